"""The preview's own pages, from styles/templates/preview and styles/preview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.stages import SourceFile
from ..render.templates import Templates
from .standing import Standing

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class Views:
    """Templates and looks as they are shipped."""

    def __init__(self, styles: Iterable[SourceFile]) -> None:
        files = {one.name.removeprefix("styles/"): one.data for one in styles}
        texts = {name: data.decode() for name, data in files.items() if name.startswith("templates/preview/")}
        self._templates = Templates(tuple((name.removeprefix("templates/"), text) for name, text in sorted(texts.items())))
        self._looks = {name.removeprefix("preview/"): data for name, data in files.items() if name.startswith("preview/")}

    def journal(self, title: str, lines: list[dict[str, Any]], said: list[dict[str, Any]]) -> str:
        """All articles, each in a line."""
        return self._templates.render("preview/journal.html", title=title, lines=lines, said=said)

    def article(self, article: Standing, journal: str, several: bool) -> str:
        """An article's page, filled by its script."""
        return self._templates.render("preview/article.html", article=article, journal=journal, several=several)

    def rule(self, name: str, page: str) -> str:
        """A rule's manual page."""
        lead, _, rest = page.strip().partition("\n\n")
        return self._templates.render("preview/rule.html", rule=name, lead=lead, parts=_parts(rest))

    def look(self, name: str) -> tuple[bytes, str] | None:
        """A style sheet or script, and its media type."""
        data = self._looks.get(name)
        return (data, _TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream")) if data is not None else None


def _parts(text: str) -> list[Mapping[str, str]]:
    """Headings with their text as it is written."""
    parts = [part.partition("\n") for part in f"\n{text}".split("\n## ")[1:]]
    return [{"heading": heading.strip(), "text": body.strip("\n")} for heading, _, body in parts]
