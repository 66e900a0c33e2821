"""What machines read in an article's page: Highwire's tags, Dublin Core, JSON-LD, typed links."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.people import Person
from ..model.text import plain
from ..model.work import Date, Work
from .addresses import absolute, doi_address, doi_name, web
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
    """The citation_* tags (Google Scholar's inclusion guidelines): institutions right after their author."""
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
        ("citation_title", work.words("title")),
        *(("citation_author", name.full) for name in work.people("author")),
        ("citation_journal_title", work.words("container-title")),
        ("citation_volume", work.get("volume")),
        ("citation_issue", work.get("issue")),
        ("citation_pages", work.get("page")),
        ("citation_publication_date", str(date.start[0]) if date and date.start else ""),
        ("citation_publisher", work.get("publisher")),
        ("citation_doi", doi_name(work.get("DOI"))),
    )
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in pairs if value)


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


ENCODINGS = {
    "application/pdf": "PDF",
    "application/epub+zip": "EPUB",
    "application/jats+xml": "JATS XML",
    "application/xml": "XML",
}


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
            target = (
                link.href if "://" in link.href else absolute(article.edition.journal.url, article.path + link.href)
            )
            typed = {"type": link.type} if link.type else {}
            relations.setdefault(link.rel, []).append({"href": target or link.href, **typed})
    return json.dumps({"linkset": [{"anchor": page, **relations}]}, ensure_ascii=False, indent=1) + "\n"
