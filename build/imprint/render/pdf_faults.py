"""Looks at the finished pages for what could not be solved: holes, single lines, headings at the foot, white, lines too long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ..model.printing import ProofTerms
from ..model.proof import Flaw, Spot
from .pdf_again import holes
from .pdf_lines import Line, foot, is_turned, leading, lines
from .pdf_setter import Pages
from .pdf_wide import wide_boxes

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FLOATS = frozenset(("figure", "table"))
_SLACK = 1.5  # CSS pixels by which a line may stand out of its measure: an italic's last letter, rounding
_WORDS = 8  # of a line that a message shows


def faults(pages: Pages, terms: ProofTerms, output: str) -> tuple[Flaw, ...]:
    """What a reader would stumble over, in the order of the pages; what counts as too much the journal says (terms)."""
    found = list(lines(pages.pages))
    lines_said = (*_loose(pages, terms), *_long(found), *_single(found), *_stranded(found))
    said = (*lines_said, *_broad(pages), *_white(pages, terms), *_far(pages, terms))
    flaws = [Flaw(rule, output, f"page {spot.page}: {message}", (spot,)) for rule, message, spot in _placed(said, pages)]
    return tuple(sorted(flaws, key=lambda flaw: (flaw.spots[0].page, flaw.spots[0].top)))


_HEAD = 0.2  # of a page's height: a float that begins higher stands at its head
Said = tuple[str, str, Line | tuple[int, float]]  # the rule, the message, the line; or the page and where its white begins


def _placed(said: tuple[Said, ...], pages: Pages) -> Iterator[tuple[str, str, Spot]]:
    for rule, message, where in said:
        if isinstance(where, Line):
            yield rule, f"{message}: {_words(where)}", _spot(where, pages.pages[where.page])
        else:
            at, top = where
            yield rule, message, Spot(at + 1, 0.0, top / pages.pages[at].height, 1.0, 1.0)


def _words(line: Line) -> str:
    words = line.text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _spot(line: Line, page: Any) -> Spot:
    top, bottom = (line.baseline - line.size) / page.height, (line.baseline + line.size / 4) / page.height
    return Spot(line.page + 1, line.x / page.width, top, (line.x + line.width) / page.width, bottom)


# ---------------------------------------------------------------- lines


def _loose(pages: Pages, terms: ProofTerms) -> Iterator[Said]:
    for line in holes(pages, terms.loose_lines):
        yield "loose-line", f"{line.stretch:.2f} em more between words (limit {terms.loose_lines:g})", line


def _long(found: list[Line]) -> Iterator[Said]:
    """Lines that stand out; a displayed formula is never wider than its measure, but its number counts into its line."""
    for line in found:
        formula = line.element is not None and "equation" in line.element.get("class", "").split()
        if line.over > _SLACK and line.text.strip() and not formula:
            yield "overfull-line", f"a line stands {line.over * 0.75:.0f} pt out of its measure", line


def _broad(pages: Pages) -> Iterator[Said]:
    """Tables that stand out over their measure, whatever was tried."""
    for at, page in enumerate(pages.pages):
        for table, measure in wide_boxes(page._page_box):
            over = (table.border_width() - measure) * 0.75
            yield "overfull-line", f"a table stands {over:.0f} pt out of its measure", (at, table.position_y)


def _single(found: list[Line]) -> Iterator[Said]:
    """The first line of a paragraph alone at a page's foot, the last one alone at the head of the next."""
    held: dict[int, list[Line]] = {}
    for line in found:
        if line.element is not None and not (line.aside or line.at_foot) and line.element.tag not in _HEADINGS:
            held.setdefault(id(line.element), []).append(line)
    for own in held.values():
        pages = [line.page for line in own]
        if pages[0] == pages[-1]:
            continue
        if pages.count(pages[0]) == 1:
            yield "orphan-line", "the first line of a paragraph stands alone at the foot", own[0]
        if pages.count(pages[-1]) == 1:
            yield "widow-line", "the last line of a paragraph stands alone at the head", own[-1]


def _stranded(found: list[Line]) -> Iterator[Said]:
    """A heading whose text begins on the next page."""
    running = [line for line in found if line.text.strip() and not line.at_foot]
    for line, following in pairwise(running):
        if line.page < following.page and line.element is not None and line.element.tag in _HEADINGS:
            yield "stranded-heading", "a heading stands at the foot without its text", line


# ---------------------------------------------------------------- pages and figures


def _white(pages: Pages, terms: ProofTerms) -> Iterator[Said]:
    for at, page in enumerate(pages.pages[:-1]):
        bottom = max(_bottoms(page._page_box), default=0.0)
        free = (foot(page._page_box) - bottom) / leading(page)
        if bottom and free > terms.white_foot:
            yield "white-foot", f"the foot is white, {free:.0f} lines (limit {terms.white_foot})", (at, bottom)


def _bottoms(box: Any) -> Iterator[float]:
    """Where the lines and pictures of a page end."""
    if isinstance(box, AbsolutePlaceholder | boxes.MarginBox | boxes.FootnoteAreaBox):
        return
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox) or is_turned(box):
        yield float(box.position_y + box.height)
    for child in getattr(box, "children", ()):
        yield from _bottoms(child)


def _far(pages: Pages, terms: ProofTerms) -> Iterator[Said]:
    """Figures and tables that stand more pages from their first call than the journal lets pass.

    Pages between that begin with others do not count: floats keep their order, and none could have come sooner.
    """
    there = {name: (at, place[1]) for at, page in enumerate(pages.pages) for name, place in page.anchors.items()}
    called: dict[str, int] = {}
    for at, page in enumerate(pages.pages):
        for kind, target, *_ in page.links:
            if kind == "internal" and target in there:
                called.setdefault(target, at)
    elements = pages.identified()
    floats = [name for name in there if _floats(elements.get(name))]
    begun = {at for at, top in map(there.__getitem__, floats) if top < _HEAD * pages.pages[at].height}
    for name in filter(called.__contains__, floats):
        call, (at, top) = called[name], there[name]
        if abs(at - call) - len(begun.intersection(range(call + 1, at))) > terms.figure_distance:
            away = f"{abs(at - call)} pages away (limit {terms.figure_distance})"
            yield "far-figure", f"“{name}” is first spoken of on page {call + 1}, {away}", (at, top)


def _floats(element: Any) -> bool:
    return element is not None and (element.tag in _FLOATS or any(one.tag in _FLOATS for one in element))
