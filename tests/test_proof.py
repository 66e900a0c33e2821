"""Proof: good files pass, and each fault made by hand is seen."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprint.check import RULES
from imprint.designing import design_of
from imprint.model.diagnostic import Severity
from imprint.model.edition import Edition
from imprint.model.printing import USUAL_PROOF, ProofTerms
from imprint.model.proof import Flaw, Proof
from imprint.model.stages import Artefact, Copy, Rendered, SourceFile, Sources
from imprint.model.text import Cell, Cite, Code, Math, NoteText, Para, Table, Text
from imprint.number import number
from imprint.pipeline import Job, check_one, edit, printing, produce
from imprint.proof import prove
from imprint.proof.collating import missed
from imprint.proof.faults import object_faults
from imprint.proof.letters import FORMULA, letters
from imprint.proof.markup import sheets as documents
from imprint.proof.markup import written
from imprint.proof.pages import sheets
from imprint.proof.saying import HINTS, NOTES, as_json, speak
from imprint.proof.structure import objects
from imprint.proof.wanted import strands, wanted
from imprint.read.masthead import read_masthead
from imprint.render import joined, render
from imprint.render.pdf import _laid
from imprint.render.pdf_faults import faults
from imprint.render.settle import settled
from imprint.render.templates import Templates
from imprint.workspace import Gathered, shipped

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # the setter leaves a profile open

TEXT = """---
title: On counting twice
author: Ada Example
abstract: What is counted twice is counted well.
---

# The first count {#first}

