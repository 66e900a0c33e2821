"""Findings have places as near as the format allows: lines, or the paragraph's number and first words."""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pytest

from imprint.model.diagnostic import Diagnostics
from imprint.model.stages import SourceFile, Sources
from imprint.pipeline import check_one
from imprint.workspace import shipped

LIBRARY = b"@book{ong:1982, author = {Ong, Walter}, title = {Orality and Literacy}, publisher = {Methuen}, date = {1982}}\n"
TEXT = """---
title: Slow Wheels
author: Ada Example
---

# The teeth of wheels

A first paragraph, which cites *nothing*.

# Wheels after all of this

A second one.[^1] And a bad letter: MÃ¼ller.

[^1]: Walter Ong, *Orality and Literacy* (1982), p. 12.
"""


def said(data: bytes, name: str, format: str) -> Diagnostics:
    library = SourceFile("library.bib", "library.bib", LIBRARY)
    styles = tuple(one for one in shipped("styles") if one.name.endswith(".csl"))
    return check_one(Sources("x", SourceFile(name, name, data), format, (library,), styles, libraries=("library.bib",))).said


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_a_paragraph_of_a_word_processor(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"text.{format}"
    pypandoc.convert_text(TEXT, format, format="markdown", outputfile=str(path))
    found = {one.rule: one for one in said(path.read_bytes(), path.name, format)}
    mojibake, note = found["mojibake"], found["note-convertible"]
    assert "(paragraph" in mojibake.message and "“A second one. And a bad letter: MÃ¼ller.”" in mojibake.message
    assert note.place.line > mojibake.place.line, "notes come after the text"
    assert "“Walter Ong, Orality and Literacy" in note.message


def test_a_citation_in_latex() -> None:
    text = b"\\documentclass{article}\\begin{document}\nOne \\cite{ong:1982}.\n\nTwo \\cite[p. 3]{nope:2000}.\n\\end{document}\n"
    unknown = [one.place for one in said(text, "text.tex", "latex") if one.rule == "unknown-key"]
    assert [(place.line, place.column) for place in unknown] == [(4, 17)]


def test_a_citation_in_org() -> None:
    unknown = [one.place for one in said(b"One [cite:@ong:1982].\n\nTwo [cite:@nope:2000].\n", "text.org", "org")]
    assert any((place.line, place.column) == (3, 12) for place in unknown)
