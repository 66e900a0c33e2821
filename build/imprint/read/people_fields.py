"""The fields of a person, and the people of a value one by one."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Diagnostic
from ..model.people import Affiliation
from . import yaml
from .affiliations import SPELLINGS as OF_AFFILIATIONS
from .affiliations import affiliation_of
from .bylines import authors_in
from .front_values import Fields, clean, fields_of, fold, items_of, markdown_of, text_of, value

SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("ref",),
    "name": ("author", "fullname", "full-name"),
    "names": ("name-in", "localized-names"),
    "literal": ("organization", "organisation"),
    "given": ("given-names", "given-name", "givenname", "first", "firstname", "first-name", "forename", "forenames", "forname"),
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
KEYS = frozenset(SPELLINGS) | frozenset(name for names in SPELLINGS.values() for name in names)


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
    known = fold(key) in KEYS
    return not known and (isinstance(item, yaml.Mapping) or " " in key.strip() or not key.islower())


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
