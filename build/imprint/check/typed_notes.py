"""Notes that authors typed by hand: which works of the library they name, and in which words they point back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..model.place import Place
from ..model.stages import Copy
from ..model.text import Cite, NoteText, plain, walk
from ..model.work import Entry
from .names_in import names_in
from .spellings import folded

# "The same place" and "the work cited" as notes of many languages say them.
_IBID = re.compile(
    r"\s*(?:ibid(?:em)?\b|ib\.|ebd\b|ebda\b|ebenda\b|a\.\s?a\.\s?o\.|там же|a\.\s?g\.\s?e\.|a\.\s?y\.|aynı yerde|ivi\b|tamże|"
    r"αυτόθι|المرجع نفسه|المصدر نفسه|همان\b|שם\b)",
    re.I,
)
_OP_CIT = re.compile(r"\b(?:op\.?\s?cit\b|loc\.?\s?cit\b|a\.\s?a\.\s?o\.|указ\.\s?соч|adı geçen eser|art\.\s?cit\b)", re.I)
_YEAR = re.compile(r"\b(?:1[4-9]\d\d|20[0-3]\d)\b")
_LOCATOR = re.compile(r"(?:,|:)\s*((?:pp?\.|S\.|с\.|s\.|f(?:ol|f)?\.)?\s*\d+(?:\s?[-–—]+\s?\d+)?)\s*[.)]*\s*$")
_TEX = re.compile(r"\\[A-Za-z]+\*?|[{}$~]")
_LITTLE_TEXT = """
the and der die das und des von les des une del los las della ile için and with from into
"""
_LITTLE = frozenset(_LITTLE_TEXT.split())
_PARTICLES_TEXT = "von van der den de del della di du da la le les el al bin ibn and und et ve y e i и & zu zur"
_OPENING_TEXT = "in the of this these those that for as on at i we it he she they an a der die das ein eine im bei auch so but"
_SEE = re.compile(r"^(?:see(?: also)?|cf\.|vgl\.|siehe|voir|bkz\.|см\.)\s+", re.I)
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_OPENING = frozenset(_OPENING_TEXT.split())


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A note: its words, its place, whether citations stand in it, and the entries that its words name."""

    words: str
    place: Place
    cites: tuple[str, ...]
    named: tuple[Entry, ...]

    @property
    def works(self) -> tuple[str, ...]:
        """The keys of all works, cited and named."""
        return (*self.cites, *(entry.key for entry in self.named))

    @property
    def ibid(self) -> bool:
        return bool(_IBID.match(self.words)) and not self.cites

    @property
    def op_cit(self) -> str:
        """The words before “op. cit.”, "" where it does not say so."""
        found = _OP_CIT.search(self.words)
        return self.words[: found.start()] if found and not self.cites else ""

    @property
    def locator(self) -> str:
        """The page at the note's end, as the note has it."""
        found = _LOCATOR.search(self.words)
        return found[1].strip() if found else ""

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(_YEAR.findall(self.words))

    @property
    def looks_like_citation(self) -> bool:
        """Whether it has what references have and remarks have not: a name before a comma, a year or page, few words."""
        head, comma, _ = self.words.partition(",")
        words = _SEE.sub("", head).split()
        named = bool(words) and len(words) <= 6 and words[0].lower() not in _OPENING and all(map(_of_a_name, words))
        return bool(comma) and named and len(self.words) < 300 and bool(self.years or self.locator)


_READ: list[tuple[Copy, tuple[TypedNote, ...]]] = []  # the copy read last: several rules ask for its notes


def typed_notes(copy: Copy) -> tuple[TypedNote, ...]:
    """The notes that the author wrote, in their order; none where all of them are citations."""
    if not _READ or _READ[0][0] is not copy:
        _READ[:] = [(copy, _typed_notes(copy))]
    return _READ[0][1]


def _typed_notes(copy: Copy) -> tuple[TypedNote, ...]:
    notes = [node for node in walk(copy.body) if isinstance(node, NoteText)]
    if not any(_is_typed(note) for note in notes):
        return ()
    index = _index(copy.library.entries)
    whole = Place(copy.sources.manuscript.path)
    return tuple(_note(note, index, whole) for note in notes)


def _is_typed(note: NoteText) -> bool:
    return not any(isinstance(node, Cite) for node in walk(note.blocks))


def _note(note: NoteText, index: Mapping[str, list[Entry]], whole: Place) -> TypedNote:
    words = re.sub(r"\s+", " ", plain(note.blocks))
    cites = tuple(one.key for node in walk(note.blocks) if isinstance(node, Cite) for one in node.citations)
    named = tuple(_named(words, index)) if _is_typed(note) else ()
    return TypedNote(words, note.place or whole, cites, named)


def _of_a_name(word: str) -> bool:
    """A capital first (or a script without), or a particle."""
    return not word[0].islower() or word.lower() in _PARTICLES


# ---------------------------------------------------------------- recognising


def _index(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    """Entries by the family name of their first author or editor, folded."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        name = family(entry)
        if entry.key and name:
            found[name].append(entry)
    return found


def family(entry: Entry) -> str:
    """The family name of an entry's first author or editor, folded; of an organisation its whole name."""
    first = next(iter(names_in(entry.value("author", "editor"))), None)
    text = _TEX.sub("", first.text) if first else ""
    if first and first.text.startswith("{"):
        return folded(text)
    return folded(text.split(",")[0] if "," in text else (text.split() or [""])[-1])


def _named(words: str, index: Mapping[str, list[Entry]]) -> Iterator[Entry]:
    """The entries whose author and title the words have, each once."""
    tokens = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", words)
    seen = {folded(token) for token in tokens} | {folded("".join(pair)) for pair in pairwise(tokens)}
    single = {folded(token) for token in re.findall(r"[^\W\d_]+", words)}
    given: set[str] = set()
    for name in seen & index.keys():
        for entry in index[name]:
            if entry.key not in given and _has_title(entry, single):
                given.add(entry.key)
                yield entry


def _has_title(entry: Entry, words: set[str]) -> bool:
    """Whether most of the long words of a title stand there, and at least two (or all, where it has fewer)."""
    title = _TEX.sub("", entry.value("shorttitle") or entry.value("title").split(":")[0])
    long = [folded(word) for word in re.findall(r"[^\W\d_]{3,}", title) if word.lower() not in _LITTLE][:8]
    there = sum(word in words for word in long)
    return bool(long) and there >= min(2, len(long)) and there * 3 >= len(long) * 2
