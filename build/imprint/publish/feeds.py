"""What the archive serves to programs: the Atom feed, the sitemap, robots.txt."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from ..model.text import plain
from .addresses import absolute
from .catalogue import Article, Catalogue
from .exports import full_title, line
from .metadata import iso

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
_LATEST = 30


def atom(catalogue: Catalogue) -> bytes:
    """The newest articles as an Atom feed (RFC 4287); addresses are full where the journal has one."""
    journal = catalogue.journal
    home, feed = absolute(journal.url, ""), absolute(journal.url, "feed.xml")
    newest = catalogue.dated[:_LATEST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": catalogue.languages[0]})
    _text(root, "title", journal.title)
    if journal.subtitle:
        _text(root, "subtitle", journal.subtitle)
    _text(root, "id", home or f"urn:issn:{journal.eissn or journal.issn or '0000-0000'}")
    _text(root, "updated", max((_moment(article) for article in newest), default="1970-01-01T00:00:00Z"))
    if journal.publisher or not newest:
        _text(ET.SubElement(root, "author"), "name", journal.publisher or journal.title)
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home or "./"})
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed or "feed.xml"})
    for article in newest:
        _entry(root, article)
    return _file(root)


def _entry(root: ET.Element, article: Article) -> None:
    edition = article.edition
    page = absolute(edition.journal.url, article.path) or article.path
    entry = ET.SubElement(root, "entry", {"xml:lang": edition.language})
    _text(entry, "title", full_title(edition))
    _text(entry, "id", page if "://" in page else f"urn:sha256:{edition.digest}")
    _text(entry, "published", _moment(article))
    _text(entry, "updated", _moment(article))
    for byline in edition.byline:
        if byline.person.name.full:
            _text(ET.SubElement(entry, "author"), "name", byline.person.name.full)
    if not edition.byline:
        _text(ET.SubElement(entry, "author"), "name", edition.journal.title or "—")
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": edition.language, "href": page})
    for word in edition.keywords:
        ET.SubElement(entry, "category", {"term": line(word)})
    if edition.abstract:
        _text(entry, "summary", plain(edition.abstract))


def _moment(article: Article) -> str:
    """When an article was published, as RFC 3339 has it; the edition's own date where none is given."""
    date = iso(article.edition.published)
    if date:
        return f"{date}{'-01' * (2 - date.count('-'))}T00:00:00Z"
    return datetime.fromtimestamp(article.edition.timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = line(words)


def _file(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def sitemap(catalogue: Catalogue, pages: tuple[str, ...]) -> bytes:
    """All pages (sitemaps.org 0.9), articles with their languages; empty without an address of the journal."""
    base = catalogue.journal.url
    articles = {article.path: article for article in catalogue.articles}
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for path in pages if absolute(base, "") else ():
        url = ET.SubElement(root, "url")
        _text(url, "loc", absolute(base, path))
        article = articles.get(path)
        if article:
            _text(
                url, "lastmod", iso(article.edition.modified) or iso(article.edition.published) or _moment(article)[:10]
            )
            for language, other in alternates(article):
                link = {"rel": "alternate", "hreflang": language, "href": absolute(base, other)}
                ET.SubElement(url, "xhtml:link", link)
    return _file(root)


def alternates(article: Article) -> tuple[tuple[str, str], ...]:
    """Language → path of all versions, x-default last; () for an article in one language alone."""
    if len(article.versions) < 2:
        return ()
    paths = dict(article.versions)
    default = paths.get(article.edition.journal.languages[0] if article.edition.journal.languages else "en")
    return (*article.versions, ("x-default", default or min(paths.values(), key=lambda path: (len(path), path))))


def robots(catalogue: Catalogue) -> str:
    """Everyone may read everything."""
    address = absolute(catalogue.journal.url, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {address}\n" if address else "")
