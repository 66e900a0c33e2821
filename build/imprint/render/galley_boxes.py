"""The boxes of a document as WeasyPrint builds them before layout, in one line, so that two settings can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure import boxes

Path = tuple[int, ...]
Skip = dict[int, Any] | None  # WeasyPrint's place of a page break: child → child → …, at last the offset in a text


@dataclass(frozen=True)
class Line:
    """All boxes of a document in the order of the document: their paths from the root, and what each one is."""

    paths: tuple[Path, ...]
    prints: tuple[object, ...]
    kinds: tuple[type, ...]
    root: Any

    @cached_property
    def places(self) -> Mapping[Path, int]:
        return {path: place for place, path in enumerate(self.paths)}

    def place(self, skip: Skip) -> tuple[int, Path] | None:
        """Where in the line a page begins, and the offset in its text; None where a page begins in several boxes."""
        path: Path = ()
        box = self.root
        while skip is not None:
            if len(skip) != 1:
                return None
            ((index, skip),) = skip.items()
            children = getattr(box, "children", None)
            if children is None or index >= len(children):
                return (self.places[path], (index,)) if skip is None and path in self.places else None
            path, box = (*path, index), children[index]
        return (self.places[path], ()) if path in self.places else None

    def skip(self, place: int, offset: Path) -> Skip:
        """The inverse of place."""
        found: Skip = None
        for index in reversed((*self.paths[place], *offset)):
            found = {index: found}
        return found

    def between(self, one: int, other: int) -> int:
        """How many blocks further a box stands than another, in the box around both; 0 where one is in the other."""
        if max(one, other) >= len(self.paths):
            return 0
        first, second = self.paths[one], self.paths[other]
        depth = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
        if depth is None or not issubclass(self.kinds[self.places[first[: depth + 1]]], boxes.BlockLevelBox):
            return 0
        return second[depth] - first[depth]

    def above(self, place: int) -> list[object]:
        """What the boxes around a box are, from the root."""
        path = self.paths[place]
        return [self.prints[self.places[path[:depth]]] for depth in range(len(path))]


def line_up(root: Any) -> Line:
    """The boxes below a root, footnotes at their calls."""
    paths: list[Path] = []
    prints: list[object] = []
    kinds: list[type] = []
    for path, box in _boxes(root, ()):
        paths.append(path)
        prints.append(_print(box))
        kinds.append(type(box))
    return Line(tuple(paths), tuple(prints), tuple(kinds), root)


def _boxes(box: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, box
    if box.footnote is not None:
        yield from _boxes(box.footnote, (*path, -1))
    for index, child in enumerate(getattr(box, "children", ())):
        yield from _boxes(child, (*path, index))


def _print(box: Any) -> object:
    """What a box shows of itself: equal prints in equal surroundings are laid out alike."""
    element = box.element
    attributes = tuple(element.attrib.items()) if element is not None else ()
    cascaded = getattr(box.style, "cascaded", None)
    if cascaded and element is not None and "style" in element.attrib:
        cascaded = {name: (_value(value), weight) for name, (value, weight) in cascaded.items()}
    return (type(box), box.element_tag, getattr(box, "text", ""), attributes, cascaded)


def _value(value: object) -> object:
    """A value of a style; functions are parsed anew with each text, and are the same where they are written the same."""
    written = getattr(value, "serialize", None)
    return written() if written else value


def common(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many values two sequences share at their beginning, and how many of the others at their end."""
    shortest = min(len(one), len(other))
    first = next((i for i in range(shortest) if one[i] != other[i]), shortest)
    rest = shortest - first
    last = next((i for i in range(rest) if one[-1 - i] != other[-1 - i]), rest)
    return first, last
