"""From a manuscript's bytes to its tree: pandoc parses, what is raw is resolved, labels find their elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..engine import pandoc, tree
from ..model.diagnostic import Diagnostics
from ..model.text import Blocks, Inlines, Para, plain
from . import dialects, latex, web, web_pages
from .escaping import parted, tame
from .labels import settle
from .latex_abstracts import joined
from .latex_counting import counted
from .latex_failing import Stop, stop, without_stop
from .levels import with_appendix
from .limits import beyond, beyond_environments, beyond_tags, narrowed
from .org import spoken as org_spoken
from .raw import Raw

Json = dict[str, Any]

# Pandoc's Markdown with references as papers write them; raw HTML and LaTeX come through to be resolved here.
MARKDOWN = "markdown+east_asian_line_breaks+autolink_bare_uris-yaml_metadata_block-pandoc_title_block"
_WRITTEN = "markdown-smart-bracketed_spans-native_spans-fenced_divs-native_divs"
READERS = {
    "markdown": MARKDOWN,
    "docx": "docx+citations",
    "odt": "odt",
    "latex": "latex+raw_tex",
    "html": "html+epub_html_exts",
    "jats": "jats",
    "rst": "rst",
    "org": "org",
}


_DEFINITIONS = 12  # that are left out where pandoc cannot read them


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed text: its tree, pandoc's metadata, raw fragments left out, or the reason why it failed."""

    blocks: Blocks
    meta: Json
    dropped: tuple[tuple[str, str], ...] = ()
    failure: str = ""
    stopped: bool = False  # at a limit
    stop: Stop | None = None  # where the reader of LaTeX failed
    excess: Diagnostics = ()  # what is beyond the limits, with its place

    @property
    def references(self) -> list[Any]:
        """The works that came inside the file (citation fields of Word, JATS): CSL items as plain values."""
        found = meta_json({"references": self.meta["references"]})["references"] if "references" in self.meta else []
        return found if isinstance(found, list) else []


@lru_cache(maxsize=2)
def parse(data: bytes, reader: str, path: str = "", text: str = "") -> Parsed:
    """Parse a manuscript in one of READERS' formats; path and text (where it is one) are for the places of faults.

    The last ones are remembered: a manuscript that misses something of its libraries is read twice.
    """
    if deep := _deep(data, reader, path, text):
        return Parsed((), {}, excess=deep)
    given = _tamed(data, reader)
    document, ran = pandoc.read(given, READERS[reader] + (web_pages.formulas(data) if reader == "html" else ""))
    undone: list[str] = []
    while reader == "latex" and ran.failure and not ran.stopped and len(undone) < _DEFINITIONS:
        tex, said = without_stop(ran.failure, given.decode())
        if not said:
            break
        undone.append(said)
        given = tex.encode()
        document, ran = pandoc.read(given, READERS[reader])
    if ran.failure:
        where = stop(ran.failure, given.decode()) if reader == "latex" else None
        return Parsed((), {}, (), ran.failure, ran.stopped, stop=where)
    excess = beyond(document, path, text)
    if excess:
        return Parsed((), {}, excess=excess)
    raw = Raw(Patience())
    blocks = tree.blocks(raw.blocks(document["blocks"]))
    blocks = settle(with_appendix(counted(blocks, data.decode("utf-8")) if reader == "latex" else blocks))
    meta = document["meta"] | (latex.stated(data.decode("utf-8")) if reader == "latex" else {})
    if reader == "latex" and meta.get("title", {}).get("t") == "MetaList":  # the last \title is the one that counts
        meta["title"] = meta["title"]["c"][-1]
    if reader == "latex" and "abstract" in meta:
        meta["abstract"] = joined(meta["abstract"], data.decode("utf-8"))
    dropped = ((kind, fragment.replace(latex.TODAY, r"\today")) for kind, fragment in raw.dropped)
    meta |= web.stated(meta) if reader == "html" else {}
    comments = (("comment", words) for words in (web.comments(data) if reader == "html" else ()))
    frames = web_pages.left_out(data) if reader == "html" else ()
    definitions = (("tex", words) for words in undone)
    return Parsed(blocks, meta, (*dropped, *definitions, *comments, *frames))


def _deep(data: bytes, reader: str, path: str, text: str) -> Diagnostics:
    if reader == "latex":
        return beyond_environments(path, text)
    return beyond_tags(path, data) if reader in ("html", "jats") else ()


@lru_cache(maxsize=64)
def _tamed(data: bytes, reader: str) -> bytes:
    if reader == "markdown":
        return _prepared(dialects.spoken(data.decode("utf-8"))).encode()
    if reader == "latex":
        return latex.prepared(data.decode("utf-8")).encode()
    if reader == "org":
        return org_spoken(data.decode("utf-8")).encode()
    if reader == "html":
        return web.prepared(narrowed(data))
    return narrowed(data) if reader == "jats" else data


