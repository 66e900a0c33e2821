"""Paragraphs set anew where they stand: lines with holes get their remedy before the next paragraph is set.

Without this a single hole costs a layout of the whole text. What is decided on a page that is set already, such as the
rest of a paragraph torn by it, is left to pdf_again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from weasyprint.css import declaration_precedence
from weasyprint.css.properties import INHERITED
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .pdf_continued import set_lines
from .pdf_lines import stretch
from .pdf_listings import fit
from .pdf_remedies import GENTLE, LOOSE, LOOSEST, REMEDIES, given
from .pdf_undone import Before

_ASIDE = frozenset(("table", "flex"))  # inner displays of what pdf_lines calls aside
_TREATED = "imprint_treated"  # on a line box: the classes whose styles it has
_at_work: ContextVar[InPlace | None] = ContextVar("in place", default=None)


@contextmanager
def in_place(work: InPlace) -> Iterator[None]:
    """While this text is laid out, its paragraphs are set anew where they stand."""
    token = _at_work.set(work)
    try:
        yield
    finally:
        _at_work.reset(token)


class InPlace:
    """One layout of a text: which of its elements were given remedies."""

    def __init__(self, html: Any) -> None:
        self._html = html
        self._wrappers: dict[Any, Any] = {}
        self._treated: set[Any] = set()

    def set(self, context: Any, box: Any, index: int, line: Any, done: list[Any], *rest: Any) -> Any:
        """Set the lines of a block, and again while they have holes; arguments and result are those of the setter."""
        element, before = box.element, Before(context, box, done, rest)
        if element in self._treated:
            self._restyle(context, line, element)
        whole = before.skip is None
        while True:
            result = set_lines(context, box, index, line, done, *rest)
            widest = max((stretch(one) for one in done[before.count :] if isinstance(one, boxes.LineBox)), default=0.0)
            if widest <= LOOSE or not before.can_be_undone() or self._aside(context, element):
                return result
            # The first part of a torn paragraph is set already: its right margin stays as it is.
            if not given(element, REMEDIES if widest > LOOSEST and whole else GENTLE):
                return result
            before.restore(result[4])
            self._treated.add(element)
            self._restyle(context, line, element)

    def _aside(self, context: Any, element: Any) -> bool:
        """Whether a block stands in a table, in a box within a line, or beside something."""
        wrapper = self._wrapper(element)
        while wrapper is not None:
            style = context.style_for(wrapper.etree_element)
            if _ASIDE.intersection(style["display"]) or style["display"] == ("inline", "flow-root"):
                return True
            wrapper = wrapper.parent
        return False

    def _wrapper(self, element: Any) -> Any:
        if not self._wrappers:
            self._wrappers = {one.etree_element: one for one in self._html.wrapper_element.iter_subtree()}
        return self._wrappers[element]

    def _restyle(self, context: Any, line: Any, element: Any) -> None:
        """Give the line box of a block, and what inherits from it, the style of its element's classes."""
        classes = element.get("class")
        if getattr(line, _TREATED, None) == classes:
            return
        wrapper = self._wrapper(element)
        wrapper.__dict__.pop("classes", None)  # remembered from before
        style = context.style_for(element).copy()
        _inherit(line, _declared(style, context.style_for, wrapper), {})
        setattr(line, _TREATED, classes)


def _declared(style: Any, style_for: Any, wrapper: Any) -> dict[str, Any]:
    """What the rules for an element's classes make of its style where that differs (CSS Cascade 4, 6)."""
    cascaded = dict(style.cascaded)
    for sheet, origin, specificity_of_sheet in style_for._sheets:
        for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapper):
            order = float("inf") if layer is None else sheet.layers.index(layer)
            for name, values, important in declarations if pseudo is None else ():
                weight = (declaration_precedence(origin, important), order, specificity_of_sheet or specificity)
                if name not in cascaded or cascaded[name][1] <= weight:
                    cascaded[name] = values, weight
    changed = [name for name in cascaded if cascaded[name] != style.cascaded.get(name) and name in INHERITED]
    style.cascaded = cascaded
    for name in changed:
        style.pop(name, None)
    return {name: style[name] for name in changed}


def _inherit(box: Any, values: Mapping[str, Any], known: dict[int, Any]) -> None:
    """Give values to a box and what is in it, except where they have their own; known are styles changed so far."""
    declared = getattr(box.style, "cascaded", {})
    values = {name: value for name, value in values.items() if name not in declared}
    if not values:
        return
    old = box.style
    if id(old) not in known:
        known[id(old)] = old, old.copy()
        known[id(old)][1].update(values)
    box.style = known[id(old)][1]
    for child in getattr(box, "children", ()):
        _inherit(child, values, known)


def _set(context: Any, box: Any, index: int, line: Any, done: list[Any], *rest: Any) -> Any:
    fit(box, line)
    work = _at_work.get()
    lay = work.set if work and box.element is not None else set_lines
    result = lay(context, box, index, line, done, *rest)
    _set_back(box, done)
    return result


def _set_back(box: Any, lines: list[Any]) -> None:
    """A last line that is to be centred is so where it is the only one, as with captions; else it stands as the others do."""
    style = box.style
    if style["text_align_last"] == "center" and style["text_align_all"] == "start" and len(lines) > 1:
        last, edge = lines[-1], box.content_box_x()
        wide = box.width - last.width if style["direction"] == "rtl" else 0.0
        last.translate(dx=edge + wide - last.position_x)


block._linebox_layout = _set
