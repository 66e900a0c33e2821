"""What there is to ask about a work, and what the answers say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..check.judged import Judged
from ..model.diagnostic import Diagnostic, Fix, Severity
from ..model.place import Place
from .answers import Answer, Answers, Kind, Question, State
from .likeness import alike

_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/\S+")
# The types whose works usually have DOIs.
_REGISTERED = frozenset(("article-journal", "chapter", "book", "paper-conference", "dataset", "report", "software"))
_MARKUP = re.compile(r"<[^<>]*>")


def questions(one: Judged) -> Iterator[Question]:
    """Its DOI, its address, and, where it has no DOI and may have one, the work itself."""
    work = one.work
    doi, url = work.get("DOI").lower(), work.get("URL")
    if _DOI.fullmatch(doi):
        yield Question(Kind.DOI, doi)
    if re.match(r"https?://\S+$", url) and not re.match(r"https?://(?:dx\.)?doi\.org/", url):
        yield Question(Kind.URL, url)
    if not doi and work.type in _REGISTERED and len(_title(one)) >= 12 and _author(one) and _year(one):
        yield Question(Kind.WORK, f"{_title(one)}\n{_author(one)}\n{_year(one)}")


def findings(works: Iterable[Judged], answers: Answers) -> Iterator[Diagnostic]:
    """What the answers say of works."""
    for one in works:
        for question in questions(one):
            if answer := answers.get(question):
                yield from _SAY[question.kind](one, question.about, answer)


def _of_doi(one: Judged, doi: str, answer: Answer) -> Iterator[Diagnostic]:
    place = one.place_of("doi")
    if answer.state is State.UNKNOWN:
        yield _unanswered(place, f"the DOI {doi} of {one.work.id}", answer)
    elif answer.state is State.NOT_FOUND:
        message = f"the DOI {doi} of {one.work.id} is not registered (asked {answer.asked})"
        yield Diagnostic("doi-not-registered", Severity.WARNING, place, message, "copy it from the publisher's page")
    elif answer.title and not _same(one, answer):
        said = ", ".join(filter(None, (answer.author, f"“{answer.title}”", str(answer.year or ""))))
        message = f"the DOI of {one.work.id} names another work: {said} (asked {answer.asked})"
        hint = "copy the DOI from the publisher's page, or set this aside if the catalogue is wrong"
        yield Diagnostic("doi-names-another-work", Severity.WARNING, place, message, hint)


def _same(one: Judged, answer: Answer) -> bool:
    """Whether the work is the catalogue's: by its title, or, as titles are translated, by its author and year."""
    title = _title(one)
    if not title or alike(title, answer.title, 0.8):
        return True
    by_author = bool(_author(one)) and alike(_author(one), answer.author)
    return by_author and bool(answer.year) and abs(_year(one) - answer.year) <= 1 and not _comparable(title, answer.title)


def _comparable(one: str, other: str) -> bool:
    """Whether two titles may be in one language: both in Latin letters, and sharing a longer word."""
    words = [{word for word in re.findall(r"[^\W\d_]{5,}", text.casefold())} for text in (one, other)]
    return one.isascii() and other.isascii() and bool(words[0] & words[1])


def _of_url(one: Judged, url: str, answer: Answer) -> Iterator[Diagnostic]:
    place = one.place_of("url", "howpublished", "note")
    if answer.state is State.UNKNOWN:
        yield _unanswered(place, f"the address of {one.work.id}", answer)
    elif answer.state is State.NOT_FOUND:
        message = f"the address of {one.work.id} leads nowhere: {answer.why} (asked {answer.asked})"
        hint = "look for the page elsewhere, or cite an archived copy of it"
        yield Diagnostic("dead-link", Severity.WARNING, place, message, hint)


def _of_work(one: Judged, words: str, answer: Answer) -> Iterator[Diagnostic]:
    if answer.state is not State.FOUND or not answer.doi:
        return
    message = f"{one.work.id} has no DOI; Crossref knows {answer.doi} (asked {answer.asked})"
    fixes = (_insertion(one, answer.doi),) if one.entry and one.entry.fields else ()
    yield Diagnostic("doi-known-elsewhere", Severity.NOTE, one.place, message, f"add doi = {{{answer.doi}}}", (), fixes)


def _insertion(one: Judged, doi: str) -> Fix:
    """The DOI as a field before the entry's first one, in its indentation; likely only, as two works may look alike."""
    assert one.entry
    at = one.entry.fields[0].name_place
    line = one.entry.fields[0].lines.words(Place(at.path, at.line, 1, at.line, at.column))
    words = f"doi = {{{doi}}}," + (f"\n{line}" if not line.strip() else " ")
    return Fix(Place(at.path, at.line, at.column, at.line, at.column), words, safe=False)


_SAY = {Kind.DOI: _of_doi, Kind.URL: _of_url, Kind.WORK: _of_work}


def _unanswered(place: Place, what: str, answer: Answer) -> Diagnostic:
    message = f"nothing is known of {what}: {answer.why}"
    return Diagnostic("not-answered", Severity.NOTE, place, message, "ask again later, or look yourself")


def _title(one: Judged) -> str:
    return " ".join(_MARKUP.sub("", one.work.get("title")).split())


def _author(one: Judged) -> str:
    people = one.work.people("author") or one.work.people("editor")
    return people[0].family or people[0].literal if people else ""


def _year(one: Judged) -> int:
    date = one.work.date("issued")
    return date.start[0] if date and date.start else 0
