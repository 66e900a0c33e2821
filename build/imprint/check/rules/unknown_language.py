"""A language is not named by a language tag.

## Why
Hyphenation, quotation marks, fonts, the direction of the page and the words that the journal adds all follow the tag.
Where none is known, the text's language is guessed.

## Example
```yaml
lang: english
```

## Use instead
```yaml
lang: en
```

## Source
BCP 47 (RFC 5646); ISO 639. BibLaTeX manual 3.20, section 2.2.3: `langid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("unknown-language", Severity.WARNING, of=("langid", "hyphenation", "language"))

# Languages as reference managers write them in the language of their users, by babel's names.
_NAMES = {
    "english": "anglais englisch inglés inglese inglês ingilizce английский",
    "french": "français franzosisch französisch francés francese francês fransızca французский",
    "german": "allemand deutsch alemán tedesco alemão almanca немецкий",
    "italian": "italien italienisch italiano italyanca итальянский",
    "spanish": "espagnol spanisch español spagnolo espanhol ispanyolca испанский",
    "portuguese": "portugais portugiesisch portugués portoghese português portekizce португальский",
    "russian": "russe russisch ruso russo rusça русский",
    "turkish": "turc türkisch turco türkçe турецкий",
    "latin": "lateinisch latín latino latim latince латинский",
}
_MEANT = {word: name for name, words in _NAMES.items() for word in words.split()}


def judge(one: Judged) -> Iterator[Diagnostic]:
    """An entry whose langid names no language; of the manuscript's own languages read has spoken."""
    field = one.field("langid", "hyphenation") if not one.work.get("language") else None
    if not field:
        yield from _misspelt(one)
    else:
            message = f"{field.name} of {one.work.id} names no language that is known: {field.value}"
            meant = _MEANT.get(field.value.strip().casefold(), "")
            hint = f"write {meant}" if meant else "write its name as babel has it, such as german, or its tag, such as de"
            yield RULE.at(field.place, message, hint, fixes=(Fix(field.place, meant),) if meant and field.whole else ())


_KNOWN = tuple((*_NAMES, *_MEANT, "dutch", "greek", "polish", "swedish", "danish", "norwegian", "finnish", "czech", "hungarian", "ukrainian",
                "chinese", "japanese", "korean", "arabic", "persian", "hebrew", "catalan", "croatian", "serbian", "romanian"))  # fmt: skip


def _misspelt(one: Judged) -> Iterator[Diagnostic]:
    """A language, which may be said in any words, whose one word is nearly the name of one."""
    field = one.field("language") if not one.work.get("language") else None
    word = field.value.strip().casefold() if field else ""
    if not field or not word.isalpha() or len(word) < 5 or word in _KNOWN:
        return
    if near := get_close_matches(word, _KNOWN, 1, 0.82):
        hint = f"did you mean {_MEANT.get(near[0], near[0])}?"
        yield RULE.at(field.place, f"language of {one.work.id} names no language that is known: {field.value}", hint)
