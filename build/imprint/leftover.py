"""What earlier builds of a journal left behind: pages of articles that the journal does not have any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .companions import shown
from .model.diagnostic import Diagnostic, Severity
from .model.place import Place

_PAGE = "index.html"
_ENDINGS = (".html", ".pdf", ".epub", ".xml")


def left_over(out: Path, files: Iterable[Path], articles: frozenset[str]) -> Iterator[Diagnostic]:
    """Of a folder that a whole journal was built into: the site's files now are `files`, and these are all articles."""
    now = {page.parent for page in files if page.name == _PAGE}
    for page in sorted((out / "site").rglob(_PAGE)):
        if page.parent not in now:
            yield _said(page, "nothing in the journal makes this page any more, and whoever has its address still finds it")
    for folder in sorted(one for one in out.iterdir() if one.name not in articles):
        made = [file for ending in _ENDINGS if (file := folder / f"{folder.name}{ending}").is_file()]
        if made:
            yield _said(made[0], f"the journal has no article {folder.name} any more, and what was built of it is still here")


def _said(path: Path, message: str) -> Diagnostic:
    hint = f"remove the folder {shown(path.parent)}, or leave it, if it is to be found by its address"
    return Diagnostic("left-over", Severity.NOTE, Place(shown(path)), message, hint)
