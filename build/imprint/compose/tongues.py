"""Works written the other way than the text: set in words of their own alphabet, each part in its own direction.

Citation styles know one language per document. In a text from right to left, "Kennedy, E. S., p. 123" would get the
text's words and, by the bidirectional algorithm (UAX 9), its parts in the wrong order; so would an Arabic title and its
author side by side in English. So such citations are set a second time in English where the text runs from right to
left, and the parts of a citation that run the other way are isolated (UAX 9, section 2.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from ..model.locators import localised
from ..model.people import Name
from ..model.script import digits, direction, leaning, points
from ..model.style import CitationStyle
from ..model.text import Attr, Inline, Inlines, Link, Node, Span, Text, plain, rewrite, walk
from ..model.work import Work
from .citing import Answer, Asked, Cited, SetReference, cite

LATIN = "en"  # the language of words around works written from left to right in a text that is not

_TAGS = re.compile(r"<[^>]*>")
_WRITTEN = ("title", "title-short", "container-title", "collection-title", "publisher", "publisher-place", "event-title")


def set_all(
    asked: Sequence[Asked], works: Sequence[Work], nocite: Sequence[str], style: CitationStyle, language: str
) -> Cited:
    """Citation groups and reference list set in a style and a language (BCP 47), those in another alphabet in theirs."""
    own = cite([_with_locator_words(one, style, language) for one in asked], works, nocite, style, language)
    ways = {work.id: way(work) for work in works}
    if own.failure or (set(ways.values()) <= {"", direction(language)} and direction(language) == "ltr"):
        return own
    strange = [_strange(one, ways, language) for one in asked]
    apart = direction(language) == "rtl" and "ltr" in ways.values()
    in_latin = [_with_locator_words(one, style, LATIN, language) for one in asked]
    latin = cite(in_latin, works, nocite, style, LATIN) if apart else Cited((), ())
    by_id = {work.id: work for work in works}
    answers = []
    for index, answer in enumerate(own.answers):
        cited = [by_id[one.key] for one in asked[index].citations if one.key in by_id]
        if apart and strange[index]:
            answers.append(_turned(latin.answers[index]))
        else:
            mixed = _mixed(answer, latin.answers[index], ways) if apart else answer
            answers.append(_led(mixed, cited, language))
    latin_references = {one.work: one for one in latin.references if ways.get(one.work) == "ltr"}
    references = [
        _reference(latin_references.get(one.work), one, by_id.get(one.work), language) for one in own.references
    ]
    return Cited(tuple(answers), tuple(references), latin.failure)


def way(work: Work) -> str:
    """The direction of a work's title and names: "ltr", "rtl" or "" where they have no letters."""
    return leaning(" ".join(spellings(work)))


def _with_locator_words(asked: Asked, style: CitationStyle, language: str, written: str = "") -> Asked:
    """Locators, written in the words of a language, in those that the processor knows in another."""
    labels = style.locators
    citations = tuple(replace(one, suffix=localised(one.suffix, language, written, labels)) for one in asked.citations)
    return replace(asked, citations=citations)


def _strange(asked: Asked, ways: Mapping[str, str], language: str) -> bool:
    """Whether a group cites, in a text from right to left, only works written from left to right, and says no more."""
    said = (part for one in asked.citations for part in (one.prefix, one.suffix))
    return (
        direction(language) == "rtl"
        and all(ways.get(one.key) == "ltr" for one in asked.citations)
        and not any(leaning(_without_locator(plain(part))) == "rtl" for part in said)
    )


def _turned(answer: Answer) -> Answer:
    return Answer(*(turned(part) if part else () for part in (answer.text, answer.note)))


def _mixed(own: Answer, latin: Answer, ways: Mapping[str, str]) -> Answer:
    """A group of works of both directions: each in its own alphabet's words."""
    return Answer(_exchanged(own.text, latin.text, ways), _exchanged(own.note, latin.note, ways))


def _exchanged(own: Inlines, latin: Inlines, ways: Mapping[str, str]) -> Inlines:
    links = iter([node for node in walk(latin) if _cites(node)])

    def change(node: Node) -> Node | tuple[Node, ...]:
        if not _cites(node):
            return node
        other = next(links, node)
        latin = ways.get(other.url.removeprefix("#ref-")) == "ltr" and _numbers(other) == _numbers(node)
        return turned((other,)) if latin else node

    return rewrite(own, change)


