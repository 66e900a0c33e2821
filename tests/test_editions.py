"""The PDF editions of one article that has everything: what each file claims, and that it is so."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.verapdf import judged

from imprint.designing import design_of
from imprint.model.picture import Picture
from imprint.model.printing import PressTerms, Remark, ReviewTerms
from imprint.model.stages import Sources
from imprint.model.text import plain
from imprint.pipeline import Built, Job, edit, produce
from imprint.profiles_installed import usual_profile
from imprint.read.queries import queries
from imprint.render.anonymous import anonymous
from imprint.render.ink import ink
from imprint.render.pdf_lines import Line
from imprint.render.pdf_place import Letters
from imprint.workspace import Gathered, gather, shipped

CASES = Path(__file__).parent / "editions"
PROFILE = usual_profile()


def png(mode: str, colour: tuple[int, ...], size: tuple[int, int] = (90, 60)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")
    return out.getvalue()


GRADIENT = """<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/><stop offset=".5" stop-color="#0a0" stop-opacity=".4"/><stop offset="1" stop-color="#00c"/></linearGradient></defs>
<rect width="90" height="60" fill="url(#g)"/><circle cx="30" cy="30" r="20" fill="lab(60 50 30)" opacity=".5"/><path d="M0 0H90" stroke="#333"/></svg>"""


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    folder = tmp_path_factory.mktemp("article") / "harbour"
    shutil.copytree(CASES / "harbour", folder)
    (folder / "photo.png").write_bytes(png("RGB", (180, 90, 20)))
    (folder / "grey.png").write_bytes(png("RGB", (90, 90, 90)))
    (folder / "veil.png").write_bytes(png("RGBA", (0, 90, 180, 120)))
    (folder / "drawing.svg").write_text(GRADIENT, encoding="utf-8")
    found = gather((folder,), shipped("styles"))
    return replace(found, sources=(replace(found.sources[0], slug="harbour"),))


def made(gathered: Gathered, *formats: str, sources: Sources | None = None, profile: bytes = PROFILE) -> Built:
    design = replace(design_of(gathered), profile=profile)
    built = produce(Job(sources or gathered.sources[0], formats, design))
    assert built.edition is not None, built.said
    return built


@pytest.fixture(scope="session")
def built(gathered: Gathered) -> Built:
    return made(gathered, "pdf", "press", "archive")


@pytest.fixture(scope="session")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("editions")
    for one in built.artefacts:
        (out / one.name).write_bytes(one.data)
    return out


def test_the_same_sources_give_the_same_editions(gathered: Gathered, built: Built) -> None:
    again = {one.name: one.data for one in made(gathered, "archive", "press").artefacts}
    assert again == {one.name: one.data for one in built.artefacts if one.name in again}
    assert len(again) == 2


# ---------------------------------------------------------------- screen and archive


def test_verapdf_finds_what_the_files_claim(folder: Path, reviews: dict[str, bytes]) -> None:
    (folder / "harbour.review.pdf").write_bytes(reviews["anonymous"])
    names = ("harbour.pdf", "harbour.archive.pdf", "harbour.review.pdf")
    assert judged([folder / name for name in names]) == {name: {"PDFA_3_A": [], "PDFUA_1": []} for name in names}


def test_a_picture_without_words_makes_the_file_claim_less(gathered: Gathered, tmp_path: Path) -> None:
    one = gathered.sources[0]
    silent = one.manuscript.data.replace(b"![A photograph of the harbour](photo.png)", b"words ![](photo.png) words")
    assert silent != one.manuscript.data
    built = made(gathered, "pdf", sources=replace(one, manuscript=replace(one.manuscript, data=silent)))
    assert "image-without-alt-text" in {finding.rule for finding in built.said}
    (tmp_path / "silent.pdf").write_bytes(built.artefacts[0].data)
    assert judged([tmp_path / "silent.pdf"]) == {"silent.pdf": {"PDFA_3_U": []}}


def test_the_archive_encloses_jats_and_sources(folder: Path) -> None:
    with pikepdf.open(folder / "harbour.archive.pdf") as pdf:
        named = {str(one.UF): str(one.AFRelationship) for one in pdf.Root.AF}
        assert named == {"harbour.xml": "/Alternative", "harbour-source.zip": "/Source"}
        with zipfile.ZipFile(io.BytesIO(pdf.attachments["harbour-source.zip"].get_file().read_bytes())) as bundle:
            assert {"manuscript/article.md", "manuscript/refs.bib", "manuscript/photo.png"} <= set(bundle.namelist())
        assert b"<article" in pdf.attachments["harbour.xml"].get_file().read_bytes()


# ---------------------------------------------------------------- review


@pytest.fixture(scope="session")
def reviews(gathered: Gathered) -> dict[str, bytes]:
    """The review edition, and the anonymous one."""
    return {kind: made(gathered, kind).artefacts[0].data for kind in ("review", "anonymous")}


def everything(data: bytes) -> str:
    """Each object of a PDF, each stream decoded but those of fonts and pictures, each string, the words of the pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        files = {one.objgen for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key, one in thing.items()
                 if key.startswith("/FontFile")}  # fmt: skip
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.objgen not in files]
        streams = (one.read_bytes() for one in found if one.get("/Subtype") != "/Image")
        strings = (str(one) for thing in pdf.objects for one in strings_of(thing))
        return "\n".join((*strings, *(one.decode("latin-1") for one in streams), words(data)))


