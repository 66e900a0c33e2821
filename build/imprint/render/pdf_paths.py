"""SVG path data as PDF operators: many figures are thousands of paths, and glyphs of formulas come again and again."""

from __future__ import annotations

import re
from functools import lru_cache

_KNOWN = re.compile(r"\s*M[MLHVCQZz\d\s.,eE+-]*")
_COMMAND = re.compile(r"([MLHVCQZz])([^MLHVCQZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ZEROS = re.compile(r"\.0+(?= )|(\.\d*?[1-9])0+(?= )")
_LENGTHS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}


@lru_cache(maxsize=8192)
def operators(data: str) -> bytes | None:
    """The path construction operators (ISO 32000-1, 8.5.2.1) of path data in absolute coordinates (SVG 1.1, 8.3).

    None for anything else: relative commands, arcs, smooth curves, errors.
    """
    if not _KNOWN.fullmatch(data):
        return None
    form: list[str] = []
    values: list[float] = []
    x = y = 0.0
    start: tuple[float, float] | None = None
    closed = False
    for letter, words in _COMMAND.findall(data):
        numbers = list(map(float, _NUMBER.findall(words)))
        if letter in "Zz":
            if numbers:
                return None
            if start:
                form.append("h")
                x, y = start
            closed, start = True, None
            continue
        size = _LENGTHS[letter]
        if not numbers or len(numbers) % size or (closed and letter != "M"):
            return None
        closed = False
        if letter == "M":
            form += ["%f %f m", *["%f %f l"] * (len(numbers) // 2 - 1)]
            start = (numbers[0], numbers[1]) if len(numbers) > 2 else None
        else:
            start = start or (x, y)
            numbers = _absolute(letter, numbers, x, y)
            form += ["%f %f %f %f %f %f c" if letter in "CQ" else "%f %f l"] * (len(numbers) // (6 if letter in "CQ" else 2))
        values += numbers
        x, y = numbers[-2:]
    drawn = "\n".join(("0 0 m", *form)) % tuple(values)
    return trimmed(drawn).encode("ascii")


def trimmed(operators: str) -> str:
    """Without the zeros at the end of numbers that have a space after them."""
    return _ZEROS.sub(r"\1", operators)


def _absolute(letter: str, numbers: list[float], x: float, y: float) -> list[float]:
    """Lines along an axis as points, quadratic curves as cubic ones."""
    if letter == "H":
        return [one for number in numbers for one in (number, y)]
    if letter == "V":
        return [one for number in numbers for one in (x, number)]
    if letter != "Q":
        return numbers
    out: list[float] = []
    for at in range(0, len(numbers), 4):
        x2, y2, x3, y3 = numbers[at : at + 4]
        out += (x2 * 2 / 3 + x / 3, y2 * 2 / 3 + y / 3, x2 * 2 / 3 + x3 / 3, y2 * 2 / 3 + y3 / 3, x3, y3)
        x, y = x3, y3
    return out
