"""Formulas written in plain TeX's ways, as LaTeX that texmath knows: {\\bf x} is {\\mathbf{x}}, {a \\over b} is {\\frac{a}{b}}.

The switches of fonts are those of D. E. Knuth, *The TeXbook*, chapters 9 and 17; what stands for them is LaTeX's.
"""

from __future__ import annotations

import re

_FONTS = {"rm": "mathrm", "bf": "mathbf", "it": "mathit", "sl": "mathit", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal"}
_FRACTIONS = {"over": "frac{", "choose": "binom{", "atop": "substack{"}
_BETWEEN = {"over": "}{", "choose": "}{", "atop": "\\\\"}
_OLD = re.compile(rf"\\(?:{'|'.join((*_FONTS, *_FRACTIONS, 'hbox', 'text', 'mbox', 'mathnormal'))})(?![A-Za-z])")
_TEXT = r"\\(?:text|mbox|hbox)\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_OPENS = r"\\left(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\?.)|\\begin\s*\{[^{}]*\}"
_TOKEN = re.compile(rf"{_TEXT}|{_OPENS}|\\[A-Za-z]+|\\.|[{{}}&]|[^\\{{}}&]+|\\", re.S)
_WORDS, _OPENING = re.compile(_TEXT), re.compile(_OPENS)
_FONT_IN_TEXT = re.compile(
    r"\\(?:rm|bf|it|sl|sf|tt|em)(?![A-Za-z])\s*|\\(?:text(?:rm|bf|it|sl|sf|tt|normal)|emph)\s*\{([^{}]*)\}"
)


class _Group:
    """What is open: braces, \\left or an environment; where it begins in the output; the font and fraction begun in it."""

    def __init__(self, start: int) -> None:
        self.start, self.font, self.fraction = start, False, False

    def end(self) -> str:
        return "}" * (self.font + self.fraction)


def modern(tex: str) -> str:
    """A formula with LaTeX's commands in the place of plain TeX's; one that has none of these as it is."""
    if not _OLD.search(tex):
        return tex
    out: list[str] = []
    groups = [_Group(0)]
    for token in _TOKEN.findall(tex):
        if _WORDS.match(token):
            out.append(_plain(token))
        else:
            _take(token, out, groups)
    return "".join((*out, *(group.end() for group in reversed(groups))))


def _plain(text: str) -> str:
    """Words in a formula without fonts of their own, which texmath does not know there."""
    words = text[text.index("{") + 1 : -1]
    return f"\\text{{{_FONT_IN_TEXT.sub(lambda found: found[1] or '', words)}}}"


def _take(token: str, out: list[str], groups: list[_Group]) -> None:
    """The next token into the output, and what it opens, ends or begins."""
    name, group = token[1:] if token[0] == "\\" else "", groups[-1]
    if token in ("}", "&", "\\\\", "\\right", "\\end"):
        out.append("}" if group.font else "")
        group.font = False
    if token in ("}", "\\right", "\\end") and len(groups) > 1:
        out.append(groups.pop().end())
    if name in _FONTS:
        out.append(f"{'}' if group.font else ''}\\{_FONTS[name]}{{")
        group.font = True
    elif name in _FRACTIONS and not group.fraction:
        out[group.start : group.start] = [f"\\{_FRACTIONS[name]}"]
        out.append(f"{'}' if group.font else ''}{_BETWEEN[name]}")
        group.font, group.fraction = False, True
    elif name != "mathnormal":
        out.append(token)
    if token == "{" or _OPENING.match(token):
        groups.append(_Group(len(out)))