Somebody counted the shelves.^[The shelves were counted in June.] See [the second count](#second).

# The second count {#second}

She counted again,^[It took her until August.] and found the *difference* in a table:

| Shelf | Books |
|-------|-------|
| north | 1203  |
| south | 998   |
"""


def sources() -> Sources:
    styles = tuple(one for one in shipped("styles") if one.name.endswith(".csl"))
    return Sources("counting", SourceFile("counting.md", "counting.md", TEXT.encode()), "markdown", shared=styles)


@cache
def made() -> tuple[Copy, Edition, Rendered]:
    checked, edition, design = check_one(sources()).value, edit(sources()).value, design_of(Gathered(()))
    assert checked and edition and number(checked).notes
    templates = Templates(design.templates + design.stylesheets)
    rendered = joined(edition.slug, render(edition, ("pdf", "epub", "html", "jats"), templates, printing(design.stylesheets), (), False))
    return checked.copy, edition, rendered


def proof(change: Callable[[Artefact], Artefact] = lambda one: one, log: tuple[str, ...] = ()) -> Proof:
    copy, edition, rendered = made()
    return prove(copy, settled(edition), replace(rendered, artefacts=tuple(map(change, rendered.artefacts)), log=log))


def rewritten(ending: str, old: str, new: str) -> Callable[[Artefact], Artefact]:
    """One of the outputs with other words in it; an EPUB in each of its documents."""

    def change(one: Artefact) -> Artefact:
        if not one.name.endswith(ending):
            return one
        if ending == ".epub":
            return replace(one, data=_repacked(one.data, old, new))
        assert old in one.data.decode(), f"{old} is not in {one.name}"
        return replace(one, data=one.data.replace(old.encode(), new.encode()))

    return change


def _repacked(data: bytes, old: str, new: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return out.getvalue()


def edited(change: Callable[[pikepdf.Pdf], None]) -> Callable[[Artefact], Artefact]:
    """The PDF with something broken in it."""

    def apply(one: Artefact) -> Artefact:
        if not one.name.endswith(".pdf"):
            return one
        out = BytesIO()
        with pikepdf.open(BytesIO(one.data)) as pdf:
            change(pdf)
            pdf.save(out)
        return replace(one, data=out.getvalue())

    return apply


def found(judged: Proof) -> set[tuple[str, str]]:
    return {(flaw.rule, flaw.output) for flaw in judged.flaws} - {("stub-page", "counting.pdf")}


def test_good_files_pass() -> None:
    judged = proof()
    assert judged.flaws == ()
    assert [file.name for file in judged.files] == ["counting.html", "counting.xml", "counting.epub", "counting.pdf"]
    assert dict(judged.files[-1].counts)["notes"] == 2
    assert all(leaf.picture.startswith(b"\x89PNG") for leaf in judged.files[-1].leaves)


@pytest.mark.parametrize("ending", [".html", ".xml", ".epub"])
def test_a_word_that_is_missing_is_named(ending: str) -> None:
    judged = proof(rewritten(ending, "She counted again", "She again"))
    assert found(judged) == {("words-lost", f"counting{ending}")}
    assert "counted" in judged.flaws[0].message


def test_what_readers_are_told_of_the_article_is_looked_for() -> None:
    judged = proof(rewritten(".epub", "Ada Example", "Example"))
    assert found(judged) == {("words-lost", "counting.epub")}


def test_notes_and_what_may_move_are_looked_for_apart() -> None:
    table = Table((), ((Cell((Para((Text("cell"),)),)),),), (), caption=(Para((Text("A table"),)),))
    body = (Para((Text("See "), Cite(()), Math("x", False, "<math/>"), NoteText((Para((Text("a note"),)),)), Text("."))), table)
    assert [one.split() for one in strands(body)] == [["See", f"{FORMULA}", ".", "A", "table", "cell"], ["a", "note"]]
    assert [one.split() for one in strands(body, moving=True)] == [["See", f"{FORMULA}", "."], ["a", "note"], ["A", "table", "cell"]]


def test_a_printers_file_without_bleed_is_seen() -> None:
    def press(inner: Callable[[Artefact], Artefact]) -> list[str]:
        artefact = replace(next(one for one in made()[2].artefacts if one.name.endswith(".pdf")), name="counting.press.pdf")
        return [flaw.message for flaw in object_faults("counting.press.pdf", objects(inner(artefact).data)) if "bleed" in flaw.message]

    def bled(more: float) -> Callable[[Artefact], Artefact]:
        def change(pdf: pikepdf.Pdf) -> None:
            for page in pdf.pages:
                left, bottom, right, top = (float(side) for side in page.mediabox)
                page.TrimBox = [left + more, bottom + more, right - more, top - more]
                page.BleedBox = page.MediaBox

        return edited(change)

    assert press(bled(8.51)) == []
    assert press(bled(5)) and press(edited(lambda pdf: None))


def test_a_word_that_is_missing_on_the_page_is_named() -> None:
    def without_text(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"")

    assert ("words-lost", "counting.pdf") in found(proof(edited(without_text)))


def test_a_note_that_nothing_calls_is_seen() -> None:
    judged = proof(rewritten(".html", 'role="doc-noteref"', ""))
    assert ("note-lost", "counting.html") in found(judged)


def test_a_note_that_is_not_printed_is_seen() -> None:
    def without_places(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Names

    assert {("note-lost", "counting.pdf"), ("link-without-target", "counting.pdf")} <= found(proof(edited(without_places)))


def test_notes_in_another_order_are_seen() -> None:
    copy, edition, rendered = made()
    other = replace(settled(edition), notes=settled(edition).notes[::-1])
    said = {flaw.output for flaw in prove(copy, other, rendered).flaws if flaw.rule == "note-lost"}
    assert said == {"counting.html", "counting.epub", "counting.xml", "counting.pdf"}


@pytest.mark.parametrize("ending", [".html", ".epub"])
def test_a_link_that_leads_nowhere_is_seen(ending: str) -> None:
    assert ("link-without-target", f"counting{ending}") in found(proof(rewritten(ending, 'id="second"', 'id="other"')))


def test_an_identifier_that_is_there_twice_is_seen() -> None:
    assert ("duplicate-identifier", "counting.html") in found(proof(rewritten(".html", 'id="second"', 'id="first"')))


def test_a_font_that_is_not_in_the_file_is_seen() -> None:
    def without_fonts(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            for key in ("/FontFile2", "/FontFile3"):
                if key in font.DescendantFonts[0].FontDescriptor:
                    del font.DescendantFonts[0].FontDescriptor[key]

    assert ("font-not-embedded", "counting.pdf") in found(proof(edited(without_fonts)))


def test_boxes_that_do_not_enclose_each_other_are_seen() -> None:
    def wide(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].TrimBox = [-20, 0, 9000, 400]

    assert ("odd-page-box", "counting.pdf") in found(proof(edited(wide)))


@pytest.mark.parametrize("operators", [b"0 0 0 1 k", b"/Ink cs 0 0 0 1 sc"])
def test_inks_in_the_readers_file_are_seen(operators: bytes) -> None:
    def inked(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.ColorSpace = pikepdf.Dictionary(Ink=pikepdf.Name.DeviceCMYK)
        pdf.pages[0].contents_add(operators + b" 0 0 1 1 re f")

    assert ("colour-of-other-edition", "counting.pdf") in found(proof(edited(inked)))


def test_text_over_the_edge_is_seen_and_marked() -> None:
    def narrow(pdf: pikepdf.Pdf) -> None:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
        pdf.pages[0].mediabox = [left, bottom, (left + right) / 2, top]

    flaws = [flaw for flaw in proof(edited(narrow)).flaws if flaw.rule == "text-beyond-page"]
    assert flaws and all(spot.page == 1 and spot.right > 1 for spot in flaws[0].spots)


def test_a_last_page_of_few_lines_is_seen() -> None:
    def stub(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=tuple(pdf.pages[0].mediabox[2:]))
        pdf.pages[-1].Resources = pdf.pages[0].Resources
        font = next(iter(pdf.pages[0].Resources.Font))
        pdf.pages[-1].Contents = pdf.make_stream(f"BT {font} 10 Tf 90 600 Td <000500060007> Tj ET".encode())

    assert "stub-page" in {flaw.rule for flaw in proof(edited(stub)).flaws}


def test_what_the_setter_says_is_passed_on() -> None:
    judged = proof(log=("warning: no such picture",))
    assert [(flaw.rule, flaw.message) for flaw in judged.flaws] == [("setter-remark", "the setter says: warning: no such picture")]


@pytest.mark.parametrize("ending", [".pdf", ".epub", ".html", ".xml"])
def test_a_file_that_cannot_be_read_is_seen(ending: str) -> None:
    judged = proof(lambda one: replace(one, data=b"%PDF-1.7 <a>") if one.name.endswith(ending) else one)
    assert found(judged) == {("output-not-readable", f"counting{ending}")}


# ---------------------------------------------------------------- words


def test_letters_are_what_all_outputs_share() -> None:
    assert letters("“ﬁne”, İSTANBUL’da – Größe") == "fineistanbuldagrosse"


def said(*strands: str, there: str, lines: bool = False) -> list[str]:
    return list(missed(strands, there, lines))


def test_pages_may_part_sentences_and_words() -> None:
    run = "the quick brown fox jumps over the lazy dog"
    assert said(run, there="the quick bro-\n4 | Example\nwn fox jumps over the\n1 a note\nlazy dog") == []
    assert said(run, there="the quick fox jumps over the lazy dog a brown one") == ["brown"]
    address = "the tool that we used, version 1.1.4 (10.5281/zenodo.1473453). It works with two"
    assert said(address, there=address.replace("zenodo.", "zenodo.\n1\n2\nAda Example\n")) == [], "the folio goes on like the address"
    assert said(address, there=address.replace("1473453", "\n1\n2\nAda Example\n473")) != []
    cited = "the motions by numbers are far more exact [18–20], but for a machine 8 of them count"
    assert said(cited, there=cited.replace("[18", "\n(1)\n(2)\nTeeth for the Planets\n3\n50\n55\n[18")) == [], "and a formula's number"


@pytest.mark.parametrize("there", ["she again nobody he counted", "again she counted", "she counted gain", "she counted again counted"])
def test_a_letter_of_the_output_answers_for_one_of_the_text(there: str) -> None:
    """A word stands elsewhere, or in another order, or is not whole; more words than wanted are no fault."""
    assert bool(said("she counted again", there=there)) == (there != "she counted again counted")


def test_what_stands_twice_must_be_there_twice() -> None:
    paragraph = "The lamps of the quay were counted every evening by the youngest of the clerks."
    assert said(f"{paragraph} {paragraph}", there=f"{paragraph} {paragraph}") == []
    assert len(said(f"{paragraph} {paragraph}", there=paragraph)) == 1


def test_code_within_a_word_stands_by_itself_where_directions_meet() -> None:
    """A line from right to left shows the parts of such a word in another order, beside other words."""
    (strand,) = strands((Para((Text("هذا الحقل في "), Code("set to"), Text("docs/output"), Code("within"), Text(" و"))),))
    shown = "هذا الحقل في\r\n/docsBy set to\r\nwithin asoutput و"
    assert said(strand, there=shown, lines=True) == []
    assert said(strand, there=shown.replace("output", ""), lines=True) == ["todocs/outputwithin"]


def test_strands_that_begin_alike_have_each_their_own_place() -> None:
    one = ("This is Heading 1", "\x1dThis is Heading 2\x1d\x1dThis is Quote\x1d\x1dThis is Block Text\x1d")
    assert said(*one, there="This is Heading 1 This is Heading 2 This is Quote This is Block Text") == []
    assert said(*one, there="This is Heading 2 This is Quote This is Block Text") == ["This is Heading 1"]
    cited = "article control", "\x1dArticle\x1d\x1dMahvish Ahmad\x1d", "article control."
    assert said(*cited, there="article control Article Mahvish Ahmad How to cite article control.") == []
    assert said(*cited, there="article control Mahvish Ahmad How to cite article control.") != []
    short = "Heading 1", "\x1dHeading 2\x1d\x1dwhat should be heading 1\x1d\x1dHeading 3\x1d\x1dLast Heading 2\x1d", "Heading 1."
    assert said(*short, there="Heading 1 Heading 2 what should be heading 1 Heading 3 Last Heading 2 How to cite Heading 1.") == []


def test_short_words_between_formulas_are_missed() -> None:
    assert said("where x and y are numbers", there="where x y are numbers, and z") == ["and"]
    assert said(f"so {FORMULA} or {FORMULA}", there=f"so {FORMULA} or") == [FORMULA]


def test_paragraphs_in_another_order_are_missed() -> None:
    one, two = "Nobody had ever asked for the second ledger of the port.", "In spring the harbour master sold his only good boat."
    assert said(f"{one} {two}", there=f"{two} {one}") == ["Nobody had ever asked for the second ledger …"]
    assert said(one, two, there=f"{two} {one}") == []  # strands may stand anywhere


def test_contents_answer_for_no_heading() -> None:
    text = "Words before the heading stand here. On Lamps Words behind the heading stand there."
    assert said(text, there=f"Contents On Lamps {text}") == []
    assert said(text, there=f"Contents On Lamps {text.replace('On Lamps', '')}") == ["On Lamps"]


def test_the_letters_of_an_arabic_ligature_may_come_in_another_order() -> None:
    assert said("هذه الكتب", there="هذه اكلتب", lines=True) == []
    assert said("هذه الكتب", there="هذه", lines=True) == ["الكتب"]


def test_latin_words_in_a_right_to_left_page_may_come_in_another_order() -> None:
    page = "تشير هذه الأداة إلى ملفات the tool will set the flag"
    assert said("the flag the tool will set", there=page, lines=True) == []
    assert said("the flag that the tool will unset", there=page, lines=True) == ["that", "unset"]


WORDS = st.lists(st.sampled_from("a an the of lamp lamps quay counted 12 1203 évêque hyphen-ated naïve 圖書館".split()), min_size=1, max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_of_any_text_each_lost_word_is_missed_and_no_other(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """Nothing is missed of a whole text, whatever stands between; a word less is always seen."""
    strand = "\n".join(" ".join(one) for one in paragraphs)
    assert said(strand, there=" Running Head 7 ".join(" ".join(one) for one in paragraphs)) == []
    which = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(0, len(paragraphs[which]) - 1))
    left = [one[:at] + one[at + 1 :] if place == which else one for place, one in enumerate(paragraphs)]
    assert said(strand, there="\n".join(" ".join(one) for one in left))


@pytest.mark.parametrize("ending", [".html", ".epub", ".xml", ".pdf"])
def test_each_word_of_an_article_that_an_output_loses_is_missed(ending: str) -> None:
    """A text that has a word more than the output at any one place, be it a word that stands elsewhere too."""
    copy, edition, rendered = made()
    artefact = next(one for one in rendered.artefacts if one.name.endswith(ending))
    want, pdf = wanted(copy, settled(edition)), ending == ".pdf"
    text = " ".join(page.text for page in sheets(artefact.data, False)) if pdf else written(documents(artefact))
    strands = (*want.paged, *want.printed) if pdf else (*want.parted, *want.printed) if ending == ".xml" else (*want.flowing, *want.shown)
    assert not said(*strands, there=text, lines=pdf)
    for at, strand in enumerate(strands):
        words = strand.split()
        for place in range(len(words) + 1):
            for lost in ("counted", "again"):
                more = " ".join((*words[:place], lost, *words[place:]))
                assert said(*strands[:at], more, *strands[at + 1 :], there=text, lines=pdf), (more, lost)


def repeating(size: int) -> tuple[list[str], str]:
    """A text in which nothing is there once, and what an output has of it."""
    strand = "the lamp and the quay " * size
    return [strand, "a note of it. " * size], strand[22:] + "a note of it. " * (size - 1)


def names(size: int) -> tuple[list[str], str]:
    """Many short strands, in another order."""
    found = [f"Ann Author{number}" for number in range(size)]
    return found, " ".join(found[::-1])


def foreign(size: int) -> tuple[list[str], str]:
    """An output of something else, with words of the text here and there."""
    return [" ".join(f"{number * 7919 % 5003} lamp" for number in range(size))], " ".join(f"{number * 6007 % 5003} quay" for number in range(size))


@pytest.mark.parametrize("texts", [repeating, names, foreign])
def test_time_grows_with_the_text_alone(texts: Callable[[int], tuple[list[str], str]]) -> None:
    def work(size: int) -> int:
        steps = 0

        def count(frame: object, event: str, arg: object) -> None:
            nonlocal steps
            steps += event in ("call", "c_call")

        strands, output = texts(size)
        sys.setprofile(count)
        try:
            list(missed(strands, output))
        finally:
            sys.setprofile(None)
        return steps

    assert work(2000) < 2.6 * work(1000)


# ---------------------------------------------------------------- what is said of it


def test_flaws_become_findings_with_the_severity_of_their_rule() -> None:
    weights = {rule.RULE.name: rule.RULE.severity for rule in RULES}
    assert {name: Severity.NOTE if name in NOTES else Severity.WARNING for name in HINTS} == {name: weights[name] for name in HINTS}
    said = speak(proof(log=("one", "two")), made()[1].place)
    assert [(one.rule, one.severity) for one in said] == [("setter-remark", Severity.NOTE)]
    assert said[0].message == "counting.pdf: the setter says: one (and 1 more)"


def test_the_paper_for_programs() -> None:
    paper = json.loads(as_json(proof()))
    assert (paper["slug"], paper["flaws"], len(paper["files"])) == ("counting", 0, 4)
    assert paper["files"][-1]["pages"][0]["label"] == "1" and len(paper["files"][-1]["sha256"]) == 64


def job(proof_: str, text: str = TEXT) -> Job:
    one = replace(sources(), manuscript=SourceFile("counting.md", "counting.md", text.encode()))
    return Job(one, ("html",), design_of(Gathered(())), proof=proof_)


def test_strict_proof_lets_nothing_out_that_has_a_flaw() -> None:
    design = design_of(Gathered(()))
    broken = tuple((n, t.replace("{{ blocks(edition.body) }}", "")) for n, t in design.templates)
    report, strict = (produce(replace(job(level), design=replace(design, templates=broken))) for level in ("report", "strict"))
    assert report.artefacts and report.edition
    assert {one.severity for one in report.said if one.rule == "words-lost"} == {Severity.WARNING}
    assert not strict.artefacts and not strict.edition
    assert {one.severity for one in strict.said if one.rule == "words-lost"} == {Severity.ERROR}
    assert [one.name for one in strict.papers] == ["proof.json", "proof.html"]


def test_strict_proof_lets_out_what_is_whole() -> None:
    built = produce(job("strict"))
    assert built.artefacts[0].name == "counting.html" and len(built.papers) == 2
    assert produce(job("off")).papers == ()


def test_a_journal_may_weigh_a_flaw_away() -> None:
    text = TEXT.replace("author:", "allow:\n  - {rule: words-lost, reason: a test}\nauthor:")
    design = design_of(Gathered(()))
    broken = tuple((n, t.replace("{{ blocks(edition.body) }}", "")) for n, t in design.templates)
    built = produce(replace(job("strict", text), design=replace(design, templates=broken)))
    assert "words-lost" not in {one.rule for one in built.said}


def test_a_picture_that_holds_a_picture_is_set() -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'
        f'<image width="40" height="40" xlink:href="data:image/png;base64,{dot}"/></svg>'
    )
    one = job("report", TEXT + "\n![A red square](dot.svg)\n")
    files = (SourceFile("dot.svg", "dot.svg", svg.encode()),)
    built = produce(replace(one, sources=replace(one.sources, files=files), formats=("pdf",)))
    assert built.artefacts and "setter-remark" not in {finding.rule for finding in built.said}


def test_a_line_with_holes_is_seen_and_marked() -> None:
    design = design_of(Gathered(()))
    narrow = ("print/zz.css", ".body { width: 30mm } .body p { text-align: justify !important; hyphens: none !important; letter-spacing: 0 }")
    text = TEXT.replace("Somebody counted", "Extraordinarily uncharacteristic incomprehensibility notwithstanding " * 4 + "counted")
    one = replace(job("report", text), formats=("pdf",), design=replace(design, stylesheets=(*design.stylesheets, narrow)))
    built = produce(one)
    paper = json.loads(built.papers[0].data)
    loose = [flaw for flaw in paper["files"][0]["flaws"] if flaw["rule"] == "loose-line"]
    assert loose and all(spot["page"] >= 1 for flaw in loose for spot in flaw["spots"])
    assert "loose-line" in {finding.rule for finding in built.said}


# ---------------------------------------------------------------- what the setter could not solve


def faults_of(sheet: str, text: str = TEXT, terms: ProofTerms = USUAL_PROOF) -> list[Flaw]:
    """The faults of pages of a size at which they cannot be avoided."""
    one = replace(sources(), manuscript=SourceFile("counting.md", "counting.md", text.encode()))
    edition = edit(one).value
    assert edition is not None
    design = design_of(Gathered(()))
    sheets = (*printing(design.stylesheets), ("print/zz.css", sheet))
    pages, _ = _laid(settled(edition), "", Templates((*design.templates, *design.stylesheets)), sheets)
    return list(faults(pages, terms, "counting.pdf"))


PARAGRAPH = "Somebody counted the lamps of the quay and wrote the number down, and counted again. " * 4


@pytest.mark.parametrize(
    ("rule", "sheet", "text"),
    [
        ("orphan-line", "p { orphans: 1; widows: 1 } .body { padding-top: PADDING }", f"{PARAGRAPH}\n"),
        ("widow-line", "p { orphans: 1; widows: 1 } .body { padding-top: PADDING }", f"{PARAGRAPH}\n"),
        ("stranded-heading", "h2 { break-after: auto !important } .body { padding-top: PADDING }", f"Words.\n\n# Of Lamps\n\n{PARAGRAPH}\n"),
    ],
)  # fmt: skip
def test_lines_that_stand_alone_are_seen(rule: str, sheet: str, text: str) -> None:
    """Somewhere between a page's middle and its foot, such a line comes to stand at the edge."""
    head = TEXT[: TEXT.index("\n---\n") + 5]
    found = {flaw.rule: flaw for mm in range(0, 60, 3) for flaw in faults_of(sheet.replace("PADDING", f"{100 + mm}mm"), head + text)}
    assert rule in found
    (spot,) = found[rule].spots
    assert found[rule].message.startswith(f"page {spot.page}: ") and 0 <= spot.top < spot.bottom <= 1


def test_a_line_that_cannot_be_broken_is_overfull() -> None:
    rules = [flaw.rule for flaw in faults_of(".body, .body > p { width: 8mm; overflow-wrap: normal; hyphens: none }")]
    assert "overfull-line" in rules


def test_the_number_of_a_formula_makes_no_line_too_long() -> None:
    head = TEXT[: TEXT.index("\n---\n") + 5]
    assert not faults_of("", head + "As\n\n$$ " + "a + b + c + d + e + f + g = " * 3 + "h $$ {#eq:long}\n\nin [@eq:long].\n")


def test_limits_are_the_journals() -> None:
    sheet = ".body > p { break-after: page }"
    white = [flaw.message for flaw in faults_of(sheet) if flaw.rule == "white-foot"]
    assert white and all("(limit 12)" in message for message in white)
    assert not [flaw for flaw in faults_of(sheet, terms=ProofTerms(white_foot=100)) if flaw.rule == "white-foot"]
    masthead, _, said = read_masthead("journal.toml", b"[proof]\nloose-lines = 0.3\nwhite-foot = true\n")
    assert (masthead.proof.loose_lines, masthead.proof.white_foot) == (0.3, 12)
    assert [(one.rule, one.place.line) for one in said] == [("invalid-journal-setting", 3)]


def test_a_figure_far_from_its_call_is_seen() -> None:
    head = TEXT[: TEXT.index("\n---\n") + 5]
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n: Lamps {#tbl:lamps}\n"
    text = f"{head}See [@tbl:lamps].\n\n" + "\n\n".join([PARAGRAPH] * 6) + f"\n\n# Later\n\n{table}\n"
    found = [flaw for flaw in faults_of(".body > p { break-after: page }", text) if flaw.rule == "far-figure"]
    assert len(found) == 1 and "first spoken of on page 1" in found[0].message


def test_figures_that_fill_the_pages_before_are_no_distance() -> None:
    """Spoken of together, each begins a page of its own: the last could not have come sooner."""
    head = TEXT[: TEXT.index("\n---\n") + 5]
    tables = [f"| a | b |\n|---|---|\n| 1 | 2 |\n\n: Lamps {{#tbl:lamps{number}}}" for number in range(4)]
    text = f"{head}See [@tbl:lamps0], [@tbl:lamps1], [@tbl:lamps2] and [@tbl:lamps3].\n\n" + "\n\n".join(tables)
    far = [flaw for flaw in faults_of('[id^="tbl"] { break-before: page }', text) if flaw.rule == "far-figure"]
    assert far == []
    apart = text.replace(tables[3], f"{PARAGRAPH}\n\n{tables[3]}")
    assert [flaw.rule for flaw in faults_of('[id^="tbl"], p { break-before: page }', apart) if flaw.rule == "far-figure"] != []


def test_the_paper_lists_what_is_left_page_by_page() -> None:
    design = design_of(Gathered(()))
    one = replace(job("report"), formats=("pdf",), design=replace(design, stylesheets=(*design.stylesheets, ("print/zz.css", ".body > p { break-after: page }"))))
    paper, page = (one.data.decode() for one in produce(one).papers)
    assert json.loads(paper)["limits"]["white-foot"] == 12
    assert '<a href="#page-1-1">Page 1</a>' in page and 'id="page-1-1"' in page and "white-foot 12" in page


def test_no_sheet_gives_the_area_of_footnotes_a_margin() -> None:
    """The setter takes it off the page again for each note that it tries: of twenty pages it made sixty."""
    for name, text in design_of(Gathered(())).stylesheets:
        for found in re.findall(r"@footnote \{([^}]*)\}", text):
            assert re.findall(r"margin[a-z-]*:\s*([^;]+)", found) in ([], ["0"]), name
