"""What values alone do not show: hidden rows and sheets, merged cells, cells far outside, odd characters."""

from __future__ import annotations

import re

from mentormatch.issues import Issue, Place, Said, cells, lists, privacy, sheets
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import cpr_digits, holds_cpr, mask, may_hold_cpr
from mentormatch.workbook.cells.text import unwritable
from mentormatch.workbook.files.addresses import column_letters, position

from .rows import Rows
from .sheet import Sheet

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""
_MOST_NAMED = 20
_SOMETHING_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def check_marks(rows: Rows, sheet: Sheet) -> None:
    """Report what there is to say about a sheet that was read, at its cells."""
    notes = sheet.raw.notes
    if sheet.raw.hidden:
        rows.issues.append(Issue(sheets.HIDDEN_SHEET, sheet.place))
    if notes.hidden_rows:
        hidden = {row + 1 for row in notes.hidden_rows}
        read = [number for number in rows.numbers if number in hidden]
        if read:
            listed = ", ".join(map(str, read[:_MOST_NAMED])) + (" …" if len(read) > _MOST_NAMED else "")
            rows.issues.append(Issue(lists.HIDDEN_ROWS, sheet.place, {"n": len(read), "rows": listed}))
    for reference in notes.stray[:_MOST_NAMED]:
        row, column = position(reference)
        rows.issues.append(
            Issue(lists.STRAY_CELL, Place(sheet.raw.file, sheet.raw.name, row + 1, column_letters(column)))
        )
    if not sheet.ours and (looks := _looks(rows)) is not None:
        rows.issues.append(Issue(lists.LOOKS_NOT_READ, sheet.place, {"looks": looks}))
    if notes.delimited:
        _too_long(rows)
    for range_ in notes.merged:
        _merged(rows, range_)
    _odd_texts(rows)


def _looks(rows: Rows) -> Said | None:
    """Return what a person sees in the rows of a list and no value says, with the number of cells."""
    notes = rows.sheet.notes
    if not (notes.coloured or notes.struck or notes.commented):
        return None
    read = {number - 1 for number in rows.numbers}
    counted = [
        (sum(row in read for row in found), words)
        for found, words in (
            (notes.coloured, Said("farvede celler", "coloured cells")),
            (notes.commented, Said("kommentarer til celler", "comments on cells")),
            (notes.struck, Said("overstregede celler", "cells struck through")),
        )
    ]
    said = [(number, words) for number, words in counted if number]
    if not said:
        return None
    return Said(
        ", ".join(f"{words.da} ({number})" for number, words in said),
        ", ".join(f"{words.en} ({number})" for number, words in said),
    )


def _too_long(rows: Rows) -> None:
    """Report rows of a text file that hold something behind the last heading: a sign too many has moved their cells."""
    texts = rows.headings.texts
    width = max((number + 1 for number, text in enumerate(texts) if text), default=0)
    if max(map(len, rows.records), default=0) <= width:
        return
    for record, row in enumerate(rows.records):
        beyond = ", ".join(mask(shown(value)) for value in row[width:] if str(value).strip())
        if beyond:
            place = rows.cell_place(rows.numbers[record], None)
            rows.issues.append(Issue(lists.ROW_TOO_LONG, place, {"value": beyond}))
            rows.bad.add(record)


def _merged(rows: Rows, range_: str) -> None:
    """Report a merged range that hides values of people: over several rows, or over several known columns."""
    first, _, last = range_.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    columns = [
        number
        for number, key in enumerate(rows.headings.keys)
        if left <= number <= right and (key is not None or number in rows.headings.slots)
    ]
    inside = [record for record, number in enumerate(rows.numbers) if top <= number - 1 <= bottom]
    if not columns or not inside or (bottom == top and len(columns) < 2):
        return
    rows.issues.append(Issue(cells.MERGED, rows.cell_place(top + 1, columns[0]), {"range": range_}))
    rows.bad.update(inside)


def _odd_texts(rows: Rows) -> None:
    """Report CPR numbers in columns that are not for them, characters that cannot be written, texts that Excel cuts."""
    texts = [value for value in rows.sheet.distinct if value.__class__ is str]
    longest = max(map(len, texts), default=0)
    numbers = {
        value
        for value in rows.sheet.distinct
        if value.__class__ is float and value >= 1e8 and cpr_digits(value)
    }
    plain = rows.sheet.joined.isprintable() and not rows.sheet.may_hold_cpr and longest <= LONGEST_CELL
    if plain and not numbers:
        return
    odd: set[object] = {
        text
        for text in texts
        if _SOMETHING_ODD.search(text) or len(text) > LONGEST_CELL or may_hold_cpr(text)
    }
    odd |= numbers
    read_already = {rows.headings.column(key) for key in ("cpr", "birth_date", "id", "youth", "mentor")}
    for record, values in enumerate(rows.records):
        for number, value in enumerate(values):
            if value.__class__ not in (str, float) or value not in odd:
                continue
            place = rows.cell_place(rows.numbers[record], number)
            whole = cpr_digits(value) is not None
            if not (number in read_already and whole) and (whole or holds_cpr(str(value))):
                rows.issues.append(Issue(privacy.CPR_IN_CELL, place))
            if not isinstance(value, str):
                continue
            if unwritable(value):
                rows.issues.append(Issue(cells.CONTROL_CHARACTERS, place))
            if len(value) > LONGEST_CELL:
                rows.issues.append(Issue(cells.TOO_LONG, place, {"n": len(value)}))
                rows.bad.add(record)
