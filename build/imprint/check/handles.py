"""Words after an @ that look like people's names on networks, and not like keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..model.place import Lines
from ..model.stages import Copy
from ..model.text import Citation, Mode, walk

_HANDLE = re.compile(r"[A-Za-z_][\w-]{1,29}")
_GROUP = re.compile(r"\[[^\[\]]*@[^\[\]]*,\s*-?$")
_LONGEST = 300  # characters of a citation before a key that are looked at
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def handles(copy: Copy) -> Iterator[Citation]:
    """Unknown keys outside brackets in Markdown, without a year, unlike any key that the libraries have."""
    if copy.sources.format != "markdown":
        return
    known = {work.id for work in copy.works}
    keys = [entry.key for entry in copy.library.entries]
    for node in walk(copy.body):
        if not isinstance(node, Citation) or node.key in known or node.mode is not Mode.IN_TEXT:
            continue
        handle = _HANDLE.fullmatch(node.key) and not _YEAR.search(node.key)
        if handle and not get_close_matches(node.key, keys, 1, 0.6) and not _within_citation(node, copy):
            yield node


def _within_citation(node: Citation, copy: Copy) -> bool:
    """Whether a key stands after a comma in the brackets of a citation: then it is meant as one more work."""
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    at = lines.offset(node.place.line, node.place.column) if node.place else 0
    return bool(_GROUP.search(copy.prose, max(0, at - _LONGEST), at))
