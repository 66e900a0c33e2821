"""A citation names an entry that no library has.

## Why
A citation without an entry has no note: pandoc prints `(nope?)` and ends as if all were well. Here the article is not
built until the key is mended, and the nearest keys are named.

## Example
```markdown
The footnote has a history [@graftn:1997].
```

## Use instead
```markdown
The footnote has a history [@grafton:1997].
```
Or add the entry to a library that the manuscript names under `bibliography:`.

## Source
Pandoc User's Guide, "Citations"; BibLaTeX 3.20, section 3.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ...model.text import Citation, walk
from ...model.work import Entry
from ..handles import handles
from ..keys import bare_key, cut_keys
from ..nearest import nearest, of_the_name_and_year
from ..rule import Rule
from ..standing import standing

RULE = Rule("unknown-key", Severity.ERROR)

_NUMBERED = re.compile(r"(?i)^(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:|url:|arxiv:|pmid:|isbn:)")
_LEAST = 6  # characters of a number that tells works apart


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Every place at which an unknown key is cited, but for those of which another rule says why it is unknown."""
    known = {work.id for work in copy.works}
    texts = (*copy.front.texts, copy.body)
    unknown = [node for node in walk(texts) if isinstance(node, Citation) and node.key not in known]
    yield from _silent(copy, known)
    if not unknown:
        return
    keys = sorted({entry.key for entry in copy.library.entries} | {work.id for work in copy.library.items})
    folded = {one.casefold(): one for one in keys}
    explained = {*(place for place, _ in cut_keys(copy)), *(one.place for one in handles(copy))}
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    others = len({node.key for node in unknown if node.place not in explained}) - 1
    numbers = cache(lambda: _numbers(copy.library.entries))
    hint = cache(lambda key: _hint(copy, key, folded.get(key.casefold(), ""), keys, numbers()))
    for node in unknown:
        if node.place in explained:
            continue
        if not keys and others:
            more = "one more key" if others == 1 else f"{others} more keys"
            message = f'no library has an entry "{node.key}", nor any for {more}: none was read that has entries'
            yield RULE.at(node.place or Place(copy.sources.manuscript.path), message, _without_library(copy))
            return
        place = node.place or Place(copy.sources.manuscript.path)
        same = folded.get(node.key.casefold(), "")
        fixes = tuple(_fix(place, node.key, same, lines)) if same else ()
        yield RULE.at(place, f'no library has an entry "{node.key}"', hint(node.key), fixes=fixes)


def _silent(copy: Copy, known: set[str]) -> Iterator[Diagnostic]:
    """Keys that are to stand in the list of works without being cited."""
    for key in copy.front.nocite:
        if key != "*" and key not in known:
            place = standing(copy, f"@{key}", key)
            message = f'no library has an entry "{key}", which the list of works is to have'
            yield RULE.at(place, message, "add the entry to a library, or mend the key", severity=Severity.WARNING)


def _without_library(copy: Copy) -> str:
    """What to do where no library has any entry."""
    if not copy.front.bibliography:
        return "name a library: bibliography: library.bib in the front matter, or --bibliography FILE"
    return f"see that {copy.front.bibliography[0]} is there and has entries"


def _fix(place: Place, key: str, meant: str, lines: Lines) -> Iterator[Fix]:
    """The key in its right case, where the text shows it at its place."""
    if lines.words(place) == f"@{key}" and bare_key(meant) == meant:
        yield Fix(place, f"@{meant}")
    elif lines.words(place) == key:
        yield Fix(place, meant)


def _numbers(entries: Iterable[Entry]) -> dict[str, str]:
    """The keys of works by their addresses, DOIs and other numbers, which may be written in the place of keys."""
    found: dict[str, str] = {}
    for entry in entries:
        for name in ("url", "doi", "eprint", "pmid", "isbn"):
            if name in entry.named and len(number := _bare(entry.value(name))) >= _LEAST:
                found.setdefault(number, entry.key)
    return found


def _bare(value: str) -> str:
    return _NUMBERED.sub("", value).rstrip("/").lower()


def _hint(copy: Copy, key: str, same: str, keys: list[str], numbers: Mapping[str, str]) -> str:
    if there := numbers.get(_bare(key)):
        return f"cite its entry: @{there}"
    if "://" in key:
        return f"cite an entry that has this url, or make it a link: <{key}>"
    if not keys:
        return _without_library(copy)
    near = [same] if same else list(dict.fromkeys((*of_the_name_and_year(key, copy.library.entries), *nearest(key, keys))))[:3]
    return f"did you mean {' or '.join(near)}?" if near else "add the entry to a library, or mend the key"
