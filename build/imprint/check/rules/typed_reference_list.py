"""A list of references is typed beside the one that is made.

## Why
The list is made of the works that are cited, in the journal's style. One that is typed by hand stands beside it, and the reader meets
each work twice, in two forms.

## Example
```markdown
Print made words lie still [@ong:1982].

# References

Ong, Walter J. 1982. *Orality and Literacy*. London: Methuen.
```

## Use instead
```markdown
Print made words lie still [@ong:1982].

# References
```

## Source
Pandoc User's Guide, “Placement of the bibliography”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.reference_headings import names_references
from ...model.stages import Copy
from ...model.text import Block, Citation, Heading, Para, plain, walk
from ...model.work import Work
from ..rule import Rule
from ..spellings import folded
from ..standing import standing

RULE = Rule("typed-reference-list", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Paragraphs below a heading of references that say the families and years of two works and more that are cited."""
    if not copy.style.bibliography or not copy.works:
        return
    works = [one for work in copy.works if (one := _spoken(work))]
    for title, below in _lists(copy.body):
        named = {at for words in below for at, (family, year) in enumerate(works) if year in words and family in folded(words)}
        if len(named) > 1 or (named and len(works) == 1):
            hint = "delete the typed list and leave the heading: the list is made below it"
            words = plain(title.content)
            yield RULE.at(standing(copy, f"# {words}", f"{{{words}}}", words), f"the list below “{words}” is typed by hand", hint)


def _lists(body: tuple[Block, ...]) -> Iterator[tuple[Heading, list[str]]]:
    """The headings of references, each with the paragraphs below it that cite nothing by keys."""
    for at, title in enumerate(body):
        if isinstance(title, Heading) and names_references(title):
            end = next((n for n in range(at + 1, len(body)) if isinstance(body[n], Heading)), len(body))
            paragraphs = (node for node in walk(body[at + 1 : end]) if isinstance(node, Para))
            yield title, [plain(one.content) for one in paragraphs if not any(isinstance(each, Citation) for each in walk(one.content))]


def _spoken(work: Work) -> tuple[str, str] | None:
    """The first author's family and the year, by which a typed reference is known."""
    names, date = work.people("author") or work.people("editor"), work.date("issued")
    family = (names[0].family or names[0].literal) if names else ""
    return (folded(family), str(date.start[0])) if family and date and date.start else None
