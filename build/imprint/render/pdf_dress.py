"""What an HTML element adds to its structure element: standard type, language, identity, words of a link."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

import pydyf

# Structure types of ISO 32000-1:2008, 14.8.4, by role, class or HTML name, where the setter knows only NonStruct or less.
_BY_ROLE = {
    "doc-endnote": "Note", "doc-footnote": "Note", "doc-epigraph": "BlockQuote", "doc-toc": "TOC", "listitem": "TOCI",
}  # fmt: skip
_BY_CLASS = {"note-label": "Lbl", "formula": "Formula"}
_BY_NAME = {
    "figure": "Div", "header": "Sect", "code": "Code", "pre": "Div", "em": "Span", "i": "Span", "strong": "Span", "b": "Span",
    "sup": "Span", "sub": "Span", "cite": "Span", "s": "Span", "mark": "Span", "ins": "Span", "del": "Span", "q": "Quote",
}  # fmt: skip
# What came and went between two versions: a title for those who listen, and how it is drawn (14.8.5.4.4).
_CHANGES = {"ins": ("inserted", "Underline"), "del": ("deleted", "LineThrough")}
_CHANGED = {"insertion": "inserted", "deletion": "deleted"}
# Only what the setter left without a meaning is renamed: table parts and list parts may be anonymous boxes.
_RENAMED = frozenset(("/NonStruct", "/Div", "/Span", "/Figure"))

SOURCE = "ImprintSource"  # which HTML element a structure element is of; taken out again by pdf_tags
ORNAMENT = "ImprintOrnament"  # a picture that says nothing
PLACE = "ImprintPlace"  # the place of a footnote's call, where the note belongs


def dress(
    element: MutableMapping[str, object],
    box: str,
    attributes: Mapping[str, str],
    source: int,
    annotation: MutableMapping[str, object] | None,
) -> None:
    """Complete a structure element, a dictionary in PDF's own notation; box is the box's name ("span", "li::marker")."""
    if SOURCE in element or PLACE in element:
        return
    tag, _, pseudo = box.rpartition("}")[2].partition("::")
    if pseudo:
        element.update({PLACE: source} if pseudo == "footnote-call" else {})
        return
    element[SOURCE] = source
    if attributes.get("role") == "presentation":
        element[ORNAMENT] = True
    wanted = _type(tag, attributes)
    if wanted and element["S"] in _RENAMED:
        element["S"] = f"/{wanted}"
    if change := _CHANGED.get(attributes.get("role", "")):
        element["T"] = text_string(change)
    if tag in _CHANGES:
        change, line = _CHANGES[tag]
        element.update(T=text_string(change), A=pydyf.Dictionary({"O": "/Layout", "TextDecorationType": f"/{line}"}))
    if language := attributes.get("lang", ""):
        element["Lang"] = text_string(language)
    if annotation is not None and (title := attributes.get("title", "")):
        annotation["Contents"] = text_string(title)


def _type(tag: str, attributes: Mapping[str, str]) -> str:
    if role := _BY_ROLE.get(attributes.get("role", "")):
        return role
    classes = (_BY_CLASS[name] for name in attributes.get("class", "").split() if name in _BY_CLASS)
    return next(classes, _BY_NAME.get(tag, ""))


def text_string(words: str) -> bytes:
    """A PDF text string in UTF-16BE (ISO 32000-1, 7.9.2.2), in hexadecimal notation."""
    return b"<feff" + words.encode("utf-16-be", "replace").hex().encode("ascii") + b">"
