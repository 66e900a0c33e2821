"""A numbered citation is typed by hand.

## Why
“[3–5]” is words to the program: where the style numbers works, the numbers are given by their order or the alphabet, and typed ones lead
to others; where it names them, the reader finds no numbers in the list.

## Example
```markdown
Print made words lie still [@ong:1982], as others found [3-5].
```

## Use instead
```markdown
Print made words lie still [@ong:1982], as others found [@goody:1963; @clanchy:1979; @street:1984].
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.style import Kind
from ...model.text import Text, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("typed-number", Severity.NOTE)

_RANGE = r"[1-9]\d{0,2}(?: ?[-–] ?[1-9]\d{0,2})"
_TYPED = re.compile(rf"(?<=[^\W\d_][ \u00a0])\[(?:{_RANGE}?(?:[,;] ?{_RANGE}?){{0,8}})\](?![(\[\w])")
_MOST = 100  # beyond the works that are cited: numbers of pages, leaves, lines


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Numbers in brackets behind a word where the style numbers works; elsewhere only ranges of them, which are not intervals."""
    if not copy.works or copy.style.kind is Kind.NOTE:
        return
    found = [one[0] for node in walk(copy.body) if isinstance(node, Text) and "[" in node.text for one in _TYPED.finditer(node.text)]
    numbered = copy.style.kind is Kind.NUMERIC
    for words in dict.fromkeys(found):
        numbers = [int(one) for one in re.findall(r"\d+", words)]
        ranged = re.fullmatch(r"\[\d+ ?[-–] ?\d+.*\]", words) and numbers[0] < numbers[1]
        if (ranged or numbered) and max(numbers) <= _MOST:
            yield RULE.at(standing(copy, words, words.replace("–", "-"), words.replace("–", "--")), f"“{words}” is typed by hand", "cite the works by their keys")
