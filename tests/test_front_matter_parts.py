"""The parts that front matter is read with: YAML, splitting, names, dates, identifiers, licences, languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.model.diagnostic import Diagnostic
from imprint.model.people import Name
from imprint.model.text import Para, Text, plain
from imprint.model.work import Date
from imprint.read import yaml
from imprint.read.affiliations import Known, declared, placed, resolve
from imprint.read.bylines import authors_in, byline_of
from imprint.read.credit import TERMS, credit_of
from imprint.read.front_dates import date_of
from imprint.read.front_split import split
from imprint.read.identifiers import doi_of, mail_address, orcid_of, ror_of, web_address
from imprint.read.inline_references import inline_references
from imprint.read.language import guess_language, language_of
from imprint.read.licenses import license_of
from imprint.read.person_names import name_of
from imprint.read.titles import titled_by_name

# ---------------------------------------------------------------- YAML


def test_strings_stay_strings() -> None:
    node, said = yaml.compose("a", "a: NO\nb: 02e463172\nc: 0000000218250097\nd: 2024-05-07\n")
    assert said == () and isinstance(node, yaml.Mapping)
    assert [value.value for _, value in node.items if isinstance(value, yaml.Scalar)] == [
        "NO",
        "02e463172",
        "0000000218250097",
        "2024-05-07",
    ]


def test_tabs_are_read_and_places_kept() -> None:
    node, said = yaml.compose("a", "options:\n\t- one\n\t- two: \tx\n", 5)
    options = yaml.value_of(node, "options")
    assert said == () and isinstance(options, yaml.Sequence)
    first, second = options.items
    assert (first.place.line, first.place.column, first.place.end_column) == (6, 4, 7)
    value = yaml.value_of(second, "two")
    assert value is not None and (value.place.line, value.place.column) == (7, 10)


def test_hostile_yaml_is_neither_expanded_nor_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    node, said = yaml.compose("a", bomb)
    assert isinstance(node, yaml.Mapping) and len(node.items) == 9 and said == ()
    for text in ("[" * 90 + "]" * 90, "[" * 5000, "x" * 500_000, "a: \x08", "a: b: c", "- a\nb: c"):
        assert [finding.rule for finding in yaml.compose("a", text)[1]] == ["yaml-not-readable"]
    called, _ = yaml.compose("a", "!!python/object/apply:os.system [x]")
    assert isinstance(called, yaml.Sequence)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="a:-&*!?|>[]{}'\"#%@`, \n\t\u2028\x85\x00é", max_size=60))
def test_places_lie_in_the_text(text: str) -> None:
    node, said = yaml.compose("a", text)
    places = [finding.place for finding in said] + ([node.place] if node else [])
    lines = text.split("\n")
    for place in places:
        assert 1 <= place.line <= place.end_line <= len(lines) + 1
        assert (place.line, place.column) < (place.end_line, place.end_column)


# ---------------------------------------------------------------- splitting


@pytest.mark.parametrize(
    ("text", "blocks", "body"),
    [
        ("---\ntitle: a\n---\nText", ["title: a\n"], "\n\n\nText"),
        ("\n\n---\ntitle: a\n...\nText", ["title: a\n"], "\n\n\n\n\nText"),
        ("\ufeff---\ntitle: a\n---\n", ["title: a\n"], "\n\n\n"),
        ("Text\n\n---\n\nkey: no\n\n---\n", [], None),
        ("Text\n\n---\nProse.\n---\n", [], None),
        ("Text\n---\ntitle: a\n---\n", [], None),
        ("Text\n\n```yaml\n\n---\ntitle: a\n---\n```\n", [], None),
        ("Text\n\n---\n# a comment\nlang: a\n---\nMore", ["# a comment\nlang: a\n"], "Text\n\n\n\n\n\nMore"),
        ("---\n\ntitle: a\n---\n", [], None),
        ("---\ntitle: never closed\n", [], None),
        ("---\n---\nText", [""], "\n\nText"),
    ],
)
def test_split(text: str, blocks: list[str], body: str | None) -> None:
    found = split(text)
    assert [block.text for block in found.blocks] == blocks
    assert found.body == (text if body is None else body)


@given(st.lists(st.sampled_from(["---", "...", "a: b", "", "Text", "```", "% t", " c", "# x"]), max_size=12))
def test_split_keeps_lines_and_offsets(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = split(text)
    assert found.body.count("\n") == text.count("\n")
    for block in found.blocks:
        assert text[block.offset :].startswith(block.text.rstrip("\n"))
        assert text[: block.offset].count("\n") == block.line - 1
    assert all(new in ("", old) for new, old in zip(found.body.split("\n"), lines or [""], strict=True))


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", non_dropping="van")),
        ("de la Fontaine, Jean", Name("Fontaine", "Jean", non_dropping="de la")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", "Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", "Jr.")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "Jr.")),
        ("{World Bank}", Name(literal="World Bank")),
        ("{Barnes and Noble} Inc", Name("Inc", "Barnes and Noble")),
        ("jane doe", Name("doe", "jane")),
        ("Plato", Name("Plato")),
        ("王小明", Name("王小明")),
        ("Богданюк Анна Васильевна", Name("Богданюк", "Анна Васильевна")),
        ("Kristin L. Berry", Name("Berry", "Kristin L.")),
        ("", Name()),
    ],
)
def test_names(words: str, name: Name) -> None:
    assert name_of(words)[0] == name


def test_degrees() -> None:
    assert name_of("Jane Doe, PhD, M.D.") == (Name("Doe", "Jane"), "PhD, M.D.")


def test_bylines() -> None:
    line = byline_of("**Ann Lee**^1,\\*^^[Equal contribution], https://orcid.org/0000-0002-1825-0097 <a@b.org>")
    assert (line.name, line.marks, line.orcid, line.email) == ("Ann Lee", "1", "0000-0002-1825-0097", "a@b.org")
    assert line.equal and not line.corresponding and line.notes == ()
    assert byline_of("[Ann Lee](https://x.org)^[Dept of X]").notes == ("Dept of X",)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ann Lee; Bo Wu", ("Ann Lee", "Bo Wu")),
        ("Ann Lee, Bo Wu and Cy Fox", ("Ann Lee", "Bo Wu", "Cy Fox")),
        ("Ann Lee & Bo Wu", ("Ann Lee", "Bo Wu")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("Ministry of Health and Welfare", ("Ministry of Health and Welfare",)),
        ("{Health and Welfare Bank and Trust}", ("{Health and Welfare Bank and Trust}",)),
    ],
)
def test_authors_in_one_string(words: str, names: tuple[str, ...]) -> None:
    assert authors_in(words) == names


# ---------------------------------------------------------------- affiliations


@pytest.mark.parametrize(
    ("reference", "names"),
    [
        ("b", ("Second",)),
        ("second", ("Second",)),
        ("3", ("Third, Place",)),
        ("Third, Place", ("Third, Place",)),
        ("[a, 'a, b']", ("First", "Second")),
        ("'Somewhere; b'", ("Somewhere", "Second")),
        ("Some, Other", ("Some, Other",)),
        ("{name: New, city: X}", ("New",)),
        ("9", ()),
        ("None", ()),
    ],
)
def test_affiliations_resolve_in_order(reference: str, names: tuple[str, ...]) -> None:
    node, _ = yaml.compose("a", "l: [{id: a, name: First}, {b: Second}, 'Third, Place', {id: z, name: None}]")
    said: list[Diagnostic] = []
    known = Known(declared(yaml.value_of(node, "l"), said))
    found = placed(resolve(yaml.compose("a", reference)[0], known, said))
    assert tuple(one.name for one in found) == names
    assert bool(said) is (reference == "9")


# ---------------------------------------------------------------- dates, identifiers, licences, roles


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2020-09-22", Date((2020, 9, 22))),
        ("13 July 2023", Date((2023, 7, 13))),
        ("11th January 2019", Date((2019, 1, 11))),
        ("Sep,  1, 2015", Date((2015, 9, 1))),
        ("25 october 2022", Date((2022, 10, 25))),
        ("09-13-2024", Date((2024, 9, 13))),
        ("08.08.2024", Date((2024, 8, 8))),
        ("Juin 2023", Date((2023, 6))),
        ("12 марта 2021 г.", Date((2021, 3, 12))),
        ("2021年3月5日", Date((2021, 3, 5))),
        ("Spring 2024", Date((2024,), season=1)),
        ("2023-01/2023-02", Date((2023, 1), (2023, 2))),
        ("2024-05-07T10:00:00Z", Date((2024, 5, 7))),
        ("\\today", None),
        ("`r Sys.Date()`", None),
        ("xxx, x, xxxx", None),
    ],
)
def test_dates(words: str, date: Date | None) -> None:
    assert date_of(words) == (date, "")


@pytest.mark.parametrize("words", ["09-12-2024", "2023-13-01", "2023-02-30", "some day", "1 May 2 June 2020"])
def test_no_dates(words: str) -> None:
    date, fault = date_of(words)
    assert date == Date(literal=words) and fault


@given(st.text(max_size=20))
def test_any_words_are_a_date_or_kept(words: str) -> None:
    date, fault = date_of(words)
    assert (not fault) or (date is not None and date.literal)


def test_identifiers() -> None:
    assert orcid_of("https://orcid.org/0000-0002-1825-0097") == ("0000-0002-1825-0097", "")
    assert orcid_of("0000000218250097") == ("0000-0002-1825-0097", "")
    assert orcid_of("0000-0002-1825-0079")[1] and orcid_of("me")[1]
    assert ror_of("https://ror.org/02e463172") == ("https://ror.org/02e463172", "")
    assert ror_of("02e463171")[1] and ror_of("x")[1]
    assert doi_of("https://doi.org/10.5555/A(1)") == doi_of("doi:10.5555/A(1)") == ("10.5555/A(1)", "")
    assert doi_of("doi.org/10.5281/zenodo.1413610")[0] == "10.5281/zenodo.1413610" and doi_of("N/A")[1]


def test_addresses() -> None:
    assert web_address("orrery.example/a") == "https://orrery.example/a"
    assert web_address("http://orrery.example") == "http://orrery.example"
    assert [web_address(bad) for bad in ("javascript:alert(1)", 'https://a"b', "ada", "")] == [""] * 4
    assert mail_address("<mailto:ada@orrery.example>") == "ada@orrery.example"
    assert [mail_address(bad) for bad in ("ada", "a@b.c?subject=x", "a b@c.d")] == [""] * 3


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("CC BY-NC-SA 3.0", "CC-BY-NC-SA-3.0"),
        ("http://creativecommons.org/licenses/by-nd/4.0/", "CC-BY-ND-4.0"),
        ("Creative Commons Attribution-ShareAlike 4.0 International License", "CC-BY-SA-4.0"),
        ("cc0", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("mit", "MIT"),
        ("All rights reserved", ""),
    ],
)
def test_licenses(words: str, identifier: str) -> None:
    found = license_of(words)
    assert found is not None and found.id == identifier and (found.id or found.text == words)


def test_credit() -> None:
    assert all(credit_of(term) == term for term in TERMS)
    assert (
        credit_of("Writing – Review & Editing") == credit_of("Writing - review and editing") == "writing-review-editing"
    )
    assert credit_of("https://credit.niso.org/contributor-roles/data-curation/") == "data-curation"
    assert credit_of("Conceptualisation") == "conceptualization" and credit_of("dreaming") == ""


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("words", "tag"),
    [("en", "en"), ("RU_ru", "ru-RU"), ("zh-hans-cn", "zh-Hans-CN"), ("de-1901", "de-1901"), ("grc", "grc"), ("jp", ""),
     ("english", ""), ("", ""), ("en_US.UTF-8", "en-US"), ("de-x-old", "de-x-old")],
)  # fmt: skip
def test_language_tags(words: str, tag: str) -> None:
    assert language_of(words) == tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The history of the footnote is also a history of doubt, which has not been told.", "en"),
        ("Die Geschichte der Fußnote ist auch eine Geschichte des Zweifels, die nicht erzählt ist.", "de"),
        ("L'histoire de la note est aussi une histoire du doute qui n'est pas encore écrite dans les livres.", "fr"),
        ("La historia de la nota es también una historia de la duda que no se ha contado en los libros.", "es"),
        ("La storia della nota è anche una storia del dubbio che non è stata ancora scritta nei libri.", "it"),
        ("A história da nota é também uma história da dúvida que não foi contada nos livros.", "pt"),
        ("De geschiedenis van de voetnoot is ook een geschiedenis van twijfel die niet verteld is.", "nl"),
        ("Dipnotun tarihi aynı zamanda bir şüphenin tarihidir ve bu tarih henüz yazılmış değil.", "tr"),
        ("Historia przypisu jest także historią wątpliwości, która nie została jeszcze opisana w książkach.", "pl"),
        (
            "Historia notae est etiam historia dubitationis, quae in libris non scripta est, sed ad hoc tempus latet.",
            "la",
        ),
        ("История сноски есть также история сомнения, которая ещё не написана.", "ru"),
        ("Історія виноски є також історією сумніву, яка ще не написана.", "uk"),
        ("Историята на бележката е също история на съмнението, която още не е разказана, но ще бъде.", "bg"),
        ("Η ιστορία της υποσημείωσης είναι και ιστορία της αμφιβολίας.", "el"),
        ("تاریخ پانوشت تاریخ تردید هم هست که هنوز نوشته نشده است.", "fa"),
        ("تاريخ الحاشية هو أيضا تاريخ الشك الذي لم يكتب بعد في الكتب.", "ar"),
        ("ההיסטוריה של הערת השוליים היא גם היסטוריה של הספק.", "he"),
        ("脚注的历史也是怀疑的历史，至今尚未写成。", "zh"),
        ("脚注の歴史は疑いの歴史でもあり、まだ書かれていない。", "ja"),
        ("각주의 역사는 또한 의심의 역사이며 아직 쓰이지 않았다.", "ko"),
        ("1, 2, 3 …", ""),
    ],
)
def test_guesses(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_inline_references_are_plain_values() -> None:
    text = "---\nreferences:\n- id: a\n  author: [{family: Lee}]\n  issued: {year: 2020}\n- type: book\n---\n"
    assert inline_references("a.md", text) == ({"id": "a", "author": [{"family": "Lee"}], "issued": {"year": "2020"}},)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("On Slow Wheels.docx", "On Slow Wheels"),
        ("slow_wheels-and-trains.odt", "Slow wheels and trains"),
        ("Zahnräder im Osten.tr.md", "Zahnräder im Osten"),
        ("about/медленные-колёса.docx", "Медленные колёса"),
        ("manuscript.docx", ""),
        ("Final_v2 (3).docx", ""),
        ("paper-final.md", ""),
        ("002.docx", ""),
        ("статья.docx", ""),
    ],
)
def test_a_text_without_a_title_goes_under_its_files_name(name: str, title: str) -> None:
    found = titled_by_name((Para((Text("Words."),)),), name)
    assert plain(found.title) == title
    assert [one.rule for one in found.said] == (["title-assumed"] if title else [])
