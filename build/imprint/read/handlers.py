"""What attributes of HTML and of Markdown would run in a browser: no edition has it, and it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Lines
from ..model.text import Blocks, walk

_MOST = 20
_EVENTS = (
    r"on(?:abort|animation(?:start|end|iteration)|auxclick|before\w{3,20}|blur|cancel|canplay(?:through)?|change|click|close|contextmenu"
    r"|copy|cut|dblclick|drag(?:end|enter|leave|over|start)?|drop|ended|error|focus(?:in|out)?|formdata|hashchange|input|invalid"
    r"|key(?:down|press|up)|load(?:eddata|edmetadata|start)?|message|mouse(?:down|enter|leave|move|out|over|up|wheel)|page(?:hide|show)"
    r"|paste|play(?:ing)?|pointer\w{2,14}|popstate|reset|resize|scroll(?:end)?|search|select|show|storage|submit|toggle"
    r"|touch(?:start|end|move|cancel)|transitionend|unload|wheel)"
)
_INSIDE = re.compile(rf"[\s\"'/]({_EVENTS})\s?=", re.I)
_EVENT = re.compile(_EVENTS, re.I)
_TAG = re.compile(r"<[a-z][^<>]{0,5000}>", re.I)
_SCRIPT = re.compile(r"<script(?=[\s>])(?![^>]{0,200}math)", re.I)


def handlers(path: str, text: str, prose: str, format: str, body: Blocks) -> Iterator[Diagnostic]:
    """A note on each attribute that listens to events, and on the scripts of a web page; prose has no code in it."""
    if format not in ("markdown", "html"):
        return
    lines = Lines.of(path, text)
    for name, start in islice((*_in_tags(prose), *_in_attributes(text, body)), _MOST):
        message = f"the attribute {name} is left out, and never run"
        yield Diagnostic("raw-left-out", Severity.NOTE, lines.place(start, start + len(name)), message, _HINT)
    script = _SCRIPT.search(prose) if format == "html" else None  # of Markdown, it is named as raw HTML
    if script:
        message = "scripts of the page are left out, and never run"
        yield Diagnostic("raw-left-out", Severity.NOTE, lines.place(*script.span()), message, _HINT)


_HINT = "nothing that is read is missing; delete it"


def _in_tags(prose: str) -> Iterator[tuple[str, int]]:
    return ((one[1], tag.start() + one.start(1)) for tag in _TAG.finditer(prose) for one in _INSIDE.finditer(tag[0]))


def _in_attributes(text: str, body: Blocks) -> Iterator[tuple[str, int]]:
    """Those of Markdown's own attributes, which the tree still has."""
    attrs = (getattr(node, "attr", None) for node in walk(body))
    names = dict.fromkeys(name for attr in attrs if attr for name, _ in attr.pairs if _EVENT.fullmatch(name))
    return ((name, max(0, text.find(f"{name}="))) for name in names)
