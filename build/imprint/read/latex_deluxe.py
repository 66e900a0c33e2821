r"""The tables of astronomers' and geophysicists' journals (AASTeX's deluxetable, AGU's planotable) as LaTeX's own."""

from __future__ import annotations

import re

from .latex_scan import Command, argument, commands, several, without

_NAMES = r"(?:deluxetable|splitdeluxetable|planotable|longdeluxetable)"
_TABLE = re.compile(
    rf"\\begin\{{(?P<name>{_NAMES}\*?)\}}"
    rf"(?P<body>(?:(?!\\end\{{(?P=name)\}}|\\begin\{{{_NAMES}).){{0,60000}})\\end\{{(?P=name)\}}", re.S
)
_PLACED = re.compile(r"\s*\[[^\]]*\]")
_APART = ("tablecaption", "tablehead", "tablenotetext", "tablecomments", "tablerefs", "tablenotes")
_SET = ("tabletypesize", "tablewidth", "tablenum", "tablecolumns", "tablefontsize", "setlength", "tablecolumnwidth")
_ALONE = re.compile(
    r"\\(?:startdata|enddata|rotate|decimals|decimalcolnumbers|centerwidetable|movetabledown|nocaption|colnumbers|tableoverflow)\b\s*(?:=\s*\S+)?"
)
_ROWS = (
    (re.compile(r"\\nl\b"), r"\\\\"),
    (re.compile(r"\\nodata\b"), "…"),
    (re.compile(r"\\(?:cutinhead|sidehead)\b"), r"\\multicolumn{1}{l}"),
)


def with_deluxe(tex: str) -> str:
    """The text with these tables, their heads, notes and captions as pandoc knows them."""
    if "deluxetable" in tex or "planotable" in tex:
        tex = _TABLE.sub(_table, tex)
    return re.sub(r"\\tablenotemark\s*(?=\{)", r"\\textsuperscript", tex)


def _table(found: re.Match[str]) -> str:
    columns, end = argument(found["body"], 0)
    placed = _PLACED.match(found["body"], end)
    body = found["body"][placed.end() if placed else end :]
    said = list(commands(body, _APART))
    caption = _one(said, "tablecaption")
    head = without(_heads(_one(said, "tablehead")), _SET)
    rows = _ALONE.sub("", without(_without_notes(body), (*_APART, *_SET)))
    for pattern, made in _ROWS:
        rows = pattern.sub(made, rows)
    rows, head = _shown(_within(rows), columns), _shown(head, columns, head=True)
    columns = "".join(letter for letter in _letters(columns) if letter != "h").replace("D", "r")
    labels = "".join(re.findall(r"\\label\s*\{[^{}]*\}", rows))
    rows = re.sub(r"\\label\s*\{[^{}]*\}", "", rows).strip()
    above = f"{head} \\\\ \\hline\n" if head else ""
    below = _notes(said, body)
    return (
        f"\\begin{{table}}\n\\caption{{{caption}{labels}}}\n\\begin{{tabular}}{{{columns}}}\n"
        f"{above}{rows}\n\\end{{tabular}}\n\n{below}\\end{{table}}\n"
    )


def _letters(columns: str) -> str:
    """A letter for each column."""
    return re.sub(r"[^A-Za-z]", "", re.sub(r"[@!><]\s*\{[^{}]*\}|(?<=[pmb])\{[^{}]*\}", "", columns))


def _shown(rows: str, columns: str, head: bool = False) -> str:
    """Rows without the cells of hidden columns (h); a head over a decimal column (D) spans two there, which are one here."""
    rows = re.sub(r"\\multicolumn\s*(\d)\s*([lcr])(?=\s*\{)", r"\\multicolumn{\1}{\2}", rows)
    letters = _letters(columns)
    if not set("hD") & set(letters):
        return rows
    return r" \\ ".join(_row(row, letters, head) for row in re.split(r"\\\\", rows))


def _row(row: str, letters: str, head: bool) -> str:
    kept: list[str] = []
    at = 0
    for cell in re.split(r"(?<!\\)&", row):
        wide = int(found[1]) if (found := re.match(r"\s*\\multicolumn\s*\{(\d+)\}", cell)) else 1
        over = letters[at : at + 1]
        if head and over == "D" and wide == 2 and found:
            cell, wide = re.sub(r"\\multicolumn\s*\{2\}\s*\{[^{}]*\}", "", cell), 1
        if over != "h" or wide > 1:
            kept.append(cell)
        at += wide
    return "&".join(kept)


def _one(said: list[Command], name: str) -> str:
    return next((one.argument.strip() for one in said if one.name == name), "")


def _heads(head: str) -> str:
    """The cells of the head: \\colhead{words}, \\multicolumn and \\twocolhead as they are."""
    out, last = [], 0
    for one in commands(head, ("colhead", "dcolhead", "nocolhead")):
        words = f"${one.argument}$" if one.name == "dcolhead" and "$" not in one.argument else one.argument
        out += [head[last : one.start], words]
        last = one.end
    return re.sub(r"\\twocolhead\s*(?=\{)", r"\\multicolumn{2}{c}", "".join((*out, head[last:]))).strip()


def _without_notes(body: str) -> str:
    """Without notes, which have a mark and words."""
    out, last = [], 0
    for one, _, end in several(body, ("tablenotetext",), 1):
        out.append(body[last : one.start])
        last = end
    return "".join((*out, body[last:]))


def _within(rows: str) -> str:
    """Rows without a row's end behind the last."""
    return re.sub(r"(?:\\\\\s*)+\Z", "", rows.strip())


def _notes(said: list[Command], body: str) -> str:
    """What stands below the table: notes with their marks, comments, sources."""
    words = {one.start: more for one, (more,), _ in several(body, ("tablenotetext",), 1)}
    found: list[str] = []
    for one in said:
        if one.start in words:
            found.append(f"\\textsuperscript{{{one.argument}}} {words[one.start]}")
        elif one.name in ("tablecomments", "tablenotes", "tablerefs"):
            found.append(one.argument)
    return "".join(f"{one.strip()}\n\n" for one in found if one.strip())
