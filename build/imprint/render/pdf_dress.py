"""What an HTML element adds to its structure element: standard type, language, identity, words of a link."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

# Structure types of ISO 32000-1:2008, 14.8.4, by role, class or HTML name, where the setter knows only NonStruct or less.
_BY_ROLE = {"doc-endnote": "Note", "doc-footnote": "Note", "doc-epigraph": "BlockQuote"}
_BY_CLASS = {"note-label": "Lbl", "formula": "Formula", "verse": "Div", "equation": "Div"}
_BY_NAME = {
    "figure": "Div", "header": "Sect", "nav": "TOC", "code": "Code", "pre": "Div", "em": "Span", "i": "Span", "strong": "Span",
    "b": "Span", "sup": "Span", "sub": "Span", "cite": "Span", "s": "Span", "mark": "Span", "q": "Quote",
}  # fmt: skip
# What the setter made of the box decides whether it may be renamed: anonymous boxes, table parts and list parts may not.
_RENAMED = frozenset(("/NonStruct", "/Div", "/Span", "/Figure"))

SOURCE = "ImprintSource"  # which HTML element a structure element is of; taken out again by pdf_tags


def dress(
    element: MutableMapping[str, object],
    tag: str,
    attributes: Mapping[str, str],
    source: int,
    annotation: MutableMapping[str, object] | None,
) -> None:
    """Complete a structure element, a dictionary in PDF's own notation."""
    if SOURCE in element:
        return
    element[SOURCE] = source
    wanted = _type(tag.rpartition("}")[2], attributes)
    if wanted and element["S"] in _RENAMED:
        element["S"] = f"/{wanted}"
    if language := attributes.get("lang", ""):
        element["Lang"] = text_string(language)
    if annotation is not None and (title := attributes.get("title", "")):
        annotation["Contents"] = text_string(title)


def _type(tag: str, attributes: Mapping[str, str]) -> str:
    if role := _BY_ROLE.get(attributes.get("role", "")):
        return role
    for name in attributes.get("class", "").split():
        if name in _BY_CLASS:
            return _BY_CLASS[name]
    return _BY_NAME.get(tag, "")


class text_string(bytes):  # noqa: N801  (a notation, used as a function)
    """A PDF text string in UTF-16BE (ISO 32000-1, 7.9.2.2), as the setter's writer takes it."""

    def __new__(cls, words: str) -> text_string:
        coded = b"\xfe\xff" + words.encode("utf-16-be", "replace")
        return super().__new__(cls, b"<" + coded.hex().encode("ascii") + b">")
