"""Which font families set which scripts in print, in which order, and which characters they have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.coverage import Coverage

# The order of the lists is the order of the fallback: for each character the first family that has it.
# styles/print.css and the sheets of styles/designs/ name the same families in the same order (a test compares them).
# Of EB Garamond's two optical sizes only one may be used: the setter knows both by one name and mixes their glyphs.
TEXT = ("EB Garamond 12", "Linux Biolinum O", "Gentium Plus")
BOLD = ("Gentium Plus",)  # the bold of EB Garamond has basic Latin letters only
MONO = ("DejaVu Sans Mono",)
FALLBACK = (
    "Amiri", "Ezra SIL",
    "Noto Serif CJK SC", "Noto Serif CJK TC", "Noto Serif CJK JP", "Noto Serif CJK KR",
    "Noto Serif Devanagari", "Noto Serif Bengali", "Noto Serif Tamil", "Noto Serif Thai", "Noto Serif Georgian",
    "Noto Serif Armenian", "Noto Serif Ethiopic", "Noto Serif Khmer", "Noto Naskh Arabic", "Noto Serif Hebrew",
    "DejaVu Serif", "DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math",
)  # fmt: skip

FAMILIES = tuple(dict.fromkeys((*TEXT, *BOLD, *MONO, *FALLBACK)))
_BOOKS = ("Amiri", "Ezra SIL")  # what EPUBs embed for scripts that the text's families lack
MATH = "STIX Two Math"  # of formulas: drawn with it in print, embedded for them in EPUBs
_CHOICE = re.compile(r"(?:\bhtml|:root)\s*\{[^}]*?--text-font:([^;}]*)")


def book_families(sheets: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The families that a design's EPUBs embed, each where those before it lack a character: first those of its print."""
    chosen = [found for _, text in sheets for found in _CHOICE.findall(text)]
    named = re.findall(r'"([^"]+)"', chosen[-1]) if chosen else TEXT
    return tuple(dict.fromkeys((*named, *_BOOKS)))


@dataclass(frozen=True, slots=True)
class FontFile:
    """An installed font: its family names, its style, its file's name without the folder, and its characters."""

    families: tuple[str, ...]
    style: str
    file: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class FontSet:
    """The installed fonts that belong to the families of the print edition."""

    files: tuple[FontFile, ...] = ()

    def has(self, family: str) -> bool:
        return any(family in font.families for font in self.files)

    @property
    def missing(self) -> tuple[str, ...]:
        """The families of text, bold and code that are not installed."""
        return tuple(name for name in dict.fromkeys((*TEXT, *BOLD, *MONO)) if not self.has(name))

    @property
    def coverage(self) -> Coverage:
        """Every character that some font of the edition can show."""
        return Coverage.of(span for font in self.files for span in font.coverage.ranges)

    def covers(self, char: str) -> bool:
        return any(font.coverage.covers(char) for font in self.files)
