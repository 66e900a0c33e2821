"""Metadata for the head of an article's web page: Highwire, Dublin Core and schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..model.edition import Edition
from ..model.people import Person
from ..model.text import plain
from ..model.work import Work
from .address import clean, doi, url
from .dates import iso
from .templates import Templates


@dataclass(frozen=True, slots=True)
class Addresses:
    """The absolute addresses under which an article will be found, "" where it has none; articles by language."""

    page: str = ""
    pdf: str = ""
    epub: str = ""
    jats: str = ""
    image: str = ""
    languages: tuple[tuple[str, str], ...] = ()


NOWHERE = Addresses()


def head_metadata(edition: Edition, templates: Templates, addresses: Addresses = NOWHERE) -> Markup:
    """The metadata elements of the page's head, by the template head-metadata.html."""
    metas = tuple((name, clean(text)) for name, text in (*_highwire(edition, addresses), *_dublin(edition)) if text)
    values = {"metas": metas, "properties": _graph(edition, addresses), "links": _links(edition, addresses)}
    return Markup(templates.render("head-metadata.html", **values, schema=_script(scholarly(edition, addresses))))


def description(edition: Edition) -> str:
    """What the article is about in a sentence or some: its description, else its abstract, else its key points."""
    points = " ".join(plain(point) for point in edition.key_points)
    return " ".join((edition.description or plain(edition.abstract) or points).split())


def _highwire(edition: Edition, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Highwire Press tags as Google Scholar's inclusion guidelines list them; institutions follow their author."""
    yield "citation_title", title(edition)
    for line in edition.byline:
        yield "citation_author", line.person.name.inverted
        for place in line.person.affiliations:
            yield "citation_author_institution", place.line
        yield "citation_author_orcid", f"https://orcid.org/{line.person.orcid}" if line.person.orcid else ""
        yield "citation_author_email", line.person.email if line.person.corresponding else ""
    if edition.published:
        yield "citation_publication_date", iso(edition.published).replace("-", "/")
    journal = edition.journal
    yield "citation_journal_title", journal.title
    yield "citation_journal_abbrev", journal.short_title
    for issn in (journal.issn, journal.eissn):
        yield "citation_issn", issn
    yield "citation_publisher", journal.publisher
    for name in ("volume", "issue", "doi", "language"):
        yield f"citation_{name}", getattr(edition, name)
    yield "citation_firstpage", edition.first_page
    yield "citation_lastpage", edition.last_page
    yield from (("citation_keywords", keyword) for keyword in edition.keywords)
    yield "citation_public_url", addresses.page
    yield "citation_abstract_html_url", addresses.page
    yield "citation_fulltext_html_url", addresses.page
    yield "citation_pdf_url", addresses.pdf
    yield from (("citation_reference", _cited(work)) for work in edition.works)


def _cited(work: Work) -> str:
    date = work.date("issued")
    parts = (
        ("citation_title", work.words("title")),
        *(("citation_author", name.full) for name in work.people("author")),
        ("citation_journal_title", work.words("container-title")),
        ("citation_publication_date", str(date.start[0]) if date and date.start else ""),
        ("citation_publisher", work.get("publisher")),
        ("citation_doi", work.get("DOI")),
    )
    return "; ".join(f"{name}={text.replace(';', ',')}" for name, text in parts if text)


def _dublin(edition: Edition) -> Iterator[tuple[str, str]]:
    """Dublin Core (DCMI, Expressing Dublin Core in HTML)."""
    yield "DC.title", title(edition)
    yield from (("DC.creator", line.person.name.inverted) for line in edition.byline)
    yield from (("DC.subject", subject) for subject in (*edition.subjects, *edition.keywords))
    yield "DC.description", description(edition)
    yield "DC.publisher", edition.journal.publisher or edition.journal.title
    yield "DC.date", iso(edition.published) if edition.published else ""
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DC.identifier", doi(edition.doi)
    yield "DC.language", edition.language
    yield "DC.rights", edition.copyright
    yield "DC.rights", edition.license.url if edition.license else ""


def _graph(edition: Edition, addresses: Addresses) -> tuple[tuple[str, str], ...]:
    """The Open Graph protocol's properties."""
    properties = (
        ("og:type", "article"),
        ("og:title", title(edition)),
        ("og:description", description(edition)),
        ("og:site_name", edition.journal.title),
        ("og:url", addresses.page),
        ("og:image", addresses.image),
    )
    return tuple((name, clean(text)) for name, text in properties if text)


def _links(edition: Edition, addresses: Addresses) -> tuple[dict[str, str], ...]:
    license_ = url(edition.license.url) if edition.license else ""
    found = (
        {"rel": "canonical", "href": addresses.page},
        {"rel": "license", "href": license_},
        {"rel": "alternate", "type": "application/pdf", "href": addresses.pdf},
        {"rel": "alternate", "type": "application/epub+zip", "href": addresses.epub},
        {"rel": "alternate", "type": "application/xml", "href": addresses.jats},
        *({"rel": "alternate", "hreflang": tag, "href": there} for tag, there in addresses.languages),
    )
    return tuple(link for link in found if link["href"])


def title(edition: Edition) -> str:
    """Title and subtitle in one line, as catalogues have them."""
    main, sub = plain(edition.title), plain(edition.subtitle)
    return f"{main}{' ' if main[-1:] in '?!.:' else ': '}{sub}" if main and sub else main or sub


def scholarly(edition: Edition, addresses: Addresses) -> dict[str, object]:
    """The article as schema.org's ScholarlyArticle; nothing empty."""
    held = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": doi(edition.doi) or addresses.page,
        "url": addresses.page,
        "headline": title(edition),
        "name": plain(edition.title),
        "alternativeHeadline": plain(edition.subtitle),
        "abstract": plain(edition.abstract),
        "description": description(edition),
        "inLanguage": edition.language,
        "author": [_person(line.person) for line in edition.byline],
        "editor": [_person(person) for person in edition.editors],
        "translator": [_person(person) for person in edition.translators],
        "datePublished": iso(edition.published) if edition.published else "",
        "dateModified": iso(edition.modified) if edition.modified else "",
        "keywords": list(edition.keywords),
        "license": edition.license.url if edition.license else "",
        "copyrightNotice": edition.copyright,
        "identifier": [{"@type": "PropertyValue", "propertyID": "DOI", "value": edition.doi}] if edition.doi else [],
        "pageStart": edition.first_page,
        "pageEnd": edition.last_page,
        "isPartOf": _serial(edition),
        "publisher": _kept({"@type": "Organization", "name": edition.journal.publisher}, "name"),
    }
    return {key: value for key, value in held.items() if value}


