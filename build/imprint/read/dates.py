"""Dates in libraries: ISO 8601-2 (level 1, as in BibLaTeX 3.20, § 2.3.8), BibTeX's year and month, what people write.

``read_date`` gives the date and what is wrong with it: "" for nothing, "impossible-date", or "date-not-iso" where the
date was understood but is not written as the standard wants.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import NamedTuple

from ..model.work import Date
from .month_names import MONTH_NAMES, SEASONS


class ReadDate(NamedTuple):
    """A date, the rule it offends, and how it is written in ISO 8601 (for the hint)."""

    date: Date
    rule: str = ""
    iso: str = ""


_ISO = re.compile(
    r"([+-]?\d{4,9}|\d{2}XX|\d{3}X)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.+Z-]*)?([?~%]?)$", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$")
_SHORT = re.compile(r"(?:(\d{4})[./-](\d)|(\d{1,2})[./](\d{4}))$")
_WORDY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?)?([^\W\d_]+)\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?:de\s+)?(\d{4})$"
)
_YEAR_FIRST = re.compile(r"(\d{4}),?\s+([^\W\d_]+)\.?(?:\s+(\d{1,2}))?$")
_CIRCA = re.compile(r"^(?:c\.|ca\.?|c|circa|um|vers|около|ок\.|yaklaşık|hacia|approx\.?)\s*(?=\d)\s*", re.IGNORECASE)
_GUESSED = re.compile(r"^\[(.+?)\??\]$")
_YEAR = re.compile(r"(-?\d{1,4})$")
_YEARS = re.compile(r"(\d{4})\s*(?:--?-?|–|—|/)\s*(\d{2}|\d{4})$")
_ERA = re.compile(r"(\d{1,4})\s*(?:B\.?C\.?E?\.?|v\.\s?Chr\.|av\.\s?J\.-?C\.|до н\. ?э\.|MÖ)$", re.IGNORECASE)


@lru_cache(maxsize=20_000)  # a library has the same years over and over
def read_date(value: str) -> ReadDate:
    """A date field's words (no TeX in them) as a date; what is no date is kept as words."""
    value = value.strip().replace("\u2212", "-")
    if not value:
        return ReadDate(Date())
    if "/" in value and (found := _interval(value)):
        return found
    found = _iso(value)
    if found and found.rule and (span := _YEARS.match(value)) and int(span.group(2)) > 24:
        found = _span(*span.groups())
    return found or _written(value) or ReadDate(Date(literal=value))


def _span(first: str, last: str) -> ReadDate | None:
    """1988-90, 1988--1990."""
    end = int(first[: 4 - len(last)] + last)
    return ReadDate(Date((int(first),), (end,)), "date-not-iso", f"{first}/{end}") if end > int(first) else None


def _interval(value: str) -> ReadDate | None:
    """start/end; an open end is the year 0, an open start leaves the end alone with the word of it."""
    first, _, second = value.partition("/")
    start, end = (_iso(side.strip()) for side in (first, second))
    open_start, open_end = (side.strip() in ("", "..", "*") for side in (first, second))
    if (start or open_start) and (end or open_end) and (start or end):
        rule = next((side.rule for side in (start, end) if side and side.rule), "")
        circa = any(side.date.circa for side in (start, end) if side)
        if start is None and end is not None:
            return ReadDate(Date(literal=f"–{_year(end.date)}"), rule)
        assert start is not None
        until = (0,) if end is None else end.date.end or end.date.start
        return ReadDate(Date(start.date.start, until, circa, start.date.season), rule)
    return None


def _year(date: Date) -> str:
    return str((date.end or date.start or ("",))[0])


def _iso(value: str) -> ReadDate | None:
    found = _ISO.match(value)
    if not found:
        return None
    digits, month, day, doubt = found.groups()
    if "X" in digits.upper():
        first, last = digits.upper().replace("X", "0"), digits.upper().replace("X", "9")
        return ReadDate(Date((int(first),), (int(last),), bool(doubt)))
    parts = [_before_christ(int(digits))]
    parts += [int(part) for part in (month, day) if part and part.upper() != "XX"]
    return _checked(parts, bool(doubt))


def _before_christ(year: int) -> int:
    """ISO 8601 counts 1 BC as 0000; CSL counts it as -1."""
    return year - 1 if year <= 0 else year


def _checked(parts: list[int], circa: bool = False, rule: str = "", iso: str = "") -> ReadDate:
    """A date of year, month, day; months 21 to 24 are seasons; what the calendar lacks is impossible."""
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 0
    day = parts[2] if len(parts) > 2 else 0
    if 21 <= month <= 24 and not day:
        return ReadDate(Date((year,), (), circa, month - 20), rule, iso)
    if len(parts) > 1 and not 1 <= month <= 12:
        return ReadDate(Date((year,), (), circa), "impossible-date")
    if len(parts) > 2 and not 1 <= day <= _days(year, month):
        return ReadDate(Date((year, month), (), circa), "impossible-date")
    return ReadDate(Date(tuple(parts), (), circa), rule, iso)


