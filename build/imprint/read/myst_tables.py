"""Directives of MyST, and the tables among them in pandoc's Markdown."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from .quarto import left_out_block


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: its name, the words on its line, its options and its lines."""

    name: str
    argument: str
    options: dict[str, str]
    lines: list[str]
    body: str  # its lines with the directives in them said otherwise

    @property
    def id(self) -> str:
        """Its label, as an attribute."""
        label = self.options.get("label") or self.options.get("name") or ""
        return "#" + re.sub(r"\s+", "-", label) if label else ""

    @property
    def legend(self) -> str:
        """Its words in one line."""
        return " ".join(self.body.split())


def table(one: Directive) -> str:
    """A table of pipes with its caption."""
    return f"\n{one.body.strip()}\n\n: {one.argument} {{{one.id}}}\n" if one.id else f"\n{one.body.strip()}\n\n: {one.argument}\n"


def list_table(one: Directive) -> str:
    """A table that is written as a list of lists."""
    rows: list[list[str]] = []
    edge = 0  # the column of the marks of cells
    for line in one.lines:
        if first := re.match(r"^(\s*[*-] +)[-*] ?(.*)$", line):
            edge = len(first[1])
            rows.append([_item(first[2])])
        elif (cell := re.match(r"^(\s+)[-*] ?(.*)$", line)) and rows:
            within = len(cell[1]) > edge
            rows[-1][-1:] = [rows[-1][-1] + f" · {cell[2].strip()}"] if within else [rows[-1][-1], _item(cell[2])]
        elif line.strip() and rows:
            rows[-1][-1] += " " + line.strip()
    return _piped(one, rows, int(re.sub(r"\D", "", one.options.get("header-rows", "0")) or 0))


def _item(words: str) -> str:
    """A cell's first words; a list in a cell is a line with dots between its items, since Markdown's tables hold no lists."""
    return re.sub(r"^[-*] +", "", words.strip())


def csv_table(one: Directive) -> str:
    """A table of words with commas between."""
    head = next(csv.reader(io.StringIO(one.options.get("header", "")), skipinitialspace=True), [])
    rows = [row for row in csv.reader(io.StringIO("\n".join(one.lines)), skipinitialspace=True) if row]
    return _piped(one, [[word.strip() for word in row] for row in ([head, *rows] if head else rows)], 1 if head else 0)


def _piped(one: Directive, rows: list[list[str]], heads: int) -> str:
    if not rows:
        return left_out_block("directive", "{" + one.name + "}")
    width = max(map(len, rows))
    escaped = [[re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in escaped]
    head = lines[:1] if heads else ["| " + " | ".join([" "] * width) + " |"]
    table = "\n".join((*head, "|" + "---|" * width, *lines[len(lines[:1]) if heads else 0 :]))
    return f"\n{table}\n\n: {one.argument}{f' {{{one.id}}}' if one.id else ''}\n"
