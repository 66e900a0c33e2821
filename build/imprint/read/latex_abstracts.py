"""Abstracts of a LaTeX text in several languages: the first, then each other as a block in its language."""

from __future__ import annotations

import re
from typing import Any

from .languages import language_tag

Json = dict[str, Any]

_MARK = re.compile(
    r"\\begin\{abstract\}|\\(?:selectlanguage|begin\{otherlanguage\*?\})\s*\{(?P<babel>\w+)\}|\\end\{(?P<end>otherlanguage)\*?\}"
    r"|\\begin\{(?P<polyglossia>english|german|french|spanish|italian|portuguese|russian|turkish|polish|dutch|greek|arabic|farsi|hebrew)\}"
)


def joined(abstracts: Json, tex: str) -> Json:
    """One abstract (pandoc's metadata) of several."""
    if abstracts["t"] != "MetaList":
        return abstracts
    languages = _languages(tex)
    blocks: list[Json] = []
    for index, one in enumerate(abstracts["c"]):
        own = list(one["c"]) if one["t"] == "MetaBlocks" else [{"t": "Para", "c": one["c"]}]
        language = languages[index] if index < len(languages) else ""
        blocks += _in_language(own, language) if index else own
    return {"t": "MetaBlocks", "c": blocks}


def _in_language(blocks: list[Json], language: str) -> list[Json]:
    return [{"t": "Div", "c": [["", [], [["lang", language]]], blocks]}] if language else blocks


def _languages(tex: str) -> list[str]:
    """The language in force at each abstract; "" for the text's own."""
    found, now = [], ""
    for mark in _MARK.finditer(re.sub(r"(?<!\\)%[^\n]*", "", tex)):
        name = mark["babel"] or mark["polyglossia"]
        if name:
            now = language_tag(name)
        elif mark["end"]:
            now = ""
        else:
            found.append(now)
    return found
