"""Compose: a counted copy becomes an edition, with every word in it final."""

from __future__ import annotations

from dataclasses import replace

from ..model.diagnostic import Outcome
from ..model.edition import Bio, Byline, ContentsEntry, Edition, Elsewhere
from ..model.manuscript import FrontMatter, Masthead
from ..model.paging import Pages
from ..model.people import Affiliation, Person
from ..model.place import Place
from ..model.script import digits, direction
from ..model.stages import Counted, Sibling
from ..model.text import Blocks, Heading, Inlines, Math, Node, NoteCall, plain, rewrite, walk
from . import words as vocabulary
from .abstracts import named
from .against import against, directed
from .citation import how_to_cite
from .dates import timestamp
from .faults import empty, style_failed
from .formulas import mathml
from .labels import described, labelled, referred
from .notes import Worded, word
from .sections import sections


def compose(counted: Counted, digest: str) -> Outcome[Edition]:
    """Set all words of an edition; digest is the sources', hexadecimal.

    What can fail is the citation style: when the processor refuses it, and when it has no words for a work.
    """
    worded = word(counted)
    if worded.failure:
        return Outcome(None, (style_failed(counted, worded.failure),))
    if worded.unsaid:
        return Outcome(None, tuple(empty(counted, one) for one in worded.unsaid))
    return Outcome(_edition(counted, _with_formulas(worded), digest))


def _edition(counted: Counted, worded: Worded, digest: str) -> Edition:
    copy, front = counted.copy, _paged(_named(counted.front), counted.copy.sources.pages)
    journal = copy.sources.journal
    language = front.language
    own = {"references": front.reference_title} if front.reference_title else {}
    said = tuple((name, own.get(name, word)) for name, word in vocabulary.words(language))
    vocabulary_of = dict(said)
    labels = tuple(replace(label, number=digits(label.number, language)) for label in counted.labels)
    numbered = labelled(worded.body, labels, vocabulary_of)
    titles = {node.attr.id: node.content for node in walk(numbered) if isinstance(node, Heading)}

    def set_(blocks: Blocks) -> Blocks:
        return referred(blocks, labels, vocabulary_of, titles)

    body = directed(described(set_(numbered)), language)
    notes = tuple(replace(note, print=set_(note.print), web=set_(note.web)) for note in worded.notes)
    notes = tuple(replace(note, direction=note.direction or against(note.print, language)) for note in notes)
    affiliations = _affiliations(front.authors)
    at_foot = (front.notes or journal.notes) == "footnotes"
    volume, issue = _issue(copy.sources.slug, front, journal)
    return Edition(
        slug=copy.sources.slug,
        language=language,
        direction=direction(language),
        journal=journal,
        title=front.title,
        subtitle=front.subtitle,
        short_title=front.short_title or plain(front.title),
        kicker=front.kicker,
        byline=tuple(_byline(person, affiliations) for person in front.authors),
        affiliations=affiliations,
        editors=front.editors,
        translators=front.translators,
        abstract=directed(named(set_(worded.abstract), language), language),
        key_points=front.key_points,
        keywords=front.keywords,
        subjects=front.subjects,
        description=front.description,
        epigraph=set_(worded.epigraph),
        epigraph_source=front.epigraph_source,
        dedication=front.dedication,
        received=front.received,
        accepted=front.accepted,
        published=front.published or front.date,
        modified=front.modified,
        doi=front.doi,
        identifiers=front.identifiers,
        volume=volume,
        issue=issue,
        first_page=front.first_page,
        last_page=front.last_page,
        license=front.license or journal.license,
        copyright=front.copyright,
        translations=tuple(map(_elsewhere, copy.sources.translations)),
        similar=tuple(map(_elsewhere, copy.sources.similar)),
        funding=front.funding,
        body=body,
        notes=notes,
        notes_at_foot=at_foot,
        references=worded.references,
        references_hanging=bool(worded.references) and not any(one.label for one in worded.references),
        works=copy.works,
        sections=sections(front, vocabulary_of, language),
        bios=_bios(front.authors, language),
        how_to_cite=how_to_cite(front, journal, language, volume, issue),
        contents=_contents(body),
        pictures=copy.pictures,
        words=said,
        digest=digest,
        timestamp=timestamp(front),
        place=Place(copy.sources.manuscript.path),
    )


