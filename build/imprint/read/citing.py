"""Finds the places of citations, images, labels and references in a source text, which pandoc's tree does not know."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from ..model.manuscript import FrontMatter
from ..model.place import Lines, Place
from ..model.stages import Spot
from ..model.text import Blocks, Citation, CrossReference, Heading, Node, NoteText, rewrite
from .masking import masked
from .places import Outline

# Pandoc's citation keys: a letter, digit or _ first, single punctuation marks inside, or anything in braces.
_KEY = re.compile(r"(?<![\w@])@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>[\w](?:[\w]|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*))")
_IMAGE = re.compile(
    r"!\[(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\])*\]\(\s*(?:<(?P<angle>[^<>\n]+)>|(?P<path>(?:[^\s()]|\([^()\s]*\))+))"
)
_HTML_IMAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["'](?P<path>[^"']+)["']""", re.I)
_LABEL = re.compile(r"\{#(?P<a>(?![1-9]\})[^\s{}]+)[^{}\n]*\}|\\label\{(?P<b>[^{}]+)\}")
_TEX_CITE = re.compile(r"\\(?=[a-zA-Z]*?cite)[a-zA-Z]++\*?\s?(?:\[[^\]]*\]){0,2}\{(?P<keys>[^{}]+)\}")
_TEX_REF = re.compile(r"\\(?:auto|c|C|eq|page|name|v)?ref\*?\{(?P<keys>[^{}]+)\}")
_BOOKDOWN = re.compile(r"\\@ref\((?P<keys>[^()\s]+)\)|include_graphics\(\s*[\"'](?P<path>[^\"'\n]+)[\"']")
_GRAPHICS = re.compile(r"\\includegraphics\*?(?:\[[^\]]*\])?\{(?P<path>[^{}]+)\}")
# Hugo's and Jekyll's tags, Obsidian's pictures.
_TAG_CITE = re.compile(r"\{(?:\{[<%]|%-?)\s*(?:cite\w*|reference|quote)\s+(?:key=)?(?P<keys>(?:(?!\s--?[a-z]|[<>{}%\n]).)+)")
_TAG_KEY = re.compile(r"(?<![\w=.])(?!\d{1,3}\b|pp?\.|\w+=)[^\W_][\w:.+/&-]*")
_TAG_IMAGE = re.compile(
    r"\{(?:\{[<%]|%)[^{}\n]*?\b(?:src|filename|image_path|image|path|file|url)\s*=\s*[\"'](?P<path>[^\"'\n]+)[\"']|(?:!\[\[|\]\(\{\{[^{}\n]*\}\})(?P<embedded>[^\[\]()|\n]+)"
)


def scan(path: str, text: str) -> tuple[Spot, ...]:
    """The spots of a Markdown or LaTeX source, in their order."""
    lines = Lines.of(path, text)
    mask = masked(text)
    spots = [
        *(
            _spot("cite", found, group, lines)
            for found in _KEY.finditer(mask)
            for group in ("braced", "key")
            if found[group]
        ),
        *(
            _spot("image", found, group, lines)
            for found in _IMAGE.finditer(text)
            for group in ("angle", "path")
            if found[group]
        ),
        *(_spot("image", found, "path", lines) for found in _HTML_IMAGE.finditer(text)),
        *(_spot("image", found, "path", lines) for found in _GRAPHICS.finditer(text)),
        *(
            _spot("label", found, group, lines)
            for found in _LABEL.finditer(text)
            for group in ("a", "b")
            if found[group]
        ),
        *_lists("cite", _TEX_CITE, text, lines),
        *_lists("reference", _TEX_REF, text, lines),
        *_bookdown(text, lines),
        *_tagged(text, lines),
    ]
    return tuple(sorted(spots, key=lambda spot: (spot.place, spot.kind)))


def _spot(kind: str, found: re.Match[str], group: str, lines: Lines) -> Spot:
    start = found.start() if kind == "cite" else found.start(group)
    value = unquote(found[group]) if kind == "image" else found[group]
    return Spot(kind, value, lines.place(start, found.end(group)))


def _lists(kind: str, pattern: re.Pattern[str], text: str, lines: Lines) -> Iterator[Spot]:
    for found in pattern.finditer(text):
        for key in re.finditer(r"[^,\s]+", found["keys"]):
            start = found.start("keys") + key.start()
            yield Spot(kind, key[0], lines.place(start, start + len(key[0])))


def _bookdown(text: str, lines: Lines) -> Iterator[Spot]:
    for found in _BOOKDOWN.finditer(text):
        yield _spot("reference", found, "keys", lines) if found["keys"] else _spot("image", found, "path", lines)


def _tagged(text: str, lines: Lines) -> Iterator[Spot]:
    for found in _TAG_IMAGE.finditer(text):
        yield _spot("image", found, "path" if found["path"] else "embedded", lines)
    for found in _TAG_CITE.finditer(text):
        for key in _TAG_KEY.finditer(found["keys"]):
            start = found.start("keys") + key.start()
            yield Spot("cite", key[0], lines.place(start, start + len(key[0])))


def with_places(blocks: Blocks, spots: tuple[Spot, ...], whole: Place) -> Blocks:
    """The tree with a place on each citation and reference, and on the notes and headings that are found.

    Each key's citations take its spots in their order; where the text has fewer than the tree, the last one serves,
    and where it has none (Word, a key made by a filter), the place is the whole file's.
    """
    waiting = _Waiting(spots, whole)
    outline = Outline(blocks, spots)

    def placed(node: Node) -> Node:
        if isinstance(node, NoteText | Heading):
            return outline.placed(node)
        if isinstance(node, Citation):
            return replace(node, place=waiting.next(node.key))
        if isinstance(node, CrossReference):
            return replace(node, place=waiting.next(node.targets[0]) if node.targets else whole)
        return node

    return rewrite(blocks, placed)


def front_with_places(front: FrontMatter, spots: tuple[Spot, ...], whole: Place) -> FrontMatter:
    """The citations of title, abstract and epigraph with their places among the spots of the front matter."""
    waiting = _Waiting(spots, whole)
    names = sorted(("title", "subtitle", "abstract", "epigraph", "epigraph_source"), key=lambda name: front.place(name) or whole)

    def placed(node: Node) -> Node:
        return replace(node, place=waiting.next(node.key)) if isinstance(node, Citation) else node

    return replace(front, **{name: rewrite(getattr(front, name), placed) for name in names})


class _Waiting:
    """The places of each key in their order."""

    def __init__(self, spots: tuple[Spot, ...], whole: Place) -> None:
        self._whole = whole
        self._places: dict[str, deque[Place]] = defaultdict(deque)
        for spot in spots:
            if spot.kind in ("cite", "reference"):
                self._places[spot.value].append(spot.place)

    def next(self, key: str) -> Place:
        """The next place of a key; the last one serves again, and the whole file where there is none."""
        queue = self._places.get(key)
        if not queue:
            return self._whole
        return queue.popleft() if len(queue) > 1 else queue[0]
