"""Letters that stand in a work's words while the processor sets it, so that it does not do what CSL and usage do not want.

They are of no script, or of one that no library has, and go when the words come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.style import SHORT_YEAR
from ..model.text import Inlines, Node, Text, rewrite, walk

# Given names in these scripts are no initials, but get their dot from the processor. A letter of no script ends them, by which
# the dot is found where a comma or a small letter follows it.
NAME = "\ue000"
_DOT = re.compile(NAME + r'\.(?=(?:"\}[\]}]*,\{"t":"Str","c":")?[,;:)\]]|"\}[\]}]*,\{"t":"Space"\},\{"t":"Str","c":"[a-z&])')
# A double issue, 2/3, is a number ("is-numeric") with this letter for its stroke.
_STROKE = "\ua66e"
_DOUBLE = re.compile(r"\d+(?:/\d+)+")
_YEAR = re.compile(SHORT_YEAR + r"(?:\d*(?=\d\d(?!\d)))?")
# A title's own mark at its end, behind which the processor would leave out a comma: “What Is Lost?,” in Chicago (17, 6.125).
_ENDED = "\ue005"
_MARKED = re.compile(r"[?!](?=(?:</[a-z]+>)*$)")
_BEHIND = re.compile(_ENDED + r"([”’»“«‘\"']?)([.:]?)")


def numbered(value: str) -> str:
    """A number as the processor takes it for one."""
    return value.replace("/", _STROKE) if _DOUBLE.fullmatch(value) else value


def marked(title: str) -> str:
    """A title whose last mark the processor does not see."""
    found = _MARKED.search(title)
    return f"{title[: found.end()]}{_ENDED}{title[found.end() :]}" if found else title


def unguarded(output: bytes) -> str:
    """What the processor gave (pandoc's JSON), with names, numbers and years as they are written."""
    return _YEAR.sub("", _DOT.sub("", output.decode()).replace(NAME, "").replace(_STROKE, "/"))


def stopped(content: Inlines, language: str) -> Inlines:
    """Words with what stands behind a title's own mark as usage has it: a comma or semicolon, no stop or colon.

    A stop outside the closing quotation mark is the sentence's, and stays; in English it goes there too (New Hart's Rules, 4.5).
    """
    words = "".join(node.text for node in walk(content) if isinstance(node, Text))
    if _ENDED not in words:
        return content
    dropped = set(_dropped(words, language.startswith("en")))
    at = iter(range(len(words)))

    def change(node: Node) -> Node:
        return Text("".join(sign for sign in node.text if next(at) not in dropped)) if isinstance(node, Text) else node

    return rewrite(content, change)


def _dropped(words: str, english: bool) -> Iterator[int]:
    for found in _BEHIND.finditer(words):
        yield found.start()
        if found[2] and (english or not found[1] or found[2] == ":"):
            yield found.start(2)
