"""The notes as JATS, each leading to the references of the works cited in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Edition, Note
from ..model.work import Work
from .jats_body import paragraphs
from .jats_inline import Setting
from .jats_refs import bare
from .xml import Element, element, local, wrap


def notes(edition: Edition, setting: Setting) -> list[Element]:
    """The notes in one group for each series, as printed."""
    works = {work.id: work for work in edition.works}
    title = dict(edition.words).get("notes", "")
    series = [group for group in (edition.own_notes, edition.numbered_notes) if group]
    groups = [[_note(note, works, setting) for note in group] for group in series]
    return [
        element("fn-group", element("title", title) if title and n == 0 else None, group)
        for n, group in enumerate(groups)
    ]


def _note(note: Note, works: dict[str, Work], setting: Setting) -> Element:
    made = element("fn", element("label", note.label), paragraphs(note.print, setting), id=setting.names.id(note.id))
    for identifier in dict.fromkeys(note.works):
        if identifier in works:
            _tie(made, works[identifier], setting)
    return made


def _tie(note: Element, work: Work, setting: Setting) -> None:
    """Make the words that name a work a link to its reference: its title, its author, Ibid.; else an empty link."""
    name = setting.names.works[work.id]
    if any(name in (link.get("rid") or "").split() for link in note.iter("xref")):
        return
    for words in _candidates(work, setting):
        if wrap(note, words, _SKIPPED, lambda: element("xref", ref_type="bibr", rid=name)):
            return
    last = [node for node in note if local(node) == "p"][-1]
    last.append(element("xref", ref_type="bibr", rid=name))


_SKIPPED = frozenset(("xref", "ext-link", "label", "inline-formula", "disp-formula", "code", "preformat", "monospace"))


def _candidates(work: Work, setting: Setting) -> Iterator[str]:
    """The words by which a note may name a work, the best first."""
    yield bare(work.get("title"))
    yield bare(work.get("title-short"))
    yield bare(work.get("title")).split(":")[0].strip()
    people = [name for role in ("author", "editor", "translator") for name in work.people(role)]
    yield from (name.family or name.literal for name in people)
    yield dict(setting.edition.words).get("ibid", "")
    yield "Ibid"
