"""Simple formulas to Unicode with superscripts and subscripts; any other keeps its TeX between dollars."""

from __future__ import annotations

import re

from .tex_tables import BLACKBOARD, MARKS, MATH_WRAPPERS, MATHS

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_]|[^\\{}^_]", re.DOTALL)
_SPACES = {",": "\u2009", ";": " ", ":": " ", "!": "", " ": " ", ">": " "}
_DEEPEST = 20


class _Hard(Exception):
    """The formula is not simple."""


def math(formula: str) -> str:
    """A formula with its dollars, as words where it is simple enough, else as it stands."""
    body = formula.strip("$")
    try:
        text, _ = _sequence(_TOKEN.findall(body), 0, 0)
    except _Hard:
        return f"${body.strip()}$"
    return " ".join(text.split(" ")).strip()


def _sequence(tokens: list[str], position: int, depth: int) -> tuple[str, int]:
    out: list[str] = []
    while position < len(tokens) and tokens[position] != "}":
        if tokens[position] in "^_":
            mark = "sup" if tokens[position] == "^" else "sub"
            text, position = _item(tokens, position + 1, depth)
            plain = {"∘": "°", "′": "′"}.get(text) if mark == "sup" else None
            out.append(plain or f"<{mark}>{text}</{mark}>")
        else:
            text, position = _item(tokens, position, depth)
            out.append(text)
    return "".join(out), position


def _item(tokens: list[str], position: int, depth: int) -> tuple[str, int]:
    if position >= len(tokens) or depth > _DEEPEST:
        raise _Hard
    token = tokens[position]
    if token == "{":
        text, end = _sequence(tokens, position + 1, depth + 1)
        return text, end + 1
    if token[0] == "\\":
        return _command(tokens, position, depth)
    if token in "^_&#":
        raise _Hard
    return {"-": "−", "'": "′", "*": "∗", "~": "\u00a0"}.get(token, token), position + 1


def _command(tokens: list[str], position: int, depth: int) -> tuple[str, int]:
    name = tokens[position][1:]
    if name in _SPACES:
        return _SPACES[name], position + 1
    if name in MATHS:
        return MATHS[name], position + 1
    if name in MATH_WRAPPERS:
        return _item(tokens, position + 1, depth + 1)
    if name == "mathbb":
        text, end = _item(tokens, position + 1, depth + 1)
        return "".join(BLACKBOARD.get(char, char) for char in text), end
    if name in MARKS and name in "&%$#_{}":
        return MARKS[name], position + 1
    raise _Hard
