"""journal.toml and the register of authors."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import pytest

from imprint.model.manuscript import Allowed, Issue, Masthead, Section
from imprint.model.people import Affiliation, Name
from imprint.model.stages import SourceFile
from imprint.model.text import Attr, Blocks, Div, Para, Text, plain
from imprint.read.front_said import SEVERITIES
from imprint.read.masthead import read_masthead
from imprint.read.register import read_register

TOML = b"""
allow = ["never-cited", {rule = "unknown-role", reason = "ours"}]

[journal]
title = "Orrery"
issn = "00001112"
license = "CC-BY-4.0"
languages = ["en", "tr"]
note-marks = "lower-roman"
page-size = "170mm 240mm"

[[affiliations]]
id = "quay"
name = "Amber Quay"
ror = "02e463172"

[[issues]]
volume = 5
number = 1
date = 2026-05-19
articles = ["a", "b"]

[severity]
date-not-iso = "off"
"""


def test_masthead() -> None:
    masthead, severities, said = read_masthead("journal.toml", TOML)
    assert said == ()
    assert (masthead.title, masthead.issn, masthead.languages) == ("Orrery", "0000-1112", ("en", "tr"))
    assert (masthead.note_marks, masthead.page_size, masthead.notes) == ("lower-roman", "170mm 240mm", "endnotes")
    assert masthead.license is not None and masthead.license.id == "CC-BY-4.0"
    assert masthead.affiliations == (Affiliation("quay", "Amber Quay", ror="https://ror.org/02e463172"),)
    assert masthead.issues == (Issue("5", "1", "2026-05-19", "", ("a", "b"), (Section("", ("a", "b")),)),)
    assert masthead.bibliography == ("bibliography/*.bib",)
    assert [(one.rule, one.level) for one in severities.levels] == [("date-not-iso", "off")]
    assert severities.allow == (Allowed("never-cited"), Allowed("unknown-role", "ours"))


@pytest.mark.parametrize(
    ("toml", "rule", "line", "words"),
    [
        ('[journal]\ntitle = "A"\npublsher = "B"', "unknown-journal-setting", 3, "publisher"),
        ('colour = "red"\n[journal]', "unknown-journal-setting", 1, "journal"),
        ("[[issues]]\nvolume = 1\n[[issues]]\nvolume = 2\nnumbr = 1", "unknown-journal-setting", 5, "number"),
        ('[journal]\nnotes = "sidenotes"', "invalid-journal-setting", 2, "endnotes"),
        ('[journal]\nissn = "0000-1113"', "invalid-journal-setting", 2, "2"),
        ("[journal]\ntitle = [1]", "invalid-journal-setting", 2, "title"),
        ('[journal]\nlanguages = ["english"]', "unknown-language", 2, "tr"),
        ('[journal]\nurl = "javascript:x"', "invalid-journal-setting", 2, "https"),
        ('[[affiliations]]\nname = "X"', "invalid-journal-setting", 1, "id"),
        ('[[affiliations]]\nid = "x"\nname = "X"\nror = "9"', "invalid-ror", 4, "ror.org"),
        ('[severity]\nnever-cited = "loud"', "invalid-journal-setting", 2, "off"),
        ("[journal]\ntitle = Orrery", "journal-not-readable", 2, "quotes"),
        ("journal = 3", "invalid-journal-setting", 1, "[journal]"),
    ],
)
def test_said_at_its_line(toml: str, rule: str, line: int, words: str) -> None:
    _, _, said = read_masthead("journal.toml", toml.encode())
    assert [(finding.rule, finding.place.line) for finding in said] == [(rule, line)]
    assert words in said[0].hint


def test_not_utf_8() -> None:
    masthead, _, said = read_masthead("journal.toml", "[journal]\ntitle='Ğ'".encode("cp1254"))
    assert masthead == Masthead() and [finding.rule for finding in said] == ["journal-not-readable"]


# ---------------------------------------------------------------- register


def bios(strings: Sequence[str]) -> list[Blocks]:
    return [tuple(_blocks(text)) for text in strings]


def _blocks(text: str) -> Blocks:
    lines = (line.split("|") for line in text.split("\n") if line)
    made = ((pair[0], (Para((Text(pair[-1]),)),)) for pair in lines)
    return tuple(Div(words, Attr(pairs=(("lang", lang),))) if lang != "-" else words[0] for lang, words in made)


def _file(name: str, text: str) -> SourceFile:
    return SourceFile(f"manuscripts/authors/{name}", f"manuscripts/authors/{name}", text.encode())


def test_register() -> None:
    journal = Masthead(languages=("tr", "en"), affiliations=(Affiliation("quay", "Amber Quay"),))
    ada = "---\nname: {given: Ada, family: Example}\naffiliation: [quay]\nphoto: ada.svg\n---\n\nen|One.\nfa|Two.\n"
    bob = "---\nname: Bob van Dyke\naffiliation: qay-institute\nphoto: ../x.svg\nnmae: x\n---\n\n-|Undivided.\n"
    people, said = read_register(
        [_file("ada.md", ada), _file("bob.md", bob), _file("ada.svg", "<svg/>")], journal, bios
    )
    assert list(people) == ["ada", "bob"]
    assert people["ada"].name == Name("Example", "Ada") and people["ada"].id == "ada"
    assert people["ada"].photo == "authors/ada.svg" and people["bob"].photo == ""
    assert people["ada"].affiliations == journal.affiliations
    assert [(language, plain(words)) for language, words in people["ada"].bios] == [("en", "One."), ("fa", "Two.")]
    assert [(language, plain(words)) for language, words in people["bob"].bios] == [("tr", "Undivided.")]
    assert [(finding.rule, finding.place.line) for finding in said] == [("unknown-front-matter-field", 5)]


def test_severities_agree_with_the_rules() -> None:
    for name, severity in SEVERITIES.items():
        rule = import_module(f"imprint.check.rules.{name.replace('-', '_')}")
        assert (rule.RULE.name, rule.RULE.severity) == (name, severity)
        assert all(head in (rule.__doc__ or "") for head in ("## Why", "## Example", "## Use instead", "## Source"))
