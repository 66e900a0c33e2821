"""The cascade, worked out once for elements that the same rules hold for, and for pseudo-elements where they are asked for.

Drawings within the text take no part in it: the setter draws them as pictures, and formulas are most of a text's elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Any

from weasyprint import css
from weasyprint.css import ComputedStyle, StyleFor

_SVG = "{http://www.w3.org/2000/svg}svg"
_first, _style_for = StyleFor.__init__, StyleFor.__call__  # WeasyPrint 70
Cascaded = dict[str, tuple[Any, Any]]  # property → value and weight


def _cascade(self: Any, html: Any, sheets: Any, hints: bool, font_config: Any, targets: Any) -> None:
    """Find the styles of all elements (CSS Cascade 4, 6); arguments are those of the setter's StyleFor."""
    self._cascaded_styles, self._computed_styles, self._waiting = {}, {}, {}
    self.initial_page_sizes = {"box": None, "area": None}
    self._sheets, self.font_config = sheets, font_config
    own = _attributes(html, hints)
    cascades: dict[Any, dict[str | None, Cascaded]] = {}
    shared: dict[Any, Any] = {}
    for element in _drawn(html.wrapper_element):
        node = element.etree_element
        above = self._computed_styles[element.parent.etree_element, None] if element.parent else None
        matched = [sheet.matcher.match(element) for sheet, *_ in sheets]
        rules = id(own.get(node)), tuple((at, order) for at, found in enumerate(matched) for _, order, *_ in found)
        if rules not in cascades:
            cascades[rules] = _cascaded(own.get(node, {}), matched, sheets)
        key = id(above), rules
        if key not in shared:
            shared[key] = _computed(self, html, above, cascades[rules][None], None, targets)
        self._computed_styles[node, None] = shared[key]
        if node.tag == _SVG:
            _hidden(self, html, node)
        for pseudo, cascaded in cascades[rules].items():
            if pseudo is not None:
                self._waiting[node, pseudo] = html, cascaded, targets


def _drawn(root: Any) -> Iterator[Any]:
    """The elements in their order, without those within drawings."""
    stack = [iter([root])]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        else:
            yield element
            if element.etree_element.tag != _SVG:
                stack.append(element.iter_children())


def _hidden(self: Any, html: Any, drawing: Any) -> None:
    """Within a drawing there are no boxes."""
    above = self._computed_styles[drawing, None]
    style = _computed(self, html, above, {"display": (("none",), (5, inf, (1, 0, 0)))}, None, None)
    self._computed_styles.update(((one, None), style) for one in drawing.iter() if one is not drawing)


def _attributes(html: Any, hints: bool) -> dict[Any, Cascaded]:
    """What elements say of themselves."""
    found: dict[Any, Cascaded] = {}
    for specificity, element, declarations, base_url in css.find_style_attributes(html.etree_element, hints, html.base_url):
        declared = css.preprocess_declarations(base_url, declarations)
        _declare(found.setdefault(element, {}), declared, "author", inf, specificity)
    return found


def _declare(cascaded: Cascaded, declared: Iterable[Any], origin: str, layer: float, specificity: Any) -> None:
    for name, values, important in declared:
        weight = css.declaration_precedence(origin, important), layer, specificity
        if name not in cascaded or cascaded[name][1] <= weight:
            cascaded[name] = values, weight


def _cascaded(own: Cascaded, matched: list[Any], sheets: Any) -> dict[str | None, Cascaded]:
    """The declarations that hold for an element, and for its pseudo-elements."""
    found: dict[str | None, Cascaded] = {None: dict(own)}
    for (sheet, origin, specificity_of_sheet), rules in zip(sheets, matched, strict=True):
        for specificity, _, pseudo, (declared, layer) in rules:
            order = inf if layer is None else sheet.layers.index(layer)
            _declare(found.setdefault(pseudo, {}), declared, origin, order, specificity_of_sheet or specificity)
    return found


def _computed(self: Any, html: Any, above: Any, cascaded: Cascaded, pseudo: str | None, targets: Any) -> Any:
    """A style, of which the anchor alone is computed at once."""
    root = self._computed_styles[html.etree_element, None] if above is not None else css.InitialStyle(self.font_config)
    style = ComputedStyle(above, cascaded, pseudo, root, html.base_url, self.font_config, self.initial_page_sizes)
    if style["anchor"] and targets:
        targets.collect_anchor(style["anchor"])
    return style


def _asked(self: Any, element: Any, pseudo: str | None = None) -> Any:
    """The style of an element or of one of its pseudo-elements; None where it has none."""
    waiting = self._waiting.pop((element, pseudo), None) if pseudo else None
    if waiting:
        html, cascaded, targets = waiting
        style = _computed(self, html, self._computed_styles[element, None], cascaded, pseudo, targets)
        self._computed_styles[element, pseudo] = style
    return _style_for(self, element, pseudo)


def quicken() -> None:
    """Put these in the place of the setter's own."""
    StyleFor.__init__, StyleFor.__call__ = _cascade, _asked
