"""Turkish words are parted by syllables: the setter's hyphenation dictionaries have none for Turkish."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen

# Each syllable has one vowel and begins with the one consonant before it, however many stand there: al-tın, kork-mak,
# elekt-rik, sa-at (Türk Dil Kurumu, Yazım Kılavuzu, on words at the end of a line). None begins behind an apostrophe.
_CONSONANT, _VOWEL = "[bcçdfgğhjklmnpqrsştvwxyz]", "[aâeıiîoöuûü]"
_BEGINNING = re.compile(rf"(?<![’'])(?:{_CONSONANT}|(?<!{_CONSONANT})){_VOWEL}", re.I)
_DOTTED = str.maketrans("İI", "ii")


class _Turkish:
    """What pyphen asks of a dictionary."""

    def positions(self, word: str) -> list[pyphen.DataInt]:
        """Where the syllables after the first begin."""
        return [pyphen.DataInt(found.start()) for found in _BEGINNING.finditer(word.translate(_DOTTED))][1:]


def teach() -> None:
    """Let the setter part Turkish words."""
    path = Path("hyph_tr.dic")  # a name only: the dictionary is there already
    pyphen.LANGUAGES["tr"], pyphen.LANGUAGES_LOWERCASE["tr"] = path, "tr"
    pyphen.hdcache[path] = _Turkish()
