"""What machines read in an article's page: Highwire's tags, Dublin Core, JSON-LD, typed links."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.manuscript import Masthead
from ..model.people import Affiliation, Person
from ..model.text import plain
from ..model.work import Date, Work
from .addresses import absolute, doi_address, doi_name, issue_path, web
from .catalogue import Article
from .exports import full_title, line

Meta = tuple[tuple[str, str], ...]
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A link in the head: relation, address, media type, language."""

    rel: str
    href: str
    type: str = ""
    language: str = ""


def orcid(person: Person) -> str:
    found = _ORCID.search(person.orcid)
    return f"https://orcid.org/{found[0]}" if found else ""


def iso(date: Date | None) -> str:
    """A date after ISO 8601, as exact as it is known; "" for none."""
    if date is None or not date.start:
        return ""
    first, *rest = date.start
    return "-".join((f"{first:04}", *(f"{part:02}" for part in rest)))


# ---------------------------------------------------------------- Highwire


def highwire(article: Article) -> Meta:
    """The citation_* tags (Google Scholar's inclusion guidelines): each author's institutions right after the author."""
    edition, journal = article.edition, article.edition.journal
    page = absolute(journal.url, article.path)
    pdf = next((file.name for file in article.artefacts if file.media_type == "application/pdf"), "")
    found = (
        ("citation_title", full_title(edition)),
        *_highwire_authors(edition),
        ("citation_publication_date", iso(edition.published).replace("-", "/")),
        ("citation_online_date", iso(edition.published).replace("-", "/")),
        ("citation_journal_title", journal.title),
        ("citation_journal_abbrev", journal.short_title),
        ("citation_publisher", journal.publisher),
        ("citation_issn", journal.issn),
        ("citation_issn", journal.eissn),
        ("citation_volume", edition.volume),
        ("citation_issue", edition.issue),
        ("citation_firstpage", edition.first_page),
        ("citation_lastpage", edition.last_page),
        ("citation_doi", doi_name(edition.doi)),
        ("citation_language", edition.language),
        ("citation_keywords", "; ".join(edition.keywords)),
        ("citation_abstract_html_url", page),
        ("citation_fulltext_html_url", page),
        ("citation_pdf_url", absolute(journal.url, article.path + pdf) if pdf else ""),
        *(("citation_reference", _reference(work)) for work in edition.works),
    )
    return tuple((name, line(value)) for name, value in found if line(value))


def _highwire_authors(edition: Edition) -> Meta:
    out: list[tuple[str, str]] = []
    for byline in edition.byline:
        out.append(("citation_author", byline.person.name.full))
        places = [edition.affiliations[n - 1] for n in byline.affiliations if 0 < n <= len(edition.affiliations)]
        out.extend(("citation_author_institution", place.line) for place in places)
        out.append(("citation_author_orcid", orcid(byline.person)))
    return tuple(out)


def _reference(work: Work) -> str:
    """A work as Highwire wants it: name=value pairs between semicolons."""
    date = work.date("issued")
    pairs = (
        ("citation_title", bare(work.get("title"))),
        *(("citation_author", name.full) for name in work.people("author")),
        ("citation_journal_title", bare(work.get("container-title"))),
        ("citation_volume", work.get("volume")),
        ("citation_issue", work.get("issue")),
        ("citation_pages", work.get("page")),
        ("citation_publication_date", str(date.start[0]) if date and date.start else ""),
        ("citation_publisher", work.get("publisher")),
        ("citation_doi", doi_name(work.get("DOI"))),
    )
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in pairs if value)


def bare(value: str) -> str:
    """A CSL variable's words without rich-text marks."""
    return re.sub(r"</?(i|b|sup|sub|sc|span)\b[^<>]*>", "", value)


# ---------------------------------------------------------------- Dublin Core


