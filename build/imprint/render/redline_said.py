"""What a redline says in its article's language: how much changed, what the facts are called, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..model.edition import Edition
from ..model.redline import Redline, Tally
from .vocabulary import word

_FACTS = {
    "title": "redline-title", "subtitle": "redline-subtitle", "short title": "redline-short-title", "authors": "redline-authors",
    "pages": "page", "licence": "license", "editors": "edited-by", "translators": "translated-by",
}  # fmt: skip
_SAME = ("language", "keywords", "received", "accepted", "published", "modified", "volume", "issue", "notes", "funding")
_CHANGES = {"added": "redline-inserted", "removed": "redline-deleted", "changed": "redline-changed"}


def said(redline: Redline, edition: Edition) -> dict[str, Any]:
    """What the templates of a redline know beside an edition's vocabulary; edition is the one that is set."""

    def fact(name: str) -> str:
        key = _FACTS.get(name, name if name in _SAME else "")
        return word(edition, key) if key else name

    return {
        "title": f"{word(edition, 'redline-changes')}{colon(edition)} {redline.title or edition.slug}",
        "colon": colon(edition),
        "say": partial(word, edition),
        "tallied": tuple(_tallied(redline.tally, edition)),
        "fact": fact,
        "change": lambda kind: word(edition, _CHANGES[kind]),
        "moves": moves(edition),
    }


def colon(edition: Edition) -> str:
    """A colon as the language sets it: French has a blank before it."""
    return "\u00a0:" if edition.language.split("-")[0] == "fr" else ":"


def moves(edition: Edition) -> str:
    """The words that the style sheets put before what moved and around what changed, as declarations."""
    keys = ("moved-here", "moved-away", "inserted", "deleted")
    return "; ".join(f"--{key}: '{word(edition, f'redline-{key}')}'" for key in keys)


def _tallied(tally: Tally, edition: Edition) -> Iterator[str]:
    """A line for each kind of thing: "Words: inserted 12, deleted 3"; so no language has to inflect."""
    inserted, deleted, changed, moved = (f"redline-{one}" for one in ("inserted", "deleted", "changed", "moved"))
    added, removed, other = tally.notes
    for name, counts in (
        ("redline-words", ((tally.inserted, inserted), (tally.deleted, deleted))),
        ("redline-blocks", ((tally.moved, moved),)),
        ("notes", ((added, inserted), (removed, deleted), (other, changed))),
        ("redline-pictures", ((tally.pictures[0], inserted), (tally.pictures[1], deleted))),
    ):
        said = [f"{word(edition, what)} {count}" for count, what in counts if count]
        if said:
            yield f"{word(edition, name)}{colon(edition)} {', '.join(said)}"
