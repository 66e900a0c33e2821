"""The front of a JATS file: journal, titles, dates, licence, abstract, keywords, funding, counts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from ..model.edition import UNDATED, Edition, Elsewhere
from ..model.manuscript import Award, Funding, Masthead
from ..model.text import Figure, Math, Table, plain, walk
from ..model.work import Date
from .address import clean, doi, language_tag, url
from .jats_abstracts import abstracts
from .jats_inline import Setting, inlines
from .jats_people import affiliations, author_notes, contributors
from .jats_refs import iso
from .xml import Element, Part, element


def front(edition: Edition, setting: Setting) -> Element:
    """journal-meta and article-meta."""
    return element("front", _journal(edition.journal), _article(edition, setting))


def _journal(journal: Masthead) -> Element:
    """The journal; a manuscript without one gets the empty elements that the DTD asks for."""
    name = re.sub(r"[^a-z0-9]+", "-", (journal.short_title or journal.title).lower()).strip("-")
    titles = [
        element("journal-title", journal.title),
        element("journal-subtitle", journal.subtitle) if journal.subtitle else None,
        element("abbrev-journal-title", journal.short_title) if journal.short_title else None,
    ]
    numbers = [("print", journal.issn), ("electronic", journal.eissn)]
    issns = [element("issn", number, publication_format=form) for form, number in numbers if number]
    publisher = element(
        "publisher",
        element("publisher-name", journal.publisher),
        element("publisher-loc", journal.place) if journal.place else None,
    )
    return element(
        "journal-meta",
        element("journal-id", name or "none", journal_id_type="publisher-id"),
        element("journal-title-group", titles) if journal.title else None,
        issns or element("issn"),
        publisher if journal.publisher else None,
    )


def _article(edition: Edition, setting: Setting) -> Element:
    return element(
        "article-meta",
        _identifiers(edition),
        _categories(edition),
        _titles(edition, setting),
        affiliations(edition),  # before the authors: where they stand must not seem to say whose they are
        contributors(edition, setting),
        author_notes(edition, setting),
        _published(edition),
        _issue(edition),
        _history(edition),
        _permissions(edition),
        _self(edition),
        [_translation(edition, other) for other in edition.translations],
        abstracts(edition, setting),
        _keywords(edition),
        _funding(edition),
        _counts(edition),
    )


_IDENTIFIERS = {"arxiv": "arxiv", "pmid": "pmid", "pmcid": "pmcid", "handle": "handle", "ark": "ark"}


def _identifiers(edition: Edition) -> Part:
    made = [element("article-id", edition.slug, pub_id_type="publisher-id")]
    if doi(edition.doi):
        made.append(element("article-id", re.sub(r"^.*?(?=10\.)", "", edition.doi.strip()), pub_id_type="doi"))
    known = [(_IDENTIFIERS[name.lower()], value) for name, value in edition.identifiers if name.lower() in _IDENTIFIERS]
    return [*made, *(element("article-id", value, pub_id_type=kind) for kind, value in known)]


def _categories(edition: Edition) -> Part:
    kicker = element("subj-group", element("subject", edition.kicker), subj_group_type="heading")
    words = [element("subject", word) for word in edition.subjects]
    subjects = element("subj-group", words, subj_group_type="discipline")
    groups = [group for group, there in ((kicker, edition.kicker), (subjects, edition.subjects)) if there]
    return element("article-categories", groups) if groups else None


def _titles(edition: Edition, setting: Setting) -> Element:
    inner = replace(setting, breaks=True)
    short = edition.short_title if edition.short_title != plain(edition.title) else ""
    return element(
        "title-group",
        element("article-title", inlines(edition.title, inner)),
        element("subtitle", inlines(edition.subtitle, inner)) if edition.subtitle else None,
        element("alt-title", short, alt_title_type="running-head") if short else None,
    )


def _date(tag: str, date: Date | None, **attributes: str) -> Part:
    """A date in its parts; None where it is not one."""
    if date is None or not date.start:
        return None
    parts = [element(name, f"{part:02}") for name, part in zip(("month", "day"), date.start[1:], strict=False)]
    return element(tag, parts[::-1], element("year", f"{date.start[0]:04}"), **attributes, iso_8601_date=iso(date))


def _published(edition: Edition) -> Part:
    return _date("pub-date", edition.published, publication_format="electronic", date_type="pub")


def _issue(edition: Edition) -> Part:
    named = next((i for i in edition.journal.issues if (i.volume, i.number) == (edition.volume, edition.issue)), None)
    place = [
        element("volume", edition.volume) if edition.volume else None,
        element("issue", edition.issue) if edition.issue else None,
        element("issue-title", named.title) if named and named.title else None,
    ]
    if edition.first_page:
        last = element("lpage", edition.last_page) if edition.last_page else None
        return [*place, element("fpage", edition.first_page), last]
    return [*place, element("elocation-id", edition.slug)]


def _history(edition: Edition) -> Part:
    steps = (("received", edition.received), ("accepted", edition.accepted), ("rev-recd", edition.modified))
    dates = [made for kind, date in steps if (made := _date("date", date, date_type=kind)) is not None]
    return element("history", dates) if dates else None


def _permissions(edition: Edition) -> Element:
    """Year and holder of the copyright always go with the statement (JATS4R, permissions): all or none."""
    stated = re.search(r"\b[12]\d{3}\b", edition.copyright)
    date = edition.published
    year = stated[0] if stated else f"{date.start[0]:04}" if date and date.start else _year(edition.timestamp)
    words = re.sub(r"©|\(c\)|copyright|\b[12]\d{3}\b", " ", edition.copyright, flags=re.IGNORECASE)
    holder = re.sub(r"\s+", " ", words).strip(" ,.;") or _holders(edition)
    if not year:
        return element("permissions", _license(edition))
    statement = edition.copyright if stated and holder in edition.copyright else f"© {year} {holder}"
    return element(
        "permissions",
        element("copyright-statement", statement),
        element("copyright-year", year),
        element("copyright-holder", holder),
        _license(edition),
    )


def _year(timestamp: int) -> str:
    """Of the latest date that the manuscript states, "" where it states none."""
    return "" if timestamp == UNDATED else str(datetime.fromtimestamp(timestamp, UTC).year)


def _holders(edition: Edition) -> str:
    names = [byline.person.name.full for byline in edition.byline]
    return ", ".join(name for name in names if name) or edition.journal.publisher or "The authors"


def _license(edition: Edition) -> Part:
    license = edition.license
    address = url(license.url) if license else ""
    if license is None or not (address or license.text or license.id):
        return None
    words = license.text or license.id or address
    open_access = "creativecommons.org" in address
    return element(
        "license",
        element("ali:license_ref", address) if address else None,
        element("license-p", words),
        license_type="open-access" if open_access else "",
    )


def _home(edition: Edition, slug: str) -> str:
    """The address of an article's page, "" for a journal without a site."""
    base = url(edition.journal.url).rstrip("/")
    place = f"{edition.volume}/{edition.issue}" if edition.volume and edition.issue else "articles"
    return url(f"{base}/{place}/{slug}/") if base else ""


