"""A PDF page as a picture, for the screen."""

from __future__ import annotations

import struct
import zlib

import pypdfium2
from PIL import Image, ImageChops

SCALE = 1.75  # pixels to a point: sharp on most screens at the width of a column


def picture_of(pdf: bytes, page: int = 0) -> tuple[bytes, int, int]:
    """A page, by its index, as PNG, grey where it has no colour; its width and height in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=SCALE, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    red, green, blue = image.split()
    if not ImageChops.difference(red, blue).getbbox() and not ImageChops.difference(red, green).getbbox():
        image = red
    return _png(image), image.width, image.height


def _png(image: Image.Image) -> bytes:
    """A grey or coloured picture as PNG (W3C PNG 3rd edition, sections 5 and 9), its lines unfiltered.

    Paper is mostly white: filters, for which Pillow looks at each line, cost twice the time and gain nothing.
    """
    data = image.tobytes()
    line = len(data) // image.height
    lines = b"".join([b"\0" + data[at : at + line] for at in range(0, len(data), line)])
    head = struct.pack(">IIBBBBB", *image.size, 8, 0 if image.mode == "L" else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, part) for name, part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
