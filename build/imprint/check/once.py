"""One cause, one finding: what a library says of the same word in many entries is said at the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, Related

_WORD = {"undefined-string": re.compile(r"“[^”]*”"), "latex-leftover": re.compile(r"\\(?:[A-Za-z@]+|.)")}


def once(found: Iterable[Diagnostic]) -> Diagnostics:
    """The findings, those alike as one with the next place and how many there are; those that carry an edit stay."""
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for at, one in enumerate(found):
        pattern = _WORD.get(one.rule)
        word = pattern.search(one.message) if pattern and not one.fixes else None
        key = (one.rule, one.place.path, word[0]) if word else (str(at),)
        groups.setdefault(key, []).append(one)
    return tuple(group[0] if len(group) == 1 else _first(sorted(group, key=lambda one: one.order)) for group in groups.values())


def _first(group: list[Diagnostic]) -> Diagnostic:
    words = "and here" if len(group) == 2 else f"and here, in {len(group)} places in all"
    return replace(group[0], related=(*group[0].related, Related(group[1].place, words)))
