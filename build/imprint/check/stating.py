"""Where an author says of a manuscript what front matter says, in the words of its format."""

from __future__ import annotations

import re

from ..model.stages import Copy

_WAYS = {
    "docx": "give its {0} the style {1} in Word",
    "odt": "give its {0} the style {1} in the word processor",
    "latex": "write \\{0}{{…}} before \\begin{{document}}",
    "html": "write {2} in the head of the page",
    "jats": "write {3} in the <article-meta>",
    "rst": "Write {4}",
    "org": "write #+{5}: … at the top",
}
_NAMES = {
    "title": ("title", "Title", "<title>…</title>", "an <article-title>", "a title, underlined, at the top", "TITLE"),
    "author": ("author", "Author", '<meta name="author" content="…">', "a <contrib>", ":Author: … below the title", "AUTHOR"),
}


def stated(copy: Copy, key: str) -> str:
    """The remedy where a title or an author is missing: key is "title" or "author"."""
    way = _WAYS.get(copy.sources.format)
    if not way:
        return f"write `{key}: …` in the front matter"
    stem = copy.sources.manuscript.name.rsplit(".", 1)[0]
    return f"{way.format(*_NAMES[key])}, or `{key}: …` in a file {stem}.yaml beside it"


def typed(copy: Copy, key: str) -> bool:
    """Whether front matter that could not be read has a line for it: then that is what is wrong."""
    above = r"\ufeff?---[ \t]*\n(?:(?!---[ \t]*\n|\.\.\.).*\n)*?"
    line = re.compile(rf"{above}{key}s?:(?:[ \t]*[\"']?[^\s\"']|[ \t]*\n[ \t]*-?[ \t]+\S)")
    return copy.sources.format == "markdown" and line.match(copy.text) is not None
