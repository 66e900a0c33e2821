"""The structure elements of a PDF that is being written."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass

import pydyf

Element = MutableMapping[str, object]


@dataclass(slots=True)
class Tree:
    """The structure elements of a PDF being written, by reference; mutable as the PDF itself is."""

    pdf: pydyf.PDF

    def at(self, reference: object) -> Element | None:
        """The structure element behind a reference, None for marked content and object references."""
        if not isinstance(reference, bytes):
            return None
        found = self.pdf.objects[int(reference.split()[0])]
        return found if isinstance(found, dict) and found.get("Type") == "/StructElem" else None

    def kids(self, element: Element) -> list[object]:
        kids: list[object] = element["K"]  # type: ignore[assignment]
        return kids

    def below(self, element: Element) -> Iterator[Element]:
        """An element and all below it, in reading order."""
        yield element
        for kid in self.kids(element):
            if (child := self.at(kid)) is not None:
                yield from self.below(child)
