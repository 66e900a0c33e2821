r"""A text that the manuscript takes in (\\input, .. include::, #+INCLUDE) is not there.

## Why
Its words would be missing from every edition, and nobody would see it. LaTeX takes in files of the manuscript's own
folder; no format takes in anything from elsewhere on the machine.

## Example
```
\\input{chapters/two}
```

## Use instead
```
Put chapters/two.tex beside the manuscript, or its words into it.
```

## Source
LaTeX2e, `\\input`; Docutils, "Including an External Document Fragment"; Org manual, "Include Files".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("missing-include", Severity.ERROR)
