"""A PDF page as a picture, for the screen."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import ImageChops

SCALE = 1.75  # pixels to a point: sharp on most screens at the width of a column


def picture_of(pdf: bytes) -> tuple[bytes, int, int]:
    """The first page as PNG, grey where it has no colour; its width and height in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=SCALE, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    red, green, blue = image.split()
    if not ImageChops.difference(red, blue).getbbox() and not ImageChops.difference(red, green).getbbox():
        image = red
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue(), image.width, image.height
