"""Two versions in one: with the insertions it is the new text, with the deletions the old one, whatever the texts are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.compare.aligning import aligned
from imprint.compare.blocks import Weaver
from imprint.compare.sides import Side, unmarked
from imprint.compare.sliding import slid
from imprint.compare.wording import kept
from imprint.model.redline import DELETED, INSERTED
from imprint.model.text import (
    Attr,
    Block,
    Blocks,
    Bullets,
    Cell,
    CodeBlock,
    Column,
    Div,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Math,
    Node,
    Para,
    Quote,
    Quoted,
    Span,
    Style,
    Styled,
    Table,
    Text,
    plain,
    rewrite,
    walk,
)

WEAVER = Weaver((Side({}, {}), Side({}, {})))

words = st.lists(st.sampled_from("the sea a harbour of ships 12 , . straße 海 和 شب".split()), max_size=9).map(" ".join)
leaves: st.SearchStrategy[Inline] = st.one_of(words.map(Text), st.just(Math("x^2", False)))


def wrapped(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inlines]:
    node: st.SearchStrategy[Inline] = st.one_of(
        leaves,
        st.builds(Styled, st.sampled_from((Style.EMPH, Style.STRONG)), inner),
        st.builds(Quoted, st.booleans(), inner),
        st.builds(Link, inner, st.sampled_from(("https://example.org/a", "https://example.org/b"))),
    )
    return st.lists(node, max_size=4).map(tuple)


texts = st.recursive(st.lists(leaves, max_size=3).map(tuple), wrapped, max_leaves=8)
paragraphs = st.builds(Para, texts)


def tables(content: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Block]:
    row = st.lists(content.map(lambda text: Cell((Para(text, True),))), min_size=2, max_size=2).map(tuple)
    return st.lists(row, max_size=4).map(lambda rows: Table((Column(), Column()), (), (tuple(rows),)))


def nested(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Blocks]:
    block: st.SearchStrategy[Block] = st.one_of(
        paragraphs,
        st.builds(Heading, st.just(1), texts),
        st.builds(CodeBlock, words),
        st.builds(Quote, inner),
        st.lists(inner, max_size=3).map(lambda items: Bullets(tuple(items))),
        tables(texts),
    )
    return st.lists(block, max_size=5).map(tuple)


documents = st.recursive(st.lists(paragraphs, max_size=3).map(tuple), nested, max_leaves=10)


def version(blocks: Blocks, kind: str) -> str:
    """A woven text as one version had it, its words without blanks between blocks."""
    other = DELETED if kind == INSERTED else INSERTED

    def change(node: Node) -> Node | tuple[Node, ...]:
        return () if isinstance(node, Div | Span) and other in node.attr.classes else node

    return "".join(plain(rewrite(blocks, change)).split())


@settings(deadline=None)
@given(texts, texts)
def test_words_accepted_are_the_new_text_and_rejected_the_old(old: Inlines, new: Inlines) -> None:
    both = WEAVER.inlines(old, new)
    assert plain(kept(both, INSERTED)) == plain(new)
    assert plain(kept(both, DELETED)) == plain(old)


@settings(deadline=None)
@given(documents, documents)
def test_blocks_accepted_are_the_new_text_and_rejected_the_old(old: Blocks, new: Blocks) -> None:
    both = WEAVER.blocks(old, new)
    assert version(both, INSERTED) == "".join(plain(new).split())
    assert version(both, DELETED) == "".join(plain(old).split())


@given(documents)
def test_nothing_is_marked_where_nothing_changed(text: Blocks) -> None:
    assert WEAVER.blocks(text, rewrite(text, lambda node: node)) == text


@given(st.lists(st.integers(0, 5), max_size=60), st.lists(st.integers(0, 5), max_size=60))
def test_aligned_elements_are_equal_and_rise(old: list[int], new: list[int]) -> None:
    pairs = aligned(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    moved = slid(pairs, old, new, lambda start, end: old[start], lambda start, end: new[end - 1])
    assert len(moved) == len(pairs) and all(old[i] == new[j] for i, j in moved)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(moved))


def test_a_word_within_a_link_is_marked_within_it() -> None:
    old, new = ((Link((Text(words),), "https://example.org"),) for words in ("the big house", "the house"))
    both = WEAVER.inlines(old, new)
    assert len(both) == 1 and isinstance(both[0], Link)
    assert [plain(node) for node in walk(both) if isinstance(node, Span)] == ["big"]


def test_what_nobody_sees_is_no_change() -> None:
    """A Word file knows no works of citations; it says the sizes of pictures, and writes formulas in a TeX of its own."""
    mathml = '<math><semantics><msup><mi>a</mi><mn>2</mn></msup><annotation encoding="application/x-tex">{}</annotation></semantics></math>'
    work = Attr(classes=("work",), pairs=(("work", "quill"),))
    cited: Inlines = (Span((Text("Quill, "), Styled(Style.EMPH, (Text("Book"),))), work), Text(", 5."))
    flat: Inlines = (Text("Quill, "), Styled(Style.EMPH, (Text("Book"),)), Text(", 5."))
    sized = Attr(pairs=(("width", "5in"),))
    old = (Para(flat), Para((Math("a^{2}", False, mathml.format("a^{2}")), Image("a.png", "a", attr=sized))))
    new = (Para(cited), Para((Math("a^2", False, mathml.format("a^2")), Image("a.png", "a"))))
    both = WEAVER.blocks(rewrite(old, unmarked), rewrite(new, unmarked))
    assert not [node for node in walk(both) if isinstance(node, Span) and {INSERTED, DELETED} & set(node.attr.classes)]


def test_a_block_elsewhere_has_moved() -> None:
    first, second, third = (Para((Text(text),)) for text in ("One two three four five.", "Six seven eight nine ten.", "Last words of it all."))
    both = WEAVER.blocks((first, second, third), (second, third, first))
    classes = [block.attr.classes for block in both if isinstance(block, Div)]
    assert classes == [("redline-deleted", "redline-moved-away"), ("redline-inserted", "redline-moved-here")]


class Watched:
    """An element that counts how often any of them is compared."""

    count = 0

    def __init__(self, value: int) -> None:
        self.value = value

    def __hash__(self) -> int:
        Watched.count += 1
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        Watched.count += 1
        return isinstance(other, Watched) and self.value == other.value


@pytest.mark.parametrize("value", [lambda i: i % 3, lambda i: i * i % 101, lambda i: i], ids=["few", "some", "all"])
def test_work_grows_with_the_length(value: Callable[[int], int]) -> None:
    """Of sequences of few, of some, and of different elements only, one turned round: the worst that there is."""

    def work(length: int) -> int:
        Watched.count = 0
        aligned([Watched(value(i)) for i in range(length)], [Watched(-value(i) % 7) for i in range(length, 0, -1)])
        return Watched.count

    assert work(20_000) < 15 * work(2_000)
