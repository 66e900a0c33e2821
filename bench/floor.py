"""What nobody who has pandoc parse and cite and WeasyPrint set can go below: those two alone, over the same papers."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from imprint.building import design_of
from imprint.check import check
from imprint.compose import compose
from imprint.engine.pandoc import program
from imprint.model.edition import Edition
from imprint.number import number
from imprint.pipeline import digest_of
from imprint.read import read
from imprint.render.pdf_html import html, picture_url
from imprint.render.settle import settled
from imprint.render.templates import Templates
from imprint.workspace import gather, shipped


def used(who: int = resource.RUSAGE_SELF) -> float:
    """CPU seconds so far."""
    spent = resource.getrusage(who)
    return spent.ru_utime + spent.ru_stime


def converted(paths: list[Path]) -> float:
    """Pandoc parses each paper once and cites once."""
    before = used(resource.RUSAGE_CHILDREN)
    for path in paths:
        command = (program(), path.name, "--citeproc", "-t", "json", "-o", "/dev/null")
        subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
    return used(resource.RUSAGE_CHILDREN) - before


def editions(paths: list[Path]) -> tuple[list[Edition], Templates]:
    """The papers as they are when they are rendered."""
    gathered = gather(paths, shipped("styles"))
    design = design_of(gathered)
    found = []
    for sources in gathered.sources:
        checked = read(sources).then(check)
        edition = compose(number(checked.value), digest_of(sources)).value if checked.value else None
        found += [settled(edition)] if edition else []
    return found, Templates(design.templates + design.stylesheets)


def measured(paths: list[Path]) -> dict[str, float]:
    """Seconds by what is done; the setter is as it comes, with no style sheet but its own."""
    parsed = converted(paths)
    papers, templates = editions(paths)
    texts = [(html(one, templates), {picture_url(p): (p.media_type, p.data) for p in one.pictures}) for one in papers]
    started, children = used(), used(resource.RUSAGE_CHILDREN)
    from weasyprint import HTML
    from weasyprint.urls import URLFetcherResponse

    begun = used() - started + used(resource.RUSAGE_CHILDREN) - children
    laid = written = 0.0
    for text, pictures in texts:

        def fetch(url: str, pictures: dict[str, Any] = pictures) -> URLFetcherResponse:
            media_type, data = pictures[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})

        before = used()
        document = HTML(string=text, url_fetcher=fetch).render()
        between = used()
        document.write_pdf()
        laid, written = laid + between - before, written + used() - between
    return {
        "pandoc parses each paper and cites, in one run": parsed,
        "WeasyPrint is loaded, once": begun,
        "WeasyPrint lays each paper out once, without a style sheet": laid,
        "WeasyPrint writes these pages, without tags": written,
    }


if __name__ == "__main__":
    print(json.dumps(measured([Path(argument) for argument in sys.argv[1:]])))
