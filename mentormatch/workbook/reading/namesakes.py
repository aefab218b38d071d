"""Several people of one name on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentormatch.domain import Mentor, Youth, fold
from mentormatch.issues import Issue, Place, Said, people
from mentormatch.workbook.cells.privacy import mask

if TYPE_CHECKING:
    from .people import People

_MOST_NAMES = 8


def note_namesakes(found: People) -> None:
    """Note once which names several people have, with the ids that tell them apart.

    Whoever was reported as the same person twice is not counted again.
    """
    rows = found.rows
    doubted = {
        issue.place.row for issue in rows.issues if issue.kind in (people.ID_TWICE, people.SAME_PERSON)
    }
    named: dict[str, list[Youth | Mentor]] = {}
    for person, record in zip(found.persons, found.records, strict=True):
        if person.name and rows.numbers[record] not in doubted:
            named.setdefault(fold(person.name), []).append(person)
    groups = sorted(
        f"{mask(same[0].name or '')} ({', '.join(sorted(person.id for person in same))})"
        for same in named.values()
        if len(same) > 1
    )
    if groups:
        shown, more = "; ".join(groups[:_MOST_NAMES]), len(groups) - _MOST_NAMES
        said = Said(f"{shown}; og {more} navne til", f"{shown}; and {more} more names") if more > 0 else shown
        place = Place(rows.sheet.file, rows.sheet.name)
        rows.issues.append(Issue(people.NAMESAKES, place, {"names": said}))
