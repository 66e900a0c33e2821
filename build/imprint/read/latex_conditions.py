r"""TeX's conditions about its own engine (iftex): the branch of engines that know Unicode is kept, since pandoc cannot choose.

Conditions of \newif are the reader's. A condition that does not end, or stands where it cannot be told, stays as it is.
"""

from __future__ import annotations

import re

_KNOWN = {
    "ifxetex": True, "ifXeTeX": True, "iftutex": True, "ifTUTeX": True, "ifetex": True, "ifeTeX": True, "ifpdf": True,
    "ifluatex": False, "ifLuaTeX": False, "ifluahbtex": False, "ifLuaHBTeX": False, "ifpdftex": False, "ifPDFTeX": False,
    "ifptex": False, "ifpTeX": False, "ifuptex": False, "ifupTeX": False,
}  # fmt: skip
_TESTS = frozenset((
    "if", "ifx", "ifnum", "ifdim", "ifodd", "ifcase", "ifcat", "ifhmode", "ifvmode", "ifmmode", "ifinner", "ifvoid", "ifhbox",
    "ifvbox", "ifeof", "ifdefined", "ifcsname", "iffontchar", "iftrue", "iffalse", *_KNOWN,
))  # fmt: skip
_WORD = re.compile(r"\\(newif\s*\\[A-Za-z@]+|if[A-Za-z@]*|else|fi|let\s*\\if[A-Za-z@]+)(?![A-Za-z@])[ \t]*")
_MOST = 2_000  # conditions of a text


def decided(tex: str) -> str:
    """The text without the branches that are not taken."""
    if not any("\\" + name in tex for name in _KNOWN):
        return tex
    tests = _TESTS | {name.removeprefix("\\") for name in re.findall(r"\\newif\s*(\\if[A-Za-z@]+)", tex)}
    opened: list[list[re.Match[str]]] = []  # the words of each condition that has not ended: its test, its else
    cuts: list[tuple[int, int]] = []
    for found in _WORD.finditer(tex):
        word = found[1]
        if word in tests:
            opened.append([found])
        elif word == "else" and opened:
            opened[-1].append(found)
        elif word == "fi" and opened:
            words = opened.pop()
            cuts += _cuts(words, found) if words[0][1] in _KNOWN else ()
        if len(opened) > _MOST or len(cuts) > _MOST:
            return tex
    return _without(tex, sorted(cuts))


def _cuts(words: list[re.Match[str]], end: re.Match[str]) -> list[tuple[int, int]]:
    """What goes of a condition: its own words and the branch that is not taken."""
    test, otherwise = words[0], words[1] if len(words) > 1 else None
    if _KNOWN[test[1]]:
        return [test.span(), (otherwise.start(), end.end()) if otherwise else end.span()]
    return [(test.start(), otherwise.end()), end.span()] if otherwise else [(test.start(), end.end())]


def _without(tex: str, cuts: list[tuple[int, int]]) -> str:
    out, last = [], 0
    for start, end in cuts:
        if start >= last:
            out.append(tex[last:start])
        last = max(last, end)
    return "".join((*out, tex[last:]))
