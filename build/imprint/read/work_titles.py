"""The titles of an entry: its own, its container's, its series'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.people import Name
from ..model.work import Entry
from .tex import bare, rich

_WEB = frozenset(("webpage", "post", "post-weblog"))
_SITES = ("journaltitle", "maintitle", "booktitle", "organization", "publisher", "eprinttype")
_SERIES = {"newseries": "new series", "oldseries": "old series"}


def titles(entry: Entry, kind: str, names: tuple[tuple[str, tuple[Name, ...]], ...]) -> Iterator[tuple[str, str]]:
    """title, container-title, volume-title and collection-title, capitals kept."""
    own, there = joined(entry, "title"), entry.named
    if kind == "periodical" or entry.type == "periodical":
        yield "title", own
        yield "volume-title", joined(entry, "issuetitle")
    elif "maintitle" in there and "booktitle" not in there and kind in ("book", "document"):
        yield "title", _part_of(joined(entry, "maintitle"), own)
    else:
        yield "title", own or joined(entry, "booktitle")
    yield "title-short", _short(entry, own)
    yield "container-title", _container(entry, kind, names)
    yield "volume-title", joined(entry, "issuetitle")
    if "series" not in there:
        return
    series = bare(entry.value("series"))
    yield "collection-title", _SERIES.get(series.lower()) or _ordinal(series) or rich(entry.value("series"))


def _short(entry: Entry, own: str) -> str:
    """The short title, else the title without its subtitle (BibLaTeX's labeltitle), be it after a colon."""
    there = entry.named
    if "shorttitle" in there:
        return rich(there["shorttitle"].value)
    if "subtitle" in there or "titleaddon" in there:
        return rich(entry.value("title"))
    before, colon, _ = own.partition(": ")
    if not colon or "<" not in before:
        return before if colon and len(before) > 2 else ""
    unclosed = re.findall(r"<(\w+)", before), re.findall(r"</(\w+)", before)
    missing = "</span>" * (len(unclosed[0]) - len(unclosed[1])) if before.startswith('<span class="nocase">') else ""
    balanced = len(unclosed[0]) == len(unclosed[1]) + (1 if missing else 0)
    return before + missing if balanced and len(before) > 2 else ""


def _ordinal(series: str) -> str:
    """A journal's series by its number."""
    if not series.isdigit() or len(series) > 2:
        return ""
    ending = "th" if 10 < int(series) < 20 else {"1": "st", "2": "nd", "3": "rd"}.get(series[-1], "th")
    return f"{series}{ending} series"


_BESIDE = {
    f"{stem}title": (f"{stem}subtitle", f"{stem}titleaddon") for stem in ("", "main", "book", "journal", "issue")
}


def joined(entry: Entry, name: str) -> str:
    """Title: subtitle. Addition; no colon after a mark that ends a sentence."""
    subtitle, addon = _BESIDE[name]
    title = rich(entry.named[name].value) if name in entry.named else ""
    if subtitle not in entry.named and addon not in entry.named:
        return title
    return _then(_within(title, rich(entry.value(subtitle))), rich(entry.value(addon)))


def _within(title: str, more: str) -> str:
    if not title or not more:
        return title or more
    return title + (" " if _ended(title, "?!:;…—") else ": ") + more


def _part_of(whole: str, part: str) -> str:
    """A volume's title after that of the whole work; one that has a subtitle ends with a full stop."""
    return _then(whole, part) if ": " in whole else _within(whole, part)


def _then(title: str, more: str) -> str:
    if not title or not more:
        return title or more
    return title + (" " if _ended(title, ".?!:;…") else ". ") + more


def _ended(title: str, marks: str) -> bool:
    return re.sub(r"(?:<[^<>]*>|[”’»\"')])+$", "", title).endswith(tuple(marks))


def _container(entry: Entry, kind: str, names: tuple[tuple[str, tuple[Name, ...]], ...]) -> str:
    if kind in _WEB:
        return _site(entry, names)
    if kind in ("book", "thesis", "periodical", "pamphlet", "report") and entry.type not in ("inbook", "article"):
        return joined(entry, "journaltitle")
    journal = joined(entry, "journaltitle")
    if entry.type in ("article", "suppperiodical", "review") and journal:
        return journal
    return _part_of(joined(entry, "maintitle"), joined(entry, "booktitle")) or journal


def _site(entry: Entry, names: tuple[tuple[str, tuple[Name, ...]], ...]) -> str:
    """The site that a web page stands on; not said again where it is the page's author."""
    name = next((name for name in _SITES if entry.field(name)), "")
    site = joined(entry, name) if name.endswith("title") else rich(entry.value(name))
    authors = {author.full.casefold() for role, people in names if role == "author" for author in people}
    return "" if bare(entry.value(name)).casefold() in authors else site
