"""What is known of retracted works, by DOI."""

from __future__ import annotations

import bisect
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a work: its nature ("Retraction", "Expression of concern" …), date (ISO 8601), reasons, own DOI."""

    nature: str
    date: str = ""
    reasons: tuple[str, ...] = ()
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Retractions:
    """Notices in the order of the DOIs (lower case, sorted) that they are about."""

    dois: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of(self, doi: str) -> Notice | None:
        """The notice about a DOI, whatever the case of its letters."""
        wanted = doi.lower()
        at = bisect.bisect_left(self.dois, wanted)
        return self.notices[at] if at < len(self.dois) and self.dois[at] == wanted else None
