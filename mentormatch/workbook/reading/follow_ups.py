"""The sheet Opfølgning: how it goes with the pairs. A row with ids and nothing else waits to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mentormatch.domain import Answered, FollowUp, Source
from mentormatch.issues import Said, follow_ups
from mentormatch.workbook.catalogue import SHEETS, Column, SheetKind
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.cells.answers import yes_no
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.parsers import Parser, choice, minutes, text, whole

from .headings import Headings, sheet_names
from .id_index import IdIndex
from .matches import ids
from .rows import Rows, parsed

ANSWERS = ("wellbeing", "cooperation", "in_education_or_work", "answered_by", "met", "minutes")
"""The columns of which a sheet of follow-ups must have one at least."""


def is_follow_up(headings: Headings | None) -> bool:
    """Whether these are the headings of a sheet of follow-ups: the required ones, and one answer at least."""
    spec = SHEETS[SheetKind.FOLLOW_UP]
    keys = set(headings.keys) if headings else set()
    return {column.key for column in spec.columns if column.required} <= keys and bool(keys & set(ANSWERS))


def named_like_follow_up(name: str) -> bool:
    """Whether a sheet's key (:func:`.cells.text.key`) is a name of the sheet of follow-ups."""
    return sheet_names().get(name) is SheetKind.FOLLOW_UP


def wanted_columns() -> Mapping[str, Said]:
    """Return the headings that a sheet needs to be read as one of follow-ups, for a message."""
    spec = SHEETS[SheetKind.FOLLOW_UP]

    def listed(keys: Sequence[str]) -> Said:
        columns = [spec.column(key) for key in keys]
        return Said(", ".join(column.da for column in columns), ", ".join(column.en for column in columns))

    required = [column.key for column in spec.columns if column.required]
    return {"required": listed(required), "answers": listed(ANSWERS)}


def read_follow_ups(
    rows: Rows,
    *,
    cpr_ids: Mapping[str, str],
    youths: IdIndex,
    mentors: IdIndex,
    complete: bool,
    reference: date | None,
) -> list[FollowUp]:
    """Return the follow-ups of a sheet that count: answered, dated, without errors.

    Args:
        rows: the sheet's rows.
        cpr_ids: ids that stand for CPR numbers.
        youths: the ids of the youths.
        mentors: the ids of the mentors.
        complete: whether both lists of people were read; else an id that nobody has is no news.
        reference: the as-of date; what is dated later is not counted. ``None``: dates are not compared.
    """
    known = {"youth": youths, "mentor": mentors}
    pairs = {side: ids(rows, side, cpr_ids) for side in known}
    days = parsed(rows, "day", date_parser(epoch_1904=rows.sheet.epoch_1904, recent=True))
    columns = {
        "wellbeing": parsed(rows, "wellbeing", _score("wellbeing")),
        "cooperation": parsed(rows, "cooperation", _score("cooperation")),
        "in_education_or_work": parsed(rows, "in_education_or_work", yes_no(YES_NO)),
        "answered_by": parsed(rows, "answered_by", choice(_column("answered_by").choices, Answered)),
        "met": parsed(rows, "met", yes_no(YES_NO)),
        "minutes": parsed(rows, "minutes", minutes()),
        "note": parsed(rows, "note", text),
    }
    by = parsed(rows, "by", text)
    found: list[FollowUp] = []
    for record, number in enumerate(rows.numbers):
        answers = {key: column[record] for key, column in columns.items()}
        if record in rows.bad or all(answer is None for answer in answers.values()):
            continue
        named = {side: pairs[side][record] for side in known}
        lacking = next((side for side, given in named.items() if given is None), None)
        day = days[record]
        if lacking is not None:
            rows.report(follow_ups.ID_MISSING, record, lacking)
        elif day is None:
            rows.report(follow_ups.NO_DAY, record, "day")
        elif reference is not None and day > reference:
            rows.report(follow_ups.LATER, record, "day", day=day)
        else:
            meant = {side: known[side].find(given) for side, given in named.items()}
            for side, given in named.items():
                if complete and meant[side] is None:
                    near = known[side].near(given)
                    rows.report(follow_ups.WHO, record, side, id=given, nearest=near)
            source = Source(rows.sheet.file, rows.sheet.name, number)
            youth, mentor = (meant[side] or given for side, given in named.items())
            found.append(FollowUp(youth, mentor, day, **answers, by=by[record], source=source))
    return found


def _score(key: str) -> Parser:
    column = _column(key)
    return whole(column.low or 0, column.high or 0)


def _column(key: str) -> Column:
    return SHEETS[SheetKind.FOLLOW_UP].column(key)
