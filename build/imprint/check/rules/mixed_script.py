"""A word mixes letters of two scripts that look alike.

## Why
The Cyrillic “о” in a Latin word is not seen, and yet the word is found by no search, sorted at the wrong place and
hyphenated wrongly. It comes from two keyboards, or from text recognition.

## Example
```bibtex
@book{key, author = {Grаfton, Anthony}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Grafton, Anthony}, title = {T}}
```

## Source
Unicode Technical Standard 39, section 5 (mixed-script detection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ..judged import Judged
from ..rule import Rule, Where
from ..unusual import unusual

RULE = Rule("mixed-script", Severity.WARNING, where=Where.SIGNS)

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһ", "ABESIJKMHOPCTXYaeopcyxijsdh", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνι", "ABEZHIKMNOPTYXopvi", strict=True))
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_RARE = frozenset("Ѕѕԁһ")
_LATIN_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC.items()}
_LATIN_TO_GREEK = {latin: greek for greek, latin in _GREEK.items()}


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Words in the fields that are printed."""
    for field in one.prose:
        if not field.raw.isascii():
            for start, end, mended in mixed(field.raw):
                place = field.at(start, end)
                yield _finding(place, field.raw[start:end], f" in {field.name} of {one.work.id}", mended, True)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Words of the text."""
    if not any(map(_OTHER.match, unusual(copy.text))):
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    editable = copy.sources.format not in ("docx", "odt")
    keys = {(spot.place.line, spot.place.column) for spot in copy.spots if spot.kind == "cite"}
    for start, end, mended in mixed(copy.prose):
        place = lines.place(start, end)
        if copy.prose[max(0, start - 1) : start] == "@" and (place.line, place.column - 1) in keys:
            continue  # a key: it is in a library, or unknown
        yield _finding(lines.place(start, end), copy.prose[start:end], "", mended, editable)


def _finding(place: Place, word: str, where: str, mended: str, editable: bool) -> Diagnostic:
    odd = [f"{char} (U+{ord(char):04X})" for char, other in zip(word, mended, strict=True) if char != other]
    message = f"“{word}”{where} mixes scripts: {', '.join(odd)}"
    if _RARE & set(mended) - set(word):
        return RULE.at(place, message, "type the word anew")  # the letter is not likely that which looks like it
    return RULE.at(place, message, f"type the word anew: {mended}", fixes=(Fix(place, mended, safe=False),) if editable else ())


def mixed(text: str) -> Iterator[tuple[int, int, str]]:
    """Words of one script but for letters that look like it: their spans, and what is meant."""
    for word in _WORD.finditer(text) if _OTHER.search(text) else ():
        if not word[0].isascii() and (mended := _mended(word[0])) != word[0]:
            yield *word.span(), mended


def _mended(word: str) -> str:
    """The word in the script of those letters that no other script has; itself where there is no telling."""
    scripts = {_script(char) for char in word if char.isalpha()}
    for pair, to_latin, from_latin in (
        ({"LATIN", "CYRILLIC"}, _CYRILLIC, _LATIN_TO_CYRILLIC),
        ({"LATIN", "GREEK"}, _GREEK, _LATIN_TO_GREEK),
    ):
        if scripts != pair or len(word) < 3:
            continue
        latin = "".join(to_latin.get(char, char) for char in word)
        other = "".join(from_latin.get(char, char) if _script(char) == "LATIN" else char for char in word)
        if {_script(char) for char in latin if char.isalpha()} == {"LATIN"}:
            return latin
        if "LATIN" not in {_script(char) for char in other} and sum(char.isascii() for char in word) * 2 < len(word):
            return other
    return word


def _script(char: str) -> str:
    if char.isascii():
        return "LATIN"
    if "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff":
        return "GREEK"
    if "\u0400" <= char <= "\u052f":
        return "CYRILLIC"
    return "LATIN" if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" else "OTHER"
