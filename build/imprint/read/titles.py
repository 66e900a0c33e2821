"""The title of a Word or ODT text: as styled, as its properties and its first lines agree, else assumed, and said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.diagnostic import Severity
from ..model.text import Blocks, Heading, Inlines, LineBreak, Para, Style, Styled, Text, plain
from .office_tree import Said

_FIRST = 5  # blocks among which a title stands
_LONGEST = 250  # characters of a title
_NONE = re.compile(  # what programs write as title, and nobody else
    r"microsoft word\b|untitled|unbenannt|sans titre|sin título|document ?\d*$|dokument ?\d*$|template|vorlage|<|%|powerpoint"
    r"|.*\.(?:docx?|odt|dotx?|rtf|pdf)$|.{0,3}$",
    re.I,
)
_SECTIONS = re.compile(  # headings that name a part of a text, in the languages of most manuscripts
    r"[\d.\sivx]*(?:abstract|summary|contents|table of contents|introduction|background|preface|foreword|chapter|part|section"
    r"|einleitung|vorwort|zusammenfassung|kapitel|introducci[oó]n|resumen|cap[ií]tulo|résumé|chapitre|introduzione|introdução"
    r"|giriş|özet|bölüm|введение|аннотация|глава|引言|摘要|はじめに)\b",
    re.I,
)
_BESIDES = re.compile(  # first lines that are no title
    r"(?:running (?:head|title)|short title|word count|manuscript|submi(?:tted|ssion)|draft|version|date|last update|doi|received"
    r"|accepted|author|by)\b",
    re.I,
)
_GIVEN_BY_HABIT = re.compile(  # names of files that say nothing of the text
    r"(?:the |my )?(?:article|paper|manuscript|index|main|document|text|draft|untitled|unnamed|readme|thesis|essay|chapter"
    r"|dissertation|final|submission|revision|version|template|body|content|output|test|new|artikel|aufsatz|manuskript|dokument|texte?|articol"
    r"|artículo|artigo|makale|metin|tez|статья|текст|рукопись|документ|文章|论文|原稿)?[\W\d_]*(?:v|rev|final|copy|new)?[\W\d_]*$",
    re.I,
)
_LABEL = re.compile(r"(?:title|titel|titre|título|titolo|başlık|название)\s*:\s*", re.I)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, the body without it, and what is said where it is only assumed."""

    title: Inlines
    body: Blocks
    said: tuple[Said, ...] = ()


def titled(body: Blocks, styled: str, stated: str) -> Titled:
    """The title of a text that has none; styled is what has the style Title, stated what the file's properties say."""
    for sure in (styled, stated):
        for index, block in enumerate(body[:_FIRST] if sure else ()):
            if _letters(_words(block)) == _letters(sure):
                return Titled(_bare(block), body[:index] + body[index + 1 :])
    if styled:
        return Titled((Text(styled),), body)
    return next(_assumed(body, stated), Titled((), body))


def _assumed(body: Blocks, stated: str) -> Iterator[Titled]:
    line = next((at for at, block in enumerate(body[:_FIRST]) if not _BESIDES.match(_words(block))), 0)
    first = body[line] if len(body) > line + 1 else None
    words = _words(first)
    if isinstance(first, Para) and 3 < len(words) <= _LONGEST and words[-1] not in ".:;," and not _SECTIONS.match(words):
        yield _said(first, "first line", body[:line] + body[line + 1 :])
    if stated and not _NONE.match(stated):
        yield Titled((Text(stated),), body, (_warning("file's properties", stated, ""),))
    if isinstance(first, Heading) and words and not _SECTIONS.match(words):
        yield _said(first, "first heading", body[:line] + body[line + 1 :])


_STATE = "state its title: in the front matter, in the preamble, in the style Title of a word processor"


def titled_by_name(body: Blocks, name: str) -> Titled:
    """A text without any title under its file's name, where that was given to this text ("On Slow Wheels.docx")."""
    stem = re.sub(r"\.[a-z]{2,3}(?:-\w+)?$", "", name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    words = " ".join(re.sub(r"[_\s]+|(?<=\w)-(?=\w)" if " " not in stem else r"[_\s]+", " ", stem).split())
    if _GIVEN_BY_HABIT.match(words) or not re.search(r"[^\W\d_]{3}", words) or not body:
        return Titled((), body)
    title = words[0].upper() + words[1:]
    message = f"the manuscript has no title; it is assumed from the file's name: “{title}”"
    return Titled((Text(title),), body, (Said("title-assumed", Severity.WARNING, message, _STATE),))


def _said(block: object, source: str, body: Blocks) -> Titled:
    after = next((_words(one) for one in body if _words(one)), "")
    return Titled(_bare(block), body, (_warning(source, _words(block), after),))


def _warning(source: str, words: str, near: str) -> Said:
    shown = words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + "…"
    message = f"no line has the style Title; the title is assumed from the {source}: “{shown}”"
    return Said("title-assumed", Severity.WARNING, message, "give the title the style Title in the word processor", near)


def _words(block: object) -> str:
    return _LABEL.sub("", " ".join(plain(block.content).split()), count=1) if isinstance(block, Para | Heading) else ""


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _bare(block: object) -> Inlines:
    """The words of a title without the marks that make it large on the page, and without the word “Title:”."""
    content = block.content if isinstance(block, Para | Heading) else ()
    while len(content) == 1 and isinstance(content[0], Styled) and content[0].style in (Style.STRONG, Style.UNDERLINE):
        content = content[0].content
    content = tuple(Text(" ") if isinstance(node, LineBreak) else node for node in content)
    match content:
        case (Text(text=text) as opening, *rest) if _LABEL.match(text):
            return (replace(opening, text=_LABEL.sub("", text, count=1)), *rest)
    return content
