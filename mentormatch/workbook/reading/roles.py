"""One sheet with both sides in it: a column tells who is a youth and who a mentor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mentormatch.issues import Issue, Place, Said, lists, sheets
from mentormatch.workbook.catalogue import SheetKind
from mentormatch.workbook.catalogue.choices.answers import ROLES
from mentormatch.workbook.cells.parsers import did_you_mean, find_choice, nearest_choice, shown
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.cells.text import clean, key
from mentormatch.workbook.files.addresses import column_letters
from mentormatch.workbook.files.raw import RawSheet

from .headings import Headings, find_headings
from .people import TOTALS
from .rows import said_in
from .sheet import Sheet

_SIDES = {"youth": SheetKind.YOUTHS, "mentor": SheetKind.MENTORS}
_ENOUGH = 2
"""So many answers make a row more than a footnote."""


@dataclass(slots=True)
class Roles:
    """Who is what in a sheet, by the index of the row; rows whose answer is not understood apart."""

    sides: dict[int, SheetKind] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    @property
    def both(self) -> bool:
        """Whether there are people of both sides."""
        return len(set(self.sides.values())) == len(_SIDES)


def side_of(value: Any) -> SheetKind | None:
    """Return which side an answer speaks of, ``None`` where it cannot be told."""
    if not isinstance(value, str):
        return None
    found = find_choice(ROLES, clean(value).rstrip("; "))
    return _SIDES[found.value] if found else None


def roles_in(raw: RawSheet, row: int, number: int) -> Roles:
    """Return who is what by a column, below a row of headings."""
    found = Roles()
    for at in range(row + 1, len(raw.rows)):
        values = raw.rows[at]
        side = side_of(values[number]) if number < len(values) else None
        if side is not None:
            found.sides[at] = side
        elif _is_nobody(values, raw.rows[row]):
            continue
        elif len(said_in(values)) >= _ENOUGH:
            found.unknown.append(at)
    return found


def _is_nobody(values: Sequence[Any], headings: Sequence[Any]) -> bool:
    """Whether a row is a total, or the headings again."""
    held = said_in(values)
    first = held[0] if held else ""
    total = isinstance(first, str) and key(first) in TOTALS
    return total or said_in(headings) == held


def split_by_role(sheet: Sheet) -> list[Sheet]:
    """Return a sheet as its two sides, where a column tells them apart; else the sheet alone.

    A heading that the catalogue knows must hold nothing but answers that are understood, and of both sides; of
    one that the user has told, every answer that is not understood is an error.
    """
    headings = find_headings(sheet.raw.rows, SheetKind.YOUTHS, sheet.told)
    number = headings.column("role") if headings else None
    if headings is None or number is None:
        return [sheet]
    roles = roles_in(sheet.raw, headings.row, number)
    told = number in headings.mapped
    if not (told and roles.sides) and (not roles.both or roles.unknown):
        return [sheet]
    sides = [_side(sheet, kind, roles) for kind in _SIDES.values()]
    counts = {kind: list(roles.sides.values()).count(kind) for kind in _SIDES.values()}
    first = next(side for side in sides if counts[side.kind or SheetKind.YOUTHS])
    first.issues.append(
        Issue(
            sheets.SHEET_BY_ROLE,
            Place(sheet.raw.file, sheet.raw.name, headings.row + 1, column_letters(number)),
            {
                "youths": counts[SheetKind.YOUTHS],
                "mentors": counts[SheetKind.MENTORS],
                "heading": shown(headings.questions[number]),
                "sheet": shown(sheet.raw.name),
            },
        )
    )
    first.issues += [_unknown(sheet.raw, headings, number, at) for at in roles.unknown]
    held = [side for side in sides if counts[side.kind or SheetKind.YOUTHS]]
    for side in held[1:]:
        side.first_side = False
    return held


def _unknown(raw: RawSheet, headings: Headings, number: int, at: int) -> Issue:
    value = raw.rows[at][number] if number < len(raw.rows[at]) else ""
    word = clean(value) if isinstance(value, str) else shown(value)
    said: object = f'"{shown(word)}"' if word else Said("feltet er tomt", "the cell is blank")
    near = nearest_choice(ROLES, word) if word else None
    place = Place(
        raw.file, raw.name, at + 1, column_letters(number), mask(headings.questions[number]) or None
    )
    return Issue(lists.ROLE_UNKNOWN, place, {"value": said, "nearest": did_you_mean(near)})


def _side(sheet: Sheet, kind: SheetKind, roles: Roles) -> Sheet:
    """Return one side of a sheet: the rows of the other are blank in it, so that every row keeps its number."""
    raw = sheet.raw
    first = kind is SheetKind.YOUTHS
    below = min(roles.sides, default=0)
    start = min([below, *roles.unknown], default=below)
    rows = [
        row if at < start or roles.sides.get(at) is kind else ("",) * len(row)
        for at, row in enumerate(raw.rows)
    ]
    notes = raw.notes if first else replace(raw.notes, stray=[])
    own = RawSheet(raw.file, raw.name, rows, raw.hidden and first, raw.epoch_1904, notes)
    side = Sheet(own, kind, ours=sheet.ours, told=dict(sheet.told), whole=raw)
    side.headings = find_headings(raw.rows, kind, sheet.told)  # the blank rows of a side say nothing
    return side


def tells_roles(values: Sequence[Any]) -> bool:
    """Whether answers speak of one side or the other, nearly all of them, and both are there."""
    found = [side_of(value) for value in values]
    known = [side for side in found if side is not None]
    return len(set(known)) == len(_SIDES) and len(known) >= 0.8 * len(found)