def _numbers(link: Node) -> list[str]:
    """What a link's words count: two links that differ in it hold different parts of a citation."""
    return re.findall(r"\d+", plain((link,)))


def _cites(node: Node) -> TypeGuard[Link]:
    return isinstance(node, Link) and node.url.startswith("#ref-")


def _led(answer: Answer, works: Sequence[Work], language: str) -> Answer:
    return Answer(
        own_points(isolated(answer.text, works, language), language),
        own_points(isolated(answer.note, works, language), language),
    )


def _reference(latin: SetReference | None, own: SetReference, work: Work | None, language: str) -> SetReference:
    if latin is not None:
        return replace(latin, content=turned(latin.content))
    content = isolated(own.content, [work] if work else [], language)
    return replace(own, content=own_points(content, language))


def _without_locator(text: str) -> str:
    """Words that are more than a locator's own, which is put into the words of the citation's language."""
    return "" if re.fullmatch(r"\W*\w{1,8}\.?\s*\W?[\d\W]*", text) else text


def isolated(content: Inlines, works: Sequence[Work], language: str) -> Inlines:
    """Set words of a text from left to right whose parts that run against it are spans with a direction."""
    if direction(language) == "rtl":
        return content
    parts = sorted({value for one in works for value in spellings(one) if leaning(value) == "rtl"}, key=len)
    return _marked(content, re.compile("|".join(map(re.escape, reversed(parts))))) if parts else content


def own_points(content: Inlines, language: str) -> Inlines:
    """Set words of a text from right to left with its comma and digits, addresses and Latin words left as they are."""
    if direction(language) == "ltr":
        return content
    untouched = {id(text) for node in walk(content) if _latin(node) for text in walk((node,))}
    if leaning("".join(n.text for n in walk(content) if isinstance(n, Text) and id(n) not in untouched)) == "ltr":
        return content

    def change(node: Node) -> Node:
        if isinstance(node, Text) and id(node) not in untouched and leaning(node.text) != "ltr":
            return Text(_pointed(node.text, language))
        return node

    return rewrite(content, change)


_LATIN_RUN = re.compile(r"([A-Za-z\u00c0-\u024f\u0370-\u04ff][^\u0590-\u08ff]*)")


def _pointed(text: str, language: str) -> str:
    parts = _LATIN_RUN.split(text)
    return "".join(part if index % 2 else points(digits(part, language), language) for index, part in enumerate(parts))


def _latin(node: Node) -> bool:
    return (isinstance(node, Link) and "://" in node.url) or (isinstance(node, Span) and node.attr.get("dir") == "ltr")


def turned(content: Inlines) -> Inlines:
    """Inlines in a span from left to right, in the Latin alphabet's words."""
    return (Span(content, Attr(pairs=(("lang", LATIN), ("dir", "ltr")))),)


def whole(content: Inlines) -> str:
    """The direction of a text that is one such span, else ""."""
    match content:
        case (Span(attr=attr),):
            return attr.get("dir")
    return ""


def _marked(content: Inlines, parts: re.Pattern[str]) -> Inlines:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Text) and parts.search(node.text):
            return tuple(_pieces(node.text, parts))
        return node

    return rewrite(content, change)


def _pieces(text: str, parts: re.Pattern[str]) -> Iterator[Inline]:
    end = 0
    for found in parts.finditer(text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        yield Span((Text(found[0]),), Attr(pairs=(("dir", "rtl"),)))
        end = found.end()
    if end < len(text):
        yield Text(text[end:])


def credited(work: Work, words: Mapping[str, str]) -> str:
    """Who is named in a sentence for a work: one or two authors (or editors) by their family names, of more the first."""
    people = work.people("author") or work.people("editor")
    names = [" ".join(filter(None, (one.non_dropping, one.family))) or one.literal for one in people]
    if len(names) > 2:
        return f"{names[0]} {words['et-al']}"
    return f" {words['and']} ".join(names)


def spellings(work: Work) -> Iterator[str]:
    """What the style may print of a work in its own letters, without marks."""
    for name, value in work.variables:
        if name in _WRITTEN:
            yield _TAGS.sub("", value)
    for _, people in work.names:
        for person in people:
            yield from _spelled(person)


def _spelled(name: Name) -> Iterator[str]:
    family = " ".join(filter(None, (name.non_dropping, name.family)))
    spellings = (name.literal, f"{family}, {name.given}", f"{name.given} {family}", family, name.given)
    yield from (one for one in spellings if one.strip(" ,") and not one.startswith(", ") and not one.endswith(", "))
