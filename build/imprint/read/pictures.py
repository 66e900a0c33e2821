"""Makes of the figures that a text wants pictures that every output can show."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from ..engine import vector
from ..model.picture import LeftOut, Picture
from . import metafiles, raster, svg

MOST_BYTES = 50_000_000
MOST_EMBEDDED = 10_000_000
HEAVY_SVG = 3_000_000  # a converted figure beyond this is shown sooner as an image
EXTENSIONS = (".pdf", ".svg", ".png", ".jpg", ".jpeg", ".eps", ".gif", ".webp", ".tif")  # LaTeX's order

_ENDINGS = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]+):", re.I)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A figure that is there (or elsewhere) and cannot be shown: the reason and the remedy in words.

    The reason of one on the network begins "remote:".
    """

    src: str
    reason: str
    hint: str = ""


class _UnusableError(ValueError):
    """The reason and the hint, on their way up."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture without its names."""

    media_type: str
    data: bytes
    width: float
    height: float
    pixels: int = 0
    left_out: tuple[LeftOut, ...] = ()


def make_pictures(
    wanted: Sequence[str], files: Mapping[str, bytes]
) -> tuple[tuple[Picture, ...], tuple[Unusable, ...]]:
    """Pictures for the sources of a text, in order of first use, and those that cannot be shown.

    wanted is percent-decoded, files are named relative to the manuscript's folder. What is not there is in neither.
    """
    made: list[Picture] = []
    faults: list[Unusable] = []
    for number, src in enumerate(dict.fromkeys(wanted), 1):
        try:
            found = _found(src, files)
            if found is not None:
                made.append(_picture(src, number, *found))
        except _UnusableError as fault:
            faults.append(Unusable(src, str(fault), fault.hint))
    return tuple(made), tuple(faults)


def _picture(src: str, number: int, name: str, data: bytes) -> Picture:
    shown = _shown(src, data)
    safe = f"figure-{number}-{_stem(name)}{_ENDINGS[shown.media_type]}"
    return Picture(src, safe, shown.media_type, shown.data, shown.width, shown.height, shown.pixels, shown.left_out)


def _stem(name: str) -> str:
    """The name's stem in lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", posixpath.splitext(posixpath.basename(name))[0])
    letters = plain.replace("ı", "i").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "picture"


# ---------------------------------------------------------------- finding the file


def _found(src: str, files: Mapping[str, bytes]) -> tuple[str, bytes] | None:
    """Name and bytes of what a source means; None where there is no such file."""
    if src[:5].lower() == "data:":
        return "embedded", _embedded(src)
    scheme = _SCHEME.match(src)
    if src.startswith("//") or (scheme and scheme.group(1).lower() in ("http", "https", "ftp")):
        raise _UnusableError(
            "remote: pictures on the network are not fetched",
            "save the picture beside the manuscript and give its file name",
        )
    if scheme and src not in files and len(scheme.group(1)) > 1:
        reason = f"{scheme.group(1)}: addresses are no pictures"
        raise _UnusableError(reason, "give the name of a file beside the manuscript")
    name = _resolved(src, files)
    return None if name is None else (name, files[name])


def _resolved(src: str, files: Mapping[str, bytes]) -> str | None:
    by_case = {name.casefold(): name for name in sorted(files, reverse=True)}
    for candidate in _candidates(src):
        if candidate in files:
            return candidate
        if candidate.casefold() in by_case:
            return by_case[candidate.casefold()]
    return None


def _candidates(src: str) -> Iterator[str]:
    """The names a source may mean, in order; none above the manuscript's folder."""
    yield src
    bare = re.split(r"[?#]", src, maxsplit=1)[0]
    for form in dict.fromkeys((src, bare, src.replace("\\", "/"), unicodedata.normalize("NFC", src))):
        name = posixpath.normpath(form.strip()).removeprefix("/")  # a site's root is its author's folder
        if name.startswith(("../", "/")) or name in (".", ".."):
            continue
        yield name
        yield from (name + ending for ending in EXTENSIONS)


def _embedded(uri: str) -> bytes:
    """The bytes of a data: URI (RFC 2397)."""
    head, comma, body = uri.partition(",")
    if not comma or len(body) > MOST_EMBEDDED * 4 // 3 + 4:
        raise _UnusableError("its data: address is damaged or larger than 10 MB", "save the picture as a file")
    try:
        raw = unquote_to_bytes(body)
        return base64.b64decode(b"".join(raw.split()), validate=True) if ";base64" in head.lower() else raw
    except (binascii.Error, ValueError):
        raise _UnusableError("the base64 of its data: address is damaged", "save the picture as a file") from None


# ---------------------------------------------------------------- making it showable


