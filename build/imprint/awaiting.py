"""Built articles that await the journal's site: on the disk, so that a journal of any size takes the memory of one article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .model.edition import Edition
from .model.layout import Layout
from .model.packing import pack, unpack
from .model.stages import Artefact
from .publish.catalogue import Article, Published, listed
from .putting import PutError

NO_LAYOUT = Layout()


class Awaiting:
    """Articles in a folder of one's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: dict[str, Published] = {}

    @property
    def listed(self) -> tuple[Published, ...]:
        """What catalogues show of the articles."""
        return tuple(self._listed.values())

    def put(self, edition: Edition, artefacts: tuple[Artefact, ...], layout: Layout = NO_LAYOUT) -> None:
        """Put an article by, in the place of an earlier make of it. Raises PutError."""
        try:
            (self._folder / edition.slug).write_bytes(pack((edition, artefacts, layout)))
        except OSError as fault:
            raise PutError(self._folder, fault) from fault
        self._listed[edition.slug] = Published(listed(edition))

    def whole(self, article: Article) -> Article:
        """An article with its text and its artefacts."""
        edition, artefacts, _ = self.back(article.slug)
        return replace(article, edition=edition, artefacts=artefacts)

    def back(self, slug: str) -> tuple[Edition, tuple[Artefact, ...], Layout]:
        """What was put by of an article: its edition, its artefacts, and what is known of its printed pages."""
        found: tuple[Edition, tuple[Artefact, ...], Layout] = unpack((self._folder / slug).read_bytes())
        return found

    def has(self, slug: str) -> bool:
        return slug in self._listed
