"""Affiliations: those that a manuscript declares, and what its authors' references to them mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.diagnostic import Diagnostic
from ..model.people import Affiliation
from . import yaml
from .front_said import nearest, say
from .front_values import Fields, clean, fields_of, items_of, line_of, word
from .identifiers import ror_of, web_address

SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("index", "code", "number", "ref"),
    "name": ("organization", "organisation", "institution", "institute", "affiliation", "literal"),
    "department": ("dept", "division"),
    "group": ("lab", "laboratory", "team"),
    "address": ("street-address", "street", "addressline"),
    "city": ("town",),
    "region": ("state", "province"),
    "postal-code": ("zipcode", "zip", "postcode", "postalcode"),
    "country": (),
    "country-code": ("countrycode",),
    "ror": ("ror-id",),
    "isni": (),
    "ringgold": (),
    "url": ("affiliation-url", "homepage", "website"),
    "grid": (),
    "doi": (),
    "email": (),
    "phone": (),
    "fax": (),
}
NOWHERE = frozenset(("", "none", "n/a", "na", "-", "–", "null"))
_DIGITS = re.compile(r"\d+(?:\s*[,;]\s*\d+)*")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Known:
    """The affiliations that can be referred to: the manuscript's own in their order, then the journal's."""

    own: tuple[Affiliation, ...] = ()
    journal: tuple[Affiliation, ...] = ()

    @property
    def all(self) -> tuple[Affiliation, ...]:
        return self.own + self.journal

    def find(self, words: str) -> Affiliation | None:
        """By identifier, then by name, then by position in a list whose items are not numbered by the author."""
        by_id = next((one for one in self.all if one.id and one.id == words), None)
        by_name = next((one for one in self.all if one.name.casefold() == words.casefold()), None)
        return by_id or by_name or self._at(words)

    def _at(self, words: str) -> Affiliation | None:
        numbered = any(one.id.isdecimal() for one in self.own)
        inside = words.isdecimal() and len(words) < 5 and 0 < int(words) <= len(self.own)
        return self.own[int(words) - 1] if inside and not numbered else None


def declared(node: yaml.Node | None, said: list[Diagnostic]) -> tuple[Affiliation, ...]:
    """The affiliations of a list (words, objects, {key: words or object}) or of a mapping from keys."""
    found: list[Affiliation] = []
    for item in items_of(node):
        found.extend(_declared(item, said))
    return tuple(found)


def _declared(item: yaml.Node, said: list[Diagnostic]) -> Iterable[Affiliation]:
    if not isinstance(item, yaml.Mapping):
        name = line_of(item)
        return (Affiliation("", name),) if name else ()
    if fields_of(item, SPELLINGS):
        one = affiliation_of(item, said)
        return (one,) if one else ()
    keyed = (_keyed(key.value, value, said) for key, value in item.items)
    return [one for one in keyed if one]


def _keyed(key: str, value: yaml.Node, said: list[Diagnostic]) -> Affiliation | None:
    if isinstance(value, yaml.Mapping):
        one = affiliation_of(value, said)
        return replace(one, id=one.id or clean(key)) if one else None
    return Affiliation(clean(key), line_of(value)) if line_of(value) else None


def affiliation_of(node: yaml.Node, said: list[Diagnostic]) -> Affiliation | None:
    """The affiliation of an object; its smallest named unit stands in for a name that is not there."""
    fields = fields_of(node, SPELLINGS)
    parts = {key: word(fields, key) for key in ("name", "department", "group", "address")}
    instead = next((key for key, words in parts.items() if words), "")
    if not instead:
        return None
    name = parts[instead]
    parts[instead] = ""
    return Affiliation(
        id=word(fields, "id"),
        name=name,
        department=parts["department"],
        group=parts["group"],
        address=parts["address"],
        city=word(fields, "city"),
        region=word(fields, "region"),
        postal_code=word(fields, "postal-code"),
        country=word(fields, "country") or _country(fields),
        country_code=word(fields, "country-code").upper(),
        ror=_ror(fields, said),
        isni=word(fields, "isni"),
        ringgold=word(fields, "ringgold"),
        url=web_address(word(fields, "url")),
    )


def _country(fields: Fields) -> str:
    """Pandoc's JATS form nests a country's name."""
    node = fields["country"][1] if "country" in fields else None
    return line_of(yaml.value_of(node, "name"))


def _ror(fields: Fields, said: list[Diagnostic]) -> str:
    words = word(fields, "ror")
    if not words:
        return ""
    ror, fault = ror_of(words)
    if fault:
        said.append(say("invalid-ror", fields["ror"][1].place, f"{words} is no ROR identifier: {fault}", _LOOK_UP))
    return "" if fault else ror


_LOOK_UP = "copy it from the institution's page at ror.org"


# ---------------------------------------------------------------- references


def resolve(node: yaml.Node | None, known: Known, said: list[Diagnostic]) -> tuple[Affiliation, ...]:
    """The affiliations that a person's value refers to or spells out, each once."""
    found: dict[Affiliation, None] = {}
    for item in items_of(node):
        found.update(dict.fromkeys(_resolved(item, known, said)))
    return tuple(found)


def _resolved(item: yaml.Node, known: Known, said: list[Diagnostic]) -> tuple[Affiliation, ...]:
    if isinstance(item, yaml.Scalar):
        return _from_words(line_of(item), item, known, said)
    if isinstance(item, yaml.Sequence):
        return resolve(item, known, said)
    fields = fields_of(item, SPELLINGS)
    if set(fields) == {"id"}:
        one = known.find(word(fields, "id"))
        if not one:
            said.append(_unknown(word(fields, "id"), fields["id"][1], known))
        return (one,) if one else ()
    one = affiliation_of(item, said) if fields else None
    same = known.find(one.id) if one and one.id else None
    return (same or one,) if one else declared(item, said)


def _from_words(words: str, item: yaml.Scalar, known: Known, said: list[Diagnostic]) -> tuple[Affiliation, ...]:
    if words.casefold() in NOWHERE:
        return ()
    if one := known.find(words):
        return (one,)
    parts = [part.strip() for part in words.split(",") if part.strip()]
    found = [known.find(part) for part in parts]
    if all(found) or _DIGITS.fullmatch(words):
        missing = [part for part in re.split(r"[,;]\s*", words) if not known.find(part)]
        said.extend(_unknown(part, item, known) for part in missing)
        return tuple(one for one in map(known.find, re.split(r"\s*[,;]\s*", words)) if one)
    if ";" in words:
        several = (part.strip() for part in words.split(";") if part.strip())
        return tuple(one for part in several for one in _from_words(part, item, known, said))
    if _ID.fullmatch(words) and nearest(words, _ids(known)):
        said.append(_unknown(words, item, known))
        return ()
    return (Affiliation(id="", name=words),)


def _ids(known: Known) -> list[str]:
    return [one.id for one in known.all if one.id]


def _unknown(words: str, item: yaml.Node, known: Known) -> Diagnostic:
    close = nearest(words, _ids(known), 3)
    hint = f"did you mean {', '.join(close)}?" if close else "declare it under affiliations, or write the name out"
    return say("unknown-affiliation", item.place, f"no affiliation is called “{words}”", hint)


def placed(affiliations: Iterable[Affiliation]) -> tuple[Affiliation, ...]:
    """Without those that only say that there is none (name: None), and each with an identifier."""
    return tuple(replace(one, id=one.id or one.line) for one in affiliations if one.name.casefold() not in NOWHERE)
