"""Formulas as JATS: the TeX and the MathML side by side."""

from __future__ import annotations

from ..model.text import Math
from .xml import Element, Part, element, local, parsed

# Presentation MathML 3 (W3C, chapter 3) and the wrappers of semantics; anything else would not be valid.
_ELEMENTS = frozenset((
    "math", "mi", "mn", "mo", "mtext", "mspace", "ms", "mglyph", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "merror",
    "mpadded", "mphantom", "mfenced", "menclose", "msub", "msup", "msubsup", "munder", "mover", "munderover",
    "mmultiscripts", "mprescripts", "none", "mtable", "mtr", "mlabeledtr", "mtd", "maligngroup", "malignmark",
    "maction", "semantics", "annotation",
))  # fmt: skip
_LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms", "annotation"))
_ATTRIBUTES = frozenset((
    "display", "mathvariant", "mathsize", "stretchy", "symmetric", "largeop", "movablelimits", "accent",
    "accentunder", "fence", "separator", "form", "lspace", "rspace", "minsize", "maxsize", "linethickness",
    "bevelled", "numalign", "denomalign", "displaystyle", "scriptlevel", "columnalign", "rowalign",
    "columnspacing", "rowspacing", "columnlines", "rowlines", "columnspan", "rowspan", "width", "height", "depth",
    "voffset", "notation", "open", "close", "separators", "align", "frame", "framespacing", "side",
    "minlabelspacing", "subscriptshift", "superscriptshift", "encoding",
))  # fmt: skip


def formula(math: Math, name: str, narrow: bool = False) -> Part:
    """A formula in the line or set off; narrow where only one in the line may stand."""
    tag = "disp-formula" if math.display and not narrow else "inline-formula"
    label = element("label", math.label) if math.label and tag == "disp-formula" else None
    tex, mml = element("tex-math", math.tex), mathml(math)
    words = tex if mml is None else element("alternatives", tex, mml)
    return element(tag, label, words, id=name)


def mathml(math: Math) -> Element | None:
    """The MathML of a formula in its own namespace, None where there is none that a validator would take."""
    source = parsed(math.mathml) if math.mathml else None
    if source is None or local(source) != "math":
        return None
    if any(local(node) not in _ELEMENTS for node in source.iter()):
        return None
    made = _renamed(source)
    made.set("display", "block" if math.display else "inline")
    return made


def _renamed(node: Element) -> Element:
    kept = {name: str(value) for name, value in node.attrib.items() if name in _ATTRIBUTES}
    text = node.text if local(node) in _LEAVES else None
    return element(f"mml:{local(node)}", text, [_renamed(child) for child in node], **kept)
