"""What authors of Word and ODT files type where styles could say it: headings in bold, captions, equations, abstracts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.diagnostic import Severity
from ..model.manuscript import FrontMatter
from ..model.reference_headings import REFERENCE_SECTIONS
from ..model.text import (
    Attr,
    Block,
    Blocks,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Math,
    Para,
    Span,
    Style,
    Styled,
    Table,
    Text,
    plain,
    walk,
)
from .office import FORMATS
from .office_tree import Said
from .typed_labels import cut, label_of, numbered_once

_LONGEST = 120  # characters of a heading
_LEAST = 80  # characters of a paragraph that stands below one
_TOP = 16  # blocks among which an abstract and keywords stand
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?[\s\u00a0]")
_EQUATION = re.compile(r"\(?(\d{1,3})\)?")
_ABSTRACT = re.compile(
    r"(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|sommario|samenvatting|özet|аннотация|резюме|περίληψη"
    r"|streszczenie|摘要|要旨|초록|الملخص|ملخص|چکیده|תקציר)(?:\s*[:.：—–-]\s*|\Z)",
    re.I,
)
_KEYWORDS = re.compile(
    r"(?:key[ -]?words?|schl(?:ü|ue)sselw(?:ö|oe)rter|stichw(?:ö|oe)rter|mots[- ]cl(?:é|e)s|palabras[- ]clave|palavras[- ]chave"
    r"|parole[- ]chiave|trefwoorden|anahtar (?:kelimeler|sözcükler)|ключевые слова|λέξεις[- ]κλειδιά|słowa kluczowe|关键词|關鍵詞"
    r"|キーワード|주제어|الكلمات المفتاحية|کلیدواژه‌?ها|מילות מפתח)(?:\s*[:.：—–-]\s*|\Z)",
    re.I,
)
_NAMED = REFERENCE_SECTIONS | {
    "notes", "endnotes", "anmerkungen", "notas", "note", "notlar", "примечания", "acknowledgments", "acknowledgements",
    "danksagung", "remerciements", "agradecimientos", "funding", "conclusion", "appendix", "anhang", "annexe",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Structured:
    """A body whose structure is said, the front matter with what was typed of it, and what was assumed."""

    body: Blocks
    front: FrontMatter
    said: tuple[Said, ...] = ()


def structured(body: Blocks, front: FrontMatter, format: str) -> Structured:
    """A text with the structure that its author typed: of Word and ODT all of it, of others the labels of captions."""
    if format not in FORMATS:
        return Structured(body if format == "latex" else numbered_once(body), front)
    body, said = _headed(_with_equations(tuple(_captioned(body))))
    front, body = _opened(front, body)
    return Structured(numbered_once(body), front, said)


# ---------------------------------------------------------------- captions


def _captioned(blocks: Blocks) -> Iterator[Block]:
    """Pictures and tables with the paragraphs beside them that begin as captions do ("Figure 1. …"), a table's also above it."""
    at = 0
    while at < len(blocks):
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if _is_picture(block) and isinstance(after, Para) and label_of(Figure, after):
            yield Figure((block,), (after,))
            at += 2
        elif isinstance(block, Para) and isinstance(after, Table) and not after.caption and label_of(Table, block):
            yield replace(after, caption=(block,))
            at += 2
        elif isinstance(block, Table) and not block.caption and isinstance(after, Para) and _is_below(blocks, at):
            yield replace(block, caption=(after,))
            at += 2
        else:
            yield block
            at += 1


def _is_picture(block: Block) -> bool:
    return isinstance(block, Para) and any(isinstance(one, Image) for one in walk(block)) and not plain(_without(block)).strip()


def _without(block: Para) -> Inlines:
    return tuple(one for one in block.content if not isinstance(one, Image))


def _is_below(blocks: Blocks, at: int) -> bool:
    """Whether the paragraph below a table is its caption, and not that of another table."""
    below, next_one = blocks[at + 1], blocks[at + 2] if at + 2 < len(blocks) else None
    return isinstance(below, Para) and label_of(Table, below) > 0 and not isinstance(next_one, Table)


# ---------------------------------------------------------------- equations


def _with_equations(blocks: Blocks) -> Blocks:
    """Tables of one row that hold a formula and its number are numbered equations, where all of them count from 1."""
    found = {at: one for at, block in enumerate(blocks) if (one := _equation(block))}
    if [int(number) for _, number in found.values()] != list(range(1, len(found) + 1)):
        return blocks
    made = {at: Para((replace(math, display=True, attr=Attr(f"eq-{number}")),)) for at, (math, number) in found.items()}
    return tuple(made.get(at, block) for at, block in enumerate(blocks))


def _equation(block: Block) -> tuple[Math, str] | None:
    """The only formula of a table of one row, or of a paragraph, and the number that stands behind it."""
    if isinstance(block, Table) and not block.caption:
        rows = [row for part in (block.head, *block.bodies, block.foot) for row in part]
        parts = [cell.blocks for cell in rows[0]] if len(rows) == 1 and len(rows[0]) < 4 else []
    else:
        parts = [(block,)] if isinstance(block, Para) else []
    formulas = [one for one in walk(tuple(parts)) if isinstance(one, Math)]
    words = "".join(one.text for one in walk(tuple(parts)) if isinstance(one, Text)).strip()
    number = _EQUATION.fullmatch(words)
    if len(formulas) != 1 or not number or (isinstance(block, Para) and not words.startswith("(")):
        return None
    return formulas[0], number[1]


