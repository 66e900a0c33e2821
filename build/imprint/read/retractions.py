"""A list of retracted works in the columns of Retraction Watch's data (CSV), as published by Crossref."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Place
from ..model.retraction import Notice, Retractions

_NEEDED = ("OriginalPaperDOI", "RetractionNature")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})")
_RANK = ("correction", "expression of concern", "retraction")  # of several notices about a work the gravest counts


def read_retractions(path: str, data: bytes) -> tuple[Retractions, Diagnostics]:
    """The notices by DOI; a work that was reinstated after all has none."""
    rows = csv.DictReader(io.StringIO(_decoded(data), newline=""))
    missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        message = f"the list of retracted works has no column {' and none '.join(missing)}"
        hint = "take the file that Crossref publishes as Retraction Watch data"
        return Retractions(), (Diagnostic("invalid-journal-setting", Severity.ERROR, Place(path), message, hint),)
    found: dict[str, Notice] = {}
    reinstated: set[str] = set()
    for doi, notice in _notices(rows):
        if notice.nature.lower() == "reinstatement":
            reinstated.add(doi)
        elif doi not in found or _rank(notice) > _rank(found[doi]):
            found[doi] = notice
    kept = sorted(set(found) - reinstated)
    return Retractions(tuple(kept), tuple(found[doi] for doi in kept)), ()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _notices(rows: csv.DictReader[str]) -> Iterator[tuple[str, Notice]]:
    for row in rows:
        doi = (row.get("OriginalPaperDOI") or "").strip().lower()
        if doi.startswith("10."):
            reasons = tuple(one.strip(" +") for one in (row.get("Reason") or "").split(";") if one.strip(" +"))
            own = (row.get("RetractionDOI") or "").strip()
            nature = (row.get("RetractionNature") or "Retraction").strip()
            yield doi, Notice(nature, _date(row.get("RetractionDate") or ""), reasons, own if own.startswith("10.") else "")


def _date(words: str) -> str:
    """11/26/2021 0:00 (month first) as 2021-11-26."""
    found = _DATE.match(words.strip())
    if not found:
        return ""
    month, day, year, *iso = found.groups()
    return "-".join(iso) if iso[0] else f"{year}-{int(month):02d}-{int(day):02d}"


def _rank(notice: Notice) -> int:
    nature = notice.nature.lower()
    return _RANK.index(nature) if nature in _RANK else -1
