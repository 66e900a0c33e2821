"""Pages run through an issue; those of a published one stay, whatever happens to its articles."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from rendering import epubcheck
from verapdf import judged

from imprint import issuing
from imprint.compose.issue import compose_issue
from imprint.issuing import Issued, Sheaf, issued
from imprint.model.issue import Bound, Leaves
from imprint.model.manuscript import Editor, Issue, Section
from imprint.model.paging import Fixed, Measure, Pages
from imprint.model.proof import Flaw, Spot
from imprint.model.stages import Artefact
from imprint.paginating import Ledger, reckon, spoken
from imprint.pipeline import Design, edit
from imprint.profiles_installed import usual_profile
from imprint.proof.bound import prove_issue
from imprint.proof.markup import EPUB
from imprint.read.masthead import read_masthead
from imprint.read.paging import read_pages, written
from imprint.render.issue_face import scale
from imprint.render.settle import settled
from imprint.workspace import gather, shipped

ISSUE = Issue("5", "1", articles=("a", "b", "c"))
FIXED = Fixed("5/1", (("a", Pages(1, 6)), ("b", Pages(7, 12)), ("c", Pages(15, 18))))


def lengths(**counts: int) -> dict[str, Measure]:
    return {slug: Measure(count) for slug, count in counts.items()}


# ---------------------------------------------------------------- the masthead


def test_an_issue_has_sections_editors_and_a_first_page() -> None:
    toml = b"""
[[editors]]
name = "Hester Lanyon"
role = "Editor-in-chief"

[[issues]]
volume = 5
number = 1
doi = "https://doi.org/10.5555/x.5.1"
first-page = 187
editors = ["Guest One"]
articles = ["opening"]

