"""An element of an HTML page is not closed, or closes nothing; a comment, an attribute or an entity is not whole.

## Why
Browsers guess what was meant. A heading that is never closed makes a heading of the paragraph below, an open comment takes the rest of the
text along, and what an attribute swallows is not printed.

## Example
```html
<h2>The ledgers</h3>
<p>Most readers came in <em>winter.</p>
```

## Use instead
```html
<h2>The ledgers</h2>
<p>Most readers came in <em>winter</em>.</p>
```

## Source
HTML, Living Standard, section 13.2 (parse errors).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from html.parser import HTMLParser

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("html-fault", Severity.WARNING)

_CLOSED = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "i", "b", "u", "a", "span", "sup", "sub", "cite", "q", "code", "pre", "small",
    "div", "section", "article", "aside", "table", "ul", "ol", "dl", "blockquote", "figure", "figcaption", "caption", "title", "abbr",
))  # fmt: skip
_OPTIONAL = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot"))
_BEGINS = {"li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr", "td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "p": ("p",)}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SWALLOWED = re.compile(r">\s*<[a-z/]")
_ENTITY = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,30};")
_MOST = 20  # findings
_LONGEST = 2_000_000  # characters of a page


class _Page(HTMLParser):
    """Collects offsets, lengths and faults."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[tuple[int, int, str, str]] = []
        self._lines = lines
        self._open: list[tuple[str, int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at, length = self._here()
        swallowed = next((name for name, value in attrs if name != "content" and _SWALLOWED.search(value or "")), "")
        if swallowed:
            self.faults.append((at, length, f"the quotation mark of {swallowed} is not closed: what follows is part of it", "close it behind the value"))
        while self._open and self._open[-1][0] in _BEGINS.get(tag, ()):
            self._open.pop()
        if tag in _CLOSED or tag in _OPTIONAL:
            self._open.append((tag, at, length))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _CLOSED | _OPTIONAL:  # <br/>; of others the slash says nothing
            return
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _CLOSED and tag not in _OPTIONAL:
            return
        at, _ = self._here()
        names = [name for name, _, _ in self._open]
        heading = next((name for name in reversed(names) if name in _HEADINGS), "") if tag in _HEADINGS else ""
        if heading and heading != tag:
            self.faults.append((at, len(tag) + 3, f"</{tag}> ends a heading that <{heading}> began", f"write </{heading}>"))
            tag = heading
        if tag not in names:
            if tag in _CLOSED:
                self.faults.append((at, len(tag) + 3, f"</{tag}> closes nothing", "delete it, or open it where it should begin"))
            return
        while self._open[-1][0] != tag:
            self.never(self._open.pop())
        self._open.pop()

    def close(self) -> None:
        super().close()
        for one in self._open:
            self.never(one)

    def never(self, one: tuple[str, int, int]) -> None:
        if one[0] in _CLOSED:
            self.faults.append((one[1], one[2], f"<{one[0]}> is not closed where it should be", f"write </{one[0]}> where it ends"))

    def _here(self) -> tuple[int, int]:
        line, column = self.getpos()
        return self._lines.offset(line, column + 1), len(self.get_starttag_text() or "")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The faults of a page, in the order of the text; the first twenty; after an open quotation mark no others."""
    if copy.sources.format != "html" or len(copy.text) > _LONGEST:
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    page = _Page(lines)
    page.feed(copy.text)
    page.close()
    faults = [*page.faults, *_entities(copy.text)]
    opened = copy.text.find("<!--", copy.text.rfind("-->") + 1)
    if opened >= 0:
        faults.append((opened, 4, "this comment is never closed: the rest of the page is part of it", "close it with -->"))
    swallowed = [fault for fault in faults if "quotation mark" in fault[2]]
    for at, length, message, hint in sorted(swallowed or faults)[:_MOST]:
        yield RULE.at(lines.place(at, at + length), message, hint)


def _entities(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _ENTITY.finditer(text):
        if found[0][1:] not in html5:
            yield found.start(), len(found[0]), f"{found[0]} is no entity of HTML, and printed as it stands", "write the character itself"
