"""The print edition page by page, for proofs: what an edit did not touch keeps its layout from the setting before."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint import HTML

from ..model.edition import Edition
from .dropping import heed
from .galley_bed import Bed, Start, draw_whole, drawn, starts
from .galley_boxes import Line, common
from .galley_given import Given, classes_given, give, turned, written
from .pdf import Stylesheets, for_edition, sided
from .pdf_again import PASSES, remedied, set_well
from .pdf_floats import TEXT
from .pdf_html import html, picture_url
from .pdf_setter import Pages, Shelf, _parsed
from .settle import settled
from .templates import Templates

# What a page shows of pages after it: such documents are set whole.
_TOTALS = re.compile(r"counters?\(\s*pages|target-(?:counter|text)|running\(|position:\s*fixed")
_IMAGES = 4_000  # pictures and formulas remembered of an article that changes
_FAR = 2  # blocks between the start of a page and a change, from which on the page before does not see it
_AT_ONCE = 3  # how often a page with holes is set again before it is shown; after that, when all are set


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a setting: its index from 0, and itself as a PDF; b"" where it is the same as before.

    A page may come again, where it had to be set again; pages after the last one of a setting are no more.
    """

    index: int
    pdf: bytes


@dataclass(frozen=True)
class Setting:
    """A document as it was set: its boxes and where its pages begin."""

    line: Line
    starts: tuple[Start, ...]


@dataclass(frozen=True)
class Source:
    """What is set: a text, its style sheets, its pictures by their addresses."""

    text: str
    sheets: tuple[str, ...]
    pictures: tuple[tuple[str, tuple[str, bytes]], ...]

    def tree(self) -> HTML:
        """The text, ready to be laid out."""
        return HTML(string=self.text, url_fetcher=Shelf(dict(self.pictures)), base_url=None)

    @property
    def whole(self) -> bool:
        """Whether its pages show what only the whole knows."""
        return any(_TOTALS.search(text) for text in (*self.sheets, self.text))


@dataclass(frozen=True)
class Settled:
    """The pages as a build sets them, and what the next setting needs to begin from them."""

    leaves: tuple[Leaf, ...]
    setting: Setting | None
    given: Given


@dataclass
class Galley:
    """Sets one article again and again. It is kept in the process that sets it: no other process can read it."""

    last: Setting | None = None
    source: Source | None = None  # what was set last
    images: dict[str, Any] = field(default_factory=dict)  # WeasyPrint's cache of pictures and formulas, by address
    given: Given = field(default_factory=Given)

    def pages(self, edition: Edition, templates: Templates, stylesheets: Stylesheets) -> Iterator[Leaf]:
        """The pages in their order, each as soon as it is set."""
        source = _source(edition, templates, stylesheets)
        last, self.last = self.last, None  # a setting that is broken off leaves nothing to build on
        before, self.source = self.source, source
        if not before or (before.sheets, before.pictures) != (source.sheets, source.pictures) or len(self.images) > _IMAGES:
            last, self.given = None, Given()
            self.images.clear()
        page, options = source.tree(), self._options(self.given)
        give(page.etree_element, self.given)
        if source.whole:
            yield from (Leaf(*one) for one in draw_whole(page, options, PASSES))
        else:
            self.last = yield from _set_well(page, options, last, self.given.floats_wait)
        self.given = replace(self.given, classes=classes_given(page.etree_element))

    def settled(self) -> Settled:
        """What was set last, as a build sets it. Raises Dropped (dropping.py), and then is as it was."""
        assert self.source, "something is set before it is settled"
        source = self.source
        pages = Pages(source.text, source.sheets[:-1], dict(source.pictures), source.sheets[-1])
        tree = pages.html.etree_element
        blocks = list(pages.element(TEXT))
        set_well(pages)
        leaves = tuple(_leaves(pages))
        sideways = turned(blocks, list(pages.element(TEXT)), written(source.tree().etree_element))
        given = Given(classes_given(tree), sideways, pages.deeper, pages.pages[0]._page_box.floats_wait)
        if source.whole:
            return Settled(leaves, None, given)
        line = Bed(pages.html, self._options(given), given.floats_wait).line
        return Settled(leaves, Setting(line, tuple(starts(pages.pages, line))), given)

    def begin_from(self, settled: Settled) -> None:
        """Have the next setting begin from these pages."""
        self.last, self.given = settled.setting, settled.given

    def _options(self, given: Given) -> dict[str, Any]:
        assert self.source
        sheets = self.source.sheets
        return {"stylesheets": (*_parsed(sheets[:-1]), *_parsed(sheets[-1:]), *given.sheets), "cache": self.images}


