"""The lists of a Word file: how each counts, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence

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
_KINDS: tuple[ListStyle | None, ...] = (None, *ListStyle)

Lists = Sequence[tuple[ListStyle | None, int, int]]  # style (None: bullets), level, first number


def numbering(lists: Lists, spaces: str) -> Markup:
    """The part numbering (ECMA-376, 17.9): a definition for each way to count, an instance for each list."""
    kinds = Markup("").join(_kind(number, kind) for number, kind in enumerate(_KINDS))
    instances = Markup("").join(_instance(number, *one) for number, one in enumerate(lists, 1))
    return Markup("<w:numbering{}>{}{}</w:numbering>").format(spaces, kinds, instances)


def _kind(number: int, style: ListStyle | None) -> Markup:
    levels = Markup("").join(_level(level, style) for level in range(9))
    form = '<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="hybridMultilevel"/>{}</w:abstractNum>'
    return Markup(form).format(number, levels)


def _level(level: int, style: ListStyle | None) -> Markup:
    text = f"%{level + 1}." if style else _BULLETS[level % len(_BULLETS)]
    form = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="start"/>'
        '<w:pPr><w:ind w:left="{}" w:hanging="{}"/></w:pPr></w:lvl>'
    )
    return Markup(form).format(level, _FORMATS[style] if style else "bullet", text, _STEP * (level + 1), _STEP)


def _instance(number: int, style: ListStyle | None, level: int, start: int) -> Markup:
    form = (
        '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/><w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/>'
        "</w:lvlOverride></w:num>"
    )
    return Markup(form).format(number, _KINDS.index(style), level, start)
