"""Limits of a library's values: what goes beyond is left out, since much that judges a value takes the square of its length."""

from __future__ import annotations

import re

from ..model.library_names import FIELDS, NAMES
from .bibtex_tokens import Fault, RawField

LONGEST = 10_000  # characters of a title, an address, numbers of pages: ten times what honest ones have
LONGEST_LIST = 200_000  # of names (three thousand have 75,000), and of texts that are kept with an entry
MOST_BLANKS = 1_000  # in a row, a line's indent among them
SHORT = MOST_BLANKS  # of what is no longer no value is beyond a limit
_LONG = NAMES | {"abstract", "annotation", "annote", "addendum", "file", "keywords", "note", "pdf"}
_BLANKS = re.compile(rf"\s{{{MOST_BLANKS + 1}}}\s*")


def beyond_value(text: str, raw: RawField) -> Fault | None:
    """The fault of a field in text[raw.value_start:raw.value_end] that is longer than a value may be; None of nearly all."""
    start, end = raw.value_start, raw.value_end
    if end - start <= SHORT:
        return None
    name = raw.name.lower()
    most = LONGEST if name in FIELDS - _LONG else LONGEST_LIST
    if end - start > most:
        message = f"the field {name} has {end - start:,} characters; {most:,} is the limit, and it is left out"
        return Fault("over-limit", "error", raw.start, raw.start + len(name), message, "shorten it, or delete it")
    if blanks := _BLANKS.search(text, start, end):
        message = f"{len(blanks[0]):,} blanks stand in a row; {MOST_BLANKS:,} is the limit, and the field {name} is left out"
        return Fault("over-limit", "error", *blanks.span(), message, "delete them")
    return None
