"""A rule is set aside or weighed that does not exist.

## Why
A slip in a rule's name sets nothing aside: the finding goes on to be said, or, worse, a severity that the journal
relies on is never used. `imprint explain` lists the names of all rules.

## Example
```yaml
allow:
  - title-case-at-rik: the title is a quotation
```

## Use instead
```yaml
allow:
  - title-case-at-risk: the title is a quotation
```

## Source
The names are those of the pages of this manual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from pkgutil import iter_modules

from ...model.diagnostic import Allowed, Diagnostic, Fix, Severity
from ...model.stages import Collection, Copy
from ..rule import Rule

RULE = Rule("unknown-rule", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Names that a manuscript, its journal or the entries it cites use of rules that there are not."""
    cited = {work.id for work in copy.works}
    entries = (one for entry in copy.library.entries if entry.key in cited for one in entry.allow)
    yield from _unknown((*copy.front.allow, *copy.sources.allowed, *entries))
    for weight in copy.sources.levels:
        if weight.place and weight.rule not in (names := _names()):
            yield RULE.at(weight.place, f"there is no rule {weight.rule} to weigh", _hint(weight.rule, names)[0])


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """The same in the comments of whole libraries."""
    return _unknown(one for entry in collection.library.entries for one in entry.allow)


def _unknown(allowed: Iterable[Allowed]) -> Iterator[Diagnostic]:
    named = [one for one in allowed if one.place]
    names = _names() if named else ()
    for one in named:
        if one.place and one.rule not in names:
            hint, near = _hint(one.rule, names)
            fixes = (Fix(one.place, near, safe=False),) if near and one.within else ()
            yield RULE.at(one.place, f"there is no rule {one.rule} to set aside", hint, fixes=fixes)


@lru_cache(maxsize=1_000)  # the same slip stands beside entry after entry
def _hint(rule: str, names: tuple[str, ...]) -> tuple[str, str]:
    """The remedy, and the name that was likely meant."""
    near = next(iter(get_close_matches(rule, names, 1, 0.75)), "")
    return f"did you mean {near}?" if near else "imprint explain lists the names of all rules", near


@cache
def _names() -> tuple[str, ...]:
    """The names of all rules, from their files."""
    from .. import rules

    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(rules.__path__)))
