"""Brings the network's answers to what was checked: those in the lock files, and on request new ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .check import set_aside, weigh
from .check.judged import Judged, cited, collected
from .checking import Checkup
from .files import bytes_of
from .model.diagnostic import Allowed, Diagnostics, in_order
from .model.stages import Artefact, SourceFile, Sources
from .online.answers import Answer, Answers, Kind, Question, State, lock, unlock
from .online.judging import findings, questions
from .remembering import relocated
from .workspace import put

if TYPE_CHECKING:  # to import what speaks to the network takes a tenth of a second, and most checks do not
    from .online.asking import Services
    from .online.door import Manners


@dataclass(frozen=True, slots=True)
class Subject:
    """A manuscript or library with the works to ask about; path is its own, beside which its lock file lies."""

    path: str
    works: tuple[Judged, ...]
    sources: Sources
    allowed: tuple[Allowed, ...]

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


def locked(sources: Iterable[Sources]) -> tuple[bytes, ...]:
    """The lock files that lie beside manuscripts and libraries, read."""
    paths = dict.fromkeys(file.path for one in sources for file in (one.manuscript, *_libraries(one)))
    return tuple(data for path in paths if (data := bytes_of(_lock(path))) is not None)


def _libraries(one: Sources) -> Iterator[SourceFile]:
    return (file for file in (*one.files, *one.shared) if file.name.lower().endswith((".bib", ".bibtex", ".json")))


def remembered(locks: Iterable[bytes]) -> Answers:
    """The answers in lock files; of two to one question the later one counts."""
    known: dict[Question, Answer] = {}
    for data in locks:
        for question, answer in unlock(data).items():
            if question not in known or known[question].asked < answer.asked:
                known[question] = answer
    return known


def judged(found: Iterable[Subject], answers: Answers) -> Diagnostics:
    """What answers say of the subjects, by the weights of their journals."""
    said = ((one, weigh(tuple(findings(one.works, answers)), one.sources, one.allowed)) for one in found)
    return in_order(finding for one, some in said for finding in relocated(some, one.sources))


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is to be asked about a manuscript or library, and the journal's address for who wants to know who asks."""

    path: str
    questions: frozenset[Question]
    email: str


Plain = tuple[tuple[str, tuple[tuple[str, str], ...], str], ...]


def plain(found: Iterable[Subject]) -> Plain:
    """The questions about subjects as plain values."""
    return tuple(
        (one.path, tuple((str(q.kind), q.about) for q in sorted(one.questions)), one.sources.journal.email)
        for one in found
    )


def inquiries(found: Plain) -> tuple[Inquiry, ...]:
    """And back."""
    return tuple(
        Inquiry(path, frozenset(Question(Kind(kind), about) for kind, about in asked), email)
        for path, asked, email in found
    )


def ask(found: Sequence[Inquiry], today: str, step: Callable[[str], None]) -> Answers:
    """Ask what is not known, or not any more, and write the lock files anew."""
    from .online.asking import consult
    from .online.door import Door

    wanted = {question for one in found for question in one.questions}
    known = remembered(bytes_of(_lock(one.path)) or b"" for one in found)
    answers = consult(wanted, known, Door(manners(found)), services(), today, step)
    for one in found:
        path, data = _lock(one.path), lock(answers, one.questions)
        if one.questions and data != bytes_of(path):
            put(path.parent, (Artefact(path.name, "", data),))
    return answers


def _lock(path: str) -> Path:
    return Path(f"{path}.lock.json")


def services() -> Services:
    """The resolver of DOIs and the catalogue of works: IMPRINT_DOI_URL and IMPRINT_WORKS_URL name others."""
    from .online.asking import Services

    usual = Services()
    return Services(
        os.environ.get("IMPRINT_DOI_URL", usual.doi).rstrip("/"),
        os.environ.get("IMPRINT_WORKS_URL", usual.works).rstrip("/"),
    )


def manners(found: Sequence[Inquiry]) -> Manners:
    """Politeness asks for an address to write to: the journal's. IMPRINT_ONLINE_PRIVATE=1 lets private hosts be asked."""
    from .online.door import Manners

    mail = next((one.email for one in found if one.email), "")
    agent = f"imprint/{__version__} (citation check; {f'mailto:{mail}' if mail else 'a person asked'})"
    seconds = float(os.environ.get("IMPRINT_ONLINE_SECONDS", "15"))
    private = os.environ.get("IMPRINT_ONLINE_PRIVATE") == "1"
    return Manners(agent, seconds, min(0.3, seconds / 10), min(2, seconds / 5), private=private)


def tally(found: Sequence[Inquiry], answers: Answers) -> str:
    """How many questions had an answer."""
    wanted = {question for one in found for question in one.questions}
    unknown = sum(answers[one].state is State.UNKNOWN for one in wanted if one in answers)
    return f"{len(wanted)} questions to the network, {unknown} without an answer"
