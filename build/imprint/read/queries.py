"""Editors' queries to the author: comments of the source that begin with the word query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .masking import unfenced

_COMMENT = re.compile(r"<!--\s*quer(?:y|ies)\s*:\s*(?P<words>(?:(?!-->|<!--).){1,2000})-->", re.I | re.S)
_PERCENT = re.compile(r"(?<!\\)%+\s*quer(?:y|ies)\s*:\s*(?P<words>[^\n]*)", re.I)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: its words, and where it stands in the text, as offsets."""

    words: str
    start: int
    end: int


def queries(text: str, format: str) -> tuple[Query, ...]:
    """The queries of a text: `<!-- query: … -->` in Markdown and HTML, `% query: …` in LaTeX; those in listings are none."""
    pattern = _PERCENT if format == "latex" else _COMMENT
    prose = unfenced(text) if format == "markdown" else text
    found = pattern.finditer(prose)
    return tuple(Query(" ".join(one["words"].split()), one.start(), one.end()) for one in found if one["words"].strip())
