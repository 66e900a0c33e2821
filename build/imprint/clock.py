"""The only module that asks the date."""

from __future__ import annotations

import os
from datetime import UTC, datetime

_END = 253_402_300_800  # seconds from 1970 to the year 10000, which no date here can have


def today() -> str:
    """The day by which manuscripts are judged, in UTC (ISO 8601): SOURCE_DATE_EPOCH's where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and int(epoch) < _END
    moment = datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)
    return moment.date().isoformat()
