"""Vector pictures as PDF operators: the parts of an SVG that are groups, shapes and clips alone, drawn in one go.

Figures are thousands of small shapes. What is none of these (words, gradients, masks, pictures) is left to the setter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from weasyprint.svg.utils import alpha_value, color, transform

from .pdf_shapes import SHAPES, Attributes, UnfitError, decimal, number, plain

# What descendants have of an element (SVG 1.1, appendix N), of what is painted here.
_INHERITED = frozenset((
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "visibility", "color",
))  # fmt: skip
_SILENT = frozenset((
    "defs", "clipPath", "title", "desc", "metadata", "linearGradient", "radialGradient", "pattern", "mask", "filter", "marker",
))  # fmt: skip
_GROUPS = frozenset(("g", "symbol", "use"))
_DRAWN = _GROUPS | SHAPES.keys()
_UNKNOWN = ("mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "transform-origin")
_HREFS = ("{http://www.w3.org/1999/xlink}href", "href")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_DEEPEST = 40
_SPACES = ("srgb", "hsl", "hwb")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Operators, and the opacities that they name (ExtGState A… for strokes, a… for the rest)."""

    data: bytes
    opacities: frozenset[tuple[bool, float]]


@dataclass(slots=True)
class Drawing:
    """The parts of one SVG document, by identifier; mutable while it is drawn.

    unfit are elements that turned out to hold something that is not drawn here.
    """

    root: Any
    unfit: set[int] = field(default_factory=set)
    _named: dict[str, Any] = field(default_factory=dict)
    _clips: dict[str, str] = field(default_factory=dict)

    def draw(self, element: Any, attributes: Attributes) -> Drawn | None:
        """An element whose attributes, with those that it inherits, are given; None where it is left to the setter."""
        if id(element) in self.unfit or plain(element.tag) not in _DRAWN:
            return None
        pen = _Pen()
        try:
            self._element(element, attributes, pen, 0)
        except (UnfitError, ValueError):
            self.unfit.add(id(element))
            return None
        return Drawn(" ".join(pen.out).encode("ascii"), frozenset(pen.opacities))

    # ------------------------------------------------------------ elements

    def _child(self, element: Any, inherited: Attributes, pen: _Pen, depth: int) -> None:
        try:
            own = _own(element)
            self._element(element, {**inherited, **own} if own else inherited, pen, depth)
        except (UnfitError, ValueError):
            self.unfit.add(id(element))
            raise

    def _element(self, element: Any, style: Attributes, pen: _Pen, depth: int) -> None:
        tag = plain(element.tag)
        if tag in _SILENT or style.get("display") == "none":
            return
        if depth > _DEEPEST or id(element) in self.unfit or any(style.get(name, "none") != "none" for name in _UNKNOWN):
            raise UnfitError
        saved = self._placed(tag, style, pen)
        if tag in SHAPES:
            _shape(tag, style, pen)
        elif tag in _GROUPS:
            if alpha_value(style.get("opacity", 1)) < 1:
                raise UnfitError
            inherited = _paint(style)
            for child in (self._target(style, pen),) if tag == "use" else element:
                self._child(child, inherited, pen, depth + 1)
        else:
            raise UnfitError
        if saved:
            pen.restore()

    def _placed(self, tag: str, style: Attributes, pen: _Pen) -> bool:
        """Transformed and clipped as an element wants to be; whether that has to be taken back."""
        moved, clip = style.get("transform"), style.get("clip-path", "none")
        if not moved and clip == "none" and tag != "use":
            return False
        pen.save()
        if moved and (matrix := _matrix(moved)):
            pen.out.append(matrix)
        if clip != "none":
            if clip not in self._clips:
                self._clips[clip] = self._clip(clip)
            pen.out.append(self._clips[clip])
        return True

    def _clip(self, url: str) -> str:
        """A clipping path of one or more shapes as they are."""
        path = self._by_name(url[url.find("#") + 1 :].rstrip(")\"' "))
        if path is None or plain(path.tag) != "clipPath" or path.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
            raise UnfitError
        if path.get("transform") or path.get("clip-path", "none") != "none":
            raise UnfitError
        shapes = [(plain(one.tag), _own(one)) for one in path if plain(one.tag) not in _SILENT]
        if any(tag not in SHAPES or "transform" in own or "clip-path" in own or "display" in own for tag, own in shapes):
            raise UnfitError
        rules = {own.get("clip-rule", path.get("clip-rule", "nonzero")) for _, own in shapes} or {"nonzero"}
        drawn = " ".join(SHAPES[tag](own) for tag, own in shapes)
        return f"{drawn or '0 0 0 0 re'} {'W*' if rules == {'evenodd'} else 'W'} n"

    def _target(self, style: Attributes, pen: _Pen) -> Any:
        """What a use element shows, after moving to its place."""
        target = self._by_name(next((style[name] for name in _HREFS if name in style), "").removeprefix("#"))
        if target is None or target.get("viewBox") or plain(target.tag) in ("svg", "use"):
            raise UnfitError
        if plain(target.tag) == "symbol" and target.get("overflow", "hidden") != "visible":
            raise UnfitError
        x, y = number(style.get("x", "0")), number(style.get("y", "0"))
        pen.out.append(f"1 0 0 1 {decimal(x)} {decimal(y)} cm")
        return target

    def _by_name(self, name: str) -> Any:
        if not self._named:
            self._named = {str(one.get("id")): one for one in reversed(list(self.root.iter())) if one.get("id")}
        return self._named.get(name)


