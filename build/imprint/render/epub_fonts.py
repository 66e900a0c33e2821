"""The fonts of an EPUB and the rules that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fonts_subset import Cut, coverage, cut

Font = tuple[str, str, int | str, str, bytes]  # file name, family, weight, style, bytes


@dataclass(frozen=True, slots=True)
class Face:
    """A font as it goes into the package."""

    name: str
    family: str
    weight: str
    style: str
    cut: Cut


def embedded(fonts: tuple[Font, ...], characters: frozenset[str]) -> tuple[Face, ...]:
    """The fonts of families that have a character which no family before them has, cut to the characters used."""
    found: dict[str, Face] = {}
    for file, family, weight, style, data in _needed(fonts, characters):
        small = cut(data, characters)
        if small:
            stem = re.sub(r"[^A-Za-z0-9._-]+", "-", file.rpartition("/")[2].rpartition(".")[0]) or "font"
            name = f"{stem}.{'otf' if small.media_type == 'font/otf' else 'ttf'}"
            found.setdefault(name, Face(name, _safe(family), _safe(str(weight)), _safe(style), small))
    return tuple(found.values())


def _needed(fonts: tuple[Font, ...], characters: frozenset[str]) -> tuple[Font, ...]:
    missing = set(map(ord, characters))
    families: dict[str, bool] = {}
    for _, family, _, _, data in fonts:
        if family not in families:
            has = missing & coverage(data)
            families[family] = bool(has)
            missing -= has
    return tuple(font for font in fonts if families[font[1]])


def _safe(text: str) -> str:
    return re.sub(r"[^\w .-]+", "", text).strip()


def faces(found: tuple[Face, ...]) -> str:
    """The rules for the fonts: families for code by their name, the others for the text, in the order given."""
    rules = [
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight or "400"}; '
        f'font-style: {face.style or "normal"}; src: url("../fonts/{face.name}") }}'
        for face in found
    ]
    families = tuple(dict.fromkeys(face.family for face in found))
    mono = tuple(family for family in families if "mono" in family.lower() or "code" in family.lower())
    text = tuple(family for family in families if family not in mono)
    rules += [f"body {{ font-family: {_list(text)}, serif }}"] if text else []
    rules += [f"code, pre {{ font-family: {_list(mono)}, monospace }}"] if mono else []
    return "\n".join(rules) + "\n" if rules else "/* The reading system's own fonts. */\n"


def _list(families: tuple[str, ...]) -> str:
    return ", ".join(f'"{family}"' for family in families)
