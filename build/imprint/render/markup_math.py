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
    "mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup "
    "msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd"
)
_ATTRIBUTES = (
    "accent accentunder align close columnalign columnlines columnspacing columnspan depth displaystyle fence form "
    "frame height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation open rowalign "
    "rowlines rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric voffset width"
)
_TOKENS = frozenset(("mi", "mn", "mo", "ms", "mtext"))
_ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}
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
    """The elements in an element; words between them belong nowhere in MathML but in a text element."""
    texts = (parent.text, *(child.tail for child in parent))
    words = [Markup("<mtext>{}</mtext>").format(text.strip()) if text and text.strip() else Markup("") for text in texts]
    return words[0] + Markup("").join(_element(child) + after for child, after in zip(parent, words[1:], strict=True))


def _element(node: ElementTree.Element) -> Markup:
    """An element; of semantics only the presentation is kept, of unknown elements their children."""
    name = node.tag.rpartition("}")[2]
    if name == "semantics":
        return _element(node[0]) if len(node) else Markup("")
    if name.startswith("annotation"):
        return Markup("")
    if name in _TOKENS:
        return _written(name, node, escape("".join(node.itertext())))
    if name not in _KNOWN or len(node) != _ARITY.get(name, len(node)):
        name = "mrow"
    return _written(name, node, _children(node))


def _written(name: str, node: ElementTree.Element, content: Markup) -> Markup:
    kept = ((key, value) for key, value in node.attrib.items() if key in _KEPT and _VALUE.match(value))
    attrs = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in kept)
    return Markup("<{}{}>{}</{}>").format(Markup(name), attrs, content, Markup(name))
