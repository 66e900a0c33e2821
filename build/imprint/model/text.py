"""The tree of a text: blocks and inlines, after pandoc's, without anything raw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from itertools import chain
from typing import TypeAlias, TypeVar, get_args

from .place import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attr:
    """Identifier, classes and key–value pairs of an element."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return next((value for name, value in self.pairs if name == key), default)


PLAIN = Attr()

# ---------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; spaces between words are ordinary spaces in it."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end."""


class Style(StrEnum):
    """How a run is set off."""

    EMPH = "emph"
    STRONG = "strong"
    UNDERLINE = "underline"
    STRIKEOUT = "strikeout"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines in one of the seven styles."""

    style: Style
    content: Inlines


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words; the marks are the language's, set by the renderer."""

    double: bool
    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Verbatim text in a line."""

    text: str
    attr: Attr = PLAIN


@dataclass(frozen=True, slots=True)
class Math:
    """A formula: its TeX, and (from compose on) its MathML element and, if numbered, its label such as "(3)"."""

    tex: str
    display: bool
    mathml: str = ""
    attr: Attr = PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link; an internal one has a url of "#" and an identifier of this text."""

    content: Inlines
    url: str
    title: str = ""
    attr: Attr = PLAIN


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; src is the path in the manuscript (from read on: a key of the pictures), alt its words."""

    alt: str
    src: str
    title: str = ""
    attr: Attr = PLAIN


@dataclass(frozen=True, slots=True)
class Span:
    """Inlines with attributes: a language (pair "lang"), a class, an anchor."""

    content: Inlines
    attr: Attr


class Mode(StrEnum):
    """How a citation names its author."""

    NORMAL = "normal"
    IN_TEXT = "author-in-text"
    SUPPRESSED = "suppress-author"
    BARE = "without-brackets"  # "Ong 1982, 12", in brackets of the author's own
    YEAR = "year-alone"
    AUTHOR = "author-alone"
    TITLE = "title-alone"
    FULL = "full-reference"


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work in a citation group, with its words before and after (locator included)."""

    key: str
    prefix: Inlines = ()
    suffix: Inlines = ()
    mode: Mode = Mode.NORMAL
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation group as the author wrote it; gone after compose."""

    citations: tuple[Citation, ...]


NAME_OF_ABSTRACT = "abstract-name"  # the class of the span with what an abstract in another language is called
AND = "imprint-and"  # the class of an empty span between works named in a sentence; of the last one also "last"


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note written by the author where its call stands; gone after compose."""

    blocks: Blocks
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a note: note is the note's identifier, id the call's own, label the marker as printed."""

    note: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a numbered element of this text (a figure, @fig:x, \\autoref{x}); gone after compose."""

    targets: tuple[str, ...]
    prefix: Inlines = ()
    bare: bool = False  # \ref: the number alone, without "Figure"
    named: bool = False  # \nameref: the words of the heading or caption
    through: bool = False  # \crefrange: from the first of two targets to the second
    place: Place | None = None


Inline: TypeAlias = (
    Text | LineBreak | Styled | Quoted | Code | Math | Link | Image | Span | Cite | NoteText | NoteCall | CrossReference
)
Inlines: TypeAlias = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; a plain one (tight list item, table cell) has no space around it."""

    content: Inlines
    plain: bool = False
    attr: Attr = PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the text's highest; number ("2.1") is set by compose where headings are numbered."""

    level: int
    content: Inlines
    attr: Attr = PLAIN
    number: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A listing; the first class is its language."""

    text: str
    attr: Attr = PLAIN


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Blocks, ...]


class ListStyle(StrEnum):
    """How an ordered list counts."""

    DECIMAL = "decimal"
    LOWER_ALPHA = "lower-alpha"
    UPPER_ALPHA = "upper-alpha"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list; before and after stand around its numbers."""

    items: tuple[Blocks, ...]
    start: int = 1
    style: ListStyle = ListStyle.DECIMAL
    before: str = ""
    after: str = "."


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their definitions."""

    items: tuple[tuple[Inlines, tuple[Blocks, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines kept as they are."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


class Align(StrEnum):
    """How a column or cell is aligned."""

    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell."""

    blocks: Blocks
    align: Align = Align.DEFAULT
    rows: int = 1
    columns: int = 1
    header: bool = False


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its alignment and its share of the width (0 where the table decides)."""

    align: Align = Align.DEFAULT
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; label ("Table 2") is set by compose."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    foot: tuple[Row, ...] = ()
    caption: Blocks = ()
    attr: Attr = PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Pictures (or other blocks) with a caption; label ("Figure 1") is set by compose."""

    blocks: Blocks
    caption: Blocks = ()
    attr: Attr = PLAIN
    label: str = ""


@dataclass(frozen=True, slots=True)
class Div:
    """Blocks with attributes: a language, a class."""

    blocks: Blocks
    attr: Attr


