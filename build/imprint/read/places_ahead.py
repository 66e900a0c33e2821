"""Which places of a text are those of its front matter: title and abstract, which stand in no body."""

from __future__ import annotations

import re

from ..model.place import Lines
from ..model.stages import Spot
from .front_split import split
from .latex_groups import DEEP

_LATEX = re.compile(
    rf"\\begin\{{abstract\}}.*?\\end\{{abstract\}}"
    rf"|\\(?:abstract|title|subtitle)\s*(?:\[[^\]]*\])?\{{{DEEP}\}}",
    re.DOTALL,
)


def parted(text: str, spots: tuple[Spot, ...], format: str) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The spots of the front matter, and those of the body."""
    if format not in ("markdown", "latex") or not spots:
        return (), spots
    inside = _markdown(text, spots) if format == "markdown" else _latex(text, spots)
    ahead = tuple(spot for spot, is_ahead in zip(spots, inside, strict=True) if is_ahead)
    return ahead, tuple(spot for spot, is_ahead in zip(spots, inside, strict=True) if not is_ahead) if ahead else spots


def _markdown(text: str, spots: tuple[Spot, ...]) -> list[bool]:
    """The body's lines are empty where the front matter stands."""
    lines = split(text).body.split("\n")
    return [not lines[spot.place.line - 1] for spot in spots]


def _latex(text: str, spots: tuple[Spot, ...]) -> list[bool]:
    lines = Lines.of("", text)
    spans = [found.span() for found in _LATEX.finditer(text)]
    offsets = (lines.offset(spot.place.line, spot.place.column) for spot in spots)
    return [any(start <= offset < end for start, end in spans) for offset in offsets]
