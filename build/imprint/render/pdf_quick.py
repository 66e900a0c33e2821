"""What the setter does slowly, done quickly: paths of pictures, and raster images into the PDF without encoding them anew."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import pydyf
import weasyprint.svg as drawing
from PIL import Image
from weasyprint.images import RasterImage

from .pdf_drawing import Drawing
from .pdf_paths import operators

_LEVEL = 4  # of zlib, where an image has to be encoded: a third of the time of the usual 6, a few percent larger
_COLOURS = {0: "L", 2: "RGB"}  # PNG (W3C, third edition, 11.2.1): colour type → mode
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_path = drawing.TAGS["path"]
_x_object = RasterImage.get_x_object
_node = drawing.SVG.draw_node


def _drawn(svg: Any, node: Any, font_size: float) -> None:
    """A path's operators as they are; marked ones and what they do not know is left to the setter."""
    data = None if any(node.get(name) for name in _MARKERS) else operators(node.get("d", ""))
    if data is None:
        _path(svg, node, font_size)
    else:
        svg.stream.stream.append(data)


def _drawn_at_once(svg: Any, node: Any, font_size: float, fill_stroke: bool = True, context: Any = None) -> None:
    """An element with all in it; what the quick drawing does not know is left to the setter, which comes back with its parts."""
    drawn = None
    if fill_stroke and context is None and node is not svg.tree:
        if not hasattr(svg, "quickly"):
            svg.quickly = Drawing(svg.tree._etree_node)
        drawn = svg.quickly.draw(node._etree_node, node.attrib)
    if drawn is None:
        _node(svg, node, font_size, fill_stroke, context)
        return
    for stroke, opacity in sorted(drawn.opacities):
        name, key = (f"A{opacity}", "CA") if stroke else (f"a{opacity}", "ca")
        svg.stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary({key: opacity}))
    svg.stream.stream.append(b"q %b Q" % drawn.data)


def _encoded(image: Image.Image) -> bytes:
    """The image data of a PNG, as a PDF takes them with predictors."""
    out = io.BytesIO()
    image.save(out, format="PNG", compress_level=_LEVEL)
    return b"".join(_chunks(out.getvalue()))


def _chunks(png: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length


def _object(image: Any, _: bool, ratio: float) -> Any:
    """An image as an object of the PDF; a mask that masks nothing is left out, PNG data are taken as they are."""
    if image.format != "PNG" or ratio != 1:
        return _x_object(image, False, ratio)
    _without_needless_mask(image)
    png = image.image_data.data
    if _COLOURS.get(png[25]) != image.mode or png[24] != 8 or png[28]:  # eight bits, not interlaced
        return _x_object(image, False, ratio)
    colours = 3 if image.mode == "RGB" else 1
    extra = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": "/DeviceRGB" if colours == 3 else "/DeviceGray",
        "BitsPerComponent": 8,
        "Interpolate": "false",  # PDF/A-3 (ISO 19005-3, 6.2.8) forbids it, also for pictures within SVG
        "Filter": "/FlateDecode",
        "DecodeParms": pydyf.Dictionary({"Predictor": 15, "Columns": image.width, "Colors": colours}),
    }
    return pydyf.Stream([image.cache_image_data(b"".join(_chunks(png)), slot="stream")], pydyf.Dictionary(extra))


def _without_needless_mask(image: Any) -> None:
    if image.mode not in ("RGBA", "LA"):
        return
    opened = Image.open(io.BytesIO(image.image_data.data))
    if opened.mode == image.mode and opened.getchannel("A").getextrema() == (255, 255):
        out = io.BytesIO()
        opened.convert(image.mode[:-1]).save(out, format="PNG", compress_level=_LEVEL)
        image.mode = image.mode[:-1]
        image.image_data = image.cache_image_data(out.getvalue())


def quicken() -> None:
    """Put these in the place of the setter's own."""
    drawing.TAGS["path"] = _drawn
    drawing.SVG.draw_node = _drawn_at_once
    RasterImage._get_png_data = staticmethod(_encoded)
    RasterImage.get_x_object = _object
