"""Dates as numbers for the files' metadata."""

from __future__ import annotations

from calendar import timegm

from ..model.edition import UNDATED
from ..model.manuscript import FrontMatter
from ..model.work import Date


def timestamp(front: FrontMatter) -> int:
    """Seconds since 1970 of the latest date that the manuscript states (midnight, UTC)."""
    dates = (front.modified, front.published, front.date, front.accepted, front.received)
    return next((seconds(date) for date in dates if date and date.start), UNDATED)


def seconds(date: Date) -> int:
    year, month, day = (*date.start, 1, 1)[:3]
    return max(UNDATED, timegm((max(1, year), month, day, 0, 0, 0)))