def _serial(edition: Edition) -> dict[str, object]:
    journal = edition.journal
    issn = [number for number in (journal.issn, journal.eissn) if number]
    serial = _kept({"@type": "Periodical", "name": journal.title, "issn": issn, "url": journal.url}, "name")
    volume = _kept({"@type": "PublicationVolume", "volumeNumber": edition.volume, "isPartOf": serial}, "volumeNumber")
    issue = {"@type": "PublicationIssue", "issueNumber": edition.issue, "isPartOf": volume or serial}
    return _kept(issue, "issueNumber") or volume or serial


def _person(person: Person) -> dict[str, object]:
    name = person.name
    kind = "Organization" if name.literal or person.collaboration else "Person"
    places = [_kept({"@type": "Organization", "name": a.name, "@id": a.ror}, "name") for a in person.affiliations]
    held: dict[str, object] = {
        "@type": kind,
        "@id": f"https://orcid.org/{person.orcid}" if person.orcid else "",
        "name": name.full,
        "familyName": name.family,
        "givenName": name.given,
        "affiliation": places,
    }
    return {key: value for key, value in held.items() if value}


def _kept(held: Mapping[str, object], needed: str) -> dict[str, object]:
    """The entries that say something, nothing at all without the needed one."""
    return {key: value for key, value in held.items() if value} if held[needed] else {}


def _script(data: dict[str, object]) -> Markup:
    """JSON that no element can end early."""
    text = clean(json.dumps(data, ensure_ascii=False, indent=1))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))

