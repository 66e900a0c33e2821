"""What other articles need to know of one: its title, authors and subjects, without reading it whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.stages import Sources
from ..model.text import plain
from . import yaml
from .citing import scan
from .front_metadata import gathered, metadata
from .front_split import split
from .front_values import Fields, fields_of, line_of, text_of, texts_of, value, word
from .language import guess_language, language_of
from .parsing import convert
from .people_fields import SPELLINGS, items_of_people


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
    keywords = {one.casefold() for one in texts_of(value(fields, "keywords"))}
    works = {f"@{spot.value}" for spot in scan(sources.manuscript.path, found.body) if spot.kind == "cite"}
    language = language_of(word(fields, "lang")) or _named(sources.manuscript.name) or guess_language(found.body)
    language = language or "en"
    named = (name or _author(item, sources, language) for name, item in items_of_people(value(fields, "author")))
    return Glance(language, title, tuple(filter(None, named)), frozenset(keywords | works))


def _author(item: yaml.Node, sources: Sources, language: str) -> str:
    """An author's name as the article's language prints it: said here, or in the register under the identifier."""
    fields = fields_of(item, SPELLINGS) if isinstance(item, yaml.Mapping) else {}
    said = _name(fields, language) if fields else text_of(item)
    identifier = word(fields, "id") if fields else said
    path = f"manuscripts/authors/{identifier}.md"
    file = next((one for one in sources.shared if identifier and one.name == path), None)
    if file is None:
        return said
    root, _ = metadata(path, split(file.data.decode("utf-8", "replace")))
    return _name(fields_of(root, SPELLINGS), language) or said


def _name(fields: Fields, language: str) -> str:
    names = fields_of(value(fields, "names"), {language: (language.split("-")[0],)})
    node = value(names, language) or value(fields, "name")
    parts = fields_of(node, SPELLINGS) if isinstance(node, yaml.Mapping) else fields
    spoken = " ".join(filter(None, (word(parts, "given"), word(parts, "non-dropping-particle"), word(parts, "family"))))
    return line_of(node) or word(parts, "literal") or spoken


# A title in which Markdown has nothing to find.
_WORDS = re.compile(r"[^\W\d_][\w ,:;!?–—“”‘’]*(?:-\w[\w ,:;!?–—“”‘’]*)*")


def _plain(title: str) -> str:
    return title if _WORDS.fullmatch(title) and "  " not in title else plain(convert([title])[0]) if title else ""


def _named(name: str) -> str:
    found = re.search(r"\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.\w+$", name)
    return found[1] if found else ""
