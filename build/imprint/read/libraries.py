"""Which libraries a manuscript uses, and which of their works it cites."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatch
from typing import TypeVar

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.manuscript import FrontMatter
from ..model.place import Place
from ..model.stages import Collection, SourceFile, Sources
from ..model.text import Citation, Cite, Node, rewrite, walk
from ..model.work import Entry, Library, Work
from .bibtex import read_bibtex
from .concerning import concerning
from .csl_json import read_csl_json
from .inherit import crossref_findings
from .not_bibtex import works_begin
from .works import first_by_key, members, works_of


@dataclass(frozen=True, slots=True)
class Shelves:
    """The libraries of a manuscript, read, with everything that was said of them."""

    library: Library
    said: Diagnostics


def shelves(sources: Sources, front: FrontMatter, extra: tuple[Work, ...]) -> Shelves:
    """Read the libraries that a manuscript uses; extra works came in the manuscript itself (references:, fields)."""
    said: list[Diagnostic] = []
    library, found = _read(_files(sources, front, said))
    return Shelves(Library(library.entries, (*extra, *library.items)), (*said, *found))


def read_collection(files: Iterable[SourceFile], language: str = "en") -> tuple[Collection, Diagnostics]:
    """Whole libraries with a work for every entry, and all that reading says of them."""
    library, said = _read(files)
    works, found = cited_works(["*"], library, language, placed=False)
    entries = first_by_key(library.entries)
    shared = [one for entry in library.entries if entry.type == "xdata" for one in crossref_findings(entry, entries)]
    return Collection(library, works, language=language), (*said, *found, *shared)


Read = tuple[tuple[Entry, ...], Diagnostics]
_MANY = 16  # libraries remembered
_last: dict[tuple[str, bool], tuple[bytes, Read]] = {}


def _bibtex(file: SourceFile) -> Read:
    """A library read, or remembered: the manuscripts of a journal have theirs in common, and an editor asks again and again.

    Of each path the last text is kept, and of its parts the last one, so that these never push the whole out.
    """
    name = file.path, bool(file.lines)
    known = _last.pop(name, None)
    if known is None or known[0] != file.data:
        known = (file.data, read_bibtex(file.path, file.data))
    while len(_last) >= _MANY:
        _last.pop(next(iter(_last)), None)
    _last[name] = known
    return known[1]


def _read(files: Iterable[SourceFile]) -> tuple[Library, Diagnostics]:
    entries: tuple[Entry, ...] = ()
    items: list[Work] = []
    said: list[Diagnostic] = []
    for file in files:
        if file.name.lower().endswith((".json", ".yaml", ".yml")):
            works, found = read_csl_json(file.path, file.data)
            items += works
        else:
            new, found = _bibtex(file)
            entries = (*entries, *new) if entries else new  # of one library the same value each time
        said += found
    return Library(entries, tuple(items)), tuple(said)


def _files(sources: Sources, front: FrontMatter, said: list[Diagnostic]) -> Iterator[SourceFile]:
    """The command line's libraries, then the manuscript's; the journal's where it names none, else those beside it."""
    wanted = (*sources.libraries, *front.bibliography)
    seen: set[str] = set()
    for index, name in enumerate(wanted):
        file = _find(name, sources)
        if file is None:
            place = front.place(f"bibliography.{index - len(sources.libraries)}") or front.place("bibliography")
            said.append(_missing(name, place or Place(sources.manuscript.path), (*sources.files, *sources.shared)))
        elif file.path not in seen:
            seen.add(file.path)
            yield file
    if not wanted:
        yield from _default(sources)


def files_used(sources: Sources, front: FrontMatter | None) -> Iterator[SourceFile]:
    """The libraries that a manuscript uses; without its front matter, those it uses where it names none."""
    yield from _files(sources, front or FrontMatter(), [])


def _find(name: str, sources: Sources) -> SourceFile | None:
    """By its path from the manuscript's folder, then from the journal's folder or its bibliography/."""
    path = posixpath.normpath(name)
    own = {file.name: file for file in sources.files}
    shared = {file.name: file for file in sources.shared}
    for candidate in (path, f"{path}.bib"):
        if candidate in own:
            return own[candidate]
        for place in (candidate, f"bibliography/{candidate}", candidate.removeprefix("../../")):
            if place in shared:
                return shared[place]
    return None


def _default(sources: Sources) -> list[SourceFile]:
    if sources.standalone:
        beside = [file for file in sources.files if "/" not in file.name]
        return [file for file in beside if file.name.endswith(".bib")] or [file for file in beside if _is_shelf(file)]
    patterns = sources.journal.bibliography or ("bibliography/*.bib",)
    return [file for file in sources.shared if any(fnmatch(file.name, pattern) for pattern in patterns)]


