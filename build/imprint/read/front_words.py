"""The Markdown of front matter: which values are Markdown, and what becomes of their blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Sequence as Several

from ..model.text import Blocks, Bullets, Heading, Inlines, Numbered, Para, Text, plain
from . import yaml
from .abstracts import in_language
from .front_values import Fields, fields_of, items_of, markdown_of, value, word
from .people_fields import bios_in

Convert = Callable[[Several[str]], Several[Blocks]]
Tree = Mapping[str, Blocks]  # a Markdown string → its blocks

_WHOLE = ("title", "subtitle", "short-title", "description", "dedication", "epigraph-source")
_LONG = ("abstract", "data-availability", "acknowledgments", "competing-interests")
_OF_LANGUAGE: dict[str, tuple[str, ...]] = {"lang": ("language",), "text": ("text-f", "content", "abstract")}
EPIGRAPH: dict[str, tuple[str, ...]] = {"text": ("quote", "content"), "source": ("author", "by", "attribution")}


def markdown_strings(fields: Fields) -> tuple[str, ...]:
    """Every Markdown string of the front matter, each once: all go through pandoc in one run."""
    found: dict[str, None] = {}
    for key in _WHOLE:
        found[markdown_of(value(fields, key))] = None
    for key in _LONG:
        found[long_text(value(fields, key))] = None
    for text in (*map(markdown_of, items_of(value(fields, "key-points"))), *epigraph(value(fields, "epigraph"))):
        found[text] = None
    for key in ("author", "editors", "translators"):
        found.update(dict.fromkeys(bios_in(value(fields, key))))
    return tuple(text for text in found if text)


def converted(strings: Several[str], convert: Convert) -> Tree:
    """The blocks of each string; no strings, no run."""
    return dict(zip(strings, convert(strings), strict=True)) if strings else {}


def long_text(node: yaml.Node | None) -> str:
    """Words of several paragraphs: one string, a list of them, {heading: words}, or a list of {lang, text}."""
    return "\n\n".join(text for text in _paragraphs(node) if text)


def _paragraphs(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.Mapping) and (said := fields_of(node, _OF_LANGUAGE)) and {"lang", "text"} <= said.keys():
        yield in_language(long_text(value(said, "text")), word(said, "lang"))
    elif isinstance(node, yaml.Mapping):
        for key, item in node.items:
            if text := long_text(item):
                yield f"**{key.value.strip().capitalize()}.** {text}"
    elif isinstance(node, yaml.Sequence):
        for item in node.items:
            yield long_text(item)
    else:
        yield markdown_of(node)


def epigraph(node: yaml.Node | None) -> tuple[str, str]:
    """The epigraph's words and its source, as Markdown."""
    if isinstance(node, yaml.Sequence) and len(node.items) == 1:
        return epigraph(node.items[0])
    if isinstance(node, yaml.Mapping):
        fields = fields_of(node, EPIGRAPH)
        return long_text(value(fields, "text")), markdown_of(value(fields, "source"))
    return long_text(node), ""


def inlines_of(blocks: Blocks) -> Inlines:
    """Paragraphs and headings on one line; what else stands there as bare words."""
    parts = [block.content if isinstance(block, Para | Heading) else (Text(plain(block)),) for block in blocks]
    return tuple(piece for part in parts for piece in (Text(" "), *part))[1:]


def points(node: yaml.Node | None, tree: Tree) -> tuple[Inlines, ...]:
    """Key points: the items of a list, or of a bulleted list in one string."""
    found: list[Inlines] = []
    for item in items_of(node):
        blocks = tree.get(markdown_of(item), ())
        if len(blocks) == 1 and isinstance(blocks[0], Bullets | Numbered):
            found.extend(inlines_of(one) for one in blocks[0].items)
        else:
            found.append(inlines_of(blocks))
    return tuple(point for point in found if point)
