r"""Columns of LaTeX's tables in the letters that pandoc knows; those set as mathematics (array's >{$}c<{$}) as formulas."""

from __future__ import annotations

import re

from .latex_groups import DEEP

_ARG = rf"\{{({DEEP})\}}"
_TABULAR = r"\\begin\{(?:tabular|longtable|supertabular)\}(?:\[[^\]]*\])?"
_STRETCHED = r"\\begin\{(?:tabular\*|tabularx|tabulary|xltabular)\}(?:\[[^\]]*\])?\s*\{[^{}]*\}(?:\[[^\]]*\])?"
_COLUMNS = re.compile(rf"((?:{_TABULAR}|{_STRETCHED})\s*){_ARG}")
_COLUMN = re.compile(
    rf"(?P<set>[><]\s*\{{{DEEP}\}}\s*)|(?P<whole>[@!pmbwW*]\s*(?:\{{{DEEP}\}}\s*)+)"
    r"|D(?:\{[^{}]*\}){3}|[Ss](?:\[[^\]]*\])?|[A-Za-z](?:\{[^{}]*\})*"
)
_PLAIN = {"S": "r", "s": "r", "D": "r", "d": "r", "Y": "X", "Z": "X"}
_COMMANDS = re.compile(r"\\[A-Za-z]+\*?(?:\{[^{}]*\})*|[\d.]+(?:pt|em|cm|mm|in)")
_KNOWN = frozenset("lcrX")
_DEFINED = re.compile(rf"\\newcolumntype\s*\{{(\w)\}}\s*{_ARG}")
_MATH_BEFORE, _MATH_BEHIND = re.compile(r">\s*\{\s*\$"), re.compile(r"<\s*\{\s*\$")
_END = re.compile(r"\\end\{(?:tabular\*?|longtable|supertabular|tabularx|tabulary|xltabular)\}")
_ROW = re.compile(r"\\\\(?:\[[^\]]*\])?|\\(?:tabularnewline|cr)\b")
_RULES = re.compile(
    r"\s*(?:\\(?:hline|toprule|midrule|bottomrule|addlinespace|end(?:first)?head|end(?:last)?foot)(?:\[[^\]]*\])?\s*"
    r"|\\c(?:mid|line)rule\s*(?:\[[^\]]*\])?\s*(?:\([^)]*\))?\s*\{[^{}]*\}\s*|\\cline\s*\{[^{}]*\}\s*)*"
)
_SPANS = re.compile(rf"(\\multicolumn\s*\{{\d+\}}\s*)\{{({DEEP})\}}")
_OVER = re.compile(r"\s*\\multicolumn\s*\{(\d{1,3})\}")
_OWN = re.compile(r"\s*\\(?:multicolumn|multirow|multirowcell)\b")
_MOST = 200_000  # characters of a table that are looked at


def lettered(tex: str) -> str:
    r"""The text's tables with plain columns: siunitx's right-aligned, those of \newcolumntype as defined."""
    if "\\begin{" not in tex:
        return tex
    defined = dict(_DEFINED.findall(tex)) if "\\newcolumntype" in tex else {}
    out: list[str] = []
    last = 0
    for found in _COLUMNS.finditer(tex):
        if found.start() < last:
            continue
        columns = _expanded(found[2], defined)
        out += [tex[last : found.start()], f"{found[1]}{{{_COLUMN.sub(_column, columns)}}}"]
        last = found.end()
        formulas = _formulas(columns)
        end = _END.search(tex, last, last + _MOST) if any(formulas) else None
        if end:
            out.append(_set(tex[last : end.start()], formulas))
            last = end.start()
    return _SPANS.sub(_spanning, "".join((*out, tex[last:])))


def _spanning(found: re.Match[str]) -> str:
    """A cell over several columns is set as one letter says."""
    letters = re.search(r"[lcrpmbX]", _COLUMN.sub(_column, re.sub(rf"[@!]\s*\{{{DEEP}\}}", "", found[2])))
    return f"{found[1]}{{{letters[0] if letters and letters[0] in 'lcr' else 'l'}}}"


def _expanded(columns: str, defined: dict[str, str]) -> str:
    """Columns with those that the preamble defines written out, but for the ones that take an argument."""
    if not defined:
        return columns
    return _COLUMN.sub(
        lambda found: defined[found[0]] if found[0] in defined and "#" not in defined[found[0]] else found[0], columns
    )


def _column(found: re.Match[str]) -> str:
    between = found["whole"] if found[0][0] in "@!" else None
    if found["set"] or (between and not re.search(r"\w", _COMMANDS.sub("", between))):  # how a column is set, blanks between two
        return ""
    letter = found[0][0]
    if found["whole"] or letter in _KNOWN:
        return found[0]
    return _PLAIN.get(letter) or (letter.lower() if letter in "LCR" else "l")


def _formulas(columns: str) -> list[bool]:
    """Of each column, whether its cells are formulas."""
    found: list[bool] = []
    begun = False
    for one in _COLUMN.finditer(columns):
        if one["set"]:
            begun = begun or bool(_MATH_BEFORE.match(one[0]))
        elif one[0][0] not in "@!*":
            found.append(begun)
            begun = False
    return found if _MATH_BEHIND.search(columns) and "*" not in columns else []


def _set(body: str, formulas: list[bool]) -> str:
    """The rows of a table with the cells of these columns as formulas."""
    rows = _ROW.split(body)
    ends = _ROW.findall(body)
    return "".join(f"{_row(row, formulas)}{end}" for row, end in zip(rows, (*ends, ""), strict=True))


def _row(row: str, formulas: list[bool]) -> str:
    rules = _RULES.match(row)
    start = rules.end() if rules else 0
    cells = re.split(r"(?<!\\)&", row[start:])
    if not "".join(cells).strip():
        return row
    put, at = [], 0
    for cell in cells:
        put.append(_cell(cell, at < len(formulas) and formulas[at]))
        at += int(found[1]) if (found := _OVER.match(cell)) else 1
    return row[:start] + "&".join(put)


def _cell(cell: str, formula: bool) -> str:
    bare = not cell.strip() or "$" in cell or _OWN.match(cell)
    return cell if bare or not formula else f" ${cell.strip()}$ "
