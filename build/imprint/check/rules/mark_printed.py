"""A mark of Markdown is printed, since its fellow is missing or a blank behind it.

## Why
`#Wheels` is no heading without a blank, three grave accents begin no code that is never closed, `$` no formula. All are printed as they stand.

## Example
```markdown
#Wheels

The sum $\\frac{1}{2 is a half.
```

## Use instead
```markdown
# Wheels

The sum $\\frac{1}{2}$ is a half.
```

## Source
Pandoc User's Guide, “Pandoc's Markdown”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Para, Text, walk
from ..rule import Rule
from ..standing import standing
from ..typed import lines_of, printed, typed

RULE = Rule("mark-printed", Severity.WARNING)

_BEGINS = (
    (re.compile(r"#{1,6}(?=[^\W\d_][^#]{2,79}$)(?!.*[.!?…]$)"), "this line is no heading", "write a blank behind the #"),
    (re.compile(r"#{1,6}(?=[\u00a0\u2000-\u200a\u202f\u3000]\S)"), "this line is no heading: the blank behind its # is another one", "type the blank anew"),
    (re.compile(r"`{3}|~{3}"), "this code is never closed", "close it with a line of the same marks"),
    (re.compile(r":{3}"), "this block is never closed, or its mark has no line of its own", "close it with a line :::"),
)
_WITHIN = (
    (re.compile(r"\$\\[A-Za-z]+|\$\$"), "this formula is never closed, or ends behind a blank", "close it with $, right behind its last sign"),
    (re.compile(r"\]\((?=https?://|$)"), "this link is not closed", "close its bracket behind the address"),
    (re.compile(r"\$(?=[A-Za-z]\w{0,3}[\^_]\S)"), "this formula is never closed, or ends behind a blank", "close it with $, right behind its last sign"),
    (re.compile(r"\^ ?\[(?=[^\W_]{2})"), "this note is never closed, or a blank stands before its bracket", "write ^[…] around the note"),
    (re.compile(r"\{#[\w:.-]+[^{}]*\}?|(?<!:)(?<!: )\{\.[a-z][\w-]*\}"), "this label belongs to nothing", "write it right behind what it names, and close its brace"),
    (re.compile(r"(?<!\w)`(?=\w)(?!\w[^`]*['’])"), "this code is never closed", "close it with the same accent"),
    (re.compile(r"(?<![\w~])(?:C|H|N|O|S|Na|Ca|Cl|Fe|Si|Al|Mg|K|P|Ti|Li)(?:C|H|N|O|S|Na|Ca|Cl|Fe|Si|Al|Mg|K|P|Ti|Li|\d)*~\d{1,2}(?=[A-Z]|[\s,.;:)]|$)"), "this subscript is never closed", "write its number between two ~: H~2~O"),
    (re.compile(r"(?<![\w^.\\])(?:10|[kcmµn]?m)\^[-−]?\d{1,2}(?![\w^])"), "this superscript is never closed", "write its number between two ^: 10^6^"),
    (re.compile(r"(?<![\w*])\*{1,3}(?=[^\W_])"), "this emphasis is never closed, or a blank stands before its end", "close it with the same marks"),
)
_MARK = re.compile(r"[$\]^{`*~]")  # one stands in all of them
_BLOCK = re.compile(r"^[ \t>]*:{3,}[ \t]*(?P<opens>[^\s:][^\n]*)?$", re.M)
_GAPS = (
    (re.compile(r"(?<!\w)! (?=\[[^\]\n]*\]\([^()\n]*\.(?:png|jpe?g|svg|gif|tiff?|webp|pdf|eps)\))"), "this picture is a link, with a blank behind its mark", "write ![words](file)"),
    (re.compile(r"(?<=\])[ \t]+(?=\([^()\s]+\.(?:png|jpe?g|svg|gif|tiff?|webp|eps)\))"), "this picture is printed as words, with a blank before its file", "delete the blank"),
    (re.compile(r"(?<=[^\W\d_]\])[ \t]+(?=\(https?://[^()\s]+\))"), "this link is printed as words, with a blank before its address", "delete the blank"),
    (re.compile(r"(?<=[^\W\d_]\))\[(?=https?://[^\]\s]+\])"), "the brackets of this link have changed places", "write [words](address)"),
)  # fmt: skip


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Marks at the beginning of paragraphs, and of formulas and links within them."""
    if copy.sources.format != "markdown":
        return
    yield from _gaps(copy)
    yield from _unnamed(copy)
    yield from _open_blocks(copy)
    for node in walk(copy.body):
        if not isinstance(node, Para) or not node.content or not isinstance(node.content[0], Text):
            continue
        alone = len(node.content) == 1
        for pattern, what, hint in _BEGINS if node.content[0].text[:1] in "#`~:" else ():
            found = pattern.match(node.content[0].text)
            if found and (alone or found[0][0] != "#"):
                begin = node.content[0].text[:12] if "\u00a0" in node.content[0].text[:8] else _begin(node.content[0].text)
                yield RULE.at(standing(copy, begin, found[0]), f"{what}: {found[0]} is printed", hint)
        for text in node.content:
            marked = isinstance(text, Text) and _MARK.search(text.text)
            for pattern, what, hint in _WITHIN if marked else ():
                if isinstance(text, Text) and (found := pattern.search(text.text)):
                    yield RULE.at(standing(copy, _begin(text.text[found.start() :]), found[0]), f"{what}: {found[0]} is printed", hint)


def _gaps(copy: Copy) -> Iterator[Diagnostic]:
    """Pictures and links that a blank takes apart."""
    prose = typed(copy)
    for pattern, what, hint in _GAPS:
        for found in pattern.finditer(copy.text) if "](" in copy.text or "] (" in copy.text or ")[" in copy.text else ():
            if prose[found.start() - 1 : found.start()].strip() or pattern is _GAPS[0][0]:
                yield RULE.at(lines_of(copy).place(*found.span()), what, hint)


_BY_NAME = re.compile(r"(?<![\w\]\\!])\[(?=[^\[\]\n@^]*[^\W\d_]{2})[^\[\]\n@^]{2,80}\](\[(?:[^\W\d_][\w .-]{2,40})?\])(?![\w(\[:{])")


def _unnamed(copy: Copy) -> Iterator[Diagnostic]:
    """Links by a name, [words][name], of which nothing says what address it stands for."""
    words = printed(copy.body) if "][" in copy.text else ""
    for found in _BY_NAME.finditer(typed(copy)) if "][" in words else ():
        if f"]{found[1]}" in words:
            hint = "give it an address in round brackets, or add a line [name]: address"
            yield RULE.at(lines_of(copy).place(*found.span()), "this link is printed as words: nothing says what its address is", hint)


def _open_blocks(copy: Copy) -> Iterator[Diagnostic]:
    """Blocks (:::) that nothing closes, which go on to the end of the text, and comments, which are printed."""
    prose = typed(copy)
    if (at := prose.find(" !--")) >= 0 and copy.text[at : at + 4] == "<!--":
        yield RULE.at(lines_of(copy).place(at, at + 4), "this comment is never closed: it is printed", "close it with -->")
    waiting: list[re.Match[str]] = []
    for found in _BLOCK.finditer(prose) if ":::" in prose else ():
        if found["opens"]:
            waiting.append(found)
        elif waiting:
            waiting.pop()
    for found in waiting:
        yield RULE.at(lines_of(copy).place(*found.span()), "this block is never closed: it goes on to the end", "close it with a line :::")


def _begin(words: str) -> str:
    """As much of them as is hardly spelled otherwise in what was typed."""
    return " ".join(words.split())[:12]
