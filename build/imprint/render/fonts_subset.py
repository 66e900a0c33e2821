"""Fonts cut down to the characters that a text uses."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

_RESTRICTED = 0x0002  # OS/2 fsType: no embedding without the maker's leave
_NAMES = (4, 0, 13, 14)  # OpenType name table: full name, copyright, licence and its address
# Hinting bytecode, and tables of shapers that reading systems do not have.
_DROPPED = ("FFTM", "Silf", "Silt", "Sill", "Glat", "Gloc", "Feat")


@dataclass(frozen=True, slots=True)
class Cut:
    """A font's bytes with only some of its characters, its media type, and the licence that it names."""

    data: bytes
    media_type: str
    license: str


@lru_cache(maxsize=64)
def cut(data: bytes, characters: frozenset[str]) -> Cut | None:
    """The font with the characters it has of those named; None where it has none, may not be embedded or is broken."""
    wanted = {ord(char) for char in characters} & coverage(data)
    if not wanted:
        return None
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        (rights,) = struct.unpack(">H", face.reference_table("OS/2").data[8:10])
        if rights & 0xF == _RESTRICTED:
            return None
        small = bytes(uharfbuzz.subset(face, _asked(wanted)).blob.data)
    except (uharfbuzz.HarfBuzzError, RuntimeError, ValueError, struct.error):
        return None
    return Cut(small, "font/otf" if small[:4] == b"OTTO" else "font/ttf", _license(face)) if small else None


@lru_cache(maxsize=32)
def coverage(data: bytes) -> frozenset[int]:
    """The code points that a font has; none where it is broken."""
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes)


def _asked(wanted: set[int]) -> uharfbuzz.SubsetInput:
    """All features and names of the font for these code points; the same bytes for the same font."""
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(wanted)
    for everything in (asked.layout_feature_tag_set, asked.name_id_set):
        everything.clear()  # what it holds by default would be turned into its contrary
        everything.invert()
    asked.drop_table_tag_set.update(int.from_bytes(name.encode(), "big") for name in _DROPPED)
    asked.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return asked


def _license(face: uharfbuzz.Face) -> str:
    """Copyright, licence and its address as the font states them."""
    return "\n".join(text for number in _NAMES if (text := face.get_name(number)))