def _is_shelf(file: SourceFile) -> bool:
    """Whether a file beside the text holds works in another format than BibTeX."""
    ending = file.name.lower().rpartition(".")[2]
    return ending in ("json", "yaml", "yml", "ris", "enw", "nbib") and works_begin(file.data[:4000])


def _missing(name: str, place: Place, files: Iterable[SourceFile]) -> Diagnostic:
    libraries = {file.name.casefold(): file.name for file in files if file.name.endswith((".bib", ".json", ".yaml", ".yml"))}
    near = get_close_matches(name.casefold(), sorted(libraries), 1, 0.75)
    hint = f"did you mean {libraries[near[0]]}?" if near else "write its path from the manuscript's folder"
    if name.startswith(("/", "..")) or "://" in name:
        hint = "only libraries below the manuscript's folder or the journal's are read: copy it, or use --bibliography FILE"
    return Diagnostic("library-missing", Severity.ERROR, place, f"there is no library {name}", hint)


# ---------------------------------------------------------------- works


def cited_works(
    keys: Iterable[str], library: Library, language: str, placed: bool = True
) -> tuple[tuple[Work, ...], Diagnostics]:
    """The works of keys that the library has, each once, in the order of first citation; "*" stands for all.

    placed is whether they say where their entries stand.
    """
    items = {work.id: work for work in library.items}
    entries = first_by_key(library.entries)
    every = dict.fromkeys((*(entry.key for entry in library.entries if entry.type != "xdata"), *items))
    wanted = dict.fromkeys(key for one in keys for key in (every if one == "*" else (one,)))
    works, said = works_of(library.entries, [key for key in wanted if key in entries], language, placed)
    made = {work.id: work for work in works} | items
    return tuple(made[key] for key in wanted if key in made), said


def concerning_cited(said: Diagnostics, library: Library, keys: Iterable[str], works: Iterable[Work]) -> Diagnostics:
    """What is said of the libraries, as far as it concerns the cited works, or may be why a key is not found."""
    known = {work.id for work in works}
    lost = any(key not in known for key in keys if key != "*")
    causes = [one for one in said if lost and one.rule in _HIDING]
    return (*concerning(said, library.entries, known), *causes)


# Faults by which an entry cannot be found though it is there.
_HIDING = frozenset(("missing-key", "unclosed-entry", "missing-comma", "parsers-disagree", "keys-differ-by-case"))

# Citation Typing Ontology in citations, as BioHackrXiv writes it: @citesAsAuthority:key.
_CITO = re.compile(
    r"(?i)^(?:cites?|agrees|confirms|corrects|credits|critiques|describes|discusses|disputes|disagrees|documents|extends|includes"
    r"|obtains|parodies|plagiarizes|qualifies|refutes|replies|retracts|reviews|supports|updates|uses)\w*:(?P<key>.+)$"
)


T = TypeVar("T")


def settled_keys(blocks: T, library: Library) -> T:
    """Citations by the keys that their works have: an intention goes, another key (ids) becomes the first, a set its members."""
    entries = first_by_key(library.entries)
    known = {key: entry.key for key, entry in entries.items()} | {work.id: work.id for work in library.items}
    sets = {entry.key: members(entry) for entry in library.entries if entry.type == "set" and known.keys() >= set(members(entry))}
    if all(known.get(key) == key and key not in sets for key in keys_in(blocks)):
        return blocks

    def change(node: Node) -> Node:
        if isinstance(node, Citation):
            key = without_intention(node.key, known)
            return node if known.get(key, node.key) == node.key else replace(node, key=known[key])
        if isinstance(node, Cite) and any(sets.get(one.key) for one in node.citations):
            parts = (part for one in node.citations for part in _one_by_one(one, sets.get(one.key, ())))
            return replace(node, citations=tuple(parts))
        return node

    return rewrite(blocks, change)


def _one_by_one(citation: Citation, keys: tuple[str, ...]) -> Iterator[Citation]:
    """A citation of a set as citations of its members: the words before stand at the first, those after at the last."""
    for at, key in enumerate(keys or (citation.key,)):
        one = replace(citation, key=key)
        one = one if at == 0 else replace(one, prefix=())
        yield one if at == max(len(keys), 1) - 1 else replace(one, suffix=())


def without_intention(key: str, known: Container[str]) -> str:
    """A key without the intention that stands before it, if only so a library knows it."""
    bare = key
    while bare not in known and (found := _CITO.match(bare)):
        bare = found["key"]
    return bare if bare in known else key


def keys_in(texts: object) -> list[str]:
    """The keys cited in texts, in reading order."""
    return [node.key for node in walk(texts) if isinstance(node, Citation)]
