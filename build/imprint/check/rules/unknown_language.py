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

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("unknown-language", Severity.WARNING, of=("langid", "hyphenation"))

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
    if field:
        message = f"{field.name} of {one.work.id} names no language that is known: {field.value}"
        meant = _MEANT.get(field.value.strip().casefold(), "")
        hint = f"write {meant}" if meant else "write its name as babel has it, such as german, or its tag, such as de"
        yield RULE.at(field.place, message, hint, fixes=(Fix(field.place, meant),) if meant and field.whole else ())
