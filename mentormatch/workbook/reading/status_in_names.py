"""A status that stands beside a name, ``Bo (pause)``: it is said not to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentormatch.issues import people
from mentormatch.workbook.cells.parsers import shown

if TYPE_CHECKING:
    from .people import People

_STATUS = (
    r"pause\w*|orlov|barsel|stoppet|ophørt|inaktiv|afsluttet|matchet|har (?:mentor|ung)|optaget|hold|paused|inactive"
    r"|stopped|matched|on hold|on leave|has (?:a )?mentor"
)
_BESIDE = re.compile(rf"[(\[,;:/*–-]\s*((?:(?:er|på|holder|sat) )*(?:{_STATUS})\b[^)\]]*)", re.IGNORECASE)


def note_status_in_names(found: People) -> None:
    """Warn at each name that has a status beside it, in a list that has no column for it."""
    if "status" in found.rows.columns:
        return
    for person, record in zip(found.persons, found.records, strict=True):
        if person.name and (match := _BESIDE.search(person.name)):
            found.rows.report(people.STATUS_IN_NAME, record, "name", value=shown(match[1].strip()))
