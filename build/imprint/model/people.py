"""People and where they work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .place import Place
from .text import Blocks


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in CSL's parts (CSL 1.0.2, Names), or a literal one (an organisation)."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    dropping: str = ""
    non_dropping: str = ""
    literal: str = ""

    @property
    def full(self) -> str:
        """As spoken: Ludwig van Beethoven, Martin Luther King Jr."""
        if self.literal:
            return self.literal
        parts = (self.given, self.dropping, self.non_dropping, self.family)
        spoken = " ".join(part for part in parts if part)
        return f"{spoken} {self.suffix}" if self.suffix else spoken

    @property
    def inverted(self) -> str:
        """As filed: Beethoven, Ludwig van."""
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.non_dropping, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An institution, in the parts that JATS, Crossref and MyST know; ror is a full URL."""

    id: str
    name: str
    department: str = ""
    group: str = ""
    address: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_code: str = ""
    ror: str = ""
    isni: str = ""
    ringgold: str = ""
    url: str = ""

    @property
    def line(self) -> str:
        """On one line, from the smallest unit to the country."""
        parts = (self.group, self.department, self.name, self.address, *self._town, self.country)
        return ", ".join(part for part in parts if part)

    @property
    def _town(self) -> tuple[str, ...]:
        """City and region with the postal code where it is usual: "10117 Berlin", "Boston, MA 02115", "Oxford OX1 2JD"."""
        code = self.postal_code
        if self.region:
            return (self.city, f"{self.region} {code}".rstrip())
        return (f"{code} {self.city}".strip() if code[:1].isdigit() else f"{self.city} {code}".strip(),)


@dataclass(frozen=True, slots=True)
class Role:
    """What a person did: a CRediT term (ANSI/NISO Z39.104, e.g. "formal-analysis") or words of the author's own."""

    name: str
    credit: str = ""
    degree: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author, editor or translator of a manuscript; id names the register entry, if there is one."""

    name: Name
    id: str = ""
    orcid: str = ""  # 0000-0000-0000-0000
    email: str = ""
    url: str = ""
    degrees: str = ""
    photo: str = ""  # key of the pictures
    bios: tuple[tuple[str, Blocks], ...] = ()  # language, words
    names: tuple[tuple[str, Name], ...] = ()  # language, the name as texts in it print it
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[Role, ...] = ()
    corresponding: bool = False
    equal_contributor: bool = False
    deceased: bool = False
    collaboration: bool = False
    note: str = ""
    place: Place | None = field(default=None, compare=False)

    def named_in(self, language: str) -> Person:
        """The person by the name that texts in a language (BCP 47) print; the first name stays known as that of ""."""
        names = {"": self.name, **dict(self.names)}
        name = names.get(language.lower()) or names.get(language.lower().split("-")[0]) or names[""]
        return replace(self, name=name, names=tuple(names.items())) if self.names else self

    def bio(self, language: str) -> Blocks:
        """The bio in a language, else in the person's first."""
        by_language = dict(self.bios)
        first = self.bios[0][1] if self.bios else ()
        return by_language.get(language) or by_language.get(language.split("-")[0]) or first
