"""A note's call stands before the punctuation mark of its sentence.

## Why
In English the call follows every mark but the dash: “as it was.³”, not “as it was³.”. Citations in brackets imprint moves
by itself; a note's own call stays where it is typed.

## Example
```markdown
The footnote has a history[^1].
```

## Use instead
```markdown
The footnote has a history.[^1]
```

## Source
The Chicago Manual of Style, 17th edition, 14.21; New Hart's Rules, 14.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("note-call-before-punctuation", Severity.NOTE)

_CALL = re.compile(r"(?P<call>\[\^(?<=[\w”’\")]\[\^)[^\]\s]+\])(?P<mark>[.,;:!?](?![.\w])”?)")
_FRONT = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_OPEN = re.compile(r"\^\[(?<=[\w”’\")]\^\[)")
_BRACKET = re.compile(r"[\[\]]")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Calls before a stop, comma or colon in an English Markdown text."""
    if copy.sources.format != "markdown" or not copy.front.language.lower().startswith("en"):
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    front = _FRONT.match(copy.text)
    for start, middle, end in (*_calls(copy.prose), *_inline(copy.prose)):
        if front and start < front.end():
            continue  # a list of authors, set by others' rules
        text = copy.text
        place = lines.place(start, end)
        fix = Fix(place, text[middle:end] + text[start:middle], safe=False)
        message = f"the note's call stands before “{text[middle:end]}”"
        yield RULE.at(lines.place(middle, end), message, "put it behind the mark", fixes=(fix,))


def _calls(prose: str) -> Iterator[tuple[int, int, int]]:
    for found in _CALL.finditer(prose):
        yield found.start("call"), found.start("mark"), found.end("mark")


def _inline(prose: str) -> Iterator[tuple[int, int, int]]:
    """Notes typed in place, ^[…], by their brackets."""
    opened = {found.end() - 1: found.start() for found in _OPEN.finditer(prose)}
    waiting: list[int] = []
    for bracket in _BRACKET.finditer(prose) if opened else ():
        if bracket[0] == "[":
            waiting.append(bracket.start())
        elif waiting and (start := opened.get(waiting.pop())) is not None:
            at = bracket.end()
            if prose[at : at + 1] in tuple(".,;:!?") and not prose[at + 1 : at + 2].isalnum():
                yield start, at, at + 1
