"""What a manuscript cites and from which libraries, found in its text without parsing it: for lists and renaming."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.manuscript import FrontMatter
from ..model.stages import SourceFile, Sources, Spot
from .citing import scan
from .front_metadata import gathered, metadata
from .front_split import split
from .front_values import texts_of, value
from .libraries import files_used

_TEX_LIBRARY = re.compile(r"\\(?:addbibresource|bibliography)(?:\[[^\]]*\])?\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Citations:
    """The places of citations in a manuscript, and the libraries that it uses."""

    spots: tuple[Spot, ...]
    libraries: tuple[SourceFile, ...]


def citations(sources: Sources) -> Citations:
    """Of Markdown and LaTeX; other formats have no places for single keys."""
    if sources.format not in ("markdown", "latex"):
        return Citations((), tuple(files_used(sources, None)))
    text = sources.manuscript.data.decode("utf-8", "replace").removeprefix("\ufeff")
    spots = tuple(spot for spot in scan(sources.manuscript.path, text) if spot.kind == "cite")
    named = libraries_named(text, sources.format)
    return Citations(spots, tuple(files_used(sources, FrontMatter(bibliography=named))))


def libraries_named(text: str, format: str) -> tuple[str, ...]:
    """The libraries that a text of Markdown or LaTeX names, as it spells them."""
    return _named_in_tex(text) if format == "latex" else _named(text)


def _named(text: str) -> tuple[str, ...]:
    root, _ = metadata("", split(text))
    fields, _ = gathered(root)
    return texts_of(value(fields, "bibliography"))


def _named_in_tex(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for found in _TEX_LIBRARY.finditer(text) for name in found[1].split(",") if name.strip())
