"""Sheets that nobody knows and that hold people or pairs: they are said not to be read, loudly, with the way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import Issue, Said, sheets
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import shown

from .headings import PEOPLE, find_headings
from .people import People
from .rows import holds_something
from .sheet import Sheet

_ENOUGH = 3
_MOST_ROWS = 2000


def tell_unread_sheets(
    issues: Sequence[Issue], found: Sequence[Sheet], people: Mapping[SheetKind, People]
) -> list[Issue]:
    """Return issues with a warning in the place of the note, of each sheet that is not read and holds people or pairs.

    Args:
        issues: what is said of the sheets.
        found: the sheets.
        people: the people who were read.
    """
    if not any(issue.kind is sheets.SHEET_UNKNOWN for issue in issues):
        return list(issues)
    at = {sheet.place: sheet for sheet in found}
    names = [_called(people[kind]) if kind in people else frozenset[str]() for kind in PEOPLE]
    said: list[Issue] = []
    for issue in issues:
        sheet = at.get(issue.place) if issue.kind is sheets.SHEET_UNKNOWN else None
        said.append((sheet and (_of_pairs(sheet, names) or _of_people(sheet))) or issue)
    return said


def _called(people: People) -> frozenset[str]:
    """Return what can only mean one of these people: full names, and ids with letters and digits."""
    full = (person.name for person in people.persons if person.name and " " in person.name.strip())
    ids = (
        person.id
        for person in people.persons
        if any(map(str.isdigit, person.id)) and any(map(str.isalpha, person.id))
    )
    return frozenset(map(fold, (*full, *ids)))


def _of_pairs(sheet: Sheet, names: Sequence[frozenset[str]]) -> Issue | None:
    """Return a warning where rows name both a youth and a mentor."""
    youths, mentors = names
    pairs = 0
    for row in sheet.raw.rows[:_MOST_ROWS]:
        words = {fold(value) for value in row if isinstance(value, str)}
        pairs += bool(words & youths and words & mentors)
    if not pairs:
        return None
    spec = SHEETS[SheetKind.MATCHES]
    values = {"n": pairs, "name": shown(sheet.raw.name), "sheet": Said(spec.da, spec.en)}
    return Issue(sheets.PAIRS_UNREAD, sheet.place, values)


def _of_people(sheet: Sheet) -> Issue | None:
    """Return a warning where a sheet has the headings of a list of people, and somebody below them."""
    best: tuple[int, SheetKind, Any] | None = None
    for kind in PEOPLE:
        headings = find_headings(sheet.raw.rows, kind, sheet.told)
        if headings and headings.hits >= _ENOUGH and (best is None or headings.hits > best[0]):
            best = headings.hits, kind, headings
    if best is None or not {"id", "name", "first_name"} & set(best[2].keys):
        return None
    if not any(map(holds_something, sheet.raw.rows[best[2].row + 1 :])):
        return None
    spec = SHEETS[best[1]]
    values = {"name": shown(sheet.raw.name), "sheet": Said(spec.da, spec.en)}
    return Issue(sheets.PEOPLE_UNREAD, sheet.place, values)
