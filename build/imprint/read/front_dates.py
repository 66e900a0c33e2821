"""Dates as authors write them in front matter."""

from __future__ import annotations

import calendar
import re

from ..model.work import Date

_MONTHS = """
january jan januar janvier janv gennaio gen enero ene janeiro januari ocak января январь styczeń stycznia
february feb februar februari février fevrier févr febbraio febrero fevereiro fev şubat февраля февраль luty lutego
march mar märz mars marzo março maart mart марта март marzec marca
april apr avril avr aprile abril abr nisan апреля апрель kwiecień kwietnia
may mai maggio mag mayo maio mei mayıs мая май maj maja
june jun juni juin giugno giu junio junho haziran июня июнь czerwiec czerwca
july jul juli juillet juil luglio lug julio julho temmuz июля июль lipiec lipca
august aug août aout agosto ago augustus ağustos августа август sierpień sierpnia
september sep sept septembre settembre set septiembre setembro eylül сентября сентябрь wrzesień września
october oct okt oktober octobre ottobre ott octubre outubro out ekim октября октябрь październik października
november nov novembre noviembre novembro kasım ноября ноябрь listopad listopada
december dec dez dezember décembre decembre déc dicembre dic diciembre dezembro aralık декабря декабрь grudzień grudnia
"""
MONTHS = {word: number for number, line in enumerate(_MONTHS.split("\n")) for word in line.split()}
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_NONE = re.compile(r"(?i)\\?today|now|last-modified|none|n/?a|tbd|`r .*`|sys\.date\(\)|\$.*\$|\{\{.*\}\}|[x?\s,./-]*")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?$")
_JOINED = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")
_CJK = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?$")
_WORD = re.compile(r"[^\W\d_]+\.?|\d+")


def date_of(words: str) -> tuple[Date | None, str]:
    """The date that the words name, and why they name none for certain ("" where all is well).

    Nothing at all, a placeholder and "today" are no date and no fault.
    """
    text = words.strip().strip("*").strip()
    if not text or _NONE.fullmatch(text):
        return None, ""
    if re.fullmatch(r"\S+/\S+", text) and text.count("/") == 1 and text.count("-") >= 2:
        return _range(text)
    for form in (_ISO, _JOINED, _YEAR_FIRST, _CJK):
        if found := form.fullmatch(text):
            return _checked(text, *(int(part) for part in found.groups() if part))
    if found := _NUMERIC.fullmatch(text):
        return _numeric(text, int(found[1]), int(found[3]), int(found[4]))
    return _spoken(text)


def _range(text: str) -> tuple[Date | None, str]:
    start, fault = date_of(text.split("/")[0])
    end, other = date_of(text.split("/")[1])
    if start and end and start.start and end.start:
        return Date(start.start, end.start), ""
    return Date(literal=text), fault or other


def _checked(text: str, year: int, month: int = 0, day: int = 0) -> tuple[Date, str]:
    if not 0 <= month <= 12 or (day and not 1 <= day <= _days(year, month)) or (day and not month):
        return Date(literal=text), f"{text} is no day of the calendar"
    return Date(tuple(part for part in (year, month, day) if part)), ""


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if year and 1 <= month <= 12 else 31


def _numeric(text: str, first: int, second: int, year: int) -> tuple[Date, str]:
    """Day and month, in the only order that is possible, if there is only one."""
    if first > 12 or first == second:
        return _checked(text, year, second, first)
    if second > 12:
        return _checked(text, year, first, second)
    return Date(literal=text), f"{text} can be read as two dates"


def _spoken(text: str) -> tuple[Date, str]:
    """13 July 2023, July 13th, 2023, Sep, 1, 2015, Nov 2015, Spring 2024, 12 марта 2021 г."""
    tokens = [token.rstrip(".").casefold() for token in _WORD.findall(text)]
    month = next((MONTHS[token] for token in tokens if token in MONTHS), 0)
    season = next((SEASONS[token] for token in tokens if token in SEASONS), 0)
    years = [int(token) for token in tokens if token.isdecimal() and len(token) == 4]
    days = [int(token) for token in tokens if token.isdecimal() and len(token) <= 2]
    others = [token for token in tokens if not token.isdecimal() and token not in MONTHS and token not in SEASONS]
    if len(years) != 1 or len(days) > 1 or not (month or season) or not set(others) <= _ALONGSIDE:
        return Date(literal=text), f"“{text}” is not understood as a date"
    if season:
        return Date((years[0],), season=season), ""
    return _checked(text, years[0], month, *days)


_DAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
_ALONGSIDE = frozenset(("st", "nd", "rd", "th", "de", "del", "of", "the", "er", "г", "года", *_DAYS.split()))
