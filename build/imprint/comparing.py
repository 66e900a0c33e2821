"""Compares versions of articles: each pair in a worker's cage, each redline put whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .designing import design_of
from .model.diagnostic import Diagnostics, Outcome, Severity, in_order
from .model.edition import Edition
from .model.redline import Redline
from .model.stages import Sources
from .pipeline import Built, Job, edit, edit_faulty, printing
from .putting import put
from .workers import produce_all
from .workspace import Gathered


@dataclass(frozen=True, slots=True)
class Redlined(Built):
    """What came of comparing two versions; without a redline where the errors of one leave nothing to compare."""

    redline: Redline | None = None


def pairs(old: Gathered, new: Gathered) -> tuple[tuple[tuple[Sources, Sources], ...], tuple[str, ...]]:
    """The manuscripts to compare: of each folder those of one name; and the paths that have no other version."""
    if len(old.sources) == len(new.sources) == 1:
        return ((old.sources[0], new.sources[0]),), ()
    before = {one.manuscript.name: one for one in old.sources}
    after = {one.manuscript.name: one for one in new.sources}
    both = tuple((before[name], after[name]) for name in after if name in before)
    alone = (*(before[name] for name in before if name not in after), *(after[name] for name in after if name not in before))
    return both, tuple(one.manuscript.path for one in alone)


def compare_all(
    both: Sequence[tuple[Sources, Sources]], new: Gathered, names: tuple[str, str], formats: tuple[str, ...], out: Path
) -> Iterator[Redlined]:
    """Compare pairs of versions and put the redlines into a folder; names are what the two versions are called."""
    design = design_of(new)
    for old, source in both:
        job = Job(source, formats, design)
        for one in produce_all([job], 1, partial(redlined, before=old, names=names)):
            put(out, one.artefacts)
            yield one if isinstance(one, Redlined) else Redlined(one.slug, (), None, one.said)


def redlined(job: Job, before: Sources, names: tuple[str, str]) -> Redlined:
    """Take two versions to their redline, with the errors of both; these may leave nothing to compare."""
    from .compare import compare
    from .compose.redline_words import redline_words
    from .render.redline import render_redline
    from .render.templates import Templates, Unusable

    old, new = _edited(before), _edited(job.sources)
    said = _errors((*old.said, *new.said))
    if old.value is None or new.value is None:
        return Redlined(job.sources.slug, (), None, said)
    redline = compare(old.value, new.value)
    redline = replace(redline, edition=replace(redline.edition, words=redline_words(redline.edition.language)))
    templates = Templates(job.design.templates + job.design.stylesheets)
    try:
        made = render_redline(redline, names, job.formats, templates, printing(job.design.stylesheets))
    except Unusable as fault:
        return Redlined(job.sources.slug, (), None, (*said, fault.found))
    slim = replace(redline, edition=replace(redline.edition, pictures=()))
    return Redlined(job.sources.slug, made, new.value, said, redline=slim)


def _edited(sources: Sources) -> Outcome[Edition]:
    """An edition, though a version that was sent back has errors."""
    found = edit(sources)
    return found if found.value else replace(edit_faulty(sources), said=found.said)


def _errors(said: Diagnostics) -> Diagnostics:
    return in_order([one for one in said if one.severity is Severity.ERROR])
