"""The words for the places in a work (page, chapter, folio …), by language, and which of them the processor knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from . import locator_latin, locator_latin_more, locator_scripts

ROWS = MappingProxyType(locator_latin.ROWS | locator_latin_more.ROWS | locator_scripts.ROWS)

# Where a word is not of the text's own language, the first of these that has it says what it means.
_ORDER = "en tr de fr ru fa ar es it pt nl el uk pl he sv da nb cs fi hu ro bg ca id ur zh ja ko"
# Words too short, or too common in another sense, to be read as a locator in a text of another language.
_SHORT_BUT_SAFE = "p. s. n. l. v. f. t. с. т. л. ч. п. σ. φ. τ. p pp nº nᵒ nr nro том tom bab ص صص ج"
_AMBIGUOUS = """
    vers versen side list bind blad opera riga band noter capo carte carta livre parte cat. st. sp. not. lin. del.
"""
ORDER = tuple(_ORDER.split())
SHORT_BUT_SAFE = frozenset(_SHORT_BUT_SAFE.split())
AMBIGUOUS = frozenset(_AMBIGUOUS.split())


@dataclass(frozen=True, slots=True)
class Term:
    """A label's words in one language; forced: the processor does not know the first, which has to print as it is."""

    label: str
    words: tuple[str, ...]
    forced: bool


@cache
def terms(language: str) -> tuple[Term, ...]:
    """The terms of a language (BCP 47; a region's own first, then its language's); () for an unknown language."""
    tag = language.lower()
    primary = tag.split("-")[0]
    keys = (tag, primary) if tag != primary else (tag,)
    return tuple(term for key in keys for term in _parsed(ROWS.get(key, "")))


def printed(label: str, language: str) -> Term:
    """The term to be written for a label in a language; English where that has none."""
    found = (term for tag in (language, "en") for term in terms(tag) if term.label == label)
    return next(found)


@cache
def meanings(language: str) -> MappingProxyType[str, str]:
    """Label by word (folded) as understood in a text of a language: its own words first, then the others'."""
    own = {fold(word): term.label for term in reversed(terms(language)) for word in reversed(term.words)}
    others = {
        fold(word): term.label
        for tag in reversed(ORDER)
        for term in reversed(terms(tag))
        for word in reversed(term.words)
        if shared(word)
    }
    return MappingProxyType(others | own)


@cache
def abbreviations(labels: tuple[str, ...], language: str) -> str:
    """A pattern (re) of the abbreviated words for labels in a text of a language, of English ones too; longest first."""
    words = {word for tag in (language, "en") for term in terms(tag) if term.label in labels for word in term.words}
    return "|".join(sorted((re.escape(word) for word in words if word.endswith(".")), key=lambda word: (-len(word), word)))


def shared(word: str) -> bool:
    """Whether a word means the same in a text of any language."""
    folded = word.casefold()
    if folded in SHORT_BUT_SAFE or folded in AMBIGUOUS:
        return folded in SHORT_BUT_SAFE
    letters = sum(char.isalpha() for char in word)
    if "." in word or not letters:
        return letters != 1
    return letters >= 4 or (word[0] > "\u058f" and letters >= 3) or word[0] > "\u3000"


def fold(word: str) -> str:
    """A word without case, the Turkish dots of i included."""
    return word.casefold().replace("\u0307", "").replace("ı", "i")


def _parsed(row: str) -> tuple[Term, ...]:
    entries = (entry.split(maxsplit=2) for line in row.splitlines() for entry in line.split(";") if entry.strip())
    return tuple(Term(label, tuple(words.split(", ")), mark == "!") for label, mark, words in entries)
