"""The article's DOI is not one.

## Why
A DOI begins with 10, a registrant's number and a slash. With or without resolver it may stand in the front matter;
anything else leads nowhere and is left out.

## Example
```yaml
doi: zenodo.1413610
```

## Use instead
```yaml
doi: 10.5281/zenodo.1413610
```

## Source
DOI Handbook, section 2.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("invalid-doi", Severity.WARNING)
