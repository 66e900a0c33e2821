"""The title of a text was guessed.

## Why
The title is what is listed, cited and registered. Where no paragraph has the style Title, a short first line, the file's
properties or a first heading stand in; properties are often left from another text. A text of any format that stands alone
and says no title at all goes under the name of its file.

## Example
```
a first line in large bold letters, in the style Normal
```

## Use instead
```
the same line in the style Title; or `title: …` in a YAML file of the same name beside it
```

## Source
ISO/IEC 29500-2, core properties; Pandoc User's Guide, "Docx".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("title-assumed", Severity.WARNING)
