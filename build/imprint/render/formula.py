"""Formulas as pictures for media that cannot lay out MathML: MathML to SVG, on the baseline of the line it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup, escape

from ..model.text import Math
from .address import clean

_DEEPEST = 60  # levels of elements
_MOST = 4_000  # elements
_LONGEST = 120_000  # characters of MathML
_SIZE = 24.0  # ziamath's pixels to the em while drawing
_SCALE = 0.9  # of the text's size: between the same x-height and the same capitals as the text's font
_MARGIN = 1.0  # pixels that ziamath leaves on each side


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as SVG, its width and height and its depth below the baseline, in em of the text."""

    svg: str
    width: float
    height: float
    depth: float


def formula(math: Math) -> Markup:
    """The formula as an SVG element whose title is its TeX; as code where it cannot be drawn."""
    drawing = draw(math.mathml, math.tex) if math.mathml else None
    if drawing is None:
        return Markup('<code class="tex">{}</code>').format(clean(math.tex))
    style = f"width:{drawing.width:.4g}em;height:{drawing.height:.4g}em;vertical-align:{-drawing.depth:.4g}em"
    return Markup(drawing.svg.replace("<svg ", f'<svg class="formula" role="img" style="{style}" ', 1))


@lru_cache(maxsize=4096)
def draw(mathml: str, tex: str) -> Drawing | None:
    """Set MathML (Core) as SVG paths; None where it is too large, too deep, or beyond the setter."""
    source = _presentation(mathml)
    if source is None:
        return None
    setter = ziamath_ready()
    from .formula_adapted import adapt

    adapt(source)
    try:
        set_math = setter.Math(source, size=_SIZE, margin=_MARGIN)
        svg, box = set_math.svgxml(), set_math.node.bbox
    except Exception:  # the setter is pure Python without declared errors; a formula must not stop an article
        return None
    width, height = float(svg.get("width", "0")), float(svg.get("height", "0"))
    if not (0 < width < 1e5 and 0 < height < 1e5):
        return None
    return Drawing(_titled(svg, tex), _em(width), _em(height), _em(_MARGIN - box.ymin))


@cache
def ziamath_ready() -> Any:
    """Ziamath, loaded where there are formulas: that takes as long as to set many of them."""
    import ziamath

    from . import formula_quick

    formula_quick.quicken()
    # Each glyph as a path: shared symbols would repeat their identifiers in every formula of a text.
    ziamath.config.svg2 = False
    ziamath.config.precision = 2
    return ziamath


def _em(pixels: float) -> float:
    return pixels / _SIZE * _SCALE


def _titled(svg: ElementTree.Element, tex: str) -> str:
    for name in ("width", "height"):
        svg.attrib.pop(name, None)
    drawn = ElementTree.tostring(svg, encoding="unicode")
    title = f"<title>{escape(spoken(tex))}</title>"
    return re.sub(r"^(<svg[^>]*>)", lambda found: found[1] + title, drawn, count=1)


def spoken(tex: str) -> str:
    """TeX on one line: the words that stand for the picture."""
    return " ".join(clean(tex).split()) or "formula"


def _presentation(mathml: str) -> ElementTree.Element | None:
    """The presentation part of a MathML element: <semantics> opened, annotations gone."""
    if len(mathml) > _LONGEST or "<!" in mathml:
        return None
    try:
        root = ElementTree.fromstring(clean(mathml))
    except ElementTree.ParseError:
        return None
    if not _moderate(root):
        return None
    for node in root.iter():
        node.tag = str(node.tag).rpartition("}")[2]
    _open_semantics(root)
    return root


def _open_semantics(root: ElementTree.Element) -> None:
    for node in list(root.iter()):
        for at, child in enumerate(list(node)):
            if child.tag == "semantics" and len(child):
                node[at] = child[0]


def _moderate(root: ElementTree.Element) -> bool:
    """Whether a tree is small and shallow enough to be set."""
    return all(depth <= _DEEPEST and count <= _MOST for count, depth in enumerate(_depths(root), 1))


def _depths(root: ElementTree.Element) -> Iterator[int]:
    level, depth = [root], 1
    while level:
        yield from (depth for _ in level)
        level, depth = [child for node in level for child in node], depth + 1
