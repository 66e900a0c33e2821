"""A URL is no address on the web.

## Why
An address without `https://`, or with a space in it, is no link in any edition, and one of
a file or a program (`file:`, `message:`) leads nobody but its author; one through the proxy of a library only its members.

## Example
```bibtex
@online{key, title = {T}, url = {www.orrery.example/page one}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://www.orrery.example/page%20one}}
```

## Source
RFC 3986, sections 2 and 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("malformed-url", Severity.WARNING, of=("url", "howpublished", "note", "eprint"))
_URL = re.compile(
    r"(?:https?|ftp)://(?:[^\s/@]+@)?(?:[^\s/:?#]+\.[^\s/:?#]+|localhost|\[[0-9a-fA-F:.]+\])(?::\d+)?(?:[/?#]\S*)?"
)
_PROXY = re.compile(r"(?i)https?://[^/]*(?:ezproxy|libproxy|[.-]proxy\.|proxy\.lib|\.idm\.oclc\.org)|https?://[^?]*/login\?q?url=")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A URL that is none."""
    url = one.work.get("URL")
    if url and _PROXY.match(url):
        message = f"the address of {one.work.id} leads through the proxy of a library, which only its members pass"
        yield RULE.at(one.place_of("url", "howpublished"), message, "give the address without it, or the DOI")
    if url and not _URL.fullmatch(url):
        yield RULE.at(one.place_of("url", "howpublished"), f"{url[:80]} is no address on the web", _hint(url))


def _hint(url: str) -> str:
    words = url.split()
    if len(words) > 1 and all(_URL.fullmatch(word.strip(",;")) for word in words):
        return "keep one of these addresses"
    if len(words) > 1:
        return "write a space in an address as %20, or delete it"
    if re.match(r"(?:www\.|[\w-]+\.[a-z]{2,})", url):
        return f"write url = {{https://{url}}}"
    return "an address begins with https://"
