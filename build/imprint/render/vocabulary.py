"""What a template can say: the edition, and the words and marks that the templates of page and EPUB ask for."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, escape

from ..model.edition import Edition, Note
from ..model.people import Person
from ..model.script import direction
from ..model.text import Attr, Block, Inlines, plain
from ..model.work import Date
from .address import doi, url
from .attributes import attributes
from .dates import iso, spoken
from .markup import blocks, inlines, references
from .markup_notes import note_body
from .medium import Medium
from .settle import bare

Values = dict[str, object]


def vocabulary(edition: Edition, medium: Medium) -> Values:
    """The names that every template of an edition knows."""
    return {
        "edition": edition,
        "medium": medium,
        "blocks": partial(_blocks, medium=medium),
        "inlines": partial(_inlines, medium=medium),
        "bare": partial(_bare, medium=medium),
        "plain": plain,
        "note_body": partial(_note_body, medium=medium),
        "references": partial(references, edition, medium),
        "tongue": partial(_tongue, medium=medium),
        "word": partial(word, edition),
        "authors": _authors(edition),
        "spoken": partial(_spoken, edition.language),
        "iso": iso,
        "url": url,
        "doi": doi,
        "photo": partial(_photo, medium),
        "license": license_words(edition),
        "licensed": partial(_licensed, edition),
        "dates": dates(edition),
    }


def word(edition: Edition, key: str) -> str:
    """A localised word; where the edition lacks it, the key in plain English."""
    return dict(edition.words).get(key) or key.replace("-", " ").capitalize()


def dates(edition: Edition) -> tuple[tuple[str, Date], ...]:
    """The dates of the article that it states, with the keys of their words."""
    stated = (
        ("received", edition.received),
        ("accepted", edition.accepted),
        ("published", edition.published),
        ("modified", edition.modified),
    )
    return tuple((key, date) for key, date in stated if date)


def license_words(edition: Edition) -> str:
    """The licence as one reads it: its words, else its identifier, else its address."""
    found = edition.license
    return (found.text or found.id or found.url) if found else ""


def _licensed(edition: Edition, address: str) -> Markup:
    """The sentence that grants the licence, with its name as a link."""
    name = license_words(edition)
    linked = Markup('<a rel="license" href="{}">{}</a>').format(address, name) if address else escape(name)
    sentence = dict(edition.words).get("licensed-under", "{license}")
    before, _, after = sentence.partition("{license}")
    return escape(before) + linked + escape(after)


def _authors(edition: Edition) -> str:
    """The byline as one line of names."""
    names = [line.person.name.full for line in edition.byline]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {dict(edition.words).get('and', '&')} {names[-1]}"


def _photo(medium: Medium, person: Person) -> Markup:
    """A portrait, which the name beside it makes decorative for those who listen; "" without one."""
    shown = medium.pictures.get(person.photo) if person.photo else None
    if shown is None:
        return Markup("")
    picture = Markup('<img class="portrait" src="{}" width="120" height="120" alt="{}"/>')
    return picture.format(shown.url, person.name.full)


def _tongue(language: str, medium: Medium) -> Markup:
    """The attributes of words in another language than the edition's, "" for its own."""
    if language == medium.language:
        return Markup("")
    way = direction(language) if direction(language) != direction(medium.language) else ""
    return attributes(Attr(pairs=(("lang", language), ("dir", way))), medium)


def _spoken(language: str, date: Date) -> str:
    return spoken(date, language)


def _blocks(content: tuple[Block, ...], medium: Medium) -> Markup:
    return blocks(content, medium)


def _inlines(content: Inlines, medium: Medium) -> Markup:
    return inlines(content, medium)


def _bare(content: Inlines, medium: Medium) -> Markup:
    return inlines(bare(content), medium)


def _note_body(note: Note, medium: Medium) -> Markup:
    return note_body(note, medium)


