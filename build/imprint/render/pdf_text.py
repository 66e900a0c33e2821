"""Words measured once: Pango's contexts and fonts of a style, and lines that were broken before, are remembered.

A text is broken again and again: for the widths of a table's columns, where a page ends, in every layout of the whole.
"""

from __future__ import annotations

from copy import copy
from operator import itemgetter
from typing import Any

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

# The properties on which the form of letters depends, and those on which it depends where lines end (WeasyPrint 70).
_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip
_FACE = (
    *_FEATURES, "font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings",
    "font_language_override", "lang", "direction",
)  # fmt: skip
_BREAKS = (
    *_FACE, "line_height", "letter_spacing", "word_spacing", "white_space", "hyphens", "hyphenate_limit_chars",
    "hyphenate_limit_zone", "hyphenate_character", "overflow_wrap", "word_break", "tab_size",
)  # fmt: skip
_face, _breaking, _features = itemgetter(*_FACE), itemgetter(*_BREAKS), itemgetter(*_FEATURES)
_METRICS = ("ascent", "underline_position", "strikethrough_position", "underline_thickness", "strikethrough_thickness")
_LONGEST = 4096  # letters of a text that is remembered
_MOST = 1 << 20  # letters that are remembered, once more as many of those before

_split = line_break.split_first_line  # WeasyPrint 70
_strut = line_break.strut
_space = inline.add_word_spacing


def _plain(style: Any) -> bool:
    """Whether nothing is drawn along a text."""
    return bool(style["text_decoration_line"] == "none")


class _Known:
    """Lines that were broken; the oldest are forgotten."""

    def __init__(self) -> None:
        self._young: dict[Any, Any] = {}
        self._old: dict[Any, Any] = {}
        self._letters = 0

    def get(self, key: Any) -> Any:
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: Any, value: Any) -> None:
        self._young[key] = value
        self._letters += len(key[0]) + 100
        if self._letters > _MOST:
            self._old, self._young, self._letters = self._young, {}, 0


_known = _Known()


def broken(
    text: str, style: Any, context: Any, max_width: Any, spacing: float, is_line_start: bool = True, minimum: bool = False
) -> Any:
    """The first line of a text; arguments and result are those of the setter's split_first_line."""
    if len(text) > _LONGEST:
        return _split(text, style, context, max_width, spacing, is_line_start, minimum)
    key = text, max_width, spacing, is_line_start, minimum, id(style.font_config), _plain(style), _breaking(style)
    found = _known.get(key)
    if found is None:
        found = _split(text, style, context, max_width, spacing, is_line_start, minimum)
        _known.put(key, found)
    return copy(found[0]), *found[1:]


def _set_up(layout: Any, style: Any) -> None:
    """A layout of Pango for texts of a style."""
    layout.style = style
    layout.first_line_direction = 0
    if not isinstance(style, Style):  # that of words in a vector picture
        _Face(style).give(layout)
        return
    faces = style.font_config.__dict__.setdefault("imprint_faces", {})
    key = _face(style), _plain(style)
    if key not in faces:
        faces[key] = _Face(style)
    faces[key].give(layout)


class _Face:
    """A context of Pango, and what is set in it, for all texts of one kind."""

    def __init__(self, style: Any) -> None:
        self._context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(self._context, False)
        pango.pango_context_set_base_dir(self._context, PANGO_DIRECTION[style["direction"]])
        language = style["lang"]
        if style["font_language_override"] != "normal":
            language = LST_TO_ISO.get(style["font_language_override"].lower(), style["font_language_override"])
        if language:
            pointer, _kept = unicode_to_char_p(language)
            self._language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(self._context, self._language)
        else:
            self._language = pango.pango_language_get_default()
        self._description = get_font_description(style)
        features = font_features(*_features(style))
        self._features = ",".join(f"{key} {value}" for key, value in features.items()).encode()
        self._decoration = dict.fromkeys(_METRICS) if _plain(style) else self._decorated()

    def _decorated(self) -> dict[str, Any]:
        metrics = ffi.gc(
            pango.pango_context_get_metrics(self._context, self._description, self._language),
            pango.pango_font_metrics_unref,
        )
        return {name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics) for name in _METRICS}

    def give(self, layout: Any) -> None:
        """Make a new layout of Pango."""
        layout.language = self._language
        layout.layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, self._description)
        layout.__dict__.update(self._decoration)
        if self._features:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(self._features))
            pango.pango_layout_set_attributes(layout.layout, attributes)


def _strutted(style: Any) -> Any:
    """The height of a line and where its letters stand in it, found once for a kind of text."""
    known = style.font_config.__dict__.setdefault("imprint_struts", {})
    key = _breaking(style)
    if key not in known:
        known[key] = _strut(style)
    return known[key]


def _spaced(context: Any, box: Any, spacing: float, advance: float) -> Any:
    """Words parted further by a justified line (CSS Text 3, 6.4): Pango learns of it where the line is drawn."""
    if not isinstance(box, boxes.TextBox):
        return _space(context, box, spacing, advance)
    box.justification_spacing = spacing
    box.position_x += advance
    if spaces := box.text.count(" ") + box.text.count("\u00a0"):
        layout = copy(box.pango_layout)
        layout.justification_spacing, layout.max_width, layout.first_line_direction = spacing, None, 0
        layout.text = box.text
        box.pango_layout = layout
        box.width += spacing * spaces
        advance += spacing * spaces
    return advance


def quicken() -> None:
    """Put these in the place of the setter's own."""
    inline.strut = line_break.strut = _strutted
    inline.add_word_spacing = _spaced
    Layout.setup = _set_up
    inline.split_first_line = preferred.split_first_line = broken
