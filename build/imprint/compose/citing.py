"""One run of the citation processor over all citations of an article, in the order and positions that we counted."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..engine import pandoc, tree
from ..engine.spoken import to_json
from ..model.style import CitationStyle, Kind
from ..model.text import Citation, Inlines, Mode, NoteText, Para, Text
from ..model.work import Work
from . import csl
from .guards import stopped, unguarded
from .quoting import has_marks, quoted
from .rich import rich
from .stops import stops_within_quotes, within_quotes

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
    twice = _twice(asked, style)
    first = _set([replace(one, ibid=False) for one in asked] if twice else asked, works, nocite, style, language)
    if style.kind is Kind.NOTE and style.bibliography and "citation-number" in style.xml:
        alone = _set((), works, _cited(asked, nocite), style, language)
        first = replace(first, references=alone.references, failure=first.failure or alone.failure)
    if first.failure or not twice:
        return _unsorted(first, asked, works, nocite, style, language)
    near = [one for one in asked if not one.apart]
    again = _set(near, works, nocite, style, language)
    pairs = zip(near, first.answers, again.answers, strict=False)
    answers = (late if one.ibid else early for one, early, late in pairs)
    return Cited((*answers, *first.answers[len(near) :]), first.references, again.failure)


_SORT = re.compile(r"(<citation\b[^>]*>\s*)<sort>.*?</sort>", re.S)


def _unsorted(
    cited: Cited, asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Cited:
    """Groups that name their first work in the sentence, "Ong (1982; see Lee 2020)", in the author's order.

    Where a style sorts works, the processor takes the name and the year of that one for two, and sorts them apart.
    """
    named = [one.citations[0].mode is Mode.IN_TEXT and len(one.citations) > 1 for one in asked]
    if cited.failure or style.kind is Kind.NOTE or not any(named) or not _SORT.search(style.xml):
        return cited
    plain = _set(asked, works, nocite, replace(style, xml=_SORT.sub(r"\1", style.xml)), language)
    answers = (late if one else early for one, early, late in zip(named, cited.answers, plain.answers, strict=False))
    return replace(cited, answers=tuple(answers), failure=plain.failure)


def _cited(asked: Sequence[Asked], nocite: Sequence[str]) -> Sequence[str]:
    """All works in order of first citation: a list that counts them must not count the separator."""
    return tuple(dict.fromkeys((*(one.key for group in asked for one in group.citations), *nocite)))


def _twice(asked: Sequence[Asked], style: CitationStyle) -> bool:
    """Whether citations in Ibid.'s place must be set in a run of their own.

    The processor takes "Ibid." of one work and "Ibid." of another for one name of two works, and tells the two apart wherever
    they are cited: with their publishers, say. So what it sets in other places must not see them.
    """
    return style.kind is Kind.NOTE and "disambiguate" in style.xml and any(one.ibid for one in asked)


def _set(
    asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Cited:
    """One run of the processor."""
    document = _document(asked, works, nocite, style, language)
    ran = pandoc.run(pandoc.CITED, json.dumps(document, ensure_ascii=False).encode())
    if ran.failure:
        return Cited((), (), ran.failure)
    blocks = json.loads(unguarded(ran.output))["blocks"]
    inside = stops_within_quotes(style.xml, language)

    def settled(content: Inlines) -> Inlines:
        return stopped(within_quotes(content) if inside else content, language)

    answers = (_answer(block["c"]) for block in blocks if block["t"] == "Plain")
    references = (replace(one, content=settled(one.content)) for one in _references(blocks))
    return Cited(tuple(Answer(settled(one.text), settled(one.note)) for one in answers), tuple(references))


def _document(
    asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Json:
    references = [csl.item(work, (work.type, "status") in style.prints) for work in works]
    references.append({"id": BETWEEN, "type": "book", "title": "Ω", "author": [{"family": "Ωmega", "given": "Ω"}]})
    meta = {
        "references": {"t": "MetaList", "c": [_item(one) for one in references]},
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


def _item(item: Json) -> Json:
    """An item whose words may hold quotations; names and addresses hold none."""
    return {"t": "MetaMap", "c": {key: _words(one) if key in _WORDS else _meta(one) for key, one in item.items()}}


_WORDS = frozenset(
    ("title", "title-short", "container-title", "container-title-short", "collection-title", "event-title", "reviewed-title",
     "original-title", "volume-title", "part-title", "note", "annote", "genre", "abstract")
)  # fmt: skip


def _words(value: str) -> Json:
    if "<" not in value and not has_marks(value):
        return _meta(value)
    return {"t": "MetaInlines", "c": to_json(quoted(rich(value)))}


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
    entries = (entry for entries in lists for entry in entries if entry["t"] == "Div" and _key(entry) != BETWEEN)
    return [_reference(entry) for entry in entries]


def _key(entry: Json) -> str:
    return str(entry["c"][0][0]).removeprefix("ref-")


def _reference(entry: Json) -> SetReference:
    """What stands in the margin is the label, where the item begins with it."""
    content = [inline for block in entry["c"][1] if block["t"] in ("Para", "Plain") for inline in block["c"]]
    label = [node["c"][1] for node in content[:1] if "csl-left-margin" in _classes(node)]
    rest = [part for node in content[len(label) :] for part in _part(node)]
    return SetReference(
        _key(entry), tree.inlines([one for nodes in label for one in nodes]), tree.inlines(_trimmed(rest))
    )


_DISPLAYED = frozenset(("csl-left-margin", "csl-right-inline", "csl-indent", "csl-block"))


def _classes(node: Json) -> frozenset[str]:
    return frozenset(node["c"][0][1]) if node["t"] == "Span" else frozenset()


def _part(node: Json) -> list[Json]:
    """A piece of an item; one that the style sets as a block of its own gets lines of its own."""
    classes = _classes(node)
    words: list[Json] = node["c"][1] if classes & _DISPLAYED else [node]
    return [_LINE, *words, _LINE] if "csl-block" in classes else words


_LINE: Json = {"t": "LineBreak"}


def _trimmed(content: list[Json]) -> list[Json]:
    """Without lines that would be empty, at the ends and between two breaks."""
    blank = ({"t": "Space"}, {"t": "Str", "c": " "})
    kept = [one for index, one in enumerate(content) if one != _LINE or content[index - 1 : index] != [_LINE]]
    while kept and (kept[0] == _LINE or kept[0] in blank):
        kept = kept[1:]
    while kept and (kept[-1] == _LINE or kept[-1] in blank):
        kept = kept[:-1]
    return kept
