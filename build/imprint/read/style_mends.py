"""What citation styles say that the citation processor takes in another sense than CSL."""

from __future__ import annotations

import re

_LOCALIZED = re.compile(r"(<date\s(?=[^>]*\bform=)[^>]*(?<!/)>)(.*?)(</date>)", re.S)
_BARE_PART = re.compile(r'<date-part\s+name="(?:day|month|year)"\s*/>')
_LABEL_ALONE = re.compile(
    r"(<names\b[^>]*(?<!/)>\s*)(?=<label\b(?:(?!<name[\s/>]|</names>|<substitute).)*(?:</names>|<substitute))", re.S
)
_AND = re.compile(r'<term\s+name="and"\s*>([^<]*)</term>')
_ASKS_FOR_AND = re.compile(r'<(?:name|citation|bibliography|style)\s[^>]*\sand="text"[^>]*>')
_DELIMITER = re.compile(r'\s(?:name-)?delimiter="([^"]*)"')


def mended(xml: str) -> str:
    """A style with the same meaning in words that the processor takes in CSL's sense (CSL 1.0.2)."""
    return _with_plain_delimiters(_with_names_first(_without_bare_parts(xml)))


def _without_bare_parts(xml: str) -> str:
    """A localized date of all parts without attributes is the locale's ("Localized Date Format").

    The processor would give its month the long name, also in a numeric date: 12/juillet/1998.
    """
    return _LOCALIZED.sub(lambda date: date[1] + _others(date[2]) + date[3], xml)


def _others(parts: str) -> str:
    """The parts, but for three that all have no attributes; fewer say which parts are printed."""
    return "" if not _BARE_PART.sub("", parts).strip() and len(_BARE_PART.findall(parts)) == 3 else parts


def _with_names_first(xml: str) -> str:
    """A label comes after the names where no cs:name says where they stand; the processor would put it before them."""
    return _LABEL_ALONE.sub(r"\1<name/>", xml)


def _with_plain_delimiters(xml: str) -> str:
    """An "and" that is the delimiter itself ("; ") is no word: between spaces it would stand as in "Burke ; Porter"."""
    term = _AND.search(xml)
    mark = term[1].strip() if term else ""
    if not mark or any(letter.isalnum() for letter in mark):
        return xml

    def change(tag: re.Match[str]) -> str:
        delimiter = _DELIMITER.search(tag[0])
        same = (delimiter[1] if delimiter else ", ").strip() == mark
        return re.sub(r'\sand="text"', "", tag[0]) if same else tag[0]

    return _ASKS_FOR_AND.sub(change, xml)