def _source(edition: Edition, templates: Templates, stylesheets: Stylesheets) -> Source:
    ready = settled(edition)
    texts = (*for_edition(stylesheets, ready.journal.page_size, ""), sided(ready))
    pictures = ((picture_url(one), (one.media_type, one.data)) for one in ready.pictures)
    return Source(html(ready, templates), texts, tuple(pictures))


def _leaves(pages: Pages) -> Iterator[Leaf]:
    for index, page in enumerate(pages.pages):
        heed()
        yield Leaf(index, drawn(page, pages.html))


def _set_well(
    page: HTML, options: dict[str, Any], last: Setting | None, floats_wait: int
) -> Generator[Leaf, None, Setting]:
    """Set what changed, and again while paragraphs have holes (pdf_again)."""
    for _ in range(_AT_ONCE):
        setting, again = yield from _set(Bed(page, options, floats_wait), last, True)
        if not again:
            return setting
    for _ in range(PASSES):
        setting, again = yield from _set(Bed(page, options, floats_wait), last, False)
        if not again:
            break
        last = setting
    return setting


def _set(bed: Bed, last: Setting | None, eager: bool) -> Generator[Leaf, None, tuple[Setting, bool]]:
    """Set what changed since the last setting; the new one, and whether something in it has to be set again.

    Where eager, a page with holes ends it before that page is shown.
    """
    old = last.line.prints if last else ()
    first, shared = common(old, bed.line.prints)
    known = last.starts if last else ()
    unchanged = first == len(bed.line.prints) == len(old)
    kept = _kept(known, first, unchanged, [bed.line, *([last.line] if last else [])])
    starts = list(known[: kept + 1]) if kept else [bed.start(0)]
    bed.begin(tuple(starts))
    yield from (Leaf(index, b"") for index in range(kept))
    laid: list[Any] = []
    index, more = kept, True
    while more:
        page, more = bed.lay_out(index)
        if eager and remedied([page]):
            return Setting(bed.line, tuple(starts)), True
        laid.append(page)
        follows = bed.start(index + 1) if more else None
        same = follows is not None and index + 1 < len(known) and _agrees(follows, known[index + 1], first)
        yield Leaf(index, b"" if same else bed.draw(index, page))
        index += 1
        if follows:
            starts.append(follows)
            if last and index < len(known) and _meets(bed.line, follows, last, known[index], shared):
                starts[-1:] = [_moved(one, last.line, bed.line) for one in known[index:]]
                yield from (Leaf(one, b"") for one in range(index, len(known)))
                break
    return Setting(bed.line, tuple(starts)), not eager and remedied(laid)


# ---------------------------------------------------------------- what stays


def _kept(starts: tuple[Start, ...], first: int, same: bool, lines: list[Line]) -> int:
    """How many pages stay: those that end before the first change.

    Where a page ends depends on what follows: on the block that is parted or put over, and on whether the next one may
    begin a page. So the last of them is set again where the change is that near.
    """
    if same:
        return max((i for i, one in enumerate(starts) if one.place), default=0)
    before = [i for i, one in enumerate(starts) if one.place and one.place[0] < first]
    reach = max(before, default=0)
    if before and all(line.between(_at(starts[reach]), first) >= _FAR for line in lines):
        return reach
    return max((i for i in before if i < reach and i > 0), default=0)


def _at(start: Start) -> int:
    return start.place[0] if start.place else 0


def _agrees(start: Start, old: Start, first: int) -> bool:
    """Whether a page that ends here, before the first change, is what it was."""
    if not start.place or start.place[0] >= first:
        return False
    return (start.place, start.strings, start.state[1:4]) == (old.place, old.strings, old.state[1:4])


def _meets(line: Line, start: Start, last: Setting, old: Start, shared: int) -> bool:
    """Whether the rest of the document is as it was, from this page on."""
    if not start.place or not old.place or start.place[1] != old.place[1]:
        return False
    rest = len(line.prints) - start.place[0]
    same = rest == len(last.line.prints) - old.place[0] and rest <= shared
    return (
        same
        and start.strings == old.strings
        and start.state[1:4] == old.state[1:4]
        and line.above(start.place[0]) == last.line.above(old.place[0])
    )


def _moved(start: Start, old: Line, new: Line) -> Start:
    """A page's start in the new line."""
    if start.place is None:
        return start
    place = (start.place[0] + len(new.prints) - len(old.prints), start.place[1])
    return Start((new.skip(*place), *start.state[1:]), place, start.strings)
