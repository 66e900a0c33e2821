"""Rows of formulas set once: the setter of formulas sets each row first for its height, and so the rows in it twice as often."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ziamath import operators, styles
from ziamath.nodes.mrow import Mrow
from ziamath.nodes.nodetools import elementtext

_heights = Mrow._get_height_nostretch  # ziamath 0.13
_ROWS = frozenset(("mrow", "math", "mtd", "mtr", "none"))  # these find their own heights
_LEAVES = frozenset(("mi", "mn", "mtext", "ms", "mspace"))
_HOLDING = frozenset((
    "msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac", "msqrt", "mroot", "mtable", "mpadded", "mphantom",
))  # fmt: skip
_FORMS = ("prefix", "infix", "postfix")


def _needed(row: Any, line: list[Element], **options: Any) -> tuple[float, float]:
    """Bottom and top of a row without what grows with it (MathML Core, 3.2.4.2); nothing where nothing grows."""
    found: tuple[float, float] = _heights(row, line, **options) if any(map(_grows, line)) else (0.0, 0.0)
    return found


def _grows(element: Element) -> bool:
    """Whether an element, outside of rows in it, may hold an operator that is as high as its row."""
    tag = element.tag
    if tag in _ROWS:
        return False
    text = elementtext(element) if tag in ("mo", "mi") else ""
    if tag == "mo" or text in operators.names:
        own = element.get("stretchy")
        usual = (operators.get_params(text, form).get("stretchy", "false") for form in _FORMS)
        return own != "false" if own is not None else any(one != "false" for one in usual)
    return tag not in _LEAVES and (tag not in _HOLDING or any(map(_grows, element)))


def quicken() -> None:
    """Put these in the place of the setter's own."""
    Mrow._get_height_nostretch = _needed
    styles.asdict = vars  # the setter copies a style deeply for each element, and reads it
