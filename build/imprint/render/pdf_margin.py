"""What stands beside the text in working copies: line numbers and a watermark for referees.

It is drawn over the finished pages, so that the text stands as it was laid out, and it is no part of its structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from ..model.edition import Edition
from ..model.printing import ReviewTerms
from .pdf_lines import Line, lines
from .pdf_setter import Pages, Slip

_GAP = 26.0  # CSS pixels between the text and its line numbers
_WIDTH = 40.0  # of a line number; margin.css says it too


def number_lines(pages: Pages, edition: Edition, sheet: str) -> None:
    """Number the lines of the running text, and lay the watermark over each page."""
    terms, before = edition.journal.review, edition.direction != "rtl"
    slips = [
        _number(line, count, pages, before)
        for line, count in _counted(lines(pages.pages), terms)
        if count % terms.every == 0
    ]
    pages.overlay((*slips, *watermark(pages, dict(edition.words).get("review-copy", "Review copy"))), sheet)


def _counted(found: Iterable[Line], terms: ReviewTerms) -> Iterator[tuple[Line, int]]:
    """The lines that count, with their numbers: on each page anew or running; what stands in one row counts once."""
    count = 0
    running = (one for one in found if one.text.strip() and not one.aside and not one.at_foot)
    for _, here in groupby(running, key=lambda one: one.page):
        count = 0 if terms.by_page else count
        rows: set[int] = set()
        for line in sorted(here, key=lambda one: one.baseline):
            row = round(line.baseline)
            if not rows & {row - 2, row - 1, row, row + 1, row + 2}:
                count += 1
                yield line, count
            rows.add(row)


def _number(line: Line, count: int, pages: Pages, before: bool) -> Slip:
    """The number of a line on its baseline, left of the text, or right of it where the text runs from the right."""
    left, right = pages.measure(line.page)
    x = left - _GAP - _WIDTH if before else right + _GAP
    kind = "before" if before else "after"
    return Slip(line.page, x, line.baseline, Markup('<div class="line-number {}">{}</div>').format(kind, count))


def watermark(pages: Pages, words: str) -> Iterator[Slip]:
    """Words across each page."""
    markup = Markup('<div class="watermark">{}</div>').format(words)
    for index, page in enumerate(pages.pages):
        yield Slip(index, page.width / 2, page.height / 2, markup)
