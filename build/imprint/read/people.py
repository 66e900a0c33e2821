"""People of the front matter: authors, editors and translators, in every form in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.diagnostic import Diagnostic
from ..model.people import Affiliation, Name, Person
from ..model.text import Blocks, plain
from . import yaml
from .affiliations import Known, placed, resolve
from .bylines import Byline, byline_of, corresponds, equals
from .credit import roles_of
from .front_said import nearest, say
from .front_values import Fields, clean, fields_of, fold, items_of, line_of, markdown_of, truth, value, word
from .identifiers import mail_address, orcid_of, web_address
from .people_fields import KEYS, SPELLINGS, items_of_people
from .person_names import name_of

_PLACEHOLDERS = frozenset(("name surname", "firstname lastname", "first last", "author name", "your name"))
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class People:
    """What a manuscript's people may refer to: the register, the affiliations, and the Markdown already converted."""

    register: Mapping[str, Person]
    known: Known
    tree: Mapping[str, Blocks]
    language: str


def people_of(node: yaml.Node | None, scope: People, said: list[Diagnostic]) -> tuple[Person, ...]:
    """The people of a value: words, identifiers of the register, objects, {name: object}."""
    found = (_person(name, item, scope, said) for name, item in items_of_people(node))
    return tuple(person for person in found if person and person.name.full.casefold() not in _PLACEHOLDERS)


def _person(name: str, item: yaml.Node, scope: People, said: list[Diagnostic]) -> Person | None:
    if isinstance(item, yaml.Mapping):
        return _from_fields(name, fields_of(item, SPELLINGS), item, scope, said)
    words = line_of(item)
    if name:  # {Jane Doe: institute}
        affiliations = placed(resolve(item, scope.known, said))
        return replace(_from_words(name, item, scope, said), affiliations=affiliations)
    if registered := scope.register.get(words):
        return replace(registered, place=item.place)
    if scope.register and _ID.fullmatch(words):
        said.append(_unknown(words, item, scope))
        return None
    return _from_words(words, item, scope, said) if words else None


def _unknown(words: str, item: yaml.Node, scope: People) -> Diagnostic:
    close = nearest(words, list(scope.register), 3, 0.5)
    hint = f"did you mean {', '.join(close)}?" if close else "add the author to manuscripts/authors, or write the name"
    return say("unknown-author", item.place, f"the register of authors has no “{words}”", hint)


# ---------------------------------------------------------------- a person in one string


def _from_words(words: str, item: yaml.Node, scope: People, said: list[Diagnostic]) -> Person:
    line = byline_of(words)
    name, degrees = name_of(line.name)
    marks = placed(resolve(yaml.Scalar(line.marks, item.place, True), scope.known, said))
    person = _marked(Person(name, degrees=degrees, url=line.url, affiliations=marks, place=item.place), line)
    if line.orcid:
        person = replace(person, orcid=checked_orcid(line.orcid, item, said))
    noted = placed(Affiliation("", clean(note)) for note in line.notes if re.search(r"\w", note))
    return replace(person, affiliations=person.affiliations or noted)


def _marked(person: Person, line: Byline) -> Person:
    return replace(
        person,
        email=person.email or line.email,
        corresponding=person.corresponding or line.corresponding,
        equal_contributor=person.equal_contributor or line.equal,
        deceased=person.deceased or line.deceased,
    )


# ---------------------------------------------------------------- a person as an object


def _from_fields(name: str, fields: Fields, item: yaml.Mapping, scope: People, said: list[Diagnostic]) -> Person | None:
    said.extend(_misspelt(item))
    identifier = word(fields, "id")
    registered = scope.register.get(identifier)
    named = _named(name, fields, item, scope, said)
    if not registered and not named:
        hint = "write name: …, or given: … and family: …"
        nameless = say("unknown-author", item.place, "this person has no name", hint)
        said.append(_unknown(identifier, fields["id"][1], scope) if identifier else nameless)
        return None
    base = registered or named or Person(Name())
    if registered and named:
        base = replace(registered, name=named.name)
    if identifier and not registered:
        base = replace(base, id=identifier)
    return read_person(replace(base, place=item.place), fields, scope, said)


_OF_TEXTS = frozenset(("title", "subtitle", "date", "lang", "abstract", "keywords", "bibliography", "csl", "doi", "license"))


def _misspelt(item: yaml.Mapping) -> Iterator[Diagnostic]:
    """Keys that no person has but that look like one; others are for other tools."""
    for key, _ in item.items:
        close = nearest(fold(key.value), tuple(SPELLINGS), 1, 0.8)
        if fold(key.value) not in KEYS and close:
            message = f"a person has no “{clean(key.value)}”"
            yield say("unknown-front-matter-field", key.place, message, f"did you mean {close[0]}?")
        elif fold(key.value) in _OF_TEXTS:
            message = f"“{clean(key.value)}” belongs to the manuscript, and stands among the fields of a person"
            yield say("unknown-front-matter-field", key.place, message, "delete the blanks before it")


def person_of(fields: Fields, item: yaml.Mapping, scope: People, said: list[Diagnostic]) -> Person | None:
    """The person whom the name of a register's entry names."""
    return _named("", fields, item, scope, said)


