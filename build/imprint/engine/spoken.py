"""Our tree becomes pandoc's JSON again, for its citation processor."""

from __future__ import annotations

import re
from typing import Any

from ..model.text import Code, Inline, Inlines, LineBreak, Link, Math, Quoted, Span, Styled, Text
from .tree import STYLES

Json = dict[str, Any]


def to_json(content: Inlines) -> list[Json]:
    """Inlines as pandoc's JSON, for its citation processor; what it has no use for (notes, pictures) is left out."""
    return [new for node in content for new in _to_json(node)]


def _to_json(node: Inline) -> list[Json]:
    match node:
        case Text(text=text):
            return _words(text)
        case Styled(style=style, content=content):
            return [{"t": _STYLE_NAMES[style], "c": to_json(content)}]
        case Quoted(double=double, content=content):
            return [{"t": "Quoted", "c": [{"t": "DoubleQuote" if double else "SingleQuote"}, to_json(content)]}]
        case Code(text=text):
            return [{"t": "Code", "c": [["", [], []], text]}]
        case Math(tex=tex):
            return [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]
        case Link(content=content, url=url, title=title):
            return [{"t": "Link", "c": [["", [], []], to_json(content), [url, title]]}]
        case Span(content=content, attr=attr):
            return [
                {"t": "Span", "c": [[attr.id, list(attr.classes), [list(p) for p in attr.pairs]], to_json(content)]}
            ]
        case LineBreak():
            return [{"t": "Space"}]
    return []


_STYLE_NAMES = {style: name for name, style in STYLES.items()}


def _words(text: str) -> list[Json]:
    parts = re.split(r"( +)", text)
    return [
        {"t": "Space"} if part.isspace() and part != "\u00a0" else {"t": "Str", "c": part} for part in parts if part
    ]