Block: TypeAlias = (
    Para | Heading | CodeBlock | Quote | Bullets | Numbered | Definitions | Verse | Rule | Table | Figure | Div
)
Blocks: TypeAlias = tuple[Block, ...]
Node: TypeAlias = Block | Inline | Cell | Citation

# ---------------------------------------------------------------- walking


_walked: list[tuple[tuple[object, ...], tuple[Node, ...]]] = []  # the last trees: many ask for their nodes, one after the other
_SMALL = 8


def walk(value: object) -> Iterator[Node]:
    """Every node below a node or a tuple of nodes, in reading order, itself included."""
    if not isinstance(value, tuple) or not value:
        return _below(value)
    if isinstance(value[0], tuple):
        return chain.from_iterable(map(walk, value))
    if len(value) < _SMALL:
        return _below(value)
    known = next((nodes for tree, nodes in tuple(_walked) if tree is value), None)
    if known is None:
        known = tuple(_below(value))
        _walked[:] = [*_walked[-3:], (value, known)]
    return iter(known)


def _below(value: object) -> Iterator[Node]:
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, tuple):
            pending.extend(reversed(one))
        elif (names := _READ.get(type(one))) is not None:
            yield one  # type: ignore[misc]
            pending.extend(getattr(one, name) for name in reversed(names))


def rewrite(value: T, change: Callable[[Node], Node | tuple[Node, ...]]) -> T:
    """The same tree with every node replaced by what change makes of it, from the leaves up.

    A tuple splices its nodes into the place of the one.
    """
    return _rewritten(value, change)  # type: ignore[return-value]


def _rewritten(value: object, change: Callable[[Node], Node | tuple[Node, ...]]) -> object:
    if isinstance(value, tuple):
        return _rewritten_items(value, change)
    names = _HELD.get(type(value))
    if names is None:
        return value
    changed: dict[str, object] = {}
    for name in names:
        part = getattr(value, name)
        new = _rewritten(part, change)
        if new is not part:
            changed[name] = new
    return change(replace(value, **changed) if changed else value)  # type: ignore[arg-type,type-var]


def _rewritten_items(
    items: tuple[object, ...], change: Callable[[Node], Node | tuple[Node, ...]]
) -> tuple[object, ...]:
    out: list[object] = []
    same = True
    for item in items:
        new = _rewritten(item, change)
        same = same and new is item
        if isinstance(new, tuple) and not isinstance(item, tuple):
            out.extend(new)
        else:
            out.append(new)
    return items if same else tuple(out)


def plain(value: object) -> str:
    """The words of nodes, without marks: for titles, metadata, alternative texts."""
    return worded(value).strip()


def worded(value: object) -> str:
    """The words of nodes with the blanks at their ends."""
    return "".join(_words(value))


def _words(value: object) -> Iterator[str]:
    match value:
        case tuple():
            for item in value:
                yield from _words(item)
        case Text(text=text) | Code(text=text) | Math(tex=text) | CodeBlock(text=text):
            yield text
        case LineBreak():
            yield " "
        case Quoted(double=double, content=content):
            yield "“" if double else "‘"
            yield from _words(content)
            yield "”" if double else "’"
        case NoteText() | NoteCall():
            return
        case Para() | Heading():
            yield from _words(value.content)
            yield " "
        case _ if isinstance(value, Node):
            for name in _HELD[type(value)]:
                yield from _words(getattr(value, name))


def note_labels(blocks: Blocks) -> Iterator[str]:
    """The labels that stand in a note's own words."""
    spans = (node for node in walk(blocks) if isinstance(node, Span) and not node.content)
    yield from (label for node in spans if (label := node.attr.get("label") or node.attr.id))


TYPED = "imprint-typed-label"  # the class of a figure or table whose caption says its own number


def labelled_kind(node: Node) -> str:
    """What kind of number an element takes: section, figure, subfigure, listing, table, equation, whole-equation; "" for none."""
    match node:
        case Heading():
            return "section"
        case Figure(attr=attr) | Table(attr=attr) if TYPED in attr.classes:
            return ""
        case Figure(attr=attr) if "subfigure" in attr.classes:
            return "subfigure"
        case Figure(blocks=(CodeBlock(), *_)):
            return "listing"
        case Figure(caption=caption, attr=attr) if caption or attr.id:
            return "figure"
        case Table(caption=caption, attr=attr) if caption or attr.id:
            return "table"
        case Math(display=True, attr=attr) if attr.id:
            return "equation"
        case Span(attr=Attr(id=str() as name, classes=("whole", kind))) if name:
            return f"whole-{kind}"
    return ""


_HOLDING = frozenset(
    ("content", "blocks", "caption", "items", "lines", "head", "bodies", "foot", "citations", "prefix", "suffix")
)
# Node → the names of its fields that hold others.
_HELD: dict[type, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind) if one.name in _HOLDING) for kind in get_args(Node)
}
_READ = _HELD | {Table: ("caption", "head", "bodies", "foot")}  # as they are read: a table's caption stands above it