def _self(edition: Edition) -> Part:
    address = _home(edition, edition.slug)
    title = clean(plain(edition.title)) or edition.slug
    return element("self-uri", xlink__href=address, xlink__title=title, content_type="text/html") if address else None


def _translation(edition: Edition, other: Elsewhere) -> Element:
    return element(
        "related-article",
        element("article-title", other.title, xml__lang=language_tag(other.language)),
        related_article_type="translation",
        ext_link_type="uri",
        xlink__href=_home(edition, other.slug) or f"{other.slug}.xml",
        xml__lang=language_tag(other.language),
    )


def _keywords(edition: Edition) -> Part:
    words = [element("kwd", word) for word in edition.keywords]
    return element("kwd-group", words, kwd_group_type="author") if words else None


def _funding(edition: Edition) -> Part:
    awards = [_award(award) for funding in edition.funding for award in funding.awards if award.source]
    statements = [element("funding-statement", words) for funding in edition.funding if (words := _statement(funding))]
    return element("funding-group", awards, statements) if awards or statements else None


def _statement(funding: Funding) -> str:
    """The statement; where there is none, the awards that name no funder, in words."""
    loose = ", ".join(" ".join(filter(None, (award.name, award.id))) for award in funding.awards if not award.source)
    return funding.statement or loose


def _award(award: Award) -> Element:
    return element(
        "award-group",
        element("funding-source", element("institution-wrap", element("institution", award.source))),
        element("award-id", award.id) if award.id else None,
        element("award-name", award.name) if award.name else None,
        element("principal-award-recipient", element("string-name", award.recipient)) if award.recipient else None,
    )


def _counts(edition: Edition) -> Element:
    nodes = list(walk(edition.body))
    words = len(plain(edition.body).split())
    counted = (
        ("fig-count", sum(isinstance(node, Figure) for node in nodes)),
        ("table-count", sum(isinstance(node, Table) for node in nodes)),
        ("equation-count", sum(isinstance(node, Math) and node.display for node in nodes)),
        ("ref-count", len(edition.works)),
        ("word-count", words),
    )
    return element("counts", [element(tag, count=str(number)) for tag, number in counted])
