"""Figures of HTML in Markdown, which pandoc takes apart into raw tags with Markdown between them."""

from __future__ import annotations

import html
import re
from typing import Any

Json = dict[str, Any]

_TAG = re.compile(r"\s*<(/?)(figure|figcaption)\b([^>]*)>\s*", re.I)
_ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""", re.I)


def figures_joined(items: list[Json]) -> list[Json]:
    """Blocks in which what stands between <figure> and </figure> is one Figure, <figcaption> its caption."""
    out: list[Json] = []
    index = 0
    while index < len(items):
        end = _end(items, index) if _tag(items[index]) == "figure" else 0
        out.append(_figure(items[index : end + 1]) if end else items[index])
        index = end + 1 if end else index + 1
    return out


def _end(items: list[Json], start: int) -> int:
    """Where the figure ends, 0 where it does not."""
    return next((index for index in range(start + 1, len(items)) if _tag(items[index]) == "/figure"), 0)


def _figure(items: list[Json]) -> Json:
    content: list[Json] = []
    caption: list[Json] = []
    inside = content
    for item in items[1:-1]:
        tag = _tag(item)
        if tag in ("figcaption", "/figcaption"):
            inside = caption if tag == "figcaption" else content
        else:
            inside.append(item)
    found = _ID.search(items[0]["c"][1])
    return {"t": "Figure", "c": [[html.unescape(found[1]) if found else "", [], []], [None, caption], content]}


def _tag(item: Json) -> str:
    """The tag of a raw block that is nothing else: "figure", "/figcaption"; "" for other blocks."""
    if item["t"] != "RawBlock" or item["c"][0] != "html":
        return ""
    found = _TAG.fullmatch(item["c"][1])
    return (found[1] + found[2]).lower() if found else ""
