"""Identifiers settled before a text is written: each an NCName, each once, every link with an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from ..model.edition import ContentsEntry, Edition, Note, Reference
from ..model.text import Attr, Blocks, Heading, Inlines, Link, Node, NoteCall, Span, Style, Styled, Text, rewrite
from .address import anchor, language_tag

# Identifiers of the page's own furniture. An author's element of the same name gets another one.
RESERVED = (
    "article-abstract", "article-authors", "article-citation", "article-contents", "article-key-points",
    "article-license", "article-main", "article-notes", "article-own-notes", "article-references", "article-similar",
    "article-text", "article-title",
)  # fmt: skip


@dataclass(slots=True)
class _Names:
    """Names given so far: mutable within settled() only."""

    given: dict[str, str] = field(default_factory=dict)  # as written → as settled; the first element of a name wins
    taken: set[str] = field(default_factory=lambda: set(RESERVED))

    def give(self, identifier: str) -> str:
        wanted = anchor(identifier)
        name, count = wanted, 1
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        self.given.setdefault(identifier, name)
        return name


Change = Callable[[Node], Node | tuple[Node, ...]]


def settled(edition: Edition) -> Edition:
    """The same edition with unique identifiers, no link without an end, no call without a note, no level skipped.

    Settling twice changes nothing.
    """
    edition = replace(edition, language=language_tag(edition.language) or "und")
    names = _Names()
    for note in edition.notes:
        names.give(note.id)
    notes = {note.id: names.given[note.id] for note in edition.notes}
    named = _over_texts(_with_levels(edition), _naming(names, notes))
    references = tuple(replace(ref, id=names.give(ref.id)) for ref in named.references)
    linking = _linking(names.given)
    linked = _over_texts(replace(named, references=references), linking)
    return replace(
        linked,
        notes=_notes(edition, names, linking),
        references=tuple(_reference(ref, linking) for ref in linked.references),
        contents=_contents(edition.contents, names.given),
    )


def _over_texts(edition: Edition, change: Change) -> Edition:
    """Every text of the edition changed, in the order in which it is read."""
    return replace(
        edition,
        title=rewrite(edition.title, change),
        subtitle=rewrite(edition.subtitle, change),
        dedication=rewrite(edition.dedication, change),
        epigraph=rewrite(edition.epigraph, change),
        epigraph_source=rewrite(edition.epigraph_source, change),
        key_points=rewrite(edition.key_points, change),
        abstract=rewrite(edition.abstract, change),
        body=rewrite(edition.body, change),
        sections=tuple(replace(one, blocks=rewrite(one.blocks, change)) for one in edition.sections),
        bios=tuple(replace(one, blocks=rewrite(one.blocks, change)) for one in edition.bios),
        how_to_cite=rewrite(edition.how_to_cite, change),
    )


def _naming(names: _Names, notes: dict[str, str]) -> Change:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, NoteCall):
            if node.note not in notes:
                return Styled(Style.SUPERSCRIPT, (Text(node.label),))
            return replace(node, note=notes[node.note], id=names.give(node.id or f"call-{node.note}"))
        attr: Attr | None = getattr(node, "attr", None)
        if attr is None or not attr.id:
            return node
        return _identified(node, names.give(attr.id) if anchor(attr.id) else "")

    return change


def _identified(node: Node, identifier: str) -> Node:
    """A node that has attributes, with another identifier."""
    having: Any = node
    return cast(Node, replace(having, attr=replace(having.attr, id=identifier)))


def _linking(given: dict[str, str]) -> Change:
    """Links to what is there; the words alone where there is nothing."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        if not isinstance(node, Link) or not node.url.startswith("#"):
            return node
        target = given.get(node.url[1:])
        return replace(node, url=f"#{target}") if target else Span(node.content, replace(node.attr, id=""))

    return change


def _notes(edition: Edition, names: _Names, linking: Change) -> tuple[Note, ...]:
    """Notes are written in one of two versions, so the elements in them carry no identifiers."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, NoteCall):
            return Styled(Style.SUPERSCRIPT, (Text(node.label),))
        attr: Attr | None = getattr(node, "attr", None)
        if attr is not None and attr.id:
            return _identified(node, "")
        return linking(node)

    seen: set[str] = set()
    notes = []
    for note in edition.notes:
        if note.id not in seen:
            printed, web = rewrite(note.print, change), rewrite(note.web, change)
            call = names.given.get(note.call, "")
            notes.append(replace(note, id=names.given[note.id], call=call, print=printed, web=web))
        seen.add(note.id)
    return tuple(notes)


def _reference(ref: Reference, linking: Change) -> Reference:
    return replace(ref, label=rewrite(ref.label, linking), content=rewrite(ref.content, linking))


def _contents(entries: tuple[ContentsEntry, ...], given: dict[str, str]) -> tuple[ContentsEntry, ...]:
    """Entries whose heading is there; the children of the others move up."""
    out: list[ContentsEntry] = []
    for entry in entries:
        children = _contents(entry.children, given)
        name = given.get(entry.id)
        out += [replace(entry, id=name, title=bare(entry.title), children=children)] if name else list(children)
    return tuple(out)


def bare(content: Inlines) -> Inlines:
    """Words that can stand anywhere: no links, no calls, no anchors."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, NoteCall):
            return ()
        if isinstance(node, Link):
            return node.content
        attr: Attr | None = getattr(node, "attr", None)
        return _identified(node, "") if attr is not None and attr.id else node

    return rewrite(content, change)


def _with_levels(edition: Edition) -> Edition:
    sections = tuple(replace(one, blocks=even(one.blocks, 2)) for one in edition.sections)
    bios = tuple(replace(one, blocks=even(one.blocks, 3)) for one in edition.bios)
    return replace(edition, body=even(edition.body), abstract=even(edition.abstract, 2), sections=sections, bios=bios)


def even(blocks: Blocks, highest: int = 1) -> Blocks:
    """Blocks whose headings begin at the highest level and skip none (PDF/UA-1 7.4, WCAG 1.3.1)."""
    open_: list[int] = []

    def change(node: Node) -> Node:
        if not isinstance(node, Heading):
            return node
        while open_ and open_[-1] >= node.level:
            open_.pop()
        open_.append(node.level)
        return replace(node, level=highest + len(open_) - 1)

    return rewrite(blocks, change)
