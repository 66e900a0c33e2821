"""Org before pandoc reads it: org-ref's citations and links to what has a name, in the words that pandoc knows."""

from __future__ import annotations

import re

from .labels import KINDS

_CITED = re.compile(r"\[\[(?:cite)(?P<kind>[a-z]*):(?P<words>[^\]\[]*&[^\]\[]+)\](?:\[[^\]\[]*\])?\]")
_LINK = re.compile(rf"\[\[(?:ref:|eqref:|cref:)?(?P<label>(?i:{'|'.join(KINDS)})[:\-_.][^\]\[\s]+)\]\]")


def spoken(text: str) -> str:
    """Org with [[cite:&key]] as [cite:@key], and [[fig:x]] as a reference to what has that name."""
    text = _CITED.sub(_cite, text)
    return _LINK.sub(lambda found: f"\\ref{{{found['label']}}}", text)


def _cite(found: re.Match[str]) -> str:
    style = "/t" if found["kind"] in ("t", "alt", "author") else ""
    return f"[cite{style}:{found['words'].replace('&', '@')}]"
