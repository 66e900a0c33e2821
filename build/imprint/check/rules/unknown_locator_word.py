"""The word before a page or chapter is none that is known in any language.

## Why
The citation processor knows “p.”, “ch.”, “fol.” and their like in the languages that citation styles have; imprint adds
more. A word that is not among them is printed behind everything else, as words of the author.

## Example
```markdown
[@grafton:1997, pgs. 34--35]
```

## Use instead
```markdown
[@grafton:1997, pp. 34--35]
```

## Source
CSL 1.0.2, "Locators"; Pandoc User's Guide, "Citation syntax".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.locators import locator_word_unknown
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, walk
from ..rule import Rule

RULE = Rule("unknown-locator-word", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Citations whose words begin with such an abbreviation and a number."""
    whole = Place(copy.sources.manuscript.path)
    for node in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        if isinstance(node, Citation) and (word := locator_word_unknown(node.suffix, copy.front.language)):
            hint = "write p., pp., ch., vol., fol. … or the word of the text's language"
            yield RULE.at(node.place or whole, f"“{word}” behind {node.key} is no word for a place in a work", hint)
