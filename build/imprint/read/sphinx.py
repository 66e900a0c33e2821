"""Sphinx's roles in reStructuredText, which pandoc hands on as code."""

from __future__ import annotations

import re

from ..model.text import Code, CrossReference, Link, Node, Text

_CODE = ("kbd", "command", "file", "program", "code", "samp")


def role(name: str, text: str) -> Node | tuple[Node, ...]:
    """What a role says: references by label, other words as they stand."""
    words, label = (found[1], found[2]) if (found := re.fullmatch(r"(.*?)\s*<([^<>]+)>", text, re.S)) else ("", text)
    if name not in ("ref", "numref", "eq"):
        return Code(text) if name in _CODE else Text(words or text)
    if words and "%s" not in words:
        return Link((Text(words),), f"#{label}")
    referred = CrossReference((label,), bare=name == "eq")
    return (Text("("), referred, Text(")")) if name == "eq" else referred
