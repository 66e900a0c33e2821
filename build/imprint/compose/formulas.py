"""TeX formulas become MathML, all in one run of pandoc."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from ..engine import pandoc

_MATHML = re.compile(r"<math.*?</math>", re.S)


def mathml(formulas: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """The MathML (3.0, presentation) of (TeX, display) pairs in their order; "" for what texmath does not understand."""
    if not formulas:
        return ()
    blocks = [{"t": "Para", "c": [_node(tex, display)]} for tex, display in formulas]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    ran = pandoc.run(("-f", "json", "-t", "html", "--mathml", "--wrap=none"), json.dumps(document).encode())
    paragraphs = re.findall(r"<p>(.*?)</p>", ran.output.decode(), re.S)
    if len(paragraphs) != len(formulas):
        return ("",) * len(formulas)
    return tuple(_formula(one) for one in paragraphs)


def _node(tex: str, display: bool) -> dict[str, object]:
    return {"t": "Math", "c": [{"t": "DisplayMath" if display else "InlineMath"}, tex]}


def _formula(paragraph: str) -> str:
    """The math element without its TeX annotation, which readers would print."""
    found = _MATHML.search(paragraph)
    if not found:
        return ""
    without = re.sub(r"<annotation\b.*?</annotation>", "", found[0], flags=re.S)
    without = re.sub(r"</?semantics>", "", without)
    return without