def _days(year: int, month: int) -> int:
    leap = calendar.isleap(year if year > 0 else year + 1)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


# ---------------------------------------------------------------- what people write


def _written(value: str) -> ReadDate | None:
    if bracketed := _GUESSED.match(value):
        inner = read_date(bracketed.group(1))
        if inner.date.start:
            return ReadDate(
                Date(inner.date.start, inner.date.end, value.endswith("?]") or inner.date.circa), inner.rule, inner.iso
            )
    circa = _CIRCA.match(value)
    rest = value[circa.end() :] if circa else value
    found = _plain(rest)
    if found and circa and found.date.start:
        return ReadDate(Date(found.date.start, found.date.end, True, found.date.season), found.rule, found.iso)
    return found


def _plain(value: str) -> ReadDate | None:
    if found := _YEAR.match(value):
        return ReadDate(Date((_before_christ(int(found.group(1))) if value.startswith("-") else int(found.group(1)),)))
    if found := _YEARS.match(value):
        return _span(*found.groups())
    if found := _ERA.match(value):
        return ReadDate(Date((-int(found.group(1)),)))
    return _numeric(value) or _wordy(value)


def _numeric(value: str) -> ReadDate | None:
    """2025-5-18, 18.05.2025, 05.18.2025; between points the day comes first, as in most languages that write them."""
    if short := _SHORT.match(value):
        year, month_last, month_first, year_last = short.groups()
        return _told(int(year or year_last), int(month_last or month_first))
    found = _NUMERIC.match(value)
    if not found:
        return None
    first, _, middle, last = found.groups()
    if len(first) == 4 and len(last) <= 2:
        return _told(int(first), int(middle), int(last))
    if len(last) != 4 or len(first) > 2:
        return None
    day, month = int(first), int(middle)
    american = found.group(2) == "/" or month > 12
    if american and day <= 12 and month <= 31 and (month > 12 or found.group(2) == "/"):
        day, month = month, day
    return _told(int(last), month, day)


def ambiguous(value: str) -> bool:
    """Whether day and month of a numeric date could change places."""
    found = _NUMERIC.match(value.strip())
    if not found or len(found.group(4)) != 4:
        return False
    first, second = int(found.group(1)), int(found.group(3))
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def _told(year: int, month: int, day: int = 0) -> ReadDate:
    iso = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return _checked([year, month, day] if day else [year, month], False, "date-not-iso", iso)


def _wordy(value: str) -> ReadDate | None:
    """18 May 2025, May 18, 2025, May 2025, 2025 May 18, Spring 2004."""
    if found := _WORDY.match(value):
        day, word, after, year = found.groups()
    elif found := _YEAR_FIRST.match(value):
        year, word, day = found.groups()
        after = None
    else:
        return None
    month = month_number(word)
    if month:
        return _told(int(year), month, int(day or after or 0))
    season = SEASONS.get(word.lower(), 0)
    if season and not day and not after:
        return ReadDate(Date((int(year),), (), False, season), "date-not-iso", f"{year}-{season + 20}")
    return None


def month_number(word: str) -> int:
    """1 to 12 for a month's name, abbreviation or number; 0 for anything else."""
    word = word.strip().strip(".").lower()
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else 0
    return MONTH_NAMES.get(word, 0)


# ---------------------------------------------------------------- year, month and day fields


def read_parts(year: str, month: str, day: str) -> ReadDate:
    """BibTeX's year, month and day fields; a month may hold a day ("May 18") or be two ("jan/feb")."""
    found = read_date(year)
    if not found.date.start or found.date.end or not month or len(found.date.start) > 1:
        return found
    if season := SEASONS.get(month.strip().lower(), 0):
        return ReadDate(Date(found.date.start, (), found.date.circa, season), found.rule, found.iso)
    number, in_month = _month(month)
    if not number:
        wrong = "impossible-date" if month.strip().isdigit() else ""
        return ReadDate(found.date, wrong or found.rule, found.iso)
    parts = [found.date.start[0], number]
    days = re.findall(r"\d{1,2}", day or in_month)
    if days:
        parts.append(int(days[0]))
    checked = _checked(parts, found.date.circa, found.rule, found.iso)
    last = re.findall(r"[^\W\d_]+", month)
    until = month_number(last[-1]) if len(last) > 1 and not days else 0
    if until > number and not checked.rule:
        return ReadDate(Date(checked.date.start, (parts[0], until), found.date.circa))
    return checked


def _month(value: str) -> tuple[int, str]:
    """The number of the month named in a month field, and what else stands there."""
    if number := month_number(value):
        return number, ""
    for word in re.findall(r"[^\W\d_]+", value):
        if number := month_number(word):
            return number, value
    return 0, ""
