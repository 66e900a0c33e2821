"""How the article itself is cited."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.manuscript import FrontMatter, Masthead
from ..model.text import Inline, Inlines, Link, Style, Styled, Text, plain


def how_to_cite(front: FrontMatter, journal: Masthead, language: str, volume: str, issue: str) -> Inlines:
    """Authors (year). Title. Journal volume(issue), pages. DOI: the parts that are there, in this order."""
    return tuple(_parts(front, journal, volume, issue))


def _parts(front: FrontMatter, journal: Masthead, volume: str, issue: str) -> Iterator[Inline]:
    names = [person.name.inverted if index == 0 else person.name.full for index, person in enumerate(front.authors)]
    date = front.published or front.date
    year = f" ({date.start[0]})" if date and date.start else ""
    if names:
        yield Text(f"{', '.join(names)}{year}. ")
    title = plain(front.title) + (f": {plain(front.subtitle)}" if front.subtitle else "")
    yield Text(title + ("" if title.endswith(("?", "!", ".")) else ".") + ("" if names else year))
    if journal.title:
        numbers = f" {volume}({issue})" if issue else f" {volume}" if volume else ""
        pages = f", {'–'.join(filter(None, (front.first_page, front.last_page)))}" if front.first_page else ""
        yield Text(" ")
        yield Styled(Style.EMPH, (Text(journal.short_title or journal.title),))
        yield Text(f"{numbers}{pages}.")
    if front.doi:
        yield Text(" ")
        yield Link((Text(f"https://doi.org/{front.doi}"),), f"https://doi.org/{front.doi}")
