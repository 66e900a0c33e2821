"""Looks at the blocks of laid-out pages and gives figures and tables the places that leave no page white at its foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .floats import SPARE, Block, Move, Sheet, moved
from .pdf_lines import foot, leading
from .pdf_setter import Pages

TEXT = "article-text"  # the element whose children are the blocks
_PARTED = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre", "div", "table"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or the part of it that stands on one page."""

    page: int
    box: Any


@dataclass(frozen=True, slots=True)
class Trial:
    """Floats in other places, before they were looked at: how white the feet were, and how to have it all as it was."""

    white: float
    undo: Callable[[], None]

    def failed(self, pages: Pages) -> bool:
        """Whether the pages, laid out again, are no better."""
        return _white(pages.pages) >= self.white


def place_floats(pages: Pages) -> Trial | None:
    """Give the figures and tables better places where a page ends white before one of them; it is not laid out yet."""
    white = _white(pages.pages)
    if not white:
        return None
    pieces = _pieces(pages.pages)
    moves = moved(_blocks(pieces), _sheet(pages.pages, pieces))
    if not moves:
        return None
    text = pages.element(TEXT)
    trial = Trial(white, _undo(text))
    elements = [held[0].box.element for held in pieces]
    for move in moves:
        _make(move, text, elements, pieces)
    return trial


def _undo(text: Any) -> Callable[[], None]:
    order, styles = list(text), [(one, one.get("style")) for one in text.iter("img")]

    def undo() -> None:
        text[:] = order
        for image, style in styles:
            image.attrib.pop("style", None)
            if style is not None:
                image.set("style", style)

    return undo


def _make(move: Move, text: Any, elements: list[Any], pieces: list[tuple[_Piece, ...]]) -> None:
    """Put a float where it is to stand, as large as it is to be."""
    element = elements[move.block]
    text.remove(element)
    behind = elements[move.before] if move.before < len(elements) else None
    text.insert(len(text) if behind is None else list(text).index(behind), element)
    if move.scale < 1:
        (picture,) = _pictures(pieces[move.block][0].box)
        # Of its height, not of its width: this is that of its box, which may be wider than what is drawn in it.
        size = f"width: auto; height: {picture.height * move.scale:.2f}px; max-height: none"
        picture.element.set("style", f"{picture.element.get('style', '')}; {size}".lstrip("; "))


# ---------------------------------------------------------------- what is seen on the pages


def _pieces(pages: list[Any]) -> list[tuple[_Piece, ...]]:
    """The blocks of the text in order, each with its pieces on the pages."""
    held: dict[int, list[_Piece]] = {}
    for index, page in enumerate(pages):
        text = text_box(page._page_box)
        for box in text.children if text is not None else ():
            box = box._box if isinstance(box, AbsolutePlaceholder) else box
            if box.element is not None and box.is_in_normal_flow():
                held.setdefault(id(box.element), []).append(_Piece(index, box))
    return [tuple(one) for one in held.values()]


def text_box(box: Any) -> Any:
    """The box of the text below a box: on its first page and those after."""
    if box.element is not None and box.element.get("id") == TEXT:
        return box
    return next((found for child in getattr(box, "children", ()) if (found := text_box(child)) is not None), None)


def _white(pages: list[Any]) -> float:
    """How white the feet are that a figure or table left, in lines beyond those that are spared."""
    white = 0.0
    for last, following in pairwise(one for held in _pieces(pages) for one in held):
        if last.page + 1 == following.page and _floating(following.box):
            lines = (depth(pages[last.page]) - _bottom(last.box)) / leading(pages[0])
            white += max(0.0, lines - SPARE) ** 2
    return white


def _bottom(box: Any) -> float:
    return float(box.border_box_y() + box.border_height())


def depth(page: Any) -> float:
    """Where the text of a page ends: at its notes or at its foot."""
    return foot(page._page_box)


def _sheet(pages: list[Any], pieces: list[tuple[_Piece, ...]]) -> Sheet:
    first = pieces[0][0]
    box = pages[first.page]._page_box
    return Sheet(float(box.height), leading(pages[0]), float(first.box.border_box_y() - box.content_box_y()))


def _margin(box: Any, side: str) -> float:
    """The margin as the style sheets have it: at a page's edge the setter leaves it out."""
    return float(getattr(box.style[side], "value", 0.0))


def _floating(box: Any) -> bool:
    return (box.element_tag in ("figure", "table") or "turned" in _classes(box)) and _kept_whole(box)


def _kept_whole(box: Any) -> bool:
    return bool(box.style["break_inside"] == "avoid")


def _blocks(pieces: list[tuple[_Piece, ...]]) -> list[Block]:
    """The blocks; what follows a formula goes on with its sentence, and is not parted from it."""
    after = (False, *("equation" in _classes(held[0].box) for held in pieces))
    return [_block(held, going_on) for held, going_on in zip(pieces, after, strict=False)]


def _classes(box: Any) -> list[str]:
    return list((box.element.get("class") or "").split())


def _block(held: tuple[_Piece, ...], going_on: bool) -> Block:
    first, last = held[0].box, held[-1].box
    tag, classes = str(first.element_tag), _classes(first)
    pictures = list(_pictures(first)) if tag == "figure" else []
    return Block(
        height=sum(float(one.box.border_height()) for one in held),
        above=_margin(first, "margin_top"),
        below=_margin(last, "margin_bottom"),
        parted=tag in _PARTED and "equation" not in classes and not _kept_whole(first),
        with_next=first.style["break_after"] == "avoid",
        with_last=going_on or first.style["break_before"] == "avoid" or "continued" in classes,
        floating=_floating(first),
        barrier=tag in ("h1", "h2", "h3", "h4", "h5", "h6"),
        picture=float(pictures[0].height) if len(pictures) == 1 else 0.0,
    )


def _pictures(box: Any) -> Iterator[Any]:
    """The pictures in a block, its caption's left out."""
    if isinstance(box, boxes.ReplacedBox):
        yield box
    elif box.element_tag != "figcaption":
        for child in getattr(box, "children", ()):
            yield from _pictures(child)
