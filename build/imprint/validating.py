"""Independent validators' verdicts on finished files, put into the papers of proof; strict proof lets nothing out that fails."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace

from .cache import Cache
from .check import weigh
from .making import digest
from .model.diagnostic import Diagnostics, Severity, in_order
from .model.place import Place
from .model.proof import FAILED, PASSED, VALIDATORS, Flaw, Verdict
from .model.stages import Artefact, Sources
from .pipeline import Built
from .proof.saying import say_flaws
from .render.templates import Templates
from .validators_installed import Validator, ask, validators_installed

ASKING = ("full", "strict")  # the levels of proof at which validators are asked
_PART = "proof-validators.html"


def validated(built: Built, sources: Sources, level: str, templates: Templates, cache: Cache) -> Built:
    """What was built, with the verdicts on its files; at the level strict without the files where one fails."""
    if built.edition is None:
        return built
    verdicts = tuple(verdicts_of(built.artefacts, cache))
    strict = level == "strict"
    said = _weighty(weigh(_findings(verdicts, Place(sources.manuscript.path)), sources), strict)
    papers = tuple(_with_verdicts(one, verdicts, templates) for one in built.papers)
    if strict and said:
        built = replace(built, artefacts=(), edition=None)
    return replace(built, papers=papers, said=in_order((*built.said, *said)))


def verdicts_of(artefacts: Sequence[Artefact], cache: Cache) -> Iterator[Verdict]:
    """Every file with every validator for its kind; one that is not installed is not asked."""
    installed = {one.name: one for one in validators_installed()}
    for artefact in artefacts:
        for name, media_type in VALIDATORS:
            if artefact.media_type == media_type:
                unasked = Verdict(name, artefact.name, said=(f"{name} is not installed",))
                yield _verdict(installed[name], artefact, cache) if name in installed else unasked


def _verdict(validator: Validator, artefact: Artefact, cache: Cache) -> Verdict:
    key = digest("verdict", validator.name, validator.version, artefact.name, artefact.data)
    kept = cache.get(key)
    said = tuple(json.loads(kept)) if kept else ask(validator, artefact.name, artefact.data)
    if said is None:
        why = "it claims no profile, or there was no answer"
        return Verdict(validator.name, artefact.name, said=(why,))
    if not kept:
        cache.put(key, json.dumps(said).encode())
    return Verdict(validator.name, artefact.name, FAILED if said else PASSED, said)


def faults_of(artefacts: Sequence[Artefact], place: Place, level: str, cache: Cache) -> Diagnostics:
    """What is wrong with files that have no papers of proof, those of a whole issue; nothing where nobody is to be asked."""
    return _weighty(_findings(verdicts_of(artefacts, cache), place), level == "strict") if level in ASKING else ()


def _findings(verdicts: Iterable[Verdict], place: Place) -> Diagnostics:
    """A finding for each file that fails."""
    failed = (one for one in verdicts if one.verdict == FAILED)
    flaws = (Flaw("validator-fault", one.output, f"{one.validator} says: {line}") for one in failed for line in one.said)
    return say_flaws(flaws, place)


def _weighty(said: Diagnostics, strict: bool) -> Diagnostics:
    return tuple(replace(one, severity=Severity.ERROR) for one in said) if strict else said


def _with_verdicts(paper: Artefact, verdicts: tuple[Verdict, ...], templates: Templates) -> Artefact:
    """A paper of proof that says what the validators said, in place of their not being asked."""
    if paper.media_type == "application/json":
        found = {**json.loads(paper.data), "validators": [asdict(one) for one in verdicts]}
        return replace(paper, data=json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")
    unasked, asked = (templates.render(_PART, verdicts=each).encode() for each in ((), verdicts))
    return replace(paper, data=paper.data.replace(unasked, asked, 1))
