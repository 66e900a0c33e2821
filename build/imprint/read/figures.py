"""The pictures that a manuscript asks for, and what is said of them at their places."""

from __future__ import annotations

from urllib.parse import unquote

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.manuscript import FrontMatter
from ..model.picture import Picture
from ..model.place import Place
from ..model.stages import Sources
from ..model.text import Blocks, Image, walk
from . import office
from .citing import scan
from .containers import media
from .pictures import Unusable, make_pictures


def figures(sources: Sources, front: FrontMatter, body: Blocks) -> tuple[tuple[Picture, ...], Diagnostics]:
    """The pictures of the text, its notes and its authors; what is wrong with those that cannot be shown, or not whole."""
    wanted = [unquote(node.src) for node in walk((*front.texts, body)) if isinstance(node, Image)]
    photos = [person.photo for person in front.authors if person.photo]
    files = {file.name: file.data for file in sources.files} | _photos(sources)
    files |= parsed_media(sources)
    pictures, faults = make_pictures([*wanted, *photos], files)
    places = _places(sources) if faults or any(picture.left_out for picture in pictures) else {}
    whole = Place(sources.manuscript.path)
    unusable = (_unusable(fault, places.get(fault.src, whole)) for fault in faults if not fault.reason.startswith("remote"))
    cut = (said for picture in pictures for said in _cut(picture, places.get(picture.key, whole)))
    return pictures, (*unusable, *cut)


def parsed_media(sources: Sources) -> dict[str, bytes]:
    """The pictures inside a Word or ODT file, by the names that pandoc gives them."""
    return media(sources.manuscript.data) if sources.format in office.FORMATS else {}


def _photos(sources: Sources) -> dict[str, bytes]:
    prefix = "manuscripts/"
    return {
        file.name.removeprefix(prefix): file.data
        for file in sources.shared
        if file.name.startswith(f"{prefix}authors/")
    }


def _places(sources: Sources) -> dict[str, Place]:
    """Where the text names each picture first."""
    text = sources.manuscript.data.decode("utf-8", "replace") if sources.format == "markdown" else ""
    spots = scan(sources.manuscript.path, text) if text else ()
    return {spot.value: spot.place for spot in reversed(spots) if spot.kind == "image"}


def _unusable(fault: Unusable, place: Place) -> Diagnostic:
    message = f"the image {fault.src[:80]} cannot be shown: {fault.reason}"
    return Diagnostic("image-not-readable", Severity.ERROR, place, message, fault.hint)


def _cut(picture: Picture, place: Place) -> Diagnostics:
    """What a drawing lacks of what its author drew, and what nobody would see."""
    seen, unseen = ([one.what for one in picture.left_out if one.seen is kind] for kind in (True, False))
    name = "inside the text" if picture.key[:5].lower() == "data:" else picture.key[:80]
    both = ((seen, Severity.WARNING, _SEEN), (unseen, Severity.NOTE, _UNSEEN))
    return tuple(
        Diagnostic("drawing-part-left-out", severity, place, f"the drawing {name} is set without {'; '.join(parts)}", hint)
        for parts, severity, hint in both
        if parts
    )


_SEEN = "export it as plain SVG, with its words as text and its pictures embedded, or as PDF"
_UNSEEN = "nothing is missing on the page; plain SVG has none of it"
