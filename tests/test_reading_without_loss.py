"""Nothing in a library vanishes silently: real libraries, mutated, keep their meaning or get a finding where it broke."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.model.diagnostic import Diagnostics
from imprint.model.work import Entry
from imprint.read.bibtex import read_bibtex
from imprint.read.bibtex_tokens import RawBlock, scan
from imprint.read.encoding import decode

ROOT = Path(__file__).parents[1]
OURS = sorted((ROOT / "bibliography").glob("*.bib"))
CORPUS = ROOT.parent / "shared" / "corpus" / "bib"
OTHERS = sorted(path for folder in ("styles", "large") for path in (CORPUS / folder).glob("*.bib"))
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "cp1254", "cp1251", "iso8859-9", "mac_roman")

Meaning = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def meaning(entries: tuple[Entry, ...]) -> Meaning:
    """What a library says, without places."""
    return tuple((one.type, one.key, tuple((field.name, field.value) for field in one.fields)) for one in entries)


@cache
def text_of(path: Path) -> str:
    """A library whose syntax is in order, as far as its entries are."""
    return decode(path.read_bytes()).text


@cache
def reading(text: str) -> tuple[Meaning, Diagnostics]:
    entries, said = read_bibtex("x.bib", text.encode())
    return meaning(entries), said


@cache
def joints(text: str) -> tuple[tuple[int, RawBlock], ...]:
    """The offsets of the characters that hold entries together: braces, quotes, commas, equals signs, the @.

    Entries with a % in them are left out: a brace before one may be meant for a comment.
    """
    sound = (block for block in scan(text).blocks if block.sound and "%" not in text[block.start : block.end])
    return tuple((offset, block) for block in sound for offset in sorted(set(_joints(text, block))))


def _joints(text: str, block: RawBlock) -> Iterator[int]:
    yield block.start
    yield text.index("{", block.start)
    yield block.end - 1
    if block.key and text[block.key_end] == ",":
        yield block.key_end
    for field in block.fields:
        yield text.index("=", field.start + len(field.name))
        for part in field.parts:
            if part.kind != "bare":
                yield from (part.start - 1, part.end)
                yield from (at for at in range(part.start, part.end) if text[at] in "{}" and text[at - 1] != "\\")
        after = text[field.value_end : field.value_end + 1]
        if after == ",":
            yield field.value_end


def mended_or_said(before: str, after: str, block: RawBlock) -> None:
    """The meaning is the same, or a finding that was not there before stands in the entry (or just behind it)."""
    old, said_before = reading(before)
    new, said = reading(after)
    if old == new:
        return
    known = {(one.rule, one.message) for one in said_before}
    first, last = before.count("\n", 0, block.start) + 1, before.count("\n", 0, block.end) + 2
    fresh = [one for one in said if (one.rule, one.message) not in known and one.rule != "keys-differ-by-case"]
    lines = {place.line for one in fresh for place in (one.place, *(related.place for related in one.related))}
    assert lines, f"silently changed: {before[block.start : block.end]!r}"
    assert any(first <= line <= last for line in lines), f"said at {sorted(lines)}, broken in {first} to {last}"


def _in_words(offset: int, block: RawBlock) -> bool:
    parts = (part for field in block.fields for part in field.parts if part.kind == "braced")
    return block.key_start <= offset <= block.key_end or any(part.start <= offset <= part.end for part in parts)


# ---------------------------------------------------------------- our own libraries


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_joint_that_is_dropped(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(OURS)))
    offset, block = data.draw(st.sampled_from(joints(text)))
    mended_or_said(text, text[:offset] + text[offset + 1 :], block)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mark_too_many(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(OURS)))
    offset, block = data.draw(st.sampled_from(joints(text)))
    mark = data.draw(st.sampled_from('{}",=@'))
    if mark not in "{}" and _in_words(offset, block):
        return  # a word of the author's
    mended_or_said(text, text[:offset] + mark + text[offset:], block)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_file_that_is_cut(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(OURS)))
    at = data.draw(st.integers(0, len(text)))
    old, _ = reading(text)
    new, said = reading(text[:at])
    cut = next((block for block in scan(text).blocks if block.start < at < block.end), None)
    whole = sum(block.end <= at for block in scan(text).blocks if block.type != "string")
    assert new[:whole] == old[:whole]
    if cut and at > text.index("{", cut.start):
        assert any(one.rule == "unclosed-entry" for one in said)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_another_encoding(data: st.DataObject) -> None:
    """The meaning is the same, or the finding says that the file is not UTF-8; what is ASCII is the same in any case."""
    text = text_of(data.draw(st.sampled_from(OURS)))
    encoding = data.draw(st.sampled_from(ENCODINGS))
    try:
        encoded = text.encode(encoding)
    except UnicodeEncodeError:
        return
    entries, said = read_bibtex("x.bib", encoded)
    old, _ = reading(text)
    assert [one[:2] for one in meaning(entries)] == [one[:2] for one in old]
    assert meaning(entries) == old or any(one.rule == "not-utf-8" for one in said)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(OURS), st.sampled_from(("\r\n", "\r")))
def test_other_line_ends(path: Path, end: str) -> None:
    text = text_of(path)
    old, said = read_bibtex("x.bib", text.encode())
    new, again = read_bibtex("x.bib", text.replace("\n", end).encode())
    assert meaning(new) == meaning(old)
    assert [one.place.line for one in new] == [one.place.line for one in old]
    assert [one.rule for one in again] == [one.rule for one in said]


# ---------------------------------------------------------------- libraries of others


@pytest.mark.long
@pytest.mark.skipif(not OTHERS, reason="no ../shared/corpus/bib beside the repository")
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_joints_of_other_libraries(data: st.DataObject) -> None:
    """An entry of theirs at a time, between two others, so that an example stays short."""
    text = text_of(data.draw(st.sampled_from(OTHERS)))
    offset, block = data.draw(st.sampled_from(joints(text)))
    start, end = max(0, text.rfind("\n@", 0, max(0, block.start - 1)) + 1), text.find("\n@", block.end)
    end = text.find("\n@", end + 1) if end > 0 else len(text)
    piece = text[start : end if end > 0 else len(text)]
    if offset - start >= len(piece) or block.start < start:
        return
    shifted = [(at, one) for at, one in joints(piece) if at == offset - start]
    for at, one in shifted:
        mended_or_said(piece, piece[:at] + piece[at + 1 :], one)
