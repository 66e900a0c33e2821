"""A date can be read in two ways, or in none, or is not written as ISO 8601 wants it.

## Why
09-12-2024 is the ninth of December or the twelfth of September. A manuscript's date like that is kept as it was typed, and
cannot be sorted, registered or put into words; a date that can only be meant in one way is understood: 13 July 2023,
09-13-2024.

In libraries imprint reads `18 May 2025`, `2025-5-18` and `05.18.2025` too, which other programs drop without a word, and says
in a note how it understood them. Where day and month could change places (`05.06.2025`) the finding is a warning: with points
the day is taken for the first, with slashes the month. What nobody understands is printed as it stands.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {05.18.2025}}
```
```yaml
date: 09-12-2024
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-05-18}}
```
```yaml
date: 2024-12-09
```

## Source
ISO 8601-1, 5.2.2; BibLaTeX manual 3.20, section 2.3.8.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("date-not-iso", Severity.WARNING)
