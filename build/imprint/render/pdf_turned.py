"""Turns tables that no smaller type makes fit: each stands sideways on a page of its own, its head to the left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from .pdf_floats import TEXT, text_box
from .pdf_remedies import given
from .pdf_setter import Pages
from .pdf_wide import REMEDIES, too_wide

_FAR = 1.25  # times its measure: from here on smaller type does not help
_SPARE = 1.0  # CSS pixels by which its place is lower than the page, for rounding
_UPRIGHT = "set-upright"  # the class of a table that does not fit sideways either


def turn_tables(pages: Pages) -> None:
    """Turn the tables of the text that are far too wide, and lay the text out again."""
    text = pages.element(TEXT)
    places = [_turned(text, table, pages) for table in _turnable(text, pages)]
    for remedies in (*(REMEDIES for _ in REMEDIES), ()) if places else ():
        pages.lay()
        unfit = set(_unfit(pages))
        outgrown = [place for place in places if id(place) in unfit]
        if not sum([given(place[0][0], remedies) for place in outgrown]):
            break
    for place in outgrown if places else ():
        _put_back(text, place)
    if places and outgrown:
        pages.lay()


def _turnable(text: Any, pages: Pages) -> list[Any]:
    wide = {id(element) for element, ratio in too_wide(pages.pages) if ratio > _FAR}
    return [one for one in text if id(one) in wide and not _held(one)] if wide and text is not None else []


def _held(table: Any) -> bool:
    """Whether it has to stay: it was tried, or has notes at the page's foot."""
    return any({"footnote", _UPRIGHT} & set(one.get("class", "").split()) for one in table.iter())


def _turned(text: Any, table: Any, pages: Pages) -> Any:
    """Put a place that is as high as the page around a table; what it holds has the page's height for its width."""
    page, box = next((page._page_box, box) for page in pages.pages if (box := text_box(page._page_box)) is not None)
    high, wide = page.height - _SPARE, box.width
    place = Element("div", {"class": "turned", "style": f"height: {high:.3f}px"})
    turn = f"transform: translate(0, {high:.3f}px) rotate(-90deg)"
    inner = SubElement(place, "div", {"style": f"width: {high:.3f}px; height: {wide:.3f}px; {turn}"})
    place.tail, table.tail = table.tail, None
    text[list(text).index(table)] = place
    inner.append(table)
    return place


def _unfit(pages: Pages) -> Iterator[int]:
    """The places (by identity) whose table is wider or higher than they are."""
    for page in pages.pages:
        text = text_box(page._page_box)
        for place in text.children if text is not None else ():
            if "turned" in place.element.get("class", "").split() if place.element is not None else ():
                inner = place.children[0]
                table = inner.children[0]
                if table.margin_width() > inner.width or table.margin_height() > inner.height:
                    yield id(place.element)


def _put_back(text: Any, place: Any) -> None:
    table = place[0][0]
    classes = [one for one in table.get("class", "").split() if one not in REMEDIES]
    table.set("class", " ".join((*classes, _UPRIGHT)))
    table.tail = place.tail
    text[list(text).index(place)] = table