[[issues.sections]]
title = "Essays"
articles = ["a", "b"]
"""
    masthead, _, said = read_masthead("journal.toml", toml)
    assert said == ()
    assert masthead.editors == (Editor("Hester Lanyon", "Editor-in-chief"),)
    (issue,) = masthead.issues
    assert issue.articles == ("opening", "a", "b") and issue.name == "5/1"
    assert issue.sections == (Section("", ("opening",)), Section("Essays", ("a", "b")))
    assert (issue.first_page, issue.doi, issue.editors) == (187, "10.5555/x.5.1", (Editor("Guest One"),))


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ('[[issues]]\nvolume = 1\nfirst-page = "x"', 3, "first-page is no page number"),
        ('[[issues]]\nvolume = 1\n[[issues.sections]]\ntitle = "E"\nartikles = ["a"]', 5, "artikles"),
        ('[[issues]]\nvolume = 1\n[[issues.sections]]\narticles = "a"', 1, "lists no articles"),
        ('[[issues]]\nvolume = 1\narticles = ["a"]\n[[issues]]\nvolume = 2\narticles = ["a"]', 6, "in issue 1 too"),
        ('[[editors]]\nrole = "Chief"', 1, "no name"),
    ],
)
def test_what_is_wrong_with_an_issue_is_said_at_its_line(toml: str, line: int, words: str) -> None:
    _, _, said = read_masthead("journal.toml", toml.encode())
    assert [one.place.line for one in said if words in one.message] == [line]


# ---------------------------------------------------------------- the record


def test_the_record_is_read_as_it_was_written() -> None:
    odd = Fixed("Sonder heft/1", (("a-b", Pages(9, 9)),))
    assert read_pages("pages.toml", written((FIXED, odd))) == ((FIXED, odd), ())


@pytest.mark.parametrize("record", [b'["5/1"]\na = "6-1"', b'["5/1"]\na = "vi"', b'["5/1"]\na = 0'])
def test_pages_that_are_none_are_said(record: bytes) -> None:
    fixed, said = read_pages("pages.toml", record)
    assert fixed == (Fixed("5/1", ()),)
    assert [(one.rule, one.place.line) for one in said] == [("invalid-journal-setting", 2)]


def test_a_record_that_is_no_toml_is_said() -> None:
    assert [one.rule for one in read_pages("pages.toml", b"[")[1]] == ["journal-not-readable"]


# ---------------------------------------------------------------- reckoning


def test_articles_follow_each_other() -> None:
    found = reckon(Issue("5", "1", articles=("a", "b"), first_page=187), None, lengths(a=6, b=1))
    assert found.pages == (("a", Pages(187, 192)), ("b", Pages(193, 193)))
    assert [str(pages) for _, pages in found.pages] == ["187–192", "193"]


def test_nothing_is_known_after_an_article_that_cannot_be_counted() -> None:
    assert reckon(ISSUE, None, lengths(a=6, c=4)).pages == (("a", Pages(1, 6)),)


def test_an_article_that_names_its_pages_is_taken_at_its_word() -> None:
    measures = {"a": Measure(2), "b": Measure(3, 20), "c": Measure(1)}
    assert dict(reckon(ISSUE, None, measures).pages) == {"a": Pages(1, 2), "b": Pages(20, 22), "c": Pages(23, 23)}


@pytest.mark.parametrize(
    ("measures", "moved"),
    [
        (lengths(), []),
        (lengths(a=6, b=6, c=4), []),
        (lengths(a=7), ["a 1–6 1–7", "b 7–12 8–13"]),  # page 14 was free: c stays
        (lengths(a=9), ["a 1–6 1–9", "b 7–12 10–15", "c 15–18 16–19"]),
        (lengths(b=5), ["b 7–12 7–11"]),
    ],
)
def test_of_fixed_pages_as_few_move_as_may_be(measures: dict[str, Measure], moved: list[str]) -> None:
    assert [f"{slug} {before} {now}" for slug, before, now in reckon(ISSUE, FIXED, measures).moved] == moved


def test_an_article_put_between_moves_those_after_it_and_one_put_last_none() -> None:
    between = reckon(Issue("5", "1", articles=("a", "new", "b", "c")), FIXED, lengths(new=2))
    assert [(slug, str(now)) for slug, _, now in between.moved] == [("b", "9–14")]
    last = reckon(Issue("5", "1", articles=("a", "b", "c", "new")), FIXED, lengths(new=2))
    assert not last.moved and last.pages[-1] == ("new", Pages(19, 20))


def test_where_fixed_pages_would_move_all_stay_and_it_is_said() -> None:
    ledger = Ledger((ISSUE,), (FIXED,))
    measures = lengths(a=9)
    assert ledger.pages(measures) == dict(FIXED.pages)
    (said,) = spoken(ledger, measures)
    assert (said.rule, str(said.severity)) == ("published-pages-move", "error")
    assert "a from 1–6 to 1–9, b from 7–12 to 10–15, c from 15–18 to 16–19" in said.message
    assert "imprint paginate 5/1" in said.hint
    assert not list(spoken(ledger, lengths(a=6)))


def test_a_listed_article_that_is_not_there_is_said() -> None:
    said = spoken(Ledger((ISSUE,)), {}, frozenset(("a", "b")))
    assert [(one.rule, "“c”" in one.message) for one in said] == [("issue-article-missing", True)]


@pytest.mark.parametrize(
    ("date", "fixed", "said"),
    [("2026-05-19", (), ["issue-pages-open"]), ("2026-05-19", (FIXED,), []), ("2026-11", (), []), ("", (), [])],
)
def test_an_issue_that_is_out_wants_its_pages_fixed(date: str, fixed: tuple[Fixed, ...], said: list[str]) -> None:
    found = spoken(Ledger((replace(ISSUE, date=date),), fixed), lengths(a=6, b=6, c=4), frozenset("abc"), "2026-06-01")
    assert [one.rule for one in found] == said


@given(st.lists(st.integers(1, 30), max_size=12), st.lists(st.integers(1, 30), max_size=12), st.integers(1, 400))
def test_pages_never_overlap_and_what_was_accepted_stays(before: list[int], now: list[int], first: int) -> None:
    slugs = tuple(f"s{n}" for n in range(max(len(before), len(now))))
    issue = Issue("1", "1", articles=slugs, first_page=first)
    old = reckon(issue, None, {slug: Measure(count) for slug, count in zip(slugs, before, strict=False)})
    new = reckon(issue, old.fix, {slug: Measure(count) for slug, count in zip(slugs, now, strict=False)})
    ranges = [pages for _, pages in new.pages]
    assert all(a.last < b.first for a, b in pairwise(ranges))
    again = reckon(issue, new.fix, {slug: Measure(pages.count) for slug, pages in new.pages})
    assert again.pages == new.pages and not again.moved
    if now == before:
        assert not new.moved


# ---------------------------------------------------------------- a journal that is built

JOURNAL = """
[journal]
title = "Orrery"
issn = "0000-1112"
publisher = "Amber Quay Institute"
license = "CC-BY-4.0"
languages = ["en", "fa"]
style = "author-date"
page-size = "B5"

