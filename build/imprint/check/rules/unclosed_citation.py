"""The brackets of a citation are not closed, or none opens them.

## Why
Without both brackets Markdown sets the work as in a sentence, and prints the lone bracket: “[Ong (1982), p. 5”.

## Example
```markdown
Print made words lie still [@ong:1982, p. 5 and their readers too.
```

## Use instead
```markdown
Print made words lie still [@ong:1982, p. 5] and their readers too.
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of

RULE = Rule("unclosed-citation", Severity.WARNING)

_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_MARKS = {sign: re.compile(rf"[\{sign[0]}\{sign[1]}](?<!\\.)") for sign in ("[]", "()")}
_AHEAD = {"[": re.compile(r"\[[^\[\]@\n]{0,30}-?@"), "(": re.compile(r"\((?:see |cf\. |e\.g\.,? )?-?@")}
_BEHIND = re.compile(r"@[^\[\]\n]{1,40}\]$")


_COMMAND = re.compile(r"(?<!\\)\\[a-zA-Z]{0,20}?cite[a-z]{0,20}\*?(?:\[[^\[\]{}\n]*\])?(\[)[^\[\]{}\n]*\{[^{}\[\]\n]*\}(?![^\[\n]*\])")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Lone brackets right before a key, or soon behind one; of LaTeX's commands, the one around the page."""
    for command in _COMMAND.finditer(copy.prose) if "cite" in copy.prose and copy.sources.format in ("markdown", "latex") else ():
        yield RULE.at(lines_of(copy).place(command.start(1)), "the bracket of this citation is not closed", "close it behind the page, before the {")
    if copy.sources.format != "markdown" or "@" not in copy.prose:
        return
    lines = lines_of(copy)
    keys = {lines.offset(spot.place.line, spot.place.column) for spot in copy.spots if spot.kind == "cite"}
    for paragraph in _PARAGRAPH.finditer(copy.prose):
        if "@" not in paragraph[0]:
            continue
        lone = [one for marks in _MARKS for one in _lone(copy.prose, *paragraph.span(), marks)]
        closing = {at for at, opens in lone if not opens and copy.prose[at] == "]"}
        for at, opens in lone:
            if opens and (found := _AHEAD[copy.prose[at]].match(copy.prose, at)) and found.end() - 1 in keys:
                mixed = copy.prose[at] == "(" and any(_BEHIND.match(copy.prose, found.end() - 1, one + 1) for one in closing)
                if not mixed:  # the bracket that closes it is spoken of
                    yield RULE.at(lines.place(at), "the bracket of this citation is not closed", "close it behind the page")
            start = copy.prose.rfind("@", paragraph.start(), at)
            if at in closing and start in keys and _BEHIND.match(copy.prose, start, at + 1):
                yield RULE.at(lines.place(at), "no bracket opens the citation that is closed here", "write [ before its @")


def _lone(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, bool]]:
    """Where brackets without a fellow stand, and whether they open."""
    waiting: list[int] = []
    for found in _MARKS[marks].finditer(text, start, end):
        if found[0] == marks[0]:
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        else:
            yield found.start(), False
    yield from ((at, True) for at in waiting)
