"""What proof has seen in the finished files: their pages, their faults, and what each fault is about."""

from __future__ import annotations

from dataclasses import dataclass

# The independent validators that may be asked, each with the media type of the files that it judges.
VALIDATORS = (
    ("EPUBCheck", "application/epub+zip"), ("Ace", "application/epub+zip"), ("veraPDF", "application/pdf"),
    ("Nu Html Checker", "text/html"), ("axe", "text/html"), ("JATS DTD", "application/jats+xml"),
)  # fmt: skip
NOT_ASKED, NO_ANSWER, PASSED, FAILED = "not asked", "no answer", "passed", "failed"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 1; the sides are fractions of the page's width and height from its top left."""

    page: int
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault of a finished file: the rule's name, the file's, what is wrong, and where, if it has pages."""

    rule: str
    output: str
    message: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as seen: its number in the file, the number printed on it, its size in points, its picture (PNG)."""

    number: int
    label: str
    width: float
    height: float
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Seen:
    """A finished file as proof saw it: what was counted in it, its pages, its faults."""

    name: str
    media_type: str
    size: int  # bytes
    digest: str  # SHA-256, hexadecimal
    counts: tuple[tuple[str, int], ...]
    leaves: tuple[Leaf, ...] = ()
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an independent validator made of a file: the faults that it found, or why there are none to tell."""

    validator: str
    output: str
    verdict: str = NOT_ASKED
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """All finished files of an article as proof saw them."""

    slug: str
    title: str
    language: str
    digest: str  # of the sources
    files: tuple[Seen, ...]
    limits: tuple[tuple[str, float], ...] = ()  # what the journal lets pass: setting of [proof], value

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        return tuple(flaw for file in self.files for flaw in file.flaws)
