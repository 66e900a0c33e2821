"""TeX formulas become Office Math, all in one run of pandoc."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable

from markupsafe import Markup

from ..engine import pandoc
from ..model.text import Math

_PARAGRAPHS = re.compile(r"<w:p[ >]")
_FORMULA = re.compile(r"<m:oMath>.*</m:oMath>", re.S)


def formulas(nodes: Iterable[Math]) -> dict[tuple[str, bool], Markup]:
    """Office Math (ECMA-376, 22.1) by TeX and whether it is displayed; without those that texmath does not understand."""
    asked = list(dict.fromkeys((node.tex, node.display) for node in nodes))
    if not asked:
        return {}
    blocks = [{"t": "Para", "c": [_node(*one)]} for one in asked]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    ran = pandoc.run(("-f", "json", "-t", "docx"), json.dumps(document).encode())
    if ran.failure:
        return {}
    with zipfile.ZipFile(io.BytesIO(ran.output)) as package:
        found = package.read("word/document.xml").decode()
    paragraphs = _PARAGRAPHS.split(found)[1:]
    if len(paragraphs) != len(asked):
        return {}
    made = map(_FORMULA.search, paragraphs)
    return {one: Markup(match[0]) for one, match in zip(asked, made, strict=True) if match}


def _node(tex: str, display: bool) -> dict[str, object]:
    return {"t": "Math", "c": [{"t": "DisplayMath" if display else "InlineMath"}, tex]}
