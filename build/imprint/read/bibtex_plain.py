"""Entries of BibTeX's plain form, as nearly all are written, made in one look; all others are the tokenizer's.

Plain is an entry in braces with a key, one comma before each field, and values of one part: in braces, in quotation marks
without escapes, numbers, or words that are known. Of those the tokenizer and bibtexparser read the same
(tests/test_bibtex_plain.py holds all three to it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ..model.place import Lines
from ..model.work import Entry, Field
from .bibtex_tokens import NESTED
from .value_limits import SHORT

_OPENING = re.compile(r"@(\w++)\{([^\s,{}()=\"%\\@]++),")
_BARE, _END = 4, 5  # groups: values without delimiters, the end of the entry
_NEXT = re.compile(
    rf"\s*+([^\s=,{{}}()\"#%@\\]++)\s*+=\s*+(?:\{{({NESTED})\}}|\"([^\"{{}}\\]*+)\"|([^\s,{{}}()\"#=%]++))\s*+(?:,|(?=\}}))"
    r"|\s*+(\})|.",
    re.DOTALL,
)
_OTHERS = ("comment", "string", "preamble")  # beginnings of types that readers do not take for entries
_COMMENT = re.compile(r"(?:^|[,}\"])[ \t]*%", re.MULTILINE)
_WHITE = re.compile(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")


def plain_entry(text: str, start: int, limit: int, lines: Lines, known: Mapping[str, str]) -> Entry | None:
    """The entry that begins at a position of a text, the limit where the next one begins; None where it is not plain.

    known are the @strings that count there.
    """
    opening = _OPENING.match(text, start, limit)
    if opening is None:
        return None
    fields: list[Field] = []
    end = 0
    for found in _NEXT.finditer(text, opening.end(), limit):
        group = found.lastindex
        if group == _END:
            end = found.end()
            break
        if group is None:
            return None
        value = found[group]
        if group == _BARE:
            value = value if value.isdigit() else known.get(value.lower(), "")
        elif "  " in value or not value.isprintable() or value[:1] == " " or value[-1:] == " ":
            value = tidy(value)
        first, last = found.span(group)
        fields.append(_new(Field, (lowered(found[1]), value, lines, first, last, found.start(1), group != _BARE)))
    kind = lowered(opening[1])
    if not end or kind.startswith(_OTHERS) or _doubtful(text, start, end, fields):
        return None
    entry = Entry(kind, opening[2], tuple(fields), lines, start, end, *opening.span(2))
    return entry if len(entry.named) == len(fields) else None  # a field is empty, or stands there twice


def _doubtful(text: str, start: int, end: int, fields: list[Field]) -> bool:
    """Whether readers may differ on what stands there, or a value may be longer than is allowed."""
    return (
        text.find("\\{", start, end) >= 0
        or text.find("\\}", start, end) >= 0
        or text.find("@", start + 1, end) >= 0
        or (text.find("%", start, end) >= 0 and _COMMENT.search(text, start, end) is not None)
        or (end - start > SHORT and any(field.end - field.start > SHORT - 2 for field in fields))
    )


def tidy(value: str) -> str:
    """A value with one space in the place of any white space, as in BibTeX."""
    if "  " in value or not value.isprintable():
        value = _WHITE.sub(" ", value)
    return value.strip(" ")


_new = tuple.__new__  # as the named tuple's own constructor does, a call less
lowered = lru_cache(maxsize=4096)(str.lower)  # of the names of fields and types: the same few words, each kept once
