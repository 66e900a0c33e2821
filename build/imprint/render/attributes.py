"""Attributes written: identifier, classes, language and direction, and nothing that an author could abuse."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup, escape

from ..model.script import direction
from ..model.text import Attr
from .address import anchor, class_names, clean, language_tag
from .medium import Medium
from .places import KEY

# Parts that the renderer alone makes: an author's box of such a name would be set as one, at a page's foot or out of sight.
_PARTS = frozenset((
    "abstract", "affiliations", "article", "author", "authors", "back", "bio", "bios", "byline", "colophon", "contact",
    "contents", "downloads", "elsewhere", "equation", "facts", "footnote", "front", "front-title", "full-form", "hands", "head",
    "journal", "key-points", "keywords", "kicker", "label", "masthead", "motto", "name", "note", "notes", "page", "pages",
    "part", "particulars", "people", "person", "portrait", "query", "related", "remark", "rights", "sheet", "short-form",
    "similar", "skip", "statements", "subtitle", "text", "title", "title-page", "titlepage", "toc", "translations",
    "two-forms", "unseen", "watermark",
))  # fmt: skip
_KINDS_OF_PARTS = ("cover-", "ems-", "issue-", "line-number", "masthead-", "note-", "set-", "site-")


def attributes(attr: Attr, medium: Medium, *classes: str, **more: str) -> Markup:
    """The attributes of an element, each with a space before it; empty ones are left out.

    A trailing underscore in a name is dropped and others become hyphens: aria_label → aria-label.
    """
    theirs = (name for name in attr.classes if name not in _PARTS and not name.startswith(_KINDS_OF_PARTS))
    names = " ".join(class_names((*classes, *theirs)))
    place = attr.get(KEY) if medium.name == "pdf" else ""
    pairs = {"id": anchor(attr.id), "class": names, **_tongue(attr, medium), "data-place": place}
    pairs.update((name.rstrip("_").replace("_", "-"), clean(value)) for name, value in more.items())
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in pairs.items() if value)


def _tongue(attr: Attr, medium: Medium) -> dict[str, str]:
    tag = language_tag(attr.get("lang"))
    way = attr.get("dir") if attr.get("dir") in ("ltr", "rtl", "auto") else ""
    if tag and not way and direction(tag) != direction(medium.language):
        way = direction(tag)
    pairs = {"lang": tag, "dir": way}
    return {**pairs, "xml:lang": tag} if medium.name == "epub" else pairs


def inside(attr: Attr, medium: Medium) -> Medium:
    """The medium within an element that may be in another language."""
    tag = language_tag(attr.get("lang"))
    return replace(medium, language=tag, quote=-1) if tag and tag != medium.language else medium


def element(name: str, attrs: Markup, content: str) -> Markup:
    """An element with its content, which is escaped unless it is markup."""
    return Markup("<{}{}>{}</{}>").format(Markup(name), attrs, escape(content), Markup(name))
