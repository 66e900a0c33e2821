"""The setter: HTML and style sheets laid out as pages by WeasyPrint, and pages written as PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pydyf
from markupsafe import Markup
from weasyprint import CSS, HTML, VERSION
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags as weasyprint_tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from . import pdf_bytes, pdf_cascade, pdf_styles, pdf_text, pdf_used
from .dropping import heed
from .pdf_begins import note_beginnings
from .pdf_breaks import mend_breaks
from .pdf_continued import are_sound, continue_notes, notes_whole
from .pdf_dress import dress
from .pdf_even import even_feet
from .pdf_floats import BEHIND, NOWHERE, floats_wait, let_floats_wait
from .pdf_inplace import InPlace, in_place
from .pdf_quick import quicken
from .syllables import teach


@dataclass(frozen=True, slots=True)
class Slip:
    """A piece of HTML at a place of a page, in CSS pixels from its top left."""

    page: int  # index
    x: float
    y: float
    markup: Markup


_LAID = 3  # layouts of a text that are kept, until it is written
PRODUCER = f"WeasyPrint {VERSION}"
_LOG = logging.getLogger("weasyprint")

teach()
pdf_text.quicken()
mend_breaks()
continue_notes()
note_beginnings()
let_floats_wait()
even_feet()
quicken()
pdf_bytes.quicken()
pdf_styles.quicken()
pdf_cascade.quicken()
pdf_used.quicken()


class Pages:
    """A text that can be laid out again and again: its HTML tree may change between two layouts.

    pages are WeasyPrint's pages of the last layout; the PDF is written of them.
    """

    def __init__(self, source: str, sheets: Sequence[str], pictures: Mapping[str, tuple[str, bytes]], folios: str = "") -> None:
        self._html = HTML(string=source, url_fetcher=Shelf(pictures), base_url=None)
        self._sheets = self._given = (*_parsed(tuple(sheets)), *_parsed((folios,)))
        self._cache: dict[str, object] = {}
        self._laid: dict[object, Any] = {}
        self._wait = BEHIND  # where floats may wait, as far as that went well
        self.lay()

    def lay(self) -> None:
        """Lay the text out, pictures read once; where it is again what an earlier layout left, that layout is taken."""
        heed()
        known = self._laid.get(self._state())
        if known is not None:
            self._document = known
            return
        for wait in range(self._wait, NOWHERE - 1, -1):
            self._wait = wait
            with floats_wait(wait):
                self._render()
            if self.pages[0]._page_box.floats_are_sound:
                break
        if not are_sound(self.pages):
            with notes_whole():
                self._render()
        self._laid = {**dict([*self._laid.items()][1 - _LAID :]), self._state(): self._document}

    def _render(self) -> None:
        with in_place(InPlace(self._html)):
            self._document = self._html.render(
                font_config=_fonts(),
                stylesheets=self._sheets,
                presentational_hints=True,  # the numbers and kinds of lists, the sizes of pictures
                cache=self._cache,
            )

    def _state(self) -> object:
        """All that is changed between two layouts."""
        return self._sheets, tuple((id(one), one.get("class"), one.get("style")) for one in self._html.etree_element.iter())

    @property
    def pages(self) -> list[Any]:
        pages: list[Any] = self._document.pages
        return pages

    @property
    def html(self) -> HTML:
        """The text with what it was given."""
        return self._html

    @property
    def deeper(self) -> tuple[CSS, ...]:
        """The style sheets that came to those it was begun with."""
        return self._sheets[len(self._given) :]

    def deepen(self, height: float, first: int) -> Callable[[], None]:
        """Make the text higher by CSS pixels, from a page on (its index), from the next layout on; the answer undoes it."""
        before = self._sheets
        margin = self.pages[first]._page_box.margin_bottom - height
        self._sheets = (*before, *_parsed((f"@page :nth(n + {first + 1}) {{ margin-bottom: {margin:.3f}px }}",)))

        def undo() -> None:
            self._sheets = before

        return undo

    def element(self, identifier: str) -> Any:
        """The element of the text's tree with an identifier."""
        return self._html.etree_element.find(f".//*[@id='{identifier}']")

    def identified(self) -> dict[str, Any]:
        """The elements of the text's tree by their identifiers: where many are asked for, one search finds all."""
        return {one.get("id"): one for one in self._html.etree_element.iter() if one.get("id")}

    def measure(self, index: int) -> tuple[float, float]:
        """Where the text of a page begins and ends across it, in CSS pixels."""
        box = self.pages[index]._page_box
        return box.content_box_x(), box.content_box_x() + box.width

    def heights(self, markups: Sequence[Markup], sheet: str) -> list[float]:
        """How high pieces of HTML are when set with a sheet, in CSS pixels; each is one element."""
        if not markups:
            return []
        size = f"@page {{ size: {self.pages[0].width}px 200000px; margin: 0 }}"
        tree = HTML(string=Markup("").join(markups), url_fetcher=Shelf({}))
        drawn = tree.render(font_config=_fonts(), stylesheets=_parsed((sheet, size)))
        body = drawn.pages[0]._page_box.children[0].children[0]
        return [float(one.margin_height()) for one in body.children]

    def overlay(self, slips: Sequence[Slip], sheet: str, wider: float = 0.0) -> None:
        """Draw pieces of HTML over the pages, beside the text's structure; wider is what the sheets gain on the right."""
        first = self.pages[0]
        size = f"@page {{ size: {first.width + wider}px {first.height}px; margin: 0; @top-left-corner {{ content: '' }} }}"
        source = _sections(slips, len(self.pages))
        drawn = HTML(string=source, url_fetcher=Shelf({})).render(
            font_config=_fonts(), stylesheets=_parsed((sheet, size))
        )
        for page, over in zip(self.pages, drawn.pages, strict=True):
            box = next(one for one in over._page_box.children if isinstance(one, boxes.MarginBox))
            box.children = [one for one in over._page_box.children if one is not box]
            page._page_box.children = (*page._page_box.children, box)
            page.width += wider

    def write(
        self,
        finish: Callable[[pydyf.PDF], None],
        identifier: bytes,
        variant: str = "",
        bleed: bool = False,
    ) -> bytes:
        """The PDF of the last layout, tagged where a variant is named; bleed keeps what stands beyond the page's edge."""
        self._document.fonts, self._document.color_profiles = {}, {}
        kept = [dict(page.bleed) for page in self.pages]
        for page in self.pages:
            page.bleed = page.bleed if bleed else dict.fromkeys(page.bleed, 0)
        data: bytes = self._document.write_pdf(
            finisher=lambda _, made: finish(made),
            pdf_variant=variant or None,
            pdf_version=None if variant else "1.6",
            pdf_tags=bool(variant),
            pdf_identifier=identifier,
        )
        for page, before in zip(self.pages, kept, strict=True):
            page.bleed = before
        return data


