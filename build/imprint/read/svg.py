"""Rebuilds an SVG by allow list: no script, no outside address, no bomb, identifiers of its own."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ..model.picture import LeftOut
from . import svg_cost, svg_left_out, svg_style
from .svg_cost import HREF, MOST_ELEMENTS, URL, XLINK
from .svg_names import ATTRIBUTES, ELEMENTS

SVG = "http://www.w3.org/2000/svg"
_NAMESPACES: Any = {None: SVG, "xlink": XLINK}  # lxml-stubs know no default namespace
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

MOST_BYTES = 50_000_000
LARGEST_SIDE = 40_000.0  # CSS px: ten metres

_INCH = 96.0
_UNITS = {"": 1.0, "px": 1.0, "pt": _INCH / 72, "pc": _INCH / 6, "in": _INCH, "em": 16.0}
_UNITS |= {"cm": _INCH / 2.54, "mm": _INCH / 25.4, "q": _INCH / 101.6}
_LENGTH = re.compile(r"^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*$")
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]*(?:\[(.*?)\]\s*)?>", re.S)
_ENTITY = re.compile(rb"<!ENTITY\s+(\w+)\s+(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\s*>")
_PATH = re.compile(r"[\sa-zA-Z0-9.,+-]*\Z")
_BAD = re.compile(r"\\|/\*|@|expression|javascript:|image-set|image\(|src\(|[<\x00-\x08]", re.I)

Raster = Callable[[str], str]  # a data: URI of a raster image → one that is safe, or ""


class SvgError(ValueError):
    """Why an SVG cannot be used, in words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A safe SVG, its size in CSS px, and what of the author's it lacks."""

    data: bytes
    width: float
    height: float
    left_out: tuple[LeftOut, ...] = ()


def clean(data: bytes, salt: str, raster: Raster, unit: float = 1.0) -> Drawing:
    """Rebuild an SVG (SVG 1.1, SVG 2 without script); salt makes its identifiers its own.

    unit is what a bare number of its width and height means in CSS px (96/72 where a converter wrote points).
    raster makes an embedded image safe. Raises SvgError with the reason in words.
    """
    root = _parsed(data)
    _within_limits(root)
    lost = svg_left_out.left_out(root)
    try:
        svg_style.applied(root)
    except svg_style.TooComplexError as fault:
        raise SvgError(str(fault)) from None
    width, height, box = _size(root, unit)
    prefix = "p" + hashlib.sha256(salt.encode() + b"\0" + data).hexdigest()[:8] + "-"
    new = etree.Element(f"{{{SVG}}}svg", nsmap=_NAMESPACES)
    refused: list[LeftOut] = []

    def embedded(uri: str) -> str:
        safe = raster(uri)
        if not safe:
            refused.append(_EMBEDDED)
        return safe

    _rebuild(root, new, _Names(prefix, frozenset(_referenced(root))), embedded)
    if reason := svg_cost.excess(new):
        raise SvgError(reason)
    for name, value in (("width", _number(width)), ("height", _number(height)), ("viewBox", box)):
        new.set(name, value)
    return Drawing(etree.tostring(new, encoding="utf-8"), width, height, (*lost, *refused[:1]))


_EMBEDDED = LeftOut("a picture inside it that is damaged, or neither PNG, JPEG nor GIF", True)


