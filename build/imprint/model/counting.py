"""How numbers are written that lists and pages count by."""

from __future__ import annotations

from .text import ListStyle, Numbered

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number in lower-case roman numerals."""
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    """a to z, then aa, ab …, as browsers and word processors go on."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def counted(number: int, style: ListStyle) -> str:
    """A number of a list; 0 and less are in figures in every style."""
    if style is ListStyle.DECIMAL or number < 1:
        return str(number)
    letters = _letters(number) if style in (ListStyle.LOWER_ALPHA, ListStyle.UPPER_ALPHA) else roman(number)
    return letters.upper() if style in (ListStyle.UPPER_ALPHA, ListStyle.UPPER_ROMAN) else letters


def mark(block: Numbered, index: int) -> str:
    """What stands before an item of a list (the first is 0): "1.", "(a)"."""
    return f"{block.before}{counted(block.start + index, block.style)}{block.after}"
