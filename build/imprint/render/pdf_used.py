"""The used sizes of boxes, found once for a style: only percentages depend on where a box stands."""

from __future__ import annotations

import sys
from typing import Any

from weasyprint.layout import percent

_resolve = percent.resolve_percentages  # WeasyPrint 70
_SIDES = ("top", "right", "bottom", "left")
_SIZES = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_SET = (*_SIZES, *(f"border_{side}_width" for side in _SIDES))
_KNOWN = "imprint_used"  # on a style: the values, {} where they have to be resolved each time


def _resolved(box: Any, containing_block: Any) -> None:
    """Set used values as attributes of a box (CSS 2.2, 6.1.3); arguments are those of the setter."""
    style = box.style
    known = style.__dict__.get(_KNOWN)
    if known:
        box.__dict__.update(known)
        return
    _resolve(box, containing_block)
    if known is None:
        style.__dict__[_KNOWN] = {name: box.__dict__[name] for name in _SET} if _fixed(style) else {}


def _fixed(style: Any) -> bool:
    """Whether nothing is a share of another box, computed, or settled among the cells of a table."""
    sizes = (style[name] for name in _SIZES)
    return style["border_collapse"] != "collapse" and all(one == "auto" or getattr(one, "unit", "") == "px" for one in sizes)


def quicken() -> None:
    """Put this in the place of the setter's own, which its modules hold by name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.layout") and getattr(module, "resolve_percentages", None) is _resolve:
            module.resolve_percentages = _resolved  # type: ignore[attr-defined]
