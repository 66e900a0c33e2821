"""A picture has too few pixels for its size in print.

## Why
Paper shows 300 dots per inch and more. A picture with fewer looks soft, below 150 one sees its pixels. Counted is the width
at which it will be printed: its own, a width that the text gives it, at most that of the column.

## Example
A screen shot of 600 pixels, printed over the whole width of an A4 page's column: about 115 dots per inch.

## Use instead
A picture of 1600 pixels, a drawing in SVG, or a smaller width: `![Wheels](wheels.png){width=50mm}`.

## Source
ISO 12647-2; Springer Nature, Elsevier and MDPI artwork guides: 300 dpi for photographs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Image, walk
from ..rule import Rule

RULE = Rule("image-too-coarse-for-print", Severity.NOTE)

_FINE, _COARSE = 300, 150  # dots per inch
_MEASURES = {"a4": 5.3, "b5": 4.6, "a5": 4.1, "letter": 5.3, "jis-b5": 4.7}  # inches of the column by page size
_INCHES = {"px": 1 / 96, "in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "": 1 / 96}
_WIDTH = re.compile(r"(\d+(?:\.\d+)?)\s*(px|in|cm|mm|pt|%|)$")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Rasters of the text that are printed with fewer dots per inch than paper shows."""
    pictures = {picture.key: picture for picture in copy.pictures if picture.pixels > 16}
    places: dict[str, list[Place]] = {}
    for spot in copy.spots:
        if spot.kind == "image":
            places.setdefault(unquote(spot.value), []).append(spot.place)
    measure = _MEASURES.get(copy.sources.journal.page_size.lower(), _MEASURES["a4"])
    for node in walk(copy.body):
        picture = pictures.get(node.src) if isinstance(node, Image) else None
        if picture is None or not isinstance(node, Image):
            continue
        waiting = places.get(node.src, [])
        place = waiting[0] if waiting else Place(copy.sources.manuscript.path)
        del waiting[: len(waiting) > 1]
        inches = min(measure, _printed(node, measure) or picture.width / 96)
        dots = round(picture.pixels / inches)
        if dots < _FINE * 0.97:
            message = f"{node.src} has {dots} dots per inch, printed {round(inches * 25.4)} mm wide"
            hint = f"for {_FINE} it needs {round(inches * _FINE)} pixels (it has {picture.pixels}), or be printed smaller"
            severity = Severity.WARNING if dots < _COARSE else RULE.severity
            yield RULE.at(place, message, hint, severity=severity)


def _printed(image: Image, measure: float) -> float:
    """The width in inches that the text asks for; 0 where it asks for none."""
    found = _WIDTH.match(dict(image.attr.pairs).get("width", ""))
    if not found:
        return 0.0
    number = float(found[1])
    return measure * number / 100 if found[2] == "%" else number * _INCHES[found[2]]
