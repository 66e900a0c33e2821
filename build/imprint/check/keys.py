"""Citation keys as Markdown reads them."""

from __future__ import annotations

import re

# Pandoc's citation keys: a letter, digit or _ first, single punctuation marks inside.
_KEY = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*")


def bare_key(key: str) -> str:
    """As much of a key as Markdown takes after an @ without braces."""
    found = _KEY.match(key)
    return found[0] if found else ""
