"""The fields of a WordprocessingML part (ISO/IEC 29500-1, 17.16): their instructions, and how one becomes another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .office_tree import Element, local, value_of


@dataclass(slots=True)
class Field:
    """A field: the elements of its instruction in their order, and the instruction."""

    parts: list[Element] = field(default_factory=list)
    code: str = ""

    def say(self, code: str) -> None:
        """Let it be another field."""
        for one in self.parts:
            one.text = ""
        self.parts[0].text, self.code = code, code


def fields(root: Element) -> Iterator[Field]:
    """The fields of a part, each where it ends; one that never ends is none."""
    opened: list[Field] = []
    for one in root.iter("{*}fldChar", "{*}instrText"):
        kind = value_of(one, "fldCharType")
        if local(one) == "instrText" and opened:
            opened[-1].parts.append(one)
            opened[-1].code += one.text or ""
        elif kind == "begin":
            opened.append(Field())
        elif kind == "end" and opened:
            ended = opened.pop()
            if ended.parts:
                yield ended


def simple(root: Element) -> None:
    """fldSimple of citations as fields of several runs."""
    for one in list(root.iter("{*}fldSimple")):
        code = value_of(one, "instr")
        if code.strip().startswith("CITATION"):
            wrap(one, code)


def wrap(node: Element, code: str) -> None:
    """The content of an element as what a field shows."""
    space = str(node.tag).rpartition("}")[0] + "}"
    made = [node.makeelement(f"{space}r", {}) for _ in range(4)]
    for run, kind in zip((made[0], made[2], made[3]), ("begin", "separate", "end"), strict=True):
        run.append(node.makeelement(f"{space}fldChar", {f"{space}fldCharType": kind}))
    said = node.makeelement(f"{space}instrText", {})
    said.text = code
    made[1].append(said)
    node[0:0] = made[:3]
    node.append(made[3])


def citation(items: Sequence[Mapping[str, Any]]) -> str:
    """The instruction that Zotero writes, which pandoc reads: items with their CSL data."""
    stated = {"citationID": "imprint", "properties": {}, "citationItems": items}
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(stated)} "