def strings_of(thing: object) -> Iterator[object]:
    """The strings and names of an object that is not another one's."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            yield from () if getattr(value, "is_indirect", False) else strings_of(value)
    elif isinstance(thing, pikepdf.Array):
        for one in thing:
            yield from () if getattr(one, "is_indirect", False) else strings_of(one)
    else:
        yield thing


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


TELLING = ("Farrow", "Nadia", "0000-0002-1825-0097", "Institute of Ink", "Vesper", "Quays", "10.5555")


@pytest.mark.parametrize("word", TELLING)
def test_the_anonymous_copy_tells_nothing(reviews: dict[str, bytes], word: str) -> None:
    assert word.lower() in everything(reviews["review"]).lower()
    assert word.lower() not in everything(reviews["anonymous"]).lower()


def test_the_anonymous_copy_marks_what_it_hides(reviews: dict[str, bytes]) -> None:
    said = " ".join(words(reviews["anonymous"]).split())
    assert "As [author] says elsewhere" in said and "[self-citation]" in said and "Stone" in said


DECLARED = """
Zoë Gärtner-Löf of the UNIVERSITY OF TIDES (ZOE GARTNER-LOF to the press, Gaertner Loef in the files) says so[^1], and so does
the Tide Faculty; of [@own] nothing is hers.

[^1]: Another note.

## Funding and Acknowledgements

Oran Vesper lent the boat.[^2] The Crown paid.

[^2]: Of the Vesper yard.

### Grants

Grant 4711.

## Contributions of bells

Bells contribute much.

**Author contributions.** Z.G. rowed.

*Thanks* to nobody in particular, says the bell.

# Conflict of interest

None but hers.

# 3. Danksagung

