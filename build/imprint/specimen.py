"""The specimen: one article in which everything stands that a design sets, built in each of the designs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .clock import today
from .designing import design_of
from .fonts_installed import fonts_installed
from .model.manuscript import Masthead
from .model.stages import Artefact, SourceFile, Sources
from .pipeline import Built, Job, produce
from .workspace import Gathered, Journal, shipped

FORMATS = ("pdf", "epub", "html")
WIDTH = 1000  # pixels of a page's picture
_FOLDER = "styles/specimen/"


def specimens(journal: Journal | None, designs: tuple[str, ...], formats: tuple[str, ...] = FORMATS) -> Iterator[Built]:
    """The specimen in each design: "specimen-<design>" in some formats, and its printed pages as pictures.

    A journal's own styles/specimen/ takes the place of the one that comes with imprint.
    """
    for name in designs:
        design = design_of(Gathered((), journal), name)
        built = produce(Job(_sources(journal, f"specimen-{name}"), formats, design, proof="report"))
        yield replace(built, artefacts=(*built.artefacts, *_pictures(built)))


def _sources(journal: Journal | None, slug: str) -> Sources:
    shared = journal.shared if journal else shipped("styles")
    here = {one.name.removeprefix(_FOLDER): one for one in shared if one.name.startswith(_FOLDER)}
    files = tuple(SourceFile(name, one.path, one.data) for name, one in here.items() if name != "specimen.md")
    sources = Sources(slug, here["specimen.md"], "markdown", files, shared, glyphs=fonts_installed().coverage, today=today())
    masthead = replace(journal.masthead, issues=()) if journal else Masthead("Specimen", page_size="B5")
    return replace(sources, journal=masthead, standalone=False)


def _pictures(built: Built) -> Iterator[Artefact]:
    from .proof.pages import pictures

    for one in built.artefacts:
        if one.name == f"{built.slug}.pdf":
            for number, data in enumerate(pictures(one.data, WIDTH), 1):
                yield Artefact(f"{built.slug}-{number}.png", "image/png", data)
