"""A template of the journal's design cannot be set.

## Why
Nothing that is made with it can be built. The finding stands at the template's line: its syntax is wrong, it asks for
something that is not there, or it goes on for more than 20 seconds of computing. Templates reach the values that they
are given, and nothing else of Python or of the machine.

## Example
```
<h1>{{ edition.titel }}</h1>
```

## Use instead
```
<h1>{{ plain(edition.title) }}</h1>
```

## Source
Jinja 3.1, template designer documentation and sandbox.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("template-not-usable", Severity.ERROR)
