"""The notation of another program stands in a Markdown text, and is printed as it stands.

## Why
A paragraph comes along from Typst, reStructuredText, Org, AsciiDoc or a wiki. Markdown does not read its notes, headings and links: the
reader finds `#footnote[…]` in the middle of a sentence.

## Example
```markdown
Few came back.#footnote[The winter was long.]

== The ledgers
```

## Use instead
```markdown
Few came back.^[The winter was long.]

## The ledgers
```

## Source
Pandoc User's Guide, “Pandoc's Markdown”; the manuals of Typst, Docutils, Org, AsciiDoc, MediaWiki and CriticMarkup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of, typed

RULE = Rule("foreign-markup", Severity.WARNING)


class _Notation(NamedTuple):
    """How another program writes something, and what Markdown has for it; every pattern begins with one of `signs`."""

    signs: str
    program: str
    pattern: re.Pattern[str]
    instead: str


def _way(signs: str, program: str, pattern: str, instead: str) -> _Notation:
    if begin := _BEGIN.match(pattern):  # at a line's begin: where it begins with its sign, it is found much faster
        pattern = f"{begin[1]}(?<![^\\n]{begin[1]}){pattern[begin.end() :]}"
    return _Notation(signs, program, re.compile(pattern, re.M), instead)


_BEGIN = re.compile(r"\^(\\?[^\w(])")


_NOTE = "write the note as ^[…]"
_CITE = "write [@key]"
_LINK = "write [words](address)"
_HEAD = "write # before a heading, ## before one below it"
_BLOCK = "write it in Markdown, or save the manuscript in its own format"
_CHANGE = "accept or refuse the change"
_LINE = r"(?:(?<=\n\n)|\A)"
_WAYS = (
    _way("#foot", "Typst", r"#footnote(?:\[|\()", _NOTE),
    _way("#cite", "Typst", r"#cite\(", _CITE),
    _way("#", "Typst", r"^#(?:(?:figure|table|image|heading|bibliography|quote|align|pagebreak)\(|(?:set|show|let|import|include) [\w\"].*[(=:\"])", _BLOCK),
    _way("\n=", "Typst, AsciiDoc or a wiki", _LINE + r"={1,6} [^\s=][^\n]{0,80}$(?=\n\n|\n?\Z)", _HEAD),
    _way("`", "reStructuredText", r"(?<![\w{`]):(?!(?:foot)?cite\b)[a-z][a-z:+-]{1,20}:(?=`[^`\n]+`)", _BLOCK),
    _way("::", "reStructuredText", r"^\.\. [a-z][\w-]+::(?=\s)", _BLOCK),
    _way("]_", "reStructuredText", r"(?<=\s)\[(?:\d+|#\w*|\*)\]_(?![\w(])", _NOTE),
    _way("\n..", "reStructuredText", r"^\.\. \[(?:\d+|#\w*|\*|\w+)\] ", _NOTE),
    _way("[cite", "Org", r"\[cite(?:/[\w/-]+)?:(?=[^\]\n]*@)", _CITE),
    _way("[fn:", "Org", r"\[fn:[\w-]*(?::|\])", _NOTE),
    _way("[[", "Org", r"\[\[(?:https?:|file:|id:|\./)[^\[\]\n]*\](?:\[[^\[\]\n]+\])?\]", _LINK),
    _way("#+", "Org", r"(?i:^#\+(?:begin|end)_[a-z]+|^#\+[a-z_]+:)", _BLOCK),
    _way("\n**", "Org", _LINE + r"\*{2,6} [^\s*][^\n*]{0,80}$(?=\n\n|\n?\Z)", _HEAD),
    _way("note:", "AsciiDoc", r"footnote:\w*\[", _NOTE),
    _way("image:", "AsciiDoc", r"image::?[^\s\[\]:]+\.\w{2,4}\[", "write ![words](file)"),
    _way("<<", "AsciiDoc", r"<<[A-Za-z][\w-]+(?:,[^<>\n]*)?>>(?!>)", "write @fig:label, or [words](#label)"),
    _way("|==", "AsciiDoc", r"^\|={3,}[ \t]*$", _BLOCK),
    _way("[", "AsciiDoc", r"^\[(?:quote|verse|source|NOTE|TIP|WARNING|IMPORTANT|CAUTION)(?:,[^\[\]\n]*)?\](?=\n)", _BLOCK),
    _way("''", "a wiki", r"(?<![\w'`])'{2,3}(?=[^\W\d_])[^'`\n]+(?<=[\w.])'{2,3}(?![\w'])", "write *words* or **words**"),
    _way("{{", "a wiki", r"\{\{(?:sfn|cite|citation|efn|lang|refn|quote)\b[^{}\n]*\}\}", _CITE),
    _way("{|", "a wiki", r"^\{\|(?=[ \n])", _BLOCK),
    _way("{++", "CriticMarkup", r"\{\+\+[^\n]+?\+\+\}", _CHANGE),
    _way("{--", "CriticMarkup", r"\{--[^\n]+?--\}", _CHANGE),
    _way("{~~", "CriticMarkup", r"\{~~[^\n]+?~~\}", _CHANGE),
    _way("{>>", "CriticMarkup", r"\{>>[^\n]+?<<\}", "delete the remark"),
)  # fmt: skip


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each such notation once, at its first place."""
    prose = typed(copy)
    lines = lines_of(copy) if prose else None
    for way in _WAYS if lines else ():
        if way.signs not in copy.text:
            continue
        # A role's words are code to Markdown, and blanks in the prose.
        found = next((one for one in way.pattern.finditer(copy.text) if prose[one.start()] != " "), None)
        if found and lines:
            shown = found[0] if len(found[0]) < 40 else found[0][:37] + "…"
            yield RULE.at(lines.place(*found.span()), f"{shown} is the notation of {way.program}, and printed as it stands", way.instead)
