"""Files enclosed in a PDF/A-3: each embedded, associated with the document, and named for those who list attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

import pydyf

from ..model.printing import Enclosure


def enclose(pdf: pydyf.PDF, enclosures: Sequence[Enclosure], timestamp: int) -> None:
    """Embed files and associate them with the document (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""
    ordered = sorted(enclosures, key=lambda one: one.name.encode())
    references = [_specification(pdf, one, timestamp) for one in ordered]
    if references:
        named = [part for one, ref in zip(ordered, references, strict=True) for part in (pydyf.String(one.name), ref)]
        names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
        names["EmbeddedFiles"] = pydyf.Dictionary({"Names": pydyf.Array(named)})
        pdf.catalog["AF"] = pydyf.Array(references)


def _specification(pdf: pydyf.PDF, one: Enclosure, timestamp: int) -> bytes:
    """One file and its specification; its date is the edition's."""
    date = pydyf.String(datetime.fromtimestamp(timestamp, tz=UTC).strftime("D:%Y%m%d%H%M%SZ"))
    checksum = hashlib.md5(one.data, usedforsecurity=False).hexdigest()
    parameters = {"Size": len(one.data), "CheckSum": f"<{checksum}>", "CreationDate": date, "ModDate": date}
    extra = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + one.media_type.replace("/", "#2f").replace("+", "#2b"),
        "Params": pydyf.Dictionary(parameters),
    }
    stream = pydyf.Stream([one.data], extra, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary({
        "Type": "/Filespec",
        "F": pydyf.String(one.name),
        "UF": pydyf.String(one.name),
        "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        "Desc": pydyf.String(one.description),
        "AFRelationship": f"/{one.relationship}",
    })  # fmt: skip
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference
