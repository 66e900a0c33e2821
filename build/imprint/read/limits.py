"""Limits of what can be set: depth, columns, mathematics. Beyond them a text is refused at its place, with the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Lines, Place
from .escaping import DEEPEST, too_deep

Json = dict[str, Any]

DEEPEST_NODES = 64  # quotations, lists, boxes and emphasis in each other; the page's setter breaks at about 120
DEEPEST_ENVIRONMENTS = 30  # of LaTeX
DEEPEST_TAGS = 200  # of HTML and JATS
MOST_COLUMNS = 120  # of a table
DEEPEST_SCRIPTS = 8  # exponents of exponents: each doubles the work of making MathML
DEEPEST_GROUPS = 48  # braces in a formula
LONGEST_WORD = 5_000  # letters in which no line can be broken
LONGEST_FORMULA = 20_000  # characters
_SPANS = re.compile(rb"""((?:col|row)span\s*=\s*["']?\s*)(\d{4,})""", re.I)


def narrowed(markup: bytes) -> bytes:
    """HTML and JATS whose cells span no more than 999 columns or rows: pandoc would make each of them."""
    return _SPANS.sub(rb"\g<1>999", markup)


def beyond(document: Json, path: str, text: str) -> Diagnostics:
    """What of pandoc's tree is beyond the limits; the text is searched for the places ("" for Word and ODT)."""
    found = [_said(what, words, path, text) for what, words in _excesses(document)]
    return tuple(dict.fromkeys(found))[:20]


def beyond_source(path: str, text: str) -> Diagnostics:
    """Brackets of Markdown that are taken for words, since they are too deep."""
    lines = Lines.of(path, text)
    message = f"brackets stand more than {DEEPEST} deep here, the limit; the inner ones are printed as they are"
    hint = "take a pair of them away, or write \\[ and \\] for those that shall be printed"
    return tuple(
        Diagnostic("over-limit", Severity.WARNING, lines.place(at), message, hint) for at in too_deep(text)[:20]
    )


_ENVIRONMENT = re.compile(r"(?<!\\)\\(?:(begin)|end)\s*\{")


def beyond_environments(path: str, text: str) -> Diagnostics:
    """LaTeX whose environments stand too deep in each other: pandoc's time doubles with each that is never closed."""
    depth = 0
    for found in _ENVIRONMENT.finditer(text):
        depth = depth + 1 if found[1] else max(0, depth - 1)
        if depth > DEEPEST_ENVIRONMENTS:
            message = f"environments stand more than {DEEPEST_ENVIRONMENTS} deep in each other, the limit"
            hint = "close them, or write them one after the other"
            return (Diagnostic("over-limit", Severity.ERROR, Lines.of(path, text).place(*found.span()), message, hint),)
    return ()


_TAG = re.compile(
    rb"<(/?)(?:div|section|article|blockquote|ul|ol|dl|table|span|b|i|em|strong|a|font|sub|sup|u|s|small|big|figure|details"
    rb"|center|sec|list|list-item|disp-quote|italic|bold|boxed-text)(?=[\s>])",
    re.I,
)


def beyond_tags(path: str, data: bytes) -> Diagnostics:
    """HTML or JATS whose elements stand too deep in each other, or are never closed."""
    depth = 0
    for found in _TAG.finditer(data):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST_TAGS:
            line = data.count(b"\n", 0, found.start()) + 1
            message = f"elements stand more than {DEEPEST_TAGS} deep in each other, the limit"
            hint = "close them, or write them one after the other"
            return (Diagnostic("over-limit", Severity.ERROR, Place(path, line, 1, line, 2), message, hint),)
    return ()


def _excesses(document: Json) -> Iterator[tuple[tuple[str, str], str]]:
    """Message with hint, and words that lead to the place, of each node beyond a limit."""
    pending: list[tuple[Any, int]] = [(document.get("blocks", []), 0), (list(document.get("meta", {}).values()), 0)]
    while pending:
        value, depth = pending.pop()
        if isinstance(value, dict):
            depth += "t" in value
            if depth > DEEPEST_NODES:
                yield _TOO_DEEP, _first_words(value)
                return
            if excess := _excess(value):
                yield excess
            value = value.values()
        pending += [(one, depth) for one in value if isinstance(one, list) or (isinstance(one, dict) and not _harmless(one))]


def _harmless(node: Json) -> bool:
    """The most of a text: words of usual length, and what stands between them."""
    kind = node.get("t")
    return kind in _BETWEEN or (kind == "Str" and len(node["c"]) <= LONGEST_WORD)


_BETWEEN = ("Space", "SoftBreak", "LineBreak")


def _excess(node: Json) -> tuple[tuple[str, str], str] | None:
    if node.get("t") == "Table" and len(node["c"][2]) > MOST_COLUMNS:
        message = f"a table has {len(node['c'][2]):,} columns; {MOST_COLUMNS} is the limit"
        return (message, "turn it, split it, or give the data in a file of their own"), _first_words(node["c"][3:])
    if node.get("t") in ("Str", "Code", "CodeBlock") and (found := _UNBROKEN.search(_text_of(node))):
        message = f"a word has {len(found[0]):,} letters; {LONGEST_WORD:,} is the limit"
        return (message, "put spaces into it, or give the data in a file of their own"), found[0][:40]
    if node.get("t") == "Math" and (fault := _formula_fault(node["c"][1])):
        return fault, node["c"][1][:40]
    return None


def _text_of(node: Json) -> str:
    return str(node["c"] if node["t"] == "Str" else node["c"][1])


_UNBROKEN = re.compile(rf"[!-\u05ff]{{{LONGEST_WORD + 1},}}")  # Latin, Greek, Cyrillic, Hebrew; others break anywhere


def _formula_fault(tex: str) -> tuple[str, str] | None:
    if len(tex) > LONGEST_FORMULA:
        message = f"a formula has {len(tex):,} characters; {LONGEST_FORMULA:,} is the limit"
        return message, "split it, and look at the macros that it is made of"
    groups, scripts = _formula_depth(tex)
    if scripts > DEEPEST_SCRIPTS:
        message = f"a formula has exponents or indices {scripts} deep; {DEEPEST_SCRIPTS} is the limit"
        return message, "give the inner part a name, and say what it stands for"
    if groups > DEEPEST_GROUPS:
        message = f"a formula has braces {groups} deep; {DEEPEST_GROUPS} is the limit"
        return message, "give the inner part a name, and say what it stands for"
    return None


_TOKEN = re.compile(r"\\(?:begin|left|end|right)(?![a-z])|\\[a-zA-Z]+|\\.|[\^_]\s*\{?|[{}]", re.S)


def _formula_depth(tex: str) -> tuple[int, int]:
    """The deepest nesting of groups, and of scripts (each ^ or _ within another's group, or after another)."""
    opened: list[bool] = []
    groups = scripts = row = end = 0
    for found in _TOKEN.finditer(tex):
        token, between, end = found[0], tex[end : found.start()].strip(), found.end()
        row = (row if len(between) < 2 else 0) + 1 if token[0] in "^_" and not token.endswith("{") else 0
        if (token[0] in "^_{" and token.endswith("{")) or token in (r"\left", r"\begin"):
            opened.append(token[0] in "^_")
        elif (token == "}" or token in (r"\right", r"\end")) and opened:
            opened.pop()
        groups, scripts = max(groups, len(opened)), max(scripts, sum(opened), row)
        if groups > 10 * DEEPEST_GROUPS:
            break
    return groups, scripts


_TOO_DEEP = (
    f"quotations, lists or emphasis stand more than {DEEPEST_NODES} deep in each other, the limit",
    "write them one after the other, or as headings",
)


def _first_words(value: Any) -> str:
    """The first word in a tree (words are joined to runs), without recursion: it may be deep."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, list):
            pending.extend(reversed(one))
        elif isinstance(one, dict):
            if one.get("t") == "Str":
                return str(one["c"]).split(" ")[0]
            pending.append(one.get("c", []))
    return ""


def _said(what: tuple[str, str], words: str, path: str, text: str) -> Diagnostic:
    at = text.find(words) if words else -1
    place = Lines.of(path, text).place(at, at + len(words)) if at >= 0 else Place(path)
    return Diagnostic("over-limit", Severity.ERROR, place, *what)