def _sections(slips: Sequence[Slip], count: int) -> str:
    """A page of HTML for each page, with its slips at their places."""
    places = [Markup("")] * count
    for one in slips:
        place = Markup('<div style="position: absolute; left: {:.2f}px; top: {:.2f}px">{}</div>')
        places[one.page] += place.format(one.x, one.y, one.markup)
    return Markup("").join(Markup('<section>{}</section>').format(one) for one in places)


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """The machine's fonts, looked up once in a process."""
    return FontConfiguration()


@lru_cache(maxsize=16)
def _parsed(texts: tuple[str, ...]) -> tuple[CSS, ...]:
    """Style sheets, parsed once in a process."""
    return tuple(CSS(string=text, font_config=_fonts(), url_fetcher=Shelf({})) for text in texts)


class Shelf(URLFetcher):  # type: ignore[misc]
    """The pictures of the edition, and those that they hold themselves (data:), and nothing else: no network, no files."""

    def __init__(self, pictures: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url.startswith("data:image/"):
            return super().fetch(url)
        if url not in self._pictures:
            raise ValueError("not a picture of this edition")
        media_type, data = self._pictures[url]
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname.lower()}: {record.getMessage()}")


@contextmanager
def listening() -> Iterator[list[str]]:
    """What the setter logs meanwhile, instead of on the terminal."""
    listener = _Listener()
    before, _LOG.propagate = _LOG.propagate, False
    _LOG.addHandler(listener)
    try:
        yield listener.heard
    finally:
        _LOG.removeHandler(listener)
        _LOG.propagate = before


# WeasyPrint 70 writes structure elements without language, notes or identity, and offers no place to add them:
# its builder is wrapped once, so that each element made for an HTML element is dressed before it is written.
_build = weasyprint_tags._build_box_tree


def _dressing(box: object, *rest: object) -> Iterator[dict[str, object]]:
    for element in _build(box, *rest):
        real = getattr(box, "_box", box)
        node = getattr(real, "element", None)
        if node is not None:
            dress(element, str(getattr(real, "element_tag", "")), node.attrib, id(node), getattr(real, "link_annotation", None))
        yield element


weasyprint_tags._build_box_tree = _dressing
