"""Who is not in a plan although somebody counts on it: on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.workbook.result import missing_words
from mentormatch.workbook.result.words import called

if TYPE_CHECKING:
    from mentormatch.locale import Texts
    from mentormatch.report.missing_lines import Missing
    from mentormatch.report.model import Person

    from .console import Console


def missing_data(found: Missing, t: Texts) -> dict[str, Any]:
    """Return the JSON of who was left out and why, has fallen out, or was decided for and cannot be kept."""
    return {
        "left_out_rows": [
            {
                "side": line.side,
                "people": [_person(one) for one in line.people],
                "sheet": line.place.sheet,
                "row": line.place.row,
                "codes": sorted({issue.code for issue in line.issues}),
                "reason": missing_words.left_out_reason(line, t),
            }
            for line in found.left_out
        ],
        "fallen_out": [
            {
                "side": line.side,
                **_person(line.person),
                "why": line.why.value,
                "faults": list(line.faults),
                "was_with": [_person(one) for one in line.partners],
                "reason": missing_words.fallen_reason(line, t),
            }
            for line in found.fallen
        ],
        "not_possible": [
            {
                "youth": _person(line.youth),
                "mentor": _person(line.mentor),
                "status": line.status.value,
                "missing": list(line.missing),
                "reason": missing_words.lapsed_reason(line, t),
            }
            for line in found.lapsed
        ],
    }


def _person(person: Person) -> dict[str, str | None]:
    return {"id": person.id, "name": person.name}


def tell_missing(found: Missing, console: Console) -> None:
    """Name them on the screen, in one line each kind."""
    t = console.t
    if found.left_out:
        names = ", ".join(missing_words.left_out_name(line, t) for line in found.left_out)
        console.message(t("cli.match.left_out", ids=names))
    if found.lapsed:
        names = ", ".join(missing_words.lapsed_pair(line, t) for line in found.lapsed)
        console.result(t("cli.match.lapsed", n=len(found.lapsed), names=names))
    if found.fallen:
        names = ", ".join(called(line.person) for line in found.fallen)
        console.result(t("cli.match.fallen", n=len(found.fallen), names=names))
