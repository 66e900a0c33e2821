"""Texts under an editor's hands: parts, points, places that move along, and what is read of a part alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from imprint.lsp.text import Edit, Point, Text, moved, whole
from imprint.lsp.units import from_client, to_client
from imprint.model.place import Place
from imprint.read.bibtex_tokens import scan
from imprint.read.stretches import stretch, stretches

SHARED = Path(__file__).parents[1] / ".." / "shared" / "corpus" / "bib"


def cut_often(text: str) -> tuple[str, ...]:
    """Like stretches, at every line that begins with @: many parts of a small text."""
    lines = text.splitlines(keepends=True) or [""]
    out = [lines[0]]
    for line in lines[1:]:
        if line.startswith("@"):
            out.append(line)
        else:
            out[-1] += line
    return tuple(out)


WORDS = some.text(alphabet="a@\n é😀ب", max_size=12)
NUMBER = some.integers(0, 12)


@given(WORDS, some.lists(some.tuples(NUMBER, NUMBER, NUMBER, NUMBER, WORDS), max_size=6), some.booleans())
def test_edits_of_parts_are_edits_of_the_text(
    start: str, edits: list[tuple[int, int, int, int, str]], often: bool
) -> None:
    text, plain = Text.of(start, cut_often if often else whole), start
    for line, column, more, end_column, words in edits:
        a, b = Point(line, column), Point(line + more % 3, end_column)
        text, edit = text.edited(a, b, words)
        low, high = offset(plain, a), offset(plain, max(a, b))
        plain = plain[:low] + words + plain[max(low, high) :]
        assert str(text) == plain
        assert all(part.text.endswith("\n") for part in text.parts[:-1])
        assert [text.line(number) for number in range(plain.count("\n") + 1)] == plain.split("\n")
        assert offset(plain, edit.after) == low + len(words)


def offset(text: str, point: Point) -> int:
    lines = text.split("\n")
    if point.line >= len(lines):
        return len(text)
    return sum(len(line) + 1 for line in lines[: point.line]) + min(point.column, len(lines[point.line]))


def test_an_edit_leaves_the_other_parts_as_they_are() -> None:
    text = Text.of("".join(f"@book{{k{number},\n title = {{A}},\n}}\n" for number in range(3000)), stretches)
    assert len(text.parts) > 5
    after, _ = text.edited(Point(4000, 2), Point(4000, 2), "x")
    assert len(set(map(id, text.parts)) & set(map(id, after.parts))) == len(text.parts) - 1


def test_a_lone_carriage_return_ends_a_line() -> None:
    assert Text.of("a\rb\r\nc").line(1) == "b"


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("edit", "place", "after"),
    [
        (Edit(Point(0, 0), Point(0, 0), Point(2, 0)), (5, 3, 5, 9), (7, 3, 7, 9)),  # two lines put in above
        (Edit(Point(4, 0), Point(4, 0), Point(4, 3)), (5, 3, 5, 9), (5, 6, 5, 12)),  # three letters before, on the line
        (Edit(Point(4, 8), Point(4, 8), Point(4, 9)), (5, 3, 5, 9), (5, 3, 5, 9)),  # right behind
        (Edit(Point(4, 4), Point(4, 5), Point(4, 4)), (5, 3, 5, 9), None),  # inside
        (Edit(Point(1, 3), Point(3, 2), Point(1, 3)), (5, 3, 5, 9), (3, 3, 3, 9)),  # lines taken out above
        (Edit(Point(1, 3), Point(4, 1), Point(1, 3)), (5, 3, 5, 9), (2, 5, 2, 11)),  # the line joined to another
        (Edit(Point(9, 0), Point(9, 0), Point(9, 1)), (5, 3, 5, 9), (5, 3, 5, 9)),  # below
    ],
)
def test_places_move_along(edit: Edit, place: tuple[int, ...], after: tuple[int, ...] | None) -> None:
    assert moved(Place("x", *place), edit) == (Place("x", *after) if after else None)


@given(some.text(alphabet="aé€ب😀𝔄", max_size=20), some.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_units_are_those_of_the_encoding(line: str, encoding: str) -> None:
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    for column in range(len(line) + 1):
        units = to_client(line, column, encoding)
        assert units == len(line[:column].encode(codec)) // size
        assert from_client(line, units, encoding) == column
    assert from_client(line, 10**6, encoding) == len(line)


def test_inside_a_character_is_its_start() -> None:
    assert from_client("a😀b", 2, "utf-16") == 1


# ---------------------------------------------------------------- stretches of a library


ENTRY = some.sampled_from((
    "@book{a, title = {T}, author = {Doe, Jane and Roe, R.}, year = 1999}\n",
    "@book{b,\n  title = {Unclosed,\n",
    "@string{x = \"y\"}\n",
    "@comment{nothing}\n",
    "stray words\n",
    "}\n",
    "@article{c title = {No comma}}\n",
    "  @misc{d, crossref = {a}, ids = {e, f}}\n",
))  # fmt: skip


@settings(deadline=None)
@given(some.lists(ENTRY, max_size=12))
def test_stretches_read_alone_are_the_library(pieces: list[str]) -> None:
    """The cuts are made at every entry here: the same keys at the same places, the same faults of entries."""
    text = "".join(pieces)
    alone = scan(text)
    entries, faults, start = [], 0, 0
    for part in cut_at_heads(text):
        read = stretch(part)
        entries += [(one.key, start + one.key_start, start + one.end) for one in read.entries]
        faults += sum(fault.rule != "text-outside-entries" for fault in read.faults)
        start += len(part)
    assert entries == [(one.key, one.key_start, one.end) for one in alone.blocks if one.key]
    assert faults == sum(fault.rule != "text-outside-entries" for fault in alone.faults)


def cut_at_heads(text: str) -> tuple[str, ...]:
    from imprint.read import stretches as module

    size, module.SIZE = module.SIZE, 1
    try:
        return module.stretches(text)
    finally:
        module.SIZE = size


def test_lists_show_who_when_and_what() -> None:
    (one,) = stretch('@book{k, author = {G{\\"o}del, Kurt and Noether, Emmy and Weyl, H.}, date = {1931-05}, title = {{\\"U}ber {S}ätze}}').entries
    assert (one.author, one.year, one.title) == ("Gödel et al.", "1931", "Über Sätze")
    (other,) = stretch("@misc{k, editor = {{World Bank} and Jane Doe}, year = 2001, ids = {a, b}}").entries
    assert (other.author, [key for _, key, _ in other.names]) == ("World Bank & Doe", ["a", "b"])


@pytest.mark.parametrize("name", ["large/zotero-delannay-french.bib", "large/beebe-texgraph.bib", "large/papers-app-aydin-turkish.bib"])
def test_real_libraries_read_alike_in_stretches(name: str) -> None:
    if not (SHARED / name).is_file():
        pytest.skip("the libraries are not here")
    text = (SHARED / name).read_text(encoding="utf-8", errors="replace")
    keys = [one.key for part in stretches(text) for one in stretch(part).entries]
    assert keys == [one.key for one in scan(text).blocks if one.key]
