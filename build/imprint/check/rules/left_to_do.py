"""A passage says that something is still to be written.

## Why
`TODO`, `[REF]`, `p. XX`, blind text and the words of a template are meant to be replaced. Nobody reads a text as closely as one in which
they are printed.

## Example
```markdown
Few came back [REF]. TODO: the numbers of 1903.
```

## Use instead
```markdown
Few came back [@darnton:1982, p. 70]: seventeen in 1903.
```

## Source
The Chicago Manual of Style, 17th edition, 2.66: what an author settles before a manuscript is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import plain
from ..rule import Rule
from ..standing import standing
from ..typed import printed

RULE = Rule("left-to-do", Severity.WARNING)

_LEFT = re.compile(
    r"(?<![\w./-])(?:TODO|FIXME|TBD|T\.B\.D\.|XXXX+)(?![\w/-])"
    r"|\[(?:REFS?|CITE|CITATION(?: NEEDED)?|citation needed|ref(?:erence)? needed|source\?|check|page\?|pp?\.[ \u00a0]?\?+|\?{2,}|XX+|TK)\]"
    r"|\((?:REFS?|CITE|CITATION|ref\?|\?{2,}|XX+)\)|(?<!\w)(?:pp?|S|с|s)\.[ \u00a0]?(?:XX+|\?\?+|00+)(?!\w)"
    r"|(?<!\w)(?:Fig(?:ure|\.)|Tab(?:le|\.)|Section|Sec\.|Chapter|Eq(?:uation|\.)|Abb(?:ildung|\.)|Tabelle|Abschnitt|Kapitel)[ \u00a0]?\?\?"
    r"|\b(?i:lorem ipsum)\b|\b(?i:insert (?:figure|table|citation|reference)s? (?:\d+ )?(?:here|about here))\b"
)
_TEMPLATE = re.compile(
    r"(?i)(?:your|the|insert|paper|article|manuscript|enter)?[ _-]*(?:title|name|author)(?:[ _-]*(?:goes|comes)?[ _-]*here|[ _-]*of[ _-]*(?:the|your)[ _-]*(?:paper|article|manuscript))"
    r"|your (?:title|name)|(?:first|second|last|corresponding) author|author (?:one|two|name|[12])|first(?:name)? last(?:name)?|john q?\.? ?doe|untitled(?: document)?|title"
)  # fmt: skip
# One of these is in whatever is found, and few texts have any.
_SIGNS = (
    "TODO", "FIXME", "TBD", "T.B.D.", "XX", "[REF", "[ref", "(REF", "(ref", "[CIT", "[cit", "(CIT", "[check]", "[TK]", "??", "?]",
    "?)", ".00", ". 00", ".\u00a000", "orem ", "OREM ", "nsert ", "NSERT ",
)  # fmt: skip
_MOST = 20  # findings: beyond that the text is about such words


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Marks that authors leave for themselves in the text, and a template's words before it."""
    whole = Place(copy.sources.manuscript.path)
    title = plain(copy.front.title)
    if title and _TEMPLATE.fullmatch(title.strip(" .<>[]")):
        yield RULE.at(copy.front.place("title") or standing(copy, title), f"the title is a template's: {title}", "write the title")
    for person in copy.front.authors:
        name = f"{person.name.given} {person.name.family}".strip()
        if _TEMPLATE.fullmatch(name):
            yield RULE.at(person.place or whole, f"an author's name is a template's: {name}", "write the name")
    words = f"{printed(copy.front.abstract)}\n{printed(copy.body)}"
    found = _LEFT.findall(words) if any(sign in words for sign in _SIGNS) else ()
    if len(found) > _MOST:
        return
    for words in dict.fromkeys(found):
        place = standing(copy, words, words.replace("\u00a0", " "), words.replace("\u00a0", ""))
        yield RULE.at(place, f"“{words}” says that something is still to be written", "write it, or delete the mark")
