"""A character that no font of the print edition can show.

## Why

A character without a glyph is printed as an empty box, and nobody notices before the reader does.

## Example

    The inscription reads 𐎠𐎼𐎹.

with no font for Old Persian on the machine that makes the PDF.

## Use instead

Install the font that the hint names (Debian packages), or write the word in letters that the fonts have.

## Source

PDF/A (ISO 19005-2:2011, 6.2.11.8) and PDF/UA (ISO 14289-1:2014, 7.21.8): no reference to the .notdef glyph.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Protocol

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("glyph-missing", Severity.ERROR)

_MOST_PLACES = 5  # further places of the same character that a finding names

# First word of the Unicode name, and the Debian package whose fonts have such characters.
_PACKAGES = (
    (("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "KANGXI"), "fonts-noto-cjk"),
    (("ARABIC",), "fonts-hosny-amiri"),
    (("HEBREW",), "fonts-sil-ezra"),
    (("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER"), "fonts-sil-gentiumplus"),
    (("MATHEMATICAL", "DOUBLE-STRUCK", "N-ARY"), "fonts-noto-core"),
    (("EGYPTIAN", "CUNEIFORM", "ANATOLIAN", "TANGUT", "SIGNWRITING"), "fonts-noto-extra"),
    (("GRINNING", "SMILING", "FACE", "EMOJI"), "fonts-noto-color-emoji"),
)  # fmt: skip
_OTHERWISE = "fonts-noto-core"


class Covering(Protocol):
    """The characters that the fonts of the edition have."""

    def covers(self, char: str) -> bool: ...


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The characters of the manuscript that no font of the edition has; nothing where the fonts are not known."""
    if copy.sources.glyphs.starts:
        yield from find_missing(copy.text, copy.sources.manuscript.path, copy.sources.glyphs)


def find_missing(text: str, path: str, covered: Covering) -> Iterator[Diagnostic]:
    """One finding for each character of the text that no font has, at its first place."""
    missing = {char for char in set(text) if _drawn(char) and not covered.covers(char)}
    if not missing:
        return
    lines = Lines.of(path, text)
    places: dict[str, list[Place]] = {}
    for offset, char in enumerate(text):
        if char in missing:
            places.setdefault(char, []).append(lines.place(offset))
    for char, found in places.items():
        yield _finding(char, found)


def _finding(char: str, places: list[Place]) -> Diagnostic:
    name = unicodedata.name(char, "a character without a name")
    times = f", {len(places)} times" if len(places) > 1 else ""
    message = f"No font of the print edition has U+{ord(char):04X} {name}{times}"
    hint = f"Install a font that has it (Debian: {package(char)}), or write it in other letters."
    further = tuple(Related(place, "also here") for place in places[1 : 1 + _MOST_PLACES])
    return RULE.at(places[0], message, hint, further)


def package(char: str) -> str:
    """The Debian package whose fonts are likely to have a character."""
    words = unicodedata.name(char, "").split()
    first = words[0] if words else ""
    return next((package for starts, package in _PACKAGES if first in starts), _OTHERWISE)


def _drawn(char: str) -> bool:
    """Whether a character needs a glyph: not controls, formats, spaces, variation selectors, surrogates."""
    if 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return False
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp")
