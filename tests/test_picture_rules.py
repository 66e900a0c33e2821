"""The rules about pictures: what is not there, and what says nothing."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from imprint.check.rules import image_without_alt_text, missing_image
from imprint.model.manuscript import FrontMatter
from imprint.model.picture import Picture
from imprint.model.place import Place
from imprint.model.stages import Copy, SourceFile, Sources, Spot
from imprint.model.style import CitationStyle, Kind
from imprint.model.text import Attr, Block, Figure, Image, Para, Text
from imprint.model.work import Library

PLACE = Place("m/article.md", 3, 5, 3, 9)


def copy(*body: Block, files: tuple[str, ...] = (), made: tuple[str, ...] = ()) -> Copy:
    manuscript = SourceFile("article.md", "m/article.md", b"")
    sources = Sources("m", manuscript, "markdown", tuple(SourceFile(name, f"m/{name}", b"") for name in files))
    pictures = tuple(Picture(key, "figure.png", "image/png", b"", 1, 1) for key in made)
    spots = (Spot("image", "a%20b.png", PLACE),)
    style = CitationStyle("house", Kind.NOTE, "", False)
    return Copy(sources, FrontMatter(), body, Library(), style, pictures, spots, "", "", ())


def shown(src: str, alt: str = "words", attr: Attr | None = None) -> Para:
    return Para((Image(alt, src, attr=attr or Attr()),))


@pytest.mark.parametrize(
    ("src", "files", "hint"),
    [
        ("a b.png", (), "put the file into the manuscript's folder"),
        ("wal.png", ("wall.png",), "did you mean wall.png?"),
        ("Wall.png", ("figs/wall.png",), "did you mean figs/wall.png?"),
        ("../wall.png", (), "only files in the manuscript's own folder"),
        ("https://example.org/a.png", (), "save the picture beside the manuscript"),
    ],
)
def test_missing_image(src: str, files: tuple[str, ...], hint: str) -> None:
    (found,) = missing_image.find(copy(shown(src), shown(src), files=files))
    assert found.rule == "missing-image" and src in found.message and hint in found.hint
    assert found.place == (PLACE if src == "a b.png" else Place("m/article.md"))


def test_pictures_that_are_made_or_unusable_are_not_missing() -> None:
    text = (shown("a.png"), shown("B.PNG"), shown("c"))
    assert not list(missing_image.find(copy(*text, files=("b.png", "c.eps"), made=("a.png",))))


def test_a_picture_inside_a_word_file_is_not_missing() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/media/image1.wmf", b"")
    manuscript = SourceFile("article.docx", "m/article.docx", packed.getvalue())
    text = copy(shown("media/image1.wmf", ""), shown("media/image2.png"))
    word = replace(text, sources=replace(text.sources, manuscript=manuscript, format="docx"))
    assert ["image2" in one.message for one in missing_image.find(word)] == [True]
    assert ["Edit Alt Text" in one.hint for one in image_without_alt_text.find(word)] == [True]


def test_image_without_alt_text() -> None:
    (found,) = image_without_alt_text.find(copy(shown("a b.png", ""), shown("c.png")))
    assert found.rule == "image-without-alt-text" and found.place == PLACE
    assert "![words](file)" in found.hint


def test_ornaments_and_captions_need_no_alt_text() -> None:
    ornament = shown("a.png", "", Attr(classes=("decorative",)))
    captioned = Figure((shown("b.png", ""),), (Para((Text("A caption."),)),))
    assert not list(image_without_alt_text.find(copy(ornament, captioned)))
    silent = replace(captioned, caption=())
    assert len(list(image_without_alt_text.find(copy(silent)))) == 1
