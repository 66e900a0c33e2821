"""The lists of a Word file: how each counts, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model.text import ListStyle

_STEP = 425  # twips
_BULLETS = "–·"
_FORMATS = {
    ListStyle.DECIMAL: "decimal",
    ListStyle.LOWER_ALPHA: "lowerLetter",
    ListStyle.UPPER_ALPHA: "upperLetter",
    ListStyle.LOWER_ROMAN: "lowerRoman",
    ListStyle.UPPER_ROMAN: "upperRoman",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a list counts (None: bullets), and what stands around its numbers."""

    style: ListStyle | None = None
    before: str = ""
    after: str = "."


@dataclass(frozen=True, slots=True)
class Counting:
    """A list: its kind, its level from 0, its first number."""

    kind: Kind = Kind()
    level: int = 0
    start: int = 1


def numbering(lists: Sequence[Counting], spaces: str) -> Markup:
    """The part numbering (ECMA-376, 17.9): a definition for each way to count, an instance for each list."""
    kinds = list(dict.fromkeys(one.kind for one in lists))
    defined = Markup("").join(_kind(number, kind) for number, kind in enumerate(kinds))
    instances = Markup("").join(_instance(number, kinds.index(one.kind), one) for number, one in enumerate(lists, 1))
    return Markup("<w:numbering{}>{}{}</w:numbering>").format(spaces, defined, instances)


def _kind(number: int, kind: Kind) -> Markup:
    levels = Markup("").join(_level(level, kind) for level in range(9))
    form = '<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="hybridMultilevel"/>{}</w:abstractNum>'
    return Markup(form).format(number, levels)


def _level(level: int, kind: Kind) -> Markup:
    text = f"{kind.before}%{level + 1}{kind.after}" if kind.style else _BULLETS[level % len(_BULLETS)]
    form = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="start"/>'
        '<w:pPr><w:ind w:left="{}" w:hanging="{}"/></w:pPr></w:lvl>'
    )
    return Markup(form).format(
        level, _FORMATS[kind.style] if kind.style else "bullet", text, _STEP * (level + 1), _STEP
    )


def _instance(number: int, kind: int, counting: Counting) -> Markup:
    form = (
        '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/><w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/>'
        "</w:lvlOverride></w:num>"
    )
    return Markup(form).format(number, kind, counting.level, counting.start)
