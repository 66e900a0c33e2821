"""Bare numbers behind a work that is not counted by pages: an entry's `pagination` says by what (BibLaTeX 3.20, § 2.3.11)."""

from __future__ import annotations

from dataclasses import replace

from ..model.locators import counted
from ..model.text import Blocks, Citation, Node, rewrite
from ..model.work import Library

_UNITS = frozenset(("column", "line", "verse", "section", "paragraph"))


def in_their_units(blocks: Blocks, library: Library, language: str) -> Blocks:
    """Blocks whose citations say column, line, verse, section or paragraph behind works that an entry counts so."""
    stated = {entry.key: entry.value("pagination") for entry in library.entries if "pagination" in entry.names}
    units = {key: unit for key, unit in stated.items() if unit in _UNITS}

    def change(node: Node) -> Node:
        if not isinstance(node, Citation) or node.key not in units:
            return node
        return replace(node, suffix=counted(node.suffix, units[node.key], language))

    return rewrite(blocks, change) if units else blocks