[[editors]]
name = "Hester Lanyon"

[[issues]]
volume = 5
number = 1
title = "Instruments"
date = 2026-05-19

[[issues.sections]]
title = "Essays"
articles = ["one", "two"]

[[issues.sections]]
title = "From other shores"
articles = ["three"]
"""
PARAGRAPH = "The keeper of the clock wrote what he saw.[^n] " + "He wrote it in a fair hand, and every evening. " * 12
PERSIAN = "ساعت‌ساز آنچه را دید نوشت.[^n] " + "او هر شب آن را با خطی خوش می‌نوشت. " * 8
TEXT = "---\ntitle: {title}\nauthor: [ada-example]\nlang: {lang}\ndate: 2026-05-19\n---\n\n## Wheels\n\n{words}\n\n[^n]: A note.\n"


def article(title: str, paragraphs: int, lang: str = "en") -> str:
    return TEXT.format(title=title, lang=lang, words="\n\n".join((PARAGRAPH, *[PARAGRAPH.replace("[^n]", "")] * (paragraphs - 1))))


def write(journal: Path, slug: str, text: str) -> None:
    (journal / f"manuscripts/{slug}/article.md").write_text(text)


def imprint(journal: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    here = {"XDG_CACHE_HOME": str(journal.parent / "cache"), "PYTHONPATH": str(Path(__file__).parents[1] / "build")}
    command = [sys.executable, "-m", "imprint", *arguments]
    return subprocess.run(command, cwd=journal, text=True, capture_output=True, check=False, env={**os.environ, **here})


def founded(folder: Path) -> Path:
    """A journal with one issue of three articles."""
    (folder / "manuscripts/authors").mkdir(parents=True)
    (folder / "journal.toml").write_text(JOURNAL)
    (folder / "manuscripts/authors/ada-example.md").write_text("---\nname: Ada Example\n---\n\nAda Example keeps the clocks.\n")
    for slug, text in (("one", article("One", 8)), ("two", article("Two", 2)), ("three", article("سه", 1, "fa").replace(PARAGRAPH, PERSIAN))):
        (folder / "manuscripts" / slug).mkdir()
        write(folder, slug, text)
    return folder


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return founded(tmp_path / "journal")


def pages(journal: Path) -> list[str]:
    """The pages of the three articles as their JATS has them."""
    texts = [(journal / f"out/{slug}/{slug}.xml").read_text() for slug in ("one", "two", "three")]
    found = [re.findall(r"<[fl]page>(\d+)</[fl]page>", text.split("<permissions>")[0]) for text in texts]
    return ["–".join(one) for one in found]


def test_pages_run_through_an_issue_until_they_are_fixed(journal: Path) -> None:
    quickly = ("build", "--to", "jats,html", "--proof", "off")
    done = imprint(journal, *quickly)
    assert (done.returncode, pages(journal)) == (0, ["1–3", "4–5", "6"]), done.stdout + done.stderr
    page = (journal / "out/site/5/1/two/index.html").read_text()
    assert 'name="citation_firstpage" content="4"' in page and "5(1), 4–5" in page

    write(journal, "one", article("One", 12))
    assert (imprint(journal, *quickly).returncode, pages(journal)) == (0, ["1–4", "5–6", "7"])

    assert imprint(journal, "paginate").stdout.split() == ["5/1", "1–4", "one", "5/1", "5–6", "two", "5/1", "7", "three"]
    write(journal, "one", article("One", 8))
    done = imprint(journal, *quickly)
    assert (done.returncode, pages(journal)) == (1, ["1–4", "5–6", "7"])
    assert "published-pages-move" in done.stdout and "one from 1–4 to 1–3" in done.stdout

    dry = imprint(journal, "paginate", "5/1", "--dry-run")
    assert dry.returncode == 1 and "1–3  one (was 1–4)" in dry.stdout
    assert imprint(journal, "paginate", "5/1").returncode == 0
    assert (imprint(journal, *quickly).returncode, pages(journal)) == (0, ["1–3", "5–6", "7"])


def test_an_issue_that_is_not_there_has_no_pages(journal: Path) -> None:
    done = imprint(journal, "paginate", "9/9")
    assert done.returncode == 2 and "there is no issue 9/9; journal.toml has 5/1" in done.stderr


# ---------------------------------------------------------------- whole issues


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole issue, built with its journal; its second article begins after a free page."""
    journal = founded(tmp_path_factory.mktemp("bound") / "journal")
    (journal / "pages.toml").write_text('["5/1"]\none = "1-3"\ntwo = "5-6"\nthree = "7-7"\n')
    done = imprint(journal, "build", "--to", "pdf,epub", *(("--edition", "press") if usual_profile() else ()))
    assert done.returncode == 0 and "1 whole issue in out/issues/" in done.stderr, done.stdout + done.stderr
    return journal / "out/issues"


