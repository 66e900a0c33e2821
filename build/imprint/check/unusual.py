"""The unusual characters of a text: several rules look for some of them, and most texts have none."""

from __future__ import annotations

import re
from functools import lru_cache

_UNUSUAL = re.compile(r"[^\n -~]")


@lru_cache(maxsize=4)  # they ask one after the other
def unusual(text: str) -> frozenset[str]:
    """The characters of a text besides line ends and ASCII's letters, digits and signs, each once."""
    return frozenset(_UNUSUAL.findall(text))
