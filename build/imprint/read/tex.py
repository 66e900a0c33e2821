"""TeX in library fields to Unicode words with CSL's rich-text marks; what TeX is not known stays visible and is named.

``rich`` serves titles: runs that braces protect from a change of case become ``<span class="nocase">`` (BibTeX's
rule: a group at the outermost level that does not begin with a backslash). ``words`` serves all other fields.
``verbatim`` serves URLs, DOIs and identifiers, which TeX does not touch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from .languages import language_tag
from .tex_journals import JOURNALS
from .tex_math import math
from .tex_tables import (
    ACCENTS,
    BIBSTRINGS,
    CYRILLIC,
    DECLARATIONS,
    GREEK_WORDS,
    MARKS,
    SIGNS,
    SILENT,
    STYLES,
    TRANSPARENT,
)

_TOKEN = re.compile(
    r"\\(?:[A-Za-z]+\*?[ \t\n]*|.|\Z)|[{}]|\$\$[^$]*\$\$|"
    r"\$(?:\\.|[^$\\])*\$|``|''|---?|[~`'$-]|,,|[?!]`|[^\\{}$`'~,?!-]+|.",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[\\{}$~`']|--|,,")
_BLANKS = re.compile(r"[ \t\n]+")
_DEEPEST = 60
_PAIRED = re.compile(r"(?<![\w‘])'(?=\w)([^'‘]{1,200}?)(?<![\s])'(?!\w)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_ODD = re.compile(r"[\\{}$~`'\-\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]|,,")  # most values have none of it
_WRAPS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant:small-caps">', "</span>"),
    "quote": ("“", "”"),
    "parens": ("(", ")"),
    "brackets": ("[", "]"),
}
_MARKS = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]*)?>")
_NOCASE = ('<span class="nocase">', "</span>")
_LETTERS = {**JOURNALS, **SIGNS, **CYRILLIC, **GREEK_WORDS}
_VERBATIM = re.compile(
    r"\{?\\([%_&#~$])(?:(?<=\{\\.)\}|)|\{\\textasciitilde\s*\}|\\textasciitilde(?:\{\}|\s+)?|\$\\sim\$|\\url\b"
)


class _Run(NamedTuple):
    """What decoding carries along: the tokens, whether braces protect case, and the unknown commands met."""

    tokens: list[str]
    protect: bool
    unknown: list[str]


_PARTICLE = re.compile(r"\\VAN\s*(?:\{[^{}]*\}\s*){2}(?=\{)")  # of MNRAS: \\VAN{as sorted}{as cited}{as listed}


def rich(value: str) -> str:
    """A title's words, with CSL rich-text marks, nocase spans where braces protect the case."""
    return _decoded(value, True, []) if value else ""


def words(value: str) -> str:
    """Another field's words, with CSL rich-text marks; braces vanish."""
    return _decoded(value, False, []) if value else ""


def bare(value: str) -> str:
    """Words without any mark: names, numbers, places."""
    plain = words(value)
    return _MARKS.sub("", plain) if "<" in plain else plain


def tex_leftovers(value: str) -> tuple[str, ...]:
    """The commands in a value that are not known, in order, each once."""
    unknown: list[str] = []
    _decoded(value, False, unknown)
    return tuple(dict.fromkeys(unknown))


def verbatim(value: str) -> str:
    r"""A URL or identifier: outer braces, \url{} and TeX's escapes gone, all else (each % too) as it stands."""
    if not value:
        return ""
    value = _VERBATIM.sub(lambda found: found.group(1) or ("" if found.group() == r"\url" else "~"), value)
    value = value.strip()
    while value.startswith("{") and value.endswith("}"):
        value = value[1:-1].strip()
    return _CONTROL.sub("", value)


def _decoded(value: str, protect: bool, unknown: list[str]) -> str:
    if not _ODD.search(value):
        return value.strip() if value.isascii() else unicodedata.normalize("NFC", value.strip())
    value = _PARTICLE.sub("", _CONTROL.sub("", value))
    if not _SPECIAL.search(value):
        value = value.strip() if "-" not in value else _BLANKS.sub(" ", value).strip(" \t\n")
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if value.count("{") > _DEEPEST and _depth(value) > _DEEPEST:
        value = value.replace("{", "").replace("}", "")
    run = _Run(_TOKEN.findall(value), protect, unknown)
    text = _sequence(run, 0, 0)[0]
    text = _PAIRED.sub(r"‘\1’", text).replace("'", "’") if "'" in text else text
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip(" \t\n")


def _depth(value: str) -> int:
    depth = deepest = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest


_LIGATURES = {
    "``": "“", "''": "”", "`": "‘", "---": "—", "--": "–", "~": "\u00a0", ",,": "„", "?`": "¿", "!`": "¡",
}  # fmt: skip


def _sequence(run: _Run, position: int, level: int) -> tuple[str, int]:
    """Decode to the end of the group (or the text); the words and the position after."""
    out: list[str] = []
    while position < len(run.tokens):
        token = run.tokens[position]
        if token == "}":
            if level:
                break
            position += 1
            continue
        name = _name(token)
        if name in DECLARATIONS and level < _DEEPEST:
            inner, position = _sequence(run, position + 1, level + 1)
            out.append(_styled(STYLES[name], inner))
            continue
        text, position = _item(run, position, level)
        out.append(text)
    return "".join(out), position


