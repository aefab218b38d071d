"""Whose consent or record check is not known: on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.workbook.result.unanswered_words import unanswered_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentormatch.domain import Settings
    from mentormatch.report.model import UnansweredLine

    from .console import Console


def unanswered_data(found: Sequence[UnansweredLine]) -> list[dict[str, Any]]:
    """Return the JSON of the answers that are lacking (docs/reference.md)."""
    return [
        {
            "side": line.side,
            "demand": line.demand,
            "answer": line.answer,
            "n": len(line.people),
            "of": line.asked,
            "bars": line.barred,
            "people": [{"id": one.id, "name": one.name} for one in line.people],
        }
        for line in found
    ]


def tell_unanswered(found: Sequence[UnansweredLine], settings: Settings, console: Console) -> None:
    """Count and name them on the screen, a sentence for each answer that is lacking."""
    for said in unanswered_lines(found, settings, console.t):
        console.result(said)
