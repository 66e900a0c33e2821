"""An edition without its authors, for referees who are not to know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape

from ..model.edition import ContentsEntry, Edition, Note, Reference
from ..model.picture import Picture
from ..model.text import Blocks, Heading, Inlines, Node, NoteCall, Para, Text, plain, rewrite, walk
from .declared import declared
from .hiding import Hiding
from .own_works import named

# The sections that tell who wrote, who helped and who paid.
_TELLING = frozenset(("acknowledgments", "funding", "contributions", "competing-interests", "data-availability"))
_MARK = "[self-citation] "
_WORDS = re.compile("(?<=>)[^<>]+(?=<)")  # of a picture in SVG, written by read/svg.py: without CDATA
_GRANT = re.compile(r"(?<![\w./])(?!(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?(?!\w))\w[\w./–-]*\w")  # a year is none
_DRAWN = re.compile(r"(<text\b[^<>]*>)(.*?)(</text>)", re.S)
_TAG = re.compile(r"<[^<>]*>")


def anonymous(edition: Edition) -> Edition:
    """The edition without byline, affiliations, bios, thanks, funding and metadata that tell who wrote.

    Names, institutions and addresses of theirs in the text are put out, and so are the titles of works of their own that
    they cite; the notes and references that cite those are marked, so that an editor sees how much they lean on them.
    """
    people = tuple(line.person for line in edition.byline)
    own = tuple(work for work in edition.works if named(work, people))
    titles = tuple(_TAG.sub("", work.get(name)) for work in own for name in ("title", "title-short"))
    addresses = tuple(work.get(name) for work in own for name in ("DOI", "URL"))
    addresses += (edition.doi, *(value for _, value in edition.identifiers))
    known = (one for work in own for one in named(work, people))
    hiding = Hiding.of(
        (*people, *known, *edition.translators), edition.affiliations, titles, addresses, _grants(edition), plain(edition.title)
    )
    bare = _without_calls_in_title(_without_declarations(_without_people(edition)))
    marked = frozenset(work.id for work in own)
    return replace(
        bare,
        title=hiding.within(bare.title),
        subtitle=hiding.within(bare.subtitle),
        abstract=hiding.within(bare.abstract),
        key_points=hiding.within(bare.key_points),
        epigraph=hiding.within(bare.epigraph),
        epigraph_source=hiding.within(bare.epigraph_source),
        body=hiding.within(bare.body),
        short_title=hiding.plain(bare.short_title),
        kicker=hiding.plain(bare.kicker),
        description=hiding.plain(bare.description),
        keywords=tuple(map(hiding.plain, bare.keywords)),
        subjects=tuple(map(hiding.plain, bare.subjects)),
        sections=tuple(replace(one, blocks=hiding.within(one.blocks)) for one in bare.sections),
        notes=tuple(_note(one, hiding, marked) for one in bare.notes),
        references=tuple(_reference(one, hiding, marked) for one in bare.references),
        contents=tuple(_entry(one, hiding) for one in bare.contents),
        pictures=tuple(_picture(one, hiding) for one in bare.pictures),
    )


def _grants(edition: Edition) -> Iterator[str]:
    """The numbers of grants, which funders publish with their holders."""
    gone = (edition.body[one.start : one.end] for one in declared(edition))
    sections = (one.blocks for one in edition.sections if one.kind in _TELLING)
    said = (*(one.statement for one in edition.funding), *(plain(one) for one in (*gone, *sections)))
    for words in said:
        yield from (found[0] for found in _GRANT.finditer(words) if len(re.findall(r"\d", found[0])) > 2)
    yield from (award.id for one in edition.funding for award in one.awards if award.id)


def _without_people(edition: Edition) -> Edition:
    photos = {line.person.photo for line in edition.byline}
    return replace(
        edition,
        byline=(), affiliations=(), editors=(), translators=(), bios=(), dedication=(), funding=(), how_to_cite=(),
        translations=(), similar=(), doi="", identifiers=(), copyright="", license=None,
        sections=tuple(one for one in edition.sections if one.kind not in _TELLING),
        pictures=tuple(one for one in edition.pictures if one.key not in photos),
    )  # fmt: skip


def _without_declarations(edition: Edition) -> Edition:
    """Thanks, funding, contributions and their kind, where authors write them as sections of the text."""
    gone = [block for one in declared(edition) for block in edition.body[one.start : one.end]]
    headings = {node.attr.id for node in walk(tuple(gone)) if isinstance(node, Heading)}
    calls = {node.note for node in walk(tuple(gone)) if isinstance(node, NoteCall)}
    return replace(
        edition,
        body=tuple(block for block in edition.body if not any(block is one for one in gone)),
        notes=tuple(note for note in edition.notes if note.id not in calls),
        contents=_kept(edition.contents, headings),
    )


def _kept(entries: tuple[ContentsEntry, ...], gone: set[str]) -> tuple[ContentsEntry, ...]:
    return tuple(replace(one, children=_kept(one.children, gone)) for one in entries if one.id not in gone)


def _without_calls_in_title(edition: Edition) -> Edition:
    """Notes of the title thank people and say where a text was first read."""
    gone: set[str] = set()

    def called(content: Inlines) -> Inlines:
        def change(node: Node) -> Node | tuple[Node, ...]:
            if isinstance(node, NoteCall):
                gone.add(node.note)
                return ()
            return node

        return rewrite(content, change)

    title, subtitle = called(edition.title), called(edition.subtitle)
    notes = tuple(note for note in edition.notes if note.id not in gone)
    return replace(edition, title=title, subtitle=subtitle, notes=notes)


def _note(note: Note, hiding: Hiding, own: frozenset[str]) -> Note:
    printed, web = hiding.within(note.print), hiding.within(note.web)
    if own.intersection(note.works):
        printed, web = _marked(printed), _marked(web)
    return replace(note, print=printed, web=web)


def _marked(blocks: Blocks) -> Blocks:
    first, *rest = blocks or (Para(()),)
    if isinstance(first, Para):
        return (replace(first, content=(Text(_MARK), *first.content)), *rest)
    return (Para((Text(_MARK),)), first, *rest)


def _reference(reference: Reference, hiding: Hiding, own: frozenset[str]) -> Reference:
    """A reference; of the authors' own works only that there is one."""
    content = (Text(_MARK.strip()),) if reference.work in own else hiding.within(reference.content)
    label = hiding.within(reference.label)
    return replace(reference, id=hiding.anchor(reference.id), content=content, label=label)


def _picture(picture: Picture, hiding: Hiding) -> Picture:
    """A picture without names in its words, where it has words and not only the look of them."""
    if not picture.vector:
        return picture
    words = _WORDS.sub(lambda found: _drawn(found[0], hiding), picture.data.decode())
    return replace(picture, data=_DRAWN.sub(lambda found: found[1] + _joined(found[2], hiding) + found[3], words).encode())


def _joined(drawn: str, hiding: Hiding) -> str:
    """The words of a text in a drawing; those in several pieces are put out whole where only together they tell."""
    bare = _TAG.sub("", drawn)
    hidden = _drawn(bare, hiding)
    return drawn if hidden == bare else hidden


def _drawn(words: str, hiding: Hiding) -> str:
    return escape(hiding.plain(unescape(words)), quote=False)


def _entry(entry: ContentsEntry, hiding: Hiding) -> ContentsEntry:
    children = tuple(_entry(one, hiding) for one in entry.children)
    return replace(entry, id=hiding.anchor(entry.id), title=hiding.within(entry.title), children=children)
