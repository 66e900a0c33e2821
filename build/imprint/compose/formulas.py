"""TeX formulas become MathML, all in one run of pandoc."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..engine.texmath import texmath

_SIGN = re.compile(r"<mi>([−+±∓])</mi>")
_COMMA = re.compile(r"(?<=\d)\s*(\{,\}|,)\s*(?=\d)")
_MARK = re.compile(r"(?<=\d)</mn><mo[^>]*>,</mo>((?:<m(?:sup|sub|subsup|over|under)>)?)<mn>(?=\d)")
_JOINED = re.compile(r"<mn>([\d.,\0]+)\0(<m\w+>)")  # a number that the opening of an element stands in


def mathml(formulas: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """The MathML (3.0, presentation) of (TeX, display) pairs in their order; "" for what texmath does not understand."""
    made = texmath(formulas) or ("",) * len(formulas)
    return tuple(_bare(one, tex) for one, (tex, _) in zip(made, formulas, strict=True))


def _bare(mathml: str, tex: str) -> str:
    """The math element without its TeX annotation, which readers would print, with signs and with whole numbers.

    A minus that is no operation, but the sign of what follows, is an identifier for texmath: setters leave it alone then, and
    voices do not say it.
    """
    without = re.sub(r"<annotation\b.*?</annotation>", "", mathml, flags=re.S)
    without = re.sub(r"</?semantics>", "", without)
    return _with_whole_numbers(_SIGN.sub(r'<mo form="prefix">\1</mo>', without), tex)


def _with_whole_numbers(mathml: str, tex: str) -> str:
    """A comma in braces between digits belongs to the number (28{,}500); texmath makes it a mark between two numbers."""
    braced = [found[1] == "{,}" for found in _COMMA.finditer(tex)]
    if not any(braced) or len(braced) != len(_MARK.findall(mathml)):
        return mathml
    whole = iter(braced)
    joined = _MARK.sub(lambda found: f"\0{found[1]}" if next(whole) else found[0], mathml)
    return _JOINED.sub(r"\2<mn>\1,", joined).replace("\0", ",")
