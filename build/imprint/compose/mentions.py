"""Works named in a sentence without being cited: their authors, titles, years, or the whole reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.stages import Copy, Counted
from ..model.style import Kind, mentions
from ..model.text import (
    AND,
    Blocks,
    Citation,
    Cite,
    Inline,
    Inlines,
    Link,
    Mode,
    Node,
    Quoted,
    Span,
    Style,
    Styled,
    Text,
    plain,
    rewrite,
    walk,
)
from ..model.work import Work
from .citing import Asked
from .quoting import quoted
from .rich import rich
from .tongues import credited, set_all
from .words import words

# The works that stand by themselves, whose titles are set in italics (Chicago Manual of Style 17, 8.166); others are quoted.
_BY_THEMSELVES = frozenset((
    "book", "classic", "collection", "dataset", "document", "graphic", "hearing", "legislation", "manuscript", "map",
    "motion_picture", "musical_score", "pamphlet", "periodical", "regulation", "report", "software", "song", "standard", "thesis",
    "treaty",
))  # fmt: skip


def keys_mentioned(counted: Counted) -> tuple[str, ...]:
    """The works that are named, in reading order."""
    kind = counted.copy.style.kind
    named = (node for node in walk(_texts(counted)) if isinstance(node, Cite) and mentions(node, kind))
    return tuple(dict.fromkeys(one.key for cite in named for one in cite.citations))


def with_mentions(counted: Counted) -> Counted:
    """The texts and notes with the words of such names in their places."""
    kind = counted.copy.style.kind
    if not any((isinstance(node, Cite) and mentions(node, kind)) or _joins(node) for node in walk(_texts(counted))):
        return counted
    speaker = _Speaker(counted.copy, dict(words(counted.copy.front.language)), _in_full(counted))
    front = replace(
        counted.front, epigraph=speaker.said(counted.front.epigraph), abstract=speaker.said(counted.front.abstract)
    )
    notes = tuple(replace(note, blocks=speaker.said(note.blocks)) for note in counted.notes)
    return replace(counted, front=front, body=speaker.said(counted.body), notes=notes)


def _joins(node: Node) -> bool:
    return isinstance(node, Span) and AND in node.attr.classes


def _texts(counted: Counted) -> tuple[Blocks, ...]:
    front = counted.front
    return (front.epigraph, front.abstract, counted.body, *(note.blocks for note in counted.notes))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """What says the names: the copy, the words of its language, the references in full by their works."""

    copy: Copy
    words: Mapping[str, str]
    full: Mapping[str, Inlines]

    def said(self, blocks: Blocks) -> Blocks:
        return rewrite(blocks, self._node)

    def _node(self, node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Cite) and mentions(node, self.copy.style.kind):
            return tuple(self._named(node.citations))
        if isinstance(node, Span) and _joins(node):
            return Text(f" {self.words['and']} " if "last" in node.attr.classes else ", ")
        return node

    def _named(self, citations: tuple[Citation, ...]) -> Iterator[Inline]:
        works = {work.id: work for work in self.copy.works}
        for index, one in enumerate(citations):
            if index:
                yield Text("; ")
            yield from one.prefix
            yield from ((Text(" "),) if one.prefix else ())
            yield from self._words(works[one.key], one.mode) if one.key in works else (Text(f"@{one.key}"),)
            yield from ((Text(", "),) if plain(one.suffix)[:1].isalnum() else ())
            yield from one.suffix

    def _words(self, work: Work, mode: Mode) -> Inlines:
        if mode is Mode.FULL and work.id in self.full:
            return self.full[work.id]
        if mode is Mode.AUTHOR and (names := credited(work, self.words)):
            return (Text(names),)
        if mode is Mode.YEAR:
            date = dict(work.dates).get("issued")
            return (Text(str(date.start[0]) if date and date.start else date.literal if date else ""),)
        title = quoted(rich(work.get("title-short") or work.get("title")))
        return (Styled(Style.EMPH, title),) if work.type in _BY_THEMSELVES else (Quoted(True, title),)


def _in_full(counted: Counted) -> dict[str, Inlines]:
    """The references that are wanted in full: as the list has them or, in a style of notes, as a work's first note."""
    copy = counted.copy
    cites = (node for node in walk(_texts(counted)) if isinstance(node, Cite) and mentions(node, copy.style.kind))
    keys = tuple(dict.fromkeys(one.key for cite in cites for one in cite.citations if one.mode is Mode.FULL))
    if not keys:
        return {}
    asked = [Asked((Citation(key),), index, False) for index, key in enumerate(keys, 1) if copy.style.kind is Kind.NOTE]
    found = set_all(asked, copy.works, () if asked else keys, copy.style, copy.front.language)
    if asked:
        return {key: without_end(_plain(answer.note)) for key, answer in zip(keys, found.answers, strict=False)}
    return {one.work: without_end(_plain(one.content)) for one in found.references}


def _plain(content: Inlines) -> Inlines:
    """Without links to a list."""
    return rewrite(content, lambda node: node.content if isinstance(node, Link) and node.url.startswith("#ref-") else node)


def without_end(content: Inlines) -> Inlines:
    """Without a style's final stop, which is the sentence's."""
    match content:
        case (*rest, Text(text=text)):
            return (*rest, Text(text.rstrip().removesuffix(".")))
        case (*rest, Span(content=inner) as last):
            return (*rest, replace(last, content=without_end(inner)))
    return content


def without_brackets(content: Inlines) -> Inlines:
    """An author–date citation without the brackets around it."""
    match content:
        case (Text(text=first), *middle, Text(text=last)) if first.startswith("(") and last.endswith(")"):
            return tuple(one for one in (Text(first[1:]), *middle, Text(last[:-1])) if one != Text(""))
        case (Text(text=text),) if text.startswith("(") and text.endswith(")"):
            return (Text(text[1:-1]),)
        case (Span(content=inner) as whole,):
            return (replace(whole, content=without_brackets(inner)),)
    return content
