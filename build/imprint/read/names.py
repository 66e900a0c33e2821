"""Names in BibTeX's and BibLaTeX's notations to CSL's parts.

BibTeX's rules: names are parted by " and " outside braces; "First von Last", "von Last, First", "von Last, Jr,
First"; the words that begin with a small letter before the family name are its particles. A name wholly in braces is
an organisation or a mononym and stays whole. Particles are non-dropping (they stay with the family name: "van Gogh,
Vincent" files under V) unless the entry says ``useprefix=false``. "and others" becomes the literal name "others" at
the end of the list, however often it stands: CSL has no sign for it, but pandoc's citeproc, like citation managers,
prints that one as "et al."
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..model.people import Name
from .tex import bare

OTHERS = Name(literal="others")
_AND = re.compile(r"[{}]|\s+(?i:and)(?=\s)")
_COMMA = re.compile(r"[{},]")
_WORD = re.compile(r"[{}]|(?:[ \t\n]|(?<!\\)~)+")
_EXTENDED = re.compile(r"(?:^\s*\{?|,)\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_SPECIAL = re.compile(r"^\{?\\([A-Za-z]+|.)\s*\{?\s*(\\[A-Za-z]+|\\.|.)?", re.DOTALL)
_SMALL = frozenset(("i", "j", "o", "l", "ss", "ae", "oe", "aa", "dh", "dj", "th", "ng"))


def read_names(value: str, prefix_stays: bool = True) -> tuple[Name, ...]:
    """The names of a name list in TeX, in order."""
    pieces = [piece.strip() for piece in (_split(value, _AND) if "{" in value else _parted(value))]
    names = tuple([_name(piece, prefix_stays) for piece in pieces if piece])
    if "others" not in value.lower() or not any(name is OTHERS for name in names[:-1]):
        return names
    return *(name for name in names if name is not OTHERS), OTHERS


def _parted(value: str) -> list[str]:
    """Parts of a text without braces; most are parted by a plain “and” alone."""
    parts = value.split(" and ")
    return parts if value.isprintable() and value.lower().count(" and") == len(parts) - 1 else _AND.split(value)


def _split(value: str, at: re.Pattern[str]) -> list[str]:
    """Parts of a text at the separators outside of braces."""
    parts: list[str] = []
    depth = start = 0
    for mark in at.finditer(value):
        if mark.group() == "{":
            depth += 1
        elif mark.group() == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(value[start : mark.start()])
            start = mark.end()
    return [*parts, value[start:]]


_PART = r"[^\s,{}\\$~`'=\-\x00-\x1f\x7f\ufeff]++"
_SIMPLE = re.compile(rf"({_PART}(?:-{_PART})*+), ?({_PART}(?:[ -]{_PART})*+)")  # nearly all names are: Family, Given


@lru_cache(maxsize=200_000)  # the same people write again and again
def _name(value: str, prefix_stays: bool) -> Name:
    if simple := _SIMPLE.fullmatch(value):
        return Name(*(part if part.isascii() else unicodedata.normalize("NFC", part) for part in simple.groups()))
    if value.lower() == "others":
        return OTHERS
    if _whole(value):
        return Name(literal=bare(value))
    if "=" in value and _EXTENDED.search(value):
        return _extended(value, prefix_stays)
    parts = [part.strip() for part in _split(value.rstrip(", "), _COMMA)]
    if len(parts) == 1:
        return _spoken(_words(parts[0]), prefix_stays)
    von, family = _von(_words(parts[0]))
    suffix = parts[1] if len(parts) > 2 else ""
    given = " ".join(part for part in parts[2 if len(parts) > 2 else 1 :] if part)
    return _made(von, family, given, suffix, prefix_stays)


def _whole(value: str) -> bool:
    """Whether one pair of braces holds the whole name, and not just an accent."""
    if not (value.startswith("{") and value.endswith("}")) or value.startswith("{\\"):
        return False
    depth = 0
    for mark in re.finditer(r"[{}]", value):
        depth += 1 if mark.group() == "{" else -1
        if depth == 0:
            return mark.end() == len(value)
    return False


def _words(value: str) -> list[str]:
    return [word for word in _split(value, _WORD) if word]


def _von(words: list[str]) -> tuple[list[str], list[str]]:
    """Particles and family name of "van den Berg": up to the last small word, but never the last word of all."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small or not _is_small(words[0]):
        return [], words
    return words[: small[-1] + 1], words[small[-1] + 1 :]


def _spoken(words: list[str], prefix_stays: bool) -> Name:
    """First von Last."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if small:
        given, von, family = words[: small[0]], words[small[0] : small[-1] + 1], words[small[-1] + 1 :]
    else:
        given, von, family = words[:-1], [], words[-1:]
    return _made(von, family, " ".join(given), "", prefix_stays)


def _made(von: list[str], family: list[str], given: str, suffix: str, prefix_stays: bool) -> Name:
    particle = bare(" ".join(von))
    name, first = bare(" ".join(family)), bare(given)
    if not first and not particle and not suffix and name.count(" ") == 0 and len(family) == 1:
        return Name(family=name)
    dropping, staying = ("", particle) if prefix_stays else (particle, "")
    return Name(name, first, bare(suffix), dropping, staying)


def _extended(value: str, prefix_stays: bool) -> Name:
    """BibLaTeX's "family=Simon, given=Peter, prefix=de, useprefix=true"."""
    value = value[1:-1] if _whole(value) else value
    pairs = [part.partition("=") for part in _split(value, _COMMA)]
    parts = {name.strip().lower(): bare(content.strip().strip('"')) for name, _, content in pairs}
    stays = parts.get("useprefix", "true" if prefix_stays else "false") == "true"
    particle = parts.get("prefix", "")
    dropping, staying = ("", particle) if stays else (particle, "")
    return Name(parts.get("family", ""), parts.get("given", ""), parts.get("suffix", ""), dropping, staying)


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter at brace level 0; words in braces are neither small nor capital."""
    if word.startswith("{\\") or word.startswith("\\"):
        found = _SPECIAL.match(word)
        return bool(found) and _small_special(found)  # type: ignore[arg-type]
    depth = 0
    for char in word:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and char.isalpha():
            return char.islower()
    return False


def _small_special(found: re.Match[str]) -> bool:
    """The case of \\'e is that of e, the case of \\o that of its name."""
    command, letter = found.group(1), (found.group(2) or "").lstrip("\\")
    if command in _SMALL:
        return True
    return letter[:1].islower() if command.lower() not in _SMALL else False