def _named(name: str, fields: Fields, item: yaml.Mapping, scope: People, said: list[Diagnostic]) -> Person | None:
    """The person of a name in one string or in parts."""
    node = value(fields, "name")
    parts = fields_of(node, SPELLINGS) if isinstance(node, yaml.Mapping) else fields
    if {"given", "family", "literal"} & set(parts) and not line_of(node):
        return Person(_in_parts(parts))
    words = line_of(node) or name
    if words and truth(value(fields, "collaboration")):
        return Person(Name(literal=byline_of(words).name))
    return _from_words(words, node or item, scope, said) if words else None


def _in_parts(parts: Fields) -> Name:
    family, literal = word(parts, "family"), word(parts, "literal")
    if literal and not family:
        return Name(literal=literal)
    return Name(
        byline_of(family).name,
        byline_of(word(parts, "given")).name,
        word(parts, "suffix"),
        word(parts, "dropping-particle"),
        word(parts, "non-dropping-particle"),
    )


def read_person(person: Person, fields: Fields, scope: People, said: list[Diagnostic]) -> Person:
    """The person with everything that the fields say besides the name."""
    orcid, bios = value(fields, "orcid"), _bios(value(fields, "bio"), scope)
    person = replace(
        person,
        orcid=checked_orcid(line_of(orcid), orcid, said) if orcid and line_of(orcid) else person.orcid,
        email=_email(fields, said) or person.email,
        url=web_address(word(fields, "url")) or person.url,
        degrees=word(fields, "degrees") or ", ".join(_texts(fields, "degrees")) or person.degrees,
        photo=word(fields, "photo") or person.photo,
        names=_names(value(fields, "names")) or person.names,
        bios=bios or person.bios,
        roles=roles_of(value(fields, "roles"), said) or person.roles,
        note=plain(scope.tree.get(markdown_of(value(fields, "note")), ())) or person.note,
    )
    return _affiliated(_attributed(person, fields), fields, scope, said)


def _names(node: yaml.Node | None) -> tuple[tuple[str, Name], ...]:
    """{fa: پروانه مهرآبادی, ru: {given: …, family: …}}"""
    if not isinstance(node, yaml.Mapping):
        return ()
    pairs = [(key.value.strip().lower(), item) for key, item in node.items]
    return tuple(
        (language, _in_parts(fields_of(item, SPELLINGS)) if isinstance(item, yaml.Mapping) else name_of(line_of(item))[0])
        for language, item in pairs
        if isinstance(item, yaml.Mapping) or line_of(item)
    )


def _email(fields: Fields, said: list[Diagnostic]) -> str:
    words = next(iter(_texts(fields, "email")), "")
    address = mail_address(words)
    if words and (not address or "." not in address.rpartition("@")[2]):
        message = f"“{words}” is no mail address"
        said.append(say("unknown-front-matter-value", fields["email"][1].place, message, "write it as name@university.example"))
    return address


def _texts(fields: Fields, key: str) -> list[str]:
    return [line_of(item) for item in items_of(value(fields, key)) if line_of(item)]


def checked_orcid(words: str, item: yaml.Node, said: list[Diagnostic]) -> str:
    """The ORCID iD in its usual form, or nothing where it cannot be one."""
    orcid, fault = orcid_of(words)
    if fault:
        hint = "copy it from the author's page at orcid.org"
        said.append(say("invalid-orcid", item.place, f"{words} is no ORCID iD: {fault}", hint))
    return "" if fault else orcid


def _bios(node: yaml.Node | None, scope: People) -> tuple[tuple[str, Blocks], ...]:
    if isinstance(node, yaml.Mapping):
        pairs = [(key.value.strip(), markdown_of(item)) for key, item in node.items]
    else:
        pairs = [(scope.language, markdown_of(node))]
    return tuple((language, scope.tree[text]) for language, text in pairs if scope.tree.get(text))


def _attributed(person: Person, fields: Fields) -> Person:
    """Corresponding, equal and the like, beside the name or in Quarto's attributes."""
    attributes = value(fields, "attributes")
    listed = {fold(text) for text in (line_of(item) for item in items_of(attributes)) if text}
    inner = fields_of(attributes, SPELLINGS)

    def says(key: str) -> bool:
        written = value(fields, key) or value(inner, key)
        return truth(written) or key in listed

    mark = value(fields, "corresponding")
    by_id = bool(line_of(mark)) and line_of(mark).lower() not in _FALSE
    return replace(
        person,
        corresponding=person.corresponding or says("corresponding") or by_id,
        equal_contributor=person.equal_contributor or says("equal-contributor"),
        deceased=person.deceased or says("deceased"),
        collaboration=person.collaboration or says("collaboration"),
    )


_FALSE = frozenset(("false", "no", "off", "n", "0"))


def _affiliated(person: Person, fields: Fields, scope: People, said: list[Diagnostic]) -> Person:
    """With the affiliations; a mark of correspondence or equal contribution among them is taken for what it says."""
    node = value(fields, "affiliation")
    found = resolve(node, scope.known, said) if node else ()
    marks = [one for one in found if corresponds(one.name) or equals(one.name)]
    own = placed(one for one in found if one not in marks)
    if own and (url := word(fields, "affiliation-url")):
        own = (replace(own[0], url=own[0].url or url), *own[1:])
    return replace(
        person,
        affiliations=own or person.affiliations,
        corresponding=person.corresponding or any(corresponds(one.name) for one in marks),
        equal_contributor=person.equal_contributor or any(equals(one.name) for one in marks),
    )
