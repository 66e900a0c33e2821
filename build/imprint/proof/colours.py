"""Which kinds of colour the pages of a PDF use: inks for the printer, light for screens."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

RGB, CMYK = "RGB", "CMYK"
_OPERATORS = ((re.compile(rb"(?:[-.\d]+\s+){3}(?:rg|RG)\s"), RGB), (re.compile(rb"(?:[-.\d]+\s+){4}[kK]\s"), CMYK))
_NAMED = {"/DeviceRGB": RGB, "/CalRGB": RGB, "/Lab": RGB, "/DeviceCMYK": CMYK}
_OF_COMPONENTS = {3: RGB, 4: CMYK}


def colours(page: pikepdf.Page) -> frozenset[str]:
    """RGB and CMYK, as far as a page uses them: in its content, its forms, patterns and pictures (ISO 32000-1, 8.6)."""
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content] if content is not None else []
    data = b"\n".join(one.read_bytes() for one in streams)
    return frozenset((*_of_content(data), *_of_resources(page.obj.get("/Resources"), set())))


def _of_content(data: bytes) -> Iterator[str]:
    yield from (kind for pattern, kind in _OPERATORS if pattern.search(data + b" "))


def _of_resources(resources: pikepdf.Object | None, seen: set[tuple[int, int]]) -> Iterator[str]:
    if resources is None:
        return
    for space in resources.get("/ColorSpace", {}).values():
        yield from _of_space(space)
    for kind in ("/XObject", "/Pattern", "/Shading"):
        for one in resources.get(kind, {}).values():
            if one.is_indirect and one.objgen in seen:
                continue
            seen.add(one.objgen)
            yield from _of_drawing(one, seen)


def _of_drawing(one: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[str]:
    """What a form, a pattern, a shading or a picture uses."""
    yield from _of_space(one.get("/ColorSpace"))
    if "/Shading" in one:
        yield from _of_space(one.Shading.get("/ColorSpace"))
    if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image":
        yield from _of_content(one.read_bytes())
        yield from _of_resources(one.get("/Resources"), seen)


def _of_space(space: pikepdf.Object | None) -> Iterator[str]:
    """The kind of a colour space; a spot colour is an ink of its own."""
    if isinstance(space, pikepdf.Name) and str(space) in _NAMED:
        yield _NAMED[str(space)]
    elif isinstance(space, pikepdf.Array):
        if str(space[0]) == "/Indexed":
            yield from _of_space(space[1])
        elif str(space[0]) == "/ICCBased" and int(space[1].N) in _OF_COMPONENTS:
            yield _OF_COMPONENTS[int(space[1].N)]
        elif str(space[0]) in _NAMED:
            yield _NAMED[str(space[0])]
