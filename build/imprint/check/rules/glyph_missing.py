"""A character that no font of the print edition can show.

## Why

A character without a glyph is printed as an empty box, and nobody notices before the reader does. One finding names all
such characters of a script, with the first of them.

## Example

    The inscription reads 𐎠𐎼𐎹.

with no font for Old Persian on the machine that makes the PDF.

## Use instead

Install the font that the hint names (Debian packages), or write the word in letters that the fonts have.

## Source

PDF/A (ISO 19005-2:2011, 6.2.11.8) and PDF/UA (ISO 14289-1:2014, 7.21.8): no reference to the .notdef glyph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("glyph-missing", Severity.ERROR)

_MOST_PLACES = 5  # further places of the same character that a finding names
_MOST_SHOWN = 12  # characters of a script that a finding shows

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
# What is kept is code: what looks like a comment there is set.
_COMMENTS = {
    "markdown": re.compile(
        r"(?P<kept>^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))|<!--.*?-->",
        re.DOTALL | re.MULTILINE,
    ),
    "latex": re.compile(r"(?P<kept>\\%)|%.*"),
}
_BEGINNINGS = {"markdown": "<!--", "latex": "%"}
_OTHERWISE = "fonts-noto-core"
_CALLED = {
    "COMBINING": "combining marks",
    "MODIFIER": "modifier letters", "MATHEMATICAL": "mathematics", "DOUBLE-STRUCK": "mathematics",
}  # fmt: skip


class Covering(Protocol):
    """The characters that the fonts of the edition have."""

    def covers(self, char: str) -> bool: ...


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The characters of the manuscript that no font of the edition has; nothing where the fonts are not known."""
    if copy.sources.glyphs.starts:
        yield from find_missing(_set(copy), copy.sources.manuscript.path, copy.sources.glyphs)


def _set(copy: Copy) -> str:
    """The text with comments, which nobody sets, as blanks."""
    pattern = _COMMENTS.get(copy.sources.format)
    if pattern is None or _BEGINNINGS[copy.sources.format] not in copy.text:
        return copy.text
    return pattern.sub(lambda found: found[0] if found["kept"] else re.sub(r"[^\n]", " ", found[0]), copy.text)


def find_missing(text: str, path: str, covered: Covering) -> Iterator[Diagnostic]:
    """One finding for each script with characters that no font has, at the first of them."""
    missing = {char for char in set(text) if _drawn(char) and not covered.covers(char)}
    if not missing:
        return
    found: dict[str, list[int]] = defaultdict(list)
    for offset, char in enumerate(text):
        if char in missing:
            found[script(char)].append(offset)
    lines = Lines.of(path, text)
    for called, offsets in found.items():
        yield _finding(called, offsets, text, lines)


def _finding(called: str, offsets: list[int], text: str, lines: Lines) -> Diagnostic:
    chars = list(dict.fromkeys(text[offset] for offset in offsets))
    if len(chars) == 1:
        name = unicodedata.name(chars[0], "a character without a name")
        times = f", {len(offsets)} times" if len(offsets) > 1 else ""
        message = f"no font of the print edition has U+{ord(chars[0]):04X} {name}{times}"
    else:
        sample = "".join(chars[:_MOST_SHOWN]) + ("…" if len(chars) > _MOST_SHOWN else "")
        message = f"no font of the print edition has {len(chars)} characters of {called}: {sample} ({len(offsets)} times)"
    packages = " ".join(dict.fromkeys(package(char) for char in chars))
    hint = f"install a font that has {'it' if len(chars) == 1 else 'them'} (Debian: {packages}), or write it in other letters"
    further = tuple(Related(lines.place(at), "also here") for at in offsets[1 : 1 + _MOST_PLACES] if len(chars) == 1)
    return RULE.at(lines.place(offsets[0]), message, hint, further)


def script(char: str) -> str:
    """What a character's writing is called: "Arabic", "Egyptian hieroglyph"; East Asian writing is one, signs are signs."""
    if package(char) == "fonts-noto-cjk":
        return "Chinese, Japanese and Korean writing"
    if unicodedata.category(char)[0] not in "LMN":
        return "signs"
    words = unicodedata.name(char, "unnamed characters").split()
    called = _CALLED.get(words[0], words[0].capitalize())
    return f"{called} {words[1].lower()}" if words[0] in ("EGYPTIAN", "OLD", "LINEAR", "CANADIAN") and words[1:] else called


def package(char: str) -> str:
    """The Debian package whose fonts are likely to have a character."""
    words = unicodedata.name(char, "").split()
    first = words[0].split("-")[0] if words else ""
    if "\u3000" <= char <= "\u303f":
        return "fonts-noto-cjk"
    return next((package for starts, package in _PACKAGES if first in starts), _OTHERWISE)


def _drawn(char: str) -> bool:
    """Whether a character needs a glyph: not controls, formats, spaces, variation selectors, surrogates."""
    if 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return False
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp")
