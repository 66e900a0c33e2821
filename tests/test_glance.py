"""What articles know of each other: titles and authors by name, whether said in the article or in the register."""

from __future__ import annotations

import pytest

from imprint.model.stages import SourceFile, Sources
from imprint.read.glance import glance

REGISTER = SourceFile(
    "manuscripts/authors/ada.md",
    "manuscripts/authors/ada.md",
    "---\nname: {given: Ada, family: Example}\nnames: {fa: {given: آدا, family: نمونه}}\n---\n".encode(),
)


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: Ben Sample", ("Ben Sample",)),
        ("author: [ada, Ben Sample]", ("Ada Example", "Ben Sample")),
        ("author:\n  - id: ada\n    corresponding: true\n  - {given: Ben, family: Sample}", ("Ada Example", "Ben Sample")),
        ("author:\n  - name: {literal: The Institute}", ("The Institute",)),
        ("lang: fa\nauthor: [{id: ada}]", ("آدا نمونه",)),
        ("keywords: [one]", ()),
    ],
)
def test_authors_are_named(front: str, names: tuple[str, ...]) -> None:
    text = f"---\ntitle: Notes\n{front}\n---\n\nWords.\n"
    sources = Sources("a", SourceFile("a.md", "a.md", text.encode()), "markdown", shared=(REGISTER,))
    assert glance(sources).authors == names
