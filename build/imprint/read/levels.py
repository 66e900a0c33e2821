"""Headings come to begin at level 1 and to skip none; the title and the empty reference section leave the body."""

from __future__ import annotations

from dataclasses import replace

from ..model.reference_headings import names_references
from ..model.text import Block, Blocks, Div, Heading, Inlines, Node, plain, rewrite, walk

APPENDIX = "imprint-appendix"  # the class of an empty division behind which the appendix begins


APART = "counted-apart"  # of that division, and of the appendix's headings: figures there are A.1, B.1


def with_appendix(blocks: Blocks) -> Blocks:
    """Blocks in which the headings of an appendix say so."""
    kept: list[Block] = []
    inside: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Div) and block.attr.classes[:1] == (APPENDIX,):
            inside = ("appendix", *block.attr.classes[1:])
        elif inside and isinstance(block, Heading):
            kept.append(replace(block, attr=replace(block.attr, classes=(*block.attr.classes, *inside))))
        else:
            kept.append(block)
    return tuple(kept) if inside else blocks


def title_of(blocks: Blocks, titled: bool) -> tuple[Inlines, Blocks]:
    """The heading that serves as title where the front matter has none, and the body without it.

    It is of level 1, the only one of that level, and stands at the beginning (a remark or two may come before it).
    """
    tops = enumerate(blocks)
    headings = [
        (index, block)
        for index, block in tops
        if isinstance(block, Heading) and block.level == 1 and not names_references(block)
    ]
    if titled or len(headings) != 1 or headings[0][0] > 2:
        return (), blocks
    index, heading = headings[0]
    return heading.content, blocks[:index] + blocks[index + 1 :]


def without_repeated_title(blocks: Blocks, title: Inlines) -> Blocks:
    """Without the heading that says the title again, as web pages do."""
    match blocks:
        case (Heading(content=content), *rest) if title and plain(content).casefold() == plain(title).casefold():
            return tuple(rest)
    return blocks


def reference_section(blocks: Blocks) -> tuple[str | None, Blocks]:
    """The title of the empty section for the reference list ("" without one; None: no such section), and the other blocks.

    The edition sets that heading itself, where there is something below it.
    """
    title, kept = _placed(blocks)
    while kept and isinstance(kept[-1], Heading) and names_references(kept[-1]):
        title = plain(kept[-1].content).strip(" .:0123456789")
        kept = kept[:-1]
    return title, kept


def _placed(blocks: Blocks) -> tuple[str | None, Blocks]:
    """Without the place that pandoc's writers make for the list (::: {#refs}), and the heading that is there for it alone."""
    at = next((index for index, block in enumerate(blocks) if _holds_references(block)), None)
    if at is None:
        return None, blocks
    before, after = blocks[:at], blocks[at + 1 :]
    match before:
        case (*_, Heading(content=content)) if not after or isinstance(after[0], Heading):
            return plain(content), before[:-1] + after
    return "", before + after


def _holds_references(block: Block) -> bool:
    return isinstance(block, Div) and block.attr.id == "refs" and not block.blocks


def levelled(blocks: Blocks) -> Blocks:
    """Headings whose levels begin at 1 and descend one by one (PDF/UA-1 and WCAG refuse skipped ones)."""
    used = sorted({node.level for node in walk(blocks) if isinstance(node, Heading)})
    if not used:
        return blocks
    above: list[int] = []
    levels: list[int] = []
    for node in walk(blocks):
        if isinstance(node, Heading):
            while above and above[-1] >= node.level:
                above.pop()
            above.append(node.level)
            levels.append(min(6, len(above)))
    if levels == [node.level for node in walk(blocks) if isinstance(node, Heading)]:
        return blocks
    waiting = iter(levels)

    def change(node: Node) -> Node:
        return replace(node, level=next(waiting)) if isinstance(node, Heading) else node

    return rewrite(blocks, change)
