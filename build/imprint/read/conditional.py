"""Quarto's conditional content: what a printed edition shows is the text; what others alone show is named."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_PRINTED = frozenset(("pdf", "latex", "typst", "context", "docx", "odt"))


def not_printed(item: Json) -> str:
    """The formats for which alone a Div or Span of pandoc's tree is, and its first words; "" where print shows it."""
    (_, classes, pairs), content = item["c"][0], item["c"][1]
    if not {"content-visible", "content-hidden"} & set(classes):
        return ""
    said = dict(pairs)
    only, unless = said.get("when-format"), said.get("unless-format")
    if only is None and unless is None:
        return "" if "content-visible" in classes else f"nothing: {_words(content)}"
    met = only.split(":")[0] in _PRINTED if only else str(unless).split(":")[0] not in _PRINTED
    shown = met if "content-visible" in classes else not met
    return "" if shown else f"{only or 'other formats'}: {_words(content)}"


def _words(value: Any) -> str:
    """The first words of pandoc's blocks or inlines."""
    found: list[str] = []
    pending = [value]
    while pending and len(found) < 8:
        one = pending.pop(0)
        if isinstance(one, dict) and one.get("t") == "Str":
            found.append(one["c"])
        elif isinstance(one, dict | list):
            pending[0:0] = list(one.values()) if isinstance(one, dict) else one
    return " ".join(found)
