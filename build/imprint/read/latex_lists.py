r"""Numbered examples of linguists in LaTeX, with glosses word under word; lists whose items have marks of their own."""

from __future__ import annotations

import re

from .latex_marks import with_marks

_EXE = re.compile(r"\\begin\{(exe|examples?|exes)\}(?P<body>.*?)\\end\{\1\}", re.S)
_LISTS = r"(xlist[ainI]?|subexamples)"
_SUB = re.compile(  # the innermost
    rf"\\begin\{{{_LISTS}\}}(?:\{{[^{{}}]*\}})?((?:(?!\\begin\{{{_LISTS}\}}|\\end\{{{_LISTS}\}}).)*)\\end\{{\1\}}", re.S
)
_LISTED = re.compile(r"\\begin\{enumerate\}(?:(?!\\(?:begin|end)\{enumerate\}).)*\\end\{enumerate\}", re.S)
_DEPTH = 4  # of lists in lists
_EX = re.compile(r"\\exi?(?![A-Za-z])\s*(?:\[(?P<judged>[^\]]*)\])?(?:\{(?P<mark>[^{}]*)\})?")
_GLOSS = re.compile(
    r"\\g(?P<lines>ll|lll|llll)(?![A-Za-z])(?P<words>.*?)(?=\\(?:glt|glend|trans)\b|\\ex\b|\Z)(?:\\glend\b)?", re.S
)
_PENGL = re.compile(r"\\begingl(?P<body>.*?)\\endgl", re.S)


def listed(tex: str) -> str:
    """The text with these in words that pandoc knows."""
    return with_marks(_examples(tex) if r"\begin{ex" in tex and r"\end{ex" in tex else tex)


# ---------------------------------------------------------------- examples of linguists (gb4e, expex)


def _examples(tex: str) -> str:
    """Numbered examples through the text, with glosses word under word."""
    count = 0

    def listed(found: re.Match[str]) -> str:
        nonlocal count
        if not _EX.search(found["body"]):  # another package's, of the same name
            return found[0]
        body = _PENGL.sub(lambda one: _aligned(one["body"]), found["body"])
        for _ in range(_DEPTH):
            body = _SUB.sub(lambda one: f"\n\\begin{{enumerate}}{_items(one[2])}\\end{{enumerate}}\n", body)
        body = _marked(body)
        own = body
        for _ in range(_DEPTH):
            own = _LISTED.sub("", own)
        start, count = count, count + len(_EX.findall(own))
        return f"\n\n\\begin{{enumerate}}[(1)]\\setcounter{{enumi}}{{{start}}}{_items(body)}\\end{{enumerate}}\n\n"

    return _EXE.sub(listed, tex)


def _marked(body: str) -> str:
    """Lists in lists with letters, those in them with numerals."""
    depth = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal depth
        depth += 1 if found[1] == "begin" else -1
        return found[0] + (("[a.]", "[i.]")[min(depth, 2) - 1] if found[1] == "begin" and depth > 0 else "")

    return re.sub(r"\\(begin|end)\{enumerate\}", mark, body)


def _items(body: str) -> str:
    spaced = _EX.sub(lambda one: f"\n\\item {one['judged'] or ''}{one['mark'] or ''}", body)
    glossed = _GLOSS.sub(lambda one: _rows(one["words"], len(one["lines"])), spaced)
    return re.sub(r"\\(?:glt|trans|glend)(?![A-Za-z])\s*", "\n\n", glossed)


def _rows(words: str, count: int) -> str:
    """Lines of words as the rows of a table: each word above its gloss."""
    lines = [line for line in re.split(r"\\\\", words) if line.strip()]
    rows = [_cells(line) for line in lines[:count]]
    width = max(map(len, rows), default=1)
    table = r" \\ ".join(" & ".join((*row, *[""] * (width - len(row)))) for row in rows)
    rest = "\n\n".join(lines[count:])
    return f"\n\n\\begin{{tabular}}{{{'l' * width}}} {table} \\end{{tabular}}\n\n{rest}\n\n"


def _cells(line: str) -> list[str]:
    """The words of a line; those in braces are one."""
    found = re.findall(r"(?:\\[A-Za-z]+\s*)?(?:[^\s{}]|\{(?:[^{}]|\{[^{}]*\})*\})+", line.replace("&", r"\&"))
    return [one[1:-1] if one.startswith("{") and one.endswith("}") else one for one in found]


def _aligned(body: str) -> str:
    r"""expex's \gla … // \glb … // \glft … //."""
    lines = dict(re.findall(r"\\(gl[a-z]+)\s*(.*?)//", body, re.S))
    rows = [lines[name] for name in ("gla", "glb", "glc", "gld") if name in lines]
    return _rows(r"\\".join(rows), len(rows)) + f"\n\n{lines.get('glft', '')}\n\n"
