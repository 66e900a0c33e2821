"""What the reading of front matter may say: the names of its findings with their severities."""

from __future__ import annotations

from difflib import get_close_matches

from ..model.diagnostic import Diagnostic, Related, Severity
from ..model.place import Place

# The pages of these rules, with their reasons, are in check/rules; a test compares the severities.
SEVERITIES = {
    "author-without-bio": Severity.NOTE,
    "date-not-iso": Severity.WARNING,
    "duplicate-front-matter-key": Severity.WARNING,
    "invalid-doi": Severity.WARNING,
    "invalid-journal-setting": Severity.ERROR,
    "invalid-orcid": Severity.WARNING,
    "invalid-ror": Severity.WARNING,
    "journal-not-readable": Severity.ERROR,
    "unknown-affiliation": Severity.ERROR,
    "unknown-author": Severity.ERROR,
    "unknown-front-matter-field": Severity.WARNING,
    "unknown-front-matter-value": Severity.WARNING,
    "unknown-journal-setting": Severity.WARNING,
    "unknown-language": Severity.WARNING,
    "unknown-role": Severity.NOTE,
    "yaml-not-readable": Severity.ERROR,
    "yaml-reference": Severity.WARNING,
}


def say(rule: str, place: Place, message: str, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
    """A finding with the severity that its rule has."""
    return Diagnostic(rule, SEVERITIES[rule], place, message, hint, related)


def nearest(word: str, known: list[str] | tuple[str, ...], count: int = 1, cutoff: float = 0.72) -> tuple[str, ...]:
    """The known words that look most like this one."""
    return tuple(get_close_matches(word, known, count, cutoff))
