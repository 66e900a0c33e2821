"""A cover drawn for an issue: rings and bodies on them, always the same for the same issue."""

from __future__ import annotations

import hashlib
from math import cos, radians, sin

_PAPERS = ("#7a2e1f", "#1f4a5a", "#4b4a1e", "#46305a", "#205038", "#6a3b10")
_SIZE = 240


def cover(name: str, place: int) -> bytes:
    """An SVG of 240 by 320 for a name, its ground by the place in the row of issues."""
    seed = hashlib.sha256(name.encode()).digest()
    ground = _PAPERS[place % len(_PAPERS)]
    rings = "".join(_ring(n, seed[n], seed[n + 8]) for n in range(5))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} 320" width="{_SIZE}" height="320">'
        f'<rect width="{_SIZE}" height="320" fill="{ground}"/>'
        f'<g fill="none" stroke="#f6efe2" stroke-opacity=".55">{rings}</g>'
        '<circle cx="120" cy="176" r="9" fill="#f3d9a4"/></svg>\n'
    ).encode()


def _ring(n: int, turn: int, weight: int) -> str:
    """A ring and the body on it: where it stands and how large it is."""
    radius = 26 + 18 * n
    angle = radians(turn * 360 / 256)
    x, y = 120 + radius * cos(angle), 176 + radius * sin(angle)
    body = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2.5 + weight % 5:.1f}" fill="#f6efe2" stroke="none"/>'
    return f'<circle cx="120" cy="176" r="{radius}"/>{body}'