# ---------------------------------------------------------------- in


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_without_doctype(_unpacked(data)), parser)
    except etree.XMLSyntaxError as fault:
        raise SvgError(f"it is not well-formed XML: {str(fault).split(' (<string>')[0]}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SvgError("it has a document type that cannot be read")
    if etree.QName(root).localname != "svg":
        raise SvgError(f"its root element is <{etree.QName(root).localname}>, not <svg>")
    if etree.QName(root).namespace is None:  # a drawing copied out of a web page
        for element in root.iter(etree.Element):
            element.tag = f"{{{SVG}}}{etree.QName(element).localname}"
    return root


def _unpacked(data: bytes) -> bytes:
    """The XML of a gzipped .svgz too."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(31).decompress(data, MOST_BYTES)
        except zlib.error:
            raise SvgError("its compression is damaged") from None
    if len(data) >= MOST_BYTES:
        raise SvgError("it is larger than 50 MB")
    return data


def _without_doctype(data: bytes) -> bytes:
    """Drop the document type; keep what its short plain entities mean (Illustrator names namespaces by them)."""
    found = _DOCTYPE.search(data)
    if not found:
        return data
    plain = {name: a or b for name, a, b in _ENTITY.findall(found.group(1) or b"")[:50]}
    rest = data[: found.start()] + b"\n" * found[0].count(b"\n") + data[found.end() :]  # lines are counted
    return re.sub(rb"&(\w+);", lambda m: plain.get(m.group(1), m.group(0)), rest) if plain else rest


def _within_limits(root: etree._Element) -> None:
    if sum(1 for _ in root.iter(etree.Element)) > MOST_ELEMENTS:
        raise SvgError(f"it has more than {MOST_ELEMENTS} elements")


# ---------------------------------------------------------------- size


def _size(root: etree._Element, unit: float) -> tuple[float, float, str]:
    """Width and height in CSS px and a viewBox (SVG 2, section 8.2).

    Without a size, the viewBox decides; without both, it is 300 by 150.
    """
    box = _view_box(str(root.get("viewBox") or ""))
    width, height = (_length(str(root.get(name) or ""), unit) for name in ("width", "height"))
    if box and not (width and height):
        width, height = _from_box(box, width, height, unit)
    width, height = width or 300.0, height or 150.0
    box = box or (0.0, 0.0, width / unit, height / unit)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise SvgError("its width or height is beyond ten metres")
    return round(width, 3), round(height, 3), " ".join(_number(part) for part in box)


def _from_box(box: tuple[float, ...], width: float, height: float, unit: float) -> tuple[float, float]:
    if width:
        return width, width * box[3] / box[2]
    if height:
        return height * box[2] / box[3], height
    return box[2] * unit, box[3] * unit


def _view_box(text: str) -> tuple[float, ...]:
    try:
        box = tuple(float(part) for part in re.split(r"[\s,]+", text.strip()))
    except ValueError:
        return ()
    return box if len(box) == 4 and all(abs(part) < 1e7 for part in box) and box[2] > 0 and box[3] > 0 else ()


def _length(text: str, unit: float) -> float:
    """CSS px of an absolute length, 0 for percentages, nonsense and negatives."""
    parts = _LENGTH.match(text)
    scale = _UNITS.get(parts.group(2).lower(), 0.0) if parts else 0.0
    value = float(parts.group(1)) * scale * (unit if parts.group(2) == "" else 1) if parts else 0.0
    return value if 0 < value < 1e9 else 0.0


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


# ---------------------------------------------------------------- the tree


@dataclass(frozen=True, slots=True)
class _Names:
    """Identifiers that are referred to, and the prefix that makes them this picture's own."""

    prefix: str
    used: frozenset[str]


def _referenced(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for name, raw in element.attrib.items():
            value = str(raw)
            if name in (HREF, "href") and value.startswith("#"):
                yield value[1:]
            elif str(name).startswith("aria-"):
                yield from value.split()
            elif "url(" in value:
                yield from (url[1:] for _, url in URL.findall(value) if url.startswith("#"))


def _rebuild(old: etree._Element, new: etree._Element, names: _Names, raster: Raster) -> None:
    """Copy what is allowed of old into new; lxml has bounded the depth to 256."""
    for name, raw in old.attrib.items():
        value = _value(str(name), str(raw), names)
        if value is not None:
            new.set(str(name), value)
    words = new.tag in _WORDY
    new.text = _text(old.text, words)
    for child in old:
        if isinstance(child.tag, str) and (kind := _kind(child)):
            grown = etree.SubElement(new, f"{{{SVG}}}{kind}")
            _rebuild(child, grown, names, raster)
            if not _linked(child, grown, names, raster):
                new.remove(grown)
        _after(new, _text(child.tail, words))


_WORDY = frozenset(f"{{{SVG}}}{name}" for name in ("text", "tspan", "textPath", "title", "desc"))


def _text(text: str | None, words: bool) -> str | None:
    return text if words else None


def _after(new: etree._Element, text: str | None) -> None:
    """Add text at the end of an element."""
    if text and len(new):
        new[-1].tail = (new[-1].tail or "") + text
    elif text:
        new.text = (new.text or "") + text


def _kind(element: etree._Element) -> str:
    name = etree.QName(element)
    if name.namespace != SVG:
        return ""
    if name.localname == "a":  # a link inside a picture: its drawing stays
        parent = element.getparent()
        return "tspan" if parent is not None and parent.tag in _WORDY else "g"
    return name.localname if name.localname in ELEMENTS else ""


def _value(name: str, value: str, names: _Names) -> str | None:
    """The value as it may stand, or None."""
    if name == "id":
        return names.prefix + value if value in names.used else None
    if name == SPACE:
        return value if value == "preserve" else None
    if name in ("aria-labelledby", "aria-describedby"):
        return " ".join(names.prefix + one for one in value.split())
    if name.startswith("aria-label"):
        return value
    if name in ("d", "points"):
        return value if _PATH.match(value) else None
    if (name not in ATTRIBUTES and name != "style") or _BAD.search(value):
        return None
    if _HUGE.search(value if name != "font-size" else f"font-size:{value}"):
        return None
    if "url" not in value.lower():
        return value
    return _local_urls(value, names)


_HUGE = re.compile(r"font(?:-size)?\s*:[^;]*(?:\d{7}|\de\+?\d)", re.I)  # letters of kilometres: Pango counts in 32 bits


def _local_urls(value: str, names: _Names) -> str | None:
    if not all(url.startswith("#") for _, url in URL.findall(value)):
        return None
    return URL.sub(lambda found: f"url(#{names.prefix}{found.group(2)[1:]})", value)


def _linked(old: etree._Element, new: etree._Element, names: _Names, raster: Raster) -> bool:
    """Set the reference of an element that has one; whether the element may stay."""
    target = str(old.get(HREF) or old.get("href") or "").strip()
    kind = etree.QName(new).localname
    if kind in ("image", "feImage") and target.startswith("data:"):
        target = raster(target)
        new.set(HREF, target)
        return bool(target)
    if target.startswith("#") and kind not in ("image",):
        new.set(HREF, "#" + names.prefix + target[1:])
        return True
    return kind not in ("use", "image", "feImage", "textPath")
