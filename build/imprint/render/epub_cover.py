"""A cover drawn from title, authors and journal where there is none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.text import plain
from .templates import Templates

WIDTH = 1600  # of the drawing, in its own units; its height is 2400
_MEASURE = 1240


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cover: its baseline and size in the drawing's units."""

    text: str
    y: int
    size: int


def cover(edition: Edition, templates: Templates) -> str:
    """The cover as SVG, by the template epub/cover.svg."""
    title, title_end = _set(plain(edition.title) or edition.slug, 560, (132, 116, 100, 84, 70, 58), 6)
    subtitle, end = _set(plain(edition.subtitle), title_end + 40, (64, 54, 46), 4)
    names = ", ".join(line.person.name.full for line in edition.byline)
    authors, _ = _set(names, max(end + 120, 1500), (64, 54, 46, 38), 5)
    values = {
        "edition": edition,
        "plain_title": plain(edition.title) or edition.slug,
        "title": title,
        "subtitle": subtitle,
        "authors": authors,
        "journal": _set(edition.journal.title, 210, (84, 66, 50), 2)[0],
        "foot": " · ".join(part for part in (edition.kicker, _issue(edition)) if part),
        "arcs": _arcs(edition.digest),
    }
    return templates.render("epub/cover.svg", **values)


def _issue(edition: Edition) -> str:
    number = "/".join(part for part in (edition.volume, edition.issue) if part)
    year = str(edition.published.start[0]) if edition.published and edition.published.start else ""
    return " · ".join(part for part in (number, year) if part)


def _set(text: str, top: int, sizes: tuple[int, ...], most: int) -> tuple[tuple[Line, ...], int]:
    """Text in the largest size in which it takes no more lines than allowed, and where it ends."""
    words = " ".join(text.split())
    if not words:
        return (), top
    size, lines = next(
        ((size, lines) for size in sizes if len(lines := wrapped(words, _MEASURE / size)) <= most),
        (sizes[-1], (*wrapped(words, _MEASURE / sizes[-1])[: most - 1], "…")),
    )
    lead = round(size * 1.25)
    return tuple(Line(line, top + (i + 1) * lead, size) for i, line in enumerate(lines)), top + len(lines) * lead


def wrapped(text: str, measure: float) -> tuple[str, ...]:
    """Text in lines no wider than the measure (in em), by estimated widths; wide scripts break anywhere."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1].strip() and width(lines[-1] + piece.rstrip()) > measure:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.strip() for line in lines if line.strip())


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for char in text:
        pieces[-1] += char
        if char == " " or _wide(char) or len(pieces[-1]) >= 28:
            pieces.append("")
    return [piece for piece in pieces if piece]


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def width(text: str) -> float:
    """About how wide a text is, in em."""
    return sum(1.0 if _wide(c) else 0.66 if c.isupper() else 0.27 if c in " .,;:'ilj!|" else 0.5 for c in text)


def _arcs(digest: str) -> tuple[tuple[int, int], ...]:
    """Rings with a planet each, placed by the article's digest: radius and angle in degrees."""
    number = int(digest[:12] or "0", 16) if all(c in "0123456789abcdef" for c in digest[:12].lower()) else 0
    return tuple((180 + 150 * i, (number >> (8 * i)) % 360) for i in range(4))
