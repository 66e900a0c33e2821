"""Citations get their words: notes, in-text citations, the reference list, for print and for the web."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.edition import Note, Reference
from ..model.stages import Copy, Counted, CountedNote
from ..model.style import Kind
from ..model.text import (
    Attr,
    Blocks,
    Citation,
    Cite,
    Inline,
    Inlines,
    Link,
    Mode,
    Node,
    NoteCall,
    Para,
    Span,
    Text,
    plain,
    rewrite,
    walk,
)
from .citing import Answer, Asked, Cited
from .mentions import keys_mentioned, with_mentions, without_brackets
from .note_links import linked
from .raised import begins_raised, closed_up
from .stops import goes_on, without_stop
from .tongues import credited, set_all, spellings, whole
from .words import words

# Note numbers beyond any real one, for groups whose neighbours in the note must not count.
APART = 100_000


@dataclass(frozen=True, slots=True)
class Group:
    """A citation group in reading order: in a note (its index and the group's index there) or in the text (-1)."""

    cite: Cite
    note: int = -1
    position: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """The texts with their citations set, the notes, the reference list; failure says why there are none.

    unsaid are the citations of groups of which the style prints nothing.
    """

    epigraph: Blocks
    abstract: Blocks
    body: Blocks
    notes: tuple[Note, ...]
    references: tuple[Reference, ...]
    failure: str = ""
    unsaid: tuple[Citation, ...] = ()


def word(counted: Counted) -> Worded:
    """Set every citation of a counted copy."""
    copy, mentioned = counted.copy, keys_mentioned(counted)
    counted = with_mentions(counted)
    texts = (counted.front.epigraph, counted.front.abstract, counted.body)
    groups = tuple(_groups(counted, (counted.front.title, counted.front.subtitle, *texts)))
    notes_style = copy.style.kind is Kind.NOTE
    asked = [_asked(group, counted) for group in groups]
    again = [index for index, one in enumerate(asked) if one.ibid] if notes_style else []
    asked += [replace(asked[index], ibid=False, apart=True, note=APART * 2 + index) for index in again]
    listed = _lists(copy)
    nocite = (*copy.front.nocite, *mentioned) if listed else () if notes_style else mentioned
    set_ = set_all(asked, copy.works, nocite, copy.style, copy.front.language)
    if set_.failure:
        return Worded((), (), (), (), (), set_.failure)
    answers = {
        id(group.cite): linked(_named(answer, group.cite, copy), group.note, counted)
        for group, answer in zip(groups, set_.answers, strict=False)
    }
    web = answers | {
        id(groups[index].cite): linked(answer, groups[index].note, counted)
        for index, answer in zip(again, set_.answers[len(groups) :], strict=True)
    }
    by_note = {note.id: note for note in counted.notes}
    names = frozenset(name for work in copy.works for name in spellings(work))
    notes = tuple(_note(note, answers, web, names) for note in counted.notes)
    epigraph, abstract, body = (_in_text(text, answers, by_note) for text in texts)
    unsaid = tuple(_unsaid(groups, set_.answers))
    return Worded(epigraph, abstract, body, notes, _references(set_) if listed else (), unsaid=unsaid)


def _unsaid(groups: tuple[Group, ...], answers: tuple[Answer, ...]) -> Iterator[Citation]:
    for group, answer in zip(groups, answers, strict=False):
        if not any(letter.isalnum() for letter in plain(answer.text) + plain(answer.note)):
            yield from group.cite.citations


def _named(answer: Answer, cite: Cite, copy: Copy) -> Answer:
    """A numeric style prints no name where the sentence needs one, "As Grafton [1] says"; some have no brackets."""
    first = cite.citations[0]
    if first.mode in (Mode.BARE, Mode.YEAR) and copy.style.kind is Kind.AUTHOR_DATE:
        return replace(answer, text=without_brackets(answer.text))
    if first.prefix and first.mode is Mode.IN_TEXT and copy.style.kind is Kind.AUTHOR_DATE:
        return replace(answer, text=_before_year(answer.text, first.prefix))
    work = next((one for one in copy.works if one.id == first.key), None)
    if copy.style.kind is not Kind.NUMERIC or first.mode is not Mode.IN_TEXT or work is None:
        return answer
    name = credited(work, dict(words(copy.front.language)))
    return replace(answer, text=(Text(f"{name} "), *answer.text)) if name else answer


def _without_prefix(citations: tuple[Citation, ...], copy: Copy) -> tuple[Citation, ...]:
    """A work that is named in the sentence: what stands before its year is set by `_before_year`."""
    first = citations[0]
    if first.mode is not Mode.IN_TEXT or not first.prefix or copy.style.kind is not Kind.AUTHOR_DATE:
        return citations
    return (replace(first, prefix=()), *citations[1:])


def _before_year(content: Inlines, prefix: Inlines) -> Inlines:
    """ "Ong (1982, 3)" with words in its brackets: "Ong (see 1982, 3)", as natbib and biblatex have it."""
    for index, node in enumerate(content):
        if isinstance(node, Text) and "(" in node.text:
            before, _, after = node.text.partition("(")
            rest = (Text(after),) if after else ()
            return (*content[:index], Text(f"{before}("), *prefix, Text(" "), *rest, *content[index + 1 :])
    return (*prefix, Text(" "), *content)


def _groups(counted: Counted, texts: tuple[Blocks | Inlines, ...]) -> Iterator[Group]:
    """All citation groups in reading order, each note's where its call stands."""
    index = {note.id: i for i, note in enumerate(counted.notes)}
    notes_style = counted.copy.style.kind is Kind.NOTE
    for node in walk(texts):
        if isinstance(node, Cite) and not notes_style:
            yield Group(node)
        elif isinstance(node, NoteCall):
            note = counted.notes[index[node.note]]
            for one in note.cited:
                yield Group(one.cite, index[node.note], one.positions)


def _asked(group: Group, counted: Counted) -> Asked:
    """In a note of the author's own, a group after the first must not see the others as neighbours of one note."""
    if group.note < 0:
        return Asked(_without_prefix(group.cite.citations, counted.copy), 0, ibid=True)
    note = counted.notes[group.note]
    first = group.position[:1]
    ibid = bool(first and first[0].startswith("ibid"))
    citations = group.cite.citations
    if not note.bare:
        ibid = ibid and citations[0].mode is not Mode.IN_TEXT
        citations = tuple(map(_named_in_note, citations)) if counted.copy.style.kind is Kind.NOTE else citations
    alone = len(note.cited) == 1 or "first" in group.position
    number = _number(note, counted) if alone else APART + group.note * 100 + _index(note, group)
    return Asked(citations, number, ibid)


def _named_in_note(citation: Citation) -> Citation:
    """In a style of notes, a note's citation names its author anyway."""
    return replace(citation, mode=Mode.NORMAL) if citation.mode is Mode.IN_TEXT else citation


def _number(note: CountedNote, counted: Counted) -> int:
    """The note's printed number; notes of the other series lie between the numbers and take their neighbour's."""
    return max(1, note.number)


def _index(note: CountedNote, group: Group) -> int:
    return next(i for i, one in enumerate(note.cited) if one.cite is group.cite)


# ---------------------------------------------------------------- notes


def _note(note: CountedNote, answers: Mapping[int, Answer], web: Mapping[int, Answer], names: frozenset[str]) -> Note:
    works = tuple(dict.fromkeys(c.key for one in note.cited for c in one.cite.citations))
    in_print, on_web = _blocks(note, answers, names), _blocks(note, web, names)
    return Note(note.id, note.call, note.number, note.label, note.series, in_print, on_web, works, _direction(in_print))


def _direction(blocks: Blocks) -> str:
    """The direction of a note that runs the other way as a whole."""
    match blocks:
        case (Para(content=content),):
            return whole(content)
    return ""


def _blocks(note: CountedNote, answers: Mapping[int, Answer], names: frozenset[str]) -> Blocks:
    if note.bare:
        only = note.cited[0]
        answer = answers[id(only.cite)]
        return (Para(_lowered(answer.note or answer.text, only.cite, only.positions, names)),)
    positions = {id(one.cite): one.positions for one in note.cited}

    def change(node: Node) -> Node:
        content = getattr(node, "content", None)
        if isinstance(content, tuple) and any(isinstance(one, Cite) for one in content):
            return replace(node, content=tuple(_sentence(content, answers, positions, names)))  # type: ignore[arg-type]
        return node

    return rewrite(note.blocks, change)


def _sentence(
    content: Inlines, answers: Mapping[int, Answer], positions: Mapping[int, tuple[str, ...]], names: frozenset[str]
) -> Iterator[Inline]:
    """Citations inside an author's sentence: no stop before more words or punctuation, ibid. in lower case there."""
    for index, node in enumerate(content):
        if not isinstance(node, Cite):
            yield node
            continue
        answer = answers[id(node)]
        if not answer.note:
            yield from answer.text
            continue
        before, after = plain_end(content[:index]), plain(content[index + 1 :])
        set_words = _lowered(answer.note, node, positions[id(node)], names)
        words = (*answer.text, *([Text(" ")] if answer.text else []), *set_words)
        again = positions[id(node)][0].startswith("ibid") and not _names_work(words, names)
        abbreviated = again and " " not in plain(words).strip() and not after.startswith(".")
        if (after and not abbreviated) or any(isinstance(one, Cite) for one in content[index + 1 :]):
            words = without_stop(words)
        if again and goes_on(before):
            words = lower_first(words)
        yield from words


def _lowered(words: Inlines, cite: Cite, positions: tuple[str, ...], names: frozenset[str]) -> Inlines:
    """A citation's words with ibid. in lower case where something is said before it in the same note: "See ibid., 3"."""
    works = [index for index, one in enumerate(words) if isinstance(one, Span) and "work" in one.attr.classes]
    if len(works) != len(cite.citations):
        return words
    out = list(words)
    for index, citation, position in zip(works, cite.citations, positions, strict=False):
        before = plain(citation.prefix).rstrip()
        within = index > works[0] if not before else goes_on(before)
        if position.startswith("ibid") and within and not _names_work(words[index : index + 1], names):
            out[index : index + 1] = lower_first(words[index : index + 1])
    return tuple(out)


def _names_work(words: Inlines, names: frozenset[str]) -> bool:
    """Whether set words begin with an author or a title: the style says no Ibid. there."""
    return plain(words).lstrip("“„«‘'\"(").startswith(tuple(names))


def plain_end(content: Inlines) -> str:
    """The words before, or a letter where there is a citation without words yet."""
    if content and isinstance(content[-1], Cite):
        return "x"
    return plain(content).rstrip() or ("x" if any(isinstance(one, Cite) for one in content) else "")


def lower_first(content: Inlines) -> Inlines:
    """With a small first letter."""
    match content:
        case (Text(text=text), *rest) if text:
            return (Text(text[0].lower() + text[1:]), *rest)
        case (Span(content=inner) | Link(content=inner) as first, *rest):
            return (replace(first, content=lower_first(inner)), *rest)
    return content


# ---------------------------------------------------------------- the text


def _in_text(text: Blocks, answers: Mapping[int, Answer], notes: Mapping[str, CountedNote]) -> Blocks:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Span) and "author-in-text" in node.attr.classes:
            note = notes[node.attr.get("note")]
            return answers[id(note.cited[0].cite)].text
        if isinstance(node, Cite) and id(node) in answers:
            keys = " ".join(one.key for one in node.citations)
            return Span(answers[id(node)].text, Attr(classes=("citation",), pairs=(("works", keys),)))
        return node

    said = rewrite(text, change)
    return closed_up(said) if any(begins_raised(answer.text) for answer in answers.values()) else said


def _lists(copy: Copy) -> bool:
    """Whether there is a reference list: after notes only where the manuscript or the journal asks for one."""
    asked = copy.front.reference_list or copy.sources.journal.reference_list
    return asked == "always" or (asked != "never" and copy.style.kind is not Kind.NOTE)


def _references(set_: Cited) -> tuple[Reference, ...]:
    return tuple(Reference(f"ref-{one.work}", one.work, one.label, one.content) for one in set_.references)
