"""Notes of a Word file: real ones, which Word counts wherever its count gives the marker that is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from markupsafe import Markup

from ..model.counting import roman
from ..model.edition import Edition, Note
from ..model.text import NoteCall
from .docx_book import Book, Called
from .docx_face import Face

_MARKER = re.compile(r"^(\W?)(\w+)(\W?)$")
STYLES = {"footnote": "FootnoteReference", "endnote": "EndnoteReference"}


# Word's ways to count (ECMA-376, 17.18.59), with what they print.
SCHEMES: dict[str, Callable[[int], str]] = {
    "decimal": str, "lowerRoman": roman, "upperRoman": lambda number: roman(number).upper(),
}  # fmt: skip


def scheme(notes: Iterable[Note]) -> tuple[str, tuple[str, str]]:
    """How the numbered notes are counted, and the brackets around their numbers."""
    for note in notes:
        found = _MARKER.match(note.label)
        if found:
            name = next((name for name, printed in SCHEMES.items() if printed(note.number) == found[2]), "decimal")
            return name, (found[1], found[3])
    return "decimal", ("", "")


def kind(note: Note, edition: Edition) -> str:
    """An author's own notes stand at the foot of the page, the others where the edition has them."""
    return "footnote" if edition.notes_at_foot or note.series == "own" else "endnote"


def reference(node: NoteCall, book: Book, face: Face) -> Markup:
    """The call of a note; a further call of the same note is its marker, which leads to it."""
    note = next((one for one in book.edition.notes if one.id == node.note), None)
    raised = replace(face, style="", shift="superscript")
    if note is None:
        return raised.run(node.label)
    where = kind(note, book.edition)
    called = book.called[where]
    if note.id in called:
        return raised.run(node.label)
    counted = _counts(note, where, book)
    called[note.id] = Called(note, len(called) + 1, counted)
    return _reference(called[note.id], where, replace(face, style=STYLES[where]), book)


def _counts(note: Note, where: str, book: Book) -> bool:
    """Whether Word's own count of the notes before gives this note's marker."""
    before = sum(one.counted for one in book.called[where].values())
    printed = SCHEMES[book.scheme](before + 1)
    return note.series == "numbered" and note.label == printed.join(book.brackets)


def _reference(called: Called, where: str, face: Face, book: Book) -> Markup:
    if not called.counted:
        mark = Markup("<w:t>{}</w:t>").format(called.note.label)
        return face.element(f'<w:{where}Reference w:customMarkFollows="1" w:id="{called.number}"/>{mark}')
    opening, closing = book.brackets
    return face.run(opening) + face.element(f'<w:{where}Reference w:id="{called.number}"/>') + face.run(closing)


def marker(called: Called, where: str, face: Face, book: Book) -> Markup:
    """The marker that opens a note."""
    face = replace(face, style=STYLES[where])
    if not called.counted:
        return face.run(called.note.label)
    opening, closing = book.brackets
    return face.run(opening) + face.element(f"<w:{where}Ref/>") + face.run(closing)
