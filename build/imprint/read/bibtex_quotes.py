"""Values in typographic quotation marks, which BibTeX does not know: one fault in the place of all that come of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .bibtex_tokens import Block, Fault

_QUOTED = re.compile(r"=\s*([“„«”])([^“”„«»{}\"\n]*)([”“»])\s*(?=[,}\n])")
_CAUSED = frozenset(("undefined-string", "missing-equals", "missing-comma", "duplicate-field"))


def quoted(text: str, blocks: Iterable[Block], faults: list[Fault]) -> list[Fault]:
    """The faults, those of entries with such values as one each."""
    if not any(fault.rule == "undefined-string" and text[fault.start] in "“„«”" for fault in faults):
        return faults
    found = ((block, list(_QUOTED.finditer(text, block.start, block.end))) for block in blocks)
    quoting = [(block, values) for block, values in found if values]
    starts = [block.start for block, _ in quoting]

    def caused(fault: Fault) -> bool:
        at = bisect_right(starts, fault.start)
        return fault.rule in _CAUSED and at > 0 and fault.start < quoting[at - 1][0].end

    return [*(one for one in faults if not caused(one)), *(_fault(values, text, block) for block, values in quoting)]


def _fault(values: list[re.Match[str]], text: str, block: Block) -> Fault:
    first = values[0]
    name = re.search(r"([\w-]+)\s*$", text[block.start : first.start()])
    more = f" (and {len(values) - 1} more)" if len(values) > 1 else ""
    message = f"the value of {name[1] if name else 'a field'} stands in typographic quotation marks{more}"
    return Fault(
        "typographic-quotes", "error", first.start(1), first.end(3), message, "put it in braces", fixes=tuple(_edits(values))
    )


def _edits(values: Iterable[re.Match[str]]) -> Iterator[tuple[int, int, str, bool]]:
    for value in values:
        yield value.start(1), value.end(1), "{", False
        yield value.start(3), value.end(3), "}", False
