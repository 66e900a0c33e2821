"""What citation styles say that the citation processor takes in another sense than CSL."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from ..model.style import SHORT_YEAR
from .style_sorting import sorted_to_end

_LOCALIZED = re.compile(r"(<date\s(?=[^>]*\bform=)[^>]*(?<!/)>)(.*?)(</date>)", re.S)
_BARE_PART = re.compile(r'<date-part\s+name="(?:day|month|year)"\s*/>')
_LABEL_ALONE = re.compile(
    r"(<names\b[^>]*(?<!/)>\s*)(?=<label\b(?:(?!<name[\s/>]|</names>|<substitute).)*(?:</names>|<substitute))", re.S
)
_AND = re.compile(r'<term\s+name="and"\s*>([^<]*)</term>')
_ASKS_FOR_AND = re.compile(r'<(?:name|citation|bibliography|style)\s[^>]*\sand="text"[^>]*>')
_ESCAPED_TWICE = re.compile(r"&amp;(#(?:[0-9]{1,6}|x[0-9A-Fa-f]{1,5});)")  # a blank that some styles would print as "&#160;"
_YEAR = re.compile(r'<date-part\b(?=[^>]*\bname="year")(?=[^>]*\bform="short")[^>]*>')
_NAMES_DELIMITER = re.compile(r'(<(?:citation|bibliography|style)\b[^>]*?)\snames-delimiter="([^"]*)"')
_NEAR = re.compile(r'(<citation\b[^>]*?)\snear-note-distance="(\d{1,4})"')
_USUALLY_NEAR = 5  # notes, where a style does not say how many
_SEVERAL = re.compile(r'<names(?=\s[^>]*\bvariable="\S+\s+\S)(?![^>]*\sdelimiter=)')
_DELIMITER = re.compile(r'\s(?:name-)?delimiter="([^"]*)"')


def mended(xml: str, root: ET.Element) -> str:
    """A style (its XML, and that read) with the same meaning in words that the processor takes in CSL's sense (CSL 1.0.2)."""
    plain = _with_plain_delimiters(_with_names_first(_without_bare_parts(_with_near_notes(xml))))
    return sorted_to_end(_with_short_years(_between_variables(_ESCAPED_TWICE.sub(r"&\1", plain))), root)


def _with_near_notes(xml: str) -> str:
    """How far off a near note may be, as the processor asks for it: of the whole style, and how many notes are too far."""
    if 'near-note"' not in xml:
        return xml
    found = _NEAR.search(xml)
    distance = int(found[2]) if found else _USUALLY_NEAR
    return re.sub(r"<style\b", f'<style near-note-distance="{distance + 1}"', _NEAR.sub(r"\1", xml), count=1)


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


def _with_short_years(xml: str) -> str:
    """Years of two digits ("date-part", form "short"), which the processor writes with four: the sign tells them afterwards."""
    return _YEAR.sub(_short_year, xml)


def _short_year(tag: re.Match[str]) -> str:
    whole = tag[0].replace(' form="short"', "")
    if ' prefix="' in whole:
        return re.sub(r' prefix="([^"]*)"', rf' prefix="\1{SHORT_YEAR}"', whole)
    return whole.replace("<date-part", f'<date-part prefix="{SHORT_YEAR}"', 1)


def _between_variables(xml: str) -> str:
    """What stands between the authors and the editors ("names-delimiter") does not stand between the authors."""
    delimiters = [found[2] for found in _NAMES_DELIMITER.finditer(xml)]
    if not delimiters:
        return xml
    return _SEVERAL.sub(f'<names delimiter="{delimiters[0]}"', _NAMES_DELIMITER.sub(r"\1", xml))
