"""The web page: whole, linked, without scripts, with its metadata."""

from __future__ import annotations

import json

import pytest
from hostile_edition import hostile
from lxml import etree
from rendering import shipped
from sample_edition import right_to_left, sample

from imprint.model.edition import Edition
from imprint.model.text import Text, walk
from imprint.render.head import Addresses, head_metadata
from imprint.render.page import render_page

EDITIONS = pytest.mark.parametrize("edition", [sample(), right_to_left(), hostile()], ids=["sample", "rtl", "hostile"])


def page(edition: Edition) -> etree._Element:
    html = render_page(edition, shipped())[0].data
    return etree.fromstring(html.replace(b"<!DOCTYPE html>", b""))


@EDITIONS
def test_the_page_is_well_formed_and_runs_nothing(edition: Edition) -> None:
    root = page(edition)
    assert [script.get("type") for script in root.iter("script")] == ["application/ld+json"]
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert root.xpath("count(//h1)") == 1 and root.xpath("count(//main)") == 1


@EDITIONS
def test_every_internal_link_and_label_has_its_end(edition: Edition) -> None:
    root = page(edition)
    identifiers = root.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(identifiers)
    assert set(root.xpath("//@aria-labelledby")) <= set(identifiers)


def test_what_the_page_shows_is_beside_it() -> None:
    artefacts = {one.name for one in render_page(sample(), shipped())}
    shown = set(page(sample()).xpath("//img/@src | //link[@rel='stylesheet']/@href"))
    assert "slow-wheels/wheels.svg" in shown <= artefacts


def test_every_word_of_the_body_is_there_and_every_note() -> None:
    text = " ".join("".join(page(sample()).itertext()).split())
    words = [word for node in walk(sample().body) if isinstance(node, Text) for word in node.text.split()]
    assert len(words) > 100 and [word for word in words if word not in text] == []
    assert len(page(sample()).xpath("//section[@role='doc-endnotes']//li[@id]")) == len(sample().notes)


def test_a_right_to_left_page_says_so() -> None:
    root = page(right_to_left())
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.xpath("//section[@class='notes']//span[@dir='ltr']")


def test_the_head_tells_catalogues_what_it_is() -> None:
    addresses = Addresses(page="https://orrery.example/slow/", pdf="https://orrery.example/slow.pdf")
    head = etree.fromstring(f"<head>{head_metadata(sample(), shipped(), addresses)}</head>")
    said = {meta.get("name"): meta.get("content") for meta in head.iter("meta") if meta.get("name")}
    assert said["citation_publication_date"] == "2025/05/20"
    assert said["citation_pdf_url"] == "https://orrery.example/slow.pdf"
    assert head.xpath("//meta[@name='citation_author']/@content") == ["Example, Ada", "van der Beek, Ben"]
    assert said["DC.identifier"] == "https://doi.org/10.5555/orrery.4.1.1"
    data = json.loads(head.findtext("script") or "")
    assert data["@type"] == "ScholarlyArticle" and data["isPartOf"]["isPartOf"]["isPartOf"]["name"] == "Orrery"
    assert data["author"][0]["@id"] == "https://orcid.org/0000-0000-0000-1012"


def test_data_in_the_head_cannot_end_its_element() -> None:
    head = head_metadata(hostile(), shipped())
    assert head.count("</script>") == 1 and "<script>alert" not in head
    assert "\x00" not in head


def test_same_input_same_bytes() -> None:
    assert render_page(sample(), shipped()) == render_page(sample(), shipped())


def test_tables_without_labels_are_no_landmarks_of_one_name() -> None:
    html = render_page(sample(), shipped())[0].data.decode()
    assert '<div class="table-frame" role="group"' in html and 'role="region"' not in html
