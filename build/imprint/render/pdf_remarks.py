"""The proof's margin: findings and queries beside the lines that they are about, each with a number at its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ..model.edition import Edition
from ..model.printing import Remark
from .pdf_html import stamp
from .pdf_lines import Line, lines
from .pdf_margin import watermark
from .pdf_place import Letters
from .pdf_setter import Pages, Slip

_STRIP = 236.0  # CSS pixels that the proof's sheets are wider; margin.css says how wide a remark is
_INSET = 18.0  # from the page's edge to the remarks
_APART = 7.0  # between two remarks
_TOP = 30.0  # above the first remark and below the last of a page
_NAMES = {"query": "Query", "error": "Error", "warning": "Warning", "note": "Note"}


def remark_on(pages: Pages, edition: Edition, remarks: Sequence[Remark], sheet: str) -> None:
    """Widen the sheets, set the remarks into the strip, and mark their lines; what has no line stands on the first page.

    What does not fit beside a page goes on beside the next; beside the last it may run over the foot.
    """
    letters = Letters.of(lines(pages.pages))
    placed = sorted(((one, letters.line(one)) for one in remarks), key=lambda pair: _order(pair[1]))
    texts = [_text(number, one) for number, (one, _) in enumerate(placed, 1)]
    heights = pages.heights(texts, sheet)
    slips = [*_marks([line for _, line in placed], pages), *_column([line for _, line in placed], texts, heights, pages)]
    day, digest = stamp(edition)[:10], edition.digest[:12]
    words = dict(edition.words).get("proof-copy", "Proof")
    foot = Markup('<div class="proof-foot">{} · {} · {}</div>').format(words, day, digest)
    feet = (Slip(index, 0, page.height - 30, foot) for index, page in enumerate(pages.pages))
    pages.overlay((*slips, *feet, *watermark(pages, words)), sheet, wider=_STRIP)


def _order(line: Line | None) -> tuple[int, float, float]:
    return (line.page, line.baseline, line.x) if line else (-1, 0, 0)


def _text(number: int, one: Remark) -> Markup:
    where = Markup(' <span class="where">{}</span>').format(f"line {one.line}") if one.line else ""
    form = '<div class="remark {}"><span class="mark">{}</span> <b>{}</b>{} {}</div>'
    return Markup(form).format(one.kind, number, _NAMES.get(one.kind, one.kind), where, one.words)


def _marks(found: list[Line | None], pages: Pages) -> Iterator[Slip]:
    """The numbers at the lines, beside the text; those of one line in a row."""
    count: dict[tuple[int, int], int] = {}
    for number, line in enumerate(found, 1):
        if line is not None:
            key = line.page, round(line.baseline)
            shift = count[key] = count.get(key, -1) + 1
            x = max(pages.measure(line.page)[1], line.x + line.width) + 5 + 15 * shift
            yield Slip(line.page, x, line.baseline, Markup('<div class="remark-mark"><span>{}</span></div>').format(number))


def _column(found: list[Line | None], texts: list[Markup], heights: list[float], pages: Pages) -> Iterator[Slip]:
    """The remarks one below the other, each as near to its line as those before it let it."""
    page, free, last = 0, _TOP, len(pages.pages) - 1
    for line, text, height in zip(found, texts, heights, strict=True):
        if line is not None and line.page > page:
            page, free = line.page, _TOP
        wanted = max(free, line.baseline - 12 if line is not None and line.page == page else free)
        lowest = pages.pages[page].height - _TOP - height
        if wanted > lowest >= free:
            wanted = lowest
        elif wanted > lowest and page < last:
            page, wanted = page + 1, _TOP
        yield Slip(page, pages.pages[page].width + _INSET, wanted, text)
        free = wanted + height + _APART
