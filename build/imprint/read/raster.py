"""Raster images, looked into and made plain: the formats of the web kept without their metadata, the others converted.

The owner of Pillow.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageFile, ImageOps

from .tagged import foreign, in_srgb

MOST_PIXELS = 100_000_000
MOST_SCANS = 100  # of a JPEG, each of which goes over all pixels; cameras and programs make one to fourteen
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "MPO")
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
QUALITY = 92  # of a JPEG that had to be turned or taken out of CMYK

# What PNG (W3C, third edition, section 11) needs to show the picture; the rest is words, dates, places and animation.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"sBIT", b"bKGD")
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class RasterError(ValueError):
    """Why an image cannot be used, in words."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A plain raster image: its type, its pixels, its size in CSS px."""

    data: bytes
    media_type: str
    pixels: int
    width: float
    height: float


def clean(data: bytes) -> Raster:
    """Make an image plain, without loss where its own format can stay.

    EXIF orientation is applied, and an ICC profile whose colours are not sRGB's; the physical size is taken from the stated
    resolution where that is between 72 and 1200 dpi, else 96 dpi. Raises RasterError with the reason in words.
    """
    image = _opened(data)
    made, kind = _plain(image, data)
    x, y = _resolution(image)
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    wide, high = (image.height / y, image.width / x) if turned else (image.width / x, image.height / y)
    pixels = image.height if turned else image.width
    return Raster(made, TYPES[kind], pixels, round(wide * 96, 2), round(high * 96, 2))


