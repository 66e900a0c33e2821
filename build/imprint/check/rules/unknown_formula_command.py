"""A command in a formula is misspelt.

## Why
Of a formula with a command that is not known nothing but its TeX is printed: “\\farc{1}{2}”. It is said where a common command is
near, and the text does not define its own.

## Example
```markdown
The half is $\\farc{1}{2}$.
```

## Use instead
```markdown
The half is $\\frac{1}{2}$.
```

## Source
American Mathematical Society, *User's Guide for the amsmath Package* (version 2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Math, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("unknown-formula-command", Severity.WARNING)

_DEFINED = re.compile(r"\\(?:re)?(?:new|provide)command\*?\{?\\([A-Za-z]+)|\\(?:def|let)\\([A-Za-z]+)|\\DeclareMathOperator\*?\{\\([A-Za-z]+)")
_COMMAND = re.compile(r"\\([A-Za-z]{4,})")
_COMMON_TEXT = """
alpha beta gamma delta epsilon varepsilon zeta theta vartheta iota kappa lambda sigma varsigma upsilon varphi omega Gamma Delta Theta
Lambda Sigma Upsilon Omega frac dfrac tfrac sqrt binom left right begin middle text textbf textit textrm mathrm mathbf mathit mathsf
mathtt mathcal mathbb mathfrak mathscr boldsymbol operatorname overline underline overbrace underbrace widehat widetilde tilde ddot
acute grave breve check vec prod coprod iint iiint oint bigcup bigcap bigoplus bigotimes lim limsup liminf sup inf max min arcsin arccos
arctan sinh cosh tanh log exp cdot cdots ldots vdots ddots dots times pm leq geq neq approx equiv simeq cong propto subset supset
subseteq supseteq notin cup cap setminus emptyset varnothing forall exists nexists infty partial nabla prime hbar ell Re Im aleph angle
triangle square diamond star circ bullet oplus otimes wedge vee rightarrow leftarrow Rightarrow Leftarrow leftrightarrow
Leftrightarrow longrightarrow mapsto longmapsto uparrow downarrow rangle langle lfloor rfloor lceil rceil quad qquad hspace label
tag nonumber substack stackrel overset underset displaystyle textstyle scriptstyle color phantom mathop limits nolimits quad thinspace
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Commands that are none of the common ones, and are hardly meant for themselves."""
    found = {name for node in walk(copy.body) if isinstance(node, Math) for name in _COMMAND.findall(node.tex)} - _COMMON
    if not found:
        return
    own = {name for pair in _DEFINED.findall(copy.text) for name in pair}
    for name in sorted(found - own):
        if meant := next((near for near in get_close_matches(name, _COMMON, 3, 0.7) if _slip(name, near)), ""):
            yield RULE.at(standing(copy, f"\\{name}"), f"\\{name} is no command for formulas", f"write \\{meant}")


def _slip(name: str, meant: str) -> bool:
    """Letters have changed places (farc), or one is missing (rightarow)."""
    if sorted(name) == sorted(meant):
        return True
    return len(name) > 4 and any(meant[:at] + meant[at + 1 :] == name for at in range(len(meant)))
