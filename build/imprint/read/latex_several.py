r"""Floats of LaTeX that hold several: minipages with a caption each are as many floats, subtables are tables with letters."""

from __future__ import annotations

import re
from itertools import pairwise

from .latex_equations import FIRST, PART, WHOLE
from .latex_scan import commands

_FLOAT = re.compile(
    r"\\begin\{(?P<name>table|figure)\*?\}(?P<body>(?:(?!\\end\{(?P=name)).){0,30000})\\end\{(?P=name)\*?\}", re.S
)
_PAGE = re.compile(r"\\begin\{minipage\}(?:\s*\[[^\]]*\])*\s*\{[^{}]*\}|\\end\{minipage\}|\\hfill\b|\\hspace\*?\{[^{}]*\}")
_CONTENT = re.compile(r"\\includegraphics|\\begin\{(?:tabular|longtable|tikzpicture)")
_PART = re.compile(r"\\begin\{subtable\}(?:\s*\[[^\]]*\])*\s*\{[^{}]*\}(?P<body>.*?)\\end\{subtable\}", re.S)
_SUB = re.compile(r"\\begin\{sub(?:figure|float|table)\}|\\sub(?:float|figure|captionbox|caption|table)\b")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_LABELS = re.compile(r"\s*(?:\\label\s*\{[^{}]*\}\s*)*")


def apart(tex: str) -> str:
    """The text with such floats one by one."""
    if r"\caption" not in tex:
        return tex
    return _FLOAT.sub(lambda found: _several(found) or found[0], tex)


def _several(found: re.Match[str]) -> str:
    body, name = found["body"], found["name"]
    if r"\begin{subtable}" in body:
        return _with_letters(body)
    captions = [] if _SUB.search(body) else list(commands(body, ("caption", "captionof")))
    if len(captions) < 2:
        return ""
    first = _CONTENT.search(body)
    above = first is not None and captions[0].start < first.start()
    cuts = [one.start for one in captions[1:]] if above else [_past_labels(body, one.end) for one in captions[:-1]]
    parts = [_PAGE.sub("\n", body[start:end]) for start, end in pairwise((0, *cuts, len(body)))]
    return "\n\n".join(f"\\begin{{{name}}}{part}\\end{{{name}}}" for part in parts)


def _past_labels(body: str, at: int) -> int:
    found = _LABELS.match(body, at)
    return found.end() if found else at


def _with_letters(body: str) -> str:
    """Subtables as tables with a number and a letter each; the words of the whole stand before those of the first."""
    rest = _PART.sub("", body)
    whole = next((one.argument for one in commands(rest, ("caption",))), "")
    label = _LABEL.search(rest)
    out = [f"\\label{{{WHOLE}table:{label[1]}}}\n\n"] if label else []
    for number, part in enumerate(_PART.finditer(body)):
        words = next(iter(commands(part["body"], ("caption", "subcaption"))), None)
        own = _LABEL.search(part["body"])
        inside = _LABEL.sub("", part["body"].replace(part["body"][words.start : words.end], "") if words else part["body"])
        said = " ".join(filter(None, (whole if number == 0 else "", words.argument if words else "")))
        name = f"{PART if number else FIRST}{own[1] if own else ''}"
        out.append(f"\\begin{{table}}\\caption{{{said}}}\\label{{{name}}}{inside}\\end{{table}}\n\n")
    return "".join(out)
