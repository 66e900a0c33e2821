"""A picture that the text shows is not among the manuscript's files.

## Why

The reader would see a broken frame, or nothing. Pictures on the network are not fetched: they change, vanish, and
tell strangers who reads; an edition must carry its own.

## Example

    ![The town wall](Figures/wall.png)

where the file is called figures/Wall-2.png; or

    ![The town wall](https://example.org/wall.png)

## Use instead

Put the file into the manuscript's folder and name it as it is called there. Save a picture from the network beside
the manuscript, with the right to do so, and name the copy.

## Source

Pandoc User's Guide, "Images"; EPUB 3.3, section 3.6 (publication resources, remote resources).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Image, walk
from ..rule import Rule

RULE = Rule("missing-image", Severity.ERROR)

_REMOTE = re.compile(r"^(?:https?:|ftp:)?//", re.I)
_PICTURES = re.compile(r"\.(?:png|jpe?g|gif|webp|tiff?|bmp|svgz?|pdf|eps|ps)$", re.I)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The images of the text without a picture; of those that are there and unusable, read has spoken."""
    made = {picture.key for picture in copy.pictures}
    names = [file.name for file in copy.sources.files if _PICTURES.search(file.name)]
    for src in _wanted(copy):
        if src in made or _inside(copy, src) or (not _REMOTE.match(src) and _there(src, names)):
            continue
        for place in _places(copy, src):
            yield _remote(place, src) if _REMOTE.match(src) else _missing(place, src, names)


def _inside(copy: Copy, src: str) -> bool:
    """Whether a Word or ODT file holds the picture itself: then it is there, be it unusable."""
    if copy.sources.format not in ("docx", "odt"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(copy.sources.manuscript.data)) as archive:
            return any(name.endswith(src) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError):
        return False


def _wanted(copy: Copy) -> list[str]:
    texts = (copy.front.abstract, copy.front.epigraph, copy.body)
    return list(dict.fromkeys(node.src for node in walk(texts) if isinstance(node, Image) and node.src))


def _places(copy: Copy, src: str) -> list[Place]:
    spots = [spot.place for spot in copy.spots if spot.kind == "image" and src in (spot.value, unquote(spot.value))]
    return spots or [Place(copy.sources.manuscript.path)]


def _there(src: str, names: list[str]) -> bool:
    """Whether a file answers to src, letter case and a left-out extension aside."""
    wanted = _folded(src)
    return any(wanted in (name.casefold(), posixpath.splitext(name.casefold())[0]) for name in names)


def _folded(src: str) -> str:
    return posixpath.normpath(src.replace("\\", "/").strip()).casefold()


def _remote(place: Place, src: str) -> Diagnostic:
    hint = "save the picture beside the manuscript, with the right to do so, and write its file name here"
    return RULE.at(place, f'the picture "{src}" is on the network; it is not fetched', hint)


def _missing(place: Place, src: str, names: list[str]) -> Diagnostic:
    if kind := _KINDS.search(src):
        hint = "save it from its program as SVG or PDF, or as PNG or JPEG, and name that file here"
        return RULE.at(place, f'"{src}" is no picture that can be printed: {kind[0]} is a program\'s own format', hint)
    return RULE.at(place, f'there is no picture "{src}" among the manuscript\'s files', _hint(src, names))


_KINDS = re.compile(r"\.(?:psd|ai|indd|cdr|xcf|afphoto|afdesign|sketch|fig|vsdx?|pptx?|xlsx?|docx?|heic|heif|avif|cr2|nef|dng|raw|drawio|dwg)$", re.I)


def _hint(src: str, names: list[str]) -> str:
    if _folded(src).startswith(("../", "/")):
        return (
            "only files in the manuscript's own folder are taken: put the picture there and name it without ../ or /"
        )
    elsewhere = [name for name in names if posixpath.basename(name).casefold() == posixpath.basename(_folded(src))]
    folded = {name.casefold(): name for name in sorted(names)}
    near = elsewhere or [folded[one] for one in get_close_matches(_folded(src), list(folded), 3, 0.6)]
    return (
        f"did you mean {' or '.join(near)}?" if near else "put the file into the manuscript's folder, or mend its name"
    )
