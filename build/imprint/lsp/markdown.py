"""Set words as Markdown, as an editor shows them in a hover."""

from __future__ import annotations

import re

from ..model.text import Code, Inline, Inlines, LineBreak, Link, Math, Quoted, Span, Style, Styled, Text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_MARKS = {Style.EMPH: "*", Style.STRONG: "**"}


def markdown(content: Inlines) -> str:
    """Inlines as one line of CommonMark."""
    return " ".join("".join(map(_one, content)).split())


def escaped(text: str) -> str:
    """Words in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", text)


def _one(node: Inline) -> str:
    match node:
        case Text(text=text):
            return escaped(text)
        case Styled(style=style, content=content):
            return _marked(_MARKS.get(style, ""), "".join(map(_one, content)))
        case Quoted(double=double, content=content):
            inner = "".join(map(_one, content))
            return f"“{inner}”" if double else f"‘{inner}’"
        case Link(content=content, url=url) if url.startswith(("http://", "https://")):
            return f"[{''.join(map(_one, content))}](<{url.replace('>', '%3E')}>)"
        case Link(content=content) | Span(content=content):
            return "".join(map(_one, content))
        case Code(text=text) | Math(tex=text):
            return escaped(text)
        case LineBreak():
            return " "
    return ""


def _marked(mark: str, words: str) -> str:
    """Marks close to the words, as CommonMark wants them."""
    inner = words.strip()
    if not inner or not mark:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{mark}{inner}{mark}{words[start + len(inner) :]}"
