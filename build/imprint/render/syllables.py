"""Where words may be parted: the setter's dictionaries, read at once, and Turkish, for which they have none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyphen

# Each syllable has one vowel and begins with the one consonant before it, however many stand there: al-tın, kork-mak,
# elekt-rik, sa-at (Türk Dil Kurumu, Yazım Kılavuzu, on words at the end of a line). None begins behind an apostrophe.
_CONSONANT, _VOWEL = "[bcçdfgğhjklmnpqrsştvwxyz]", "[aâeıiîoöuûü]"
_BEGINNING = re.compile(rf"(?<![’'])(?:{_CONSONANT}|(?<!{_CONSONANT})){_VOWEL}", re.I)
_NO_DIGITS = str.maketrans("", "", "0123456789")
_DOTTED = str.maketrans("İI", "ii")


class _Turkish:
    """What pyphen asks of a dictionary."""

    def positions(self, word: str) -> list[pyphen.DataInt]:
        """Where the syllables after the first begin."""
        return [pyphen.DataInt(found.start()) for found in _BEGINNING.finditer(word.translate(_DOTTED))][1:]


class _Patterns(dict[str, Any]):
    """Patterns by their letters, as they are written until they are asked for: a text needs few of tens of thousands."""

    def get(self, letters: str, _: object = None) -> Any:
        """Where the pattern's values begin and what they are (as pyphen has them), or None."""
        found = super().get(letters)
        if isinstance(found, str):
            found = self[letters] = _values(found)
        return found


def _values(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    """A pattern's digits (Liang, Word Hy-phen-a-tion by Com-put-er, 1983) without the zeros around them."""
    factory: Callable[[str], int] = int
    if "/" in pattern and "=" in pattern:
        pattern, alternative = pattern.split("/", 1)
        factory = pyphen.AlternativeParser(pattern, alternative)
    values = [factory(digit or "0") for digit, _ in pyphen.parse(pattern)]
    set_ = [at for at, value in enumerate(values) if value]
    return (set_[0], tuple(values[set_[0] : set_[-1] + 1])) if set_ else None


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary of pyphen's, of which no more is parsed than is needed."""

    def __init__(self, path: Path) -> None:
        encoding, *lines = path.read_bytes().split(b"\n")
        name = encoding.decode().strip().lower()
        self.patterns = _Patterns()
        self.cache: dict[str, Any] = {}
        for line in b"\n".join(lines).decode("cp1251" if name == "microsoft-cp1251" else name).split("\n"):
            pattern = line.strip()
            if "^^" in pattern:
                pattern = pyphen.parse_hex(lambda found: chr(int(found.group(1), 16)), pattern)
            if pattern and not pattern.startswith(pyphen.ignored):
                written = pattern.split("/", 1)[0] if "=" in pattern else pattern
                if (letters := written.translate(_NO_DIGITS)) != written.replace("0", ""):
                    self.patterns[letters] = pattern
        self.maxlen = max(map(len, self.patterns))


def teach() -> None:
    """Let the setter part Turkish words, and others sooner."""
    pyphen.HyphDict = _Dictionary
    path = Path("hyph_tr.dic")  # a name only: the dictionary is there already
    pyphen.LANGUAGES["tr"], pyphen.LANGUAGES_LOWERCASE["tr"] = path, "tr"
    pyphen.hdcache[path] = _Turkish()
