"""The fonts of this machine, as fontconfig knows them."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from .model.coverage import Coverage
from .render.fonts import FAMILIES, MATH, FontFile, FontSet

_FORMAT = "%{family}\t%{style}\t%{file|basename}\t%{charset}\n"
_WANTED = frozenset(FAMILIES)


@lru_cache(maxsize=1)
def fonts_installed() -> FontSet:
    """The installed fonts of the print edition's families; fc-list is asked once in a process, an empty set without it."""
    try:
        listed = subprocess.run(["fc-list", "-f", _FORMAT], capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return FontSet()
    return FontSet(tuple(read_fonts(listed.stdout.decode("utf-8", "replace"))))


@lru_cache(maxsize=1)
def fonts_digest() -> str:
    """The digest of the installed fonts' files, by path, size and time, of all families: any may be asked for by a style."""
    try:
        listed = subprocess.run(["fc-list", "-f", "%{file}\n"], capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    paths = sorted(set(listed.stdout.decode("utf-8", "replace").splitlines()))
    found = ((path, Path(path).stat()) for path in paths if Path(path).is_file())
    said = "\n".join(f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in found)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def read_fonts(listing: str) -> Iterator[FontFile]:
    """The fonts of a listing in _FORMAT, sorted; families that the edition does not use are left out."""
    for line in sorted(listing.splitlines()):
        families, style, file, charset = (line.split("\t") + [""] * 4)[:4]
        names = tuple(families.split(","))
        if _WANTED.intersection(names):
            yield FontFile(names, style.split(",")[0], file, Coverage.of(_ranges(charset)))


def _ranges(charset: str) -> Iterator[tuple[int, int]]:
    """fontconfig's character sets: hexadecimal code points and ranges, "20-7e a0"."""
    for part in charset.split():
        start, _, end = part.partition("-")
        yield int(start, 16), int(end or start, 16)


_STYLES = {
    "Regular": (400, "normal"), "12 Regular": (400, "normal"), "Italic": (400, "italic"), "12 Italic": (400, "italic"),
    "Bold": (700, "normal"),
}  # fmt: skip


@lru_cache(maxsize=4)
def book_fonts(wanted: tuple[str, ...]) -> tuple[tuple[str, str, int, str, bytes], ...]:
    """The installed fonts that EPUBs embed: file name, family, weight, style, bytes; in the order of the families wanted."""
    try:
        listed = subprocess.run(["fc-list", "-f", "%{family}\t%{style}\t%{file}\n"], capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ()
    found = []
    for line in sorted(listed.stdout.decode("utf-8", "replace").splitlines()):
        families, style, path = [*line.split("\t"), "", ""][:3]
        family = next((one for one in wanted if one in families.split(",")), "")
        weight = _STYLES.get(style.split(",")[0])
        if family and weight:
            found.append((Path(path).name, family, *weight, Path(path).read_bytes()))
    return (*sorted(found, key=lambda font: (wanted.index(font[1]), font[0])), *_math())


def _math() -> Iterator[tuple[str, str, int, str, bytes]]:
    """The font of formulas, which comes with the package that draws them for print; the package itself is not loaded."""
    for folder in getattr(find_spec("ziamath"), "submodule_search_locations", None) or ():
        found = Path(folder, "fonts", "STIXTwoMath-Regular.ttf")
        if found.is_file():
            yield found.name, MATH, 400, "normal", found.read_bytes()
