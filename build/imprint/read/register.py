"""The register of authors: one Markdown file each, with who they are above and their bios below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..model.diagnostic import Diagnostic, Diagnostics, in_order
from ..model.manuscript import Masthead
from ..model.people import Name, Person
from ..model.place import Place
from ..model.stages import SourceFile
from ..model.text import Blocks, Div, plain
from . import yaml
from .affiliations import Known
from .front_metadata import metadata
from .front_said import nearest, say
from .front_split import split
from .front_values import Fields, clean, faults, fields_of, fold
from .front_words import Convert, Tree, converted
from .language import language_of
from .people import People, person_of, read_person
from .people_fields import KEYS, SPELLINGS, person_markdown


@dataclass(frozen=True, slots=True)
class _Entry:
    """A register file taken apart."""

    id: str
    folder: str
    place: Place
    root: yaml.Mapping
    fields: Fields
    body: str


def read_register(
    files: Sequence[SourceFile], journal: Masthead, convert: Convert
) -> tuple[dict[str, Person], Diagnostics]:
    """The people of manuscripts/authors/<id>.md by their identifiers, and what is said about the files.

    Bios stand in ::: {lang=xx} divisions; words outside them are in the journal's first language. convert turns
    Markdown strings into blocks, in one call for the whole register. A person's photo is the key of a picture: the
    folder's name and the file's ("authors/ada-example.svg"), wherever the folder lies; "" if the file lies elsewhere.
    """
    said: list[Diagnostic] = []
    entries = [entry for file in files if file.name.endswith(".md") if (entry := _entry(file, said))]
    strings = dict.fromkeys(text for entry in entries for text in _strings(entry))
    tree = converted(tuple(strings), convert)
    scope = People({}, Known((), journal.affiliations), tree, journal.languages[0] if journal.languages else "en")
    people = {entry.id: _person(entry, scope, tree, said) for entry in entries}
    return people, in_order(said)


def _strings(entry: _Entry) -> tuple[str, ...]:
    return tuple(text for text in (*person_markdown(entry.fields), entry.body) if text)


def _entry(file: SourceFile, said: list[Diagnostic]) -> _Entry | None:
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        said.append(say("yaml-not-readable", Place(file.path), "the file is not UTF-8", "save it as UTF-8"))
        return None
    found = split(text.replace("\r\n", "\n"))
    root, heard = metadata(file.path, found)
    said.extend(heard)
    said.extend(_judged(root))
    name = PurePosixPath(file.name)
    body = found.body if found.body.strip() else ""
    return _Entry(name.stem, name.parent.name, Place(file.path), root, fields_of(root, SPELLINGS), body)


def _judged(root: yaml.Mapping) -> Diagnostics:
    """Keys that no person has, and values that YAML would have expanded."""
    said = [finding for key, value in root.items if fold(key.value) in KEYS for finding in faults(value)]
    for key, _ in root.items:
        if fold(key.value) not in KEYS:
            close = nearest(fold(key.value), tuple(SPELLINGS))
            hint = f"did you mean {close[0]}?" if close else f"known are: {', '.join(SPELLINGS)}"
            message = f"the register knows no “{clean(key.value)}” of a person"
            said.append(say("unknown-front-matter-field", key.place, message, hint))
    return tuple(said)


def _person(entry: _Entry, scope: People, tree: Tree, said: list[Diagnostic]) -> Person:
    named = person_of(entry.fields, entry.root, scope, said) or Person(Name(literal=entry.id))
    person = read_person(replace(named, id=entry.id, place=entry.place), entry.fields, scope, said)
    bios = _bios(tree.get(entry.body, ()), scope.language) or person.bios
    return replace(person, bios=bios, photo=_photo(person.photo, entry.folder))


def _bios(body: Blocks, first: str) -> tuple[tuple[str, Blocks], ...]:
    """The bios by language, in the order of the file."""
    found: dict[str, Blocks] = {}
    for block in body:
        language = _language(block) if isinstance(block, Div) else ""
        words = block.blocks if isinstance(block, Div) and language else (block,)
        found[language or first] = found.get(language or first, ()) + words
    return tuple((language, words) for language, words in found.items() if plain(words))


def _language(block: Div) -> str:
    return language_of(block.attr.get("lang"))


def _photo(words: str, folder: str) -> str:
    path = PurePosixPath(words)
    return f"{folder}/{path.name}" if words and len(path.parts) == 1 and ":" not in words else ""
