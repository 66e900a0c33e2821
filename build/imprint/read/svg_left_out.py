"""What of a drawing is left out when it is rebuilt, in words: what its readers would see, and what they would not."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..model.picture import LeftOut
from .svg_cost import HREF, URL
from .svg_names import ELEMENTS

_SVG = "http://www.w3.org/2000/svg"
_MOST = 12  # things named of one drawing
_SILENT = frozenset(("a", "metadata", "style", "view", "defs"))  # nothing of them is drawn, or it is kept
_UNSEEN = {
    "script": "a script", "handler": "a script", "listener": "a script", "cursor": "a cursor",
    "color-profile": "a colour profile", "font": "a font of its own", "font-face": "a font of its own",
    **dict.fromkeys(("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard", "mpath"), "an animation"),
}  # fmt: skip
_NAMED = {"foreignObject": "HTML inside it (foreignObject)"}
_SHEETS = (("@import", "the style sheet that it imports", True), ("@font-face", "a font of its own", False))


def left_out(root: etree._Element) -> tuple[LeftOut, ...]:
    """Each kind of what is left out once, at its first line."""
    first: dict[str, LeftOut] = {}
    pending = [root]
    while pending and len(first) < _MOST:
        element = pending.pop()
        lost = etree.QName(element).namespace == _SVG and _is_lost(element)
        for what, seen in _element(element, lost):
            first.setdefault(what, LeftOut(f"{what}, line {element.sourceline}", seen))
        if not lost:
            pending += [child for child in reversed(element) if isinstance(child.tag, str)]
    return tuple(first.values())


def _is_lost(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    return name not in ELEMENTS and name not in _SILENT


def _element(element: etree._Element, lost: bool) -> Iterator[tuple[str, bool]]:
    name = etree.QName(element).localname
    if lost and name in _UNSEEN:
        yield _UNSEEN[name], False
    elif lost and not _stands_in(element):
        words = " ".join("".join(map(str, element.itertext())).split())
        said = f" with the words “{words[:40]}{'…' if words[40:] else ''}”" if words else ""
        yield _NAMED.get(name, f"<{name[:40]}>") + said, True
    elif name == "style":
        sheet = "".join(map(str, element.itertext())).lower()
        yield from ((what, seen) for sign, what, seen in _SHEETS if sign in sheet)
    if not lost:
        yield from _attributes(element, name)


def _stands_in(element: etree._Element) -> bool:
    """Whether something else is drawn in its place (SVG 1.1, 5.8.2)."""
    above = element.getparent()
    return above is not None and etree.QName(above).localname == "switch" and any(
        isinstance(one.tag, str) and not _is_lost(one) for one in above
    )


def _attributes(element: etree._Element, kind: str) -> Iterator[tuple[str, bool]]:
    for name, raw in element.attrib.items():
        value = str(raw).strip()
        if str(name).startswith("on"):
            yield f"what it does on events ({str(name)[:20]})", False
        elif name in (HREF, "href") and kind == "a":
            yield "a link", False
        elif name in (HREF, "href") and kind in ELEMENTS and not value.startswith("#"):
            if not (value[:5].lower() == "data:" and kind in ("image", "feImage")):
                yield f"what it refers to outside ({value[:60]})", True
        elif "url(" in value and any(not url.startswith("#") for _, url in URL.findall(value)):
            yield "what it is painted with from outside", True
