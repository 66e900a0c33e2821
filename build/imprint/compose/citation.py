"""How the article itself is cited."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.manuscript import FrontMatter, Masthead
from ..model.text import Inline, Inlines, Link, Style, Styled, Text, plain


def how_to_cite(front: FrontMatter, journal: Masthead, language: str, volume: str, issue: str) -> Inlines:
    """Authors (year). Title. Journal volume(issue), pages. DOI: the parts that are there, in this order."""
    return tuple(_parts(front, journal, language, volume, issue))


_STOPS = ("?", "!", ".", "…", "؟", "۔", "？", "！", "。", "।")


def _parts(front: FrontMatter, journal: Masthead, language: str, volume: str, issue: str) -> Iterator[Inline]:
    names = [person.name.inverted if index == 0 else person.name.full for index, person in enumerate(front.authors)]
    date = front.published or front.date
    year = f" ({date.start[0]})" if date and date.start else ""
    if names:
        yield Text(_stopped(", ".join(names) + year) + " ")
    yield Text(_stopped(_title(front, language)) + ("" if names else year))
    if journal.title:
        numbers = f" {volume}({issue})" if issue else f" {volume}" if volume else ""
        pages = f", {'–'.join(filter(None, (front.first_page, front.last_page)))}" if front.first_page else ""
        yield Text(" ")
        yield Styled(Style.EMPH, (Text(journal.short_title or journal.title),))
        yield Text(f"{numbers}{pages}.")
    if front.doi:
        yield Text(" ")
        yield Link((Text(f"https://doi.org/{front.doi}"),), f"https://doi.org/{front.doi}")


def _title(front: FrontMatter, language: str) -> str:
    """Title and subtitle; what ends with a mark of its own has no colon after it."""
    title, subtitle = plain(front.title), plain(front.subtitle)
    colon = " " if title.endswith(_STOPS) else "\u00a0: " if language.partition("-")[0] == "fr" else ": "
    return f"{title}{colon}{subtitle}" if subtitle else title


def _stopped(words: str) -> str:
    return words if words.endswith(_STOPS) else f"{words}."
