"""The cover of an issue: its printed one in small, else rings and bodies on them, always the same for the same issue."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from math import cos, radians, sin

from ..model.stages import Artefact

_PAPERS = ("#7a2e1f", "#1f4a5a", "#4b4a1e", "#46305a", "#205038", "#6a3b10")
_SIZE = 240


PRINTED = "cover.png"  # among the files of an issue: the first page of its PDF


def parted(files: Iterable[Artefact]) -> tuple[bytes, tuple[Artefact, ...]]:
    """The picture of the printed cover, b"" where there is none, and the other files of an issue."""
    found = {one.name: one for one in files}
    printed = found.pop(PRINTED, None)
    return printed.data if printed else b"", tuple(found.values())


def cover(name: str, place: int, printed: bytes = b"") -> bytes:
    """An SVG: the printed cover, or one of 240 by 320 for a name, its ground by the place in the row of issues."""
    if printed:
        width, height = (int.from_bytes(printed[at : at + 4], "big") for at in (16, 20))  # PNG, 3rd edition, 11.2.1
        data = b64encode(printed).decode()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
            f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>\n'
        ).encode()
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
