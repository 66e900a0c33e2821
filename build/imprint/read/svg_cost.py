"""What a drawing costs to draw, its references counted as often as they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
_TEXT = "{http://www.w3.org/2000/svg}text"
URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)", re.I)

MOST_ELEMENTS = 200_000
MOST_LETTERS = 50_000  # each may have a place of its own
_NUMBER = re.compile(r"\d+")


class _RingError(ValueError):
    """A reference that comes back to itself."""


def excess(root: etree._Element) -> str:
    """Why a drawing may not be drawn, in words, or "".

    It refers to itself, or a few references blow it up (the billion laughs of <use>).
    """
    if sum(len(words) for one in root.iter(_TEXT) for words in one.itertext()) > MOST_LETTERS:
        return f"it has more than {MOST_LETTERS:,} letters"
    by_id = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    cost: dict[etree._Element, int] = {}
    try:
        for top in (*by_id.values(), root):
            _count(top, by_id, cost)
    except _RingError:
        return "it contains a reference to itself"
    return f"its references draw more than {MOST_ELEMENTS} elements" if cost[root] > MOST_ELEMENTS else ""


def _count(top: etree._Element, by_id: dict[str, etree._Element], cost: dict[etree._Element, int]) -> None:
    """Fill in the cost of an element, without recursion: references may chain longer than Python's stack."""
    pending = [(top, False)]
    opened: set[etree._Element] = set()
    while pending:
        element, closing = pending.pop()
        parts = [*element, *(by_id[one] for one in _targets(element) if one in by_id)]
        if closing:
            opened.discard(element)
            cost[element] = min(1 + sum(cost[part] for part in parts) * _times(element), 10**12)
        elif element in opened:
            raise _RingError
        elif element not in cost:
            opened.add(element)
            pending.append((element, True))
            pending.extend((part, False) for part in parts)


def _times(element: etree._Element) -> int:
    """How often what an element refers to is drawn: markers stand on each point of a path."""
    marked = any("marker" in str(name) + str(value) for name, value in element.attrib.items() if "url(" in str(value))
    points = str(element.get("d") or element.get("points") or "") if marked else ""
    return 1 + len(_NUMBER.findall(points)) // 2


def _targets(element: etree._Element) -> Iterator[str]:
    for name, raw in element.attrib.items():
        value = str(raw)
        if name == HREF and value.startswith("#"):
            yield value[1:]
        elif "url(#" in value:
            yield from (url[1:] for _, url in URL.findall(value))
