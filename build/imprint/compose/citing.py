"""One run of the citation processor over all citations of an article, in the order and positions that we counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import pandoc, tree
from ..engine.spoken import to_json
from ..model.style import CitationStyle, Kind
from ..model.text import Citation, Inlines, Mode, NoteText, Para, Text
from ..model.work import Work
from . import csl
from .rich import rich

Json = dict[str, Any]

# A work that nobody cites. Cited between two citations, it keeps the processor from saying Ibid. where we don't.
BETWEEN = "imprint:between"
FAR = 1_000_000  # note numbers beyond any other


@dataclass(frozen=True, slots=True)
class Asked:
    """A citation group to be set in the note of a number (0: in the text); ibid says that Ibid. may come out."""

    citations: tuple[Citation, ...]
    note: int
    ibid: bool
    apart: bool = False  # set only for its words in another medium, after everything else


@dataclass(frozen=True, slots=True)
class Answer:
    """A group as set: words for the sentence (an author's name, an author–date citation) and words for its note."""

    text: Inlines
    note: Inlines


@dataclass(frozen=True, slots=True)
class SetReference:
    """An item of the reference list."""

    work: str
    label: Inlines
    content: Inlines


@dataclass(frozen=True, slots=True)
class Cited:
    """Everything the processor gave, or the reason why it gave nothing."""

    answers: tuple[Answer, ...]
    references: tuple[SetReference, ...]
    failure: str = ""


def cite(
    asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Cited:
    """Set citation groups and the reference list in a CSL style and a language (BCP 47)."""
    if not asked and not nocite:
        return Cited((), ())
    document = _document(asked, works, nocite, style, language)
    ran = pandoc.run(("-f", "json", "-t", "json", "--citeproc"), json.dumps(document, ensure_ascii=False).encode())
    if ran.failure:
        return Cited((), (), ran.failure)
    blocks = json.loads(ran.output)["blocks"]
    answers = tuple(_answer(block["c"]) for block in blocks if block["t"] == "Plain")
    return Cited(answers, tuple(_references(blocks)))


def _document(
    asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Json:
    references = [csl.item(work) for work in works]
    references.append({"id": BETWEEN, "type": "book", "title": "Ω", "author": [{"family": "Ωmega", "given": "Ω"}]})
    meta = {
        "references": _meta(references),
        "lang": _meta(language),
        "csl": _meta("data:application/xml;base64," + _base64(style.xml)),
        "link-citations": {"t": "MetaBool", "c": True},
        "link-bibliography": {"t": "MetaBool", "c": True},
        "nocite": {"t": "MetaInlines", "c": [_cite_json([Citation(key) for key in nocite], 0)] if nocite else []},
    }
    ordered = sorted(enumerate(asked), key=lambda pair: (pair[1].apart, pair[0]))
    notes = style.kind is Kind.NOTE
    blocks = [block for index, (_, one) in enumerate(ordered) for block in _asked_blocks(one, notes, FAR + index)]
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def _asked_blocks(asked: Asked, notes: bool, far: int) -> list[Json]:
    """A group is a Plain; the separator before it, where Ibid. must not come out, is a Para that is thrown away.

    The separator stands in a note of its own: a note with two citations would never be followed by Ibid.
    """
    group = {"t": "Plain", "c": [_cite_json(asked.citations, asked.note)]}
    between = {"t": "Para", "c": [_cite_json([Citation(BETWEEN)], far)]}
    return [group] if asked.ibid or not notes else [between, group]


def _cite_json(citations: Sequence[Citation], note: int) -> Json:
    return {"t": "Cite", "c": [[_citation_json(one, note) for one in citations], [{"t": "Str", "c": "?"}]]}


_MODES = {
    Mode.NORMAL: "NormalCitation",
    Mode.BARE: "NormalCitation",
    Mode.IN_TEXT: "AuthorInText",
    Mode.SUPPRESSED: "SuppressAuthor",
    Mode.YEAR: "SuppressAuthor",
}


def _citation_json(citation: Citation, note: int) -> Json:
    return {
        "citationId": citation.key,
        "citationPrefix": to_json(citation.prefix),
        "citationSuffix": to_json(citation.suffix),
        "citationMode": {"t": _MODES[citation.mode]},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def _meta(value: Any) -> Json:
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _meta(one) for key, one in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(one) for one in value]}
    if isinstance(value, str) and "<" in value:
        return {"t": "MetaInlines", "c": to_json(rich(value))}
    return {"t": "MetaString", "c": str(value)}


def _base64(text: str) -> str:
    import base64

    return base64.b64encode(text.encode()).decode()


# ---------------------------------------------------------------- reading the answers


def _answer(items: list[Json]) -> Answer:
    """A Cite whose words are in the sentence, or in a note, or (author in text) in both."""
    content = tree.inlines(items[0]["c"][1]) if items and items[0]["t"] == "Cite" else tree.inlines(items)
    text = tuple(node for node in content if not isinstance(node, NoteText))
    notes = [block for node in content if isinstance(node, NoteText) for block in node.blocks]
    note: Inlines = tuple(inline for block in notes if isinstance(block, Para) for inline in block.content)
    return Answer(_stripped(text), note)


def _stripped(content: Inlines) -> Inlines:
    if content and isinstance(content[-1], Text):
        content = (*content[:-1], Text(content[-1].text.rstrip(" ")))
    return tuple(node for node in content if node != Text(""))


def _references(blocks: list[Json]) -> list[SetReference]:
    lists = [block["c"][1] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
    return [
        _reference(entry) for entries in lists for entry in entries if entry["t"] == "Div" and _key(entry) != BETWEEN
    ]


def _key(entry: Json) -> str:
    return str(entry["c"][0][0]).removeprefix("ref-")


def _reference(entry: Json) -> SetReference:
    content = [inline for block in entry["c"][1] if block["t"] in ("Para", "Plain") for inline in block["c"]]
    label = [node for node in content if node["t"] == "Span" and "csl-left-margin" in node["c"][0][1]]
    rest = [node["c"][1] if _is_right(node) else [node] for node in content if node not in label]
    return SetReference(
        _key(entry),
        tree.inlines([inline for node in label for inline in node["c"][1]]),
        tree.inlines([inline for nodes in rest for inline in nodes]),
    )


def _is_right(node: Json) -> bool:
    return node["t"] == "Span" and bool({"csl-right-inline", "csl-indent", "csl-block"} & set(node["c"][0][1]))
