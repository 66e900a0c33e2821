"""Findings as people and programs read them; the same findings give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ..model.diagnostic import Diagnostics
from .forges import github, gitlab
from .junit import junit
from .objects import as_json
from .plain import WIDTH, Texts, concise, full
from .sarif import sarif


class Format(StrEnum):
    """How findings are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


def report(
    found: Diagnostics,
    texts: Texts,
    format: Format = Format.FULL,
    colour: bool = False,
    looked_at: Iterable[str] = (),
    width: int = WIDTH,
) -> str:
    """All findings in a format; ends with a line end unless there is nothing to say.

    texts are the sources by path, for excerpts (full); looked_at the paths of all manuscripts and libraries, for
    formats that also say what is sound (junit); width is the terminal's, in columns.
    """
    match format:
        case Format.FULL:
            return "".join(f"{full(one, texts, colour, width)}\n\n" for one in found)
        case Format.CONCISE:
            return "".join(f"{concise(one)}\n" for one in found)
        case Format.JSON:
            return as_json(found)
        case Format.SARIF:
            return sarif(found)
        case Format.GITHUB:
            return github(found)
        case Format.GITLAB:
            return gitlab(found)
        case Format.JUNIT:
            return junit(found, looked_at)
