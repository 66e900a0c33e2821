"""A PDF as proof sees it: the words of its pages, what stands beyond an edge, and small pictures of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from ..model.proof import Leaf, Spot

PICTURE_WIDTH = 220  # pixels
EDGE = 1.0  # points that a letter's box may stand out


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: its box in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what is seen of it, its words, and the boxes of the pieces of its lines."""

    leaf: Leaf
    text: str
    runs: tuple[Run, ...]

    def spot(self, run: Run) -> Spot:
        """Where on the page a piece of a line is."""
        width, height = self.leaf.width, self.leaf.height
        return Spot(self.leaf.number, run.left / width, run.top / height, run.right / width, run.bottom / height)

    def beyond(self) -> Iterator[Run]:
        """The pieces that stand out over the page's edge."""
        for run in self.runs:
            out = min(run.left, run.top, self.leaf.width - run.right, self.leaf.height - run.bottom)
            if out < -EDGE and run.right > run.left:
                yield run

    def lines(self) -> tuple[Run, ...]:
        """The lines: pieces whose middles stand at one height, together; from top to bottom."""
        out: list[Run] = []
        for run in sorted(self.runs, key=lambda one: (one.top + one.bottom) / 2):
            middle = (run.top + run.bottom) / 2
            if out and out[-1].top < middle < out[-1].bottom:
                held = out[-1]
                left, right = min(held.left, run.left), max(held.right, run.right)
                out[-1] = Run(left, min(held.top, run.top), right, max(held.bottom, run.bottom))
            else:
                out.append(run)
        return tuple(out)


def sheets(data: bytes, pictures: bool) -> tuple[Sheet, ...]:
    """The pages of a PDF. Raises ValueError where it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        return tuple(_sheet(document, number, pictures) for number in range(len(document)))
    finally:
        document.close()


def _sheet(document: pypdfium2.PdfDocument, number: int, pictures: bool) -> Sheet:
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    left, bottom, _, _ = page.get_mediabox()
    runs = (text.get_rect(index) for index in range(text.count_rects()))
    placed = tuple(Run(x0 - left, height - (y1 - bottom), x1 - left, height - (y0 - bottom)) for x0, y0, x1, y1 in runs)
    leaf = Leaf(number + 1, document.get_page_label(number) or str(number + 1), width, height,
                _picture(page, width) if pictures else b"")  # fmt: skip
    return Sheet(leaf, text.get_text_range(), placed)


def pictures(data: bytes, width: int) -> Iterator[bytes]:
    """The pages of a PDF as PNG in colour, so many pixels wide."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield _png(page.render(scale=width / page.get_width(), rev_byteorder=True))
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, width: float) -> bytes:
    return _png(page.render(scale=PICTURE_WIDTH / width, grayscale=True))


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    image = bitmap.to_pil()
    out = BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()
