r"""What a LaTeX text opens and never closes: where its reader stops is often far below."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"%[^\n]*"
    r"|\\begin\{(?P<verbatim>verbatim|Verbatim|lstlisting|minted|comment|filecontents)\*?\}.*?\\end\{(?P=verbatim)\*?\}"
    r"|\\verb\*?(?P<mark>[^\sA-Za-z]).*?(?P=mark)"
    r"|\\(?P<how>begin|end)\s*\{(?P<name>[^{}\n]{1,60})\}"
    r"|\\[()\[\]]|\\(?:[A-Za-z]+|.)"
    r"|(?P<sign>\$\$|[{}$])|(?P<blank>\n[ \t]*\n)",
    re.S,
)
_WORDS = re.compile(r"\\(?:text\w*|mbox|hbox|intertext)\s*$")  # within words of a formula a formula may stand


class Open(NamedTuple):
    """What stands at an offset of the text, how long it is, and what is wrong with it."""

    at: int
    length: int
    fault: str


def opened(tex: str) -> Open | None:
    """The first brace, $ or environment without its fellow; None where all have theirs."""
    waiting: list[tuple[str, int, int]] = []
    for found in _TOKEN.finditer(tex):
        sign, name = found["sign"], found["name"]
        top = waiting[-1][0] if waiting else ""
        if found["blank"]:
            if top in ("$", "$$"):
                return _never(waiting[-1])
        elif sign in ("$", "$$"):
            if top == sign:
                waiting.pop()
            elif top in ("$", "$$") or (top == "{" and _in_formula(tex, waiting, sign)):
                return _never(waiting[-1])
            else:
                waiting.append((sign, found.start(), len(sign)))
        elif sign == "{" or found["how"] == "begin":
            waiting.append((sign or name, found.start(), len(found[0])))
        elif sign == "}" or found["how"] == "end":
            wanted = "{" if sign else name
            if top == wanted:
                waiting.pop()
            elif fault := _mismatch(waiting, wanted, found):
                return fault
    return _never(waiting[-1]) if waiting else None


def _in_formula(tex: str, waiting: list[tuple[str, int, int]], sign: str) -> bool:
    """Whether the brace that waits stands in a formula, and not around words."""
    at = waiting[-1][1]
    return waiting[-2:-1] != [] and waiting[-2][0] == sign and _WORDS.search(tex, max(0, at - 20), at) is None


def _never(one: tuple[str, int, int]) -> Open:
    what = {"{": "the brace that opens here", "$": "the formula that begins here", "$$": "the formula that begins here"}
    return Open(one[1], one[2], f"{what.get(one[0], f'the environment {one[0]}')} is never closed")


def _mismatch(waiting: list[tuple[str, int, int]], wanted: str, found: re.Match[str]) -> Open | None:
    """What is wrong where something ends that is not what was opened last."""
    top = waiting[-1] if waiting else None
    if any(one[0] == wanted for one in waiting) and top:
        return _never(top)
    if top and wanted != "{" and top[0] not in ("{", "$", "$$"):
        return Open(found.start(), len(found[0]), f"\\end{{{wanted}}} stands where {top[0]} ends")
    what = "this brace closes" if wanted == "{" else f"\\end{{{wanted}}} closes"
    return Open(found.start(), len(found[0]), f"{what} nothing")
