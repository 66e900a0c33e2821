"""Columns as we count them (characters) and as a client counts them (LSP 3.17, PositionEncodingKind)."""

from __future__ import annotations


def to_client(line: str, column: int, encoding: str) -> int:
    """The client's units before a column of a line."""
    before = line[:column]
    if encoding == "utf-32" or before.isascii():
        return len(before)
    if encoding == "utf-8":
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before.encode("utf-16-le", "surrogatepass")) // 2


def from_client(line: str, units: int, encoding: str) -> int:
    """The column of a client's units in a line; inside a character it is that character's start, beyond the line its end."""
    if encoding == "utf-32" or line.isascii():
        return min(units, len(line))
    count = 0
    for column, char in enumerate(line):
        count += _size(char, encoding)
        if count > units:
            return column
    return len(line)


def _size(char: str, encoding: str) -> int:
    if encoding == "utf-8":
        return len(char.encode("utf-8", "surrogatepass"))
    return 2 if char > "\uffff" else 1
