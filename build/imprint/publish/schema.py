"""The article as schema.org has it, in JSON-LD: part of an issue, of a volume, of a periodical."""

from __future__ import annotations

import json

from ..model.edition import Edition
from ..model.manuscript import Award, Masthead
from ..model.people import Affiliation, Name, Person
from ..model.stages import Artefact
from ..model.text import plain
from ..model.work import Work
from .addresses import absolute, doi_address, doi_name, issue_path, web
from .catalogue import Article
from .exports import full_title, line
from .metadata import ENCODINGS, iso, orcid

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
        **_about(edition),
        "publisher": _publisher(edition),
        "isPartOf": _part_of(edition),
        "citation": [_cited(work) for work in edition.works],
        "encoding": [_encoding(article, file) for file in article.artefacts if file.media_type in ENCODINGS],
        "workTranslation": [absolute(journal.url, path) for _, path in article.versions if path != article.path],
        "funding": [_grant(award) for fund in edition.funding for award in fund.awards],
    })  # fmt: skip


def _about(edition: Edition) -> Json:
    """What the article says of itself."""
    return {
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
    }


def _encoding(article: Article, file: Artefact) -> Json:
    address = absolute(article.edition.journal.url, article.path + file.name)
    return kept({"@type": "MediaObject", "contentUrl": address, "encodingFormat": file.media_type})


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
    country = place.country_code or place.country
    address = kept({"@type": "PostalAddress", "addressLocality": place.city, "addressCountry": country})
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
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "webpage": "WebPage",
    "map": "Map",
    "legislation": "Legislation",
}


def _cited(work: Work) -> Json:
    date = work.date("issued")
    return kept({
        "@type": _CITED.get(work.type, "CreativeWork"),
        "@id": doi_address(work.get("DOI")),
        "name": line(work.words("title")),
        "author": [_named(name) for name in work.people("author")],
        "datePublished": iso(date) if date and date.start and date.start[0] > 0 else "",
        "url": web(work.get("URL")),
    })  # fmt: skip


def _named(name: Name) -> Json:
    return {"@type": "Organization" if name.literal else "Person", "name": name.full}


def _grant(award: Award) -> Json:
    funder: Json = {"@type": "Organization", "name": award.source} if award.source else {}
    return kept({"@type": "Grant", "name": award.name, "identifier": award.id, "funder": funder})
