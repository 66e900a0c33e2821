"""Front matter of manuscripts in the wild: no author lost, no wrong finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from imprint.model.manuscript import Masthead
from imprint.model.text import Blocks, Para, Text
from imprint.read.front_matter import read_front_matter

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
# Manuscripts without any author in their metadata.
NOBODY = ("jsquarto-arabic", "kallipos-greek", "quarto-chinese", "tez-aydin", "these-delannay")
# Dates that can be read in two ways; nothing else is to be said.
TWO_WAYS = ("405", "445", "457", "465", "468", "440")

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")


def convert(strings: Sequence[str]) -> list[Blocks]:
    return [(Para((Text(text),)),) for text in strings]


def manuscripts() -> list[Path]:
    papers = sorted(CORPUS.glob("joss/*/*.md"))
    return papers + sorted(path for kind in ("md", "qmd") for path in CORPUS.glob(f"humanities/**/*.{kind}"))


def test_every_manuscript() -> None:
    counted = 0
    for path in manuscripts():
        text = path.read_text("utf-8")
        front, said = read_front_matter(str(path), text, convert=convert, register={}, journal=Masthead())
        expected = ["date-not-iso"] if path.parent.name in TWO_WAYS else []
        assert [finding.rule for finding in said] == expected, path
        assert bool(front.authors) is not any(name in path.parts for name in NOBODY), path
        if "joss" in path.parts and "authors:" in text:
            names = text.split("authors:")[1].split("affiliations:")[0].count("name:")
            assert len(front.authors) == max(names, 1), path
        counted += 1
    assert counted > 60
