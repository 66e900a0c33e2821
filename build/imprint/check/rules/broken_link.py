"""A link within the text leads to a place that it does not have, or a link leads nowhere at all.

## Why
A reader who follows it stays where he is. The target lost its label, or the link stands for a reference that another program resolved.

## Example
```markdown
See [the second wheel](#wheel-two) and [the page]().
```

## Use instead
```markdown
See [the second wheel](#wheel-2) and [the page](https://orrery.example/).

## The wheel {#wheel-2}
```

## Source
HTML Living Standard, 7.4.6.4 (navigating to a fragment); EPUB 3.3, 3.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Link, plain, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("broken-link", Severity.WARNING)
_MISSPELT = frozenset(("htp", "htps", "hhttp", "hhttps", "htttp", "htttps", "httpp", "httpss", "ttp", "ttps", "httsp", "hptts", "hppts", "httos"))
_OFFICE = ("docx", "odt")  # their bookmarks are not all kept


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Links to # with a name that nothing has, without an address, or with one slash behind http."""
    links = [node for node in walk(copy.body) if isinstance(node, Link)]
    if not links:
        return
    office = copy.sources.format in _OFFICE
    known = {attr.id for node in walk(copy.body) if (attr := getattr(node, "attr", None)) and attr.id}
    for link in links:
        target = unquote(link.url.removeprefix("#"))
        if link.url.startswith("#") and target and target not in known and not office:
            near = get_close_matches(target, sorted(known), 1, 0.6)
            hint = f"did you mean #{near[0]}?" if near else f"give the place that it means the label {{#{target}}}, or take the link away"
            yield RULE.at(standing(copy, link.url), f"nothing in the text is labelled “{target}”, to which “{plain(link)[:40]}” leads", hint)
        elif not link.url and plain(link):
            yield RULE.at(standing(copy, plain(link)), f"the link “{plain(link)[:40]}” has no address", "give it one, or take the link away")
        elif link.url.startswith("www."):
            message = f"the link “{plain(link)[:40]}” leads to a file beside the text: {link.url[:60]}"
            yield RULE.at(standing(copy, link.url), message, f"write https://{link.url[:60]}")
        elif (scheme := link.url.partition("://")[0].lower()) in _MISSPELT and "://" in link.url:
            yield RULE.at(standing(copy, link.url), f"{scheme}:// begins no address on the web", "an address begins with https://")
        elif link.url.startswith(("http:/", "https:/")) and "://" not in link.url:
            yield RULE.at(standing(copy, link.url), f"{link.url} is no address on the web", "an address begins with https://")
