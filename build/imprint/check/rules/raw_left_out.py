r"""Raw HTML or LaTeX was left out, because not every format can show it.

## Why
References, labels, equations, tables, units and the usual text commands are understood. What is left names itself here instead of vanishing.
The words that an unknown command of LaTeX is given in a sentence are printed, as TeX prints them; what may be a key or a setting is not.

## Example
```
\fancybox{Words}
```

## Use instead
```
**Words**
```

## Source
Pandoc User's Guide, "Raw HTML", "Raw TeX".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("raw-left-out", Severity.WARNING)
