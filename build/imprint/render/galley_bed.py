"""A document ready for layout page by page: WeasyPrint's context and boxes, entered at any page's start."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.layout import initialize_page_maker
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.page import make_margin_boxes, remake_page

from . import pdf_floats
from .galley_boxes import Line, Path, line_up
from .pdf_again import remedied
from .pdf_even import even, goes_on
from .pdf_inplace import InPlace, in_place
from .pdf_lines import line_height
from .pdf_setter import _fonts


@dataclass(frozen=True)
class Start:
    """Where a page begins and in which state; place is None where the page before leaves anything but text to it."""

    state: tuple[Any, ...]  # WeasyPrint's page_maker item: place, kind of page, side, counters, what to make again
    place: tuple[int, Path] | None
    strings: tuple[tuple[str, str], ...]  # named strings up to here


class Bed:
    """The order of calls: begin, then for each page lay_out, start of the next, draw."""

    def __init__(self, page: HTML, options: dict[str, Any], floats_wait: int = pdf_floats.BEHIND) -> None:
        options = {**DEFAULT_OPTIONS, "presentational_hints": True, **options}
        counters = CounterStyle()
        self.page = page
        self.context = Document._build_layout_context(page, _fonts(), counters, {}, options)
        self.root = build_formatting_structure(
            page.etree_element,
            self.context.style_for,
            self.context.get_image_from_uri,
            page.base_url,
            self.context.target_collector,
            counters,
            self.context.footnotes,
        )
        with pdf_floats.floats_wait(floats_wait):
            pdf_floats.begin(self.context, self.root)
        self.line = line_up(self.root)
        self.context.rendered_notes = []
        self.context.line_height = line_height(self.root)
        self._work = InPlace(page)
        initialize_page_maker(self.context, self.root)

    def begin(self, starts: tuple[Start, ...]) -> None:
        """Go on where earlier pages end: the last start is the one of the page to be set."""
        context = self.context
        context.page_maker = [(*deepcopy(one.state[:4]), _nothing_to_remake()) for one in starts]
        for name, text in starts[-1].strings:
            context.string_set[name][len(starts) - 1].append(text)
        place = starts[-1].place
        done = {id(box) for box in self._footnotes_before(place[0] if place else 0)}
        context.footnotes[:] = [box for box in context.footnotes if id(box) not in done]

    def _footnotes_before(self, place: int) -> Iterator[Any]:
        for path in self.line.paths[:place]:
            if path and path[-1] == -1:
                box = self.root
                for index in path[:-1]:
                    box = box.footnote if index == -1 else box.children[index]
                yield box.footnote

    def start(self, index: int) -> Start:
        """The state before a page; those before it are set."""
        context = self.context
        state = context.page_maker[index]
        waiting = getattr(context, "waiting", None)
        clean = not context.reported_footnotes and not context.broken_out_of_flow and not state[3][3]
        clean = clean and not (waiting and index and waiting.leaves(index, state[0]))
        strings = {name: texts for name, pages in context.string_set.items() if (texts := _latest(pages, index))}
        return Start(state, self.line.place(state[0]) if clean else None, tuple(sorted(strings.items())))

    def lay_out(self, index: int) -> tuple[Page, bool]:
        """A page without its margins, and whether more follow."""
        context = self.context
        with in_place(self._work):
            box, resume = remake_page(index, context, self.root, self.page)
        for child in box.descendants():
            if child.string_set and child.string_set != "none":
                for name, text in child.string_set:
                    context.string_set[name][index + 1].append(text)
        return Page(box), resume is not None or bool(context.reported_footnotes)

    def draw(self, index: int, page: Page) -> bytes:
        """A page with what stands in its margins, as a PDF."""
        context, box = self.context, page._page_box
        root, *areas = box.children
        context.current_page = index + 1
        margins = make_margin_boxes(context, box, context.page_maker[index + 1][3])
        box.children = (root, *(area for area in areas if area.children), *margins)
        if goes_on(context, index):
            even(box)
        layout_backgrounds(box, context.get_image_from_uri)
        return drawn(page, self.page)


def starts(pages: list[Any], line: Line) -> Iterator[Start]:
    """Where pages begin that were all laid out at once."""
    strings: dict[str, str] = {}
    clean = True
    for page in pages:
        box = page._page_box
        resume, kind, right, counted, _ = box.begins
        quotes, counters, scopes, groups = counted
        state = (resume, kind, right, (quotes, {**counters, "pages": [0]}, scopes, groups), None)
        place = line.place(resume) if clean and not groups else None
        yield Start(state, place, tuple(sorted(strings.items())))
        clean = not box.leaves
        for child in box.descendants():
            if child.string_set and child.string_set != "none":
                strings.update(child.string_set)


def draw_whole(page: HTML, options: dict[str, Any], passes: int) -> Iterator[tuple[int, bytes]]:
    """All pages of a document, for those that have to be set whole."""
    for _ in range(passes):
        with pdf_floats.floats_wait(pdf_floats.BEHIND):
            document = page.render(font_config=_fonts(), presentational_hints=True, **options)
        if not remedied(document.pages):
            break
    for index, one in enumerate(document.pages):
        yield index, drawn(one, page)


def drawn(page: Page, source: HTML) -> bytes:
    """One page alone as a PDF, cut to its edge; its links lead nowhere and are left out."""
    page.links, page.bleed = [], dict.fromkeys(page.bleed, 0)
    document = Document([page], DocumentMetadata(), source.url_fetcher, _fonts(), {}, None)
    data: bytes = document.write_pdf(uncompressed_pdf=True)
    return data


def _nothing_to_remake() -> dict[str, object]:
    return {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}


def _latest(pages: dict[int, list[str]], index: int) -> str:
    """The value of a named string after a page."""
    return next((pages[one][-1] for one in sorted(pages, reverse=True) if one <= index and pages[one]), "")
