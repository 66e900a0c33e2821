"""The designs of styles/designs/: each a few variables and rules over what all share, good enough for every validator."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from tests.rendering import STYLES, designed, epubcheck
from tests.verapdf import judged

from imprint.cli import cli
from imprint.cli.statuses import FINDINGS
from imprint.designing import design_of, laid_over
from imprint.model.manuscript import Masthead
from imprint.model.stages import SourceFile
from imprint.pipeline import Built
from imprint.read.masthead import DESIGNS, Severities, read_masthead
from imprint.render import templates
from imprint.render.fonts import FAMILIES, book_families
from imprint.specimen import specimens
from imprint.workspace import Gathered, Journal, designs_of, shipped

PAIRS = [("ink", "paper"), ("faint", "paper"), ("accent", "paper"), ("ink", "tint"), ("faint", "tint"), ("accent", "tint"), ("ink", "mark")]


def text(name: str, design: str) -> str:
    return dict(designed(design).stylesheets)[name]


@pytest.fixture(scope="module", params=DESIGNS)
def specimen(request: pytest.FixtureRequest) -> Built:
    (built,) = specimens(None, (request.param,), ("pdf", "press", "epub", "html"))
    return built


def test_garamond_is_asked_for_by_its_cut_for_text() -> None:
    """By the name of the family, browsers may take the cut for small sizes, whose Cyrillic italic has empty letters."""
    named = [
        (path.name, words)
        for path in sorted(STYLES.rglob("*"))
        if path.suffix in (".css", ".svg", ".html", ".xhtml")
        for words in re.findall(r"(?:font|serif|text)[\w-]*\s*[:=]\s*([^;\n]*EB Garamond[^;\n]*)", path.read_text(encoding="utf-8"))
    ]
    assert len(named) >= 4
    assert [one for one in named if not re.match(r"\"?[\"']EB Garamond 12[\"']", one[1])] == []  # quoted: 12 is no identifier


def test_the_designs_that_ship_are_the_folders() -> None:
    assert designs_of(shipped("styles")) == DESIGNS


@pytest.mark.parametrize("design", DESIGNS)
def test_a_design_is_a_few_variables_and_rules(design: str) -> None:
    own = sum(len(path.read_bytes()) for path in (STYLES / "designs" / design).rglob("*.css"))
    shared = sum(len(path.read_bytes()) for path in STYLES.glob("print/*.css")) + (STYLES / "print.css").stat().st_size
    assert own < shared / 1.5


@pytest.mark.parametrize("design", DESIGNS)
def test_the_families_of_a_design_are_those_whose_characters_are_known(design: str) -> None:
    named = [one for _, sheet in designed(design).stylesheets for one in re.findall(r"--(?:text|bold|code)-font:([^;]*)", sheet)]
    assert {family for one in named for family in re.findall(r'"([^"]+)"', one)} <= set(FAMILIES)
    assert book_families(designed(design).stylesheets)[0] == {"classical": "EB Garamond 12", "modern": "Linux Biolinum O"}[design]


def test_a_journal_chooses_and_is_told_of_a_design_that_is_not_there() -> None:
    masthead, _, said = read_masthead("journal.toml", b'[journal]\ndesign = "Modern"\n')
    assert (masthead.design, said) == ("modern", ())
    masthead, _, said = read_masthead("journal.toml", b'[journal]\ndesign = "baroque"\n')
    assert masthead.design == "classical"
    assert [(one.rule, one.place.line, one.hint) for one in said] == [("invalid-journal-setting", 2, "known are: classical, modern")]


def test_what_the_journal_has_itself_takes_the_place_of_what_ships() -> None:
    """Sheets of a design are said after the shared ones, its templates instead, and what only the journal has last."""
    base = {"print.css": "a", "print/x.css": "b", "designs/d/print.css": "c", "templates/t": "1", "designs/d/templates/t": "2", "designs/e/print.css": "-"}
    assert laid_over(base, {}, "d") == {"print.css": "ac", "print/x.css": "b", "templates/t": "2"}
    own = {"print.css": "A", "designs/d/print.css": "C", "print/own.css": "z", "templates/t": "3", "designs/e/print.css": "+"}
    laid = laid_over(base, own, "d")
    assert laid == {"print.css": "AC", "print/x.css": "b", "templates/t": "3", "print/own.css": "z"} and [*laid][-1] == "print/own.css"


def test_the_journals_choice_is_its_design(tmp_path: Path) -> None:
    sheet = SourceFile("styles/designs/ours/web.css", "ours.css", b"p { color: red }")
    journal = Journal(tmp_path, Masthead(design="ours"), Severities(), (sheet,))
    sheets = dict(design_of(Gathered((), journal)).stylesheets)
    assert sheets["web.css"].endswith("p { color: red }") and "print/page-b5.css" not in sheets


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("design", DESIGNS)
def test_the_colours_of_a_page_can_be_told_apart_by_day_and_by_night(design: str) -> None:
    for found in re.findall(r"html \{([^}]*--paper[^}]*)\}", text("web.css", design)):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", found))
        for one, other in PAIRS:
            low, high = sorted((luminance(colours[one]), luminance(colours[other])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (design, one, other)


def test_the_specimen_has_everything_and_nothing_is_wrong_with_it(specimen: Built) -> None:
    assert specimen.said == ()
    page = next(one.data for one in specimen.artefacts if one.name.endswith(".html")).decode()
    for sign in ("small-caps", "fraction", "note-call", "<blockquote", "verse", "<table", "<figure", "<math", "<pre", 'class="bio"'):
        assert sign in page
    pages = [one for one in specimen.artefacts if one.name.endswith(".png") and one.name.startswith("specimen-")]
    assert len(pages) >= 3 and all(one.data.startswith(b"\x89PNG") for one in pages)


def test_validators_find_nothing(specimen: Built, tmp_path: Path) -> None:
    files = {one.name.removeprefix(specimen.slug): one.data for one in specimen.artefacts}
    assert not re.search(rb"DeviceRGB|CalRGB|sRGB|/Lab", files[".press.pdf"])
    (tmp_path / "screen.pdf").write_bytes(files[".pdf"])
    with pikepdf.open(tmp_path / "screen.pdf") as pdf:
        fonts = {str(font["/BaseFont"])[8:] for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
    wanted = {"specimen-classical": "EB-Garamond", "specimen-modern": "Linux-Biolinum"}[specimen.slug]
    assert any(wanted in name for name in fonts), fonts
    assert all(broken == [] for broken in judged([tmp_path / "screen.pdf"])["screen.pdf"].values())
    assert epubcheck(files[".epub"], tmp_path) == ""


def test_the_command_sets_the_design_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["specimen", "--design", "baroque"])
    assert done.exit_code == 2 and "there are classical, modern" in done.output
    made = (replace(Built("s", (), None, ()), artefacts=()),)
    monkeypatch.setattr("imprint.specimen.specimens", lambda journal, designs: made if designs == ("modern",) else ())
    assert CliRunner().invoke(cli, ["specimen", "--design", "modern"]).exit_code == 0


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        ("<p>\n{{ nothing.here }}", 2, "'nothing' is undefined"),
        ("{% include '/etc/passwd' %}", 1, "there is no template /etc/passwd"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{{ 1 // 0 }}", 1, "division"),
        ("\n{{ edition.notes|attributes }}", 2, "attribute"),
        ("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 2, "it calls itself without end"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% set c = a %}{% endfor %}{% endfor %}", 1, "0.5 s of computing"),
        ("{{ edition.__class__.__mro__ }}", 1, "unsafe"),
    ],
)
def test_a_template_that_cannot_be_set_is_a_finding_at_its_line(
    template: str, line: int, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(templates, "SECONDS", 0.5)
    for name, text in (
        ("journal.toml", '[journal]\ntitle = "J"\n'),
        ("styles/templates/page.html", template),
        ("manuscripts/a/article.md", "---\ntitle: A\nauthor: Ada Example\n---\n\nWords.\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    arguments = ["build", "--to", "html", "--output-format", "concise", "--no-cache"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == FINDINGS, result.exception
    (said,) = (one for one in result.output.splitlines() if "template-not-usable" in one)
    assert said.startswith(f"styles/templates/page.html:{line}:1: error[template-not-usable] this template cannot be set: ")
    assert why in said and not (tmp_path / "out").exists()