def _name(token: str) -> str:
    return token[1:].rstrip(" \t\n") or token[1:] if token[0] == "\\" else ""


def _item(run: _Run, position: int, level: int) -> tuple[str, int]:
    """One thing: a group, a formula, a command with its arguments, a ligature, a run of characters."""
    token = run.tokens[position]
    if level > _DEEPEST:
        return token.strip("\\{}"), position + 1
    if token == "{":
        return _group(run, position, level)
    if token[0] == "\\":
        return _command(run, position, level)
    if token[0] == "$" and len(token) > 2:
        return math(token), position + 1
    return _LIGATURES.get(token, token), position + 1


def _group(run: _Run, position: int, level: int) -> tuple[str, int]:
    """A group in braces; at the outermost level of a title it protects the case of its letters."""
    first = run.tokens[position + 1] if position + 1 < len(run.tokens) else ""
    text, end = _sequence(run, position + 1, level + 1)
    special = first.startswith("\\")
    if run.protect and level == 0 and not special and _cased(text):
        text = _NOCASE[0] + text + _NOCASE[1]
    return text, end + 1


def _cased(text: str) -> bool:
    return any(char.isupper() or char.islower() for char in re.sub(r"<[^<>]*>", "", text))


def _argument(run: _Run, position: int, level: int) -> tuple[str, int]:
    """The argument of a command: a group, or the next thing (of a run of characters the first)."""
    while position < len(run.tokens) and run.tokens[position].isspace():
        position += 1
    if position >= len(run.tokens) or run.tokens[position] == "}":
        return "", position
    token = run.tokens[position]
    if token == "{":
        text, end = _sequence(run, position + 1, level + 1)
        return text, end + 1
    if token[0] in "\\$" or len(token) == 1:
        return _item(run, position, level + 1)
    token = token.lstrip()
    run.tokens[position] = token[1:]
    return token[0], position if token[1:] else position + 1


def _command(run: _Run, position: int, level: int) -> tuple[str, int]:
    name = _name(run.tokens[position])
    if name in ACCENTS:
        text, end = _argument(run, position + 1, level + 1)
        return _accented(ACCENTS[name], text), end
    if name in SILENT:
        _, end = _argument(run, position + 1, level)
        return "", end
    if name in _LETTERS or name in MARKS:
        return _LETTERS.get(name, MARKS.get(name, "")), _past_empty(run, position + 1)
    if name in STYLES:
        text, end = _argument(run, position + 1, level + 1)
        return _styled(STYLES[name], text), end
    if name in ("foreignlanguage", "textlang", "href"):
        _, position = _argument(run, position + 1, level)
        return _argument(run, position, level)
    if name in ("url", "nolinkurl", "path"):
        return _address(run, position + 1)
    return _other(run, position, name, level)


def _other(run: _Run, position: int, name: str, level: int) -> tuple[str, int]:
    """A command without effect prints its argument; an unknown one too, or its name, and is remembered."""
    grouped = position + 1 < len(run.tokens) and run.tokens[position + 1] == "{"
    if name == "bibstring":
        text, end = _argument(run, position + 1, level)
        return BIBSTRINGS.get(text, text), end
    if name in TRANSPARENT or (name.startswith("text") and language_tag(name[4:])):
        return _argument(run, position + 1, level) if grouped else ("", position + 1)
    if not name:
        return "", position + 1
    run.unknown.append(name)
    if grouped and run.tokens[position + 2 : position + 3] != ["}"]:
        return _argument(run, position + 1, level)
    return run.tokens[position][1:], _past_empty(run, position + 1)


def _accented(combining: str, text: str) -> str:
    """An accent goes over the first letter; dotless letters get their dot back, for NFC to compose them."""
    if not text.strip():
        return unicodedata.normalize("NFKC", "\u00a0" + combining).strip() if combining not in "\u0301" else "´"
    first = {"ı": "i", "ȷ": "j"}.get(text[0], text[0]) if combining != "\u0323" else text[0]
    return unicodedata.normalize("NFC", first + combining + text[1:])


def _past_empty(run: _Run, position: int) -> int:
    r"""Past the empty group of \LaTeX{}."""
    return position + 2 if run.tokens[position : position + 2] == ["{", "}"] else position


def _address(run: _Run, position: int) -> tuple[str, int]:
    r"""The argument of \url as it stands."""
    if run.tokens[position : position + 1] != ["{"]:
        return "", position
    depth, end = 0, position
    for end in range(position, len(run.tokens)):
        depth += {"{": 1, "}": -1}.get(run.tokens[end], 0)
        if depth == 0:
            break
    return verbatim("".join(run.tokens[position + 1 : end])), end + 1


_CASES: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower}


def _styled(style: str, text: str) -> str:
    if style in _CASES:
        return _CASES[style](text)
    opening, closing = _WRAPS[style]
    return opening + text + closing if text.strip() else text
