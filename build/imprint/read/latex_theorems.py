r"""Theorems and their kin of packages and classes as pandoc knows them: by \newtheorem."""

from __future__ import annotations

import re

from .latex_scan import argument, commands

# What classes of journals (llncs, acmart, svjour3, lipics …) define, so that no preamble does.
_KNOWN = (
    "theorem", "lemma", "corollary", "proposition", "definition", "example", "remark", "conjecture", "claim", "note", "problem",
    "question", "solution", "exercise", "property", "case", "fact", "observation", "assumption", "hypothesis", "notation",
)  # fmt: skip
_USED = re.compile(rf"\\begin\{{({'|'.join(_KNOWN)})\}}")
_ENDED = re.compile(r"\\(?:qed|qedhere|qedsymbol)\b\s*(\\end\{proof\})")  # the end of a proof has its sign anyway
_BEGIN = r"\begin{document}"


def with_theorems(tex: str) -> str:
    r"""The text with \spnewtheorem, \declaretheorem and mdframed's as \newtheorem, and with those that its class defines."""
    tex = _ENDED.sub(r"\1", tex)
    made = [*_declared(tex), *_framed(tex)]
    theirs = {one.argument for one in commands(tex, ("newtheorem", "newenvironment", "NewDocumentEnvironment"))}
    defined = theirs | {name for name, _ in made}
    made += [(name, name.capitalize()) for name in dict.fromkeys(_USED.findall(tex)) if name not in defined]
    stated = "".join(f"\\newtheorem{{{name}}}{{{words}}}\n" for name, words in made)
    return tex.replace(_BEGIN, stated + _BEGIN, 1) if stated else tex


def _declared(tex: str) -> list[tuple[str, str]]:
    r"""thmtools: \declaretheorem[name=Satz]{satz}, whose options may also stand behind."""
    found = []
    for one in commands(tex, ("declaretheorem",)):
        named = re.search(r"\b(?:name|title|heading)\s*=\s*\{?([^{},]*)\}?", one.option)
        names = [name.strip() for name in one.argument.split(",") if name.strip()]
        found += [(name, (named[1] if named else name).strip().capitalize()) for name in names]
    return found


def _framed(tex: str) -> list[tuple[str, str]]:
    found = []
    for one in commands(tex, ("spnewtheorem", "newmdtheoremenv", "newframedtheorem", "newshadedtheorem")):
        words, _ = argument(tex, _past_option(tex, one.end))
        found += [(one.argument, words)] if words else []
    return found


def _past_option(tex: str, at: int) -> int:
    found = re.compile(r"\s*\[[^\[\]]*\]").match(tex, at)
    return found.end() if found else at
