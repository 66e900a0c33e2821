"""Places of notes and headings in a source text, and of everything in a text that has no lines (Word, ODT)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from ..model.place import Lines, Place
from ..model.stages import Spot
from ..model.text import Blocks, Citation, Cite, Heading, Image, Node, NoteText, Para, Span, plain, walk, worded

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<a>\S[^\n]*?)[ \t#]*$|^(?P<b>\S[^\n]*)\n(?:=+|-+)[ \t]*$", re.M)
_TEX_HEADING = re.compile(r"\\(?:chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?(?:\[[^\]]*\])?\{(?P<a>[^\n]*)\}")
_HTML_HEADING = re.compile(r"<h[1-6]\b[^<>]*>([^\n]*?)</h[1-6]>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_NOTE = re.compile(r"\^\[|(?<!\\)\[\^[^\]\s]+\](?!:)")
_TEX_NOTE = re.compile(r"\\(?:foot|end)note(?:\[[^\]]*\])?\{")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")


def outline(path: str, text: str, format: str) -> Iterator[Spot]:
    """The headings and the calls of notes of a Markdown or LaTeX text whose code and comments are blanks."""
    lines = Lines.of(path, text)
    heading, note = (_TEX_HEADING, _TEX_NOTE) if format == "latex" else (_HEADING, _NOTE)
    for found in heading.finditer(text):
        group = "a" if found["a"] is not None else "b"
        yield Spot("heading", _ATTRIBUTES.sub("", found[group]), lines.place(*found.span(group)))
    for found in note.finditer(text):
        yield Spot("note", found[0], lines.place(*found.span()))


def occurrences(path: str, text: str, blocks: Blocks) -> Iterator[Spot]:
    """Where the keys that a tree cites, and its pictures, stand in its source (HTML, JATS, RST, Org); HTML's headings."""
    lines = Lines.of(path, text)
    for src in dict.fromkeys(unquote(node.src) for node in walk(blocks) if isinstance(node, Image) and node.src):
        for found in re.finditer(re.escape(src), text):
            yield Spot("image", src, lines.place(*found.span()))
    for found in _HTML_HEADING.finditer(text):
        yield Spot("heading", _TAG.sub("", found[1]), lines.place(*found.span(1)))
    set_ = (key for node in walk(blocks) if isinstance(node, Span) for key in node.attr.get("cites").split())
    for key in dict.fromkeys((*(node.key for node in walk(blocks) if isinstance(node, Citation)), *set_)):
        for found in re.finditer(rf"(?<![\w-]){re.escape(key)}(?![\w-])", text):
            yield Spot("cite", key, lines.place(*found.span()))


# ---------------------------------------------------------------- texts without lines


def paragraphs(path: str, blocks: Blocks) -> tuple[str, tuple[Spot, ...]]:
    """The words of a Word or ODT text, a line for each paragraph, notes after all others; and its spots on these lines."""
    notes = [node for node in walk(blocks) if isinstance(node, NoteText)]
    inside = {id(para) for note in notes for para in walk(note.blocks)}
    body = [node for node in walk(blocks) if isinstance(node, Para | Heading) and id(node) not in inside]
    lines = [_words(node) for node in body] + [_words(note.blocks) for note in notes]
    numbers = {id(node): line for line, node in enumerate((*body, *notes), 1)}
    spots: list[Spot] = []
    for node in body:
        line = numbers[id(node)]
        if isinstance(node, Heading):
            spots.append(Spot("heading", plain(node.content), Place(path, line, 1, line, len(lines[line - 1]) + 1)))
        spots += _spots(path, node.content, line, numbers)
    return "\n".join(lines), tuple(spots)


def _words(value: object) -> str:
    return re.sub(r"\s+", " ", plain(value))


def _spots(path: str, content: object, line: int, numbers: dict[int, int]) -> Iterator[Spot]:
    """The citations and notes of a paragraph in their order, those of a note on the note's own line."""
    before = _Length()
    for node in content if isinstance(content, tuple) else ():
        column = before.letters + 1
        if isinstance(node, NoteText):
            own = numbers[id(node)]
            yield Spot("note", "", Place(path, own, 1, own, len(_words(node.blocks)) + 1))
            for para in walk(node.blocks):
                if isinstance(para, Para | Heading):
                    yield from _spots(path, para.content, own, numbers)
        elif isinstance(node, Image):
            yield Spot("image", node.src, Place(path, line, column, line, column + 1))
        elif isinstance(node, Cite):
            yield from (Spot("cite", one.key, Place(path, line, column, line, column + 1)) for one in node.citations)
        else:
            for one in _spots(path, getattr(node, "content", ()), line, numbers):
                here = replace(one.place, column=column, end_column=column + 1)
                yield replace(one, place=here) if one.place.line == line else one
        before = before.and_then(worded(node))


@dataclass(frozen=True, slots=True)
class _Length:
    """How long words are, each run of blanks for one, without those at the ends; and whether one stands at their end."""

    letters: int = 0
    blank: bool = False

    def and_then(self, words: str) -> _Length:
        """With more words after them."""
        inner = re.sub(r"\s+", " ", words.strip())
        if not inner:
            return _Length(self.letters, self.blank or (bool(words) and self.letters > 0))
        gap = self.letters > 0 and (self.blank or words[0].isspace())
        return _Length(self.letters + gap + len(inner), words[-1].isspace())


# ---------------------------------------------------------------- into the tree


class Outline:
    """Gives the notes and headings of a tree their places, in their order."""

    def __init__(self, blocks: Blocks, spots: Iterable[Spot]) -> None:
        notes = [spot.place for spot in spots if spot.kind == "note"]
        agree = len(notes) == sum(isinstance(node, NoteText) for node in walk(blocks))
        self.notes = deque(notes if agree else ())
        self.headings = deque(spot for spot in spots if spot.kind == "heading")

    def placed(self, node: Node) -> Node:
        """The node with its place, where there is one."""
        if isinstance(node, NoteText) and self.notes:
            return replace(node, place=self.notes.popleft())
        if isinstance(node, Heading):
            return replace(node, place=self._heading(_letters(plain(node.content))))
        return node

    def _heading(self, words: str) -> Place | None:
        for index, spot in enumerate(self.headings):
            theirs = _letters(spot.value)
            if theirs == words or (words and theirs[:12] == words[:12]):
                for _ in range(index + 1):
                    self.headings.popleft()
                return spot.place
        return None


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
