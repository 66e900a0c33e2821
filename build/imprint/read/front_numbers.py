"""Dates, identifiers and numbers in front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.diagnostic import Diagnostic
from ..model.manuscript import FrontMatter
from ..model.work import Date
from . import yaml
from .front_dates import date_of
from .front_said import say
from .front_values import Fields, fields_of, fold, items_of, line_of, value, word
from .identifiers import doi_of, web_address

_DATES = ("date", "date-modified", "received", "accepted", "published")


def with_dates(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    """With its dates; what is none for certain is kept in words, and said."""
    found = {key: _date(value(fields, key), said) for key in _DATES}
    return replace(
        front,
        date=found["date"],
        modified=found["date-modified"],
        received=found["received"],
        accepted=found["accepted"],
        published=found["published"],
    )


_DATE_PARTS = {"iso": ("iso-8601", "value", "date"), "year": (), "month": (), "day": ()}


def _date(node: yaml.Node | None, said: list[Diagnostic]) -> Date | None:
    words, place = line_of(node), node.place if node else None
    if isinstance(node, yaml.Mapping):
        parts = fields_of(node, _DATE_PARTS)
        words = word(parts, "iso") or "-".join(filter(None, (word(parts, key) for key in ("year", "month", "day"))))
    date, fault = date_of(words)
    if fault and place:
        hint = "write the year, the month and the day in this order: 2024-09-12"
        said.append(say("date-not-iso", place, fault, hint))
    return date


_IDENTIFIERS = ("arxiv", "pmid", "pmcid", "archive-doi")


def with_identifiers(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    """With DOI, other identifiers, volume, issue, pages and repository."""
    found = {key: word(fields, key) for key in _IDENTIFIERS}
    listed = value(fields, "identifiers")
    for item in items_of(listed):
        parts = fields_of(item, {"type": ("scheme",), "value": ("id", "text", "identifier")})
        if "type" in parts:
            found.setdefault(fold(word(parts, "type")), word(parts, "value"))
        elif isinstance(item, yaml.Mapping):
            named = {fold(key.value): line_of(one) for key, one in item.items}
            found = {**named, **{key: text for key, text in found.items() if text}}
    doi = value(fields, "doi")
    written = line_of(doi) or found.pop("doi", "")
    first, last = _pages(fields)
    return replace(
        front,
        doi=_doi(written, doi or listed, said),
        identifiers=tuple((key, text) for key, text in found.items() if text and key != "doi"),
        volume=_bare(word(fields, "volume")),
        issue=_bare(word(fields, "issue")),
        first_page=first,
        last_page=last,
        translation_of=word(fields, "translation-of"),
        repository=_repository(value(fields, "repository")),
    )


def _doi(words: str, node: yaml.Node | None, said: list[Diagnostic]) -> str:
    doi, fault = doi_of(words) if words else ("", "")
    if fault and node:
        said.append(say("invalid-doi", node.place, f"{words} is no DOI: {fault}", "write it as 10.1234/abc"))
    return doi


def _bare(words: str) -> str:
    """A volume or issue without emphasis; a template's x is none."""
    text = words.strip("*_ ")
    return "" if text.casefold() in ("x", "xx", "n/a") else text


def _pages(fields: Fields) -> tuple[str, str]:
    first, _, last = re.sub(r"\s*[-–—]+\s*", "-", word(fields, "pages")).partition("-")
    return word(fields, "first-page") or first, word(fields, "last-page") or last


def _repository(node: yaml.Node | None) -> str:
    parts = fields_of(node, {"code": ("url", "repository"), "article": ()})
    words = word(parts, "code") or word(parts, "article") or line_of(node)
    return f"https://github.com/{words}" if re.fullmatch(r"[\w-]+/[\w.-]+", words) else web_address(words)
