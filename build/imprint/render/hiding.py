"""Words that tell who wrote a text: how they may be spelled, and the text without them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ..model.people import Affiliation, Person
from ..model.text import Attr, Code, CodeBlock, Image, Link, Math, Node, Span, Text, rewrite
from .accounts import Accounts
from .initials import Initials
from .spellings import institutions, spellings

T = TypeVar("T")

AUTHOR = "[author]"
HIDDEN = "[…]"
_SHORTEST = 3  # letters of what is looked for inside an address
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|doi\.org|orcid\.org)\S*|\b10\.\d{4,9}/\S+", re.I)
_JOIN = r"[\s\u00a0.\-‐–]*"


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is hidden: names and other words as patterns, what no address may contain (in lower case), accounts, initials."""

    names: re.Pattern[str] | None
    words: re.Pattern[str] | None
    parts: tuple[str, ...]
    accounts: Accounts = field(default_factory=Accounts)
    initials: Initials = field(default_factory=Initials)

    @classmethod
    def of(
        cls,
        people: Iterable[Person],
        affiliations: Iterable[Affiliation],
        titles: Iterable[str] = (),
        addresses: Iterable[str] = (),
        grants: Iterable[str] = (),
        title: str = "",
    ) -> Hiding:
        """All that names these people, their institutions and grants, and works by title and address; title: this work's."""
        persons, affiliations = tuple(people), tuple(affiliations)
        names = dict(sorted((one for person in persons for one in _names(person)), key=lambda one: (-one[1], one[0])))
        named = (word for one in affiliations for word in (one.name, one.department, one.group, one.address) if word)
        words = {way for word in named for part in institutions(word) for way in spellings(part)}
        words |= {one for person in persons for one in (person.orcid, person.email)} | {*titles, *grants}
        telling = (one for person in persons for part in _telling(person) for one in spellings(part))
        parts = {_folded(one) for one in (*telling, *addresses)}
        found = "|".join(names)
        listed = "|".join(_spaced(word) for word in sorted(filter(str.strip, words), key=lambda one: (-len(one), one)))
        return cls(
            re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None,
            re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.I) if listed else None,
            tuple(sorted(part for part in parts if len(part) >= _SHORTEST)),
            Accounts.of(persons, affiliations, title),
            Initials.of(persons),
        )

    def plain(self, words: str) -> str:
        """A text without what tells: addresses, then words, then names, then initials."""
        words = _ADDRESS.sub(lambda found: HIDDEN if self.tells(found[0]) else found[0], words)
        words = self.words.sub(HIDDEN, words) if self.words else words
        words = self.names.sub(AUTHOR, words) if self.names else words
        return self.initials.hidden(words, AUTHOR)

    def tells(self, address: str) -> bool:
        """Whether an address has a name in it, or leads to an account or a site of theirs."""
        folded = _folded(address)
        return any(part in folded for part in self.parts) or self.accounts.tell(address)

    def within(self, value: T) -> T:
        """Nodes without what tells: their words, the words of pictures, the addresses of links."""
        return rewrite(value, self._node)

    def anchor(self, identifier: str) -> str:
        """An identifier, or another for one that tells: a PDF names the ends of its links."""
        told = self.tells(identifier)
        return "hidden-" + hashlib.sha256(identifier.encode()).hexdigest()[:8] if told else identifier

    def _node(self, node: Node) -> Node:
        attr: Attr | None = getattr(node, "attr", None)
        if attr is not None and self.tells(attr.id):
            having: Any = node
            node = replace(having, attr=replace(attr, id=self.anchor(attr.id)))
        return self._bare_of(node)

    def _bare_of(self, node: Node) -> Node:
        match node:
            case Text():
                return replace(node, text=self.plain(node.text))
            case Code() | CodeBlock():
                return replace(node, text=self.plain(node.text))
            case Math():
                return replace(node, tex=self.plain(node.tex))
            case Image():
                return replace(node, alt=self.plain(node.alt), title=self.plain(node.title), attr=self._bare(node.attr))
            case Link() if node.url.startswith("#"):
                return replace(node, url="#" + self.anchor(node.url[1:]), title=self.plain(node.title))
            case Link():
                if self.tells(node.url):
                    return Span(node.content, replace(node.attr, pairs=()))
                return replace(node, title=self.plain(node.title))
        return node

    def _bare(self, attr: Attr) -> Attr:
        return replace(attr, pairs=tuple((name, self.plain(value)) for name, value in attr.pairs))


def _names(person: Person) -> Iterator[tuple[str, int]]:
    """Patterns of a person's names: full, inverted, with initials, the family name alone; how many letters that has."""
    for name in (person.name, *(one for _, one in person.names)):
        if name.literal:
            yield from ((_spaced(way), len(way)) for way in spellings(name.literal))
            continue
        family = " ".join(part for part in (name.non_dropping, name.family) if part)
        if not family:
            continue
        spoken = [form for one in (*name.given.split(), *name.dropping.split()) for form in spellings(one)]
        tokens = sorted({form for one in spoken for form in (re.escape(one), re.escape(one[0]))}, key=lambda t: -len(t))
        given = f"(?:(?:{'|'.join(tokens)}){_JOIN})" if tokens else "(?!)"
        ways = {_spaced(one) for way in spellings(family) for one in (way, way.replace("-", " "))}
        families = sorted(ways, key=lambda one: (-len(one), one))
        yield rf"(?:{given}+\b)?(?:{'|'.join(families)})(?:,\s*{given}+)?(?:['’]s)?", len(family)


def _telling(person: Person) -> Iterator[str]:
    for name in (person.name, *(one for _, one in person.names)):
        yield name.literal or name.family
    yield from (person.orcid, person.email, person.url.removeprefix("https://").removeprefix("http://"))


def _spaced(words: str) -> str:
    """A pattern of words between which any space may stand."""
    quotes = "['’‘\"“”«»]?"
    escaped = (re.sub("['’‘\"“”«»]", quotes, re.escape(one)) for one in words.split())
    return r"[\s\u00a0]+".join(escaped)


def _folded(words: str) -> str:
    return re.sub(r"[\s_\-.+%]", "", words.casefold())
