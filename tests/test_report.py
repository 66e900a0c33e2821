"""Findings in every format: right by the format's own schema, in one order, the same bytes each time."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imprint.cli.options import REPORTS
from imprint.model.diagnostic import Diagnostic, Fix, Related, Severity, in_order
from imprint.model.fingerprint import fingerprints
from imprint.model.place import Place
from imprint.report import Format, report
from imprint.report.summary import summary

SCHEMA = Path(__file__).parents[1] / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ENTRY = Place("bibliography/a b.bib", 3, 7, 3, 12)
UNKNOWN = Diagnostic(
    "unknown-key",
    Severity.ERROR,
    Place("m/article.md", 7, 29, 7, 31),
    "no entry has the key b, 100% sure",
    "did you mean a?",
    (Related(ENTRY, "a stands here"),),
    (Fix(Place("m/article.md", 7, 30, 7, 31), "a"),),
)
DATELESS = Diagnostic("missing-access-date", Severity.NOTE, ENTRY, "a has no date of access")
LONG = Diagnostic("unclosed-entry", Severity.WARNING, Place("/elsewhere/x.bib", 1, 1, 4, 2), "this entry is not closed")
FOUND = in_order((UNKNOWN, DATELESS, LONG))

texts = st.text(max_size=20)
places = st.builds(lambda path, line, column: Place(path or "x", line, column, line, column + 1), texts, st.integers(1, 99), st.integers(1, 99))
findings = st.builds(
    Diagnostic,
    st.sampled_from(["unknown-key", "missing-title"]),
    st.sampled_from(list(Severity)),
    places,
    texts,
    texts,
    st.lists(st.builds(Related, places, texts), max_size=2).map(tuple),
    st.lists(st.builds(Fix, places, texts), max_size=2).map(tuple),
)


def test_the_command_offers_every_format() -> None:
    assert set(REPORTS) == {str(one) for one in Format}


@pytest.mark.parametrize("format", list(Format))
def test_the_same_findings_in_any_order_give_the_same_text(format: Format) -> None:
    texts = {"m/article.md": "a\n" * 9}
    assert report(in_order(reversed(FOUND)), texts, format) == report(FOUND, texts, format)


@pytest.mark.parametrize("format", [Format.JSON, Format.SARIF, Format.GITLAB, Format.JUNIT])
def test_nothing_found_is_a_whole_document_too(format: Format) -> None:
    text = report((), {}, format, looked_at=["sound.md"])
    if format is Format.JUNIT:
        assert ElementTree.fromstring(text).attrib == {"name": "imprint", "tests": "1", "failures": "0"}
    else:
        json.loads(text)


# ---------------------------------------------------------------- SARIF


@given(st.lists(findings, max_size=4))
def test_sarif_fits_its_schema(found: list[Diagnostic]) -> None:
    if not SCHEMA.exists():
        pytest.skip("the schema of SARIF comes from npm, which is not here")
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads(report(in_order(found), {}, Format.SARIF)))


def test_sarif_carries_place_relation_rule_and_edit() -> None:
    (run,) = json.loads(report(FOUND, {}, Format.SARIF))["runs"]
    result = next(one for one in run["results"] if one["ruleId"] == "unknown-key")
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "m/article.md", "uriBaseId": "%SRCROOT%"}
    assert location["region"] == {"startLine": 7, "startColumn": 29, "endLine": 7, "endColumn": 31}
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "unknown-key"
    assert "## Use instead" in run["tool"]["driver"]["rules"][result["ruleIndex"]]["help"]["markdown"]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bibliography/a%20b.bib"
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "a"}


# ---------------------------------------------------------------- platforms


def test_github_shows_the_finding_at_its_line() -> None:
    first = next(line for line in report(FOUND, {}, Format.GITHUB).splitlines() if "unknown-key" in line)
    assert first == (
        "::error col=29,endColumn=30,endLine=7,file=m/article.md,line=7,title=imprint%3A unknown-key"
        "::no entry has the key b, 100%25 sure%0Adid you mean a?"
    )


def test_github_leaves_columns_out_of_spans_over_lines() -> None:
    line = report((LONG,), {}, Format.GITHUB)
    assert line == "::warning endLine=4,file=/elsewhere/x.bib,line=1,title=imprint%3A unclosed-entry::this entry is not closed\n"


@given(st.lists(findings, max_size=4))
def test_github_says_one_line_for_each(found: list[Diagnostic]) -> None:
    assert report(tuple(found), {}, Format.GITHUB).count("\n") == len(found)


def test_gitlab_knows_an_issue_again_when_lines_move() -> None:
    moved = tuple(Diagnostic(one.rule, one.severity, Place(one.place.path, 90, 1, 90, 2), one.message) for one in FOUND)
    before, after = (json.loads(report(one, {}, Format.GITLAB)) for one in (FOUND, moved))
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert {one["severity"] for one in before} == {"major", "minor", "info"}
    assert before[0]["location"]["path"] == "/elsewhere/x.bib" and before[0]["location"]["lines"] == {"begin": 1}


def test_two_findings_alike_have_two_fingerprints() -> None:
    again = Diagnostic(UNKNOWN.rule, UNKNOWN.severity, Place("m/article.md", 9), UNKNOWN.message)
    assert len(set(fingerprints((UNKNOWN, again, DATELESS)))) == 3


@given(st.lists(findings, max_size=4))
def test_junit_is_well_formed_whatever_stands_in_the_findings(found: list[Diagnostic]) -> None:
    root = ElementTree.fromstring(report(in_order(found), {}, Format.JUNIT))
    serious = [one for one in in_order(found) if one.severity is not Severity.NOTE]
    assert len(root.findall(".//failure")) == len(serious) == int(root.attrib["failures"])


def test_junit_shows_sound_files_too() -> None:
    root = ElementTree.fromstring(report(FOUND, {}, Format.JUNIT, looked_at=["m/article.md", "sound.md"]))
    suites = {suite.attrib["name"]: (suite.attrib["tests"], suite.attrib["failures"]) for suite in root}
    assert suites == {"/elsewhere/x.bib": ("1", "1"), "bibliography/a b.bib": ("1", "0"), "m/article.md": ("1", "1"), "sound.md": ("1", "0")}


# ---------------------------------------------------------------- the sum


def test_the_sum_says_which_manuscripts_have_to_wait() -> None:
    assert summary(FOUND, 12, ["m/article.md"]).splitlines() == [
        "1 error, 1 warning, 1 note in 12 manuscripts",
        "1 of 12 cannot be built before its errors are mended: m/article.md",
        "1 finding can be mended by imprint check --fix (--diff shows how)",
    ]


def test_the_sum_of_nothing() -> None:
    assert summary((), 3) == "nothing to mend in 3 manuscripts"


# ---------------------------------------------------------------- excerpts for people


def excerpt(line: str, start: int, stop: int, width: int = 60) -> list[str]:
    place = Place("x.md", 7, start + 1, 7, stop + 1)
    found = Diagnostic("unknown-key", Severity.ERROR, place, "message", "hint")
    text = "\n" * 6 + line
    return report((found,), {"x.md": text}, width=width).split("\n")


def columns(text: str) -> int:
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@given(st.text(alphabet="ab 中́é\t", min_size=1, max_size=200), st.integers(0, 199), st.integers(1, 30), st.integers(43, 120))
def test_excerpts_fit_the_terminal_and_the_caret_stands_under_the_fault(line: str, start: int, size: int, width: int) -> None:
    start = min(start, len(line) - 1)
    shown = excerpt(line, start, min(start + size, len(line)), width)
    assume(len(shown) > 5)  # a line of blanks has no excerpt
    source, marks = shown[3], shown[4]
    assert columns(source) <= width
    first = line[start].replace("\t", " ")
    left = marks.index("^")
    before = [at for at in range(len(source)) if columns(source[:at]) == left]
    assert first in {source[at : at + 1] or first for at in before}


def test_no_manuscript_commands_a_terminal() -> None:
    hostile = "a \x1b]0;title\x07 \u202e \x9b31m \u2028 [@x]"
    found = Diagnostic("unknown-key", Severity.ERROR, Place("\x1b.md", 1, 1, 1, 2), hostile, hostile, (Related(Place("x", 1, 1, 1, 2), hostile),))
    for format in (Format.FULL, Format.CONCISE):
        said = report((found,), {"\x1b.md": hostile, "x": hostile}, format)
        assert not set(said) & {"\x1b", "\x07", "\u202e", "\x9b", "\u2028"}
        assert "␛" in said


def test_one_gutter_serves_a_finding_and_its_related_places() -> None:
    found = Diagnostic("duplicate-key", Severity.ERROR, Place("x", 1, 1, 1, 2), "m", "h", (Related(Place("x", 12, 1, 12, 2), "here"),))
    lines = report((found,), {"x": "\n".join("abcdefghijklmn")}).splitlines()
    assert [line.index("|") for line in lines if "|" in line] == [3] * 6
    assert lines[-2].index("=") == 3
