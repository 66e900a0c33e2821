"""The citation style is not a CSL style that can be used.

## Why
It is not well-formed XML, has a DOCTYPE (where XML bombs live), is not CSL 1.0, or has a macro that calls itself.

## Example
```
<macro name="a"><text macro="a"/></macro>
```

## Use instead
```
<macro name="a"><text variable="title"/></macro>
```

## Source
CSL 1.0.2, "Macro".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("citation-style-not-readable", Severity.ERROR)
