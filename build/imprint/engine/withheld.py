"""What pandoc need not see of Markdown: the words in the middle of prose, for which it is given stand-ins.

To parse words takes pandoc most of its time, and they come back as they went in. So of every stretch of plain words the
inner ones become one word, which its tree gives back; what may be markup, and the words beside it, stays as it is.
Not withheld is what pandoc makes more of than words: headings (identifiers), tables (widths), what stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f"
_WORD = rf"[{_LETTER}0-9]++(?:[-\u2019][{_LETTER}0-9]++)*+"
# After these and a dot pandoc lets no line break: its own list (--print-default-data-file abbreviations), words alone.
_ABBREVIATED_TEXT = """
aet aetat al Apr Aug bk Bros c Capt cf ch chap chs Co col Corp cp d Dec Dr ed eds esp f fasc Feb ff fig fl fol fols Fr Gen
Gov Hon ill Inc incl Jan Jr Jul Jun Ltd Mar Mr Mrs Ms n nn No Nov Oct p pp Pres Prof pt Rep Rev saec sec Sen Sep Sept Sgt Sr St
univ viz vol vs
"""
_ABBREVIATED = _ABBREVIATED_TEXT.split()
_LAST = rf"(?!(?:{'|'.join(_ABBREVIATED)})\.)[{_LETTER}]++[.?!] "  # a sentence's last word
_INNER = rf"(?<=[{_LETTER}0-9,;:] )(?:(?:{_WORD}[,;:]? |{_LAST})(?=[{_LETTER}])){{2,}}+"
_STEP = re.compile(rf"\\.|\]\([^()\n]*\)?|\^?\[|\]|(?P<inner>{_INNER})")
_MARK = "zqx"
_STAND_IN = re.compile(rb"zqx(\d+)xqz")
# Lines of headings, tables, fences, divisions and definitions of links.
_KEPT = re.compile(r"[^A-Za-z\n]*#|[^\n]*\||[ >]*(?:```|~~~|:::)| {0,3}\[[^\]\n^][^\]\n]*\]:")
_UNDERLINE = re.compile(r"[ >]*(?:=+|-+)[ \t]*$")
_RULED = re.compile(r"[ >]*-[- \t]*-[- \t]*$")


def withheld(text: str) -> tuple[str, tuple[str, ...]]:
    """The text for pandoc, and the words that its stand-ins are for."""
    if _MARK in text:
        return text, ()
    lines = text.split("\n")
    words: dict[str, int] = {}
    ruled = _ruled(lines)
    opened: list[bool] = []  # of each bracket that is open: whether words in it may be withheld
    for number, line in enumerate(lines):
        if not line or line.isspace():
            opened = []
        following = lines[number + 1] if number + 1 < len(lines) else ""
        kept = number in ruled or _KEPT.match(line) or _UNDERLINE.match(following)
        lines[number] = "".join(line if kept else _line(line, opened, words))
    return "\n".join(lines), tuple(words)


def _line(line: str, opened: list[bool], words: dict[str, int]) -> Iterator[str]:
    last = 0
    for found in _STEP.finditer(line):
        mark = found[0]
        if found["inner"] and all(opened):
            yield line[last : found.start()]
            yield f"{_MARK}{words.setdefault(mark[:-1], len(words))}xqz "
            last = found.end()
        elif mark == "[" or mark == "^[":
            opened.append(mark == "^[")
        elif mark[0] == "]" and opened:
            opened.pop()
    yield line[last:]


def _ruled(lines: list[str]) -> range:
    """The lines from the first paragraph with a line of dashes to the last one: tables may be drawn there."""
    found = [number for number, line in enumerate(lines) if line.endswith(("-", "- ", "-\t")) and _RULED.match(line)]
    if not found:
        return range(0)
    first, last = found[0], found[-1]
    while first and lines[first - 1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return range(first, last + 1)


def given_back(tree: bytes, words: tuple[str, ...]) -> bytes:
    """Pandoc's tree (JSON) with the words in the place of their stand-ins."""
    known = [word.encode() for word in words]  # letters: nothing in them is escaped in JSON
    return _STAND_IN.sub(lambda found: known[int(found[1])], tree) if known else tree


_BLANK, _BREAK = b'{"t":"Space"}', b'{"t":"SoftBreak"}'
_BETWEEN = b'"},{"t":"Space"},{"t":"Str","c":"'


def joined(tree: bytes) -> bytes:
    """Pandoc's tree (JSON) with words and the blanks between them as one string: less of it is to be read.

    In JSON the marks looked for stand in no string, since a quotation mark in one is escaped. What ends like a word
    before a blank, but for a word, is a break: where a blank follows on one, all stays as it is.
    """
    tree = tree.replace(_BREAK, _BLANK)
    if b'Space"},' + _BLANK in tree or b'LineBreak"},' + _BLANK in tree:
        return tree
    return tree.replace(_BETWEEN, b" ")
