"""What of a manuscript no reader understands, named in findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Lines, Place
from ..model.stages import SourceFile, Sources
from .in_a_row import in_a_row
from .latex_open import opened
from .parsing import Parsed


def left_out(parsed: Parsed, text: str, whole: Place) -> Diagnostics:
    """Raw HTML and LaTeX that no reader understands, each kind once, at its first place."""
    lines = Lines.of(whole.path, text)
    seen: dict[str, Diagnostic] = {}
    plainly = _IN_LATEX if whole.path.endswith((".tex", ".ltx")) else _PLAINLY
    for kind, fragment in parsed.dropped:
        name = _NAMES.get(kind, kind)
        first = fragment.strip().splitlines()[0][:60] if fragment.strip() else fragment
        at = text.find(fragment.partition(": ")[2] if kind == "conditional" else fragment)
        place = lines.place(at, at + len(fragment)) if at >= 0 else whole
        message, hint = f"raw {name} was left out: {first}", plainly
        if kind == "conditional":
            message, hint = f"what is for one format alone was left out: {first}", "let all editions show it, or leave it out"
        if kind == "effect":
            message, hint = f"this command is not known, and its words are printed without its effect: {first}", _DEFINED
        if kind in _OF_NOTES:
            message, hint, first = (f"{_OF_NOTES[kind][0]}: {first}", _OF_NOTES[kind][1], kind)
        if kind == "cell":
            message, hint = f"code is not run, and its result is missing here: {first}", _RENDERED
        if kind in ("tex", "effect"):
            hint = _meant(fragment) or hint
        seen.setdefault(first.strip("</>"), Diagnostic("raw-left-out", Severity.WARNING, place, message, hint))
    return tuple(seen.values())


def _meant(fragment: str) -> str:
    """What to do about a command that its name tells: a misspelt one, or a remark."""
    found = re.match(r"\\([A-Za-z]+)", fragment.strip())
    if found and found[1] in _REMARKS:
        return "do what it says, and delete it"
    near = get_close_matches(found[1], _COMMON, 1, 0.8) if found and len(found[1]) > 3 and found[1] not in _COMMON else []
    return f"did you mean \\{near[0]}?" if near else ""


def not_parsed(sources: Sources, parsed: Parsed, text: str) -> Diagnostic:
    """Why a text cannot be parsed, at the line where the reader stopped, where that is known."""
    unclosed = opened(text) if parsed.stop and not parsed.stopped else None
    if unclosed:
        place = Lines.of(sources.manuscript.path, text).place(unclosed.at, unclosed.at + unclosed.length)
        message = f"the text cannot be read: {unclosed.fault}"
        return Diagnostic("manuscript-not-readable", Severity.ERROR, place, message, _CLOSE)
    if parsed.stop and not parsed.stopped:
        message = "the text cannot be read beyond this line" + (f": {parsed.stop.reason}" if parsed.stop.reason else "")
        place = _line(sources, text, parsed.stop.line)
        return Diagnostic("manuscript-not-readable", Severity.ERROR, place, message, _CLOSED)
    reason = next((line for line in reversed(parsed.failure.strip().splitlines()) if line.strip(" ^")), "")[:300]
    message = f"the {sources.format} text cannot be read: {reason}"
    rule = "over-limit" if parsed.stopped else "manuscript-not-readable"
    hint = "leave out a half, then the other, to find what it is" if parsed.stopped else _ELSEWHERE
    if parsed.stopped and (row := in_a_row(text)):
        place = Lines.of(sources.manuscript.path, text).place(row.at, row.at + len(row.signs))
        message += f"; “{row.signs.strip()}” stands {row.times:,} times in a row here"
        return Diagnostic(rule, Severity.ERROR, place, message, _IN_A_ROW)
    named = _NOT_FOUND.match(reason)
    place = _line(sources, text, named[1]) if named else Place(sources.manuscript.path)
    return Diagnostic(rule, Severity.ERROR, place, message, hint)


_IN_A_ROW = "leave it out, if it is not meant; else leave out a half of the text, then the other, to find what it is"
_NOT_FOUND = re.compile(r"File (\S+) not found")


def _line(sources: Sources, text: str, line: str) -> Place:
    """A line of the prepared text in the manuscript or in the parts that it takes in; the whole where it is in none."""
    parts = ((one.path, one.data.decode("utf-8", "replace")) for one in _parts(sources))
    for path, words in ((sources.manuscript.path, text), *parts):
        at = words.find(line) if len(line) > 1 else -1
        if at >= 0:
            return Lines.of(path, words).place(at, at + len(line))
    return Place(sources.manuscript.path)


def _parts(sources: Sources) -> Iterator[SourceFile]:
    return (one for one in sources.files if one.name.endswith((".tex", ".ltx")))


_NAMES = {"html": "HTML", "tex": "LaTeX", "liquid": "Liquid"}
_OF_NOTES = {  # each said once, of the first
    "wikilink": ("this link leads to another note, and only its words are printed", "cite a work as [@key]"),
    "embed": ("what another note says is not taken in", "copy its words into the manuscript"),
    "query": ("a query is not asked, and its result is missing here", "write out what it finds"),
    "tags": ("tags of notes are not printed", "give them in the front matter: keywords: [one, two]"),
}
_RENDERED = "run it and give its result: quarto render --to markdown, jupyter-book or jupytext make such a text"
_DEFINED = r"define it with \newcommand, or write its words"
_PLAINLY = "say it in Markdown, so that every format can show it"
_IN_LATEX = "say it with commands that LaTeX itself has, so that every format can show it"
_REMARKS = frozenset(("todo", "fixme", "fxnote", "fxwarning", "fxerror", "missingfigure", "comment"))
_COMMON_TEXT = """
section subsection subsubsection paragraph subparagraph chapter footnote footnotetext endnote emph textbf textit textsc texttt
textrm underline
caption label autoref cref pageref nameref eqref cite citet citep citealt citeauthor citeyear textcite parencite
autocite
footcite fullcite nocite includegraphics centering item href title author date maketitle tableofcontents printbibliography
bibliography bibliographystyle addbibresource input include appendix enquote ldots textquote blockquote thanks abstract newline
newpage clearpage hline toprule midrule bottomrule multicolumn multirow linebreak noindent bigskip medskip smallskip
"""
_COMMON = tuple(_COMMON_TEXT.split())
_CLOSED = r"see that each brace, $ and environment that begins here or above also ends, and that each command has what it needs"
_CLOSE = "close it where it should end, or delete it; \\$, \\{ and \\} are the signs themselves"
_ELSEWHERE = "see whether it opens elsewhere, and save it anew"
