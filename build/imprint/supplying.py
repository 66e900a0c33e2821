"""What some editions need beside the article: its sources for the archive, its findings and queries for the proof."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from .model.diagnostic import Diagnostic, Diagnostics
from .model.place import Lines, Place
from .model.printing import Enclosure, Remark, Supplies
from .model.stages import SourceFile, Sources
from .read.queries import queries
from .read.text_files import decoded


def supplies(
    sources: Sources, formats: tuple[str, ...], said: Diagnostics, timestamp: int, profile: bytes = b""
) -> Supplies:
    """The supplies of an article; those that no wanted edition asks for are left out."""
    enclosures = (_bundle(sources, timestamp),) if "archive" in formats else ()
    remarks = _remarks(sources, said) if "proof" in formats else ()
    return Supplies(profile if "press" in formats else b"", remarks, enclosures)


def _bundle(sources: Sources, timestamp: int) -> Enclosure:
    """The manuscript and what it names, and what of the journal goes into it, as a ZIP with the edition's date."""
    day = max(datetime.fromtimestamp(timestamp, tz=UTC), datetime(1980, 1, 1, tzinfo=UTC))  # ZIP knows no earlier one
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, file in sorted(_named(sources).items()):
            entry = zipfile.ZipInfo(name, day.timetuple()[:6])
            entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.data)
    what = "The manuscript with its pictures, libraries and styles"
    return Enclosure(f"{sources.slug}-source.zip", "application/zip", "Source", what, out.getvalue())


def _named(sources: Sources) -> dict[str, SourceFile]:
    """The files by their names in the bundle; of the journal's those of the libraries and the citation styles."""
    own = {f"manuscript/{one.name}": one for one in (*sources.files, sources.manuscript)}
    journal = {f"journal/{one.name}": one for one in sources.shared if one.name.endswith((".bib", ".csl", ".json", ".yaml"))}
    return own | journal


# ---------------------------------------------------------------- remarks

_AROUND = 400  # characters of the source before and after a place


def _remarks(sources: Sources, said: Diagnostics) -> tuple[Remark, ...]:
    """The editors' queries and the findings, as they stand in the manuscript; what stands elsewhere comes first."""
    text, _ = decoded(sources)
    lines = Lines.of(sources.manuscript.path, text)
    asked = [(one.start, _around("query", one.words, text, one.start, one.end, lines)) for one in queries(text, sources.format)]
    found = [_finding(one, text, lines) for one in said]
    return tuple(remark for _, remark in sorted((*asked, *found), key=lambda one: one[0]))


def _finding(one: Diagnostic, text: str, lines: Lines) -> tuple[int, Remark]:
    words = f"{one.message}. {one.hint}".removesuffix(" ") if one.hint else one.message
    inside = one.place.path == lines.path and text and one.place != Place(lines.path)
    if not inside:
        return -1, Remark(str(one.severity), f"{one.place}: {words}", "", "")
    start, end = (lines.offset(line, column) for line, column in _ends(one.place))
    return start, _around(str(one.severity), words, text, start, end, lines)


def _ends(place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    return (place.line, place.column), (place.end_line, place.end_column)


def _around(kind: str, words: str, text: str, start: int, end: int, lines: Lines) -> Remark:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Remark(kind, words, before, after, lines.place(start).line)
