"""A little word stands twice.

## Why
“The the” is read over by everybody who wrote or revised the sentence, and by nobody else. Only words are meant that no sentence
of their language has twice.

## Example
```markdown
The footnote has a a history, as the
the wheel has.
```

## Use instead
```markdown
The footnote has a history, as the wheel has.
```

## Source
The Chicago Manual of Style, 17th edition, 2.71: reading for sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule
from ..standing import standing
from ..typed import lines_of, printed, typed

RULE = Rule("doubled-word", Severity.NOTE)

_WORDS = {
    "en": "the an and of or for with from by these their its are was were be been which",
    "de": "und oder ein eine einen einem einer von mit für ist wird werden dass nicht auch dem den des im zum zur",
    "fr": "le les des du et une pour dans avec sur est sont aux qui",
    "es": "el los las del y con para por una es son",
    "it": "il gli della del delle dei con una per è sono",
    "pt": "os das dos e com para uma é são",
    "nl": "het en een van voor zijn wordt met",
    "ru": "и в на для из от по с к не",
    "uk": "і в на для із від по з не",
    "pl": "i w na dla z od do nie jest",
    "cs": "a v na pro z od do je",
    "tr": "ve ile için",
    "el": "και το του της των με για",
    "ca": "el els les i per amb una",
    "sv": "och av för med är ett",
}
_MOST = 20  # beyond that the text is about such words


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Such words side by side in one piece of text, whatever lines they stand in."""
    pattern = _pattern(copy.front.language.split("-")[0])
    if pattern is None:
        return
    found = list(dict.fromkeys(one[0] for one in pattern.finditer(f"{printed(copy.front.abstract)}\n{printed(copy.body)}")))
    for words in found if len(found) <= _MOST else ():
        yield RULE.at(_place(copy, words), f"“{words}” stands twice", "delete one of the two")


def _place(copy: Copy, words: str) -> Place:
    """Where it stands in the text as typed, over the end of a line as well."""
    there = re.compile(rf"(?<!\w){re.escape(words.split()[0])}\s{{1,3}}(?:>\s)?{re.escape(words.split()[1])}(?!\w)")
    found = there.search(typed(copy)) or there.search(copy.text)
    return lines_of(copy).place(*found.span()) if found else standing(copy, words)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str] | None:
    words = "|".join(_WORDS.get(language, "").split())
    return re.compile(rf"(?<![\w’'“\"«-])(?i:({words})) (?-i:(?=[^\W\d_A-ZÀ-ÞА-ЯΑ-Ω]))(?i:\1)(?![\w’'”\"»-])") if words else None
