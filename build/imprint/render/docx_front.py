"""What stands before and after the text of a Word file: title, people, abstract; references, bios, licence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from ..model.edition import Edition
from ..model.text import Inlines, Link, Para, Text
from .address import doi, url
from .dates import spoken
from .docx_blocks import Setting, blocks, paragraph
from .docx_lists import Counting
from .vocabulary import dates, license_words, word


def front(edition: Edition, at: Setting) -> Iterator[Markup]:
    """Title and subtitle, authors and where they work, dates, key points, abstract, keywords, epigraph."""
    line = at.line
    yield paragraph(line.inlines(edition.title or (Text(edition.slug),)), at, "Title")
    if edition.subtitle:
        yield paragraph(line.inlines(edition.subtitle), at, "Subtitle")
    yield from _people(edition, at)
    if edition.kicker:
        yield paragraph(line.face.run(edition.kicker), at, "Kicker")
    for key, date in dates(edition):
        yield paragraph(line.face.run(f"{word(edition, key)}: {spoken(date, edition.language)}"), at, "Facts")
    if edition.doi:
        yield paragraph(line.inlines((Text("DOI: "), Link((Text(edition.doi),), doi(edition.doi)))), at, "Facts")
    if edition.abstract:
        yield paragraph(line.face.run(word(edition, "abstract")), at, "AbstractTitle")
        yield blocks(edition.abstract, replace(at, style="Abstract"))
    if edition.key_points:
        yield paragraph(line.face.run(word(edition, "key-points")), at, "FrontHeading")
        number = line.book.listing(Counting())
        item = replace(at, style="ListParagraph", level=0, list=number)
        yield from (paragraph(line.inlines(point), item) for point in edition.key_points)
    if edition.keywords:
        between = "؛ " if edition.direction == "rtl" else "; "
        label = replace(line.face, bold=True).run(f"{word(edition, 'keywords')}: ")
        yield paragraph(label + line.face.run(between.join(edition.keywords)), at, "Facts")
    if edition.dedication:
        yield paragraph(line.inlines(edition.dedication), at, "Dedication")
    if edition.epigraph:
        yield blocks(edition.epigraph, replace(at, style="Epigraph"))
    if edition.epigraph_source:
        yield paragraph(line.inlines(edition.epigraph_source), at, "EpigraphSource")


def _people(edition: Edition, at: Setting) -> Iterator[Markup]:
    face = at.line.face
    raised = replace(face, shift="superscript")
    several = len(edition.affiliations) > 1
    for by in edition.byline:
        name = by.person.name.full + (f", {by.person.degrees}" if by.person.degrees else "")
        marks = raised.run(",".join(map(str, by.affiliations))) if several and by.affiliations else Markup("")
        yield paragraph(face.run(name) + marks, at, "Author")
    for number, place in enumerate(edition.affiliations, 1):
        mark = raised.run(f"{number} ") if several else Markup("")
        yield paragraph(mark + face.run(place.line), at, "Affiliation")
    for by in edition.byline:
        yield from _reach(by.person.name.full, by.person.orcid, by.person.email if by.person.corresponding else "", edition, at)
    for by in edition.byline:
        if by.person.note:
            yield paragraph(face.run(f"{by.person.name.full}: {by.person.note}"), at, "Facts")
    for key, people in (("edited-by", edition.editors), ("translated-by", edition.translators)):
        if people:
            names = ", ".join(one.name.full for one in people)
            yield paragraph(face.run(f"{word(edition, key)} {names}"), at, "Facts")


def _reach(name: str, orcid: str, email: str, edition: Edition, at: Setting) -> Iterator[Markup]:
    parts: Inlines = (Text(f"{name}: "),)
    if orcid:
        parts += (Text("ORCID "), Link((Text(orcid),), f"https://orcid.org/{orcid}"))
    if email:
        parts += (Text(f"{'; ' if orcid else ''}{word(edition, 'correspondence')} "), Link((Text(email),), f"mailto:{email}"))
    if orcid or email:
        yield paragraph(at.line.inlines(parts), at, "Facts")


def back(edition: Edition, at: Setting) -> Iterator[Markup]:
    """Statements, references, bios, how to cite, licence."""
    line = at.line
    for section in edition.sections:
        yield paragraph(line.face.run(section.title), at, "Heading1")
        yield blocks(section.blocks, at)
    if edition.references:
        yield paragraph(line.face.run(word(edition, "references")), at, "Heading1")
        hanging = "Bibliography" if edition.references_hanging or any(one.label for one in edition.references) else "References"
        for one in edition.references:
            label = line.inlines(one.label) + line.face.element("<w:tab/>") if one.label else Markup("")
            yield paragraph(line.book.bookmark(one.id, label + line.inlines(one.content)), at, hanging)
    if edition.bios:
        key = "about-the-author" if len(edition.bios) == 1 else "about-the-authors"
        yield paragraph(line.face.run(word(edition, key)), at, "Heading1")
        for bio in edition.bios:
            yield paragraph(line.face.run(bio.person.name.full), at, "Heading2")
            own = replace(at, line=replace(line, face=replace(line.face, language=bio.language)))
            yield blocks(bio.blocks, own)
    yield from _rights(edition, at)


def _rights(edition: Edition, at: Setting) -> Iterator[Markup]:
    line = at.line
    if edition.how_to_cite:
        yield paragraph(line.face.run(word(edition, "how-to-cite")), at, "FrontHeading")
        yield paragraph(line.inlines(edition.how_to_cite), at, "Facts")
    if edition.copyright:
        yield paragraph(line.face.run(edition.copyright), at, "Facts")
    if words := license_words(edition):
        address = url(edition.license.url) if edition.license else ""
        name: Inlines = (Link((Text(words),), address),) if address else (Text(words),)
        yield blocks((Para((Text(f"{word(edition, 'license')}: "), *name)),), replace(at, style="Facts"))
