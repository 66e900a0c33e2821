"""CSL's rich text (its HTML-like marks) as inlines."""

from __future__ import annotations

import re

from ..model.text import Attr, Inline, Inlines, Span, Style, Styled, Text

_TAG = re.compile(r"""<(?P<close>/?)(?P<name>i|b|sup|sub|sc|span)(?P<attrs>(?:\s+(?:style|class)="[^"<>]*")*)\s*>""")
_STYLES = {"i": Style.EMPH, "b": Style.STRONG, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT, "sc": Style.SMALL_CAPS}


def rich(text: str) -> Inlines:
    """Words with the marks that CSL JSON knows: i, b, sup, sub, small capitals, nocase; anything else is words."""
    stack: list[tuple[str, str, list[Inline]]] = [("", "", [])]
    last = 0
    for found in _TAG.finditer(text):
        _add(stack, text[last : found.start()])
        last = found.end()
        if not found["close"]:
            stack.append((found["name"], found["attrs"], []))
        elif len(stack) > 1 and stack[-1][0] == found["name"]:
            name, attrs, content = stack.pop()
            stack[-1][2].append(_element(name, attrs, tuple(content)))
        else:
            _add(stack, found[0])
    _add(stack, text[last:])
    while len(stack) > 1:
        _, _, content = stack.pop()
        stack[-1][2].extend(content)
    return tuple(stack[0][2])


def _add(stack: list[tuple[str, str, list[Inline]]], words: str) -> None:
    if words:
        stack[-1][2].append(Text(words))


def _element(name: str, attrs: str, content: Inlines) -> Inline:
    if name in _STYLES:
        return Styled(_STYLES[name], content)
    if "small-caps" in attrs:
        return Styled(Style.SMALL_CAPS, content)
    return Span(content, Attr(classes=("nocase",)))
