"""Reads the cases in tests/cases/*.md, takes each down the line, and says what came out, block by block.

docs/testing.md says how a case is written.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from tests.hostile_files import W, docx, odt

from imprint.compare import compare
from imprint.model.counting import mark
from imprint.model.diagnostic import Diagnostic, Diagnostics, in_order
from imprint.model.edition import Edition, Note
from imprint.model.manuscript import Masthead
from imprint.model.redline import DELETED, INSERTED, Redline
from imprint.model.stages import SourceFile, Sources
from imprint.model.text import (
    Blocks,
    Bullets,
    Cell,
    Code,
    CodeBlock,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    LineBreak,
    Math,
    Node,
    NoteCall,
    Numbered,
    Para,
    Quote,
    Quoted,
    Rule,
    Span,
    Style,
    Styled,
    Table,
    Text,
    Verse,
    plain,
    rewrite,
)
from imprint.pipeline import check_library, check_one, edit
from imprint.read.masthead import read_masthead
from imprint.read.retractions import read_retractions
from imprint.render.quotes import marks
from imprint.report import Format, report
from imprint.workspace import shipped

FOLDER = Path(__file__).parent / "cases"
NOT_BUILT = "(not built)"
INPUTS = frozenset(("md", "yaml", "toml", "bib", "csl", "file", "author", "picture", "latex", "rst", "org", "htm", "bytes", "docx", "odt", "part", "before"))
OTHERS = {"latex": ("latex", "tex"), "rst": ("rst", "rst"), "org": ("org", "org"), "htm": ("html", "html")}  # block: reader, ending


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind and the words after it, its text, and the lines of the text (from 0, end exclusive)."""

    kind: str
    words: tuple[str, ...]
    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return self.words[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class Case:
    """A heading with its blocks; xfail is why its output is known to be wrong, shared what stands before all headings."""

    path: Path
    title: str
    prose: str
    xfail: str
    blocks: tuple[Block, ...]
    shared: tuple[Block, ...]

    @property
    def id(self) -> str:
        return f"{self.path.stem}::{re.sub(r'[^a-z0-9]+', '-', self.title.lower()).strip('-')}"

    @property
    def expected(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind in SAYS)


# ---------------------------------------------------------------- reading

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*([^`]*)$")


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file: a heading "## …" each; blocks before the first heading belong to every case."""
    lines = path.read_text(encoding="utf-8").split("\n")
    sections: list[tuple[str, list[str], list[Block]]] = [("", [], [])]
    index = 0
    while index < len(lines):
        fence = _FENCE.match(lines[index])
        if fence and fence[2].strip():
            end = _closing(lines, index, fence[1], path)
            kind, *words = fence[2].split()
            sections[-1][2].append(Block(kind, tuple(words), "\n".join(lines[index + 1 : end]), index + 1, end))
            index = end
        elif lines[index].startswith("## "):
            sections.append((lines[index][3:].strip(), [], []))
        else:
            sections[-1][1].append(lines[index])
        index += 1
    shared = tuple(sections[0][2])
    return tuple(_case(path, title, "\n".join(prose), tuple(blocks), shared) for title, prose, blocks in sections[1:])


def _closing(lines: list[str], start: int, fence: str, path: Path) -> int:
    found = (index for index in range(start + 1, len(lines)) if lines[index].rstrip() == fence)
    end = next(found, None)
    if end is None:
        raise ValueError(f"{path.name}:{start + 1}: this block is never closed")
    return end


def _case(path: Path, title: str, prose: str, blocks: tuple[Block, ...], shared: tuple[Block, ...]) -> Case:
    unknown = sorted({block.kind for block in (*blocks, *shared)} - INPUTS - SAYS.keys())
    if unknown:
        raise ValueError(f"{path.name}, {title}: no such block as {', '.join(unknown)}")
    mark = re.search(r"<!--\s*xfail:\s*(.*?)\s*-->", prose, re.S)
    words = re.sub(r"<!--.*?-->", "", prose, flags=re.S).strip()
    return Case(path, title, words, mark[1] if mark else "", blocks, shared)


# ---------------------------------------------------------------- sources


@lru_cache(maxsize=1)
def _styles() -> tuple[SourceFile, ...]:
    return tuple(one for one in shipped("styles") if one.name.endswith(".csl"))


def sources_of(case: Case) -> tuple[Sources, Diagnostics]:
    """The case's inputs as one manuscript in memory, and what is said of its journal."""
    blocks = _inputs(case)
    masthead, said, journal = Masthead(), (), blocks.get(("toml", ""))
    formats = {kind: reader for kind, (reader, _) in OTHERS.items()} | {"docx": "docx", "odt": "odt"}
    ending = next((name for kind, name in blocks if kind == "bytes"), "")
    format = next((formats[kind] for kind in formats if (kind, "") in blocks or kind == ending), "markdown")
    sources = Sources("case", _manuscript(blocks), format, today="2026-01-31")
    files = tuple(_files(blocks))
    if journal is None:
        return replace(sources, files=files, shared=_styles()), said
    masthead, weights, said = read_masthead("journal.toml", journal.text.encode())
    own = tuple(one for one in files if not one.name.endswith(".bib"))
    libraries = tuple(SourceFile(f"bibliography/{one.name}", f"bibliography/{one.name}", one.data) for one in files if one not in own)
    authors = tuple(_authors(blocks))
    sources = replace(sources, files=own, shared=(*_styles(), *libraries, *authors), journal=masthead, standalone=False)
    listed = next((one.data for one in own if one.name == masthead.retractions), b"")
    retractions, faults = read_retractions(masthead.retractions, listed) if listed else (sources.retractions, ())
    return replace(sources, levels=weights.levels, allowed=weights.allow, retractions=retractions), (*said, *faults)


def _inputs(case: Case) -> dict[tuple[str, str], Block]:
    """A case's own block replaces the shared one of the same kind and name; front matter is merged field by field."""
    blocks = {(block.kind, block.name): block for block in (*case.shared, *case.blocks) if block.kind in INPUTS}
    fields = [_fields(block.text) for block in (*case.shared, *case.blocks) if block.kind == "yaml"]
    if fields:
        text = "\n".join({name: lines for one in fields for name, lines in one.items()}.values())
        blocks["yaml", ""] = replace(blocks["yaml", ""], text=text)
    return blocks


def _fields(yaml: str) -> dict[str, str]:
    """The top fields of a front matter with their lines."""
    return {field.split(":")[0]: field for field in re.split(r"\n(?=[^\s#-])", yaml) if field}


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Author", "heading 1", "heading 2", "caption")
)


def _packed(blocks: dict[tuple[str, str], Block], kind: str) -> SourceFile:
    """A Word or ODT file: lines of words, or markup without namespaces; "part NAME" is another file in it."""
    parts = {name: block.text for (one, name), block in blocks.items() if one == "part"}
    text = blocks[kind, ""].text
    body = "".join(text.split("\n")) if text.startswith("<") else text
    data = docx(body, {"word/styles.xml": f"<w:styles {W}>{_STYLES}</w:styles>", **parts}) if kind == "docx" else odt(body, parts)
    return SourceFile(f"manuscript.{kind}", f"manuscript.{kind}", data)


def _manuscript(blocks: dict[tuple[str, str], Block]) -> SourceFile:
    for kind in ("docx", "odt"):
        if (kind, "") in blocks:
            return _packed(blocks, kind)
    for kind, (_, ending) in OTHERS.items():
        if (kind, "") in blocks:
            return SourceFile(f"manuscript.{ending}", f"manuscript.{ending}", blocks[kind, ""].text.encode() + b"\n")
    for kind, ending in blocks:
        if kind == "bytes":
            data = blocks[kind, ending].text.encode().decode("unicode_escape").encode("latin-1")
            name = f"manuscript.{OTHERS[ending][1] if ending else 'md'}"
            return SourceFile(name, name, data + b"\n")
    front = blocks.get(("yaml", ""))
    text = blocks["md", ""].text if ("md", "") in blocks else ""
    if front and not text.startswith("---\n"):
        text = f"---\n{front.text}\n---\n\n{text}"
    return SourceFile("manuscript.md", "manuscript.md", f"{text}\n".encode())


def _files(blocks: dict[tuple[str, str], Block]) -> Iterator[SourceFile]:
    for (kind, name), block in blocks.items():
        if kind in ("bib", "csl", "file"):
            called = name or {"bib": "library.bib"}.get(kind, "")
            yield SourceFile(called, called, f"{block.text}\n".encode())
        elif kind == "picture":
            yield SourceFile(name, name, png(*map(int, block.words[1:3])))


def _authors(blocks: dict[tuple[str, str], Block]) -> Iterator[SourceFile]:
    for (kind, name), block in blocks.items():
        if kind == "author":
            path = f"manuscripts/authors/{name}.md"
            yield SourceFile(path, path, f"{block.text}\n".encode())


def png(width: int, height: int) -> bytes:
    """A grey picture of a size in pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# ---------------------------------------------------------------- running


@dataclass(frozen=True, slots=True)
class Result:
    """What the line made of a case; with a block "before" also what changed since that version."""

    edition: Edition | None
    said: Diagnostics
    redline: Redline | None = None


def run(case: Case) -> Result:
    """Take a case to its edition; where a block "said" wants it of the library, judge the whole library."""
    sources, said = sources_of(case)
    if any("library" in block.words for block in case.expected):
        return Result(None, _of_libraries(sources))
    outcome = edit(sources)
    return Result(outcome.value, in_order((*said, *outcome.said)), _redline(case, outcome.value))


def _redline(case: Case, edition: Edition | None) -> Redline | None:
    """What changed since the version in the block "before", which has the front matter of the other where it has none."""
    before = next((block for block in case.blocks if block.kind == "before"), None)
    if before is None or edition is None:
        return None
    others = tuple(block for block in case.blocks if block.kind != "md")
    old = edit(sources_of(replace(case, blocks=(*others, replace(before, kind="md"))))[0]).value
    return compare(old, edition) if old else None


def _of_libraries(sources: Sources) -> Diagnostics:
    files = [one for one in (*sources.files, *sources.shared) if one.name.endswith(".bib")]
    checked = check_one(sources).value
    return check_library(files, sources, (checked.copy,) if checked else None)


def actual(result: Result, block: Block) -> str:
    """What stands in the place of an expected block."""
    if block.kind == "said":
        return _said(result, block)
    if result.edition is None:
        return NOT_BUILT + "\n" + report(result.said, {}, Format.CONCISE).rstrip("\n")
    if result.redline and block.kind in REDLINES:
        return REDLINES[block.kind](result.redline, block).rstrip("\n")
    return SAYS[block.kind](result.edition, block).rstrip("\n")


def _said(result: Result, block: Block) -> str:
    """All findings, or those of the rules that the block's words name; with "help" their hints as well."""
    rules = set(block.words) - {"help", "library", "fixed"}
    said = tuple(one for one in result.said if not rules or one.rule in rules)
    if "fixed" in block.words:
        return "\n".join(f"{report((one,), {}, Format.CONCISE)}{_fixes(one)}" for one in said)
    if "help" not in block.words:
        return report(said, {}, Format.CONCISE).rstrip("\n")
    return "\n".join(report((one,), {}, Format.CONCISE) + f"  help: {one.hint}" for one in said)


def _fixes(found: Diagnostic) -> str:
    """The edits that mend a finding, each with the columns of its place."""
    return "\n".join(
        f"  {'safe' if one.safe else 'likely'}: {one.place.line}:{one.place.column}-{one.place.end_column} → {one.replacement}"
        for one in found.fixes
    )


# ---------------------------------------------------------------- words as they are printed


def _notes(edition: Edition, block: Block) -> str:
    return "\n".join(f"[{note.label}] {_note(note, note.print, edition)}" for note in edition.notes)


def _web(edition: Edition, block: Block) -> str:
    return "\n".join(f"[{note.label}] {_note(note, note.web or note.print, edition)}" for note in edition.notes)


def _note(note: Note, blocks: Blocks, edition: Edition) -> str:
    return " ¶ ".join(Words(edition.language).lines(blocks))


def _text(edition: Edition, block: Block) -> str:
    return "\n".join(Words(edition.language).lines(edition.body))


def _references(edition: Edition, block: Block) -> str:
    words = Words(edition.language)
    return "\n".join(f"{plain(one.label)} {words.of(one.content)}".strip() for one in edition.references)


def _title(edition: Edition, block: Block) -> str:
    return Words(edition.language).of(edition.title)


_SHIFTED = {Style.SUPERSCRIPT: "^", Style.SUBSCRIPT: "~"}


@dataclass(frozen=True, slots=True)
class Words:
    """A text as one would read it aloud: note calls in brackets, quotation marks of the language, labels, x^2^ and H~2~O, no other styles."""

    language: str
    level: int = field(default=0)

    def lines(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: object) -> Iterator[str]:
        match block:
            case Para(content=content):
                yield self.of(content)
            case Heading(level=level, content=content, number=number):
                yield " ".join(part for part in ("#" * level, number, self.of(content)) if part)
            case Quote(blocks=blocks):
                yield from (f"> {line}" for line in self.lines(blocks))
            case Bullets(items=items):
                yield from (f"- {' ¶ '.join(self.lines(item))}" for item in items)
            case Numbered(items=items):
                yield from (f"{mark(block, i)} {' ¶ '.join(self.lines(item))}" for i, item in enumerate(items))
            case Definitions(items=items):
                for term, meanings in items:
                    yield f"{self.of(term)}: {'; '.join(' ¶ '.join(self.lines(one)) for one in meanings)}"
            case Verse(lines=lines):
                yield " / ".join(self.of(line) for line in lines)
            case CodeBlock(text=text):
                yield from (f"    {line}" for line in text.split("\n"))
            case Rule():
                yield "* * *"
            case Table():
                yield from self._table(block)
            case Figure(blocks=blocks, caption=caption, label=label):
                yield from self.lines(blocks)
                yield self._caption(label, caption)
            case Div(blocks=blocks):
                yield from self.lines(blocks)

    def _table(self, table: Table) -> Iterator[str]:
        yield self._caption(table.label, table.caption)
        for row in (*table.head, *(row for body in table.bodies for row in body), *table.foot):
            yield "| " + " | ".join(self._cell(cell) for cell in row) + " |"

    def _cell(self, cell: Cell) -> str:
        return " ¶ ".join(self.lines(cell.blocks))

    def _caption(self, label: str, caption: Blocks) -> str:
        return ". ".join(part for part in (label, " ¶ ".join(self.lines(caption))) if part)

    def of(self, content: object) -> str:
        return "".join(self._inline(node) for node in content).strip() if isinstance(content, tuple) else ""

    def _inline(self, node: object) -> str:
        match node:
            case Text(text=text) | Code(text=text):
                return text
            case LineBreak():
                return " / "
            case Math(tex=tex, display=display, label=label):
                return f"$${tex}$$ {label}".rstrip() if display else f"${tex}$"
            case Quoted(double=double, content=content):
                opening, closing = marks(self.language)[:2] if double else marks(self.language)[2:]
                return opening + self._inlines(content) + closing
            case NoteCall(label=label):
                return f"[{label}]"
            case Styled(style=style) if style in _SHIFTED:
                return _SHIFTED[style] + self._inlines(node.content) + _SHIFTED[style]
            case Image(alt=alt, src=src):
                return f"({src}: {alt})"
        return self._inlines(getattr(node, "content", ()))

    def _inlines(self, content: object) -> str:
        return "".join(self._inline(node) for node in content) if isinstance(content, tuple) else ""


# ---------------------------------------------------------------- what changed

_MARKS = {INSERTED: ("{+", "+}"), DELETED: ("{-", "-}")}


def _changes_shown(node: Node) -> Node | tuple[Node, ...]:
    """A node with what came in {+ +} and what went in {- -}, as wdiff has it."""
    if isinstance(node, Span | Div):
        for name, (opening, closing) in _MARKS.items():
            if name in node.attr.classes and isinstance(node, Span):
                return (Text(opening), *node.content, Text(closing))
            if name in node.attr.classes and isinstance(node, Div):
                how = " ".join(one.removeprefix("redline-") for one in node.attr.classes)
                return (Para((Text(f"({how})"),)), *node.blocks)
    return node


def _redlined(redline: Redline, block: Block) -> str:
    shown = rewrite(redline.edition.body, _changes_shown)
    return "\n".join(Words(redline.edition.language).lines(shown))


def _redlined_notes(redline: Redline, block: Block) -> str:
    edition = redline.edition
    return _notes(replace(edition, notes=tuple(replace(one, print=rewrite(one.print, _changes_shown)) for one in edition.notes)), block)


def _redlined_references(redline: Redline, block: Block) -> str:
    return "\n".join(plain(rewrite(one.content, _changes_shown)) for one in redline.edition.references)


def _changes(redline: Redline, block: Block) -> str:
    """The lists beside the text."""
    lines = [", ".join(redline.tally.phrases)]
    lines += [f"{one.name}: {one.before} → {one.after}" for one in redline.front]
    for work in redline.references:
        lines += [f"{work.kind} {work.key}: {work.words}", *(f"  {one.name}: {one.before} → {one.after}" for one in work.fields)]
    return "\n".join(lines)


REDLINES: dict[str, Callable[[Redline, Block], str]] = {
    "redline": _redlined,
    "redline-notes": _redlined_notes,
    "redline-references": _redlined_references,
    "changes": _changes,
}


# ---------------------------------------------------------------- markup


def _html(edition: Edition, block: Block) -> str:
    from imprint.render.markup import blocks, medium

    return str(blocks(edition.body, medium(edition, "page", lambda picture: picture.name)))


def _html_notes(edition: Edition, block: Block) -> str:
    from imprint.render.markup import blocks, medium

    page = medium(edition, "page", lambda picture: picture.name)
    return "\n".join(str(blocks(note.print, page)) for note in edition.notes)


def _jats(edition: Edition, block: Block) -> str:
    """The article's body, or the element that the block's first word names (back, front …)."""
    from imprint.render.jats import render_jats

    name = block.name or "body"
    text = render_jats(edition).data.decode()
    found = re.search(rf"<{name}[\s>].*</{name}>", text, re.S)
    return re.sub(r' xmlns:\w+="[^"]*"', "", found[0]) if found else ""


SAYS: dict[str, Callable[[Edition, Block], str]] = {
    "said": _text,  # see actual
    "notes": _notes,
    "web": _web,
    "text": _text,
    "references": _references,
    "title": _title,
    "html": _html,
    "html-notes": _html_notes,
    "jats": _jats,
    **dict.fromkeys(REDLINES, _text),  # see actual
}


# ---------------------------------------------------------------- accepting


def rewritten(text: str, changes: dict[tuple[int, int], str]) -> str:
    """A case file with the contents of some blocks (by their line spans) replaced."""
    lines = text.split("\n")
    for (start, end), new in sorted(changes.items(), reverse=True):
        lines[start:end] = new.split("\n") if new else []
    return "\n".join(lines)
