"""Cuts a library where entries begin, so that an edit makes one stretch of it to be read again and not the whole.

An entry never reaches beyond the next line that begins with ``@word{key,`` (bibtex_tokens.py): stretches that begin
there read alike alone and together. The one exception is an ``@comment{…}`` that holds whole entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .bibtex_tokens import LINE_HEAD, Fault, RawBlock, scan
from .gaps import gap_faults
from .names import OTHERS, read_names
from .tex import bare

SIZE = 8_000  # characters of a stretch, about


class Listed(NamedTuple):
    """An entry as lists show it, with offsets in its stretch."""

    type: str
    key: str
    key_start: int
    start: int
    end: int
    author: str
    year: str
    title: str
    search: str  # its words in small letters
    names: tuple[tuple[str, str, int], ...]  # field, key and place of each key that it names in crossref, ids …


class Stretch(NamedTuple):
    """What a stretch of a library holds."""

    entries: tuple[Listed, ...]
    faults: tuple[Fault, ...]
    strings: str  # its @strings, one after the other


def stretches(text: str) -> tuple[str, ...]:
    """The text cut where entries begin; joined it is the text again."""
    cuts = [0]
    for head in LINE_HEAD.finditer(text):
        if head.start() - cuts[-1] >= SIZE:
            cuts.append(head.start())
    return tuple(text[start:end] for start, end in zip(cuts, (*cuts[1:], len(text)), strict=True))


def stretch(text: str) -> Stretch:
    """Read a stretch."""
    found = scan(text)
    entries = tuple(_listed(text, block) for block in found.blocks if block.key)
    strings = "\n".join(text[block.start : block.end] for block in found.blocks if block.type == "string")
    return Stretch(entries, (*found.faults, *gap_faults(text, found)), strings)


_PLAIN = re.compile(r"[^,{}\\]+,[^,{}\\]*\Z")  # a name that needs no closer look: Family, Given
# Fields whose values are keys (BibLaTeX 3.20, section 2.2.3).
NAMING = frozenset(("crossref", "xref", "xdata", "related", "entryset", "ids"))


def _listed(text: str, block: RawBlock) -> Listed:
    fields = {one.name.lower(): one for one in block.fields}

    def words(*names: str) -> str:
        found = next((fields[name] for name in names if name in fields and fields[name].parts), None)
        return _words("".join(text[part.start : part.end] for part in found.parts)) if found else ""

    people = next((fields[name] for name in ("author", "editor", "translator") if name in fields), None)
    author = _people("".join(text[part.start : part.end] for part in people.parts)) if people else ""
    year, title = words("year", "date", "urldate")[:4], words("title", "maintitle", "booktitle", "url")
    search = f"{block.key} {author} {year} {title}".casefold()
    names = tuple(
        (name, *pair)
        for name in sorted(NAMING & fields.keys())
        for part in fields[name].parts
        for pair in _keys(text, part.start, part.end)
    )
    return Listed(block.type, block.key, block.key_start, block.start, block.end, author, year, title, search, names)


def _keys(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for piece in text[start:end].split(","):
        if piece.strip():
            yield piece.strip(), start + len(piece) - len(piece.lstrip())
        start += len(piece) + 1


def _words(value: str) -> str:
    value = value.strip()
    if "\\" in value or "$" in value or "--" in value:
        return " ".join(bare(value[:2000]).split())
    return " ".join(value.replace("{", "").replace("}", "").split())


def _people(value: str) -> str:
    """The family names of a name list: one, two, or the first with “et al.”."""
    names = re.split(r"\s+and\s+", value.strip(), maxsplit=3)
    if all(_PLAIN.match(name) for name in names):
        family = [name.split(",")[0] for name in names]
    else:
        family = ["others" if one == OTHERS else one.family or one.literal for one in read_names(value[:2000])]
    if len(family) > 2 or "others" in family:
        return f"{family[0]} et al."
    return " & ".join(family)
