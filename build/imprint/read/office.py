"""Word and ODT files before pandoc reads them: what it would pass over is put where it reads it, or is named in a finding."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place
from ..model.text import Citation, plain
from . import office_active, office_odt, office_word
from .odt_citing import with_marks
from .office_citing import with_citations
from .office_tree import Element, Said, tree_of
from .parsing import Parsed, meta_json

FORMATS = ("docx", "odt")
_PARTS = {"docx": re.compile(r"(?:^|/)(?:document\d*|footnotes\d*|endnotes\d*)\.xml$"), "odt": re.compile(r"^content\.xml$")}
_MEND: dict[str, Callable[[Element], Iterator[Said]]] = {"docx": office_word.mend, "odt": office_odt.mend}
_WORDS = {"docx": office_word.words, "odt": office_odt.words}
_TITLE: dict[str, Callable[[Element, Element | None], str]] = {"docx": office_word.title, "odt": office_odt.title}
_LEAST = 3  # letters of a stretch that is missed


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word or ODT file that pandoc reads whole: its bytes, its title as styled, its stretches of words, what is said."""

    data: bytes
    title: str = ""
    words: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    cited: tuple[tuple[Citation, ...], ...] = ()  # by the marks of an ODT file
    works: tuple[dict[str, Any], ...] = ()  # CSL items that came with these


def opened(data: bytes, format: str) -> Opened:
    """The file mended; as it is where it is of another format, or cannot be parsed (the converter will say so)."""
    if format not in FORMATS:
        return Opened(b"")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {one.filename: archive.read(one) for one in archive.infolist()}
            roots = {name: tree_of(members[name]) for name in members if _PARTS[format].search(name)}
            styles = next((tree_of(data) for name, data in members.items() if name.endswith("/styles.xml")), None)
    except (SyntaxError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, KeyError):
        return Opened(data)
    said = list(office_word.comments(members, roots.values())) if format == "docx" else []
    said += office_active.active(members, roots.values(), format)
    if format == "docx":
        with_citations(roots, members)
    cited = [with_marks(root) for root in roots.values()] if format == "odt" else []
    for root in roots.values():
        said += _MEND[format](root)
    words = tuple(one for root in roots.values() for one in _WORDS[format](root))
    title = next(filter(None, (_TITLE[format](root, styles) for root in roots.values())), "")
    if styles is not None and format == "docx":
        office_word.set_off(styles)
        roots |= {name: styles for name in members if name.endswith("/styles.xml")}
    parts = {name: etree.tostring(root, encoding="UTF-8", xml_declaration=True) for name, root in roots.items()}
    return Opened(
        _zipped({**members, **parts}),
        title,
        words,
        tuple(said),
        tuple(group for one in cited for group in one.groups),
        tuple(work for one in cited for work in one.works.values()),
    )


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


# ---------------------------------------------------------------- what came of it


def lost(opened: Opened, parsed: Parsed, text: str) -> Iterator[Said]:
    """The stretches of a file's words that are not in the text as it was read."""
    if not opened.words:
        return
    there = _letters(f"{text} {plain(parsed.blocks)} {' '.join(_strings(meta_json(parsed.meta)))} {''.join(_words(parsed.meta))}")
    at = 0
    for stretch in opened.words:
        wanted = _letters(stretch)
        found = there.find(wanted, at)
        if found < 0 and len(wanted) >= _LEAST and wanted not in there:
            yield Said("words-not-read", Severity.WARNING, f"words of the file are not read: “{_short(stretch)}”", _APART)
        at = found + len(wanted) if found >= 0 else at


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _words(value: Any) -> Iterator[str]:
    """Every word of pandoc's metadata, those of notes too."""
    if isinstance(value, dict):
        yield from (value["c"],) if value.get("t") == "Str" else _words(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


_APART = "take them out of the frame or field that they stand in, and put them into a paragraph"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else plain[:60].rsplit(" ", 1)[0] + "…"


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def placed(said: Said, path: str, text: str) -> Diagnostic:
    """A finding at its paragraph, the line of the text that has the words by which it is known."""
    wanted = _letters(said.near)[:80]
    lines = text.split("\n") if wanted else []
    line = next((number for number, one in enumerate(lines, 1) if wanted in _letters(one)), 0)
    place = Place(path, line, 1, line, len(lines[line - 1]) + 1) if line else Place(path)
    return Diagnostic(said.rule, said.severity, place, said.message, said.hint)