LABELS = ["Cover", "ii", "iii", "iv", "1", "2", "3", "4", "5", "6", "7", "8"]


def test_a_whole_issue(bound: Path, tmp_path: Path) -> None:
    with pikepdf.open(bound / "orrery-5-1.pdf") as pdf:
        assert [page.label for page in pdf.pages] == LABELS
        assert [place for place, page in zip(LABELS, pdf.pages, strict=True) if "/StructParents" not in page.obj] == ["iv", "4"]
        assert leads(pdf, 2) == ["1", "1", "5", "5", "7", "7", "8", "8"], "the contents lead to the articles and the contributors"
        chapters = [one for shelf in pdf.open_outline().root for one in (shelf, *shelf.children)]
        places = {tuple(map(str, list(one.destination)[1:])) for one in chapters if one.title in ("One", "Two", "سه")}
        links = [link.Dest for link in pdf.pages[2].obj.Annots][:6]
        assert {tuple(map(str, list(dest)[1:])) for dest in links} == places, "and there to the headings, as the bookmarks do"
        assert leads(pdf, 4)[-1:] == ["3"], "the call of a note leads to the note in the same article"
        (document,) = pdf.Root.StructTreeRoot.K
        assert [str(part.Lang) for part in document.K] == ["en", "en", "en", "fa", "en"]
        assert {str(kid.S) for kid in document.K} == {"/Part"}
        names = [bytes(one) for one in list(pdf.Root.StructTreeRoot.IDTree.Kids[0].Names)[::2]]
        assert names == sorted(names) and len(set(names)) == len(names) >= 3
        assert [one.title for one in pdf.open_outline().root] == [
            "Cover", "Orrery", "Contents", "Essays", "From other shores", "About the authors",
        ]  # fmt: skip
        contents = [one for one in elements(document) if one.S == "/TOC"]
        assert len(contents) == 3, "two sections and the contributors"
        for kind, around, inside in (("/TOCI", "/TOC", {"/P"}), ("/Reference", "/P", {"/Link"})):
            found = [one for toc in contents for one in elements(toc) if kind == one.S]
            assert found and {(str(one.P.S), *{str(kid.S) for kid in one.K}) for one in found} == {(around, *inside)}, kind
    assert judged([bound / "orrery-5-1.pdf"]) == {"orrery-5-1.pdf": {"PDFA_3_A": [], "PDFUA_1": []}}


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A structure element and those below it."""
    yield element
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid)


def leads(pdf: pikepdf.Pdf, index: int) -> list[str]:
    """The labels of the pages to which the links of a page lead."""
    pages = {page.obj.objgen: page.label for page in pdf.pages}
    links = (link for link in pdf.pages[index].obj.get("/Annots", ()) if "/Dest" in link)
    return [pages[link.Dest[0].objgen] for link in links]


@pytest.mark.skipif(not usual_profile(), reason="no CMYK profile is installed")
def test_a_whole_issue_for_the_printer(bound: Path) -> None:
    data = (bound / "orrery-5-1.press.pdf").read_bytes()
    assert not re.search(rb"DeviceRGB|CalRGB|sRGB|/Lab", data)
    with pikepdf.open(bound / "orrery-5-1.press.pdf") as pdf:
        assert [page.label for page in pdf.pages] == LABELS
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX" and "/StructTreeRoot" not in pdf.Root
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes() and str(pdf.docinfo["/Trapped"]) == "/False"
        for page in pdf.pages:
            trim, bleed = ([float(one) for one in page.obj[key]] for key in ("/TrimBox", "/BleedBox"))
            assert [round(b - a, 1) for a, b in zip(trim, bleed, strict=True)] == [-8.5, -8.5, 8.5, 8.5]
            assert "/Annots" not in page.obj
    if shutil.which("gs"):
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", str(bound / "orrery-5-1.press.pdf")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        assert done.stdout + done.stderr == ""


def test_a_whole_issue_as_a_book(bound: Path, tmp_path: Path) -> None:
    book = (bound / "orrery-5-1.epub").read_bytes()
    assert epubcheck(book, tmp_path) == ""
    with ZipFile(io.BytesIO(book)) as package:
        nav = etree.fromstring(package.read("EPUB/nav.xhtml"))
        opf = package.read("EPUB/package.opf").decode()
    html = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}
    assert nav.xpath("//h:nav[@e:type='page-list']//h:a/text()", namespaces=html) == LABELS
    contents = nav.xpath("//h:nav[@e:type='toc']/h:ol/h:li/*[1]", namespaces=html)
    assert ["".join(one.itertext()) for one in contents] == ["Orrery", "Essays", "From other shores", "About the authors"]
    assert nav.xpath("//h:li[@lang='fa']/@dir", namespaces=html) == ["rtl"]
    assert re.findall("<dc:language>(.*?)</dc:language>", opf) == ["en", "fa"]
    order = [name for name in re.findall('<itemref idref="r-(.*?).xhtml"', opf) if name.endswith(("text", "notes"))]
    assert order == ["one-text", "one-notes", "two-text", "two-notes", "three-text", "three-notes"]


def test_the_site_offers_the_whole_issue(bound: Path) -> None:
    site = bound.parent / "site"
    page = (site / "fa/5/1/index.html").read_text()
    for ending, kind in (("pdf", "application/pdf"), ("epub", "application/epub+zip")):
        assert f'href="../../../5/1/orrery-5-1.{ending}" type="{kind}"' in page
        assert (site / f"5/1/orrery-5-1.{ending}").read_bytes() == (bound / f"orrery-5-1.{ending}").read_bytes()
    assert 'href="data:image/png;base64,' in (site / "5/1/cover.svg").read_text(), "the cover is the printed one in small"
    sections = re.findall(r'<h3 class="pieces-section"[^>]*>(.*?)</h3>', (site / "5/1/index.html").read_text())
    assert sections == ["Essays", "From other shores"] and '<h4 class="piece-title">' in page


def pictured(journal: Path, name: str, data: bytes) -> subprocess.CompletedProcess[str]:
    """The journal with one article and a cover, built."""
    (journal / name).write_bytes(data)
    credit = f'date = 2026-05-19\ncover = "{name}"\ncover-credit = "Photograph by Ada Example"'
    short = JOURNAL.replace('articles = ["one", "two"]', 'articles = ["two"]').split("[[issues.sections]]\ntitle = \"From")[0]
    (journal / "journal.toml").write_text(short.replace("date = 2026-05-19", credit))
    for slug in ("one", "three"):
        shutil.rmtree(journal / "manuscripts" / slug)
    return imprint(journal, "build", "--to", "pdf,epub", "--proof", "off", *(("--edition", "press") if usual_profile() else ()))


def test_an_issue_has_a_picture_on_its_cover(journal: Path, tmp_path: Path) -> None:
    paper = io.BytesIO()
    sea = Image.effect_mandelbrot((900, 700), (-2, -1.2, 1, 1.2), 40)
    Image.merge("RGB", (sea.point(lambda value: value // 3), sea, Image.new("L", sea.size, 200))).save(paper, "JPEG")
    done = pictured(journal, "sea.jpg", paper.getvalue())
    assert done.returncode == 0, done.stdout + done.stderr
    folder = journal / "out/issues"
    with pikepdf.open(folder / "orrery-5-1.pdf") as pdf:
        assert (900, 700) in sizes(pdf.pages[0].obj.Resources)
    masthead = subprocess.run(["pdftotext", "-f", "2", "-l", "2", folder / "orrery-5-1.pdf", "-"], capture_output=True, text=True, check=True)
    assert "Cover Photograph by Ada Example" in masthead.stdout
    assert judged([folder / "orrery-5-1.pdf"]) == {"orrery-5-1.pdf": {"PDFA_3_A": [], "PDFUA_1": []}}
    if usual_profile():
        assert "sea.jpg has 126 dots per inch on the cover, printed 182 mm wide" in done.stdout
        with pikepdf.open(folder / "orrery-5-1.press.pdf") as pdf:
            assert (900, 700) in sizes(pdf.pages[0].obj.Resources)
            sheet, bleed = ([float(one) for one in pdf.pages[0].obj[key]] for key in ("/MediaBox", "/BleedBox"))
        subprocess.run(["pdftoppm", "-r", "72", "-singlefile", folder / "orrery-5-1.press.pdf", tmp_path / "press"], check=True)
        with Image.open(tmp_path / "press.ppm") as sheet_of_paper:
            row = [sheet_of_paper.getpixel((x, sheet_of_paper.height // 2)) for x in range(sheet_of_paper.width)]
        inked = [x for x, colour in enumerate(row) if colour != (255, 255, 255)]
        assert abs(inked[0] - (bleed[0] - sheet[0])) <= 1 and abs(inked[-1] - (bleed[2] - sheet[0])) <= 1, "it fills the bleed"
        assert row[inked[0] + 1][2] > row[inked[0] + 1][0], "and there it is the picture, not its ground"  # type: ignore[index]
    with ZipFile(folder / "orrery-5-1.epub") as package:
        with Image.open(io.BytesIO(package.read("EPUB/images/cover.jpg"))) as cover:
            assert (cover.format, cover.height) == ("JPEG", 2400)
        assert 'media-type="image/jpeg" properties="cover-image"' in package.read("EPUB/package.opf").decode()
        assert "Cover: Photograph by Ada Example" in package.read("EPUB/masthead.xhtml").decode()
    assert epubcheck((folder / "orrery-5-1.epub").read_bytes(), tmp_path) == ""


def sizes(resources: pikepdf.Object) -> set[tuple[int, int]]:
    """Width and height of all pictures below some resources."""
    found: set[tuple[int, int]] = set()
    inside = [*resources.get("/XObject", {}).values(), *resources.get("/Pattern", {}).values()]
    for one in inside:
        if one.get("/Subtype") == "/Image":
            found.add((int(one.Width), int(one.Height)))
        found |= sizes(one.get("/Resources", {}))
    return found


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("sea.jpg", b"no picture", "image-not-readable"), ("../sea.jpg", b"\xff\xd8", "missing-image")],
)
def test_a_cover_that_cannot_be_shown_is_said_at_its_line(journal: Path, name: str, data: bytes, said: str) -> None:
    done = pictured(journal, name, data)
    assert done.returncode == 1 and f"error[{said}]" in done.stdout and "journal.toml:19" in done.stdout, done.stdout
    assert not list((journal / "out/issues").glob("*.pdf"))


def test_a_long_title_is_set_smaller_on_the_cover() -> None:
    assert scale("Orrery") == scale("Journal of Open Source Software") == 1
    assert scale("Zeitschrift für Geschichtswissenschaft und Kulturphilosophie") < 0.6


# ---------------------------------------------------------------- proof


def test_proof_of_an_issue_stands_beside_it(bound: Path) -> None:
    paper = json.loads((bound / "orrery-5-1.proof.json").read_text())
    counts = {file["name"]: file["counts"] for file in paper["files"]}
    assert not [flaw for file in paper["files"] for flaw in file["flaws"]]
    assert counts["orrery-5-1.epub"] == {"documents": 19, "articles": 3, "notes": 3}
    assert counts["orrery-5-1.pdf"] == {"pages": 12, "articles": 3, "notes": 3, "links": 17}
    page = (bound / "orrery-5-1.proof.html").read_text()
    assert "Nothing is lost" in page and page.count("<img ") == 12 * (2 if usual_profile() else 1)
    assert {one["validator"] for one in paper["validators"]} == {"veraPDF", "EPUBCheck", "Ace"}


def test_an_issue_in_the_modern_design_is_whole(journal: Path) -> None:
    """The contributors' heading hung twice, and began beyond the page's edge."""
    text = (journal / "journal.toml").read_text()
    (journal / "journal.toml").write_text(text.replace('style = "author-date"', 'style = "author-date"\ndesign = "modern"'))
    done = imprint(journal, "build", "--to", "pdf")
    paper = json.loads((journal / "out/issues/orrery-5-1.proof.json").read_text())
    assert done.returncode == 0 and [flaw["message"] for file in paper["files"] for flaw in file["flaws"]] == []


def bound_of(bound: Path, *flaws: Flaw) -> Bound:
    """The issue as its proof knows it; flaws are what the setter could not solve in the second article."""
    journal = bound.parents[1]
    gathered = gather((journal,), shipped("styles"))
    assert gathered.journal
    (issue,) = gathered.journal.masthead.issues
    first, leaves = {"one": Pages(1, 3), "two": Pages(5, 6), "three": Pages(7, 7)}, []
    for sources in gathered.sources:
        edition = edit(sources).value
        assert edition
        pdf = (journal / f"out/{sources.slug}/{sources.slug}.pdf").read_bytes()
        leaves.append(Leaves(settled(edition), first[sources.slug], (), (("pdf", pdf),), flaws if sources.slug == "two" else ()))
    return compose_issue(gathered.journal.masthead, issue, leaves)


def with_page(change: Callable[[pikepdf.Pdf], None], data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def blank(pdf: pikepdf.Pdf) -> None:
    pdf.pages[8].Contents = pdf.make_stream(b"")


def astray(pdf: pikepdf.Pdf) -> None:
    """The call of the first article's note leads to the second article."""
    call = [link for link in pdf.pages[4].Annots if "/Dest" in link][-1]
    call.Dest = pikepdf.Array([pdf.pages[8].obj, pikepdf.Name.XYZ, 0, 0, 0])