def _prepared(markdown: str) -> str:
    return parted(tame(markdown))


def _small(words: str) -> str:
    return _prepared(dialects.spoken(words))


def convert(strings: Sequence[str]) -> tuple[Blocks, ...]:
    """Many small Markdown texts (titles, abstracts, bios) in one run of pandoc, in their order."""
    rest = _marked(strings)
    parsed = dict(zip(rest, fragments(MARKDOWN, [_small(one) for one in rest]) if rest else (), strict=True))
    raw = Raw(Patience())
    return tuple(tree.blocks(raw.blocks(parsed[one])) if one in parsed else (Para(_words(one)),) for one in strings)


def _marked(strings: Iterable[str]) -> list[str]:
    """The strings, each once, in which there may be marks."""
    return [one for one in dict.fromkeys(strings) if not _PLAIN.fullmatch(one)]


# Words in which no mark of Markdown can be, and no abbreviation, quotation mark or dash that pandoc would change.
_PLAIN = re.compile(r"[^\W\d_]{2,}(?:(?:[,;?]? |[-–’])[^\W_]+)*+\??")


def _words(plain: str) -> Inlines:
    return tree.inlines([{"t": "Str", "c": plain}])


class Patience:
    """Reads raw fragments one by one, and gives up in the end: a text may hold thousands, and each may take its limit."""

    def __init__(self, runs: int = 600) -> None:
        self.runs = runs

    def __call__(self, reader: str, texts: Sequence[str]) -> list[list[Json]]:
        """The blocks of each fragment; none where patience is over, so that the fragment is named as left out."""
        if self.runs <= 0:
            return [[] for _ in texts]
        self.runs -= 1
        return fragments(reader, texts, self)

    def tried(self) -> None:
        """A run was stopped at its limit."""
        self.runs //= 10


def fragments(reader: str, texts: Sequence[str], patience: Patience | None = None) -> list[list[Json]]:
    """The blocks of each of many fragments, in one run where it succeeds and half by half where it does not."""
    if reader in ("html", "latex") and any(_deep(text.encode(), reader, "", text) for text in texts):
        return [[] for _ in texts]
    joined = _fragments(map(latex.prepared, texts) if reader == "latex" else texts)
    wanted = "latex+raw_tex" if b"\\imprintcite" in joined else reader
    document, ran = pandoc.read(narrowed(joined) if reader == "html" else joined, wanted, pandoc.SHORT)
    parts = _split(document.get("blocks", []))
    if not ran.failure and len(parts) == len(texts) and not beyond(document, "", ""):
        return parts
    if patience and ran.stopped:
        patience.tried()
    if len(texts) == 1:
        return [[]]
    half = len(texts) // 2
    return fragments(reader, texts[:half], patience) + fragments(reader, texts[half:], patience)


def _fragments(texts: Iterable[str]) -> bytes:
    return f"\n\n{_SEPARATOR}\n\n".join(texts).encode()


def _split(blocks: list[Json]) -> list[list[Json]]:
    parts: list[list[Json]] = [[]]
    for block in blocks:
        if block["t"] in ("Para", "Plain") and block["c"] == [{"t": "Str", "c": _SEPARATOR}]:
            parts.append([])
        else:
            parts[-1].append(block)
    return parts


_SEPARATOR = "imprintfragmentends"


def written(texts: Sequence[list[Json]]) -> list[str]:
    """Blocks of pandoc's tree as Markdown, each text by itself, in one run."""
    blocks = [block for text in texts for block in (*text, {"t": "Para", "c": [{"t": "Str", "c": _SEPARATOR}]})]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    ran = pandoc.run(("-f", "json", "-t", _WRITTEN, "--wrap=none", "--reference-location=block"), as_json(document), pandoc.SHORT)
    parts = ran.output.decode().split(_SEPARATOR)[:-1] if not ran.failure else []
    return [part.strip() for part in parts] if len(parts) == len(texts) else ["" for _ in texts]


def meta_json(meta: Json) -> dict[str, Any]:
    """Pandoc's metadata as plain values: inlines and blocks as their words."""
    return {key: _plain_meta(value) for key, value in meta.items()}


def _plain_meta(value: Json) -> Any:
    kind, c = value["t"], value["c"]
    if kind == "MetaMap":
        return {key: _plain_meta(one) for key, one in c.items()}
    if kind == "MetaList":
        return [_plain_meta(one) for one in c]
    if kind == "MetaInlines":
        return plain(tree.inlines(c))
    if kind == "MetaBlocks":
        return plain(tree.blocks(c))
    return c


def as_json(value: Any) -> bytes:
    """JSON bytes for pandoc."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
