"""The values of CSS properties that most elements have, found at once: their parent's, or the initial ones."""

from __future__ import annotations

from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_computed = ComputedStyle.__missing__  # WeasyPrint 70
# What has rules of its own, beyond inheritance and initial values.
_SPECIAL = frozenset(("float", "display", "position", "page"))
# What may be said of a side by where it is, or by the way that text runs (CSS Logical Properties 1).
_LOGICAL = frozenset(
    function(block="ttb", inline=inline) for function in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
)


def _simple(name: str) -> bool:
    return name not in _SPECIAL and not name.startswith("text_decoration_")


_FROM_PARENT = frozenset(name for name in INHERITED if _simple(name))
_INITIAL = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if _simple(name) and name not in INHERITED and name not in INITIAL_NOT_COMPUTED
    and value not in ("inherit", "initial") and not check_math(value)
}  # fmt: skip
_BORDERS = {f"border_{side}_width": f"border_{side}_style" for side in ("top", "right", "bottom", "left")}


def _missing(style: Any, key: str) -> Any:
    """A value that is not known yet (CSS Cascade 4, 7): declared ones are computed by the setter."""
    cascaded = style.cascaded
    if key not in cascaded and (key not in PHYSICAL_FUNCTIONS or _LOGICAL.isdisjoint(cascaded)):
        if key in _INITIAL:
            value = style[key] = _INITIAL[key]
            return value
        if key in _FROM_PARENT and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
        if key in _BORDERS and _BORDERS[key] not in cascaded:
            style[key] = 0
            return 0
    return _computed(style, key)


def quicken() -> None:
    """Put this in the place of the setter's own."""
    ComputedStyle.__missing__ = _missing

