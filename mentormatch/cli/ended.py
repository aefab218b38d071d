"""Youths whose match has ended, and what happens now: on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.workbook.result.words import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentormatch.report.model import EndedLine

    from .console import Console


def ended_data(found: Sequence[EndedLine]) -> list[dict[str, Any]]:
    """Return the JSON of the youths whose match has ended (docs/reference.md)."""
    return [
        {
            "youth": {"id": line.youth.id, "name": line.youth.name},
            "mentor": {"id": line.mentor.id, "name": line.mentor.name},
            "on": line.on.isoformat() if line.on else None,
            "waits": line.waits,
            "proposed": line.proposed.id if line.proposed else None,
        }
        for line in found
    ]


def tell_ended(found: Sequence[EndedLine], console: Console) -> None:
    """Name them on the screen: those who wait for a new mentor, and those who do not."""
    for key, waits in (("screen_waits", True), ("screen_waits_not", False)):
        names = [called(line.youth) for line in found if line.waits is waits]
        if names:
            console.result(console.t(f"workbook.ended.{key}", n=len(names), names=", ".join(names)))
