"""A citation in another program's notation, or a bare key, is printed as it stands.

## Why
Markdown's `[@key]` is no citation in LaTeX or HTML, Sphinx's `:cite:` none in Markdown, and none is read within raw LaTeX.
The reader finds “[@ong:1982]”, and the work is not in the list.

## Example
```latex
Print made words lie still [@ong:1982, 5].
```

## Use instead
```latex
Print made words lie still \\autocite[5]{ong:1982}.
```

## Source
Pandoc User's Guide, “Citation syntax”; BibLaTeX manual 3.20, section 3.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ...model.text import Citation, Code, Span, Text, walk
from ..rule import Rule
from ..standing import standing
from ..typed import lines_of, typed

RULE = Rule("citation-not-read", Severity.WARNING)

_TOKEN = re.compile(r"[^\s\[\]{}()<>,;@\"“”‘’`=|\\]+")
_KEY = re.compile(r"(?=.*[^\W\d_]{2})(?=.*\d\d)\S{6,}")  # what is hardly a word of the text
_DIGITS = re.compile(r"\d\d")
_MARKDOWN = re.compile(r"\[(?:[^\[\]@]{0,30}[\s;-])?@(\w[\w:./+-]*\w)[^\[\]]{0,60}\]")
# Citations of programs that have not set them, in texts that are not theirs: EndNote's, Zotero's for scanning, LaTeX's.
_UNSET = (
    ("EndNote", re.compile(r"\{[^{}#;]{1,60}[^{}]{0,200}? #\d+[^{}]*\}"), "let EndNote set it (Update Citations and Bibliography), and save again"),
    ("Zotero", re.compile(r"\{ ?\|[^{}|]{2,80}\|[^{}]{0,80}\|[^{}]*\}"), "let Zotero's RTF/ODF Scan make citations of it"),
    ("LaTeX", re.compile(r"\\(?:auto|paren|text|foot|full|no)?cite[a-z]{0,8}\*?(?:\[[^\[\]]*\]){0,2}\{[^{}]+\}"), "insert it with your citation program"),
)
_CODED = re.compile(r"^\[[^\[\]@]{0,30}-?@(\w[\w:./+-]*\w)[^\[\]]{0,60}\]$")
_NOTHING = re.compile(r"(?<![\\\w])\[-?@\s*(?:,[^\[\]@\n]{0,30})?\]")
_DASHED = re.compile(r"(?<![\\\w])\[(?P<dashes>--+|–|—)@(?P<key>\w[\w:./+-]*)")
_WAYS = {"markdown": "[@{}]", "latex": "\\autocite{{{}}}", "org": "[cite:@{}]", "rst": ":cite:`{}`", "html": '<span class="citation" data-cites="{}">…</span>'}


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Keys of the libraries among the words, Markdown's citations where the text is none, and citations that pandoc has set."""
    keys = {key for key in (*(entry.key for entry in copy.library.entries), *(item.id for item in copy.library.items)) if _KEY.match(key)}
    found: dict[str, None] = {}
    for node in walk(copy.body):
        if isinstance(node, Span) and "citation" in node.attr.classes:
            found.update(dict.fromkeys(node.attr.get("cites").split()))
        if not isinstance(node, Text | Code):
            continue
        if isinstance(node, Text) and "@" in node.text and copy.sources.format != "markdown":
            found.update(dict.fromkeys(_MARKDOWN.findall(node.text)))
        if isinstance(node, Code) and "@" in node.text and copy.sources.format == "markdown":
            found.update(dict.fromkeys(one for one in _CODED.findall(node.text) if one in keys))
        if keys and (_DIGITS.search(node.text) if isinstance(node, Text) else node.text in keys):
            found.update(dict.fromkeys(key for word in _TOKEN.findall(node.text) if (key := word.strip(".:")) in keys))
    for nothing in _NOTHING.finditer(typed(copy)) if "[@" in copy.text or "[-@" in copy.text else ():
        yield RULE.at(lines_of(copy).place(*nothing.span()), f"{nothing[0]} cites nothing, and is printed as it stands", "write the work's key behind the @")
    for dashed in _DASHED.finditer(typed(copy)) if "-@" in copy.text or "–@" in copy.text or "—@" in copy.text else ():
        message = f"{dashed['dashes']} before @{dashed['key']} is printed, and the author is named"
        yield RULE.at(lines_of(copy).place(*dashed.span("dashes")), message, f"write [-@{dashed['key']}]: one hyphen leaves the author out")
    yield from _unset(copy)
    way = _WAYS.get(copy.sources.format, "")
    for key in found:
        hint = f"write {way.format(key)}" if way else "insert the citation with your citation program, or \\@ in Markdown"
        yield RULE.at(_place(copy, key), f"{key} is printed as it stands, and no citation", hint)


def _unset(copy: Copy) -> Iterator[Diagnostic]:
    if copy.sources.format not in ("docx", "odt"):
        return
    for program, pattern, hint in _UNSET:
        for shown in dict.fromkeys(found[0] for found in pattern.finditer(copy.text)):
            message = f"{shown[:80]} is a citation for {program}, and printed as it stands"
            yield RULE.at(standing(copy, shown), message, hint)


def _place(copy: Copy, key: str) -> Place:
    """The first place of a key that is not read as a citation."""
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    texts = (*copy.front.texts, copy.body)
    read = {(node.place.line, node.place.end_column) for node in walk(texts) if isinstance(node, Citation) and node.place}
    for found in re.finditer(rf"(?<![\w-]){re.escape(key)}(?![\w-])", copy.text):
        place = lines.place(*found.span())
        if (place.line, place.end_column) not in read:
            return place
    return Place(copy.sources.manuscript.path)
