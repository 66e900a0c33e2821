"""The title ends with a full stop.

## Why
A title has none: it stands alone in its line, and where it is cited the style sets the mark behind it, “A Title.. *Journal*”.

## Example
```yaml
title: Slow Wheels of the World.
```

## Use instead
```yaml
title: Slow Wheels of the World
```

## Source
The Chicago Manual of Style, 17th edition, 6.14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import plain
from ..rule import Rule
from ..standing import standing

RULE = Rule("title-with-stop", Severity.NOTE)

_WORD = re.compile(r"\W?[^\W\d_]{4,}\W?\.")  # of four letters and more: it is hardly shortened


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Titles of three words and more, the last of them no abbreviation."""
    title = plain(copy.front.title).strip()
    words = title.split()
    if title.endswith(".") and len(words) > 2 and _WORD.fullmatch(words[-1]) and "." not in title[:-1]:
        yield RULE.at(copy.front.place("title") or standing(copy, title), "the title ends with a full stop", "delete it")
