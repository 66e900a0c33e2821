"""Locators in the words that the citation processor knows."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprint.engine import pandoc
from imprint.engine.spoken import to_json
from imprint.model.locator_words import ROWS, meanings, printed, shared, terms
from imprint.model.locators import localised, locator_word_unknown
from imprint.model.text import Style, Styled, Text

LANGUAGES = tuple(ROWS)
LABELS = tuple(term.label for term in terms("en"))
WORDS = tuple(sorted({word for tag in LANGUAGES for term in terms(tag) for word in term.words}))


def said(text: str, language: str) -> str:
    (node,) = localised((Text(text),), language)
    assert isinstance(node, Text)
    return node.text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (", p. 5", "tr", ", sayfa 5"),
        (", ch. 5", "en", ", chapter 5"),
        (", pp. 33-35 and passim", "ru", ", страница 33-35 and passim"),
        (", p.\u00a0xii–xiv", "de", ", Seite xii–xiv"),
        (", S. 5", "en", ", page 5"),
        (", стр. 33", "ru", ", страница 33"),
        (", fol. 12r", "tr", ", folyo 12r"),
        (", KISIM 5", "tr", ", kısım 5"),
        (", n. 5", "tr-TR", ", not 5"),
        ("، ص ۳۳-۳۵، پیوست", "fa", ", {صفحه ۳۳-۳۵}، پیوست"),
        ("، ۳۳", "fa", ", {صفحه ۳۳}"),
        (", p. 5", "ur", ", {ص 5}"),
        (", art. 5", "tr", ", {md. 5}"),
        (", art. 5, 7", "en", ", {art. 5, 7}"),
        (", vol. 2, p. 5", "fr", ", volume 2, p. 5"),
        (", p. 5", "zh-TW", ", 頁 5"),
        (", v. 5", "pt-BR", ", verso 5"),
        (", p. 5", "xx", ", page 5"),
        (", {p. 5}", "de", ", {Seite 5}"),
        (", {chap. iv, first half}, twice", "fr", ", {chapitre iv, first half}, twice"),
    ],
)
def test_a_locator_word_becomes_that_of_the_language(text: str, language: str, expected: str) -> None:
    assert said(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        ", and passim", ", a masterpiece", ", i.e. 5 of them", ", v. the other view", ", s. auch Müller",
        ", s. v. Müller", ", n. d.", ", l. c.", ", op. cit.", ", v. di Rossi", ", Sat. 5 May", ", n. I think", ", 33-35",
        " 12", ", Riga 1985", ", {5, a}", ", {see there}", ", pageant 5", "", ", p.", ", bkz. 5", ", s. i. e. so", ", side 5", ", and 5",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "tr"])
def test_other_suffixes_stay(text: str, language: str) -> None:
    assert said(text, language) == text


def test_what_follows_the_first_text_stays() -> None:
    raised = Styled(Style.SUPERSCRIPT, (Text("r"),))
    assert localised((Text(", f. 5"), raised), "en") == (Text(", folio 5"), raised)
    assert localised((raised,), "en") == (raised,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", LABELS)
def test_a_written_word_means_its_label(language: str, label: str) -> None:
    term = printed(label, language)
    own = terms(language) or terms("en")
    if not term.forced and any(one.label == label for one in own):
        assert meanings(language)[term.words[0].casefold().replace("ı", "i")] == label


NUMBERS = st.sampled_from(("5", "xii", "33–35", "۳۳", "A4", "[7]", "IV"))


@given(st.sampled_from(WORDS), st.sampled_from(LANGUAGES), NUMBERS)
def test_twice_is_once(word: str, language: str, number: str) -> None:
    once = said(f", {word} {number}", language)
    assert said(once, language) == once


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_twice_is_once(text: str, language: str) -> None:
    once = said(text, language)
    assert said(once, language) == once


@given(st.text(st.characters(categories=("Ll", "Lu", "Lo", "Zs", "Po"))), st.sampled_from(("en", "tr", "fa", "ru")))
def test_without_numbers_nothing_changes(text: str, language: str) -> None:
    roman = any(char in "ivxlcdmIVXLCDM" for char in text)
    if not roman:
        assert said(text, language) == text


def test_words_too_short_or_common_stay_at_home() -> None:
    assert not any(map(shared, ("c.", "vers", "side", "not", "с", "del", "cat.")))
    assert all(map(shared, ("p.", "стр.", "ص", "§", "Kapitel", "Bd.", "頁")))
    assert (said(", c. 5", "tr"), said(", c. 5", "en")) == (", cilt 5", ", c. 5")


# A style that prints the label the processor has understood.
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id>
<updated>2026-01-01T00:00:00Z</updated></info><citation><layout><choose>{}<else><text value="none"/></else></choose>
<text variable="locator" prefix=" "/></layout></citation></style>"""


@pytest.mark.parametrize("language", ["en", "en-GB", "tr", "ru", "fa", "de", "pt-BR"])
def test_the_processor_understands_what_is_written(language: str) -> None:
    wanted = [label for label in LABELS if not printed(label, language).forced]
    suffixes = [said(f", {printed(label, 'en').words[0]} 5", language) for label in wanted]
    assert understood(suffixes, language) == [f"{label} 5" for label in wanted]


def understood(suffixes: list[str], language: str) -> list[str]:
    branches = "".join(
        f'<{tag} locator="{label}"><text value="{label}"/></{tag}>'
        for tag, label in zip(["if", *["else-if"] * len(LABELS)], LABELS[:-1], strict=False)
    )
    style = base64.b64encode(STYLE.format(branches).encode()).decode()
    fields = {"lang": language, "csl": f"data:application/xml;base64,{style}"}
    meta: dict[str, object] = {key: {"t": "MetaString", "c": value} for key, value in fields.items()}
    item = {"id": {"t": "MetaString", "c": "a"}, "type": {"t": "MetaString", "c": "book"}}
    meta["references"] = {"t": "MetaList", "c": [{"t": "MetaMap", "c": item}]}
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[cited(suffix)], []]}]} for suffix in suffixes]
    document = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}
    ran = pandoc.run(("-f", "json", "-t", "plain", "--wrap=none", "--citeproc"), json.dumps(document).encode())
    assert not ran.failure
    return ran.output.decode().strip().split("\n\n")


def cited(suffix: str) -> dict[str, object]:
    return {
        "citationId": "a",
        "citationPrefix": [],
        "citationSuffix": to_json((Text(suffix),)),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def test_unknown_words_are_told() -> None:
    assert locator_word_unknown((Text(", blurb. 5"),), "en") == "blurb."
    assert locator_word_unknown((Text(", p. 5"),), "tr") == ""
    assert locator_word_unknown((Text(", and so on. Five"),), "en") == ""
    assert locator_word_unknown((), "en") == ""
