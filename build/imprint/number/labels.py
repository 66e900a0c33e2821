"""Counts figures, tables, equations, listings and sections."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.stages import Label
from ..model.text import Blocks, Heading, labelled_kind, walk


def labels(body: Blocks, sections: bool) -> Iterator[Label]:
    """What labelled_kind says takes a number; subfigures take their figure's with a letter."""
    counts: dict[str, int] = {}
    levels = [0] * 6
    apart = False  # in the appendix, whose sections have letters
    letters = 0
    within = ""  # before the numbers of what an appendix counts by itself: "A."
    own: dict[str, str] = {}  # by kind, before the numbers of what each section counts by itself: "2."
    for node in walk(body):
        kind = labelled_kind(node)
        identifier = node.attr.id if kind else ""  # type: ignore[union-attr]
        if isinstance(node, Heading):
            numbered = sections and not {"unnumbered", "-"} & set(node.attr.classes)
            if "appendix" in node.attr.classes and not apart:
                apart, levels = True, [0] * 6
            number = _section_number(levels, node.level, apart) if numbered else ""
            if "counted-apart" in node.attr.classes and number.isalpha():
                within, counts = f"{number}.", {}
            for counted in (one[7:] for one in node.attr.classes if one.startswith("within-") and number):
                own[counted], counts[counted] = f"{number}.", 0
            yield Label(identifier, kind, number)
        elif kind == "subfigure":
            letters += 1
            yield Label(identifier, kind, f"{own.get('figure', within)}{counts.get('figure', 0)}{chr(96 + min(letters, 26))}")
        elif kind.startswith("whole-"):  # the parts with letters that follow, as a whole
            of = kind.removeprefix("whole-")
            yield Label(identifier, kind, f"{own.get(of, within)}{counts.get(of, 0) + 1}")
        elif kind in ("equation", "table") and "lettered" in node.attr.classes:  # type: ignore[union-attr]
            letters = 1 if "first" in node.attr.classes else letters + 1  # type: ignore[union-attr]
            counts[kind] = counts.get(kind, 0) + (letters == 1)
            yield Label(identifier, kind, f"{own.get(kind, within)}{counts[kind]}{chr(96 + min(letters, 26))}")
        elif kind:
            letters = 0
            counts[kind] = counts.get(kind, 0) + 1
            yield Label(identifier, kind, f"{own.get(kind, within)}{counts[kind]}")


def _section_number(levels: list[int], level: int, apart: bool) -> str:
    levels[level - 1] += 1
    levels[level:] = [0] * (6 - level)
    first, *rest = (count for count in levels[:level] if count)
    return ".".join((chr(64 + min(first, 26)) if apart else str(first), *map(str, rest)))