def dublin_core(article: Article) -> Meta:
    """The DC.* tags (DCMI, Expressing Dublin Core metadata using HTML)."""
    edition, journal = article.edition, article.edition.journal
    found = (
        ("DC.title", full_title(edition)),
        *(("DC.creator", byline.person.name.inverted) for byline in edition.byline),
        *(("DC.contributor", person.name.inverted) for person in (*edition.editors, *edition.translators)),
        *(("DC.subject", word) for word in (*edition.keywords, *edition.subjects)),
        ("DC.description", plain(edition.abstract) or edition.description),
        ("DC.publisher", journal.publisher),
        ("DC.date", iso(edition.published)),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", doi_address(edition.doi) or absolute(journal.url, article.path)),
        ("DC.language", edition.language),
        ("DC.rights", edition.copyright),
        ("DC.rights", web(edition.license.url) if edition.license else ""),
        ("DCTERMS.isPartOf", f"urn:ISSN:{journal.eissn or journal.issn}" if journal.eissn or journal.issn else ""),
    )
    return tuple((name, line(value)) for name, value in found if line(value))


# ---------------------------------------------------------------- JSON-LD

Json = dict[str, object]


def script(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def kept(value: Json) -> Json:
    """An object without its empty members."""
    return {name: inner for name, inner in value.items() if inner not in ("", None, [], {}, ())}


def scholarly_article(article: Article) -> Json:
    """The article as schema.org has it: part of an issue, of a volume, of a periodical."""
    edition, journal = article.edition, article.edition.journal
    page = absolute(journal.url, article.path)
    pdf = [_encoding(article, file.name, file.media_type) for file in article.artefacts if file.media_type in ENCODINGS]
    return kept({
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": doi_address(edition.doi) or page,
        "url": page,
        "headline": line(plain(edition.title))[:110],
        "name": full_title(edition),
        "alternativeHeadline": line(plain(edition.subtitle)),
        "author": [_person(byline.person, edition, byline.affiliations) for byline in edition.byline],
        "editor": [_person(person, edition) for person in edition.editors],
        "translator": [_person(person, edition) for person in edition.translators],
        "datePublished": iso(edition.published),
        "dateModified": iso(edition.modified) or iso(edition.published),
        "inLanguage": edition.language,
        "abstract": line(plain(edition.abstract)),
        "description": line(edition.description),
        "keywords": list(edition.keywords),
        "articleSection": edition.kicker,
        "pageStart": edition.first_page,
        "pageEnd": edition.last_page,
        "identifier": _doi(edition.doi),
        "license": web(edition.license.url) if edition.license else "",
        "copyrightNotice": line(edition.copyright),
        "isAccessibleForFree": True,
        "publisher": _publisher(edition),
        "isPartOf": _part_of(edition),
        "citation": [_cited(work) for work in edition.works],
        "encoding": pdf,
        "workTranslation": [absolute(journal.url, path) for tongue, path in article.versions if tongue != edition.language],
        "funding": [_grant(award.name, award.id, award.source) for fund in edition.funding for award in fund.awards],
    })  # fmt: skip


ENCODINGS = {
    "application/pdf": "PDF", "application/epub+zip": "EPUB", "application/jats+xml": "JATS XML", "application/xml": "XML",
}  # fmt: skip


def _encoding(article: Article, name: str, media_type: str) -> Json:
    address = absolute(article.edition.journal.url, article.path + name)
    return kept({"@type": "MediaObject", "contentUrl": address, "encodingFormat": media_type})


def _person(person: Person, edition: Edition, places: tuple[int, ...] = ()) -> Json:
    if person.collaboration or person.name.literal:
        return {"@type": "Organization", "name": person.name.full}
    where = [edition.affiliations[n - 1] for n in places if 0 < n <= len(edition.affiliations)]
    return kept({
        "@type": "Person",
        "@id": orcid(person),
        "name": person.name.full,
        "givenName": person.name.given,
        "familyName": " ".join(part for part in (person.name.non_dropping, person.name.family) if part),
        "affiliation": [_organization(place) for place in where],
        "url": web(person.url),
    })  # fmt: skip


def _organization(place: Affiliation) -> Json:
    address = kept({"@type": "PostalAddress", "addressLocality": place.city, "addressCountry": place.country_code or place.country})
    return kept({
        "@type": "Organization",
        "@id": web(place.ror),
        "name": place.name,
        "department": {"@type": "Organization", "name": place.department} if place.department else "",
        "address": address if len(address) > 1 else "",
    })  # fmt: skip


def _doi(doi: str) -> Json:
    name = doi_name(doi)
    return {"@type": "PropertyValue", "propertyID": "doi", "value": name, "url": doi_address(doi)} if name else {}


def _publisher(edition: Edition) -> Json:
    journal = edition.journal
    return kept({"@type": "Organization", "name": journal.publisher}) if journal.publisher else {}


def periodical_json(journal: Masthead) -> Json:
    """The journal on its front page."""
    return {"@context": "https://schema.org", **periodical(journal)}


def periodical(journal: Masthead) -> Json:
    numbers = [number for number in (journal.issn, journal.eissn) if number]
    home = absolute(journal.url, "")
    return kept({"@type": "Periodical", "@id": home, "name": journal.title, "issn": numbers, "url": home})


def _part_of(edition: Edition) -> Json:
    """Issue, volume, periodical, as far as the article has them."""
    journal = edition.journal
    whole: Json = periodical(journal) if journal.title else {}
    if edition.volume:
        whole = kept({"@type": "PublicationVolume", "volumeNumber": edition.volume, "isPartOf": whole})
    if edition.volume and edition.issue:
        address = absolute(journal.url, issue_path(edition.volume, edition.issue))
        whole = kept({"@type": "PublicationIssue", "@id": address, "issueNumber": edition.issue, "isPartOf": whole})
    return whole


_CITED = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle", "book": "Book",
    "chapter": "Chapter", "report": "Report", "thesis": "Thesis", "dataset": "Dataset", "software": "SoftwareSourceCode",
    "webpage": "WebPage", "map": "Map", "legislation": "Legislation",
}  # fmt: skip