Der Werft.
"""


def test_an_anonymous_copy_lacks_what_authors_declare_in_the_text(gathered: Gathered) -> None:
    """Names in other spellings too, and the parts of an institution."""
    one = gathered.sources[0]
    author = "  - name: Zoë Gärtner-Löf\n    affiliation: Tide Faculty, University of Tides, Port Selwyn"
    text = f"---\ntitle: Tides\nauthor:\n{author}\nlang: en\nbibliography: refs.bib\n---\n{DECLARED}".encode()
    library = b"@book{own, title={Tidal Work}, author={Gartner Lof, Zoe}, publisher={Quay}, year={2019}}"
    files = tuple(replace(file, data=library) if file.name.endswith(".bib") else file for file in one.files)
    found = edit(replace(one, manuscript=replace(one.manuscript, data=text), files=files))
    assert found.value is not None, found.said
    bare = anonymous(found.value)
    words = plain((bare.body, bare.notes[0].print, bare.contents and bare.contents[0].title))
    telling = ("Gärtner Gartner GARTNER Gaertner ZOE UNIVERSITY Faculty Vesper 4711 rowed Werft").split()
    assert [told for told in telling if told in words] == []
    assert "Bells contribute much." in words and "Thanks to nobody" in words
    assert len(bare.notes) == 1 and [plain(entry.title) for entry in bare.contents] == ["Contributions of bells"]
    assert [plain(one.content) for one in bare.references] == ["[self-citation]"]


def test_an_anonymous_copy_hides_names_in_the_words_of_pictures(gathered: Gathered) -> None:
    found = edit(gathered.sources[0]).value
    assert found is not None
    family = found.byline[0].person.name.family
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{family} &amp; Sons</text></svg>'
    picture = Picture("a.svg", "a.svg", "image/svg+xml", drawn.encode(), 10, 10)
    (bare,) = anonymous(replace(found, pictures=(picture,))).pictures
    assert bare.data.decode() == drawn.replace(family, "[author]")


def test_an_anonymous_copy_names_no_end_of_a_link_after_its_authors(gathered: Gathered) -> None:
    """An author-date style has a list of references, whose items are named by their keys."""
    one = gathered.sources[0]
    text = one.manuscript.data.replace(b"csl: house", b"csl: author-date").replace(b"@own", b"@farrow_2019")
    files = tuple(replace(file, data=file.data.replace(b"{own,", b"{farrow_2019,")) for file in one.files)
    sources = replace(one, manuscript=replace(one.manuscript, data=text), files=files)
    assert "farrow" in everything(made(gathered, "review", sources=sources).artefacts[0].data)
    assert "farrow" not in everything(made(gathered, "anonymous", sources=sources).artefacts[0].data).lower()


def test_what_an_anonymous_copy_lacks_is_no_flaw(gathered: Gathered) -> None:
    job = Job(gathered.sources[0], ("anonymous",), design_of(gathered), proof="report")
    built = produce(job)
    assert [one.name for one in built.artefacts] == ["harbour.review.pdf"]
    assert "words-lost" not in {one.rule for one in built.said}


def test_lines_are_numbered(reviews: dict[str, bytes]) -> None:
    numbers = [int(one) for one in re.findall(r"^(\d+)\r?$", words(reviews["review"]), re.M)]
    assert len({one for one in numbers if one % 5 == 0}) > 12
    assert "Review copy" in words(reviews["review"])


def test_lines_are_numbered_as_the_journal_wants(gathered: Gathered) -> None:
    journal = replace(gathered.sources[0].journal, review=ReviewTerms(every=1, by_page=True))
    said = words(made(gathered, "review", sources=replace(gathered.sources[0], journal=journal)).artefacts[0].data)
    assert len(re.findall(r"^2\r?$", said, re.M)) > 2, "each page has a second line"


# ---------------------------------------------------------------- proof


@pytest.fixture(scope="session")
def proof(gathered: Gathered) -> Built:
    return made(gathered, "proof")


def test_the_proof_has_queries_and_findings_in_its_margin(proof: Built) -> None:
    said = " ".join(words(proof.artefacts[0].data).split())
    assert "Query line 27 Is this still so? Please give a year." in said
    assert said.count("dots per inch") == sum(one.rule == "image-too-coarse-for-print" for one in proof.said) > 0
    assert proof.edition is not None
    assert f"Proof · 2026-03-01 · {proof.edition.digest[:12]}" in said


def test_the_proof_keeps_the_pages_and_the_others_say_nothing_of_queries(proof: Built, built: Built) -> None:
    screen = next(one.data for one in built.artefacts if one.name == "harbour.pdf")
    with pikepdf.open(io.BytesIO(screen)) as plain, pikepdf.open(io.BytesIO(proof.artefacts[0].data)) as marked:
        sizes = [[float(page.MediaBox[2]) for page in pdf.pages] for pdf in (plain, marked)]
    assert len(sizes[0]) == len(sizes[1]) and min(sizes[1]) - max(sizes[0]) == pytest.approx(177, abs=1)
    assert "still so" not in everything(screen)


LETTERS = Letters.of(
    Line(0, 0, 20.0 * at, 100, 10, text, 0, None, False, False)
    for at, text in enumerate(("It was grey in the morn-", "ing,1 and the harbour slept;", "it was grey again at night."))
)


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        ("It was *grey* in the morning [@tide, p. 3], and ", "the [harbour](x.html) slept", 1),
        ("slept; it was grey [@rope] again", " at night.", 2),
        ("---\ntitle: No such words\n---\n", "It was grey in the morning", 0),
        ("nothing of this", "is on the page", None),
    ],
)
def test_a_place_of_the_source_is_found_on_the_page(before: str, after: str, row: int | None) -> None:
    line = LETTERS.line(Remark("query", "?", before, after))
    assert (line.baseline / 20 if line else None) == row


def test_queries_are_comments_of_the_text_only() -> None:
    text = "One <!-- query: why? --> two <!-- no question -->\n\n~~~\n<!-- query: in a listing -->\n~~~\n"
    assert [one.words for one in queries(text, "markdown")] == ["why?"]
    assert [one.words for one in queries("One % query: why?\n50\\% query: no\n", "latex")] == ["why?"]


# ---------------------------------------------------------------- press


def coloured(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The operators that set a colour, in pages, forms, patterns and masks."""
    streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and is_drawn(one)]
    for stream in (*streams, *(page.obj for page in pdf.pages)):
        content = pikepdf.Page(stream) if stream.get("/Type") == "/Page" else stream
        for operands, operator in pikepdf.parse_content_stream(content):
            if str(operator) in ("rg", "RG", "g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"):
                yield str(operator), tuple(float(one) for one in operands if isinstance(one, int | Decimal | float))


