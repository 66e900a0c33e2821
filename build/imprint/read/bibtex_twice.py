"""The second reading of BibTeX, by bibtexparser, wherever it may come to another result than our tokenizer.

Blocks in BibTeX's plain form, which is nearly all of them, are read alike by both (tests/test_bibtex_twice.py holds
them to it on real and on made-up libraries): those are not read twice, but for the neighbours of doubtful ones.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator

from ..model.work import Entry
from .bibtex_tokens import Block, Fault, RawBlock, Scan

_COMMENT = re.compile(r"(?:^|[,}\"])[ \t]*%", re.MULTILINE)
_HEAD = re.compile(r"@\w+\{[^\s=\\\"{}@,]+,")
_INNER = re.compile(r"@\w*[ \t]*\{")
_MARK = re.compile(r"[{}\"\\]")
_BESIDE = (-1, 0, 1, 2)  # what a doubtful block may swallow, and where the second reader comes to itself again

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def disagreements(text: str, found: Scan[RawBlock | Entry]) -> Iterator[Fault]:
    """Sound entries that bibtexparser reads otherwise."""
    doubtful = _doubtful(text, found)
    if not doubtful:
        return
    near = [found.blocks[at] for at in doubtful]
    sound = [one for one in near if isinstance(one, Entry) or (one.sound and one.key and not _beyond(text, one))]
    try:
        second = _second(_around(text, found, doubtful))
    except Exception as fault:  # a crash of the second reader is itself a disagreement
        yield Fault("parsers-disagree", "warning", 0, 1, f"the second reader gave up: {type(fault).__name__}", "")
        return
    for block in sound:
        readings = second.get(block.key)
        if readings is None:
            yield _disagreement(block, "does not find it")
            continue
        mine = dict(_values(text, block))
        if not any(reading is None or reading == mine for reading in readings):
            fields = sorted({n for n, v in (mine.items() ^ (readings[0] or {}).items())})
            yield _disagreement(block, "reads another value of " + ", ".join(fields))


def _values(text: str, block: RawBlock | Entry) -> Iterator[tuple[str, str]]:
    """The fields of a block, their values as they are typed, with their delimiters."""
    if isinstance(block, Entry):
        yield from ((one.name, _raw(text[one.start - one.whole : one.end + one.whole])) for one in block.fields)
    else:
        yield from ((one.name.lower(), _raw(text[one.value_start : one.value_end])) for one in block.fields)


def _beyond(text: str, block: RawBlock) -> bool:
    """What the second reader does not know: % comments in an entry, types that begin like @comment or @string."""
    if block.type.startswith(("comment", "string", "preamble")):
        return True
    return any(field.name.startswith("%") for field in block.fields) or bool(
        _COMMENT.search(text, block.start, block.end)
    )


def _disagreement(block: RawBlock | Entry, what: str) -> Fault:
    message = f"the second reader of BibTeX (bibtexparser) {what}: entry {block.key} is ambiguous"
    hint = "look for escaped braces, stray quotation marks or an @ at a line's start"
    return Fault("parsers-disagree", "warning", block.key_start, block.key_end, message, hint)


def _second(text: str) -> dict[str, list[dict[str, str] | None]]:
    """By key, what bibtexparser reads: raw values by field name, or None where it refuses the entry."""
    import bibtexparser  # for few libraries
    from bibtexparser.model import Entry as ParsedEntry
    from bibtexparser.model import ParsingFailedBlock

    readings: dict[str, list[dict[str, str] | None]] = defaultdict(list)
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        refused = isinstance(block, ParsingFailedBlock)
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(entry, ParsedEntry):
            values = {field.key.lower(): _raw(str(field.value)) for field in entry.fields}
            repeated = refused and len(values) < len(entry.fields)
            readings[entry.key.strip()].append(None if repeated else values)
    return readings


def _raw(value: str) -> str:
    return "".join(value.split())


# ---------------------------------------------------------------- what is read twice


def _doubtful(text: str, found: Scan[RawBlock | Entry]) -> list[int]:
    """The blocks that are not plain, or stand beside text that is not blank, with their neighbours; by their numbers."""
    count = len(found.blocks)
    odd = {at for at, block in enumerate(found.blocks) if not (isinstance(block, Entry) or _plain(text, block))}
    end = 0
    for at, block in enumerate(found.blocks):
        if block.start > end and not text[end : block.start].isspace():
            odd |= {at - 1, at}
        end = block.end
    if text[end:].strip():
        odd.add(count - 1)
    return sorted({at + step for at in odd for step in _BESIDE if 0 <= at + step < count})


def _plain(text: str, block: RawBlock) -> bool:
    """Whether both readers read a block alike: without faults, escaped delimiters, delimiters in
    quotation marks, comments, or an @word{ inside."""
    if not block.sound or block.type.startswith(("comment", "string", "preamble")):
        return False
    words = text[block.start : block.end]
    if "\\{" in words or "\\}" in words or not _HEAD.match(words):
        return False
    if "%" in words and _COMMENT.search(words):
        return False
    if words.find("@", 1) > 0 and _INNER.search(words, 1):
        return False
    if not (block.regular or _regular(text, block)):
        return False
    if '"' not in words:
        return True
    quoted = (part for field in block.fields for part in field.parts if part.kind == "quoted")
    return not any(_MARK.search(text, part.start, part.end) for part in quoted)


def _regular(text: str, block: RawBlock) -> bool:
    """Whether one comma, and nothing else, stands between the key and the fields, and at most one after the last."""
    position = block.key_end
    for field in block.fields:
        if text[position : field.start].strip() != ",":
            return False
        position = field.value_end
    return "".join(text[position : block.end].split()) in ("}", ",}")


def _around(text: str, found: Scan[Block], doubtful: list[int]) -> str:
    """The text of blocks with what stands between them and their neighbours; of all else nothing."""
    blocks, pieces, at = found.blocks, [], 0
    while at < len(doubtful):
        last = at
        while last + 1 < len(doubtful) and doubtful[last + 1] == doubtful[last] + 1:
            last += 1
        start = blocks[doubtful[at] - 1].end if doubtful[at] else 0
        following = doubtful[last] + 1
        pieces.append(text[start : blocks[following].start if following < len(blocks) else len(text)])
        at = last + 1
    return "\n\n".join(pieces)
