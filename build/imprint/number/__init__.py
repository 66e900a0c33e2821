"""Counts notes, figures, tables, equations, sections, and says which work is cited for the first time; no words yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ..model.counting import roman
from ..model.script import digits
from ..model.stages import Checked, Cited, Counted, CountedNote, Label
from ..model.style import Kind, mentions
from ..model.text import (
    Attr,
    Blocks,
    Citation,
    Cite,
    Figure,
    Heading,
    Inline,
    Inlines,
    Mode,
    Node,
    NoteCall,
    NoteText,
    Para,
    Quoted,
    Span,
    Table,
    Text,
    note_labels,
    plain,
    rewrite,
    walk,
)
from .labels import labels

SYMBOLS = "*†‡§‖¶"
# Where a note's call stands before the stop and not after it: the usage of these languages' typography.
CALL_BEFORE_STOP = frozenset(("fr", "ru", "uk", "be", "es", "pl"))


def number(checked: Checked) -> Counted:
    """Count everything that an edition numbers."""
    copy = checked.copy
    front = copy.front
    counter = Counter(
        kind=copy.style.kind,
        marks=front.note_marks or copy.sources.journal.note_marks,
        own_symbols=front.own_notes == "symbols",
        language=front.language,
    )
    title, subtitle = counter.heading(front.title), counter.heading(front.subtitle)
    epigraph, abstract = counter.blocks(front.epigraph), counter.blocks(front.abstract)
    body = counter.blocks(copy.body)
    sections = front.number_sections
    return Counted(
        copy=copy,
        front=replace(front, title=title, subtitle=subtitle, epigraph=epigraph, abstract=abstract),
        body=body,
        notes=tuple(_positions(counter.notes)),
        labels=(*labels(body, sections), *_of_notes(counter.notes)),
        full=tuple(_full_notes(counter.notes)),
    )


# ---------------------------------------------------------------- notes


@dataclass(slots=True)
class Counter:
    """Goes once through a text in reading order and puts note calls where notes were."""

    kind: Kind  # of the citation style
    marks: str
    own_symbols: bool
    language: str
    notes: list[CountedNote] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    moving: set[str] = field(default_factory=set)  # the calls of citations, which find their place by usage

    def heading(self, content: Inlines) -> Inlines:
        """A title, whose notes stand apart from the numbered ones, with marks of their own."""
        def called(node: Node) -> Node:
            return self._call(node.blocks, bare=False, apart=True) if isinstance(node, NoteText) else node

        return rewrite(content, called)

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._node(block) for block in blocks)  # type: ignore[misc]

    def _node(self, node: Node) -> Node:
        """Reading order matters here, so this walk goes from the top down."""
        match node:
            case Figure() | Table():
                return self._captioned(node)
            case Para() | Heading():
                return replace(node, content=self._inlines(node.content))
        parts = {name: self._part(getattr(node, name)) for name in _parts(node)}
        return replace(node, **parts) if parts else node  # type: ignore[arg-type]

    def _captioned(self, node: Figure | Table) -> Node:
        """A table's caption stands above it, a figure's below."""
        names = ("caption", "head", "bodies", "foot") if isinstance(node, Table) else ("blocks", "caption")
        return replace(node, **{name: self._part(getattr(node, name)) for name in names})  # type: ignore[arg-type]

    def _part(self, value: object) -> object:
        if not isinstance(value, tuple):
            return self._node(value) if isinstance(value, Node) else value
        if value and isinstance(value[0], Inline):
            return self._inlines(value)
        return tuple(self._part(item) for item in value)

    def _inlines(self, content: Inlines) -> Inlines:
        out: list[Inline] = []
        for node in content:
            if isinstance(node, NoteText):
                out.append(self._call(node.blocks, bare=False))
            elif isinstance(node, Cite) and self.kind is Kind.NOTE and not mentions(node, Kind.NOTE):
                out.extend(self._cited(node))
            else:
                out.append(self._node(node))  # type: ignore[arg-type]
        before_stop = self.language.split("-")[0] in CALL_BEFORE_STOP
        return _set_calls(out if before_stop else self._out_of_quotes(out), before_stop)

    def _out_of_quotes(self, content: Iterable[Inline]) -> Iterator[Inline]:
        """The call of a citation at the end of a quotation stands behind the closing mark."""
        for node in content:
            match node:
                case Quoted(content=(*words, NoteCall(id=call) as last)) if call in self.moving:
                    yield replace(node, content=tuple(words))
                    yield replace(last, id=call + "-moves")
                case _:
                    yield node

    def _cited(self, cite: Cite) -> Iterator[Inline]:
        """A citation that becomes a note; one that names its author in the sentence leaves the name there."""
        call = self._call((Para((cite,)),), bare=True)
        if cite.citations[0].mode is Mode.IN_TEXT:
            names = Cite((replace(cite.citations[0], prefix=(), suffix=()),))
            yield Span((names,), Attr(classes=("author-in-text",), pairs=(("note", call.note),)))
            yield call
        else:
            self.moving.add(call.id)
            yield replace(call, id=call.id + "-moves")

    def _call(self, blocks: Blocks, bare: bool, apart: bool = False) -> NoteCall:
        series = "own" if apart or (self.own_symbols and not bare) else "numbered"
        count = self.counts[series] = self.counts.get(series, 0) + 1
        prefix = "" if series == "numbered" else "own-"
        identifier, call = f"{prefix}note-{count}", f"{prefix}call-{count}"
        label = mark(count, "symbols" if series == "own" else self.marks, self.language)
        cited = tuple(Cited(node, ()) for node in walk(blocks) if isinstance(node, Cite) and not mentions(node, self.kind))
        self.notes.append(CountedNote(identifier, call, count, label, series, blocks, cited, bare))
        return NoteCall(identifier, call, label)


def _parts(node: Node) -> tuple[str, ...]:
    return tuple(name for name in ("content", "blocks", "items", "lines") if hasattr(node, name))


_STOP = re.compile(r"^[.,;:!?…。，；：！？]+[”’»\"')\]]*")


def _set_calls(content: Iterable[Inline], before_stop: bool) -> Inlines:
    """The call of a citation's note joins the word before it; by most languages' usage the stop goes before the call."""
    out: list[Inline] = []
    for node in content:
        last = out[-1] if out else None
        if isinstance(node, NoteCall) and node.id.endswith("-moves") and isinstance(last, Text):
            out[-1] = Text(last.text.rstrip(" "))
        elif isinstance(node, Text) and isinstance(last, NoteCall) and last.id.endswith("-moves") and not before_stop:
            found = _STOP.match(node.text)
            if found:
                out.insert(len(out) - _calls_at_end(out), Text(found[0]))
                node = Text(node.text[found.end() :])
        out.append(node)
    return tuple(_settled(out))


def _calls_at_end(content: list[Inline]) -> int:
    """How many calls that find their place by usage stand at the end."""
    moving = (isinstance(node, NoteCall) and node.id.endswith("-moves") for node in reversed(content))
    return sum(1 for _ in takewhile(bool, moving))


def _settled(content: list[Inline]) -> Iterator[Inline]:
    for node in content:
        if isinstance(node, NoteCall):
            yield replace(node, id=node.id.removesuffix("-moves"))
        elif node != Text(""):
            yield node


def mark(count: int, marks: str, language: str = "en") -> str:
    """The marker of the count-th note: arabic, lower-roman or symbols (* † ‡ § ‖ ¶, then doubled).

    Marks in brackets, "[lower-roman]" or "(arabic)", give "[iv]" and "(4)"; a language sets numbers in its own digits.
    """
    if marks[:1] in ("[", "("):
        return marks[0] + mark(count, marks[1:-1], language) + marks[-1]
    if marks == "lower-roman":
        return roman(count)
    if marks == "symbols":
        turn, index = divmod(count - 1, len(SYMBOLS))
        return SYMBOLS[index] * (turn + 1)
    return digits(str(count), language)


def _of_notes(notes: list[CountedNote]) -> Iterator[Label]:
    return (Label(label, "note", note.label) for note in notes for label in note_labels(note.blocks))


# ---------------------------------------------------------------- first and again


def _positions(notes: list[CountedNote]) -> Iterator[CountedNote]:
    """CSL's positions, with the Chicago Manual's rule (17th ed., 14.34): Ibid. is for the one work of the note just before.

    So an author's note without a citation, or a note with several works, ends a chain of Ibid.
    """
    seen: set[str] = set()
    before: tuple[Citation, ...] = ()  # the citations of the note before
    for note in notes:
        cited: list[Cited] = []
        here: list[Citation] = []
        for one in note.cited:
            positions = []
            for citation in one.cite.citations:
                previous = here[-1] if here else _single(before)
                positions.append(_position(citation, previous, seen))
                seen.add(citation.key)
                here.append(citation)
            cited.append(Cited(one.cite, tuple(positions)))
        before = tuple(here)
        yield replace(note, cited=tuple(cited))


def _single(citations: tuple[Citation, ...]) -> Citation | None:
    """The work of a note that cites one work alone (once or several times)."""
    return citations[-1] if citations and len({one.key for one in citations}) == 1 else None


def _position(citation: Citation, previous: Citation | None, seen: set[str]) -> str:
    if citation.key not in seen:
        return "first"
    if previous is None or previous.key != citation.key:
        return "subsequent"
    locator, before = plain(citation.suffix), plain(previous.suffix)
    if locator == before:
        return "ibid"
    return "ibid-with-locator" if locator else "subsequent"


def _full_notes(notes: list[CountedNote]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for note in notes:
        for one in note.cited:
            for citation in one.cite.citations:
                if citation.key not in seen:
                    seen.add(citation.key)
                    yield citation.key, note.id
