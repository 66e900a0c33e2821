"""What some editions need beside the article: its sources for the archive, its findings and queries for the proof."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from .model.printing import Enclosure, Supplies
from .model.stages import SourceFile, Sources


def supplies(sources: Sources, formats: tuple[str, ...], timestamp: int, profile: bytes = b"") -> Supplies:
    """The supplies of an article; those that no wanted edition asks for are left out."""
    enclosures = (_bundle(sources, timestamp),) if "archive" in formats else ()
    return Supplies(profile if "press" in formats else b"", (), enclosures)


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
