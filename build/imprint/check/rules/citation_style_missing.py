"""The named citation style, or the parent of a dependent one, is not here.

## Why
Nothing is fetched from the network: a style lies in the journal's styles/, in a folder that journal.toml names, or beside the manuscript. A dependent style is only a name for its parent, so the parent must be there too.

## Example
```
csl: apa.csl
```

## Use instead
```
imprint style add apa.csl
```

## Source
CSL 1.0.2, "Independent and Dependent Styles".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("citation-style-missing", Severity.ERROR)
