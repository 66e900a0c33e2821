"""Findings for the page: each with its source line, and what of it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model.diagnostic import Diagnostics
from ..model.place import Place
from ..model.stages import Sources
from ..report.objects import as_object
from ..report.plain import window


def shown(found: Diagnostics, sources: Sources) -> Iterator[dict[str, Any]]:
    """Findings as plain values for JSON; file is the whole path, for editors."""
    files = {file.path: file.data for file in (sources.manuscript, *sources.files, *sources.shared)}
    texts: dict[str, list[str]] = {}
    for one in found:
        path = one.place.path
        if path in files and path not in texts:
            data = files[path]
            text = "" if b"\0" in data[:512] else data.decode("utf-8", "replace").removeprefix("\ufeff")
            texts[path] = text.split("\n")
        excerpt = _excerpt(one.place, texts.get(path, []))
        yield {**as_object(one), "excerpt": excerpt, "file": str(Path(path).absolute())}


def _excerpt(place: Place, lines: list[str]) -> list[str]:
    """The line before, within and after the place; empty where there is nothing to show."""
    if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return []
    line = lines[place.line - 1].rstrip("\r")
    end = place.end_column if place.end_line == place.line else len(line) + 1
    text, start, stop = window(line, place.column - 1, max(place.column, end - 1))
    return [text[:start], text[start:stop] or " ", text[stop:]]
