"""What is on a page and no part of the text: running heads, folios, ornaments, margins become artifacts."""

from __future__ import annotations

from collections.abc import Iterator

import pydyf


def set_apart(pdf: pydyf.PDF, text: set[bytes]) -> None:
    """Mark as artifacts (ISO 32000-1, 14.8.2.2) what belongs to no element of the text; text are the references of those.

    The setter gives margin boxes marked content of elements that stand nowhere: no reader can know what they are.
    """
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    numbers = pdf.objects[int(root["ParentTree"].split()[0])]["Nums"]
    pages = dict(zip(numbers[::2], numbers[1::2], strict=True))
    streams = list(_streams(pdf))
    for index, reference in enumerate(pdf.page_references):
        owners = pages.get(index)
        if not isinstance(owners, list):
            continue
        strange = {number for number, owner in enumerate(owners) if owner not in text}
        for number in strange:
            owners[number] = "null"
        tags = _tags_of(pdf, reference)
        for stream in streams:
            if stream._tags is tags:
                _set_apart(stream.stream, strange)


def _streams(pdf: pydyf.PDF) -> Iterator[pydyf.Stream]:
    """The streams that the setter drew: pages, and groups within them."""
    yield from (one for one in pdf.objects if getattr(one, "_tags", None) is not None)


def _tags_of(pdf: pydyf.PDF, page: bytes) -> object:
    """What tells the streams of a page from those of others."""
    contents = pdf.objects[int(page.split()[0])]["Contents"]
    return pdf.objects[int(contents.split()[0])]._tags


def _set_apart(lines: list[object], strange: set[int]) -> None:
    """Open artifacts instead of marked content of strange numbers; the setter writes tag, properties and BDC apart."""
    for at, line in enumerate(lines):
        if isinstance(line, dict) and line.get("MCID") in strange and lines[at + 1] == b"BDC":
            lines[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Layout"})]
