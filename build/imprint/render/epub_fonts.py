"""The fonts of an EPUB and the rules that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

from .fonts import MATH
from .fonts_subset import Cut, coverage, cut

_MATH = re.compile(r"<math\b.*?</math>", re.S)
_TAG = re.compile(r"<[^>]*>")
# Unicode's italic mathematical letters, whose plain ones their compatibility says; the dotless, and h, stand elsewhere.
_SLANTED = {normalize("NFKC", chr(code)): chr(code) for code in (*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C))} | {"h": "ℎ"}
Font = tuple[str, str, int | str, str, bytes]  # file name, family, weight, style, bytes


@dataclass(frozen=True, slots=True)
class Face:
    """A font as it goes into the package."""

    name: str
    family: str
    weight: str
    style: str
    cut: Cut


def embedded(fonts: tuple[Font, ...], documents: Iterable[str]) -> tuple[Face, ...]:
    """The fonts of families that have a character which no family before them has, cut to the characters used in documents.

    The font of formulas is there where there are formulas, cut to theirs.
    """
    texts = tuple(documents)
    formulas = _of_formulas(texts)
    plain = tuple(font for font in fonts if font[1] != MATH)
    mathematical = tuple(font for font in fonts if font[1] == MATH and formulas)
    characters = frozenset(char for text in texts for char in (_MATH.sub("", text) if mathematical else text))
    found: dict[str, Face] = {}
    for file, family, weight, style, data in (*_needed(plain, characters), *mathematical):
        small = cut(data, formulas if family == MATH else characters)
        if small:
            stem = re.sub(r"[^A-Za-z0-9._-]+", "-", file.rpartition("/")[2].rpartition(".")[0]) or "font"
            name = f"{stem}.{'otf' if small.media_type == 'font/otf' else 'ttf'}"
            found.setdefault(name, Face(name, _safe(family), _safe(str(weight)), _safe(style), small))
    return tuple(found.values())


def _of_formulas(texts: Iterable[str]) -> frozenset[str]:
    """The characters of formulas, and what they are shown as: slanted letters for single ones, a minus for a hyphen, radicals."""
    formulas = [formula for text in texts for formula in _MATH.findall(text)]
    said = {char for formula in formulas for char in unescape(_TAG.sub("", formula))}
    drawn = {slanted for char in said if (slanted := _SLANTED.get(char))} | set("√−")
    return frozenset(said | drawn) if formulas else frozenset()


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
    text = tuple(family for family in families if family not in (*mono, MATH))
    rules += [f"body {{ font-family: {_list(text)}, serif }}"] if text else []
    rules += [f"code, pre {{ font-family: {_list(mono)}, monospace }}"] if mono else []
    rules += [f'math {{ font-family: "{MATH}", math }}'] if MATH in families else []
    return "\n".join(rules) + "\n" if rules else "/* The reading system's own fonts. */\n"


def _list(families: tuple[str, ...]) -> str:
    return ", ".join(f'"{family}"' for family in families)