def _opened(data: bytes) -> Image.Image:
    """The image, its first frame decoded: a truncated one is found out here."""
    try:
        with warnings.catch_warnings(), _strictly():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            if image.format in ("JPEG", "MPO") and (scans := data.count(b"\xff\xda")) > MOST_SCANS:
                raise RasterError(f"it has {scans:,} scans; {MOST_SCANS} is the limit")
            image.load()
    except (RasterError, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise RasterError(f"it has more than {MOST_PIXELS // 10**6} million pixels") from None
    except Exception as fault:  # Pillow's decoders raise whatever broken bytes lead them to
        raise RasterError(f"it is damaged: {_words(fault)}") from None
    return image


@contextmanager
def _strictly() -> Iterator[None]:
    """Truncated images are faults here: WeasyPrint tells Pillow, for its whole process, to be content with them."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _words(fault: Exception) -> str:
    text = str(fault)
    return "it is no image of its kind" if not text or "BytesIO" in text or isinstance(fault, KeyError) else text


def _plain(image: Image.Image, data: bytes) -> tuple[bytes, str]:
    anew = image.getexif().get(0x0112, 1) not in (0, 1) or foreign(image)
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    if kind == "JPEG":
        return (_jpeg(data) if not anew and image.mode in ("L", "RGB") else _saved(image, "JPEG")), "JPEG"
    if kind == "PNG":
        return (_png(data) if not anew and data[24] <= 8 else _saved(image, "PNG")), "PNG"
    if kind == "WEBP":
        return (_webp(data), kind) if not anew else (_saved(image, "PNG"), "PNG")
    if kind == "GIF":
        return (data, kind) if b"XMP DataXMP" not in data else (_saved(image, "PNG"), "PNG")
    return _saved(image, "PNG"), "PNG"


# ---------------------------------------------------------------- without loss


def _png(data: bytes) -> bytes:
    """A PNG with the chunks that show the picture, each with its own checksum, and nothing after the end."""
    return data[:8] + b"".join(_png_chunks(data))


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at : at + 12 + length]
        if name in _PNG_KEPT:
            yield chunk[:-4] + struct.pack(">I", zlib.crc32(chunk[4:-4]))
        if name == b"IEND":
            return
        at += 12 + length


def _jpeg(data: bytes) -> bytes:
    """A JPEG (ITU-T T.81, annex B) without EXIF, XMP, IPTC and comments, cut at the end of its first image."""
    return b"\xff\xd8" + b"".join(_jpeg_segments(data)) + b"\xff\xd9"


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while found := _JPEG_MARKER.search(data, at):
        at, marker = found.start(), data[found.end() - 1]
        if marker == 0xD9 or at + 4 > len(data):
            return
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == 0xDA:  # a scan: its entropy-coded data goes on to the next marker
            following = _JPEG_MARKER.search(data, end)
            end = following.start() if following else len(data)
        if _shows(marker, data[at + 4 : at + 18]):
            yield data[at:end]
        at = end


def _shows(marker: int, head: bytes) -> bool:
    if marker == 0xE0:
        return head.startswith(b"JFIF\0")
    if marker == 0xE2:
        return head.startswith(b"ICC_PROFILE\0")
    return marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _webp(data: bytes) -> bytes:
    """A WebP (RFC 9649) without its EXIF and XMP chunks."""
    body, at = b"WEBP", 12
    while at + 8 <= len(data):
        name, length = struct.unpack("<4sI", data[at : at + 8])
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & ~0b1100,)) + chunk[9:]
        body += chunk if name in _WEBP_KEPT else b""
        at += 8 + length + length % 2
    return b"RIFF" + struct.pack("<I", len(body)) + body


# ---------------------------------------------------------------- re-encoded


def _saved(image: Image.Image, kind: str) -> bytes:
    """The image upright, in a mode that browsers and PDF know, without metadata."""
    try:
        profile = image.info.get("icc_profile", b"")
        upright = ImageOps.exif_transpose(image)
        shown, profile = _known_mode(upright, profile)
        if kind == "JPEG" and shown.mode not in ("L", "RGB"):
            shown = shown.convert("RGB")
        return _written(shown, kind, profile, _resolution(image))
    except (OSError, ValueError, ImageCms.PyCMSError, SyntaxError) as fault:
        raise RasterError(f"it cannot be converted: {_words(fault)}") from None


def _written(image: Image.Image, kind: str, profile: bytes, dpi: tuple[float, float]) -> bytes:
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    if image.mode == "P":
        bare.putpalette(image.getpalette() or [])
    out = io.BytesIO()
    options = {"quality": QUALITY, "subsampling": 0} if kind == "JPEG" else {}
    clear = {"transparency": image.info["transparency"]} if kind == "PNG" and "transparency" in image.info else {}
    bare.save(out, kind, icc_profile=profile or None, dpi=dpi, **options, **clear)
    return out.getvalue()


def _known_mode(image: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """An image in grey, RGB(A) or with a palette, and the profile that still holds."""
    if image.mode in ("1", "L", "P", "LA", "RGB", "RGBA"):
        return (in_srgb(image, profile), b"") if foreign(image) else (image, profile)
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image), b""
    if image.mode == "CMYK" and profile:
        return in_srgb(image, profile), b""
    return image.convert("RGBA" if image.mode in ("PA", "La", "RGBa") else "RGB"), b""


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits in 8: 16-bit values scaled, others stretched between their least and greatest."""
    low, high = (0.0, 65535.0) if image.mode.startswith("I;16") else _extremes(image)
    scale = 255 / (high - low) if high > low else 1.0
    values = image.convert("F") if image.mode != "F" else image
    return values.point(lambda value: value * scale - low * scale).convert("L")


def _extremes(image: Image.Image) -> tuple[float, float]:
    low, high = (float(str(value)) for value in image.getextrema())
    return (0.0, 65535.0) if image.mode == "I" and low >= 0 and 255 < high <= 65535 else (low, high)


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down: as stated where that is believable, else CSS's 96."""
    try:
        x, y = (_whole(float(value)) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 96.0, 96.0
    if image.format in ("JPEG", "MPO") and not image.info.get("jfif_unit") and 0x011A not in image.getexif():
        return 96.0, 96.0  # Pillow says 72 where nothing is said
    return (x, y) if 72 <= x <= 1200 and 72 <= y <= 1200 else (96.0, 96.0)


def _whole(value: float) -> float:
    """PNG counts in pixels per metre, which makes 95.9866 of 96."""
    return float(round(value)) if abs(value - round(value)) < 0.05 else value