def _shown(src: str, data: bytes) -> _Shown:
    """The bytes in a form that every output shows; what they are is read from themselves, not from their name."""
    data = metafiles.unpacked(data)
    _refuse(data)
    if metafiles.kind(data):
        return _of_metafile(src, data)
    if data.startswith((b"%PDF", b"\xef\xbb\xbf%PDF")) or b"%PDF-" in data[:1024]:
        return _of_pdf(src, data)
    if data.startswith((b"%!PS", b"\x04%!PS", b"\xc5\xd0\xd3\xc6")):
        return _of_pdf(src, _of_eps(data))
    if _is_svg(data):
        return _of_svg(src, data)  # the author's own: what a converter wrote (below) lacks nothing of his
    return _of_raster(data)


def _refuse(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise _UnusableError("it is larger than 50 MB", "save it smaller: 300 dots per printed inch are enough")
    if not data.strip():
        raise _UnusableError("it is empty", "put the picture back in its place")
    if data.startswith(b"version https://git-lfs"):
        raise _UnusableError("it is a pointer of Git LFS, not the picture", "run git lfs pull")
    for magic, name in _OTHERS:
        if magic.match(data):
            raise _UnusableError(f"{name} is not supported", "save it as SVG or PDF (drawings), PNG or JPEG (images)")


_OTHERS = (
    (re.compile(rb"....ftyp(?:heic|heix|mif1|avif|avis)", re.S), "HEIC or AVIF"),
    (re.compile(rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51"), "JPEG 2000"),
    (re.compile(rb"8BPS"), "a Photoshop file"),
    (re.compile(rb"\s*<!doctype html|\s*<html", re.I), "a web page"),
)


def _is_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return (
        head.startswith((b"\x1f\x8b", b"<?xml", b"\xff\xfe<\0", b"\xfe\xff\0<")) or b"<svg" in head or b":svg" in head
    )


def _of_raster(data: bytes) -> _Shown:
    try:
        made = raster.clean(data)
    except raster.RasterError as fault:
        raise _UnusableError(str(fault), "open it in an image editor and save it again") from None
    return _Shown(made.media_type, made.data, made.width, made.height, made.pixels)


def _of_svg(src: str, data: bytes, unit: float = 1.0) -> _Shown:
    try:
        made = svg.clean(data, src, _embedded_raster, unit)
    except svg.SvgError as fault:
        raise _UnusableError(str(fault), "export it again as plain SVG, or as PDF") from None
    return _Shown("image/svg+xml", made.data, made.width, made.height, left_out=made.left_out)


def _embedded_raster(uri: str) -> str:
    """A data: URI of PNG, JPEG or GIF made plain; "" for everything else."""
    try:
        made = raster.clean(_embedded("".join(uri.split())))
    except (_UnusableError, raster.RasterError):
        return ""
    if made.media_type not in ("image/png", "image/jpeg", "image/gif"):
        return ""
    return f"data:{made.media_type};base64,{base64.b64encode(made.data).decode()}"


def _of_metafile(src: str, data: bytes) -> _Shown:
    made, unit = metafiles.drawn(data)
    if made.failure:
        reason = f"it is a Windows drawing ({metafiles.kind(data)}), and {made.failure}"
        raise _UnusableError(reason, metafiles.HINT.format(metafiles.package(data)))
    return _of_svg(src, made.data, unit)


def _of_eps(data: bytes) -> bytes:
    if data.startswith(b"\xc5\xd0\xd3\xc6"):  # DOS EPS: a header says where the PostScript stands (TN 5002, appendix)
        start, length = (int.from_bytes(data[at : at + 4], "little") for at in (4, 8))
        data = data[start : start + length]
    made = vector.pdf_of_eps(data)
    if made.failure:
        raise _UnusableError(f"its PostScript cannot be read: {made.failure}", "export it again as PDF or SVG")
    return made.data


def _of_pdf(src: str, data: bytes) -> _Shown:
    """A PDF's first page as SVG; as PNG of 300 dpi where the SVG would be too heavy to show, or needs filters.

    Poppler writes filters for images with soft edges only; WeasyPrint's SVG has none and would show noise.
    """
    made = vector.svg_of_pdf(data)
    if made.failure:
        raise _UnusableError(f"its PDF cannot be read: {made.failure}", _pdf_hint(made.failure))
    if len(made.data) <= HEAVY_SVG and b"<filter" not in made.data:
        try:
            return _of_svg(src, made.data, 96 / 72)
        except _UnusableError:
            pass  # too complex: as an image, then
    image = vector.png_of_pdf(data)
    if image.failure:
        raise _UnusableError(f"its PDF cannot be read: {image.failure}", _pdf_hint(image.failure))
    return _of_raster(image.data)


def _pdf_hint(failure: str) -> str:
    if "not installed" in failure:
        return "install poppler-utils (Debian, Fedora) or poppler (Homebrew); imprint doctor tells what else is missing"
    return "save it without a password" if "password" in failure else "export it again as PDF, or as SVG"
