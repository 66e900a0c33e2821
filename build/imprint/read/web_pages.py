"""What a web page has beside its article: menus, the site's name in the title, frames, films; formulas as MathJax reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .office_tree import Element, text_of

_FRAME = re.compile(rb"<(?:iframe|video|audio|object|embed|canvas|form|nav)\b[^<>]*>", re.I)
_BRACKETED = (rb"\(", rb"\[")
_SETTER = re.compile(rb"mathjax|katex|tex2jax", re.I)
_BESIDE = re.compile(r"\s*[|–—·:»-]\s*")


def without_chrome(root: Element) -> None:
    """The page without its menus, and with the title that its only heading of the first level says."""
    menus = [one for one in root.iter() if one.tag == "nav" or one.get("role") == "navigation"]
    for one in menus:
        if one.getparent() is not None:
            one.drop_tree()  # type: ignore[attr-defined]
    head, headings = next(root.iter("title"), None), list(root.iter("h1"))
    said = " ".join(text_of(headings[0]).split()) if len(headings) == 1 else ""
    stated = " ".join(text_of(head).split()) if head is not None else ""
    if head is not None and said and said != stated and said in [stated, *_BESIDE.split(stated)]:
        head.text = said


def left_out(data: bytes) -> Iterator[tuple[str, str]]:
    """What of a page no edition can show, by its opening tags."""
    for found in dict.fromkeys(_FRAME.findall(data)):
        yield "html", found.decode("utf-8", "replace")


def formulas(data: bytes) -> str:
    """The extensions of pandoc's reader that a page's formulas in TeX need."""
    bracketed = any(one in data for one in _BRACKETED)
    return ("+tex_math_single_backslash" if bracketed else "") + ("+tex_math_dollars" if _SETTER.search(data) else "")
