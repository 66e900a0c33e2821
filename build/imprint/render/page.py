"""The article as one web page with its pictures and style sheets beside it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from ..model.edition import Edition, Elsewhere
from ..model.stages import Artefact
from .head import NOWHERE, Addresses, head_metadata
from .markup import medium
from .settle import settled
from .templates import Templates
from .vocabulary import Values, vocabulary

SHEETS = ("web.css", "highlight.css")


def render_page(
    edition: Edition,
    templates: Templates,
    addresses: Addresses = NOWHERE,
    elsewhere: Callable[[Elsewhere], str] | None = None,
) -> tuple[Artefact, ...]:
    """The page "<slug>.html" and, below "<slug>/", everything that it shows. It runs no script.

    elsewhere tells where another article's page is, seen from this one; beside it by default.
    """
    edition = settled(edition)
    values = page_values(edition, templates, addresses, f"{edition.slug}/", elsewhere or beside)
    html = templates.render("page.html", **values)
    sheets = tuple(Artefact(f"{edition.slug}/{name}", "text/css", templates.text(name).encode()) for name in SHEETS)
    return (Artefact(f"{edition.slug}.html", "text/html", html.encode()), *sheets, *pictures_beside(edition))


def pictures_beside(edition: Edition) -> tuple[Artefact, ...]:
    """The pictures that the page and the JATS file show, below "<slug>/"."""
    return tuple(Artefact(f"{edition.slug}/{one.name}", one.media_type, one.data) for one in edition.pictures)


def beside(there: Elsewhere) -> str:
    """Another article's page, in the same folder."""
    return quote(f"{there.slug}.html")


def in_folders(there: Elsewhere) -> str:
    """Another article's page, where each article has a folder of its own."""
    return quote(f"../{there.slug}/{there.slug}.html")


def article(edition: Edition, templates: Templates, elsewhere: Callable[[Elsewhere], str]) -> str:
    """The article without a page around it; its pictures are below "<slug>/"."""
    settled_edition = settled(edition)
    values = page_values(settled_edition, templates, NOWHERE, f"{edition.slug}/", elsewhere)
    return templates.render("article.html", **values)


def page_values(
    edition: Edition,
    templates: Templates,
    addresses: Addresses,
    assets: str,
    elsewhere: Callable[[Elsewhere], str] = beside,
) -> Values:
    """What page.html and article.html need, for a settled edition.

    assets is the folder of pictures and sheets, and elsewhere tells where another article is, both seen from the page.
    """
    where = medium(edition, "page", lambda picture: assets + picture.name)
    return {
        **vocabulary(edition, where),
        "head": head_metadata(edition, templates, addresses),
        "addresses": addresses,
        "assets": assets,
        "sheets": SHEETS,
        "elsewhere": elsewhere,
    }
