"""Answers about mentors on whom the rules do not decide: written on a result's sheet Afklaring, and handed on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mentormatch.domain import Ruling, RulingAnswer
from mentormatch.eligibility.ruling import situation_code
from mentormatch.issues import rulings as issues
from mentormatch.workbook.catalogue import ResultSheet
from mentormatch.workbook.catalogue.choices.rulings import RULING_ANSWERS
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.parsers import choice, minutes, text

from .headings import find_headings
from .id_index import IdIndex
from .matches import ids
from .people import People
from .rows import Rows, parsed, rows_of
from .sheet import Sheet

_UP_TO = re.compile(r"^\s*(?:op til|højst|maks\.?|max\.?|up to|at most)\s+", re.IGNORECASE)


def read_rulings(
    sheets: Sequence[Sheet], mentors: People, known: IdIndex, cpr_ids: Mapping[str, str], *, decisions: bool
) -> list[tuple[Sheet, Rows]]:
    """Give each mentor the newest answer that still holds; the persons of ``mentors`` are changed.

    Args:
        sheets: every sheet that was found.
        mentors: the mentors that were read.
        known: their ids and names.
        cpr_ids: ids that stand for CPR numbers.
        decisions: whether what was written since a result was made counts too.

    Returns:
        The sheets that were read, with their rows and what is wrong in them.
    """
    read: list[tuple[Sheet, Rows]] = []
    found: dict[str, Ruling] = {}
    place = {person.id: at for at, person in enumerate(mentors.persons)}
    wanted = (ResultSheet.RULINGS, ResultSheet.TO_ASK) if decisions else (ResultSheet.RULINGS,)
    for kind in wanted:  # what was answered now goes before what was handed on
        for sheet in sheets:
            headings = find_headings(sheet.raw.rows, kind, {}) if sheet.result is kind else None
            if headings is None or not {"mentor", "answer"} <= set(headings.keys):
                continue
            rows = rows_of(sheet.raw, headings)
            read.append((sheet, rows))
            for record, identifier, name, ruling in _answers(rows, cpr_ids):
                meant = known.find(identifier)
                if meant is None:
                    rows.report(issues.MENTOR_GONE, record, "mentor", id=identifier)
                elif name is not None and not known.has_name(meant, name):
                    rows.report(issues.NAME_OF_ANOTHER, record, "mentor_name", id=meant, name=name)
                else:
                    now = situation_code(mentors.persons[place[meant]])
                    if kind is ResultSheet.RULINGS and ruling.about not in (None, now):
                        rows.report(issues.OUTDATED, record, "mentor", id=meant)
                    else:
                        found[meant] = replace(ruling, about=now)
    for identifier, ruling in found.items():
        at = place[identifier]
        mentors.persons[at] = replace(mentors.persons[at], ruling=ruling)
    return read


def _answers(rows: Rows, cpr_ids: Mapping[str, str]) -> list[tuple[int, str, str | None, Ruling]]:
    """Return the rows that hold an answer: record, id, the name beside it, and the answer."""
    mentors = ids(rows, "mentor", cpr_ids)
    answers: list[Any] = parsed(rows, "answer", _answer)
    hours = parsed(rows, "hours", minutes())
    texts = {key: parsed(rows, key, text) for key in ("mentor_name", "by", "reference", "about")}
    days = parsed(rows, "decided_on", date_parser(epoch_1904=rows.sheet.epoch_1904))
    found = []
    for record, (identifier, said) in enumerate(zip(mentors, answers, strict=True)):
        if said is None or identifier is None or record in rows.bad:
            continue
        answer, limit = said
        limit = limit if limit is not None else hours[record]
        by, day = texts["by"][record], days[record]
        if answer is RulingAnswer.CAPPED and limit is None:
            rows.report(issues.NO_HOURS, record, "hours")
            continue
        if by is None or day is None:
            rows.report(issues.UNSIGNED, record, "by" if by is None else "decided_on")
        ruling = Ruling(
            answer,
            limit if answer is RulingAnswer.CAPPED else None,
            by,
            day,
            texts["reference"][record],
            texts["about"][record],
        )
        found.append((record, identifier, texts["mentor_name"][record], ruling))
    return found


def _answer(value: Any) -> Any:
    """Read an answer, and the limit where one is written in its place: ``op til 15 timer``."""
    read = choice(RULING_ANSWERS, RulingAnswer)(value)
    if read is None or isinstance(read, RulingAnswer):
        return None if read is None else (read, None)
    limit = minutes()(_UP_TO.sub("", value) if isinstance(value, str) else value)
    return (RulingAnswer.CAPPED, limit) if isinstance(limit, int) else read
