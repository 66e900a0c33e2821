r"""Texts that a text takes in: LaTeX's \input, Quarto's and MyST's include; what cannot be taken in is said."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Lines
from ..model.stages import Sources
from .latex_bbl import with_set_list
from .stated import with_stated

_TEX = re.compile(
    r"(?<!\\)\\(?:input|include|subfile|subfileinclude|(?:sub)?(?:import|inputfrom|includefrom)\*?\s*\{(?P<folder>[^{}\n]*)\})"
    r"\s*\{(?P<tex>[^{}\n]+)\}|^[ \t]*\\input[ \t]+(?P<bare>[\w./-]+)|(?<![\\%])%[^\n]*",
    re.M,
)
_OTHERS = {
    "rst": re.compile(
        r"^[ \t]*\.\. (?:(?:literal)?include::[ \t]*|(?:raw|csv-table|code(?:-block)?)::[^\n]*\n"
        r"(?:[ \t]+:[\w-]+:[^\n]*\n){0,20}?[ \t]+:(?:file|url|include):[ \t]*)(\S+)",
        re.M,
    ),
    "org": re.compile(r"^[ \t]*#\+INCLUDE:[ \t]*\"?([^\"\n]+?)\"?(?:[ \t].*)?$", re.M | re.I),
}
_MARKDOWN = re.compile(
    r"^\{\{<[ \t]*include[ \t]+(?P<quarto>[^\s>]+)[ \t]*>\}\}[ \t]*$"
    r"|^(?P<fence>`{3,}|:{3,})\{include\}[ \t]*(?P<myst>[^\s]+)[ \t]*\n(?:[ \t]*:[\w-]+:[^\n]*\n)*(?P=fence)[ \t]*$",
    re.M,
)
_UNREAD = re.compile(r"(?ms)^([^%\n]*?)\\endinput\b.*")
_LISTED = re.compile(
    r"\\(?:lstinputlisting\*?(?:\[[^\]\n]*\])?|inputminted(?:\[[^\]\n]*\])?\{[^{}\n]*\}|@{1,2}input)\s?\{([^{}\n]+)\}"
    r"|(?<![\\%])%[^\n]*"
)
_DEEPEST = 8  # files within files
_MOST = 2_000  # files taken in, each as often as it is: thirty that take in thirty, eight deep, are a million million
_LONGEST = 5_000_000  # characters of the whole
_TAKING = {"latex": (_TEX, (".tex", ".ltx")), "markdown": (_MARKDOWN, (".md", ".qmd", ".markdown", ".txt", ".myst"))}


@dataclass(frozen=True, slots=True)
class Whole:
    """A text with what it takes in, and what is said about that."""

    text: str
    said: Diagnostics = ()


def whole(sources: Sources, text: str) -> Whole:
    """The text of a manuscript with the files that it includes, each read once at most eight levels down."""
    if sources.format in _OTHERS:
        return Whole(text, tuple(_missing(sources, text, _named(sources.format, text))))
    if sources.format not in _TAKING:
        return Whole(text)
    if sources.format == "markdown" and "include" not in text:
        return Whole(with_stated(text, sources.manuscript.data.decode("utf-8", "replace"))[:_LONGEST])
    pattern, endings = _TAKING[sources.format]
    files = {posixpath.normpath(one.name): one.data for one in sources.files if one.name.endswith(endings)}
    lost, taken = list[str](), list[str]()
    grown = _grown(text, pattern, files, (), lost, taken)
    if len(taken) >= _MOST:
        return Whole(text, (_too_many(sources, text, pattern),))
    if sources.format == "latex":
        grown = with_set_list(grown, {one.name: one.data for one in sources.files}, sources.manuscript.name)
    if sources.format == "markdown":
        grown = with_stated(grown, sources.manuscript.data.decode("utf-8", "replace"))
    found = [(name, found.span()) for found in pattern.finditer(text) if (name := _name(found)) and name in lost]
    listed = [(one[1], one.span()) for one in _LISTED.finditer(text) if one[1]] if sources.format == "latex" else []
    return Whole(grown[:_LONGEST], (*_missing(sources, text, found), *_missing(sources, text, listed, _COPIED)))


def _too_many(sources: Sources, text: str, pattern: re.Pattern[str]) -> Diagnostic:
    at = next((found.span() for found in pattern.finditer(text) if _name(found)), (0, 0))
    message = f"what is taken in here takes in others, in all more than {_MOST:,}, the limit"
    place = Lines.of(sources.manuscript.path, text).place(*at)
    return Diagnostic("over-limit", Severity.ERROR, place, message, "take each file in once")


_COPIED = "put its words into the manuscript itself, in an environment lstlisting or verbatim"


def included(markdown: str) -> frozenset[str]:
    """The files that a Markdown text takes in, by their paths from its folder."""
    found = (_name(one) for one in _MARKDOWN.finditer(markdown)) if "include" in markdown else ()
    return frozenset(posixpath.normpath(name) for name in found if name.endswith(_TAKING["markdown"][1]))


def _name(found: re.Match[str]) -> str:
    """The file that is taken in; "" for a comment."""
    given = found.groupdict()
    name = next((words for key, words in given.items() if words and key not in ("fence", "folder")), "")
    return posixpath.join(given.get("folder") or "", name) if name else ""


def _grown(
    text: str,
    pattern: re.Pattern[str],
    files: Mapping[str, bytes],
    above: tuple[str, ...],
    lost: list[str],
    taken: list[str],
) -> str:
    def take(found: re.Match[str]) -> str:
        wanted = _name(found)
        if not wanted:  # a comment
            return found[0]
        path = _found(wanted.strip(), files, above)
        if not path or path in above or len(above) >= _DEEPEST or len(taken) >= _MOST:
            lost.append(wanted)
            return ""
        taken.append(path)
        words = files[path].decode("utf-8", "replace")
        return _grown(_UNREAD.sub(r"\1", words) if pattern is _TEX else words, pattern, files, (*above, path), lost, taken)

    return pattern.sub(take, text)


def _found(wanted: str, files: Mapping[str, bytes], above: tuple[str, ...]) -> str:
    """The path of a file that is named from the manuscript's folder, or from that of the file which takes it in."""
    near = posixpath.dirname(above[-1]) if above else ""
    names = (posixpath.normpath(posixpath.join(folder, wanted)) for folder in dict.fromkeys(("", near)))
    return next((one for name in names for one in (name, f"{name}.tex") if one in files), "")


def _named(format: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    return ((found[1], found.span(1)) for found in _OTHERS[format].finditer(text))


def _missing(
    sources: Sources, text: str, found: Iterable[tuple[str, tuple[int, int]]], copied: str = ""
) -> Iterator[Diagnostic]:
    """In LaTeX's preamble nothing is set: what is missing there may be no more than settings."""
    lines = Lines.of(sources.manuscript.path, text)
    body = text.find("\\begin{document}")
    for name, (start, end) in found:
        severity = Severity.WARNING if start < body else Severity.ERROR
        message = f'the text of "{name}" is not taken in: it is not among the manuscript\'s files'
        hint = "put the file into the manuscript's folder"
        if copied or sources.format in _OTHERS:
            message, hint = f'the text of "{name}" is not taken in', copied or "put its words into the manuscript itself"
        yield Diagnostic("missing-include", severity, lines.place(start, end), message, hint)
