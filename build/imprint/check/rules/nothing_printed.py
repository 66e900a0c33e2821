"""The citation style has no words for a cited work: its note would be a number and nothing else.

## Why
Styles are made for the works of a field. One of law may know judgments and statutes only, one of theology no films; the citation
processor then prints an empty note, or nothing in the sentence, and says nothing of it. The article is not built until it does.

## Example
```markdown
The film opens at noon [@varda:1962].
```
in a style that prints books and articles only.

## Use instead
```
csl: chicago-notes
```
or, in the library, the type and fields that the style prints:
```bibtex
@book{varda:1962, author = {Varda, Agnès}, title = {Cléo de 5 à 7}, publisher = {Rome Paris Films}, date = {1962}}
```

## Source
CSL 1.0.2, "Choose" and "Group"; CSL 1.0.2, appendix III (types).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("nothing-printed", Severity.ERROR)