# ---------------------------------------------------------------- headings


def _headed(blocks: Blocks) -> tuple[Blocks, tuple[Said, ...]]:
    """Lines all in bold as headings, where the text has none and text stands below them."""
    if any(isinstance(one, Heading) for one in blocks):
        return blocks, ()
    bold = [at for at, block in enumerate(blocks) if _is_bold(block)]
    lines = _leading(blocks, bold)
    if len(lines) < 2 or len(lines) * 2 > len(blocks):
        return blocks, ()
    slanted = {at for at in lines if any(isinstance(one, Styled) and one.style is Style.EMPH for one in walk(blocks[at]))}
    made = {at: _heading(blocks[at], at in slanted and len(slanted) < len(lines)) for at in lines}
    first = plain(made[lines[0]].content)
    message = f"no line has the style of a heading; {len(lines)} lines in bold are read as headings, the first of them: “{first}”"
    hint = "give them the styles Heading 1, Heading 2 in the word processor"
    said = Said("headings-assumed", Severity.WARNING, message, hint, first)
    return tuple(made.get(at, block) for at, block in enumerate(blocks)), (said,)


def _is_bold(block: Block) -> bool:
    if not isinstance(block, Para) or not 2 < len(words := plain(block.content).strip()) <= _LONGEST:
        return False
    if (words[-1] in ".,;:" and not _NUMBER.match(words)) or label_of(Figure, block) or label_of(Table, block):
        return False
    return all(_is_strong(one) for one in block.content if not (isinstance(one, Text) and not one.text.strip()))


def _is_strong(node: Inline) -> bool:
    if isinstance(node, Styled):
        return node.style is Style.STRONG or all(_is_strong(one) for one in node.content)
    return isinstance(node, Span) and all(_is_strong(one) for one in node.content)


def _leading(blocks: Blocks, bold: Sequence[int]) -> list[int]:
    """The lines below which text stands, or another such line."""
    found: list[int] = []
    end, leads = len(blocks), False
    for at in reversed(bold):
        if end > at + 1:
            below = blocks[at + 1 : end]
            text = any(not isinstance(one, Para) or len(plain(one.content)) >= _LEAST for one in below)
            leads = text or _name(blocks[at]) in _NAMED
        if leads:
            found.append(at)
        end = at
    return found[::-1]


def _name(block: Block) -> str:
    """The words of a line, without its number."""
    words = plain(block.content).strip() if isinstance(block, Para) else ""
    return _NUMBER.sub("", words, count=1).casefold()


def _heading(block: Block, lower: bool) -> Heading:
    content = block.content if isinstance(block, Para) else ()
    number = _NUMBER.match(plain(content).strip())
    level = number[1].count(".") + 1 if number else 2 if lower else 1
    return Heading(min(level, 6), tuple(_plainly(content)))


def _plainly(content: Inlines) -> Iterator[Inline]:
    for node in content:
        if isinstance(node, Styled) and node.style in (Style.STRONG, Style.UNDERLINE, Style.EMPH):
            yield from _plainly(node.content)
        else:
            yield node


# ---------------------------------------------------------------- abstract and keywords


def _opened(front: FrontMatter, blocks: Blocks) -> tuple[FrontMatter, Blocks]:
    """The front matter with the abstract and the keywords that stand above the text under their names."""
    kept: list[Block] = []
    at = 0
    while at < min(len(blocks), _TOP):
        block = blocks[at]
        words = plain(block.content).strip() if isinstance(block, Para | Heading) else ""
        if (name := _KEYWORDS.match(words)) and not front.keywords:
            rest, at = _below(blocks, at, name)
            listed = re.split(r"\s*[;；]\s*" if re.search("[;；]", plain(rest)) else r"\s*[,，、·]\s*", plain(rest).strip(" ."))
            front = replace(front, keywords=tuple(dict.fromkeys(one for one in listed if one)))
        elif (name := _ABSTRACT.match(words)) and not front.abstract:
            rest, at = _below(blocks, at, name)
            front = replace(front, abstract=rest)
        elif isinstance(block, Heading):
            break
        else:
            kept.append(block)
            at += 1
    return front, (*kept, *blocks[at:])


def _below(blocks: Blocks, at: int, name: re.Match[str]) -> tuple[Blocks, int]:
    """What a name stands for: the rest of its paragraph, else the paragraphs below it; and where the text goes on."""
    block = blocks[at]
    if isinstance(block, Para) and name.end() < len(name.string):
        lead = len(plain(block.content)) - len(plain(block.content).lstrip())
        return (replace(block, content=tuple(cut(block.content, name.end() + lead))),), at + 1
    end = at + 1
    while end < len(blocks) and isinstance(one := blocks[end], Para) and not _KEYWORDS.match(plain(one.content).strip()):
        if isinstance(block, Para) and end > at + 1:  # a name in bold, and one paragraph below it
            break
        end += 1
    return blocks[at + 1 : end], end
