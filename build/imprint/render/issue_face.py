"""What an issue's own pages are set from: cover, masthead, contents and contributors as HTML."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import cos, radians, sin

from markupsafe import Markup

from ..model.issue import Bound, Leaves
from ..model.picture import Picture
from ..model.script import direction
from ..model.text import Blocks, plain
from .address import doi, url
from .dates import spoken
from .epub_cover import width, wrapped
from .markup import blocks, inlines
from .medium import Medium
from .pdf_html import PICTURES, stamp
from .settle import bare
from .templates import Templates
from .vocabulary import license_words, vocabulary

HERE = "issue:"  # the scheme of links to the issue's articles, which binding leads to their pages
CONTRIBUTORS = "contributors"
ART = f"{PICTURES}cover-art"
COVER = f"{PICTURES}cover"
_NAMES = 14  # on the cover
_TITLE = 5.8  # em: the width of the cover for the journal's title in its full size
_SCALES = (1.0, 0.8, 0.65, 0.52, 0.42)


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of the cover and the body on it, in the drawing's millimetres."""

    radius: int
    x: float
    y: float
    size: float


def front(bound: Bound, templates: Templates, contributors_page: int) -> str:
    """Cover, masthead and contents."""
    cover = COVER if bound.cover else ""
    more = {"contributors_page": contributors_page, "art": ART, "cover": cover, "scale": scale(bound.face.journal.title)}
    return templates.render("issue/front.html", **values(bound), **more)


def scale(title: str) -> float:
    """How large a journal's title stands on the cover: in three lines at most, no word broken, while that is possible."""
    for one in _SCALES:
        words = max(map(width, title.split()), default=0)
        if len(wrapped(title, _TITLE / one)) <= 3 and words <= _TITLE / one:
            return one
    return _SCALES[-1]


def back(bound: Bound, templates: Templates) -> str:
    """The contributors."""
    return templates.render("issue/back.html", **values(bound))


def art(bound: Bound, templates: Templates) -> bytes:
    """The drawing on the cover: the same for the same issue, whatever is mended in it."""
    return templates.render("issue/art.svg", rings=_rings(bound.face.slug), direction=bound.face.direction).encode()


def _rings(name: str) -> tuple[Ring, ...]:
    seed = hashlib.sha256(name.encode()).digest()
    return tuple(_ring(16 + 15 * n, seed[n] * 360 / 256, 1.1 + seed[n + 8] % 5 * 0.45) for n in range(5))


def _ring(radius: int, degrees: float, size: float) -> Ring:
    angle = radians(degrees)
    return Ring(radius, round(118 + radius * cos(angle), 2), round(134 + radius * sin(angle), 2), round(size, 2))


def values(bound: Bound) -> dict[str, object]:
    """What the templates of an issue know, in every medium."""
    face, plainly = bound.face, Medium("pdf", bound.face.language, words=dict(bound.face.words))
    known = vocabulary(face, plainly)
    photos = portraits(bound)
    return {
        "bound": bound, "face": face, "journal": face.journal, "plain": plain, "word": known["word"], "web": url,
        "stamp": stamp(face), "number": number(bound), "issue_title": face.short_title,
        "date": spoken(face.published, face.language) if face.published else "",
        "names": [line.person.name.full for line in face.byline][:_NAMES],
        "editors": bound.editors, "doi": doi(face.doi), "license": license_words(face),
        "licensed": known["licensed"](url(face.license.url)) if face.license else "",  # type: ignore[operator]
        "tongue": lambda language: tongue(language, face.language), "bare": title, "who": who, "there": there,
        "contributors_there": HERE + CONTRIBUTORS, "contributors_word": known["word"]("about-the-authors"),  # type: ignore[operator]
        "photo": lambda one: photos.get(one.person.name.full, ("",))[0], "blocks": _blocks,
    }  # fmt: skip


def number(bound: Bound) -> str:
    """Volume 5, Issue 1."""
    said, face = dict(bound.face.words), bound.face
    parts = [f"{said[key]} {value}" for key, value in (("volume", face.volume), ("issue", face.issue)) if value]
    return ("، " if face.direction == "rtl" else ", ").join(parts)


def tongue(language: str, around: str) -> dict[str, str]:
    """The attributes of words in another language than those around them."""
    other = direction(language)
    return {} if language == around else {"lang": language, "dir": other if other != direction(around) else ""}


def title(leaves: Leaves) -> Markup:
    """An article's title without calls and links."""
    edition = leaves.edition
    return inlines(bare(edition.title), Medium("pdf", edition.language)) or Markup.escape(edition.slug)


def who(leaves: Leaves) -> str:
    """An article's authors on a line."""
    return ", ".join(line.person.name.full for line in leaves.edition.byline)


def there(leaves: Leaves) -> str:
    return HERE + leaves.edition.slug


def portraits(bound: Bound) -> dict[str, tuple[str, Picture]]:
    """The contributors' portraits by their names: address and picture."""
    shown = ((one.person.name.full, one.portrait) for one in bound.contributors)
    return {name: (f"{PICTURES}portrait-{at}", picture) for at, (name, picture) in enumerate(shown) if picture}


def _blocks(content: Blocks, language: str) -> Markup:
    return blocks(content, Medium("pdf", language))
