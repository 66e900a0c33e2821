"""Brings the network's answers to what was checked: those in the lock files, and on request new ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import __version__
from .check import set_aside, weigh
from .check.judged import Judged, cited, collected
from .checking import Checkup
from .files import bytes_of
from .model.diagnostic import Allowed, Diagnostics, in_order
from .model.stages import Artefact, Sources
from .online.answers import Answer, Answers, Question, State, lock, unlock
from .online.asking import Services, consult
from .online.door import Door, Manners
from .online.judging import findings, questions
from .remembering import relocated
from .workspace import put


@dataclass(frozen=True, slots=True)
class Subject:
    """A manuscript or library with the works to ask about; path is its own, beside which its lock file lies."""

    path: str
    works: tuple[Judged, ...]
    sources: Sources
    allowed: tuple[Allowed, ...]

    @property
    def lock(self) -> Path:
        return Path(f"{self.path}.lock.json")

    @property
    def questions(self) -> set[Question]:
        return {question for one in self.works for question in questions(one)}


def subjects(checkup: Checkup) -> list[Subject]:
    """The manuscripts that could be read and the libraries that were judged whole."""
    out = []
    for one in checkup.seen:
        if one.copy:
            out.append(Subject(one.sources.manuscript.path, tuple(cited(one.copy)), one.part, set_aside(one.copy)))
    for path, base, collection in checkup.collections:
        allowed = tuple(one for entry in collection.library.entries for one in entry.allow)
        out.append(Subject(path, tuple(collected(collection)), base, allowed))
    return out


def remembered(found: Iterable[Subject]) -> Answers:
    """The answers in all lock files; of two to one question the later one counts."""
    known: dict[Question, Answer] = {}
    for subject in found:
        for question, answer in unlock(bytes_of(subject.lock) or b"").items():
            if question not in known or known[question].asked < answer.asked:
                known[question] = answer
    return known


def judged(found: Iterable[Subject], answers: Answers) -> Diagnostics:
    """What answers say of the subjects, by the weights of their journals."""
    said = ((one, weigh(tuple(findings(one.works, answers)), one.sources, one.allowed)) for one in found)
    return in_order(finding for one, some in said for finding in relocated(some, one.sources))


def ask(found: Sequence[Subject], today: str, step: Callable[[str], None]) -> Answers:
    """Ask what is not known, or not any more, and write the lock files anew."""
    wanted = {question for one in found for question in one.questions}
    answers = consult(wanted, remembered(found), Door(manners(found)), services(), today, step)
    for one in found:
        data = lock(answers, one.questions)
        if one.questions and data != bytes_of(one.lock):
            put(one.lock.parent, (Artefact(one.lock.name, "", data),))
    return answers


def services() -> Services:
    """The resolver of DOIs and the catalogue of works: IMPRINT_DOI_URL and IMPRINT_WORKS_URL name others."""
    usual = Services()
    return Services(
        os.environ.get("IMPRINT_DOI_URL", usual.doi).rstrip("/"),
        os.environ.get("IMPRINT_WORKS_URL", usual.works).rstrip("/"),
    )


def manners(found: Sequence[Subject]) -> Manners:
    """Politeness asks for an address to write to: the journal's. IMPRINT_ONLINE_PRIVATE=1 lets private hosts be asked."""
    mail = next((one.sources.journal.email for one in found if one.sources.journal.email), "")
    agent = f"imprint/{__version__} (citation check; {f'mailto:{mail}' if mail else 'a person asked'})"
    seconds = float(os.environ.get("IMPRINT_ONLINE_SECONDS", "15"))
    private = os.environ.get("IMPRINT_ONLINE_PRIVATE") == "1"
    return Manners(agent, seconds, min(0.3, seconds / 10), min(2, seconds / 5), private=private)


def tally(found: Sequence[Subject], answers: Answers) -> str:
    """How many questions had an answer."""
    wanted = {question for one in found for question in one.questions}
    unknown = sum(answers[one].state is State.UNKNOWN for one in wanted if one in answers)
    return f"{len(wanted)} questions to the network, {unknown} without an answer"
