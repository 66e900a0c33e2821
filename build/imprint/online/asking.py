"""Asks: whose a DOI is, whether an address answers, which DOI a work has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from urllib.parse import quote, urlencode

from .answers import Answer, Answers, Kind, Question, State, fresh
from .door import Door, Reply
from .likeness import alike

CSL_JSON = "application/vnd.citationstyles.csl+json"
GONE = frozenset((404, 410))
_AT_ONCE = 6  # hosts asked at the same time


@dataclass(frozen=True, slots=True)
class Services:
    """Where DOIs are resolved and works are looked up."""

    doi: str = "https://doi.org"
    works: str = "https://api.crossref.org/works"


def consult(
    questions: Iterable[Question],
    known: Answers,
    door: Door,
    services: Services,
    today: str,
    step: Callable[[str], None] = lambda _: None,
) -> dict[Question, Answer]:
    """Answers to all questions: known ones that are still good, else asked for today."""
    wanted = sorted(set(questions))
    old = {one: known[one] for one in wanted if one in known}
    asked = _mixed(one for one in wanted if one not in old or not fresh(old[one], today))

    def ask(one: Question) -> tuple[Question, Answer]:
        answer = _ASK[one.kind](one.about, door, services, today)
        step(one.about.split("\n")[0])
        return one, answer

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        new = dict(pool.map(ask, asked))
    kept = {one: old[one] if answer.state is State.UNKNOWN and one in old else answer for one, answer in new.items()}
    return {**old, **kept}


def _mixed(questions: Iterable[Question]) -> list[Question]:
    """Questions of all kinds by turns, so that different hosts are asked at the same time."""
    groups: dict[Kind, list[Question]] = {}
    for one in questions:
        groups.setdefault(one.kind, []).append(one)
    return [one for turn in zip_longest(*groups.values()) for one in turn if one]


def _doi(doi: str, door: Door, services: Services, today: str) -> Answer:
    """By content negotiation with the resolver (DOI Handbook; CrossCite); without metadata, by the Handle System."""
    reply = door.ask(f"{services.doi}/{quote(doi, safe='/')}", CSL_JSON)
    item = _object(reply)
    if reply.status == 200 and item:
        return _described(item, today)
    handle = door.ask(f"{services.doi}/api/handles/{quote(doi, safe='/')}", "application/json")
    code = _object(handle).get("responseCode")
    if code in (1, 200):  # 200: registered, without values
        return Answer(State.FOUND, today, "registered; its agency says nothing more")
    if code == 100:
        return Answer(State.NOT_FOUND, today, "it is not registered")
    return Answer(State.UNKNOWN, today, _why(handle if reply.status == 200 else reply))


def _url(address: str, door: Door, services: Services, today: str) -> Answer:
    """By HEAD; hosts that do not know it are asked for the page itself."""
    reply = door.ask(address, method="HEAD")
    if not 200 <= reply.status < 300 and reply.status != 0:
        reply = door.ask(address)
    if 200 <= reply.status < 300:
        return Answer(State.FOUND, today)
    if reply.status in GONE:
        return Answer(State.NOT_FOUND, today, f"the host says {reply.status}")
    if reply.failure in ("there is no such host", "this is no web address"):
        return Answer(State.NOT_FOUND, today, reply.failure)
    return Answer(State.UNKNOWN, today, _why(reply))


def _work(words: str, door: Door, services: Services, today: str) -> Answer:
    """By bibliographic query (Crossref REST API, /works); only a work with the same title, author and year is found."""
    title, author, year = (*words.split("\n"), "", "")[:3]
    query = urlencode({"query.bibliographic": f"{title} {author} {year}".strip(), "rows": "5"})
    reply = door.ask(f"{services.works}?{query}", "application/json")
    message = _object(reply).get("message")
    items = message.get("items") if isinstance(message, dict) else None
    if reply.status != 200 or not isinstance(items, list):
        return Answer(State.UNKNOWN, today, _why(reply))
    for item in (one for one in items if isinstance(one, dict)):
        found = _described(item, today)
        close = abs(found.year - int(year)) <= 1 if year.isdigit() and found.year else False
        if found.doi and close and alike(found.title, title) and alike(found.author, author):
            return found
    return Answer(State.NOT_FOUND, today)


_ASK = {Kind.DOI: _doi, Kind.URL: _url, Kind.WORK: _work}


def _object(reply: Reply) -> dict[str, Any]:
    try:
        value = json.loads(reply.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _described(item: dict[str, Any], today: str) -> Answer:
    """The title, first author and year of a CSL item or a Crossref work."""
    return Answer(
        State.FOUND,
        today,
        doi=_text(item.get("DOI")).lower(),
        title=_text(item.get("title")),
        author=_author(item.get("author") or item.get("editor")),
        year=_year(item.get("issued")),
    )


def _text(value: object) -> str:
    one = value[0] if isinstance(value, list) and value else value
    return " ".join(one.split())[:500] if isinstance(one, str) else ""


def _author(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else None
    return _text(first.get("family") or first.get("literal") or first.get("name")) if isinstance(first, dict) else ""


def _year(value: object) -> int:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    try:
        return int(parts[0][0]) if parts else 0
    except (TypeError, ValueError, IndexError, KeyError):
        return 0


def _why(reply: Reply) -> str:
    if reply.status == 200:
        return "the answer cannot be understood"
    if reply.status in (401, 403):
        return f"the host refuses programs ({reply.status})"
    return reply.failure or f"the host says {reply.status}"
