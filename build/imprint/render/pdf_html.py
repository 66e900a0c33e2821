"""The print edition as one HTML text: what the template pdf.html is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from markupsafe import Markup

from ..model.edition import Edition
from ..model.manuscript import License
from ..model.people import Person
from ..model.picture import Picture
from ..model.script import counter_style, direction
from ..model.text import NoteCall, plain
from ..model.work import Date
from .address import anchor, doi, url
from .dates import iso, spoken
from .formula import formula
from .markup import blocks, inlines, references
from .medium import Medium, medium
from .near import near_calls
from .pdf_notes import endnote, footnote, raised
from .templates import Templates

WORDLESS = ' data-wordless="'  # the attribute of pictures without words of the author's
PICTURES = "picture:///"  # the scheme of the edition's own pictures, which no network or disk knows
_LONGEST_HEAD = 64  # characters of a running head
_WIDE = 4  # letters of a marker beyond which the notes are indented deeper


def html(edition: Edition, templates: Templates, template: str = "pdf.html", **more: object) -> str:
    """The whole article as HTML for print; the edition must be settled. more are values of the template's own."""
    edition = replace(edition, body=near_calls(edition.body))
    form = print_medium(edition)
    values: dict[str, object] = {**_texts(edition, form), **_facts(edition, form), **more}
    return templates.render(template, edition=edition, **values)


def picture_url(picture: Picture) -> str:
    return PICTURES + anchor(picture.name)


def print_medium(edition: Edition) -> Medium:
    """The medium of print, with footnotes where the edition has them."""
    foot = {note.id: note for note in edition.notes if edition.notes_at_foot or note.series == "own"}
    bare = medium(edition, "pdf", picture_url, math=formula)
    first = {note.id: bare.calls.get(note.id, (note.call,))[0] for note in edition.notes}

    def call(node: NoteCall) -> Markup:
        note, mark = foot.get(node.note), raised(node, bare)
        return mark + footnote(note, bare) if note and first[note.id] == node.id else mark

    return medium(edition, "pdf", picture_url, math=formula, call=call)


# ---------------------------------------------------------------- values of the template


@dataclass(frozen=True, slots=True)
class Furniture:
    """The journal's lines: its name, the place of the article in it, its publisher."""

    journal: str
    where: str
    publisher: str


def _texts(edition: Edition, form: Medium) -> dict[str, object]:
    """The functions that turn the edition's texts into markup."""
    foot = edition.notes_at_foot

    def photo(person: Person) -> str:
        picture = edition.picture(person.photo) if person.photo else None
        return picture_url(picture) if picture else ""

    functions: dict[str, Callable[..., object]] = {
        "blocks": lambda content: blocks(content, form),
        "inlines": lambda content: inlines(content, form),
        "endnote": lambda note: endnote(note, form),
        "references": lambda: references(edition, form),
        "word": form.word,
        "photo": photo,
        "web": url,
        "direction": direction,
    }
    endnotes = () if foot else edition.numbered_notes
    return {**functions, "endnotes": endnotes, "wide": any(len(note.label) > _WIDE for note in endnotes)}


def _facts(edition: Edition, form: Medium) -> dict[str, object]:
    people = tuple(line.person for line in edition.byline)
    title = plain(edition.title)
    licence = edition.license or License()
    return {
        "title": title,
        "stamp": stamp(edition),
        "folio": counter_style(edition.language),
        "running_left": _short(running_authors(edition), _LONGEST_HEAD),
        "running_right": _short(edition.short_title or title, _LONGEST_HEAD),
        "furniture": furniture(edition, form),
        "doi": doi(edition.doi),
        "dates": dates(edition, form),
        "marked": len(edition.affiliations) > 1,
        "several": len(people) > 1,
        "contacts": tuple(p for p in people if p.orcid or (p.corresponding and p.email)),
        "equals": any(person.equal_contributor for person in people),
        "licence": License(licence.id, url(licence.url), licence.text or licence.id),
    }


def stamp(edition: Edition) -> str:
    """The edition's date in W3C's profile of ISO 8601."""
    return datetime.fromtimestamp(edition.timestamp, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def dates(edition: Edition, form: Medium) -> tuple[tuple[str, str], ...]:
    """The article's dates with their names, in order."""
    named: tuple[tuple[str, str, Date | None], ...] = (
        ("received", "Received", edition.received),
        ("accepted", "Accepted", edition.accepted),
        ("published", "Published", edition.published),
        ("modified", "Revised", edition.modified),
    )
    return tuple((form.word(key, name), spoken(day, edition.language)) for key, name, day in named if day)


def furniture(edition: Edition, form: Medium) -> Furniture:
    """The journal's lines on the first and the last page."""
    journal, issn = edition.journal, edition.journal.eissn or edition.journal.issn
    year = iso(edition.published)[:4] if edition.published else ""
    number = edition.volume + (f"({edition.issue})" if edition.issue else "")
    where = ", ".join(part for part in (number, year) if part)
    pages = "–".join(page for page in (edition.first_page, edition.last_page) if page)
    made = (journal.publisher, journal.place, f"ISSN {issn}" if issn else "")
    return Furniture(journal.title, f"{where}: {pages}" if where and pages else where, " · ".join(p for p in made if p))


def running_authors(edition: Edition) -> str:
    """One or two authors in full, of more the first."""
    names = [line.person.name.full for line in edition.byline]
    if len(names) == 2:
        return f"{names[0]} {dict(edition.words).get('and', '&')} {names[1]}"
    return f"{names[0]} {dict(edition.words).get('et-al', 'et al.')}" if len(names) > 2 else "".join(names)


def _short(words: str, longest: int) -> str:
    """Words cut at a space, with dots where cut."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"
