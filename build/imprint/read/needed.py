"""What a manuscript may need of all that its journal shares: the part of it that decides whether it is built anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ..model.diagnostic import Diagnostics, Severity
from ..model.manuscript import Issue, Masthead
from ..model.stages import SourceFile, Sources

# What may be a key: after an @ as Markdown has it, between the braces of \cite as LaTeX has it.
_AT = re.compile(r"[@＠﹫]\{?([^\s\[\](){},;\"'\\@]+)")
_CITE = re.compile(r"\\(?=[a-zA-Z]*?cite)[a-zA-Z]++\*?(?:\[[^\[\]]*\])*\{([^{}]*)\}")
_WORD = re.compile(r"[^\s\[\](){},;\"'\\@＠﹫［］]+")
_KEY = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")  # pandoc's own idea of a key
_NOBODY = "manuscripts/authors/nobody-of-this-name.md"
_INTENTIONS = 20  # of colons in a word, those behind which a key may begin: to try all would take the square of their number
_TEXTS = (".md", ".qmd", ".yaml", ".yml")

# The errors that may come of a part that is too small: only the whole says what is not there, and what is like it.
_MISSED = frozenset((
    "unknown-key", "handle-read-as-citation", "key-cut-by-markdown", "broken-cross-reference", "crossref-target-missing",
    "library-missing", "unknown-author", "citation-style-missing", "citation-style-not-readable", "citation-style-fails",
))  # fmt: skip

Extract = Callable[[SourceFile, frozenset[str]], SourceFile]


def needed(sources: Sources, extract: Extract) -> Sources:
    """The same sources with the entries, styles and people that the manuscript may use, and nothing else that is shared.

    Too much is harmless, too little is found out: what is missing is an error (_MISSED), and then the whole is read.
    """
    shared = [one for one in sources.shared if one.name.endswith((".csl", ".bib")) or "/authors/" in one.name]
    shared += [one for one in sources.shared if one.name.startswith("bibliography/") and one not in shared]
    sources = replace(sources, shared=tuple(shared), journal=_masthead(sources))
    if sources.format in ("docx", "odt"):
        return sources
    texts = [one for one in sources.files if one.name.lower().endswith(_TEXTS)]
    text = "\n".join(one.data.decode("utf-8", "replace") for one in (sources.manuscript, *texts))
    keys = _cited(text, sources.format)
    kept = (*_libraries(sources.shared, keys, extract), *_styles(sources, text), *_people(sources.shared, text))
    return replace(sources, files=tuple(_libraries(sources.files, keys, extract, others=True)), shared=kept)


def sufficed(said: Diagnostics) -> bool:
    """Whether no error may come of what was left out."""
    return not any(one.rule in _MISSED for one in said if one.severity is Severity.ERROR)


def _masthead(sources: Sources) -> Masthead:
    """The masthead with what it says of this article's issue, and without what issues as a whole need."""
    theirs = (one for one in sources.journal.issues if sources.slug in one.articles)
    issues = tuple(Issue(one.volume, one.number, articles=(sources.slug,)) for one in theirs)
    return replace(sources.journal, issues=issues, editors=())


def _cited(text: str, format: str) -> frozenset[str] | None:
    """Every word that may be the key of a work; None where all works are cited."""
    if "nocite" in text and re.search(r"@\*|\\nocite\s*\{\s*\*", text):
        return None
    if format not in ("markdown", "latex") or "nocite" in text:
        words = _WORD.findall(text)
    else:
        words = [*_AT.findall(text), *(key.strip() for keys in _CITE.findall(text) for key in keys.split(","))]
    return frozenset(key for word in words for key in _readings(word))


def _readings(word: str) -> Iterator[str]:
    """A word as written, without the stops after it, as pandoc reads it, without the intention before it (CiTO)."""
    for one in (word, word.rstrip(".:?!*_/-"), *_KEY.findall(word)[:1]):
        yield one
        parts = one.split(":", _INTENTIONS)
        yield from (":".join(parts[at:]) for at in range(1, len(parts)))


def _libraries(
    files: tuple[SourceFile, ...], keys: frozenset[str] | None, extract: Extract, others: bool = False
) -> Iterator[SourceFile]:
    for file in files:
        if file.name.lower().endswith(".bib"):
            yield file if keys is None else extract(file, keys)
        elif others or file.name.startswith("bibliography/"):
            yield file


def _styles(sources: Sources, text: str) -> Iterator[SourceFile]:
    """The style in use, and the one that it is only another name of."""
    there = {file.name.rsplit("/", 1)[-1].removesuffix(".csl"): file for file in sources.shared if file.name.endswith(".csl")}
    named = f"{sources.csl} {sources.journal.style} author-date {text if 'csl' in text or 'style' in text else ''}"
    kept = {name for name in there if name in named}
    for name in tuple(kept):
        if b"independent-parent" in there[name].data:
            kept |= {other for other in there if f"/{other}\"".encode() in there[name].data}
    yield from (file for name, file in there.items() if name in kept)


def _people(shared: tuple[SourceFile, ...], text: str) -> Iterator[SourceFile]:
    """The register's entries that the text names, with their photos.

    Where it names none, that there is a register is still to be known: what looks like an identifier is then an error.
    """
    register = [one for one in shared if one.name.startswith("manuscripts/authors/")]
    entries = [one for one in register if one.name.endswith(".md")]
    named = [one for one in entries if one.name.rsplit("/", 1)[-1].removesuffix(".md") in text]
    yield from named or [SourceFile(_NOBODY, _NOBODY, b"---\nname: Nobody\n---\n") for _ in entries[:1]]
    words = "\n".join((text, *(one.data.decode("utf-8", "replace") for one in named)))
    yield from (one for one in register if one not in entries and one.name.rsplit("/", 1)[-1] in words)