def _named(front: FrontMatter) -> FrontMatter:
    """With everybody under the name that the text's language prints."""

    def called(people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(person.named_in(front.language) for person in people)

    return replace(
        front, authors=called(front.authors), editors=called(front.editors), translators=called(front.translators)
    )


def _paged(front: FrontMatter, pages: Pages) -> FrontMatter:
    """With the pages that the issue gives it; those that the manuscript names itself go before them."""
    if front.first_page or not pages:
        return front
    return replace(front, first_page=str(pages.first), last_page=str(pages.last) if pages.count > 1 else "")


def _elsewhere(sibling: Sibling) -> Elsewhere:
    name = vocabulary.language_name(sibling.language)
    return Elsewhere(sibling.slug, sibling.language, name, sibling.title, sibling.authors)


def _affiliations(people: tuple[Person, ...]) -> tuple[Affiliation, ...]:
    return tuple(dict.fromkeys(one for person in people for one in person.affiliations))


def _byline(person: Person, affiliations: tuple[Affiliation, ...]) -> Byline:
    return Byline(person, tuple(affiliations.index(one) + 1 for one in person.affiliations))


def _bios(people: tuple[Person, ...], language: str) -> tuple[Bio, ...]:
    return tuple(_bio(person, language) for person in people if person.bios)


def _bio(person: Person, language: str) -> Bio:
    known = dict(person.bios)
    spoken = next((tag for tag in (language, language.split("-")[0]) if tag in known), person.bios[0][0])
    return Bio(person, known[spoken], spoken)


def _issue(slug: str, front: FrontMatter, journal: Masthead) -> tuple[str, str]:
    """The issue that the front matter names, else the one of journal.toml that lists the article."""
    if front.volume or front.issue:
        return front.volume, front.issue
    listed = (issue for issue in journal.issues if slug in issue.articles)
    return next(((issue.volume, issue.number) for issue in listed), ("", ""))


# ---------------------------------------------------------------- contents


def _contents(body: Blocks) -> tuple[ContentsEntry, ...]:
    """The headings nested by their levels, to the third, without note calls."""
    headings = [node for node in walk(body) if isinstance(node, Heading) and node.level <= 3]
    return _nested(headings)


def _nested(headings: list[Heading]) -> tuple[ContentsEntry, ...]:
    out: list[ContentsEntry] = []
    index = 0
    while index < len(headings):
        top = headings[index]
        end = next((i for i in range(index + 1, len(headings)) if headings[i].level <= top.level), len(headings))
        children = _nested(headings[index + 1 : end])
        out.append(ContentsEntry(top.level, top.attr.id, top.number, _without_calls(top.content), children))
        index = end
    return tuple(out)


def _without_calls(content: Inlines) -> Inlines:
    return rewrite(content, lambda node: () if isinstance(node, NoteCall) else node)


# ---------------------------------------------------------------- formulas


def _with_formulas(worded: Worded) -> Worded:
    """All formulas of all texts with their MathML, made in one run."""
    asked = tuple(dict.fromkeys((node.tex, node.display) for node in _formulas(worded)))
    known = dict(zip(asked, mathml(asked), strict=True))

    def change(node: Node) -> Node:
        return replace(node, mathml=known[node.tex, node.display]) if isinstance(node, Math) else node

    return replace(
        worded,
        epigraph=rewrite(worded.epigraph, change),
        abstract=rewrite(worded.abstract, change),
        body=rewrite(worded.body, change),
        notes=tuple(replace(n, print=rewrite(n.print, change), web=rewrite(n.web, change)) for n in worded.notes),
        references=tuple(replace(r, content=rewrite(r.content, change)) for r in worded.references),
    )


def _formulas(worded: Worded) -> list[Math]:
    texts = (
        worded.epigraph,
        worded.abstract,
        worded.body,
        *(part for note in worded.notes for part in (note.print, note.web)),
        *(reference.content for reference in worded.references),
    )
    return [node for node in walk(texts) if isinstance(node, Math)]
