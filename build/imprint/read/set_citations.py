"""Citations that pandoc has set in a page, `<span data-cites="key">(Ong 1982, 5)</span>`, are citations again."""

from __future__ import annotations

import re

from ..model.text import Blocks, Citation, Cite, Mode, Node, NoteText, Span, Text, plain, rewrite, walk
from ..model.work import Library

_LOCATOR = re.compile(r"\d{4}[a-z]?\)?(, .+?)\)?$")
_PREFIX = re.compile(
    r"((?:see|cf\.|e\.g\.,?|also|but|compare|siehe|vgl\.|voir|véase|см\.|bkz\.)(?: (?:also|e\.g\.,?|auch|aussi))?) ",
    re.IGNORECASE,
)


def live(blocks: Blocks, library: Library) -> Blocks:
    """Blocks with those whose works the library has; the others stay as they were set, and a rule names them."""
    keys = {entry.key for entry in library.entries} | {item.id for item in library.items}

    def change(node: Node) -> Node:
        wanted = node.attr.get("cites").split() if isinstance(node, Span) and "citation" in node.attr.classes else []
        if not wanted or not keys.issuperset(wanted) or any(isinstance(one, NoteText) for one in walk(node)):
            return node
        return Cite(_cited(wanted, plain(node)))

    return rewrite(blocks, change) if keys else blocks


def _cited(keys: list[str], words: str) -> tuple[Citation, ...]:
    """With the words before them, and their pages, where each work has its part between semicolons."""
    inside = words.startswith(("(", "[")) or words.isdigit()
    mode = Mode.NORMAL if inside else Mode.IN_TEXT
    parts = words.strip("()[] ").split("; ")
    if len(parts) != len(keys):
        return tuple(Citation(key, mode=mode) for key in keys)
    return tuple(_one(key, part, mode) for key, part in zip(keys, parts, strict=True))


def _one(key: str, part: str, mode: Mode) -> Citation:
    prefix, locator = _PREFIX.match(part), _LOCATOR.search(part)
    suffix = (Text(locator[1]),) if locator else ()
    return Citation(key, (Text(prefix[1]),) if prefix else (), suffix, mode)
