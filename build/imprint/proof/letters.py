"""Texts brought down to what every output must have in common: letters and digits, without case, marks and spaces.

Hyphens, quotation marks, thin spaces, ligatures, small capitals and the forms of Arabic letters differ between outputs.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALIKE = {"ı": "i", "ſ": "s", "ς": "σ", "\u0640": ""}  # dotless i (capitals in small capitals), kashida


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(_letter(char) for char in text)


@lru_cache(maxsize=20_000)
def _letter(char: str) -> str:
    """What is left of a character: "ﬁ" gives "fi", "É" gives "e", a space or a comma nothing."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(_ALIKE.get(part, part) for part in parts if part.isalnum())
