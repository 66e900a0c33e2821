"""Where a text is going to be shown, and what that changes in its markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.text import Math, NoteCall, walk
from .address import anchor, fragment


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as this medium finds it: its URL and its size in CSS pixels."""

    url: str
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Medium:
    """The medium's name ("pdf", "page" or "epub") and what the markup needs to know of the edition.

    math and call set formulas and note calls in the medium's own way; without them formulas are MathML, calls links.
    files maps an identifier to the file that holds it, where the text is spread over several; here is the present one.
    """

    name: str
    language: str
    pictures: Mapping[str, Shown] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    calls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    math: Callable[[Math], Markup] | None = None
    call: Callable[[NoteCall], Markup] | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    here: str = ""
    # What the markup knows of the surroundings of a node.
    link: Markup = Markup("")  # noqa: RUF009  (Markup is an immutable str)
    quote: int = -1  # level of the quotation around it: -1 none, 0 outer, 1 inner
    alt: str = ""  # words for a picture that has none of its own

    @property
    def scrolls(self) -> bool:
        """Whether what is wider than the window is moved in it, by keys too: a page of paper is not."""
        return self.name in ("page", "epub")

    def word(self, key: str, default: str) -> str:
        """A localised word of the edition, or the default where it has none."""
        return self.words.get(key, default)

    def href(self, identifier: str) -> str:
        """The address of an element of this text, from the present file."""
        file = self.files.get(anchor(identifier), self.here)
        return ("" if file == self.here else file) + fragment(identifier)


def medium(
    edition: Edition,
    name: str,
    picture_url: Callable[[Picture], str],
    *,
    math: Callable[[Math], Markup] | None = None,
    call: Callable[[NoteCall], Markup] | None = None,
    files: Mapping[str, str] | None = None,
    here: str = "",
) -> Medium:
    """The medium of a name for an edition."""
    shown = {p.key: Shown(picture_url(p), p.width, p.height) for p in edition.pictures}
    words = dict(edition.words)
    return Medium(name, edition.language, shown, words, calls(edition), math, call, files or {}, here)


def calls(edition: Edition) -> dict[str, tuple[str, ...]]:
    """For each note the identifiers of its calls, in reading order."""
    found: dict[str, tuple[str, ...]] = {}
    for node in noted(edition):
        found[node.note] = (*found.get(node.note, ()), node.id)
    return found


def noted(edition: Edition) -> Iterator[NoteCall]:
    """The note calls of an edition, in reading order."""
    parts = (
        edition.title, edition.subtitle, edition.dedication, edition.epigraph, edition.epigraph_source,
        edition.key_points, edition.abstract, edition.body, *(section.blocks for section in edition.sections),
    )  # fmt: skip
    for part in parts:
        yield from (node for node in walk(part) if isinstance(node, NoteCall))
