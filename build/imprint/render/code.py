"""Listings with their words marked for highlighting."""

from __future__ import annotations

from markupsafe import Markup, escape
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from .address import clean

_LONGEST = 200_000  # characters; beyond that colours are not worth the time


def highlighted(text: str, language: str) -> Markup:
    """The listing as spans with Pygments' short classes; plain where the language is unknown."""
    text = clean(text)
    tokens = _tokens(text, language) if language and len(text) <= _LONGEST else ()
    if "".join(value for _, value in tokens) != text:
        return escape(text)
    return Markup("").join(_span(kind, value) for kind, value in tokens)


def _tokens(text: str, language: str) -> tuple[tuple[_TokenType, str], ...]:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return ()
    return tuple(lexer.get_tokens(text))


def _span(kind: _TokenType, value: str) -> Markup:
    name = next((STANDARD_TYPES[k] for k in reversed(kind.split()) if STANDARD_TYPES.get(k)), "")
    if not name or not value.strip():
        return escape(value)
    return Markup('<span class="{}">{}</span>').format(name, value)
