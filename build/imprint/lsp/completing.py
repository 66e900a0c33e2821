"""Citation keys that fit what somebody types after @, in \\cite{…}, or in a library's crossref."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from typing import NamedTuple

from lsprotocol import types

from ..model.work import Work
from ..read.stretches import stretch
from . import fast
from .desk import Desk
from .documents import Document
from .markdown import escaped
from .text import Point

MOST = 60  # entries that a list shows
_AT = re.compile(r"(?<![\w@\\`.])@(\{?)([^\s\[\]{};,@\"'()]*)$")
_TEX = re.compile(r"\\(?=[a-zA-Z]*?cite)[a-zA-Z]++\*?(?:\[[^\]]*\]){0,2}(\{)(?:[^{}]*,\s*)?([^{},\s]*)$")
_FIELD = re.compile(r"(?i)^\s*(?:crossref|xref|xdata|related|entryset)\s*=\s*([{\"])(?:[^{}\"]*,\s*)?([^{},\s\"]*)$")
PLAIN = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")  # a key that needs no braces after @ (pandoc)


class Candidate(NamedTuple):
    """An entry that may be meant."""

    rank: int
    order: str
    key: str
    type: str
    author: str
    year: str
    title: str


def complete(desk: Desk, document: Document, point: Point) -> types.CompletionList | None:
    """The entries that fit, the likeliest first; None where no key is due."""
    due = _due(document, point)
    if due is None:
        return None
    braced, query = due
    found = _candidates(desk, document, query.casefold())
    start = desk.documents.position(document.text, point.line + 1, point.column - len(query) + 1)
    end = desk.documents.position(document.text, point.line + 1, point.column + 1)
    items = [_item(number, one, types.Range(start, end), query, braced) for number, one in enumerate(found[:MOST])]
    return types.CompletionList(is_incomplete=len(found) > MOST or not desk.shelf(document.path).whole, items=items)


def _due(document: Document, point: Point) -> tuple[bool, str] | None:
    """Whether the key has braces already, and what of it is typed."""
    before = document.text.line(point.line)[: point.column]
    patterns = {"markdown": (_AT, _TEX), "latex": (_TEX,), "bib": (_FIELD,)}.get(document.kind, ())
    found = next((match for one in patterns if (match := one.search(before))), None)
    if found is None:
        return None
    if found.re is _AT:
        part, offset = document.text.at(Point(point.line, found.start()))
        if part.read(fast.prose)[offset : offset + 1] == " ":
            return None
    return bool(found[1]) or found.re is not _AT, found[2]


def _candidates(desk: Desk, document: Document, query: str) -> list[Candidate]:
    """The likeliest ones, one more than is shown where there are more."""
    here = (
        Counter(one.key for part in document.text.parts for one in part.read(fast.cited))
        if document.kind != "bib"
        else {}
    )
    listed = (one for _, text in desk.shelf(document.path).libraries for part in text.parts for one in part.read(stretch).entries)
    ranked = (
        (_rank(key := one.key.casefold(), one.author, query) - (one.key in here), key, one)
        for one in listed
        if query in one.search and one.type != "xdata"
    )
    best = heapq.nsmallest(MOST + 1, ranked)  # only these are made: there may be ten thousand
    out = [Candidate(rank, key, one.key, one.type, one.author, one.year, one.title) for rank, key, one in best]
    reading = desk.reading(document.path)
    out += filter(None, (_of_work(work, query) for work in (reading.items if reading else ())))
    return sorted(out)[: MOST + 1]


def _rank(folded: str, author: str, query: str) -> int:
    return 0 if folded.startswith(query) else 2 if query in folded else 4 if author.casefold().startswith(query) else 6


def _of_work(work: Work, query: str) -> Candidate | None:
    names = work.people("author") or work.people("editor")
    author = (names[0].family or names[0].literal) + (" et al." if len(names) > 1 else "") if names else ""
    date = work.date("issued")
    year = str(date.start[0]) if date and date.start else ""
    title = work.get("title")
    fits = query in f"{work.id} {author} {year} {title}".casefold()
    rank = _rank(work.id.casefold(), author, query)
    return Candidate(rank, work.id.casefold(), work.id, work.type, author, year, title) if fits else None


def _item(number: int, one: Candidate, where: types.Range, query: str, braced: bool) -> types.CompletionItem:
    key = one.key if braced or PLAIN.fullmatch(one.key) else f"{{{one.key}}}"
    source = ", ".join(filter(None, (one.author, one.year)))
    words = types.MarkupContent(types.MarkupKind.Markdown, f"{escaped(source)}\n\n*{escaped(one.title)}*\n\n{one.type}")
    return types.CompletionItem(
        label=one.key,
        label_details=types.CompletionItemLabelDetails(description=source),
        kind=types.CompletionItemKind.Reference,
        detail=f"{source}: {one.title}" if source else one.title,
        documentation=words,
        sort_text=f"{number:03}",
        filter_text=f"{one.key} {one.author} {one.year} {one.title}" if query else one.key,
        text_edit=types.TextEdit(where, key),
    )
