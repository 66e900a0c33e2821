"""The words an edition says of its own accord."""

import string

import pytest

from imprint.compose.redline_words import KEYS, redline_words
from imprint.compose.word_tables import TABLES
from imprint.compose.words import words

LANGUAGES = "en tr ru fa ar he de fr es it pt nl el zh ja ko uk pl cs sv da nb fi hu ro bg ur ca id"


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_language_is_whole(language: str) -> None:
    table = TABLES[language]
    assert table.keys() == TABLES["en"].keys()
    assert all(value and value == value.strip() for value in table.values())


@pytest.mark.parametrize("language", sorted(TABLES))
def test_a_table_has_only_known_keys_and_the_same_places_to_fill(language: str) -> None:
    for key, value in TABLES[language].items():
        assert _fields(value) == _fields(TABLES["en"][key]), (language, key)


@pytest.mark.parametrize("language", sorted(TABLES))
def test_a_redline_speaks_every_language(language: str) -> None:
    said = dict(redline_words(language))
    assert set(KEYS) <= said.keys() and all(said[key].strip() == said[key] != "" for key in KEYS)
    others = [key for key in KEYS if language != "en" and said[key] == dict(redline_words("en"))[key]]
    assert len(others) < 3, others


def test_a_region_leans_on_its_language() -> None:
    assert dict(words("pt-BR"))["section"] == "Seção"
    assert dict(words("pt-BR"))["figure"] == dict(words("pt"))["figure"] == "Figura"
    assert dict(words("xx"))["figure"] == "Figure"


@pytest.mark.parametrize("language", sorted(set(TABLES) - {"en"}))
def test_a_language_does_not_speak_english(language: str) -> None:
    told = ("about-the-author", "back-to-text", "how-to-cite", "skip-to-content", "translated-by", "received")
    assert not [key for key in told if dict(words(language))[key] == TABLES["en"][key]]


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)
