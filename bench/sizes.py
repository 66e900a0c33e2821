"""What a check takes of journals of several sizes, made for it: the second part of docs/benchmarks-check.md."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from journals import journal
from measure import Cost, cost

_LIBRARY = "bibliography/library.bib"


def sizes(imprint: str) -> str:
    """The section of the page."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        rows = "\n".join(f"| {what} | {one.cpu:.2f} | {one.memory:.0f} |" for what, one in _costs(imprint, Path(name)))
    return f"""## Journals of several sizes

Made by `bench/journals.py`: articles of three to eight pages, each citing thirty works of its own of one library.

| Checked | CPU, s | largest process, MB |
|---|---|---|
{rows}

How long an editor waits for the findings of a keystroke: `bench/keystrokes.py LIBRARY.bib…`.
"""


def _costs(imprint: str, folder: Path) -> Iterator[tuple[str, Cost]]:
    many, large, small = folder / "many", folder / "large", folder / "small"
    journal(many, articles=100, entries=10_000)
    journal(large, articles=1, entries=100_000)
    journal(small, articles=1, entries=300)
    remembered = {"IMPRINT_CACHE": str(folder / "cache")}
    anew = (imprint, "check", "--no-cache")
    yield "100 articles beside 10,000 entries", cost(anew, many)
    cost((imprint, "check"), many, remembered)
    yield "the same, when nothing changed", cost((imprint, "check"), many, remembered)
    yield "100 articles, and all of the 10,000 entries", cost((*anew, "--library"), many)
    yield "one article beside 300 entries", cost(anew, small)
    yield "one article beside 100,000 entries", cost(anew, large)
    cost((imprint, "check"), large, remembered)
    article = large / "manuscripts" / "article-0" / "article.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    yield "the same after an edit of the article", cost((imprint, "check"), large, remembered)
    yield "100,000 entries whole", cost((*anew, _LIBRARY), large)
