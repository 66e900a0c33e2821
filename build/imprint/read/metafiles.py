"""Drawings of Windows: Enhanced Metafiles (MS-EMF 2.3.4.2) and Windows Metafiles (MS-WMF 2.3.2), which Word files hold."""

from __future__ import annotations

import re
import struct
import zlib

from ..engine import vector

_EMF = re.compile(rb"\x01\x00\x00\x00.{36} EMF", re.S)
_WMF = re.compile(rb"\xd7\xcd\xc6\x9a|\x01\x00\x09\x00\x00\x03")
_SIZE = re.compile(rb'<svg\b[^>]*?\bwidth="([\d.]+)', re.S)
_MOST = 50_000_000  # bytes of one that is packed (EMZ, WMZ)
HINT = "save it as SVG or PDF, or install {0} (Debian), which draws it"


def unpacked(data: bytes) -> bytes:
    """The metafile in an EMZ or WMZ; other bytes as they are."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        inner = zlib.decompressobj(wbits=31).decompress(data, _MOST)
    except zlib.error:
        return data
    return inner if kind(inner) else data


def kind(data: bytes) -> str:
    """ "EMF", "WMF" or ""."""
    return "EMF" if _EMF.match(data) else "WMF" if _WMF.match(data) else ""


def drawn(data: bytes) -> tuple[vector.Made, float]:
    """A metafile as SVG, and how many CSS pixels one of its units is."""
    made = vector.svg_of_emf(data) if kind(data) == "EMF" else vector.svg_of_wmf(data)
    width = _SIZE.search(made.data)
    said = _width(data)
    unit = said / float(width[1]) if width and said and float(width[1]) else 1.0
    return vector.Made(_spaced(made.data), made.failure), unit


def package(data: bytes) -> str:
    """Debian's package of the program that draws it."""
    return "emf2svg" if kind(data) == "EMF" else "libwmf-bin"


def _width(data: bytes) -> float:
    """The width that the file says, in CSS pixels; 0 where it says none."""
    if kind(data) == "EMF":
        left, _, right, _ = struct.unpack_from("<4i", data, 24)  # the frame, in hundredths of a millimetre
        return max(0.0, float(right - left) / 2540 * 96)
    if data.startswith(b"\xd7\xcd\xc6\x9a") and len(data) >= 22:
        left, _, right, _, inch = struct.unpack_from("<4hH", data, 6)
        return max(0.0, float(right - left) / inch * 96) if inch else 0.0
    return 0.0


def _spaced(svg: bytes) -> bytes:
    """libwmf names no namespace for its elements."""
    head = svg[:2000]
    if b'xmlns="http://www.w3.org/2000/svg"' in head or b"<svg" not in head:
        return svg
    return svg.replace(b"<svg", b'<svg xmlns="http://www.w3.org/2000/svg"', 1)
