"""Abstracts of a LaTeX text in several languages: the first, then each other under its own name, in its language."""

from __future__ import annotations

import re
from typing import Any

from .abstracts import NAMES
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
        blocks += _named(own, language) if index else own
    return {"t": "MetaBlocks", "c": blocks}


def _named(blocks: list[Json], language: str) -> list[Json]:
    name = NAMES.get(language.split("-")[0], "")
    head = [{"t": "Strong", "c": [{"t": "Str", "c": f"{name}."}]}, {"t": "Space"}] if name else []
    match blocks:
        case [{"t": "Para", "c": content}, *rest]:
            blocks = [{"t": "Para", "c": [*head, *content]}, *rest]
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
