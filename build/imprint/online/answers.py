"""What the network answered, each with its day; and the lock file in which the answers go with their manuscript."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum

VERSION = 1


class Kind(StrEnum):
    """What was asked: whose a DOI is, whether an address answers, which DOI a work has."""

    DOI = "doi"
    URL = "url"
    WORK = "work"


class State(StrEnum):
    """Found, not found, or no answer: then nothing is known."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """A DOI, an address, or the words of a work (title, first author's family name, year), parted by line feeds."""

    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered on a day (ISO 8601); the found work's DOI, title, first author and year, as far as they are said."""

    state: State
    asked: str
    why: str = ""
    doi: str = ""
    title: str = ""
    author: str = ""
    year: int = 0


Answers = Mapping[Question, Answer]
# Days after which an answer is asked for anew. What is not known is asked for each time.
LASTS = {State.FOUND: 180, State.NOT_FOUND: 7, State.UNKNOWN: 0}


def fresh(answer: Answer, today: str) -> bool:
    """Whether an answer is still good on a day."""
    try:
        age = (date.fromisoformat(today) - date.fromisoformat(answer.asked)).days
    except ValueError:
        return False
    return 0 <= age < LASTS[answer.state]


def lock(answers: Answers, questions: Iterable[Question]) -> bytes:
    """The answers to a manuscript's questions as its lock file: JSON, sorted, without what is not known."""
    rows = [
        {"kind": one.kind, "about": one.about} | {name: value for name, value in asdict(answers[one]).items() if value}
        for one in sorted(set(questions))
        if one in answers and answers[one].state is not State.UNKNOWN
    ]
    return (json.dumps({"version": VERSION, "answers": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def unlock(data: bytes) -> dict[Question, Answer]:
    """The answers in a lock file; what cannot be understood is passed over: it will be asked for anew."""
    try:
        value = json.loads(data)
        rows = value["answers"] if value["version"] == VERSION else []
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return dict(one for row in rows if isinstance(row, dict) and (one := _row(row)))


def _row(row: Mapping[str, object]) -> tuple[Question, Answer] | None:
    known = {field.name: row[field.name] for field in fields(Answer) if field.name in row}
    try:
        texts = {name: str(value) for name, value in known.items() if name not in ("year", "state")}
        year = int(str(known.get("year", 0)))
        question = Question(Kind(str(row["kind"])), str(row["about"]))
        return question, Answer(State(str(known["state"])), year=year, **texts)
    except (KeyError, ValueError, TypeError):
        return None
