"""Texts in two directions: what runs against the text is isolated, names and numbers are the language's own."""

from __future__ import annotations

import pytest

from imprint.compose.roles import role_words
from imprint.compose.tongues import isolated, own_points
from imprint.model.people import Name, Person, Role
from imprint.model.script import counter_style, digits, direction
from imprint.model.text import Link, Span, Text, plain
from imprint.model.work import Work

ARABIC = Work("n", "book", (("title", "علم الفلك: تاريخه"),), (("author", (Name("نلينو", "كرلو"),)),))


def test_the_parts_of_an_arabic_work_are_isolated_in_an_english_text() -> None:
    content = isolated((Text("نلينو, كرلو. علم الفلك: تاريخه, Rome, 1911."),), (ARABIC,), "en")
    spans = [plain(node.content) for node in content if isinstance(node, Span) and node.attr.get("dir") == "rtl"]
    assert spans == ["نلينو, كرلو", "علم الفلك: تاريخه"]
    assert plain(content) == "نلينو, كرلو. علم الفلك: تاريخه, Rome, 1911."


def test_addresses_keep_their_points_and_digits() -> None:
    link = Link((Text("https://example.org/a,1"),), "https://example.org/a,1")
    content = own_points((Text("متن, ص 12, "), link), "fa")
    assert plain(content) == "متن، ص ۱۲، https://example.org/a,1"


def test_a_latin_text_is_left_alone() -> None:
    content = (Text("Rome, 1911"),)
    assert own_points(content, "en") == content == own_points(content, "fa")


def test_a_person_has_a_name_in_each_language_and_keeps_the_first() -> None:
    person = Person(Name("Example", "Ada"), names=(("fa", Name("نمونه", "آدا")),))
    assert person.named_in("fa-IR").name.full == "آدا نمونه"
    assert person.named_in("fa").named_in("en").name.full == "Ada Example"


def test_credit_roles_are_said_in_the_language_of_the_text() -> None:
    role = Role("writing-original-draft", "writing-original-draft")
    assert role_words(role, "en") == "writing – original draft"
    assert role_words(role, "ru-RU") == "написание черновика рукописи"
    assert role_words(role, "xx") == "writing – original draft"
    assert role_words(Role("wrote the index"), "de") == "wrote the index"


@pytest.mark.parametrize(
    ("language", "set_", "style"),
    [("fa", "۱۲", "persian"), ("ar", "١٢", "arabic-indic"), ("ar-MA", "12", "decimal"), ("en", "12", "decimal"), ("he", "12", "decimal")],
)
def test_numbers_are_set_in_the_digits_of_the_language(language: str, set_: str, style: str) -> None:
    assert (digits("12", language), counter_style(language)) == (set_, style)


@pytest.mark.parametrize(
    ("language", "way"),
    [("fa", "rtl"), ("ar-Latn", "ltr"), ("az-Arab", "rtl"), ("ku-arab", "rtl"), ("en-GB", "ltr"), ("tr", "ltr"), ("he-IL", "rtl")],
)
def test_a_script_in_the_tag_decides_the_direction(language: str, way: str) -> None:
    assert direction(language) == way
