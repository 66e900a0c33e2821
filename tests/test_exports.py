"""The citation files of an article: readable by others, escaped, complete."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import bibtexparser
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_edition import right_to_left, sample, t

from imprint.model.edition import Byline
from imprint.model.people import Name, Person
from imprint.model.text import Math, Style, Styled, Text
from imprint.publish.exports import bibtex, csl_json, full_title, ris


def entry(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks and len(library.entries) == 1, text
    return {field.key: field.value for field in library.entries[0].fields}


def test_bibtex_has_the_article() -> None:
    found = entry(bibtex(sample()))
    assert found["author"] == "Example, Ada and van der Beek, Ben"
    assert found["title"] == r"{Slow wheels: \emph{ratio} \& reason: On counting the sky}"
    assert (found["journal"], found["year"], found["month"], found["volume"], found["number"], found["pages"]) == (
        "Orrery", "2025", "may", "4", "1", "1--9",
    )  # fmt: skip
    assert found["doi"] == "10.5555/orrery.4.1.1" and found["langid"] == "english"
    assert found["url"] == "https://orrery.example/4/1/slow-wheels/"


def test_bibtex_keeps_an_organisation_and_a_suffix_whole() -> None:
    people = (Person(Name(literal="Smith and Sons & Co")), Person(Name("King", "Martin Luther", "Jr.")))
    edition = replace(sample(), byline=tuple(Byline(person, ()) for person in people))
    assert entry(bibtex(edition))["author"] == r"{Smith and Sons \& Co} and King, Jr., Martin Luther"


def test_bibtex_sets_formulas_and_marks_in_tex() -> None:
    title = (Text("H"), Styled(Style.SUBSCRIPT, t("2")), Text(" at "), Math("x^{2}", False), Math("}{", False))
    found = entry(bibtex(replace(sample(), title=title, subtitle=())))["title"]
    assert found == r"{H\textsubscript{2} at $x^{2}$\}\{}"


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_words_are_read_back_as_one_entry(title: str, name: str) -> None:
    people = (Byline(Person(Name(family=name, given="A")), ()),)
    text = bibtex(replace(sample(), title=t(title), byline=people, keywords=(title,), doi=f"10.5555/{title}"))
    assert entry(text)["year"] == "2025"
    bare = re.sub(r"\\.", "", text)
    assert bare.count("{") == bare.count("}")


def test_ris_is_lines_of_tags() -> None:
    text = ris(sample())
    lines = text.split("\r\n")
    assert lines[0] == "TY  - JOUR" and lines[-2:] == ["ER  - ", ""]
    assert {"AU  - Example, Ada", "AU  - van der Beek, Ben", "SP  - 1", "EP  - 9", "DA  - 2025/05/20/"} <= set(lines)


@given(st.text(max_size=60))
def test_no_words_break_a_ris_line(words: str) -> None:
    lines = ris(replace(sample(), title=t(words), keywords=(words,))).split("\r\n")[:-1]
    assert all(re.match(r"[A-Z][A-Z0-9]  - [^\r\n\x00-\x1f]*$", line) for line in lines)


def test_csl_json_is_an_item() -> None:
    (item,) = json.loads(csl_json(sample()))
    assert item["type"] == "article-journal" and item["container-title"] == "Orrery"
    assert item["author"][1] == {"family": "Beek", "given": "Ben", "non-dropping-particle": "van der"}
    assert item["issued"] == {"date-parts": [[2025, 5, 20]]}
    assert item["title"].startswith("Slow wheels: <i>ratio</i> & reason")


def test_other_scripts_stay_as_they_are() -> None:
    edition = right_to_left()
    assert "عجلات بطيئة" in bibtex(edition) and "langid = {arabic}" in bibtex(edition)
    assert "LA  - ar" in ris(edition)


def test_no_colon_after_a_question() -> None:
    assert full_title(replace(sample(), title=t("Who?"), subtitle=t("We"))) == "Who? We"
