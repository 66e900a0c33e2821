"""The formulas of a text, their common commands, those that are misspelt, and what is not balanced in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..model.place import Lines, Place
from ..model.stages import Copy
from ..model.text import Math, walk
from .standing import standing

_DEFINED = re.compile(
    r"\\(?:re)?(?:new|provide)command\*?\{?\\([A-Za-z]+)|\\(?:def|let)\\([A-Za-z]+)|\\DeclareMathOperator\*?\{\\([A-Za-z]+)"
)
_COMMAND = re.compile(r"\\([A-Za-z]{4,})")
_COMMON_TEXT = """
alpha beta gamma delta epsilon varepsilon zeta theta vartheta iota kappa lambda sigma varsigma upsilon varphi omega Gamma
Delta Theta Lambda Sigma Upsilon Omega frac dfrac tfrac sqrt binom left right begin middle text textbf textit textrm mathrm
mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol operatorname overline underline overbrace underbrace
widehat widetilde tilde ddot acute grave breve check vec prod coprod iint iiint oint bigcup bigcap bigoplus bigotimes lim
limsup liminf sup inf max min arcsin arccos arctan sinh cosh tanh log exp cdot cdots ldots vdots ddots dots times pm leq geq
neq approx equiv simeq cong propto subset supset subseteq supseteq notin cup cap setminus emptyset varnothing forall exists
nexists infty partial nabla prime hbar ell Re Im aleph angle triangle square diamond star circ bullet oplus otimes wedge vee
rightarrow leftarrow Rightarrow Leftarrow leftrightarrow Leftrightarrow longrightarrow mapsto longmapsto uparrow downarrow
rangle langle lfloor rfloor lceil rceil quad qquad hspace label tag nonumber substack stackrel overset underset displaystyle
textstyle scriptstyle color phantom mathop limits nolimits quad
"""
COMMON = frozenset(_COMMON_TEXT.split())

_COMMENT = re.compile(r"(?<!\\)%[^\n]*|\\(?:text|mbox)\{[^{}]*\}|\\verb(\W).*?\1")
_ESCAPED = re.compile(r"\\[\\{}|]")
_PAIRS = (
    ("{", "}", re.compile(r"\{"), re.compile(r"\}")),
    ("\\left", "\\right", re.compile(r"\\left(?![A-Za-z])"), re.compile(r"\\right(?![A-Za-z])")),
    ("\\begin", "\\end", re.compile(r"\\begin(?![A-Za-z])"), re.compile(r"\\end(?![A-Za-z])")),
)


def formulas(copy: Copy) -> Iterator[str]:
    """The TeX of the formulas of a text and of what stands before it, each once."""
    yield from dict.fromkeys(node.tex for node in walk((*copy.front.texts, copy.body)) if isinstance(node, Math))


def place_of(copy: Copy, tex: str) -> Place:
    """Where a formula stands, between dollars rather than in another one; where it was typed otherwise, its first line."""
    at = copy.text.find(f"${tex}$") + 1
    if at:
        return Lines.of(copy.sources.manuscript.path, copy.text).place(at, at + len(tex))
    return standing(copy, tex, tex.strip().split("\n")[0])


def unbalanced(tex: str) -> tuple[str, str, bool] | None:
    """The first pair of which a formula has not as many of each: what opens, what closes, and whether the closing is lacking."""
    bare = _ESCAPED.sub("", _COMMENT.sub("", tex.replace("\\\\", "")))
    for opening, closing, opens, closes in _PAIRS:
        if more := len(opens.findall(bare)) - len(closes.findall(bare)):
            return opening, closing, more > 0
    return None


def misspelt(copy: Copy) -> dict[str, str]:
    """Commands that are none of the common ones, and are hardly meant for themselves; and those that they are meant for."""
    found = {name for tex in formulas(copy) for name in _COMMAND.findall(tex)} - COMMON
    if not found:
        return {}
    own = {name for pair in _DEFINED.findall(copy.text) for name in pair}
    meant = {name: _meant(name) for name in sorted(found - own)}
    return {name: near for name, near in meant.items() if near}


def _meant(name: str) -> str:
    return next((near for near in get_close_matches(name, COMMON, 3, 0.7) if _slip(name, near)), "")


def _slip(name: str, meant: str) -> bool:
    """Letters have changed places (farc), or one is missing (rightarow)."""
    if sorted(name) == sorted(meant):
        return True
    return len(name) > 4 and any(meant[:at] + meant[at + 1 :] == name for at in range(len(meant)))
