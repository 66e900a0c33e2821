"""Metadata that pandoc found in Word, LaTeX, HTML and JATS files, put as front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from .parsing import meta_json, written

# What a document says of itself that front matter knows too.
KEPT = (
    "title",
    "subtitle",
    "author",
    "abstract",
    "date",
    "keywords",
    "lang",
    "bibliography",
    "csl",
    "subject",
    "description",
    "doi",
    "number-sections",
    "short-title",
    "dedication",
    "key-points",
)

MARKED = ("title", "subtitle", "abstract")  # those that may have marks
_HOW = re.compile(r"\\imprintcite\s*\{([A-Za-z-]+)\}\s*")
_PLAIN = frozenset(("MetaInlines", "MetaBlocks", "MetaString", "Str", "Space", "SoftBreak", "Para", "Plain"))


def as_front_matter(meta: dict[str, Any]) -> str:
    """A block of YAML (each value in JSON, which YAML includes) of pandoc's metadata."""
    kept = {key: _cited(meta[key]) for key in KEPT if meta.get(key)}
    plain = meta_json({key: _noted(value) if key == "author" else value for key, value in kept.items()})
    plain |= _as_markdown({key: kept[key] for key in MARKED if key in kept and _marked(kept[key])})
    lines = [f"{key}: {json.dumps(plain[key], ensure_ascii=False)}" for key in plain if plain[key]]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _cited(value: Any) -> Any:
    """Citations without what says how they name their works (latex_citing.py): of that Markdown has an author in the sentence."""
    if isinstance(value, dict):
        return {key: _cited(one) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    found: list[Any] = []
    how = ""
    for one in value:
        told = _HOW.fullmatch(one["c"][1]) if isinstance(one, dict) and one.get("t") == "RawInline" else None
        if told:
            how = told[1]
            continue
        new = _cited(one)
        if how == "AuthorInText" and isinstance(new, dict) and new.get("t") == "Cite" and new["c"][0]:
            new["c"][0][0]["citationMode"] = {"t": "AuthorInText"}
        how = ""
        found.append(new)
    return found


def _noted(value: Any) -> Any:
    """An author's note (LaTeX's \\thanks) as front matter writes it: Jane Doe^[University of Nowhere]."""
    if isinstance(value, list):
        return [_noted(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("t") == "Note":
        words = meta_json({"note": {"t": "MetaBlocks", "c": value["c"]}})["note"].strip()
        return {"t": "Str", "c": f"^[{words}]"}
    return {key: _noted(one) for key, one in value.items()}


def _marked(value: Any) -> bool:
    """Whether a value has more than words."""
    return any(node not in _PLAIN for node in _kinds(value))


def _kinds(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("t"), str):
            yield value["t"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _kinds(one)


def _as_markdown(values: dict[str, Any]) -> dict[str, str]:
    """Titles and abstracts with their emphasis, citations and notes, as Markdown."""
    blocks = {key: _blocks(value if key == "abstract" else _within(value)) for key, value in values.items()}
    return dict(zip(blocks, written(list(blocks.values())), strict=True)) if blocks else {}


def _within(value: Any) -> Any:
    """A title whose notes stand in it, since its Markdown is one line."""
    if isinstance(value, list):
        return [new for one in value for new in (_spelled(one) if _is_note(one) else [_within(one)])]
    return {key: _within(one) for key, one in value.items()} if isinstance(value, dict) else value


def _is_note(value: Any) -> bool:
    return isinstance(value, dict) and value.get("t") == "Note"


def _spelled(note: Any) -> list[Any]:
    words = [inline for block in note["c"] if block["t"] in ("Para", "Plain") for inline in block["c"]]
    opening, closing = ({"t": "RawInline", "c": ["markdown", mark]} for mark in ("^[", "]"))
    return [opening, *words, closing]


def _blocks(value: Any) -> list[Any]:
    if value["t"] == "MetaList":
        return [block for one in value["c"] for block in _blocks(one)]
    return list(value["c"]) if value["t"] == "MetaBlocks" else [{"t": "Para", "c": value["c"]}]
