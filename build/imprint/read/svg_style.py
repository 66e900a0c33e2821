"""Turns the style sheets and style attributes of an SVG into presentation attributes; owner of tinycss2 and cssselect2.

A style sheet inside an inline SVG would style the whole page, and a site without inline styles would lose it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

import cssselect2
import tinycss2
from lxml import etree

from .svg_names import PROPERTIES

Declared: TypeAlias = tuple[str, str, bool]  # property, value, important

# More than this is no drawing's sheet: matching costs rules times elements.
MOST_RULES = 2_000
MOST_MATCHES = 20_000_000

_LONG = 1_000  # letters of a style attribute, from which on it is not remembered
_ALSO = frozenset(("font", "transform", "mix-blend-mode", "isolation"))
_SIZE = re.compile(
    r"(?P<before>.*?)(?P<size>[\d.]+(?:p[xtc]|e[mx]|mm|cm|in|rem|%))(?:\s*/\s*\S+)?\s(?P<family>.+)", re.S
)
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+")
_PERCENTS = re.compile(r"^rgb\(\s*([\d.]+)%\s*,\s*([\d.]+)%\s*,\s*([\d.]+)%\s*\)$")


class TooComplexError(ValueError):
    """A style sheet that would cost more than a drawing may."""


def applied(root: etree._Element) -> None:
    """Set on every element the properties that its style sheets and its style attribute give it (CSS cascade)."""
    matcher = _matcher(_sheets(root), sum(1 for _ in root.iter(etree.Element)))
    wrapped = cssselect2.ElementWrapper.from_xml_root(root) if matcher else None
    found = _matches(matcher, wrapped) if wrapped is not None else {}
    for element in root.iter(etree.Element):
        style = element.attrib.pop("style", "")
        declared = found.get(element, ())
        if style or declared:
            _set(element, (*declared, *(declarations(str(style)) if style else ())))


def _set(element: etree._Element, declared: Iterable[Declared]) -> None:
    ordered = sorted(declared, key=lambda one: one[2])  # stable: important ones last
    chosen = {name: value for name, value, _ in ordered}
    blend = [f"{name}: {chosen.pop(name)}" for name in ("isolation", "mix-blend-mode") if name in chosen]
    for name, value in chosen.items():
        element.set(name, value)
    if blend:
        element.set("style", "; ".join(blend))


def declarations(style: str) -> tuple[Declared, ...]:
    """The properties of SVG in a declaration list, shorthands resolved."""
    return _known(style) if len(style) < _LONG else _parsed(style)


def _parsed(style: str) -> tuple[Declared, ...]:
    if "\\" in style:  # escapes hide words from every later check
        return ()
    return tuple(_declared(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)))


_known = lru_cache(maxsize=2048)(_parsed)  # thousands of shapes are drawn in a few ways


def _declared(nodes: Iterable[Any]) -> Iterator[Declared]:
    for node in nodes:
        if node.type != "declaration" or node.lower_name not in PROPERTIES | _ALSO:
            continue
        value = tinycss2.serialize(node.value).strip()
        for name, given in _longhands(node.lower_name, value):
            yield name, given, bool(node.important)


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name == "font":
        yield from _font(value)
    elif name == "marker":
        yield from ((f"marker-{where}", value) for where in ("start", "mid", "end"))
    elif name == "transform":
        yield name, re.sub(r"(?<=\d)(px|deg)\b", "", value)
    else:
        yield name, _colour(value)


def _font(value: str) -> Iterator[tuple[str, str]]:
    parts = _SIZE.fullmatch(value) if len(value) < 500 else None
    if not parts:
        return
    for word in parts["before"].split():
        if word in ("italic", "oblique"):
            yield "font-style", word
        elif word == "small-caps":
            yield "font-variant", word
        elif word in ("bold", "bolder", "lighter") or word.isdigit():
            yield "font-weight", word
    yield "font-size", parts["size"]
    yield "font-family", parts["family"].strip()


def _colour(value: str) -> str:
    """Hexadecimal for colours in percents, which poppler writes with decimals and old readers do not know."""
    parts = _PERCENTS.match(value)
    return "#" + "".join(f"{round(min(float(part), 100) * 2.55):02x}" for part in parts.groups()) if parts else value


def _sheets(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{http://www.w3.org/2000/svg}style"):
        media = str(element.get("media") or "all")
        if media in ("all", "screen", "print"):
            yield "".join(str(part) for part in element.itertext())


def _matcher(sheets: Iterable[str], elements: int) -> Any:
    """A matcher over the plain rules; @import, @media, @font-face and sheets with escapes are left out."""
    matcher, count = cssselect2.Matcher(), 0
    for sheet in sheets:
        for rule in () if "\\" in sheet else tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            count += _add(matcher, rule) if rule.type == "qualified-rule" else 0
            if count > MOST_RULES or count * elements > MOST_MATCHES:
                raise TooComplexError("its style sheet has too many rules")
    return matcher if count else None


def _add(matcher: Any, rule: Any) -> int:
    if _costly(tinycss2.serialize(rule.prelude)):
        return 0
    declared = tuple(_declared(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)))
    try:
        selectors = cssselect2.compile_selector_list(rule.prelude, {None: "http://www.w3.org/2000/svg"})
    except cssselect2.SelectorError:
        return 0
    for selector in selectors:
        if selector.pseudo_element is None and not selector.never_matches:
            matcher.add_selector(selector, declared)
    return len(selectors)


def _costly(prelude: str) -> bool:
    """Whether a selector has functions or more than three combinators: each multiplies the ancestors tried."""
    return "(" in prelude or any(len(_COMBINATOR.findall(part.strip())) > 3 for part in prelude.split(","))


def _matches(matcher: Any, wrapped: Any) -> dict[Any, tuple[Declared, ...]]:
    found: dict[Any, tuple[Declared, ...]] = {}
    for element in wrapped.iter_subtree():
        declared = tuple(one for *_, payload in matcher.match(element) for one in payload)
        if declared:
            found[element.etree_element] = declared
    return found
