"""The one clock of the program. Only the edges (``cli``, ``frames``) ask it; everything below is told the date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """Return today's date in Denmark."""
    return datetime.now(UTC).astimezone(ZoneInfo("Europe/Copenhagen")).date()
