"""People of the front matter: authors, editors and translators, in every form in which they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.diagnostic import Diagnostic
from ..model.people import Affiliation, Name, Person
from ..model.text import Blocks, plain
from . import yaml
from .affiliations import SPELLINGS as OF_AFFILIATIONS
from .affiliations import Known, affiliation_of, placed, resolve
from .bylines import Byline, authors_in, byline_of, corresponds, equals
from .credit import roles_of
from .front_said import nearest, say
from .front_values import Fields, clean, fields_of, fold, items_of, line_of, markdown_of, text_of, truth, value, word
from .identifiers import orcid_of
from .person_names import name_of

SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("ref",),
    "name": ("author", "fullname", "full-name"),
    "literal": ("organization", "organisation"),
    "given": ("given-names", "given-name", "givenname", "first", "firstname", "first-name", "forename", "forenames"),
    "family": ("surname", "family-name", "familyname", "last", "lastname", "last-name"),
    "suffix": ("name-suffix",),
    "dropping-particle": ("dropping",),
    "non-dropping-particle": ("non-dropping", "particle"),
    "orcid": ("orcid-id",),
    "email": ("mail", "e-mail"),
    "url": ("website", "homepage", "link"),
    "phone": ("tel", "fax"),
    "degrees": ("degree", "academic-title"),
    "note": ("notes", "footnote"),
    "acknowledgements": ("acknowledgments",),
    "bio": ("bios", "biography", "about"),
    "photo": ("picture", "image", "avatar", "portrait"),
    "socials": ("social", "twitter", "github", "bluesky", "mastodon", "linkedin"),
    "corresponding": ("correspondence", "cor-id", "corresponding-author", "corresp"),
    "equal-contributor": ("equal-contrib", "equal-contribution", "equal"),
    "deceased": (),
    "collaboration": ("collective", "group-author", "is-organization"),
    "roles": ("role", "contribution", "contributions", "credit"),
    "affiliation": ("affiliations", "institute", "institutes", "organizations"),
    "affiliation-url": (),
    "attributes": (),
    "metadata": (),
}
_PLACEHOLDERS = frozenset(("name surname", "firstname lastname", "first last", "author name", "your name", "anonymous author"))
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class People:
    """What a manuscript's people may refer to: the register, the affiliations, and the Markdown already converted."""

    register: Mapping[str, Person]
    known: Known
    tree: Mapping[str, Blocks]
    language: str


