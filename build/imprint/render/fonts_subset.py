"""Fonts cut down to the characters that a text uses."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

_RESTRICTED = 0x0002  # OS/2 fsType: no embedding without the maker's leave

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # it mutters about tables that nobody needs


@dataclass(frozen=True, slots=True)
class Cut:
    """A font's bytes with only some of its characters, its media type, and the licence that it names."""

    data: bytes
    media_type: str
    license: str


def cut(data: bytes, characters: frozenset[str]) -> Cut | None:
    """The font with the characters it has of those named; None where it has none, may not be embedded or is broken."""
    try:
        font = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
        wanted = {ord(char) for char in characters} & set(font.getBestCmap() or {})
        if not wanted or font["OS/2"].fsType & 0xF == _RESTRICTED:
            return None
        license_ = _license(font)
        small = _subset(font, wanted)
    except (TTLibError, KeyError, AssertionError, ValueError, OSError):
        return None
    return Cut(small, "font/otf" if small[:4] == b"OTTO" else "font/ttf", license_)


def coverage(data: bytes) -> frozenset[int]:
    """The code points that a font has; none where it is broken."""
    try:
        return frozenset(TTFont(BytesIO(data), lazy=True).getBestCmap() or {})
    except (TTLibError, KeyError, AssertionError, ValueError, OSError):
        return frozenset()


def _subset(font: TTFont, wanted: set[int]) -> bytes:
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables = [*options.drop_tables, "FFTM", "Silf", "Silt", "Sill", "Glat", "Gloc", "Feat"]
    options.ignore_missing_unicodes = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = None
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _license(font: TTFont) -> str:
    """Copyright, licence and its address as the font states them (OpenType name table, identifiers 0, 13 and 14)."""
    stated = (font["name"].getDebugName(number) for number in (4, 0, 13, 14))
    return "\n".join(text for text in stated if text)
