"""The print edition as one HTML text: what the template pdf.html is given, and the notes in print's own form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from ..model.edition import Edition, Note
from ..model.manuscript import License
from ..model.people import Person
from ..model.picture import Picture
from ..model.script import counter_style, direction
from ..model.text import (
    PLAIN,
    Blocks,
    Bullets,
    Code,
    CodeBlock,
    Definitions,
    Div,
    Figure,
    Heading,
    Inlines,
    NoteCall,
    Numbered,
    Para,
    Quote,
    Table,
    Verse,
    plain,
)
from ..model.work import Date
from .address import anchor, clean, doi, url
from .attributes import attributes, inside
from .dates import iso, spoken
from .formula import formula
from .markup import blocks, inlines, references
from .medium import Medium, medium
from .templates import Templates

WORDLESS = ' data-wordless="'  # the attribute of pictures without words of the author's
PICTURES = "picture:///"  # the scheme of the edition's own pictures, which no network or disk knows
_LONGEST_HEAD = 64  # characters of a running head
_WIDE = 4  # letters of a marker beyond which the notes are indented deeper


def html(edition: Edition, templates: Templates, template: str = "pdf.html", **more: object) -> str:
    """The whole article as HTML for print; the edition must be settled. more are values of the template's own."""
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
        raised = _raised(node, bare)
        note = foot.get(node.note)
        return raised + footnote(note, bare) if note and first[note.id] == node.id else raised

    return medium(edition, "pdf", picture_url, math=formula, call=call)


# ---------------------------------------------------------------- notes


def _raised(node: NoteCall, form: Medium) -> Markup:
    """The call: the link stands inside the raised letters, since PDF/UA-1 allows no element inside a link."""
    title = f"{form.word('note', 'Note')} {clean(node.label)}"
    call = Markup('<sup class="note-call">{}<a href="{}" id="{}" role="doc-noteref" title="{}">{}</a></sup>')
    return call.format(_WORD_JOINER, form.href(node.note), anchor(node.id), title, clean(node.label))


_WORD_JOINER = "\u2060"  # lines may be broken between a stop and a figure or bracket (UAX 14), but not before a call


def _label(note: Note, form: Medium) -> Markup:
    """The marker, which leads back to the first call."""
    title = form.word("back-to-text", "Back to the text")
    target = (*form.calls.get(note.id, ()), note.call)[0]
    words = clean(note.label)
    if not target:
        return Markup('<span class="note-label">{}</span>').format(words)
    return Markup('<span class="note-label"><a href="{}" role="doc-backlink" title="{}">{}</a></span>').format(
        form.href(target), f"{title} ({words})", words
    )


def endnote(note: Note, form: Medium) -> Markup:
    """The content of a note in the list: its first paragraph opens with the marker."""
    content = note.print if note.print and isinstance(note.print[0], Para) else (Para(()), *note.print)
    parts = [_line(block, form) if isinstance(block, Para) else blocks((block,), form) for block in content[1:]]
    first = content[0] if isinstance(content[0], Para) else Para(())
    return Markup("\n").join((_line(first, form, _label(note, form) + " "), *parts))


def _line(para: Para, form: Medium, before: Markup = Markup("")) -> Markup:  # noqa: B008  (Markup is immutable)
    words = inlines(para.content, inside(para.attr, form))
    return Markup('<div{}>{}{}</div>').format(attributes(para.attr, form, "p"), before, words)


def footnote(note: Note, form: Medium) -> Markup:
    """A note for the foot of the page: one run of text, since the setter breaks footnotes of several paragraphs."""
    words, two = _run(note.print, form), ""
    if note.print != note.web:  # the second form, for a note that would begin a page with Ibid. (see pdf_again)
        two = " two-forms"
        forms = Markup('<span class="full-form">{}</span><span class="short-form">{}</span>')
        words = forms.format(words, _run(note.web, form))
    return Markup('<span class="footnote{}" id="{}" role="doc-footnote"{}>{} {}</span>').format(
        two, anchor(note.id), _way(note), _label(note, form), words
    )


def _run(content: Blocks, form: Medium) -> Markup:
    first, *rest = [inlines(run, form) for run in runs(content)] or [Markup("")]
    return first + Markup("").join(Markup('<span class="part">{}</span>').format(run) for run in rest)


def _way(note: Note) -> Markup:
    return Markup(' dir="{}"').format(note.direction) if note.direction else Markup("")


def runs(content: object) -> Iterator[Inlines]:
    """The paragraphs of blocks without the blocks: each list item, line of verse or listing is a run of its own."""
    match content:
        case tuple():
            for block in content:
                yield from runs(block)
        case Para() | Heading():
            yield content.content
        case CodeBlock():
            yield (Code(content.text, PLAIN),)
        case Verse():
            yield from content.lines
        case Quote() | Div() | Figure():
            yield from runs(content.blocks)
            yield from runs(getattr(content, "caption", ()))
        case Bullets() | Numbered():
            yield from runs(content.items)
        case Definitions():
            for term, meanings in content.items:
                yield term
                yield from runs(meanings)
        case Table():
            for row in (*content.head, *(row for body in content.bodies for row in body), *content.foot):
                for cell in row:
                    yield from runs(cell.blocks)


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
