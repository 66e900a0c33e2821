"""The notes as JATS, each leading to the references of the works cited in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Edition, Note
from ..model.work import Work
from .jats_body import paragraphs
from .jats_inline import Setting
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
    """Make what names a work in a note links to its reference; an empty link where nothing does."""
    name = setting.names.works[work.id]
    marks = [mark for mark in note.iter("styled-content") if mark.get("specific-use") == name]
    tied = [_tied(mark, name, work, setting) for mark in marks]
    if any(tied) or _led(note, name) or _wrapped(note, name, work, setting):
        return
    last = [node for node in note if local(node) == "p"][-1]
    last.append(element("xref", ref_type="bibr", rid=name))


def _led(note: Element, name: str) -> bool:
    return any(link.get("rid") == name for link in note.iter("xref"))


# What may stand in an xref without harm: emphasis.
_PLAIN = frozenset(("italic", "bold", "underline", "sc", "sup", "sub", "styled-content", "named-content", "monospace"))


def _tied(mark: Element, name: str, work: Work, setting: Setting) -> bool:
    """A link of the words that are known to name a work: Ibid. leads to the reference instead of to the first note."""
    for link in mark.iter("xref"):
        if link.get("ref-type") == "fn":
            link.set("ref-type", "bibr")
            link.set("rid", name)
            return True
    if all(local(node) in _PLAIN for node in mark.iterdescendants()):
        mark.tag = "xref"
        mark.attrib.clear()
        mark.set("ref-type", "bibr")
        mark.set("rid", name)
        return True
    return _wrapped(mark, name, work, setting)


def _wrapped(root: Element, name: str, work: Work, setting: Setting) -> bool:
    """A link of the title, the author or Ibid., whichever is there."""
    return any(
        wrap(root, words, _SKIPPED, lambda: element("xref", ref_type="bibr", rid=name))
        for words in _candidates(work, setting)
    )


_SKIPPED = frozenset(("xref", "ext-link", "label", "inline-formula", "disp-formula", "code", "preformat", "monospace"))


def _candidates(work: Work, setting: Setting) -> Iterator[str]:
    """The words by which a note may name a work, the best first."""
    yield work.words("title")
    yield work.words("title-short")
    yield work.words("title").split(":")[0].strip()
    people = [name for role in ("author", "editor", "translator") for name in work.people(role)]
    yield from (name.family or name.literal for name in people)
    yield dict(setting.edition.words).get("ibid", "")
    yield "Ibid"
