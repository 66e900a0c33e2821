"""Where imprint's time goes: each stage of the line over the same papers in one warm process, its own CPU and its children's."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TIMES: dict[str, list[float]] = {}


def _used() -> tuple[float, float]:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime


@contextmanager
def stage(name: str) -> Iterator[None]:
    before = _used()
    yield
    taken = _TIMES.setdefault(name, [0.0, 0.0])
    for at, (now, then) in enumerate(zip(_used(), before, strict=True)):
        taken[at] += now - then


def measured(paths: list[Path]) -> None:
    with stage("load"):
        from imprint.check import check
        from imprint.compose import compose
        from imprint.designing import design_of
        from imprint.fonts_installed import book_fonts
        from imprint.number import number
        from imprint.pipeline import digest_of, printing
        from imprint.proving import proved
        from imprint.read import read
        from imprint.render import epub, jats, joined, page, pdf, render  # noqa: F401
        from imprint.render.fonts import book_families
        from imprint.render.templates import Templates
        from imprint.workspace import gather, shipped
    with stage("gather"):
        gathered = gather(paths, shipped("styles"))
    design = design_of(gathered)
    templates, fonts = Templates(design.templates + design.stylesheets), book_fonts(book_families(design.stylesheets))
    for sources in gathered.sources:
        with stage("read"):
            copy = read(sources)
        with stage("check"):
            checked = copy.then(check)
        if checked.value is None:
            continue
        with stage("number"):
            counted = number(checked.value)
        with stage("compose"):
            edition = compose(counted, digest_of(sources)).value
        if edition is None:
            continue
        for formats in (("html",), ("jats",), ("pdf", "epub")):  # these two share the pages
            with stage(f"render {', '.join(formats)}"):
                made = joined(edition.slug, render(edition, formats, templates, printing(design.stylesheets), fonts, False))
        with stage("proof"):
            proved(sources, checked.value.copy, edition, made, templates, False, "proof")
    print(json.dumps(_TIMES))


if __name__ == "__main__":
    measured([Path(argument) for argument in sys.argv[1:]])
