"""TeX formulas become MathML, all in one run of pandoc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle

from ..engine.texmath import texmath

_SIGN = re.compile(r"<mi>([−+±∓])</mi>")
_NORM, _FENCE = re.compile(r'<mo stretchy="false" form="postfix">∥</mo>'), re.compile(r'(?<=fix">)∥')
# For texmath letters in \mathbf are italic, as in \boldsymbol; those of this command are upright, and are brought back.
_BOLD, _UPRIGHT = re.compile(r"\\mathbf(?![A-Za-z])"), r"\mathbfsfup"
_WITHOUT_SERIFS = {
    **{0x1D5D4 + at: 0x1D400 + at for at in range(52)},  # letters
    **{0x1D756 + at: 0x1D6A8 + at for at in range(58)},  # Greek letters
    **{0x1D7EC + at: 0x1D7CE + at for at in range(10)},  # digits
}
_COMMA = re.compile(r"(?<=\d)\s*(\{,\}|,)\s*(?=\d)")
_MARK = re.compile(r"(?<=\d)</mn><mo[^>]*>,</mo>((?:<m(?:sup|sub|subsup|over|under)>)?)<mn>(?=\d)")
_JOINED = re.compile(r"<mn>([\d.,\0]+)\0(<m\w+>)")  # a number that the opening of an element stands in


def mathml(formulas: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """The MathML (3.0, presentation) of (TeX, display) pairs in their order; "" for what texmath does not understand."""
    made = texmath([(_upright(tex), display) for tex, display in formulas]) or ("",) * len(formulas)
    return tuple(_bare(one, tex) for one, (tex, _) in zip(made, formulas, strict=True))


def _upright(tex: str) -> str:
    return tex if _UPRIGHT in tex else _BOLD.sub(lambda _: _UPRIGHT, tex)


def _bare(mathml: str, tex: str) -> str:
    """The math element without its TeX annotation, which readers would print, with signs, bars and whole numbers."""
    without = re.sub(r"<annotation\b.*?</annotation>", "", mathml, flags=re.S)
    without = re.sub(r"</?semantics>", "", without)
    if _UPRIGHT not in tex:
        without = without.replace('"bold-sans-serif"', '"bold"').translate(_WITHOUT_SERIFS)
    return _with_whole_numbers(_with_bars(_with_signs(without)), tex)


def _with_signs(mathml: str) -> str:
    """A minus that is no operation, but the sign of what follows, is an identifier for texmath: not close to it, not said."""
    return _SIGN.sub(r'<mo form="prefix">\1</mo>', mathml)


def _with_bars(mathml: str) -> str:
    r"""The bars of norms are fences by turns, which texmath takes for relations; that of a condition (\mid) is a relation."""
    forms = cycle(("prefix", "postfix"))
    fenced = _NORM.sub(lambda _: f'<mo stretchy="false" form="{next(forms)}">‖</mo>', mathml)
    return _FENCE.sub("‖", fenced).replace("<mi>∣</mi>", "<mo>∣</mo>")


def _with_whole_numbers(mathml: str, tex: str) -> str:
    """A comma in braces between digits belongs to the number (28{,}500); texmath makes it a mark between two numbers."""
    braced = [found[1] == "{,}" for found in _COMMA.finditer(tex)]
    if not any(braced) or len(braced) != len(_MARK.findall(mathml)):
        return mathml
    whole = iter(braced)
    joined = _MARK.sub(lambda found: f"\0{found[1]}" if next(whole) else found[0], mathml)
    return _JOINED.sub(r"\2<mn>\1,", joined).replace("\0", ",")
