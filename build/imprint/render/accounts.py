"""Addresses at which authors keep their work: their accounts where code and data are kept, their own sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.people import Affiliation, Name, Person
from .spellings import folded, spellings

_HOST = re.compile(r"^(?:\w+:)?(?://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s<>\"]+)", re.I)
_KEEPERS = re.compile(
    r"(?:^|\.)(?:git(?:hub|lab|ea|ee)?\.[\w.-]+|github\.io|gitlab\.io|bitbucket\.(?:org|io)|codeberg\.(?:org|page)|huggingface\.co"
    r"|sr\.ht|launchpad\.net|sourceforge\.(?:net|io)|pypi\.org|cran\.r-project\.org|hub\.docker\.com|rpubs\.com|readthedocs\.io)$",
    re.I,
)
_ANYBODY = re.compile(
    r"^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|proton(?:mail)?|gmx|web|qq|163|126|mail|yandex|icloud|me|aol|posteo"
    r"|fastmail|naver|orange|free|laposte|libero|t-online|ya)\.(?:\w+\.)?\w+$",
    re.I,
)
_SHORTEST = 4  # letters of a given name or a mailbox that is looked for as an account
_PROGRAM = re.compile(r"^[\w.\-]+(?=\s*[:–—])|\b\w+[.\-]?(?:[A-Z]|\d)[\w.\-]*")  # before a colon, or written as no word is


@dataclass(frozen=True, slots=True)
class Accounts:
    """What tells in an address: hosts of the authors' own; their accounts; programs that the title names."""

    hosts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, people: Iterable[Person], affiliations: Iterable[Affiliation], title: str) -> Accounts:
        """Of people and institutions; the title, since a program that it names is kept by those who wrote it."""
        persons = tuple(people)
        mailed = [one.email.rpartition("@") for one in persons if "@" in one.email]
        urls = (*(one.url for one in persons), *(one.url for one in affiliations))
        hosts = {_host(url) for url in urls if url} | {domain.casefold() for _, _, domain in mailed}
        names = {_flat(box) for box, _, _ in mailed} | {one for person in persons for one in _accounts(person.name)}
        named = {_flat(one) for one in _PROGRAM.findall(title)}
        return cls(
            frozenset(one for one in hosts if one and not _KEEPERS.search(one) and not _ANYBODY.match(one)),
            frozenset(one for one in names if len(one) >= _SHORTEST),
            frozenset(one for one in named if len(one) > 2),
        )

    def tell(self, address: str) -> bool:
        """Whether an address leads to them."""
        host = _host(address)
        if host in self.hosts:
            return True
        if not _KEEPERS.search(host):
            return False
        path = re.split(r"[?#]", address.casefold().partition(host)[2])[0]
        parts = [_flat(one) for one in (host.split(".")[0], *path.strip("/.,;)>").split("/")[:3]) if one]
        return any(one in self.programs or one.rstrip("0123456789") in self.names for one in parts)


def _accounts(name: Name) -> Iterator[str]:
    """What somebody may call an account: eliasf, eliasfer, felias."""
    for given in (*name.given.split(), name.given):
        for one in {_flat(way) for way in spellings(given)}:
            for family in {_flat(way) for way in spellings(name.family)}:
                yield from (one + family[:size] for size in range(len(family) + 1))
                yield family[:1] + one


def _host(address: str) -> str:
    found = _HOST.match(address.strip("<>()[]{}.,;\"'"))
    return found[1].casefold() if found else ""


def _flat(words: str) -> str:
    return re.sub(r"[\s_\-.]+", "", folded(words.removesuffix(".git")))
