"""The text speaks of a figure or table by a number that is higher than the text has any.

## Why
A number typed by hand stays when a figure goes or moves. A reference by label gets its number when the text is set.

## Example
```markdown
As Figure 7 shows, the wheel turns.
```

where the text has three figures.

## Use instead
```markdown
As @fig:wheel shows, the wheel turns.
```

## Source
Quarto and pandoc-crossref, “Cross references”; Council of Science Editors, Scientific Style and Format 8, 30.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Citation, Cite, Para, Text, labelled_kind, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("number-without-element", Severity.NOTE)

_TYPED = re.compile(
    r"(?<![\w’'-])(?:(?P<figure>Fig(?:ure|ura|uur)?\.?|Abb(?:ildung)?\.?|Şekil)|(?P<table>Table(?:au)?|Tabelle|Tab\.|Tabl[ae]|Tabella|Tablo))"
    r"[ \u00a0](?P<number>\d{1,2})(?![\w.:-]*\w)(?! ?\()(?! (?:of|in|from|by|on|de|du|von|aus|bei|dans|di|del)\b)"
)
_CAPTION = re.compile(r"(?:Fig|Abb|Tab|Şekil)\w{0,7}\.?[ \u00a0]\d{1,2}[.:]")
# Words before by which the figure is another work's.
_ANOTHER = re.compile(r"(?i)(?:\b(?:their|his|her|its|whose|original|supplementary|suppl\.|extended data|see|cf\.|appendix|ibid\.?)\b|[’']s?)[ \u00a0]*$")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Typed numbers beyond the last, in paragraphs without a citation, where the text has elements of that kind."""
    if copy.sources.format in ("docx", "odt"):
        return
    counts = Counter(labelled_kind(node) for node in walk(copy.body))
    if not counts["figure"] and not counts["table"]:
        return
    paragraphs = [node for node in walk(copy.body) if isinstance(node, Para)]
    if any(_CAPTION.match(para.content[0].text) for para in paragraphs if para.content and isinstance(para.content[0], Text)):
        return  # captions are typed by hand, so how many there are is not known
    plain = (para for para in paragraphs if not any(isinstance(node, Cite | Citation) for node in walk(para.content)))
    texts = (node.text for para in plain for node in para.content if isinstance(node, Text))
    for text in texts:
        for found in _TYPED.finditer(text):
            kind = "figure" if found["figure"] else "table"
            if 0 < counts[kind] < int(found["number"]) and not _ANOTHER.search(text[: found.start()]):
                message = f"{found[0]} is spoken of, and the text has {counts[kind]} of them"
                yield RULE.at(standing(copy, found[0], found[0].replace("\u00a0", " ")), message, "refer to it by its label, or mend the number")
