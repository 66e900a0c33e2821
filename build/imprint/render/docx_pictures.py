"""Pictures in a Word file: PNG, JPEG and GIF as they are, others drawn as PNG, drawings with their SVG beside it."""

from __future__ import annotations

import io
import re

import pypdfium2
from markupsafe import Markup
from PIL import Image as Raster

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.text import Image
from .address import clean, length
from .docx_book import IMAGE, Book, Part, Shown
from .docx_face import Face

_EMU = 9525  # English Metric Units in a CSS pixel
_WIDEST, _HIGHEST = 602.0, 860.0  # CSS pixels of the text of an A4 page
_SCALE = 2.5  # pixels of a drawing's stand-in for each CSS pixel
_MOST = 2400  # pixels across
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
_PARTS = re.compile(r"^([\d.]+)(%|[a-z]+)$")
_PIXELS = {"px": 1.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0, "pt": 4 / 3, "pc": 16.0, "em": 16.0, "rem": 16.0, "ex": 8.0}


def pictures(edition: Edition, keys: frozenset[str]) -> dict[str, Shown]:
    """The pictures of an edition that are shown, by their keys; in a form that Word shows."""
    return {one.key: _shown(one, number) for number, one in enumerate(edition.pictures, 1) if one.key in keys}


def _shown(picture: Picture, number: int) -> Shown:
    ending = _ENDINGS.get(picture.media_type)
    if ending:
        return Shown(f"picture{number}.{ending}", picture.data, picture.width, picture.height)
    name = f"picture{number}.png"
    if picture.vector:
        drawn = _drawn(picture)
        return Shown(name, drawn, picture.width, picture.height, f"picture{number}.svg", picture.data)
    with Raster.open(io.BytesIO(picture.data)) as image:
        return Shown(name, _png(image.convert("RGBA")), picture.width, picture.height)


def _png(image: Raster.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _drawn(picture: Picture) -> bytes:
    """A drawing as PNG: set on a page of its size by the setter of PDFs, for readers that know no SVG."""
    from .pdf_html import picture_url
    from .pdf_setter import Pages

    width, height = max(picture.width, 1.0), max(picture.height, 1.0)
    sheet = f"@page {{ size: {width}px {height}px; margin: 0 }} img {{ display: block; width: {width}px; height: {height}px }}"
    source = Markup('<img src="{}" alt=""/>').format(picture_url(picture))
    pages = Pages(source, (sheet,), {picture_url(picture): (picture.media_type, picture.data)})
    data = pages.write(lambda _: None, b"0" * 16)
    document = pypdfium2.PdfDocument(data)
    try:
        scale = min(_SCALE, _MOST / width) * 96 / 72
        return _png(document[0].render(scale=scale).to_pil())
    finally:
        document.close()


def drawing(node: Image, book: Book, part: Part, face: Face, alt: str) -> Markup:
    """A picture in the line with its words, or its words where it is missing."""
    shown = book.pictures.get(node.src)
    words = clean(node.alt or alt or node.title).strip()
    if shown is None:
        return face.run(words or node.src)
    decorative = "decorative" in node.attr.classes or node.attr.get("role") in ("presentation", "none")
    width, height = _size(node, shown)
    values = {
        "id": book.drawn(), "name": shown.name, "words": "" if decorative else words, "title": clean(node.title),
        "x": round(width * _EMU), "y": round(height * _EMU), "embed": part.relation(IMAGE, f"media/{shown.name}"),
        "more": _drawing_too(shown, part), "apart": Markup(_DECORATIVE) if decorative else "",
    }  # fmt: skip
    return face.element(Markup(_DRAWING).format(**values))


def _size(node: Image, shown: Shown) -> tuple[float, float]:
    """The size in CSS pixels: the author's, else the picture's own, and never larger than the page."""
    ratio = (shown.height / shown.width) if shown.width > 0 and shown.height > 0 else 0.75
    high = node.attr.get("height")
    width = _asked(node.attr.get("width")) or (0.0 if "%" in high else _asked(high) / ratio) or shown.width or _WIDEST
    width = min(width, _WIDEST, _HIGHEST / ratio)
    return max(width, 1.0), max(width * ratio, 1.0)


def _asked(value: str) -> float:
    found = _PARTS.match(length(value))
    if not found:
        return 0.0
    number = float(found[1])
    return _WIDEST * number / 100 if found[2] == "%" else number * _PIXELS[found[2]]


def _drawing_too(shown: Shown, part: Part) -> Markup:
    if not shown.drawing:
        return Markup("")
    return Markup(_SVG).format(part.relation(IMAGE, f"media/{shown.drawing}"))


_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/>'
    '<wp:docPr id="{id}" name="{name}" descr="{words}" title="{title}">{apart}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name="{name}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{embed}">{more}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr>"
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
