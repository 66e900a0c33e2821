"""Whether words from two catalogues name the same thing."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

_MARKUP = re.compile(r"<[^<>]*>|\$[^$]*\$|\\[a-zA-Z]+")
_SUBTITLE = re.compile(r"\s*[:.?!–—]\s+|\s+[-–—]\s+")


def alike(one: str, other: str, least: float = 0.85) -> bool:
    """Whether two titles or names are the same but for case, accents, marks, small slips and a subtitle."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    if first == second or _plain(_SUBTITLE.split(one)[0]) == second or first == _plain(_SUBTITLE.split(other)[0]):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKD", _MARKUP.sub(" ", words).casefold().replace("ı", "i").replace("ß", "ss"))
    return "".join(char for char in folded if char.isalnum())