def silent(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].Annots


def unnumbered(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums = pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.r)])


def inked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[4].contents_add(b"0 0 0 1 k 0 0 1 1 re f")


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        (blank, "words-lost", "two: these words are not there"),
        (astray, "note-lost", "one: note 1 is printed on page 7, but nothing calls it"),
        (astray, "link-without-target", "one: a link on page 5 does not lead to page 7, as in the article"),
        (silent, "link-without-target", "three: the contents do not lead to page 11"),
        (unnumbered, "words-lost", "two: there is no page 5"),
        (inked, "colour-of-other-edition", "page 5 has colours in CMYK"),
    ],
)
def test_what_binding_loses_is_seen(bound: Path, change: Callable[[pikepdf.Pdf], None], rule: str, words: str) -> None:
    name = "orrery-5-1.pdf"
    data = (bound / name).read_bytes()
    proof = prove_issue(bound_of(bound), (Artefact(name, "application/pdf", with_page(change, data)),))
    assert [one for one in proof.flaws if one.rule == rule and one.message.startswith(words)], proof.flaws


def test_what_an_issues_book_loses_is_seen(bound: Path) -> None:
    whole = (bound / "orrery-5-1.epub").read_bytes()
    for old, new, said in (
        ("He wrote it in", "It in", "two: these words are not there"),
        ('role="doc-noteref"', "", "two: nothing calls note 1"),
        ("keeps the clocks", "clocks", "these words are not there, or not where they belong: keeps the"),
    ):
        data = repacked(whole, old, new)
        found = [one.message for one in prove_issue(bound_of(bound), (Artefact("orrery-5-1.epub", EPUB, data),)).flaws]
        assert any(said in one for one in found), (old, found)


