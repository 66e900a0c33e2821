"""The only module that asks the date."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def today() -> str:
    """The day by which manuscripts are judged, in UTC (ISO 8601): SOURCE_DATE_EPOCH's where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date().isoformat()
