"""A reference to a page of a Word file has a number that no edition has.

## Why
Word writes the number of its own page into "see page 12". The PDF has other pages, and a web page has none: the number leads
readers astray.

## Example
```
see page 12 (a cross-reference of Word to a page)
```

## Use instead
```
see Section 2, or Figure 3 (a cross-reference to the element itself)
```

## Source
ISO/IEC 29500-1, section 17.16.5.44 (PAGEREF).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("page-of-the-file", Severity.WARNING)
