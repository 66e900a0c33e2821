r"""What journals' classes name in their own words, in LaTeX's: AASTeX's figures and remarks, apa7's notes, nomencl's symbols."""

from __future__ import annotations

import re
from collections.abc import Callable

from .latex_groups import DEEP
from .latex_scan import commands, several

_ARG = rf"\s*+\{{({DEEP})\}}"
_UNIT = r"(?:p[tc]|in|bp|[cm]m|dd|cc|sp|e[mx]|\\[a-z]*(?:skip|indent|height|width))(?![a-z])"
_LENGTH = rf"-?\s*(?:\d+\.?\d*|\.\d+)?\s*(?:true\s*)?{_UNIT}"
_Made = str | Callable[[re.Match[str]], str]
_SAID: tuple[tuple[str, re.Pattern[str], _Made], ...] = (  # a word of it, the pattern, and what is said instead
    ("skip", re.compile(rf"\\[vh]skip\s*{_LENGTH}(?:\s*(?:plus|minus)\s*{_LENGTH})*"), " "),
    ("plot", re.compile(rf"\\plotone{_ARG}"), r"\\includegraphics{\1}"),
    ("plot", re.compile(rf"\\plottwo{_ARG}{_ARG}"), r"\\includegraphics{\1} \\includegraphics{\2}"),
    ("gridline", re.compile(rf"\\(?:left|right)?fig{_ARG}{_ARG}{_ARG}"), r"\\subfloat[\3]{\\includegraphics[width=\2]{\1}}"),
    ("gridline", re.compile(rf"\\gridline{_ARG}"), r"\1"),
    ("interactive", re.compile(r"\\begin\{interactive\}(?:\{[^{}]*\}){2}|\\end\{interactive\}"), ""),
    ("software", re.compile(rf"\\software{_ARG}"), r"\n\n\\emph{Software:} \1\n\n"),
    ("facilit", re.compile(rf"\\(facilit)(?:y|ies){_ARG}"), r"\n\n\\emph{Facilities:} \2\n\n"),
    ("tabfn", re.compile(r"\\tabfn[mt]\s*(?=\{)"), r"\\textsuperscript"),
    ("tnote", re.compile(rf"\\tnote{_ARG}"), r"\\textsuperscript{\1}"),
    ("subcaption", re.compile(r"\\subcaption(?=\s*\{)"), r"\\caption"),
    ("otherlanguage", re.compile(r"\\(begin|end)\{otherlanguage\*\}"), r"\\\1{otherlanguage}"),
    ("resumo", re.compile(r"\\(begin|end)\{resumo(?:umacoluna)?\}(?:\[[^\]]*\])?"), r"\\\1{abstract}"),
    ("hologo", re.compile(r"\\[hH]ologo\s*\{(\w+)\}"), r"\1"),
    ("dropping", re.compile(rf"\\dropping\s*(?:\[[^\]]*\])?\s*\{{[^{{}}]*\}}{_ARG}{_ARG}"), r"\1\2"),
)  # fmt: skip


def known(tex: str) -> str:
    """The text with these commands as LaTeX's."""
    for word, pattern, made in _SAID:
        if word in tex and (word != "subcaption" or r"\begin{subfigure}" in tex):
            tex = pattern.sub(made, tex)
    tex = _uncentred(tex) if "\\centering" in tex else tex
    tex = _contents(tex) if "\\floatconts" in tex else tex
    return _with_symbols(tex) if "\\nomenclature" in tex else tex


def _uncentred(tex: str) -> str:
    r"""What stands in braces behind \centering stands without them: a float's table is looked for there."""
    out, last = [], 0
    for one in commands(tex, ("centering",)):
        out += [tex[last : one.start], one.argument]
        last = one.end
    return "".join((*out, tex[last:]))


def _contents(tex: str) -> str:
    r"""The floats of jmlr, \floatconts{label}{\caption{words}}{content}, as floats are elsewhere."""
    out, last = [], 0
    for one, (caption, content), end in several(tex, ("floatconts",), 2):
        named, content = f"{caption.strip()}\\label{{{one.argument.strip()}}}", content.strip()
        said = f"{content}\n\n{named}\n" if "\\subfig" in content else f"{named}\n{content}\n"
        out += [tex[last : one.start], said]
        last = end
    return "".join((*out, tex[last:]))


def _with_symbols(tex: str) -> str:
    r"""The list of symbols where it is printed, of what \nomenclature[order]{symbol}{meaning} says through the text."""
    out: list[str] = []
    items: list[tuple[str, str]] = []
    last = 0
    for one, (meaning,), end in several(tex, ("nomenclature",), 1):
        out.append(tex[last : one.start].rstrip(" \t"))
        items.append((one.argument, meaning))
        last = end
    listed = "".join(f"\\item[{symbol}] {meaning}\n" for symbol, meaning in items if meaning.strip())
    made = f"\n\n\\begin{{description}}\n{listed}\\end{{description}}\n\n" if listed else ""
    return re.sub(r"\\printnomenclature\b\s*(?:\[[^\]]*\])?", lambda _: made, "".join((*out, tex[last:])))
