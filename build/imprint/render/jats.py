"""An edition as JATS: Journal Publishing 1.3 (ANSI/NISO Z39.96-2021) with MathML 3, after JATS4R's recommendations."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.edition import Edition, Section
from ..model.stages import Artefact
from ..model.text import plain
from .address import language_tag
from .jats_body import blocks, sections
from .jats_declared import with_declarations_apart
from .jats_front import front
from .jats_inline import WORK, Setting, inlines
from .jats_names import names
from .jats_notes import notes
from .jats_refs import reference_list
from .xml import Element, Part, document, element, local, unwrap

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN" '
    '"JATS-journalpublishing1-3-mathml3.dtd">'
)
MEDIA_TYPE = "application/jats+xml"


def render_jats(edition: Edition) -> Artefact:
    """The JATS file <slug>.xml. Its pictures are those that the web page has: <slug>/<name>."""
    edition = with_declarations_apart(edition)
    setting = Setting(edition, names(edition), edition.language)
    root = element(
        "article",
        front(edition, setting),
        _body(edition, setting),
        _back(edition, setting),
        article_type=article_type(edition.kicker),
        dtd_version="1.3",
        xml__lang=language_tag(edition.language) or "en",
    )
    _settle(root)
    return Artefact(f"{edition.slug}.xml", MEDIA_TYPE, document(root, DOCTYPE))


# Words of a kicker → JATS's article type, the first that fits.
_KICKERS = (
    (r"book review|review of books|kitap (inceleme|tanıtım)|рецензия|buchbesprechung|compte rendu", "book-review"),
    (r"review article|literature review|systematic review|derleme|обзор", "review-article"),
    (r"editorial|başyazı|sunuş|редакционн|передовая|vorwort|éditorial", "editorial"),
    (r"commentary|opinion|viewpoint|yorum|görüş|комментарий|мнение", "article-commentary"),
    (r"erratum|corrigendum|correction|düzeltme|исправлени", "correction"),
    (r"retraction|geri çekme|отзыв стать", "retraction"),
    (r"letter|mektup|письмо", "letter"),
    (r"obituary|in memoriam|anma|некролог", "obituary"),
    (r"interview|söyleşi|интервью|conversation", "interview"),
    (r"case report|olgu", "case-report"),
    (r"brief report|short communication|research note", "brief-report"),
    (r"data paper|data descriptor", "data-paper"),
    (r"translation", "translation"),
    (r"news", "news"),
)


def article_type(kicker: str) -> str:
    """The article type that a kicker means; an article is research unless it says otherwise."""
    words = kicker.replace("İ", "i").lower()
    return next((kind for pattern, kind in _KICKERS if re.search(pattern, words)), "research-article")


def _body(edition: Edition, setting: Setting) -> Element:
    return element("body", _opening(edition, setting), sections(edition.body, setting))


def _opening(edition: Edition, setting: Setting) -> Part:
    """Dedication and epigraph: JATS has no place for them before the text."""
    dedication = element("p", inlines(edition.dedication, replace(setting, displays=True)), content_type="dedication")
    source = element("attrib", inlines(edition.epigraph_source, setting)) if edition.epigraph_source else None
    epigraph = element("disp-quote", blocks(edition.epigraph, setting), source, content_type="epigraph")
    return [dedication if edition.dedication else None, epigraph if edition.epigraph else None]


def _back(edition: Edition, setting: Setting) -> Part:
    parts: list[Part] = [
        [_section(section, edition, setting) for section in edition.sections],
        notes(edition, setting),
        reference_list(edition, setting),
    ]
    back = element("back", parts)
    return back if len(back) else None


# Competing interests and contributions stand with the authors' notes (JATS4R), funding in the front.
_ELSEWHERE = frozenset(("competing-interests", "contributions"))


def _section(section: Section, edition: Edition, setting: Setting) -> Part:
    stated = any(plain(section.blocks) in funding.statement for funding in edition.funding)
    if section.kind in _ELSEWHERE or (section.kind == "funding" and stated):
        return None
    title = element("title", section.title)
    inside = sections(section.blocks, setting)
    if section.kind == "acknowledgments":
        return element("ack", title, [node if local(node) in ("p", "sec") else element("p", node) for node in inside])
    return element("sec", title, inside, sec_type=section.kind)


def _identified(root: Element) -> frozenset[str]:
    """All identifiers, each left on its first bearer alone; figures and tables without one get one (JATS4R)."""
    seen: dict[str, None] = {}
    for node in root.iter():
        name = node.get("id")
        if name and name in seen:
            del node.attrib["id"]
        elif name:
            seen[name] = None
    for tag in ("fig", "table-wrap"):
        for n, node in enumerate(root.iter(tag), 1):
            given = f"{tag}-without-id-{n}"
            if not node.get("id") and given not in seen:
                node.set("id", given)
    return frozenset(seen)


_WORDLESS = frozenset(("mixed-citation", "ext-link"))


def _settle(root: Element) -> None:
    """Each identifier once; no pointer without its target, and none where the DTD has no place for it."""
    seen = _identified(root)
    for mark in list(root.iter("styled-content")):
        if mark.get("style-type") == WORK:
            unwrap(mark)
    for pointer in list(root.iter("xref")):
        parent = pointer.getparent()
        if pointer.get("rid") not in seen or (parent is not None and local(parent) in _WORDLESS):
            unwrap(pointer)