def test_what_the_setter_could_not_solve_is_marked_on_the_issues_pages(bound: Path) -> None:
    flaw = Flaw("white-foot", "two.pdf", "page 2: 14 lines are white", (Spot(2, 0, 0.5, 1, 1),))
    artefact = Artefact("orrery-5-1.pdf", "application/pdf", (bound / "orrery-5-1.pdf").read_bytes())
    (found,) = prove_issue(bound_of(bound, flaw), (artefact,)).flaws
    assert (found.message, found.spots[0].page) == ("two: 14 lines are white", 10)


def repacked(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return out.getvalue()


def test_an_issue_is_bound_again_only_for_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def work_all(sheaves: list[Sheaf], *rest: object) -> Iterator[Issued]:
        for one in sheaves:
            asked.append(one.issue.name)
            yield Issued(one.issue, (Artefact("issue.pdf", "application/pdf", b"%PDF"),))

    monkeypatch.setattr(issuing, "work_all", work_all)
    kept: dict[str, bytes] = {}
    cache = SimpleNamespace(get=kept.get, put=kept.__setitem__)
    first = Sheaf(("pdf",), Design((), ()), issue=ISSUE, digests=("a", "b"))
    other = replace(ISSUE, volume="6")
    for sheaves, bound in (
        ([first], ["5/1"]),
        ([first], []),
        ([replace(first, design=Design((("pdf.html", "another"),), ()))], []),
        ([replace(first, design=Design((("issue/front.html", "another"),), ()))], ["5/1"]),
        ([replace(first, digests=("a", "c")), replace(first, issue=other)], ["5/1", "6/1"]),
    ):
        asked.clear()
        made = list(issued(sheaves, cache, 1))
        assert (asked, len(made)) == (bound, len(sheaves))


def test_a_picture_in_a_title_is_found_from_the_contents(journal: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(picture, "PNG")
    (journal / "manuscripts/two/clock.png").write_bytes(picture.getvalue())
    write(journal, "two", article('"Two ![a clock](clock.png)"', 2))
    imprint(journal, "build", "--to", "pdf,epub", "--proof", "off")
    with ZipFile(journal / "out/issues/orrery-5-1.epub") as package:
        (root,) = {name.split("/")[0] for name in package.namelist() if name.endswith("nav.xhtml")}
        (found,) = re.findall(rb'<img[^>]*src="([^"]+)"', package.read(f"{root}/nav.xhtml"))
        assert f"{root}/{found.decode()}" in package.namelist()
