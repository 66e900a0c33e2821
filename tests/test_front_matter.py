"""Front matter in the dialects that manuscripts are written in."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest

from imprint.model.diagnostic import Diagnostics
from imprint.model.manuscript import FrontMatter, License, Masthead
from imprint.model.people import Affiliation, Name, Person
from imprint.model.text import Blocks, Para, Text, plain
from imprint.model.work import Date
from imprint.read.front_matter import read_front_matter
from imprint.read.project import project_metadata

JOURNAL = Masthead(languages=("en", "tr"), affiliations=(Affiliation("quay", "Amber Quay Institute"),))
REGISTER = {"ada-example": Person(Name("Example", "Ada"), id="ada-example", affiliations=JOURNAL.affiliations)}


def convert(strings: Sequence[str]) -> list[Blocks]:
    return [(Para((Text(text),)),) for text in strings]


def read(
    yaml: str, body: str = "Text.", *, register: dict[str, Person] | None = None
) -> tuple[FrontMatter, Diagnostics]:
    text = f"---\n{textwrap.dedent(yaml).strip()}\n---\n\n{body}\n"
    return read_front_matter("a.md", text, convert=convert, register=register or {}, journal=JOURNAL)


def rules(said: Diagnostics) -> list[str]:
    return [finding.rule for finding in said]


def authors(front: FrontMatter) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name.full, tuple(place.name for place in one.affiliations)) for one in front.authors]


# ---------------------------------------------------------------- dialects


def test_joss() -> None:
    front, said = read(
        """
        title: 'Gears: a package'
        tags: [Python, gears]
        authors:
          - name: Ann Lee^[corresponding author]
            orcid: 0000-0002-1825-0097
            affiliation: "1, 2"
          - name: Bo de Witt
            equal-contrib: true
            affiliation: [2]
          - name: Cy Fox
            affiliation: 3
        affiliations:
          - {name: "Institute of Gears, Basel, Switzerland", index: 1}
          - {name: Works, index: 2, ror: 02e463172}
          - {name: None, index: 3}
        date: 13 July 2023
        bibliography: paper.bib
        """
    )
    assert said == ()
    assert authors(front) == [
        ("Ann Lee", ("Institute of Gears, Basel, Switzerland", "Works")),
        ("Bo de Witt", ("Works",)),
        ("Cy Fox", ()),
    ]
    assert front.authors[0].corresponding and front.authors[1].equal_contributor
    assert front.authors[0].affiliations[1].ror == "https://ror.org/02e463172"
    assert front.authors[1].name == Name("Witt", "Bo", non_dropping="de")
    assert (front.date, front.keywords, front.bibliography) == (
        Date((2023, 7, 13)),
        ("Python", "gears"),
        ("paper.bib",),
    )


def test_quarto() -> None:
    front, said = read(
        """
        title: Gears
        format: {html: {toc: true}}
        author:
          - name: {given: Ann, family: Lee, non-dropping-particle: van}
            attributes: {corresponding: true}
            roles: [{Conceptualization: lead}, "Writing – review & editing", dreaming]
            affiliations:
              - {id: basel, name: University of Basel, city: Basel, country: Switzerland}
              - Time Machine Unit, EPFL
          - name: Bo Wu
            attributes: [equal-contributor, deceased]
            affiliations: [{ref: basel}]
        license: CC BY
        copyright: {holder: Ann Lee, year: 2024}
        citation: {container-title: Journal}
        funding: {statement: Paid by X., award: [{id: A1, source: {institution: X}}]}
        """
    )
    assert said == ()
    assert authors(front) == [
        ("Ann van Lee", ("University of Basel", "Time Machine Unit, EPFL")),
        ("Bo Wu", ("University of Basel",)),
    ]
    lee, wu = front.authors
    assert lee.corresponding and wu.equal_contributor and wu.deceased and not wu.corresponding
    assert [(role.credit, role.degree) for role in lee.roles] == [
        ("conceptualization", "lead"),
        ("writing-review-editing", ""),
        ("", ""),
    ]
    assert lee.affiliations[0].line == "University of Basel, Basel, Switzerland"
    assert front.license == License("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")
    assert front.copyright == "© 2024 Ann Lee"
    assert (front.funding[0].statement, front.funding[0].awards[0].source) == ("Paid by X.", "X")


def test_myst() -> None:
    front, said = read(
        """
        title: Gears
        kernelspec: {name: python3}
        authors:
          - name: Ann Lee
            affiliations: [uni, "Lab A; Lab B"]
            corresponding: true
          - {id: bo, name: Bo Wu, affiliation: "University, with a comma"}
        affiliations:
          - {id: uni, institution: Big University, department: Physics}
        license: {content: CC-BY-SA-4.0, code: MIT}
        open_access: true
        key_points: |
          One.
        parts:
          abstract: What it says.
          acknowledgements: Thanks.
        arxiv: 2401.00001
        """
    )
    assert said == ()
    assert authors(front) == [
        ("Ann Lee", ("Big University", "Lab A", "Lab B")),
        ("Bo Wu", ("University, with a comma",)),
    ]
    assert front.license is not None and front.license.id == "CC-BY-SA-4.0"
    assert (plain(front.abstract), plain(front.acknowledgments)) == ("What it says.", "Thanks.")
    assert front.identifiers == (("arxiv", "2401.00001"),)


def test_pandoc_scholar() -> None:
    front, said = read(
        """
        title: Gears
        author:
          - Ann Lee:
              institute: [fosg, 2]
              correspondence: yes
              email: ann@example.org
          - Bo Wu: {institute: 2}
          - Cy Fox
        institute:
          - fosg: {name: Formatting Science Group, address: Basel}
          - lab: Open Laboratory
        """
    )
    assert said == ()
    assert authors(front) == [
        ("Ann Lee", ("Formatting Science Group", "Open Laboratory")),
        ("Bo Wu", ("Open Laboratory",)),
        ("Cy Fox", ()),
    ]
    assert front.authors[0].corresponding and front.authors[0].email == "ann@example.org"


def test_pandoc_jats() -> None:
    front, said = read(
        """
        title: Gears
        author:
          - {surname: Lee, given-names: Ann, orcid: "https://orcid.org/0000-0002-1825-0097", cor-id: 1,
             affiliation: [a, b]}
          - surname: Wu
            given-names: Bo
            affiliation: [{organization: Works, city: Basel, country: {name: Switzerland, code: CH}}]
        affiliation:
          - {id: a, organization: First}
          - {id: b, organization: Second}
        journal: {title: Journal of Gears}
        article: {doi: "https://doi.org/10.5555/gears", volume: 3, issue: 2, fpage: 10, lpage: 20, elocation-id: e1}
        date: {year: 2024, month: 5, day: 7}
        """
    )
    assert said == ()
    assert authors(front) == [("Ann Lee", ("First", "Second")), ("Bo Wu", ("Works",))]
    assert front.authors[0].orcid == "0000-0002-1825-0097" and front.authors[0].corresponding
    assert front.authors[1].affiliations[0].country == "Switzerland"
    assert (front.doi, front.volume, front.issue) == ("10.5555/gears", "3", "2")
    assert (front.first_page, front.last_page, front.date) == ("10", "20", Date((2024, 5, 7)))


def test_rescience() -> None:
    front, said = read(
        """
        Title: "Gears"
        Author:
          - {name: Sonja Gr&uuml;n, affiliation: "†, 1"}
          - {name: Bo Wu, affiliation: "1,2"}
        Address:
          - {code: 1, address: Institute One}
          - {code: 2, address: Institute Two}
          - {code: †, address: Equal contribution}
        Contact:
          - bo.wu@example.org
        Editor:
          - Name Surname
        Publication: {received: "Sep,  1, 2015", volume: "**1**", date: Nov 2015}
        Bibliography:
          article.bib
        """
    )
    assert said == ()
    assert authors(front) == [("Sonja Grün", ("Institute One",)), ("Bo Wu", ("Institute One", "Institute Two"))]
    assert front.authors[0].equal_contributor and front.authors[1].corresponding
    assert front.authors[1].email == "bo.wu@example.org"
    assert (front.editors, front.volume, front.received) == ((), "1", Date((2015, 9, 1)))


def test_title_block_and_later_block() -> None:
    text = (
        "% Gears and\n  wheels\n% Ann Lee; Bo Wu\n% May 2024\n\nText.\n\n---\nlang: tr\n...\n\nMore.\n\n---\n\nEnd.\n"
    )
    front, said = read_front_matter("a.md", text, convert=convert, register={}, journal=JOURNAL)
    assert said == ()
    assert (plain(front.title), authors(front)) == ("Gears and wheels", [("Ann Lee", ()), ("Bo Wu", ())])
    assert (front.language, front.date) == ("tr", Date((2024, 5)))


# ---------------------------------------------------------------- register and journal


def test_register_and_overrides() -> None:
    front, said = read(
        """
        author:
          - ada-example
          - {id: ada-example, corresponding: true, affiliation: Elsewhere}
        """,
        register=REGISTER,
    )
    assert said == ()
    assert authors(front) == [("Ada Example", ("Amber Quay Institute",)), ("Ada Example", ("Elsewhere",))]
    assert front.authors[1].corresponding


@pytest.mark.parametrize(
    ("yaml", "rule", "line", "column"),
    [
        ("author: [ada-exampel]", "unknown-author", 2, 10),
        ("author: [{name: [A, B]}]", "unknown-author", 2, 10),
        ("title: a\nabstract: 'x", "yaml-not-readable", 3, 11),
        ("title\nauthor: A B", "yaml-not-readable", 3, 7),
        ("author:\n  - id: nobody", "unknown-author", 3, 9),
        ("author:\n  - {name: A B, affiliation: 7}", "unknown-affiliation", 3, 30),
        ("author:\n  - {name: A B, affiliation: [{ref: x}]}", "unknown-affiliation", 3, 37),
        ("author:\n  - {name: A B, orcid: 0000-0002-1825-0079}", "invalid-orcid", 3, 24),
        ("affiliation: [{name: X, ror: 02e463171}]", "invalid-ror", 2, 30),
        ("doi: 5281/x", "invalid-doi", 2, 6),
        ("lang: english", "unknown-language", 2, 7),
        ("lang: jp", "unknown-language", 2, 7),
        ("date: 09-12-2024", "date-not-iso", 2, 7),
        ("date: 2024-02-30", "date-not-iso", 2, 7),
        ("abstrakt: x", "unknown-front-matter-field", 2, 1),
        ("author: [{name: A B, afiliation: 1}]", "unknown-front-matter-field", 2, 22),
        ("note-marks: greek", "unknown-front-matter-value", 2, 13),
        ("title: a\ntitle: b", "duplicate-front-matter-key", 3, 1),
        ("title: a: b", "yaml-not-readable", 2, 9),
        ("'a string'", "yaml-not-readable", 2, 1),
        ("x-a: &a b\ntitle: *a", "yaml-reference", 3, 8),
        ("title: !expr f()", "yaml-reference", 2, 8),
        ("author: [{name: A B, role: conceptualisatoin}]", "unknown-role", 2, 28),
    ],
)
def test_said_at_its_place(yaml: str, rule: str, line: int, column: int) -> None:
    _, said = read_front_matter(
        "a.md", f"---\n{yaml}\n---\n\nText.\n", convert=convert, register=REGISTER, journal=JOURNAL
    )
    assert rules(said) == [rule]
    assert (said[0].place.line, said[0].place.column) == (line, column)


def test_nearest_names() -> None:
    _, said = read("author: [ada-exampel]\nkeyword-s: a", register=REGISTER)
    assert {finding.hint for finding in said} == {"did you mean ada-example?", "did you mean keywords?"}


# ---------------------------------------------------------------- values


def test_own_fields() -> None:
    front, said = read(
        """
        category: Analysis
        epigraph: {text: Festina lente., source: Suetonius}
        nocite: "@a:1, @{b} @*"
        allow: [{never-cited: kept for readers}, missing-image]
        keywords: one, two; three, four
        license: [{text: All mine, type: own}]
        notes: footnotes
        note_marks: Lower-Roman
        own-notes: symbols
        translation-of: 10.5555/x
        places: nowhere
        """
    )
    assert rules(said) == ["unknown-front-matter-field"]
    assert (plain(front.epigraph), plain(front.epigraph_source)) == ("Festina lente.", "Suetonius")
    assert (front.nocite, front.keywords) == (("a:1", "b", "*"), ("one, two", "three, four"))
    assert [(one.rule, one.reason) for one in front.allow] == [
        ("never-cited", "kept for readers"),
        ("missing-image", ""),
    ]
    assert (front.notes, front.note_marks, front.own_notes, front.kicker) == (
        "footnotes",
        "lower-roman",
        "symbols",
        "Analysis",
    )
    assert front.license == License("", "", "All mine")
    place = front.place("note-marks")
    assert place is not None and place.line == 9


def test_markdown_goes_through_one_call() -> None:
    calls: list[tuple[str, ...]] = []

    def counted(strings: Sequence[str]) -> list[Blocks]:
        calls.append(tuple(strings))
        return convert(strings)

    text = "---\ntitle: A\nsubtitle: A\nabstract: B\nkey-points: [C, D]\nauthor: [{name: X Y, bio: E}]\n---\n"
    front, _ = read_front_matter("a.md", text, convert=counted, register={}, journal=JOURNAL)
    assert len(calls) == 1 and sorted(calls[0]) == ["A", "B", "C", "D", "E"]
    assert [plain(point) for point in front.key_points] == ["C", "D"] and plain(front.authors[0].bio("en")) == "E"


@pytest.mark.parametrize(
    ("lang", "named", "default", "body", "language"),
    [
        ("lang: fr", "tr", "de", "the of and", "fr"),
        ("", "tr", "de", "", "tr"),
        ("", "", "de", "", "de"),
        ("", "", "", "Над рекой стоял туман, и мы ждали парома.", "ru"),
        ("", "", "", "1 2 3", "en"),
        ("lang: pt_br", "", "", "", "pt-BR"),
    ],
)
def test_which_language_counts(lang: str, named: str, default: str, body: str, language: str) -> None:
    defaults, _ = project_metadata("_quarto.yml", f"book:\n  bibliography: [b.bib]\nlang: '{default}'\n")
    text = f"---\n{lang or 'x-y: 1'}\n---\n\n{body}\n"
    front, _ = read_front_matter(
        "a.md", text, convert=convert, register={}, journal=JOURNAL, defaults=defaults, language=named
    )
    assert (front.language, front.bibliography) == (language, ("b.bib",))
