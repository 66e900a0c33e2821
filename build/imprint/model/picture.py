"""Pictures in a form that every output can show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of an author's drawing that its picture lacks, in words; seen where a reader would miss it."""

    what: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its key in the text, the file name it gets in outputs, its bytes and size in CSS pixels (1/96 inch).

    The bytes are SVG, PNG, JPEG, GIF or WebP, whatever the author delivered; pixels is a raster's own width, else 0.
    """

    key: str  # the path as the manuscript names it
    name: str  # safe, unique file name: "figure-1.svg"
    media_type: str
    data: bytes
    width: float
    height: float
    pixels: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @property
    def vector(self) -> bool:
        return self.media_type == "image/svg+xml"
