"""The formats and editions that a build can be asked for."""

from __future__ import annotations

import click

FORMATS = ("pdf", "epub", "html", "jats", "docx")
USUAL = FORMATS[:4]  # where nothing is asked for
EDITIONS = ("screen", "press", "review", "proof", "archive")  # screen is the format pdf
_ASKED_BY = {**dict.fromkeys(FORMATS, "--to"), **dict.fromkeys(EDITIONS, "--edition")}


def wanted_of(formats: str | None, editions: str | None, anonymous: bool) -> tuple[str, ...]:
    """The formats and editions to make, by the line's own names: "pdf" is the screen edition, "anonymous" a review."""
    asked = chosen(formats, FORMATS, "--to") if formats else ()
    named = chosen(editions, EDITIONS, "--edition") if editions else ()
    if anonymous and "review" not in named:
        raise click.UsageError("--anonymous goes with --edition review")
    own = {"screen": "pdf", "review": "anonymous" if anonymous else "review"}
    return tuple(dict.fromkeys((*asked, *(own.get(one, one) for one in named)))) or USUAL


def chosen(text: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """The names of a list with commas, each once; all must be known."""
    wanted = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    unknown = [one for one in wanted if one not in known]
    if unknown or not wanted:
        there = "".join(f"; {one} is asked for by {_ASKED_BY[one]}" for one in unknown if _ASKED_BY.get(one, option) != option)
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}: choose from {', '.join(known)}{there}", param_hint=option)
    return wanted
