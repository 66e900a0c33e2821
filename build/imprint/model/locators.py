"""Locators of citations in the words that the citation processor knows in the language of the text.

Pandoc's processor reads "p. 5" by the terms of one CSL locale only (CSL 1.0.2, Locators; pandoc's manual, Citation
syntax); any other word would print behind everything else. A locator in braces, {…}, it takes whatever its word.
"""

from __future__ import annotations

import re
from functools import cache

from .locator_words import fold, meanings, printed, terms
from .text import Inlines, Text

_SPACE = "[ \t\n\u00a0\u2009\u202f]"
_START = re.compile(rf"{_SPACE}*([,،、，]?){_SPACE}*")
# 5, 12r, A5, fol. r5, [17], (1)(a), 1.2: at most two letters before a digit.
_DIGITS = r"[\[(]?[^\W\d_]{0,2}\d"
# xii, XLII; d and m only as capitals, for di, mi, dim are words; one letter only where nothing else can follow.
_ROMAN = (
    r"(?:(?=[ivxlc]{2})c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
    r"|(?=[IVXLCDM]{2})M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![^\W_]|\.[^\W\d_])"
    r"|[ivxIVX](?=\s*(?:$|[,;:)\]–—-]))"
)
_NUMBER = re.compile(f"{_DIGITS}|{_ROMAN}")
# The whole of a locator that has to be put in braces: numbers with dashes and commas between.
_UNIT = r"[\[(]?[^\W\d_]{0,2}\d[^\W_]*(?:[.:/]\d[^\W_]*)*[\])]?(?:\([^\W_]{1,4}\))*"
_EXTENT = re.compile(rf"(?:{_UNIT}|{_ROMAN})(?:{_SPACE}?[-–—,،;؛]{_SPACE}?(?:{_UNIT}))*")
_BRACED = re.compile(r"\{([^{}]+)\}")
_UNKNOWN = re.compile(rf"([^\W\d_]{{1,12}}\.|(?:pgs?|pags?|pps|pgina|vols)\b){_SPACE}*(?={_DIGITS})")


def localised(suffix: Inlines, language: str, written: str = "", labels: frozenset[str] | None = None) -> Inlines:
    """A citation's suffix whose locator word, of whatever language, is the one known in a language (BCP 47).

    written is the language of the text, whose abbreviations are known first; the same where it is not said. labels are
    those that the style prints (None: all): a locator of another label stays as words, for the style would lose it.
    """
    match suffix:
        case (Text(text=text), *rest):
            return (Text(_localised(text, language, written or language, labels)), *rest)
    return suffix


def counted(suffix: Inlines, label: str, language: str) -> Inlines:
    """A suffix whose bare number gets the word of a unit (column, line …) in a language; one that has a word keeps it."""
    if not suffix or not isinstance(suffix[0], Text):
        return suffix
    start, body = _split(suffix[0].text)
    if _word(body, language) or not (found := _NUMBER.match(body)) or not found[0][-1].isdecimal():
        return suffix
    return (Text(f"{start}{printed(label, language).words[0]} {body}"), *suffix[1:])


def locator_word_unknown(suffix: Inlines, language: str) -> str:
    """The abbreviation before a number at a suffix's start that no language's table has, or ""."""
    if not suffix or not isinstance(suffix[0], Text):
        return ""
    _, body = _split(suffix[0].text)
    found = _UNKNOWN.match(body)
    return found[1] if found and not _word(body, language) else ""


def _localised(text: str, language: str, written: str, labels: frozenset[str] | None = None) -> str:
    start, body = _split(text)
    if braced := _BRACED.match(body):
        return _braced(start, braced[1], language, written, labels) + body[braced.end() :]
    word = _word(body, written)
    label = "page" if word is None else meanings(written)[_key(word[0])]
    after = body[word.end() :].lstrip(" \t\n\u00a0\u2009\u202f") if word else body
    number = _NUMBER.match(after)
    if number is None or (word is None and not number[0][-1].isdecimal()):
        return text
    if labels is not None and label not in labels:
        said = body if word else _abbreviated(after, language)
        said = re.sub(r"(?<=\d)-(?=\d)", "–", said) if label == "page" else said
        return f"{{}}{start if ',' in start else ', '}{said}"
    plain = _plain(after)
    if word is None and plain:
        return start + body
    return start + _written(label, after, plain, language)


def _braced(start: str, inside: str, language: str, written: str, labels: frozenset[str] | None) -> str:
    """A locator that its author put in braces, with its word in a language; one without a known word stays."""
    word = _word(inside, written)
    after = inside[word.end() :].lstrip() if word else ""
    if not word or not after or word[0].casefold() in _printed_words(language):
        return f"{start}{{{inside}}}"
    label = meanings(written)[_key(word[0])]
    if labels is not None and label not in labels:
        return f"{{}}{start if ',' in start else ', '}{inside}"
    return f"{start}{{{printed(label, language).words[0]} {after}}}"


@cache
def _printed_words(language: str) -> frozenset[str]:
    """The words that locators are printed with in a language."""
    return frozenset(printed(term.label, language).words[0].casefold() for term in terms("en"))


def _abbreviated(after: str, language: str) -> str:
    """Numbers of pages with their word: p. 5, pp. 5-7."""
    words = printed("page", language).words
    one = next((word for word in words if word.endswith(".")), words[0])
    extent = _EXTENT.match(after)
    many = one[0] + one if extent and re.search("[-–—,،;؛]", extent[0]) else one
    return f"{many if many in words else one} {after}"


def _written(label: str, after: str, plain: bool, language: str) -> str:
    """A label and what follows it; in braces where the processor would not understand it otherwise."""
    term = printed(label, language)
    extent = _EXTENT.match(after)
    if (plain and not term.forced) or extent is None:
        return f"{term.words[0]} {after}"
    return f"{{{term.words[0]} {extent[0]}}}{after[extent.end() :]}"


def _plain(after: str) -> bool:
    """Whether the first number is written as the processor reads numbers: its digits are ASCII, or it is Roman."""
    extent = _EXTENT.match(after)
    return extent is None or all(char.isascii() for char in extent[0] if char.isdecimal())


def _split(text: str) -> tuple[str, str]:
    """The blanks and the comma (an ASCII one, which alone the processor knows), and what comes after."""
    start = _START.match(text)
    end = start.end() if start else 0
    return re.sub("[،、，]", ",", text[:end]), text[end:]


def _word(body: str, language: str) -> re.Match[str] | None:
    """The locator word at a beginning."""
    return _words(language, body[:1].casefold()[:1]).match(body)


@cache
def _words(language: str, initial: str) -> re.Pattern[str]:
    """The locator words that begin with a letter, the longest first; one that ends in a letter ends there.

    Only these: to compile all of a language's takes longer than to check a manuscript with them.
    """
    some = [word for word in meanings(language) if word[:1].casefold()[:1] == initial]
    longest = sorted(some, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_ending, longest)) or r"(?!)", re.IGNORECASE)


def _ending(word: str) -> str:
    return re.escape(word).replace("\\ ", _SPACE) + (r"(?![^\W\d_])" if word[-1].isalpha() else "")


def _key(word: str) -> str:
    return re.sub(_SPACE, " ", fold(word))
