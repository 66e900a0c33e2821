r"""Where pandoc's reader of LaTeX stops, and the text without the definition at which it stops.

Definitions made of TeX's own means (\expandafter, \csname, conditions) are beyond it, and with them the whole text. The
words stay; where such a command stands it is raw LaTeX, which read/raw.py understands or names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from .latex_scan import argument, optional

_PLACE = re.compile(r"\(line (\d+), column (\d+)\)")
_DEFINES = re.compile(
    r"\\(?P<how>(?:re|provide)?newcommand|DeclareRobustCommand|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand"
    r"|(?:re)?newenvironment|[egx]?def)(?![A-Za-z])\*?\s*+\{?\s*+(?P<name>\\[A-Za-z@]+|[A-Za-z]+)\*?\s*+\}?"
)
_STATES = re.compile(r"^[ \t]*\\(?P<name>[A-Za-z@]+)\*?", re.M)
_MOST = 400  # definitions, or statements of the preamble, that are looked at
_BODY = r"\begin{document}"


class Stop(NamedTuple):
    """Where the reader stopped: the offset in the text that it was given, that line, and what it says."""

    at: int
    line: str
    reason: str


class Definition(NamedTuple):
    """A command or an environment that the text defines, from where to where."""

    name: str
    start: int
    end: int


def stop(failure: str, tex: str) -> Stop | None:
    """What pandoc said, understood; None where it names no place."""
    found = _PLACE.search(failure)
    if not found:
        return None
    number, column = int(found[1]), int(found[2])
    lines = tex.split("\n")
    if not 0 < number <= len(lines):
        return None
    reason = re.search(r"^(?:unexpected|expecting) (?!\(\))[^\n]*", failure[found.end() :], re.M)
    at = sum(len(one) + 1 for one in lines[: number - 1]) + column - 1
    above = next((one for one in reversed(lines[: number - 1]) if one.strip()), "")
    line = above if column == 1 and re.search(r"\\[A-Za-z]+\s*$", above) else lines[number - 1]
    return Stop(at, line.strip(), reason[0] if reason else "")


def without_stop(failure: str, tex: str) -> tuple[str, str]:
    """The text without what made the reader stop, and how that began; "" where it is no definition."""
    stopped = stop(failure, tex)
    if not stopped:
        return tex, ""
    defined = list(_definitions(tex))
    here = [one for one in defined if one.start <= stopped.at < one.end]
    used = here or _used(tex, stopped.at, defined)
    used = used or [one for one in _statements(tex) if one.start <= stopped.at < one.end]
    if not used:
        return tex, ""
    said = tex[used[0].start : used[0].end].strip().splitlines()[0]
    for one in reversed([one for one in (defined if not here else used) if one.name == used[0].name] or used):
        tex = tex[: one.start] + tex[one.end :]
    return tex, said


def _used(tex: str, at: int, defined: list[Definition]) -> list[Definition]:
    """The definition of the command or environment that stands last before a place, or at it, on its line or the one above."""
    start = tex.rfind("\n", 0, max(0, tex.rfind("\n", 0, at))) + 1
    words = {one: one.name if one.name.startswith("\\") else f"{{{one.name}}}" for one in defined}
    uses = {one: tex.rfind(name, start, at + len(name)) for one, name in words.items()}
    last = max(uses, key=lambda one: uses[one], default=None)
    return [last] if last and uses[last] >= 0 else []


def _definitions(tex: str) -> Iterator[Definition]:
    for found in islice(_DEFINES.finditer(tex), _MOST):
        groups = 2 if found["how"].endswith(("environment", "DocumentCommand")) else 1
        at = found.end()
        if found["how"].endswith("def"):
            at = brace if (brace := tex.find("{", at, at + 60)) >= 0 else at
        for _ in range(2):
            at = optional(tex, at)
        for _ in range(groups):
            _, at = argument(tex, at)
        yield Definition(found["name"], found.start(), at)


def _statements(tex: str) -> Iterator[Definition]:
    """Commands of the preamble with what they are given, each from the beginning of its line."""
    for found in islice(_STATES.finditer(tex, 0, max(0, tex.find(_BODY))), _MOST):
        at = found.end()
        while (after := optional(tex, at)) > at or (after := argument(tex, at)[1]) > at:
            at = after
        yield Definition(found["name"], found.start(), at)
