"""About how wide a formula is, by what stands in it: screens set a wide one smaller rather than have it run out of sight."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from xml.etree import ElementTree

from ..model.text import Math
from .markup_math import mathml

STEPS = (14, 18, 22, 27, 33, 40, 50, 64)  # ems; each has its rule in epub.css and web.css (ems-14 …)
_SCRIPT = 0.72  # the size of indices
_LABEL = 4  # ems beside a formula that has a number
_LETTER, _FIGURE, _WORD, _SIGN, _RELATION, _LARGE = 0.6, 0.5, 0.48, 0.4, 1.25, 1.5
_MORE = 1.1  # what the sum of its signs leaves out
_LARGE_SIGNS = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀")


@lru_cache(maxsize=4096)
def extent(node: Math) -> str:
    """The class of a display's width, "" for one that has room on any screen, and for one that is no formula."""
    source = str(mathml(node))
    if not source:
        return ""
    wide = _MORE * _width(ElementTree.fromstring(source)) + (_LABEL if node.label else 0)
    step = next((step for step in STEPS if wide <= step), STEPS[-1])
    return f"ems-{step}" if wide > STEPS[0] * 0.85 else ""


def _width(node: ElementTree.Element) -> float:
    """In ems of the text around it."""
    name, inner = node.tag.rpartition("}")[2], [_width(child) for child in node]
    words = "".join(node.itertext()) if not len(node) else ""
    if name == "mo":
        return _sign(words)
    if name in ("mi", "mn", "mtext", "ms"):
        return len(words) * {"mi": _LETTER, "mn": _FIGURE}.get(name, _WORD)
    if name == "mspace":
        return _em(node.get("width", ""))
    if name == "mtable":
        return _table(node)
    if name == "mfrac":
        return max(inner, default=0.0) + 0.25
    if name in ("munder", "mover", "munderover") and inner:
        return max(inner[0], *(_SCRIPT * one for one in inner[1:]), 0.0)
    if name in ("msub", "msup", "msubsup", "mmultiscripts") and inner:
        return inner[0] + _SCRIPT * max(inner[1:], default=0.0)
    return sum(inner) + (0.9 if name in ("msqrt", "mroot") else 0.0)


def _sign(words: str) -> float:
    if words in _LARGE_SIGNS:
        return _LARGE
    return _RELATION if len(words) == 1 and unicodedata.category(words) == "Sm" else _SIGN * len(words)


def _table(node: ElementTree.Element) -> float:
    rows = [[_width(cell) for cell in row] for row in node]
    count = max(map(len, rows), default=0)
    return sum(max((row[at] for row in rows if at < len(row)), default=0.0) + 0.8 for at in range(count))


def _em(width: str) -> float:
    try:
        return max(0.0, float(width.removesuffix("em"))) if width.endswith("em") else 0.3
    except ValueError:
        return 0.3
