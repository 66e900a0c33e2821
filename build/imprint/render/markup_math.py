"""MathML made safe and small: known elements, known attributes, the TeX as its alternative text."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from markupsafe import Markup, escape

from ..model.text import Math
from .address import clean

_MATHML = "http://www.w3.org/1998/Math/MathML"
_ELEMENTS = (
    "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup "
    "msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd"
)
_ATTRIBUTES = (
    "accent accentunder align close columnalign columnlines columnspacing columnspan depth displaystyle fence form "
    "frame height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation open rowalign "
    "rowlines rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric voffset width"
)
_KNOWN, _KEPT = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())
_VALUE = re.compile(r"^[\w\s.,%+\-()\[\]{}|/\\⟨⟩⟦⟧‖⌈⌉⌊⌋∣∥↑↓<>:;=]*$")


@lru_cache(maxsize=4096)
def mathml(node: Math) -> Markup:
    """The formula's MathML with alttext and without its annotations; "" where it has none that is well-formed."""
    source = clean(node.mathml)
    if not source or "<!" in source:
        return Markup("")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError:
        return Markup("")
    display = "block" if node.display else "inline"
    return Markup('<math xmlns="{}" display="{}" alttext="{}">{}</math>').format(
        _MATHML, display, clean(node.tex).strip(), _children(root)
    )


def _children(parent: ElementTree.Element) -> Markup:
    parts = (_element(child) + escape(child.tail.strip() if child.tail else "") for child in parent)
    return escape((parent.text or "").strip() if len(parent) else parent.text or "") + Markup("").join(parts)


def _element(node: ElementTree.Element) -> Markup:
    """An element; of semantics only the presentation is kept, of unknown elements their children."""
    name = node.tag.rpartition("}")[2]
    if name == "semantics":
        return _element(node[0]) if len(node) else Markup("")
    if name.startswith("annotation"):
        return Markup("")
    if name not in _KNOWN or name == "math":
        return Markup("<mrow>{}</mrow>").format(_children(node))
    kept = ((key, value) for key, value in node.attrib.items() if key in _KEPT and _VALUE.match(value))
    attrs = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in kept)
    return Markup("<{}{}>{}</{}>").format(Markup(name), attrs, _children(node), Markup(name))