def _own(element: Any) -> Attributes:
    """An element's own attributes, with those of its style attribute (SVG 1.1, 6.4)."""
    own: dict[str, str] = dict(element.attrib)
    if written := own.pop("style", ""):
        if "!" in written or "\\" in written or "/*" in written:
            raise UnfitError
        for part in written.split(";"):
            name, _, value = part.partition(":")
            own[name.strip().lower()] = value.strip()
    if "inherit" in own.values():
        raise UnfitError
    return own


def _paint(style: Attributes) -> Attributes:
    return {name: value for name, value in style.items() if name in _INHERITED}


@lru_cache(maxsize=4096)
def _matrix(written: str) -> str:
    if "%" in written or "em" in written:
        raise UnfitError
    matrix = transform(written, None, 16, 0)
    return " ".join((*map(decimal, matrix.values), "cm")) if matrix.determinant else ""


# ---------------------------------------------------------------- paint


def _shape(tag: str, style: Attributes, pen: _Pen) -> None:
    """Fill and stroke a shape."""
    if style.get("visibility", "visible") != "visible" or not (drawn := SHAPES[tag](style)):
        return
    width = number(style.get("stroke-width", "1"))
    fill, stroke = _colour(style, "fill", "black"), _colour(style, "stroke", "none") if width else None
    opacity = alpha_value(style.get("opacity", 1))
    if (fill and stroke and opacity < 1) or not (fill or stroke):
        if fill or stroke:
            raise UnfitError  # the shape as a whole is transparent, not its parts
        return
    if fill:
        pen.colour(fill, alpha_value(style.get("fill-opacity", 1)) * opacity, False)
    if stroke:
        pen.colour(stroke, alpha_value(style.get("stroke-opacity", 1)) * opacity, True)
        pen.line(width, style)
    even = style.get("fill-rule") == "evenodd"
    pen.out += (drawn, ("B*" if even else "B") if fill and stroke else "S" if stroke else "f*" if even else "f")


def _colour(style: Attributes, name: str, usual: str) -> tuple[str, float] | None:
    """Three components as operands, and the opacity of a colour; None for none."""
    written = style.get(name, usual)
    return _components(style.get("color", "black") if written.lower() == "currentcolor" else written)


@lru_cache(maxsize=1024)
def _components(written: str) -> tuple[str, float] | None:
    if written in ("none", "transparent", ""):
        return None
    if written.startswith(("url", "context-")):
        raise UnfitError
    found = color(written)
    if found.space not in _SPACES:
        raise UnfitError
    return " ".join(decimal(one or 0) for one in found.to("srgb").coordinates), float(found.alpha)


@dataclass(slots=True)
class _Pen:
    """Operators so far, and the state of the graphics that they leave; what is not in it is not known."""

    out: list[str] = field(default_factory=list)
    opacities: set[tuple[bool, float]] = field(default_factory=set)
    _now: dict[str, object] = field(default_factory=dict)
    _saved: list[dict[str, object]] = field(default_factory=list)

    def save(self) -> None:
        self.out.append("q")
        self._saved.append(self._now.copy())

    def restore(self) -> None:
        if self.out[-1] == "q":
            self.out.pop()
        else:
            self.out.append("Q")
        self._now = self._saved.pop()

    def colour(self, colour: tuple[str, float], opacity: float, stroke: bool) -> None:
        components, own = colour
        self._set("RG" if stroke else "rg", components)
        opacity = round(float(opacity * own), 4)
        if self._changed("A" if stroke else "a", opacity):
            self.opacities.add((stroke, opacity))
            self.out.append(f"/{'A' if stroke else 'a'}{opacity} gs")

    def line(self, width: float, style: Mapping[str, str]) -> None:
        self._set("w", decimal(width))
        self._set("J", str(_CAPS.get(style.get("stroke-linecap", "butt"), 0)))
        self._set("j", str(_JOINS.get(style.get("stroke-linejoin", "miter"), 0)))
        self._set("M", decimal(max(1.0, number(style.get("stroke-miterlimit", "4")))))
        self._set("d", _dashes(style.get("stroke-dasharray", "none"), style.get("stroke-dashoffset", "0")))

    def _set(self, operator: str, operands: str) -> None:
        if self._changed(operator, operands):
            self.out.append(f"{operands} {operator}")

    def _changed(self, name: str, value: object) -> bool:
        before, self._now[name] = self._now.get(name), value
        return before != value


@lru_cache(maxsize=1024)
def _dashes(written: str, offset: str) -> str:
    """The operands of a dash pattern (ISO 32000-1, 8.4.3.6); an odd one is repeated by PDF as by SVG."""
    lengths: Sequence[float] = [number(one) for one in written.replace(",", " ").split()] if written != "none" else ()
    start = number(offset)
    if not any(lengths):
        return "[] 0"
    if start < 0 or min(lengths) < 0:
        raise UnfitError
    return f"[{' '.join(map(decimal, lengths))}] {decimal(start)}"
