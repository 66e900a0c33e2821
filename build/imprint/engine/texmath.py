"""TeX formulas as MathML by pandoc's texmath, all in one run."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from . import pandoc

_MATHML = re.compile(r"<math.*?</math>", re.S)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)


def texmath(formulas: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """The MathML (3.0, with the TeX as annotation) of (TeX, display) pairs in their order; "" for what is not understood.

    Nothing at all where the run comes to a limit.
    """
    if not formulas:
        return ()
    blocks = [{"t": "Para", "c": [_node(tex, display)]} for tex, display in formulas]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    ran = pandoc.run(pandoc.MATHML, json.dumps(document).encode())
    paragraphs = _PARAGRAPH.findall(ran.output.decode())
    if len(paragraphs) != len(formulas):
        return ()
    return tuple(found[0] if (found := _MATHML.search(one)) else "" for one in paragraphs)


def _node(tex: str, display: bool) -> dict[str, object]:
    return {"t": "Math", "c": [{"t": "DisplayMath" if display else "InlineMath"}, tex]}
