"""Independent validators' verdicts on finished files, put into the papers of proof; strict proof lets nothing out that fails."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace

from .cache import Cache
from .check import weigh
from .making import digest
from .model.diagnostic import Diagnostics, Severity, in_order
from .model.place import Place
from .model.proof import FAILED, NO_ANSWER, NOT_ASKED, VALIDATORS, Flaw, Verdict
from .model.stages import Artefact, Sources
from .pipeline import Built
from .proof.saying import say_flaws
from .render.templates import Templates
from .validators import Validator, ask, validators_installed

ASKING = ("full", "strict")  # the levels of proof at which validators are asked
_PART = "proof-validators.html"
_PAGE = "text/html"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """How validators are asked: at which level of proof, where verdicts are remembered, how many files at once."""

    level: str
    templates: Templates
    cache: Cache
    at_once: int = 0  # 0: as many as there are cores

    def of(
        self, artefacts: Sequence[Artefact], papers: Sequence[Artefact], sources: Sources, place: Place
    ) -> tuple[tuple[Artefact, ...], Diagnostics]:
        """The papers of proof with the verdicts on the files in them, and findings by the weights that sources have."""
        verdicts = verdicts_of(artefacts, self.cache, self.at_once)
        said = weigh(say_flaws(_flaws(verdicts), place), sources)
        strict = tuple(replace(one, severity=Severity.ERROR) for one in said) if self.level == "strict" else said
        return tuple(_with_verdicts(one, verdicts, self.templates) for one in papers), strict


def validated(built: Built, sources: Sources, inquiry: Inquiry) -> Built:
    """What was built, with the verdicts on its files; at the level strict without the files where one fails."""
    if built.edition is None:
        return built
    papers, said = inquiry.of(built.artefacts, built.papers, sources, Place(sources.manuscript.path))
    if inquiry.level == "strict" and said:
        built = replace(built, artefacts=(), edition=None)
    return replace(built, papers=papers, said=in_order((*built.said, *said)))


def unasked() -> tuple[str, ...]:
    """The validators that nobody asks, since they are not installed."""
    there = {one.name for one in validators_installed()}
    return tuple(name for name, _ in VALIDATORS if name not in there)


def verdicts_of(artefacts: Sequence[Artefact], cache: Cache, at_once: int = 0) -> tuple[Verdict, ...]:
    """Every file with every validator for its kind; one that is not installed is not asked."""
    installed = {one.name: one for one in validators_installed()}
    pairs = [(installed.get(name), name, one) for one in artefacts for name, kind in VALIDATORS if one.media_type == kind]
    judged = {kind for _, kind in VALIDATORS}
    shown = tuple(one for one in artefacts if one.media_type not in judged)  # style sheets, pictures

    def verdict(pair: tuple[Validator | None, str, Artefact]) -> Verdict:
        validator, name, artefact = pair
        if validator is None:
            return Verdict(name, artefact.name, NOT_ASKED, (f"{name} is not installed",))
        return _verdict(validator, artefact, shown if artefact.media_type == _PAGE else (), cache)

    with ThreadPoolExecutor(at_once or len(os.sched_getaffinity(0))) as pool:
        return tuple(pool.map(verdict, pairs))


def _verdict(validator: Validator, artefact: Artefact, beside: tuple[Artefact, ...], cache: Cache) -> Verdict:
    """The verdict that is remembered, or a new one; where there was no answer, there may be one another time."""
    files = [(one.name, one.data) for one in (artefact, *beside)]
    key = digest("verdict", validator.name, validator.version, files)
    kept = cache.get(key)
    if kept:
        verdict, said = json.loads(kept)
        return Verdict(validator.name, artefact.name, verdict, tuple(said))
    found = ask(validator, artefact, beside)
    if found.verdict != NO_ANSWER:
        cache.put(key, json.dumps((found.verdict, found.said)).encode())
    return found


def _flaws(verdicts: Iterable[Verdict]) -> Iterator[Flaw]:
    """What fails, line by line; a validator that is there and gives no answer has not let the file pass either."""
    for one in verdicts:
        says = {FAILED: "says", NO_ANSWER: "gave no answer"}.get(one.verdict)
        if says:
            yield from (Flaw("validator-fault", one.output, f"{one.validator} {says}: {line}") for line in one.said)


def _with_verdicts(paper: Artefact, verdicts: tuple[Verdict, ...], templates: Templates) -> Artefact:
    """A paper of proof that says what the validators said, in place of their not being asked."""
    if paper.media_type == "application/json":
        found = {**json.loads(paper.data), "validators": [asdict(one) for one in verdicts]}
        return replace(paper, data=json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")
    before, asked = (templates.render(_PART, verdicts=each).encode() for each in ((), verdicts))
    return replace(paper, data=paper.data.replace(before, asked, 1))
