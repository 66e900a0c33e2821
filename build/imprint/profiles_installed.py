"""The ICC profiles of this machine, for journals that name none of their own."""

from __future__ import annotations

from pathlib import Path

from .files import bytes_of

# Ghostscript's SWOP, from Debian's libgs-common and from Ghostscript's own folder elsewhere.
_USUAL = ("/usr/share/color/icc/ghostscript/default_cmyk.icc", "/usr/local/share/color/icc/ghostscript/default_cmyk.icc")


def usual_profile() -> bytes:
    """A profile of a CMYK printing condition, b"" where none is installed."""
    return next((data for path in _USUAL if (data := bytes_of(Path(path))) is not None), b"")
