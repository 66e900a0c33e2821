"""What a PDF's objects say: fonts, boxes, colours, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from .colours import colours

_BLEED = 8.5  # points: 3 mm, a rounding less


@dataclass(frozen=True, slots=True)
class Way:
    """A link within the file: the page it stands on, its target's name, the page of the target (0: there is none)."""

    page: int
    name: str
    target: int
    left: float = 0.0  # of the target, as in Placed
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A named place: its page (0: there is none) and its point in PDF's units, from the bottom left."""

    name: str
    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Objects:
    """A PDF's fonts that are not embedded, its links, its named places, its pages with odd boxes, its pages' colours."""

    loose_fonts: tuple[str, ...]
    ways: tuple[Way, ...]
    places: tuple[Placed, ...]
    odd_boxes: tuple[int, ...]
    colours: tuple[frozenset[str], ...] = ()
    unbled: tuple[int, ...] = ()  # pages without trim and bleed box, or where these are less than 3 mm apart


def objects(data: bytes) -> Objects:
    """Read them. Raises ValueError where the file cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            named = {name: _target(name, place, numbers) for name, place in _named(pdf)}
            ways = tuple(_ways(pdf, named, numbers))
            inks = tuple(colours(page) for page in pdf.pages)
            boxes = tuple(_odd(pdf)), tuple(_unbled(pdf))
            return Objects(tuple(sorted(set(_loose(pdf)))), ways, tuple(named.values()), boxes[0], inks, boxes[1])
    except pikepdf.PdfError as fault:
        raise ValueError(str(fault)) from fault


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if names is not None:
        yield from ((str(name), place) for name, place in pikepdf.NameTree(names).items())


def _target(name: str, place: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Placed:
    """Where a destination is (ISO 32000-1, 12.3.2)."""
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D", pikepdf.Array())
    if not isinstance(place, pikepdf.Array) or not len(place):
        return Placed(name, 0, 0.0, 0.0)
    page = numbers.get(getattr(place[0], "objgen", (0, 0)), 0)
    exact = len(place) > 3 and place[1] == "/XYZ" and None not in (place[2], place[3])
    return Placed(name, page, float(place[2]) if exact else 0.0, float(place[3]) if exact else 0.0)


def _ways(pdf: pikepdf.Pdf, named: dict[str, Placed], numbers: dict[tuple[int, int], int]) -> Iterator[Way]:
    for number, page in enumerate(pdf.pages, 1):
        for note in page.get("/Annots", []):
            if note.get("/Subtype") != "/Link":
                continue
            goal = note.get("/Dest", note.get("/A", pikepdf.Dictionary()).get("/D"))
            if isinstance(goal, pikepdf.Array):
                yield _way(number, _target("", goal, numbers))
            elif goal is not None:
                yield _way(number, named.get(str(goal), Placed(str(goal), 0, 0.0, 0.0)))


def _way(page: int, to: Placed) -> Way:
    return Way(page, to.name, to.page, to.left, to.top)


def _loose(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of fonts without their font file (ISO 32000-1, 9.9)."""
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            real = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described = real.get("/FontDescriptor", {})
            if font.get("/Subtype") != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
                yield str(font.get("/BaseFont", "?")).lstrip("/")


def _odd(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Pages whose trim or bleed box stands out of the page, or that are not of the first page's size."""
    first = _size(pdf.pages[0]) if pdf.pages else (0, 0)
    for number, page in enumerate(pdf.pages, 1):
        media, bleed, trim = ([float(side) for side in box] for box in (page.mediabox, page.bleedbox, page.trimbox))
        if not _within(trim, bleed) or not _within(bleed, media) or _size(page) != first:
            yield number


def _unbled(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Pages that a printer could not trim (ISO 15930-7, 6.14: a trim box; the bleed is what printers ask for)."""
    for number, page in enumerate(pdf.pages, 1):
        trim, bleed = ([float(side) for side in page.obj.get(name, ())] for name in ("/TrimBox", "/BleedBox"))
        apart = [abs(a - b) for a, b in zip(trim, bleed, strict=False)]
        if len(apart) != 4 or min(apart) < _BLEED:
            yield number


def _size(page: pikepdf.Page) -> tuple[int, int]:
    left, bottom, right, top = (float(side) for side in page.trimbox)
    return round(right - left), round(top - bottom)


def _within(inner: list[float], outer: list[float]) -> bool:
    low = all(a >= b - 0.01 for a, b in zip(inner[:2], outer[:2], strict=True))
    return low and all(a <= b + 0.01 for a, b in zip(inner[2:], outer[2:], strict=True))
