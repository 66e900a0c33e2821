r"""Commands of LaTeX with their arguments, found by counting braces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_MOST = 20_000  # characters of an argument
_DEFINING = re.compile(r"\\(?:(?:re|provide)?newcommand\*?|[egx]?def|DeclareRobustCommand\*?|let)\s*\{?\s*\Z")
_FAILURES = 100  # arguments that never end, after which a text is looked at no more


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what it is given in brackets and in braces, and where it stands."""

    name: str
    option: str
    argument: str
    start: int
    end: int


def commands(tex: str, names: Collection[str]) -> Iterator[Command]:
    """The commands of those names that have an argument in braces, outermost first, in their order."""
    pattern = re.compile(rf"(?<!\\)\\({'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?![A-Za-z])\*?\s*+")
    at = failed = 0
    while failed < _FAILURES and (found := pattern.search(tex, at)):
        if _DEFINING.search(tex, max(0, found.start() - 40), found.start()):
            at = found.end()
            continue
        option, after = _group(tex, found.end(), "[]")
        argument, end = _group(tex, _past_blanks(tex, after), "{}")
        failed += end == after or (not option and tex[found.end() : found.end() + 1] == "[")
        if end > after or option:
            yield Command(found[1], option, argument, found.start(), end)
        at = max(end, found.end())


def argument(tex: str, at: int) -> tuple[str, int]:
    """The argument in braces that comes next, and where it ends; "" and the place where none does."""
    found, end = _group(tex, _past_blanks(tex, at), "{}")
    return (found, end) if end > _past_blanks(tex, at) else ("", at)


def several(tex: str, names: Collection[str], more: int) -> Iterator[tuple[Command, tuple[str, ...], int]]:
    """The commands, outermost first, with so many arguments more and where the last ends; when many never end, no more."""
    last = failed = 0
    for one in commands(tex, names):
        if one.start < last:  # within another's
            continue
        found, last = list[str](), one.end
        for _ in range(more):
            words, end = argument(tex, last)
            failed += end == last and tex.startswith("{", _past_blanks(tex, last))
            found, last = [*found, words], end
        if failed >= _FAILURES:
            return
        yield one, tuple(found), last


def optional(tex: str, at: int) -> int:
    """Past what comes next in brackets; the same place where nothing does."""
    _, end = _group(tex, _past_blanks(tex, at), "[]")
    return end if end > _past_blanks(tex, at) else at


def without(tex: str, names: Collection[str]) -> str:
    """The text without these commands and what they are given."""
    out, last = [], 0
    for one in commands(tex, names):
        out.append(tex[last : one.start])
        last = one.end
    return "".join((*out, tex[last:]))


def parts(text: str, mark: str) -> list[str]:
    """A text at those places of a mark (a regular expression) that are in no braces."""
    found, last, depth = [], 0, 0
    for one in re.finditer(rf"\\[{{}}]|[{{}}]|{mark}", text):
        if one[0] in "{}":
            depth += 1 if one[0] == "{" else -1
        elif depth <= 0 and one[0] not in (r"\{", r"\}"):
            found.append(text[last : one.start()])
            last = one.end()
    return [*found, text[last:]]


def _past_blanks(tex: str, at: int) -> int:
    while at < len(tex) and tex[at] in " \t\n":
        at += 1
    return at


def _group(tex: str, at: int, pair: str) -> tuple[str, int]:
    """What stands in a pair of marks that begins at a place, and where it ends; "" and the place where none begins."""
    if at >= len(tex) or tex[at] != pair[0]:
        return "", at
    depth = braces = 0
    for index in range(at, min(len(tex), at + _MOST)):
        char = tex[index]
        if tex[index - 1] == "\\":
            continue
        braces += (char == "{") - (char == "}")
        depth += (char == pair[0]) - (char == pair[1] and (pair[0] == "{" or not braces))
        if not depth:
            return tex[at + 1 : index], index + 1
    return "", at
