"""The pictures of an EPUB: those that are shown, each of the type that its bytes are."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.text import Image, walk

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
)
_RISKY = re.compile(
    rb"<(\w+:)?(script|foreignObject|iframe)|\son\w+\s*=|<!ENTITY|href\s*=\s*[\"']\s*(?!#|data:image/)", re.I
)


def shown(edition: Edition) -> tuple[Picture, ...]:
    """The pictures that the edition shows, with the types and names that their bytes demand (EPUB 3.3, 3.2)."""
    texts = (edition.title, edition.subtitle, edition.abstract, edition.key_points, edition.epigraph, edition.body)
    places = (*texts, *(s.blocks for s in edition.sections), *(b.blocks for b in edition.bios))
    notes = tuple(note.web or note.print for note in edition.notes)
    keys = {node.src for node in walk((*places, *notes)) if isinstance(node, Image)}
    keys |= {bio.person.photo for bio in edition.bios}
    typed = (_typed(picture) for picture in edition.pictures if picture.key in keys)
    return _apart(tuple(picture for picture in typed if picture))


def _apart(pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """Pictures with names of their own, also where case does not count (EPUB 3.3, 4.2.2)."""
    seen = {"cover.svg"}
    out = []
    for number, picture in enumerate(pictures, 1):
        name = picture.name if picture.name.lower() not in seen else f"{number}-{picture.name}"
        seen.add(name.lower())
        out.append(replace(picture, name=name))
    return tuple(out)


def _typed(picture: Picture) -> Picture | None:
    kind, suffix = _kind(picture.data)
    if not kind:
        return None
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePosixPath(picture.name).stem).strip(".-") or "picture"
    return replace(picture, media_type=kind, name=f"{name}{suffix}")


def _kind(data: bytes) -> tuple[str, str]:
    for sign, kind, suffix in _SIGNS:
        if data.startswith(sign):
            return kind, suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", ".webp"
    return ("image/svg+xml", ".svg") if _drawing(data) else ("", "")


def _drawing(data: bytes) -> bool:
    """Whether the bytes are well-formed SVG that runs nothing and fetches nothing."""
    if _RISKY.search(data):
        return False
    try:
        return ElementTree.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
