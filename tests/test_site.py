"""The archive: every link leads somewhere, every page says what it is, and nothing depends on where or when it was made."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from lxml import html
from tests.rendering import designed, shipped
from tests.sample_edition import MASTHEAD, right_to_left, sample, t

from imprint.model.edition import Edition, Elsewhere
from imprint.model.manuscript import Issue, Masthead
from imprint.model.people import Name, Person
from imprint.model.stages import Artefact
from imprint.model.text import Attr, Link, NoteCall, Span, Text
from imprint.publish.addresses import absolute, person_slug, relative
from imprint.publish.catalogue import Catalogue, Published, catalogue
from imprint.publish.site import lay_out
from imprint.publish.views import Press, size
from imprint.publish.words import _WORDS, words
from imprint.render.jats import render_jats
from imprint.render.page import article
from imprint.render.words_markup import set_blocks, set_inlines

ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def press() -> Press:
    return Press(shipped().render, lambda edition, where: article(edition, shipped(), where), set_blocks, set_inlines)


def published(edition: Edition) -> Published:
    pictures = (Artefact(f"{edition.slug}/{one.name}", one.media_type, one.data) for one in edition.pictures)
    page = Artefact(f"{edition.slug}.html", "text/html", b"alone")
    pdf = Artefact(f"{edition.slug}.pdf", "application/pdf", b"%PDF-" + bytes(2000))
    return Published(edition, (page, pdf, render_jats(edition), *pictures))


ISSUES = (Issue("4", "1", "2025", "Spring", ("slow-wheels",)), Issue("4", "2", "2025", "Autumn", ("second", "first")))
JOURNAL = replace(MASTHEAD, issues=ISSUES)


def others() -> tuple[Edition, ...]:
    """Two articles of another issue and one of none."""
    base = replace(sample(), journal=JOURNAL, translations=(), similar=(), doi="", notes=(), references=())
    first = replace(base, slug="first", title=t("First"), issue="2", first_page="1")
    second = replace(base, slug="second", title=t("Second </script><b> & co"), issue="2", first_page="9", doi="10.5555/<x>")
    return first, second, replace(base, slug="loose", title=t("Loose"), volume="", issue="", byline=base.byline[:1])


def editions() -> tuple[Edition, ...]:
    return (replace(sample(), journal=JOURNAL), replace(right_to_left(), journal=JOURNAL), *others())


SHEETS = tuple(Artefact(n, "text/css", t.encode()) for n, t in designed().stylesheets if n in ("site.css", "web.css"))


@cache
def shelf() -> Catalogue:
    return catalogue(JOURNAL, tuple(published(edition) for edition in editions()))


@cache
def site() -> dict[str, bytes]:
    return {file.name: file.data for file in lay_out(shelf(), press(), SHEETS)}


def page(name: str) -> html.HtmlElement:
    return html.fromstring(site()[name])


def pages() -> Iterator[tuple[str, html.HtmlElement]]:
    return ((name, page(name)) for name in sorted(site()) if name.endswith("index.html"))


def meta(root: html.HtmlElement, name: str) -> list[str]:
    return root.xpath("//meta[@name=$name]/@content", name=name)


def test_all_pages_are_there() -> None:
    expected = {
        "index.html", "tr/index.html", "ar/index.html", "4/1/index.html", "tr/4/2/index.html", "404.html", "robots.txt",
        "4/1/slow-wheels/index.html", "4/1/slow-wheels/slow-wheels.pdf", "4/1/slow-wheels/slow-wheels.xml",
        "4/1/slow-wheels/slow-wheels.bib", "4/1/slow-wheels/slow-wheels.ris", "4/1/slow-wheels/slow-wheels.csl.json",
        "4/1/slow-wheels/linkset.json", "4/1/slow-wheels/slow-wheels/wheels.svg", "4/1/slow-wheels.ar/index.html",
        "articles/loose/index.html", "authors/index.html", "authors/ada-example/index.html", "authors/ada-example/ada.svg",
        "authors/ben/index.html", "feed.xml", "sitemap.xml", "assets/web.css", "4/1/cover.svg",
    }  # fmt: skip
    assert expected <= set(site())
    assert "4/1/slow-wheels/slow-wheels.html" not in site()


def test_every_inner_link_is_relative_and_leads_somewhere() -> None:
    for name, root in pages():
        for href in root.xpath("//*[not(self::link[@rel='canonical' or @hreflang])]/@href | //@src"):
            parts = urlsplit(href)
            assert not href.startswith("/") and not href.startswith(JOURNAL.url + "/4"), (name, href)
            if parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            file = f"{target}/index.html".removeprefix("./") if parts.path.endswith("/") else target
            assert file in site(), (name, href)
            if parts.fragment:
                assert root.get_element_by_id(unquote(parts.fragment), None) is not None, (name, href)


def test_every_article_is_reached_from_the_front_page() -> None:
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in seen or not name.endswith("index.html"):
            continue
        seen.add(name)
        for href in page(name).xpath("//a/@href"):
            if not urlsplit(href).scheme and href.endswith("/"):
                found = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
                waiting.append(f"{found}/index.html".removeprefix("./"))
    assert seen == {name for name, _ in pages()}


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    for name, root in pages():
        assert {one.get("type") for one in root.iter("script")} <= {"application/ld+json"}, name
        assert not [href for href in root.xpath("//link[@rel='stylesheet']/@href | //img/@src") if "//" in href], name
        assert not root.xpath("//@*[starts-with(name(), 'on')]"), name


def test_the_style_of_the_site_stands_on_that_of_the_article() -> None:
    assert page("index.html").xpath("//link[@rel='stylesheet']/@href") == ["assets/web.css", "assets/site.css"]


def test_highwire_and_dublin_core() -> None:
    root = page("4/1/slow-wheels/index.html")
    assert meta(root, "citation_title") == ["Slow wheels: ratio & reason: On counting the sky"]
    assert meta(root, "citation_author") == ["Ada Example", "Ben van der Beek"]
    assert meta(root, "citation_publication_date") == ["2025/05/20"]
    assert meta(root, "citation_issn") == ["0000-1112", "0000-2224"]
    assert meta(root, "citation_pdf_url") == ["https://orrery.example/4/1/slow-wheels/slow-wheels.pdf"]
    assert posixpath.dirname(meta(root, "citation_pdf_url")[0]) + "/" == root.xpath("//link[@rel='canonical']/@href")[0]
    assert meta(root, "DC.creator") == ["Example, Ada", "van der Beek, Ben"]
    names = [one.get("name") for one in root.iter("meta") if (one.get("name") or "").startswith("citation_author")]
    assert names[:2] == ["citation_author", "citation_author_institution"], "institutions follow their author"


def test_json_ld_says_what_the_article_is_part_of() -> None:
    data = json.loads(page("4/1/slow-wheels/index.html").findtext(".//script"))
    assert data["@type"] == "ScholarlyArticle" and data["@id"] == "https://doi.org/10.5555/orrery.4.1.1"
    issue = data["isPartOf"]
    volume, serial = issue["isPartOf"], issue["isPartOf"]["isPartOf"]
    assert [one["@type"] for one in (issue, volume, serial)] == ["PublicationIssue", "PublicationVolume", "Periodical"]
    assert data["author"][0]["@id"] == "https://orcid.org/0000-0000-0000-1012"
    assert data["author"][0]["affiliation"][0]["@id"] == "https://ror.org/00example0"
    assert {one["encodingFormat"] for one in data["encoding"]} == {"application/pdf", "application/jats+xml"}


def test_a_title_cannot_end_the_script() -> None:
    text = site()["4/2/second/index.html"].decode()
    assert "Second </script><b>" not in text and "Second &lt;/script&gt;&lt;b&gt; &amp; co" in text
    assert json.loads(page("4/2/second/index.html").findtext(".//script"))["headline"] == "Second </script><b> & co"


def test_typed_links() -> None:
    root = page("4/1/slow-wheels/index.html")
    found = {(link.get("rel"), link.get("href")) for link in root.iter("link")}
    assert {
        ("cite-as", "https://doi.org/10.5555/orrery.4.1.1"), ("item", "slow-wheels.pdf"), ("describedby", "slow-wheels.bib"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"), ("author", "https://orcid.org/0000-0000-0000-1012"),
    } <= found  # fmt: skip
    (links,) = json.loads(site()["4/1/slow-wheels/linkset.json"])["linkset"]
    assert links["anchor"] == "https://orrery.example/4/1/slow-wheels/"
    assert links["item"][0]["href"] == "https://orrery.example/4/1/slow-wheels/slow-wheels.pdf"


def test_translations_know_each_other_both_ways() -> None:
    for name in ("4/1/slow-wheels/index.html", "4/1/slow-wheels.ar/index.html"):
        found = {(one.get("hreflang"), one.get("href")) for one in page(name).xpath("//link[@rel='alternate'][@hreflang]")}
        assert found == {
            ("en", "https://orrery.example/4/1/slow-wheels/"),
            ("ar", "https://orrery.example/4/1/slow-wheels.ar/"),
            ("x-default", "https://orrery.example/4/1/slow-wheels/"),
        }, name


def test_pages_say_their_language_and_direction() -> None:
    root = page("4/1/slow-wheels.ar/index.html")
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert page("4/1/slow-wheels.ar/index.html").xpath("//nav//a[@aria-current='true']/@lang") == ["ar"]
    home = page("ar/index.html")
    assert home.get("dir") == "rtl" and home.find(".//h1/..").get("lang") == "en", "the journal's name keeps its language"


def test_a_translation_is_shown_where_the_issue_is_read_in_its_language() -> None:
    titles = page("ar/4/1/index.html").xpath("//article//h3//text()")
    assert "".join(titles) == "عجلات بطيئة"
    assert page("tr/4/1/index.html").xpath("//article[@lang]/@lang") == ["en"]


def test_issues_stand_in_order_and_pieces_too() -> None:
    assert [number.path for number in shelf().issues] == ["4/2/", "4/1/"]
    assert [piece.first.slug for piece in shelf().issues[0].pieces] == ["second", "first"], "the masthead's order"
    assert page("index.html").xpath("//p[@class='issue-name']//text()") == ["Volume 4, Issue 2"]
    assert shelf().loose is not None and [one.slug for one in shelf().numbers[-1].articles] == ["loose"]


def test_a_title_in_a_list_is_nothing_but_a_link() -> None:
    title = (Text("A "), Link(t("site"), "https://a.example"), NoteCall("n1", "c", "*"), Span(t(" b"), Attr("x")))
    one = replace(sample(), journal=JOURNAL, title=title, translations=(), similar=())
    files = {file.name: file.data for file in lay_out(catalogue(JOURNAL, (published(one),)), press(), ())}
    (heading,) = html.fromstring(files["4/1/index.html"]).xpath("//article//h3")
    assert heading.text_content() == "A site b" and len(heading.xpath(".//a")) == 1 and not heading.xpath(".//@id")


def test_an_author_has_one_page_with_all_bios_and_works() -> None:
    root = page("authors/ada-example/index.html")
    assert root.xpath("//div[@class='life']/@lang") == ["en", "ar"]
    assert len(root.xpath("//article")) == 4, "a translation is no work of its own"
    assert root.xpath("//img/@src") == ["ada.svg"]


def test_feed_and_sitemap() -> None:
    feed = ET.fromstring(site()["feed.xml"])
    assert len(feed.findall(f"{ATOM}entry")) == len(editions())
    assert feed.findtext(f"{ATOM}updated") == "2025-05-20T00:00:00Z"
    locations = [one.text for one in ET.fromstring(site()["sitemap.xml"]).iter() if one.tag.endswith("loc")]
    assert len(locations) == sum(1 for _ in pages()) and "https://orrery.example/4/1/slow-wheels/" in locations
    assert b"Sitemap: https://orrery.example/sitemap.xml" in site()["robots.txt"]


def test_the_page_for_what_is_missing_needs_no_other_file() -> None:
    root = page("404.html")
    assert root.findtext(".//h1") == "Page not found" and not root.xpath("//link[@rel='stylesheet']")
    assert "--paper" in (root.findtext(".//style") or "")


def test_the_order_of_the_articles_changes_nothing() -> None:
    turned = catalogue(JOURNAL, tuple(published(edition) for edition in reversed(editions())))
    assert {file.name: file.data for file in lay_out(turned, press(), tuple(reversed(SHEETS)))} == site()


def test_a_journal_without_address_or_articles() -> None:
    bare = Masthead(title="Quire", languages=("fa",))
    files = {file.name: file.data for file in lay_out(catalogue(bare, ()), press(), ())}
    assert html.fromstring(files["index.html"]).get("dir") == "rtl"
    assert b"<loc>" not in files["sitemap.xml"]
    one = replace(sample(), journal=bare, translations=(), volume="", issue="")
    files = {file.name: file.data for file in lay_out(catalogue(bare, (published(one),)), press(), ())}
    assert b"citation_pdf_url" not in files["articles/slow-wheels/index.html"]


def test_a_link_to_an_article_that_is_not_published_is_left_out() -> None:
    ghost = (Elsewhere("ghost", "tr", "Türkçe", "Hayalet"),)
    one = replace(sample(), journal=JOURNAL, translations=ghost, similar=ghost)
    files = {file.name: file.data for file in lay_out(catalogue(JOURNAL, (published(one),)), press(), ())}
    assert b"Hayalet" not in files["4/1/slow-wheels/index.html"]


@pytest.mark.parametrize(
    ("target", "here", "found"),
    [
        ("5/1/a/", "", "5/1/a/"), ("", "5/1/a/", "../../../"), ("5/1/b/", "5/1/a/", "../b/"), ("", "", "./"),
        ("assets/a.css", "tr/", "../assets/a.css"), ("5/1/a b/", "5/1/", "a%20b/"),
    ],
)  # fmt: skip
def test_addresses_from_page_to_page(target: str, here: str, found: str) -> None:
    assert relative(target, here) == found


def test_full_addresses_are_of_the_web_only() -> None:
    assert absolute("https://a.example/j/", "5/1/") == "https://a.example/j/5/1/"
    assert absolute("javascript:alert(1)", "5/1/") == "" == absolute("", "5/1/")


def test_names_in_addresses() -> None:
    assert person_slug(Person(Name("Işık", "Çağla"))) == "cagla-isik"
    assert re.fullmatch(r"author-[0-9a-f]{10}", person_slug(Person(Name("Чехов", "Антон"))))


def test_sizes_are_said_as_readers_know_them() -> None:
    assert [size(Artefact("a", "", bytes(n))) for n in (10, 340_400, 1_340_000)] == ["1 kB", "340 kB", "1.3 MB"]
    assert size(Artefact("a", "", bytes(1_340_000)), "tr") == "1,3 MB"


@pytest.mark.parametrize("language", _WORDS)
def test_each_language_has_every_word(language: str) -> None:
    assert set(words(language)) == set(words("en")) and all(words(language).values())