def _cited(work: Work) -> Json:
    date = work.date("issued")
    return kept({
        "@type": _CITED.get(work.type, "CreativeWork"),
        "@id": doi_address(work.get("DOI")),
        "name": line(bare(work.get("title"))),
        "author": [kept({"@type": "Organization" if name.literal else "Person", "name": name.full}) for name in work.people("author")],
        "datePublished": iso(date) if date and date.start and date.start[0] > 0 else "",
        "url": web(work.get("URL")),
    })  # fmt: skip


def _grant(name: str, identifier: str, source: str) -> Json:
    funder = kept({"@type": "Organization", "name": source}) if source else {}
    return kept({"@type": "Grant", "name": name, "identifier": identifier, "funder": funder})


# ---------------------------------------------------------------- links


def typed_links(article: Article) -> tuple[TypedLink, ...]:
    """Signposting's links (signposting.org, FAIR profile): what it is, by whom, how to cite it, what there is of it."""
    edition = article.edition
    items = [file for file in article.artefacts if file.media_type in ENCODINGS]
    links = [
        TypedLink("cite-as", doi_address(edition.doi)),
        TypedLink("type", "https://schema.org/ScholarlyArticle"),
        TypedLink("type", "https://schema.org/AboutPage"),
        *(TypedLink("author", orcid(byline.person)) for byline in edition.byline),
        *(TypedLink("item", file.name, file.media_type) for file in items),
        *(TypedLink("describedby", f"{edition.slug}.{ending}", kind) for ending, kind in DESCRIBED),
        TypedLink("license", web(edition.license.url) if edition.license else ""),
        TypedLink("linkset", "linkset.json", "application/linkset+json"),
    ]
    return tuple(link for link in links if link.href)


DESCRIBED = (
    ("bib", "application/x-bibtex"),
    ("ris", "application/x-research-info-systems"),
    ("csl.json", "application/vnd.citationstyles.csl+json"),
)


def linkset(article: Article) -> str:
    """The same links as a file (RFC 9264, application/linkset+json)."""
    page = absolute(article.edition.journal.url, article.path)
    relations: dict[str, list[dict[str, str]]] = {}
    for link in typed_links(article):
        if link.rel != "linkset":
            target = link.href if "://" in link.href else absolute(article.edition.journal.url, article.path + link.href)
            typed = {"type": link.type} if link.type else {}
            relations.setdefault(link.rel, []).append({"href": target or link.href, **typed})
    return json.dumps({"linkset": [{"anchor": page, **relations}]}, ensure_ascii=False, indent=1) + "\n"
