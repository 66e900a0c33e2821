"""The reference list as JATS: every cited work in its parts, and in the printed list's words if there is one."""

from __future__ import annotations

import re

from ..model.edition import Edition, Reference
from ..model.people import Name
from ..model.text import plain
from ..model.work import Date, Work, unmarked
from .address import clean, doi, language_tag, url
from .jats_inline import Setting, inlines
from .xml import Element, Part, element, flat

# CSL 1.0.2, appendix III → JATS4R's publication types; what is not here is "other".
_TYPES = {
    "article": "preprint", "article-journal": "journal", "article-magazine": "magazine",
    "article-newspaper": "newspaper", "bill": "legal", "book": "book", "chapter": "book", "classic": "book",
    "collection": "archive", "dataset": "data", "document": "document", "entry": "book", "entry-dictionary": "book",
    "entry-encyclopedia": "book", "figure": "image", "graphic": "image", "hearing": "legal",
    "interview": "interview", "legal_case": "legal", "legislation": "legal", "manuscript": "manuscript",
    "map": "map", "motion_picture": "film", "musical_score": "score", "pamphlet": "book",
    "paper-conference": "confproc", "patent": "patent", "performance": "performance", "periodical": "journal",
    "personal_communication": "letter", "post": "website", "post-weblog": "website", "regulation": "legal",
    "report": "report", "review": "review", "review-book": "review", "software": "software", "song": "audio",
    "speech": "speech", "standard": "standard", "thesis": "thesis", "treaty": "legal", "webpage": "website",
    "broadcast": "broadcast", "event": "confproc",
}  # fmt: skip
_IN_JOURNAL = frozenset(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"))
_IN_BOOK = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"))
_ON_SITE = frozenset(("webpage", "post", "post-weblog", "paper-conference", "broadcast"))


def reference_list(edition: Edition, setting: Setting) -> Element | None:
    """The list of all works cited: in the printed list's order, then those that only notes cite."""
    if not edition.works and not edition.references:
        return None
    works = {work.id: work for work in edition.works}
    listed = [_listed(reference, works.get(reference.work), setting) for reference in edition.references]
    printed = {reference.work for reference in edition.references}
    others = [_unlisted(work, setting) for work in edition.works if work.id not in printed]
    title = dict(edition.words).get("references", "")
    return element("ref-list", element("title", title) if title else None, listed, others)


def _listed(reference: Reference, work: Work | None, setting: Setting) -> Element:
    words = inlines(reference.content, setting)
    kind = publication_type(work) if work else "other"
    kind = _LOOSE.get(kind, kind)
    mixed = element("mixed-citation", words, publication_type=kind)
    both = element("citation-alternatives", citation(work), mixed) if work else mixed
    label = element("label", plain(reference.label)) if reference.label else None
    return element("ref", label, both, id=setting.names.id(reference.id))


def _unlisted(work: Work, setting: Setting) -> Element:
    return element("ref", citation(work), id=setting.names.works[work.id])


# JATS4R asks for parts in these, which set words do not have.
_LOOSE = {"data": "dataset", "preprint": "working-paper"}


def publication_type(work: Work) -> str:
    """JATS4R's word for a work's type; data and a preprint only with what JATS4R asks of them."""
    kind = _TYPES.get(work.type, "other")
    if kind == "data":
        return kind if work.get("title") or work.get("container-title") or work.get("publisher") else "dataset"
    if kind != "preprint":
        return kind
    year = _year(work.date("issued"))
    whole = work.people("author") and work.get("title") and year and (work.get("DOI") or work.get("URL"))
    return "preprint" if whole and _container(work) else "working-paper"


def _container(work: Work) -> str:
    return work.get("container-title") or work.get("publisher") or work.get("archive")


def citation(work: Work) -> Element:
    """A work in its parts."""
    parts = [
        [_people(work.people(role), kind) for role, kind in _ROLES],
        _titles(work),
        _dates(work),
        _numbers(work),
        _pages(work),
        _publisher(work),
        _identifiers(work),
    ]
    words = parts if any(True for _ in flat(parts)) else [element("comment", work.id)]
    language = language_tag(work.get("language"))
    return element("element-citation", words, publication_type=publication_type(work), xml__lang=language)


_ROLES = (
    ("author", "author"), ("editor", "editor"), ("collection-editor", "editor"), ("container-author", "author"),
    ("translator", "translator"), ("compiler", "compiler"), ("director", "director"), ("illustrator", "illustrator"),
    ("curator", "curator"), ("editor-translator", "transed"),
)  # fmt: skip


def _people(people: tuple[Name, ...], kind: str) -> Part:
    named = [made for name in people if (made := person(name)) is not None]
    return element("person-group", named, person_group_type=kind) if named else None


def person(name: Name) -> Element | None:
    """A name in JATS's parts, the particles with the surname; None for an empty one."""
    if name.literal:
        return element("collab", unmarked(name.literal))
    surname = " ".join(part for part in (name.dropping, name.non_dropping, name.family) if part)
    if not surname and not name.given:
        return None
    return element(
        "name",
        element("surname", surname) if surname else None,
        element("given-names", name.given) if name.given else None,
        element("suffix", name.suffix) if name.suffix else None,
        name_style="western" if surname and name.given else "given-only" if name.given else "",
    )


def _titles(work: Work) -> Part:
    title, inside = work.get("title"), work.get("container-title")
    if work.type == "dataset":
        return [_titled("data-title", title), _titled("source", inside or work.get("publisher"))]
    if work.type in _IN_JOURNAL:
        return [_titled("article-title", title), _titled("source", inside)]
    if work.type in _IN_BOOK:
        series = _titled("series", work.get("collection-title"))
        return [_titled("chapter-title", title), _titled("source", inside), series]
    if publication_type(work) == "preprint":
        return [_titled("article-title", title), _titled("source", _container(work))]
    if work.type in _ON_SITE and inside:
        event = _titled("conf-name", work.get("event-title"))
        return [_titled("article-title", title), _titled("source", inside), event]
    return [_titled("source", title), _titled("series", inside or work.get("collection-title"))]


def _titled(tag: str, value: str) -> Part:
    return element(tag, rich(value)) if value else None


_MARK = re.compile(r"<(/?)(i|b|sup|sub|span|sc)\b[^<>]*>")
_MARK_TAGS = {"i": "italic", "b": "bold", "sup": "sup", "sub": "sub", "sc": "sc", "span": ""}


def rich(value: str) -> list[Part]:
    """A CSL variable's words with its rich-text marks as elements; a mark that is not closed is left out."""
    stack: list[tuple[str, list[Part]]] = [("", [])]
    at = 0
    for mark in _MARK.finditer(value):
        stack[-1][1].append(value[at : mark.start()])
        at = mark.end()
        if not mark[1]:
            stack.append((mark[2], []))
        elif len(stack) > 1 and stack[-1][0] == mark[2]:
            _close(stack)
    stack[-1][1].append(value[at:])
    while len(stack) > 1:
        _close(stack, mark=False)
    return stack[0][1]


def _close(stack: list[tuple[str, list[Part]]], mark: bool = True) -> None:
    name, words = stack.pop()
    tag = _MARK_TAGS[name] if mark else ""
    stack[-1][1].append(element(tag, words) if tag else words)


_NAMES = {1: "spring", 2: "summer", 3: "autumn", 4: "winter"}


def _dates(work: Work) -> Part:
    issued, accessed = work.date("issued"), work.date("accessed")
    made: list[Part] = [_issued(issued)] if issued else []
    if accessed and accessed.start:
        made.append(element("date-in-citation", iso(accessed), content_type="access-date", iso_8601_date=iso(accessed)))
    return made


def _issued(date: Date) -> Part:
    """Year, month and day where the year is one that JATS4R takes; else the words of the date."""
    year = _year(date)
    if not year or date.literal:
        words = date.literal or "/".join("-".join(map(str, parts)) for parts in (date.start, date.end) if parts)
        return element("string-date", ("circa " if date.circa else "") + words) if words else None
    rest = [element(tag, f"{part:02}") for tag, part in zip(("month", "day"), date.start[1:], strict=False)]
    season = element("season", _NAMES[date.season]) if date.season in _NAMES else None
    return [rest[1:], rest[:1], season, element("year", year, iso_8601_date=str(date.start[0]))]


def _year(date: Date | None) -> str:
    """The year's words, with those of a range's end; "" where it is no year from 1400 to 2029 (JATS4R, citations)."""
    if date is None or not date.start or not 1400 <= date.start[0] <= 2029:
        return ""
    last = date.end[0] if date.end else date.start[0]
    return str(date.start[0]) if last == date.start[0] else f"{date.start[0]}–{last}"


def iso(date: Date) -> str:
    """A date after ISO 8601, as exact as it is known."""
    first, *rest = date.start or (0,)
    return "-".join((f"{first:04}", *(f"{part:02}" for part in rest)))


def _numbers(work: Work) -> Part:
    made = [_plain(variable, work.get(variable)) for variable in ("volume", "issue", "edition")]
    if version := work.words("version"):
        made.append(element("version", version, designator=version))
    if work.type == "patent":
        made.append(_plain("patent", work.get("number")))
    return made


def _plain(tag: str, value: str) -> Part:
    return element(tag, unmarked(value)) if value.strip() else None


_SPAN = re.compile(r"^([A-Za-z]*)(\d+)\s*(?:-+|–|—)\s*([A-Za-z]*)(\d+)$")


def _pages(work: Work) -> Part:
    """First and last page where the pages are one span, rising; else the range as given."""
    pages = work.words("page").strip()
    if not pages:
        number = work.get("number")
        return _plain("elocation-id", number) if work.type == "article-journal" else _plain("comment", number)
    span = _SPAN.match(pages)
    if span:
        first, last = span[1] + span[2], span[3] + span[4]
        whole = None if int(span[2]) <= int(span[4]) else element("page-range", pages)
        return [element("fpage", first), element("lpage", last), whole]
    return element("fpage", pages) if pages.isalnum() else element("page-range", pages)


def _publisher(work: Work) -> Part:
    given = (
        ("publisher-name", "publisher"), ("publisher-loc", "publisher-place"), ("comment", "genre"),
        ("comment", "medium"), ("comment", "archive"), ("comment", "archive_location"), ("comment", "note"),
    )  # fmt: skip
    return [_plain(tag, work.get(variable)) for tag, variable in given]


def _identifiers(work: Work) -> Part:
    made: list[Part] = [_plain("isbn", work.get("ISBN")), _plain("issn", work.get("ISSN"))]
    name = doi(work.get("DOI"))
    if name:
        made.append(element("pub-id", clean(work.get("DOI")).removeprefix("https://doi.org/"), pub_id_type="doi"))
    for variable, kind in (("PMID", "pmid"), ("PMCID", "pmcid")):
        if work.get(variable):
            made.append(element("pub-id", work.get(variable), pub_id_type=kind))
    address = url(work.get("URL"))
    if address and not name:
        title = work.words("title") or address
        made.append(element("ext-link", address, ext_link_type="uri", xlink__href=address, xlink__title=title))
    return made