def is_drawn(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") == "/Form" or stream.get("/Type") == "/Pattern"


@pytest.mark.skipif(not PROFILE, reason="no CMYK profile is installed")
def test_the_press_edition_has_ink_only(folder: Path) -> None:
    with pikepdf.open(folder / "harbour.press.pdf") as pdf:
        assert not {operator for operator, _ in coloured(pdf)} & {"rg", "RG", "sc", "SC"}
        spaces = [str(one[key]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
                  for key in ("/ColorSpace", "/CS") if key in one and not isinstance(one[key], pikepdf.Dictionary)]  # fmt: skip
        assert "/DeviceCMYK" in spaces
        assert set(spaces) <= {"/DeviceCMYK", "/DeviceGray"}
        assert not re.search(rb"DeviceRGB|CalRGB|sRGB|/Lab", (folder / "harbour.press.pdf").read_bytes())


@pytest.mark.skipif(not PROFILE, reason="no CMYK profile is installed")
def test_a_near_black_is_a_black_and_a_dark_colour_a_colour() -> None:
    work = ink(PROFILE)
    assert work is not None
    assert work.of_rgb(31 / 255, 42 / 255, 51 / 255) == (0, 0, 0, pytest.approx(0.838, abs=0.001))
    assert sum(work.of_rgb(11 / 255, 63 / 255, 74 / 255)[:3]) > 1 and sum(work.of_rgb(0, 0, 0.25)[:3]) > 1


def test_black_is_on_the_black_plate_alone(folder: Path) -> None:
    with pikepdf.open(folder / "harbour.press.pdf") as pdf:
        inks = {values for operator, values in coloured(pdf) if operator in ("k", "K")}
        assert (0, 0, 0, 1) in inks
        assert not [ink for ink in inks if ink[3] > 0.9 and any(ink[:3])]
        grey = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
                and one.get("/ColorSpace") == "/DeviceGray" and "/SMask" not in one]  # fmt: skip
        assert grey, "the grey picture prints on the black plate"


@pytest.mark.skipif(not PROFILE or not shutil.which("gs"), reason="Ghostscript is not installed")
def test_ghostscript_measures_no_colour_on_a_page_of_text(folder: Path) -> None:
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dUseTrimBox", "-sDEVICE=ink_cov", "-o", "-", str(folder / "harbour.press.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    pages = [[float(one) for one in line.split()[:4]] for line in done.stdout.splitlines() if "CMYK" in line]
    assert any(page[:3] == [0, 0, 0] and page[3] > 1 for page in pages), pages
    assert any(sum(page[:3]) > 0.1 for page in pages), "the pictures have colour"


@pytest.mark.skipif(not PROFILE, reason="no CMYK profile is installed")
def test_boxes_marks_and_intent(folder: Path) -> None:
    with pikepdf.open(folder / "harbour.press.pdf") as pdf:
        for page in pdf.pages:
            trim, bleed, sheet = ([float(one) for one in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
            assert trim[2:] == pytest.approx([595.276, 841.89], abs=0.01)
            assert [abs(one - other) for one, other in zip(trim, bleed, strict=True)] == pytest.approx([8.504] * 4, abs=0.01)
            assert all(abs(one - other) > 14 for one, other in zip(sheet, bleed, strict=True))
            assert "/Annots" not in page.obj
            assert list(marks_inside(page, bleed)) == []
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFX" and intent.DestOutputProfile.read_bytes() == PROFILE
        assert pdf.pdf_version == "1.6" and str(pdf.docinfo.Trapped) == "/False"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"


def marks_inside(page: pikepdf.Page, bleed: list[float]) -> Iterator[tuple[float, float]]:
    """The ends of strokes of the registration colour within the bleed box."""
    registration = False
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("CS", "Q"):
            registration = str(operator) == "CS" and str(operands[0]) == "/AllPlates"
        if registration and str(operator) in ("m", "l"):
            x, y = (float(one) for one in operands)
            if bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]:
                yield x, y


@pytest.mark.skipif(not PROFILE, reason="no CMYK profile is installed")
def test_what_the_printer_would_complain_about(gathered: Gathered) -> None:
    journal = replace(gathered.sources[0].journal, press=PressTerms(ink_limit=100, even_pages=True))
    built = made(gathered, "press", sources=replace(gathered.sources[0], journal=journal))
    assert {"image-too-coarse-for-print", "too-much-ink"} <= {one.rule for one in built.said}
    with pikepdf.open(io.BytesIO(built.artefacts[0].data)) as pdf:
        assert len(pdf.pages) % 2 == 0


def test_without_a_profile_there_is_a_finding_and_no_file(gathered: Gathered) -> None:
    built = made(gathered, "press", profile=b"no profile")
    assert not built.artefacts
    assert "press-profile-missing" in {one.rule for one in built.said}
