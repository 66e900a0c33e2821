"""A title is in another language than the text, and the entry does not say in which.

## Why
Without `langid` the title is hyphenated by the rules of the text's language, read aloud with its sounds, and in some
styles set with its capitals.

## Example
```bibtex
@book{key, author = {Бахтин, М. М.}, title = {Проблемы поэтики Достоевского}}
```

## Use instead
```bibtex
@book{key, author = {Бахтин, М. М.}, title = {Проблемы поэтики Достоевского}, langid = {russian}}
```

## Source
BibLaTeX manual 3.20, section 2.2.3 (`langid`); WCAG 2.2, success criterion 3.1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("missing-language", Severity.NOTE)

_SCRIPTS = (
    (re.compile("[\u0400-\u052f]"), "Cyrillic", "be bg kk ky mk mn ru sr tg uk", "russian"),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), "Greek", "el grc", "greek"),
    (re.compile("[\u0590-\u05ff]"), "Hebrew", "he yi", "hebrew"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "Arabic", "ar fa ur ps ku ota", "arabic"),
    (re.compile("[\u3040-\u30ff]"), "Japanese", "ja", "japanese"),
    (re.compile("[\uac00-\ud7af]"), "Korean", "ko", "korean"),
    (re.compile("[\u4e00-\u9fff]"), "Chinese", "zh ja ko", "chinese"),
)
# Little words that only one language has, or that few have together.
_LITTLE = {
    "de": ("german", "der die das und des dem den ein eine einer im zum zur von über für als nach bei"),
    "fr": ("french", "le la les des du et une au aux dans sur pour par siècle chez à l d"),
    "es": ("spanish", "el los las del y en una por para con sobre siglo"),
    "it": ("italian", "il gli della delle dei degli nel nella di e per con sul secolo"),
    "pt": ("portuguese", "o os as do da dos das e em uma no na para com sobre século"),
    "tr": ("turkish", "ve bir ile için üzerine olarak tarihi göre yeni türk"),
    "nl": ("dutch", "het een van en de voor met over tot naar"),
    "en": ("english", "the of and in to for on with from by an at"),
}
_TABLE = {tag: (name, frozenset(words.split())) for tag, (name, words) in _LITTLE.items()}
_TELLING = frozenset(word for tag, (_, little) in _TABLE.items() if tag != "en" for word in little)
_WORD = re.compile(r"[^\W\d_]+")


def concerns(kind: str, names: frozenset[str]) -> bool:
    """Only entries with a title and without a language."""
    return "title" in names and names.isdisjoint(("langid", "language", "hyphenation"))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A title whose language is plainly not that of the text, in an entry without one."""
    title = one.field("title")
    if title is None or one.field("langid", "language", "hyphenation") or one.work.get("language"):
        return
    name, why = _foreign(title.value, one.standards.language.lower().split("-")[0])
    if name:
        message = f"the title of {one.work.id} {why}, and the entry does not name its language"
        yield RULE.at(title.place, message, f"add langid = {{{name}}}, or what it is")


def _foreign(title: str, language: str) -> tuple[str, str]:
    """The likely language of a title that is not the text's, and why; "" where there is no telling."""
    if not title.isascii():
        letters = [char for char in title if char.isalpha()]
        for script, called, languages, name in _SCRIPTS:
            if len(script.findall(title)) * 2 > len(letters):
                return ("", "") if language in languages.split() else (name, f"is in {called} letters")
    words = {word.lower() for word in _WORD.findall(title)}
    if len(words & _TELLING) < 3:
        return "", ""
    scores = {tag: len(words & little) for tag, (_, little) in _TABLE.items()}
    best = max(scores, key=lambda tag: scores[tag])
    others = max(score for tag, score in scores.items() if tag != best)
    if best in (language, "en") or scores[best] < 3 or scores[best] < others + 2:
        return "", ""
    return _TABLE[best][0], f"looks {_TABLE[best][0].capitalize()}"
