"""Two columns that mean the same: one question asked twice, numbered columns, a form's own column, or a fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentormatch.issues import Issue, Place, Said
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue import CellType, Column
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.files.addresses import column_letters

from .choice_columns import stem
from .headings import JOINED, Headings, columns_of
from .proposing import Guess, proposal
from .sheet import Sheet

_MOST_CONTRADICTIONS = 0.25
"""Columns that answer differently in more of the rows are two questions, not one that is asked twice."""


def settle_doubles(sheet: Sheet, headings: Headings) -> None:
    """Decide which column counts where two mean the same.

    In order: what the user has told; the one that holds anything; columns of which each row fills one (a form that
    branches: what is filled is read); columns that a number alone tells apart (joined, where a list can be); the
    canonical heading. What is left is an error.
    """
    by_key = {column.key: column for column in columns_of(headings.target)}
    _leave_account_name(sheet, headings)
    _leave_scales(sheet, headings, by_key)
    for column in {found for found in headings.keys if found and found != "timestamp"}:
        numbers = [number for number, found in enumerate(headings.keys) if found == column]
        if len(numbers) < 2:
            continue
        filled = [number for number in numbers if sheet.values(headings, number)] or numbers[:1]
        canonical = {key(by_key[column].da), key(by_key[column].en)}
        named = [number for number in filled if key(headings.questions[number]) in canonical]
        told = [number for number in numbers if number in headings.mapped]
        able = [number for number in (told or filled) if number in filled]
        several = by_key[column].type in JOINED
        numbered = several and len(able) > 1 and len({stem(headings.questions[one]) for one in able}) == 1
        if len(able) > 1 and not (told and several) and not numbered and _branches(sheet, headings, able):
            _keep(headings, column, able, numbers)
            headings.branches[able[0]] = tuple(able)
            continue
        if several and (len(told) > 1 or numbered):
            _keep(headings, column, told if len(told) > 1 else able, numbers)
            continue
        keep = next((one for one in (told, filled, named) if len(one) == 1), [])
        if not keep:
            _tell_twice(sheet, headings, by_key[column], filled)
            keep = filled[:1]
        _keep(headings, column, keep, numbers)


def _keep(headings: Headings, column: str, kept: Sequence[int], numbers: Sequence[int]) -> None:
    """Let some of the columns of one meaning be that one, and the others nothing."""
    headings.joined.pop(column, None)
    parts = tuple(dict.fromkeys(part for number in kept for part in headings.together(number)))
    if len(parts) > 1:
        headings.joined[column] = parts
    for number in numbers:
        if number != kept[0]:
            headings.keys[number] = None


def _branches(sheet: Sheet, headings: Headings, numbers: Sequence[int]) -> bool:
    """Whether columns are one question that a form asks in several places: hardly any row answers it differently."""
    if any(number in headings.choices for number in numbers):
        return False
    answered = different = 0
    for row in sheet.raw.rows[headings.row + 1 :]:
        said = {key(shown(row[at])) for at in numbers if at < len(row) and str(row[at]).strip()}
        answered += bool(said)
        different += len(said) > 1
    return different <= _MOST_CONTRADICTIONS * answered


def _leave_account_name(sheet: Sheet, headings: Headings) -> None:
    """Leave the name that a form's tool fills in (whose account the answer came from) where the form asks for names.

    It is the column ``Name`` behind the form's own columns, or one text in every row; the form's own question, for
    the name or for first and last name, then counts.
    """
    asked = [
        at
        for at, found in enumerate(headings.keys)
        if found in {"name", "first_name", "last_name"} and sheet.holds(headings, at)
    ]
    own = [at for at, found in enumerate(headings.keys) if found == "timestamp"]
    for number in asked[:-1]:
        if headings.keys[number] != "name" or number in headings.mapped:
            continue
        account = len(own) > 1 and own[0] < number < asked[-1] and number == asked[0]
        names = sheet.values(headings, number)
        if account or (len(names) > 1 and len({key(shown(name)) for name in names}) == 1):
            headings.keys[number] = None
            headings.joined.pop("name", None)
            heading = headings.texts[number]
            place = Place(sheet.raw.file, sheet.raw.name, headings.row + 1, column_letters(number), heading)
            sheet.issues.append(Issue(heading_kinds.ACCOUNT_NAME, place))
            headings.dropped.add(number)
            return


def _leave_scales(sheet: Sheet, headings: Headings, by_key: Mapping[str, Column]) -> None:
    """Leave a question whose columns hold a scale: ``Meget`` below ``Interesser [Sport]`` is nobody's interest."""
    for number, found in enumerate(headings.keys):
        column = by_key.get(found or "")
        if column is None or column.type is not CellType.TEXTS or number not in headings.choices:
            continue
        if len(headings.together(number)) > 1 and sheet.is_scale(headings, number):
            place = Place(
                sheet.raw.file,
                sheet.raw.name,
                headings.row + 2 - headings.depth,
                column_letters(number),
                headings.questions[number],
            )
            values = {"nearest": Said(column.da, column.en)}
            sheet.issues.append(Issue(heading_kinds.COLUMN_OF_A_SCALE, place, values))
            headings.keys[number] = None
            headings.joined.pop(column.key, None)
            headings.dropped |= set(headings.together(number))


def _tell_twice(sheet: Sheet, headings: Headings, column: Column, filled: Sequence[int]) -> None:
    """Report columns of which it cannot be told which one is meant, and propose the one that says more."""
    said = ", ".join(f"{column_letters(number)} ({shown(headings.questions[number])})" for number in filled)
    name = Said(column.da, column.en)
    place = Place(sheet.raw.file, sheet.raw.name, headings.row + 1)
    sheet.issues.append(Issue(heading_kinds.COLUMN_TWICE, place, {"heading": name, "columns": said}))
    texts = [key(headings.questions[number]) for number in filled]
    best = max(filled, key=lambda number: len(sheet.values(headings, number)))
    if texts.count(key(headings.questions[best])) == 1:
        why = Said(
            "udfyldt i flest rækker; den anden læses ikke", "filled in most rows; the other is not read"
        )
        guess = Guess(column, why, by_words=False)
        sheet.proposals.append(proposal(sheet, headings, best, guess, needed=True))
