"""What other articles need to know of one: its title, authors and subjects, without reading it whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.stages import Sources
from ..model.text import plain
from .citing import scan
from .front_metadata import gathered, metadata
from .front_split import split
from .front_values import text_of, texts_of, value, word
from .language import guess_language, language_of
from .parsing import convert
from .people_fields import items_of_people


@dataclass(frozen=True, slots=True)
class Glance:
    """An article as its neighbours see it; features are what it may share with them: keywords and cited works."""

    language: str
    title: str
    authors: tuple[str, ...]
    features: frozenset[str]


def glance(sources: Sources) -> Glance:
    """Look at a Markdown article's front matter; other formats show their file's name only."""
    if sources.format != "markdown":
        return Glance("en", sources.slug, (), frozenset())
    text = sources.manuscript.data.decode("utf-8", "replace")
    found = split(text)
    root, _ = metadata(sources.manuscript.path, found)
    fields, _ = gathered(root)
    title = _plain(word(fields, "title")) or sources.slug
    authors = tuple(name or text_of(item) for name, item in items_of_people(value(fields, "author")))
    keywords = {one.casefold() for one in texts_of(value(fields, "keywords"))}
    works = {f"@{spot.value}" for spot in scan(sources.manuscript.path, found.body) if spot.kind == "cite"}
    language = language_of(word(fields, "lang")) or _named(sources.manuscript.name) or guess_language(found.body)
    return Glance(language or "en", title, authors, frozenset(keywords | works))


# A title in which Markdown has nothing to find.
_WORDS = re.compile(r"[^\W\d_][\w ,:;!?–—“”‘’]*(?:-\w[\w ,:;!?–—“”‘’]*)*")


def _plain(title: str) -> str:
    return title if _WORDS.fullmatch(title) and "  " not in title else plain(convert([title])[0]) if title else ""


def _named(name: str) -> str:
    found = re.search(r"\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.\w+$", name)
    return found[1] if found else ""
