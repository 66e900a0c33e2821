"""Where front matter that was made of a LaTeX, HTML or Word file stands in it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.diagnostic import Diagnostics
from ..model.manuscript import FrontMatter
from ..model.people import Person
from ..model.place import Lines, Place
from ..model.stages import Sources

_COMMANDS = {
    "title": "title", "subtitle": "subtitle", "author": "author", "date": "date", "keywords": "keywords?",
    "bibliography": "bibliography|addbibresource|addglobalbib", "abstract": "begin\\{abstract",
    "lang": "usepackage|setmainlanguage|setdefaultlanguage|documentclass",
}  # fmt: skip
_LEAST = 2  # characters of words that are looked for


class Stated:
    """The lines of front matter that was made, and of the text that it was made of."""

    def __init__(self, path: str, made: str, text: str, format: str) -> None:
        self._made = Lines.of(path, made)
        self._text = Lines.of(path, text)
        self._latex = format == "latex"
        self._whole = Place(path)

    def place(self, made: Place) -> Place:
        """Where the words of a value stand in the text, behind what states it; else the whole text."""
        if made.line > len(self._made.starts):
            return self._whole
        words = self._made.words(made).strip("\"' ")
        key = re.match(r"\w[\w-]*", self._made.text[self._made.offset(made.line, 1) :])
        start = self._start(key[0]) if key else 0
        for one in (words, words.removesuffix(".bib")):
            if len(one) >= _LEAST and (at := self._text.text.find(one, start)) >= 0:
                return self._text.place(at, at + len(one))
        return self._whole

    def name(self, person: Person) -> Place:
        """Where the last part of a name stands behind what states the authors."""
        name = person.name.family or person.name.literal
        start = self._start("author")
        whole = re.compile(re.escape(person.name.given) + r"\W.{0,30}?" + re.escape(name), re.S) if person.name.given else None
        found = whole.search(self._text.text, start) if whole else None
        at = found.start() if found else self._text.text.find(name, start) if name else -1
        return self._text.place(at, found.end() if found else at + len(name)) if at >= 0 else self._whole

    def _start(self, key: str) -> int:
        """Where the text begins to state a key; its beginning where that is not known."""
        pattern = rf"\\(?:{_COMMANDS[key]})(?![A-Za-z])" if self._latex and key in _COMMANDS else ""
        if not self._latex:
            pattern = r"<html\b" if key == "lang" else rf"<{key}\b|<meta\b[^>]*[\"'](?:DC\.|citation_)?{key}[\"']"
        found = re.search(pattern, self._text.text, re.IGNORECASE) if pattern else None
        return found.start() if found else 0


def beside(sources: Sources) -> tuple[str, str]:
    """Front matter in a file of its own beside a Word, LaTeX … manuscript, <its name>.yaml: its path and words, a line lower."""
    stem = sources.manuscript.name.rsplit(".", 1)[0]
    found = next((one for one in sources.files if one.name in (f"{stem}.yaml", f"{stem}.yml")), None)
    text = found.data.decode("utf-8", "replace") if found else ""
    if not found or not text.strip():
        return "", ""
    words = f"#{text.removeprefix('---')}" if text.startswith("---\n") else text
    return found.path, f"---\n{words.rstrip().removesuffix('---')}\n---\n"


def moved(front: FrontMatter, said: Diagnostics, stated: Stated) -> tuple[FrontMatter, Diagnostics]:
    """Front matter and what is said of it, with the places in the text that it was made of."""
    places = tuple((key, stated.place(place)) for key, place in front.places)
    front = replace(front, places=places, authors=tuple(replace(one, place=stated.name(one)) for one in front.authors))
    return front, tuple(replace(one, place=stated.place(one.place)) for one in said)


def raised(front: FrontMatter, said: Diagnostics) -> tuple[FrontMatter, Diagnostics]:
    """The same of a file before which a line was put."""
    places = tuple((key, _above(place)) for key, place in front.places)
    authors = (replace(one, place=_above(one.place)) if one.place else one for one in front.authors)
    return replace(front, places=places, authors=tuple(authors)), tuple(replace(one, place=_above(one.place)) for one in said)


def _above(place: Place) -> Place:
    return replace(place, line=max(1, place.line - 1), end_line=max(1, place.end_line - 1))
