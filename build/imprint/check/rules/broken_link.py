"""A link within the text leads to a place that it does not have, or a link leads nowhere at all.

## Why
A reader who follows it stays where he is. The target lost its label, or the link stands for a reference that another program resolved.
Editions keep links to the web, to mail and to telephones; of one to a file beside the text, or of `javascript:`, only the words are printed.

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

import re
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
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_PRINTED = frozenset(("http", "https", "mailto", "tel", "doi", *_MISSPELT))
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
        elif (scheme := link.url.partition("://")[0].lower()) in _MISSPELT and "://" in link.url:
            yield RULE.at(standing(copy, link.url), f"{scheme}:// begins no address on the web", "an address begins with https://")
        elif link.url.startswith(("http:/", "https:/")) and "://" not in link.url:
            yield RULE.at(standing(copy, link.url), f"{link.url} is no address on the web", "an address begins with https://")
        elif said := _elsewhere(link):
            yield RULE.at(standing(copy, link.url, plain(link)), *said)


def _elsewhere(link: Link) -> tuple[str, str] | None:
    """What is said of a link whose address no edition has, so that its words alone are printed."""
    url = link.url.strip()
    scheme = _SCHEME.match(url)
    if not url or url.startswith(("#", "//")) or not plain(link):
        return None
    if scheme and scheme[1].lower() not in _PRINTED:
        return f"the link “{plain(link)[:40]}” is left out: no edition follows {scheme[1]}:", "give an address that begins with https://"
    if not scheme:
        hint = f"write https://{url[:60]}" if url.startswith("www.") else "give its address on the web, or its words without a link"
        return f"the link “{plain(link)[:40]}” leads to a file beside the text: {url[:60]}", hint
    return None
