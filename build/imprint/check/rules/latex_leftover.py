"""A TeX command in a field is not known.

## Why
Libraries made for LaTeX carry commands. Imprint knows accents, letters, dashes, quotation marks, text styles and simple
formulas; of any other command the argument is printed without its effect, or its name.

## Example
```bibtex
@book{key, title = {On \\mymacro{Footnotes}}}
```

## Use instead
```bibtex
@book{key, title = {On Footnotes}}
```

## Source
Unicode letters and signs can be written themselves in UTF-8.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("latex-leftover", Severity.WARNING)
