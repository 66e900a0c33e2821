"""What a Markdown text takes from its own front matter: Quarto's meta, MyST's substitutions and macros of formulas."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import yaml
from .front_metadata import metadata
from .front_split import split
from .front_values import text_of
from .masking import masked

_SIGNS = re.compile(r"\{\{[<\s]|^math:", re.M)
_META = re.compile(r"\{\{<\s*meta\s+(?P<quarto>[\w.-]+)\s*>\}\}|\{\{\s*(?P<myst>[A-Za-z_][\w-]*)\s*\}\}")
_WORD = re.compile(r"\\[A-Za-z]+")


def with_stated(body: str, text: str) -> str:
    """The body of a text with the words of its front matter in their places, and before it the macros that this defines."""
    if not ("{{" in text or "math:" in text) or not _SIGNS.search(text):
        return body
    root, _ = metadata("", split(text))

    def said(found: re.Match[str]) -> str:
        path = found["quarto"].split(".") if found["quarto"] else ("substitutions", found["myst"])
        node: yaml.Node | None = root
        for key in path:
            node = yaml.value_of(node, key)
        if node is None and found["myst"]:
            node = yaml.value_of(yaml.value_of(yaml.value_of(root, "myst"), "substitutions"), found["myst"])
        words = text_of(node) if isinstance(node, yaml.Scalar) else ""
        return words or found[0]

    return _macros(root) + _outside(body, said)


def _outside(body: str, said: Callable[[re.Match[str]], str]) -> str:
    """The text with these put otherwise, but for listings."""
    prose, out, last = masked(body), [], 0
    for found in _META.finditer(body):
        if prose[found.start() : found.end()] == found[0]:
            out += [body[last : found.start()], said(found)]
            last = found.end()
    return "".join((*out, body[last:]))


def _macros(root: yaml.Mapping) -> str:
    """MyST's math: {'\\\\RR': '\\\\mathbb{R}'} as definitions of LaTeX, which pandoc applies."""
    node = yaml.value_of(root, "math")
    lines = []
    for key, item in node.items if isinstance(node, yaml.Mapping) else ():
        macro = text_of(yaml.value_of(item, "macro")) if isinstance(item, yaml.Mapping) else text_of(item)
        if _WORD.fullmatch(key.value.strip()) and macro:
            count = max((int(one) for one in re.findall(r"#([1-9])", macro)), default=0)
            lines.append(f"\\newcommand{{{key.value.strip()}}}{f'[{count}]' if count else ''}{{{macro}}}")
    return "\n".join(lines) + "\n\n" if lines else ""