def items_of_people(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """The people of a value one by one, each with the name that stood before it as a key ("" where none did)."""
    if isinstance(node, yaml.Scalar):
        names = authors_in(text_of(node))
        yield from (("", yaml.Scalar(name, node.place, True, node.fault)) for name in names)
    elif isinstance(node, yaml.Mapping) and all(_is_name(key.value, item) for key, item in node.items):
        yield from ((clean(key.value), item) for key, item in node.items)
    elif isinstance(node, yaml.Mapping):
        yield "", node
    else:
        yield from (pair for item in items_of(node) for pair in _item(item))


def _is_name(key: str, item: yaml.Node) -> bool:
    """Whether a key is a person's name, not the name of a field (or a misspelt one)."""
    known = fold(key) in _KEYS
    return not known and (isinstance(item, yaml.Mapping) or " " in key.strip() or not key.islower())


_KEYS = frozenset(SPELLINGS) | frozenset(name for names in SPELLINGS.values() for name in names)


def _item(item: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(item, yaml.Mapping):
        yield from items_of_people(item)
    elif text_of(item):
        yield "", item


def inline_affiliations(node: yaml.Node | None, said: list[Diagnostic]) -> tuple[Affiliation, ...]:
    """Those that one person spells out with an identifier, for others to refer to."""
    found = []
    for _, person in items_of_people(node):
        for item in items_of(value(fields_of(person, SPELLINGS), "affiliation")):
            fields = fields_of(item, OF_AFFILIATIONS)
            if "id" in fields and len(fields) > 1 and (one := affiliation_of(item, said)):
                found.append(one)
    return tuple(found)


def bios_in(node: yaml.Node | None) -> Iterator[str]:
    """The Markdown of the bios and notes in a value of people."""
    for _, person in items_of_people(node):
        yield from person_markdown(fields_of(person, SPELLINGS))


def person_markdown(fields: Fields) -> Iterator[str]:
    """The Markdown strings of one person's fields."""
    for key in ("bio", "note"):
        node = value(fields, key)
        values = [item for _, item in node.items] if isinstance(node, yaml.Mapping) else [node]
        yield from (text for text in map(markdown_of, values) if text)


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
    hint = f"Did you mean {', '.join(close)}?" if close else "Add the author to manuscripts/authors, or write the name."
    return say("unknown-author", item.place, f"The register of authors has no “{words}”.", hint)


# ---------------------------------------------------------------- a person in one string


def _from_words(words: str, item: yaml.Node, scope: People, said: list[Diagnostic]) -> Person:
    line = byline_of(words)
    name, degrees = name_of(line.name)
    marks = placed(resolve(yaml.Scalar(line.marks, item.place, True), scope.known, said))
    person = _marked(Person(name, degrees=degrees, url=line.url, affiliations=marks, place=item.place), line)
    if line.orcid:
        person = replace(person, orcid=_orcid(line.orcid, item, said))
    noted = tuple(Affiliation("", clean(note)) for note in line.notes if re.search(r"\w", note))
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


def _from_fields(
    name: str, fields: Fields, item: yaml.Mapping, scope: People, said: list[Diagnostic]
) -> Person | None:
    said.extend(_misspelt(item))
    identifier = word(fields, "id")
    registered = scope.register.get(identifier)
    named = _named(name, fields, item, scope, said)
    if not registered and not named:
        if identifier:
            said.append(_unknown(identifier, fields["id"][1], scope))
        return None
    base = registered or named or Person(Name())
    if registered and named:
        base = replace(registered, name=named.name)
    if identifier and not registered:
        base = replace(base, id=identifier)
    return read_person(replace(base, place=item.place), fields, scope, said)


def _misspelt(item: yaml.Mapping) -> Iterator[Diagnostic]:
    """Keys that no person has but that look like one; others are for other tools."""
    for key, _ in item.items:
        close = nearest(fold(key.value), tuple(SPELLINGS), 1, 0.8)
        if fold(key.value) not in _KEYS and close:
            message = f"A person has no “{clean(key.value)}”."
            yield say("unknown-front-matter-field", key.place, message, f"Did you mean {close[0]}?")


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
        orcid=_orcid(line_of(orcid), orcid, said) if orcid and line_of(orcid) else person.orcid,
        email=_email(fields) or person.email,
        url=word(fields, "url") or person.url,
        degrees=word(fields, "degrees") or ", ".join(_texts(fields, "degrees")) or person.degrees,
        photo=word(fields, "photo") or person.photo,
        bios=bios or person.bios,
        roles=roles_of(value(fields, "roles"), said) or person.roles,
        note=plain(scope.tree.get(markdown_of(value(fields, "note")), ())) or person.note,
    )
    return _affiliated(_attributed(person, fields), fields, scope, said)


def _email(fields: Fields) -> str:
    return next(iter(_texts(fields, "email")), "").removeprefix("mailto:")


def _texts(fields: Fields, key: str) -> list[str]:
    return [line_of(item) for item in items_of(value(fields, key)) if line_of(item)]


def _orcid(words: str, item: yaml.Node, said: list[Diagnostic]) -> str:
    orcid, fault = orcid_of(words)
    if fault:
        hint = "Copy it from the author's page at orcid.org."
        said.append(say("invalid-orcid", item.place, f"{words} is no ORCID iD. {fault}.", hint))
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


# ---------------------------------------------------------------- what the manuscript says of its authors elsewhere


def contacted(authors: tuple[Person, ...], fields: Fields, said: list[Diagnostic]) -> tuple[Person, ...]:
    """With an ORCID iD and an address from the top level: a sole author's, or that of whom ReScience calls the contact."""
    if len(authors) == 1:
        orcid, only = value(fields, "orcid"), authors[0]
        if orcid and line_of(orcid) and not only.orcid:
            only = replace(only, orcid=_orcid(line_of(orcid), orcid, said))
        authors = (replace(only, email=only.email or word(fields, "email")),)
    addresses = [part.strip() for text in _texts(fields, "contact") for part in text.split(",") if "@" in part]
    for address in addresses:
        authors = _reached(authors, address)
    return authors


def _reached(authors: tuple[Person, ...], address: str) -> tuple[Person, ...]:
    """The author whose name the address contains, else the only one, gets it and is the corresponding one."""
    box = _letters(address.split("@")[0])
    hit = next((one for one in authors if _letters(one.name.family)[:6] and _letters(one.name.family)[:6] in box), None)
    chosen = hit or (authors[0] if len(authors) == 1 else None)
    return tuple(
        replace(one, email=one.email or address, corresponding=True) if one is chosen else one for one in authors
    )


def _letters(words: str) -> str:
    plain_words = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in plain_words if char.isalpha())
