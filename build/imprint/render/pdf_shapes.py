"""The basic shapes of SVG (1.1, chapter 9) as path construction operators of PDF."""

from __future__ import annotations

from collections.abc import Mapping

from .pdf_paths import operators, trimmed

Attributes = Mapping[str, str]
_ARC = 0.5522847498  # of the radius, from the end of a quarter of a circle to the handle of its curve


class UnfitError(Exception):
    """Something that is not drawn here."""


def plain(tag: object) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else "title"  # comments are as silent


def number(written: str) -> float:
    """A length without a unit, or in px."""
    try:
        return float(written.removesuffix("px") or 0)
    except ValueError:
        raise UnfitError from None


def decimal(value: float) -> str:
    """A number as PDF writes it: without an exponent."""
    return f"{value:f}".rstrip("0").rstrip(".")


def _numbers(attributes: Attributes, *names: str) -> tuple[float, ...]:
    return tuple(number(attributes.get(name, "0")) for name in names)


def _path(attributes: Attributes) -> str:
    data = operators(attributes.get("d", "")) if attributes.get("d") else b""
    if data is None:
        raise UnfitError
    return data.decode("ascii").removeprefix("0 0 m\n")


def _rectangle(attributes: Attributes) -> str:
    x, y, width, height = _numbers(attributes, "x", "y", "width", "height")
    rx, ry = attributes.get("rx", attributes.get("ry", "0")), attributes.get("ry", attributes.get("rx", "0"))
    across, down = min(number(rx), width / 2), min(number(ry), height / 2)
    if width <= 0 or height <= 0:
        return ""
    if not across or not down:
        return trimmed(f"{x:f} {y:f} {width:f} {height:f} re")
    right, bottom, c, d = x + width, y + height, across * (1 - _ARC), down * (1 - _ARC)
    return trimmed(
        f"{x + across:f} {y:f} m {right - across:f} {y:f} l {right - c:f} {y:f} {right:f} {y + d:f} {right:f} {y + down:f} c "
        f"{right:f} {bottom - down:f} l {right:f} {bottom - d:f} {right - c:f} {bottom:f} {right - across:f} {bottom:f} c "
        f"{x + across:f} {bottom:f} l {x + c:f} {bottom:f} {x:f} {bottom - d:f} {x:f} {bottom - down:f} c "
        f"{x:f} {y + down:f} l {x:f} {y + d:f} {x + c:f} {y:f} {x + across:f} {y:f} c h"
    )


def _circle(attributes: Attributes) -> str:
    return _oval(*_numbers(attributes, "cx", "cy", "r", "r"))


def _ellipse(attributes: Attributes) -> str:
    return _oval(*_numbers(attributes, "cx", "cy", "rx", "ry"))


def _oval(x: float, y: float, across: float, down: float) -> str:
    if across <= 0 or down <= 0:
        return ""
    c, d = across * _ARC, down * _ARC
    left, right, top, bottom = x - across, x + across, y - down, y + down
    return trimmed(
        f"{right:f} {y:f} m {right:f} {y + d:f} {x + c:f} {bottom:f} {x:f} {bottom:f} c "
        f"{x - c:f} {bottom:f} {left:f} {y + d:f} {left:f} {y:f} c {left:f} {y - d:f} {x - c:f} {top:f} {x:f} {top:f} c "
        f"{x + c:f} {top:f} {right:f} {y - d:f} {right:f} {y:f} c h"
    )


def _line(attributes: Attributes) -> str:
    return trimmed("{:f} {:f} m {:f} {:f} l".format(*_numbers(attributes, "x1", "y1", "x2", "y2")))


def _polyline(attributes: Attributes) -> str:
    values = [number(one) for one in attributes.get("points", "").replace(",", " ").split()]
    pairs = list(zip(values[::2], values[1::2], strict=False))
    return trimmed(" ".join(f"{x:f} {y:f} {'l' if at else 'm'}" for at, (x, y) in enumerate(pairs)))


def _polygon(attributes: Attributes) -> str:
    drawn = _polyline(attributes)
    return f"{drawn} h" if drawn else ""


SHAPES = {
    "path": _path, "rect": _rectangle, "circle": _circle, "ellipse": _ellipse, "line": _line, "polyline": _polyline,
    "polygon": _polygon,
}  # fmt: skip
