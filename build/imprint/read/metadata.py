"""Metadata that pandoc found in Word, LaTeX, HTML and JATS files, put as front matter."""

from __future__ import annotations

import json
from typing import Any

from .parsing import meta_json

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
)


def as_front_matter(meta: dict[str, Any]) -> str:
    """A block of YAML (each value in JSON, which YAML includes) of pandoc's metadata."""
    plain = meta_json(meta)
    lines = [f"{key}: {json.dumps(plain[key], ensure_ascii=False)}" for key in KEPT if plain.get(key)]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""
