"""The two sheets that the program itself reads again: the run record and the proof.

Whole numbers that a spreadsheet would round (more than 15 digits) are written as text behind ``#``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentormatch.locale import Texts
from mentormatch.record import digest
from mentormatch.report.model import LevelLine, Proof, Report
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.catalogue.settings import SETTINGS
from mentormatch.workbook.catalogue.sheets import SCHEMA
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.measure import WIDEST
from mentormatch.workbook.layout.page import set_up_page
from mentormatch.workbook.layout.table import HEAD_ROW, Table, TableColumn

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.workbook.layout.style import Styles

LARGEST = 10**15
"""Whole numbers below this keep all their digits in a spreadsheet."""

SEAL = "seal"
"""The key of the record's own digest: of all its other rows, in any order."""

HEAD_OF_ROWS, MENTOR_ROW, YOUTH_ROW, CASE_ROW = "row", "mentor", "youth", "case"

Field = str | int

_MOST_DIGITS = 4_000
"""Python reads no whole number of more than 4 300 digits; a proof has none of more than some hundred."""


def run_table(report: Report, t: Texts, sheets: Iterable[tuple[str, str]] = ()) -> Table:
    """Return the run record as a table: what, value, key. The levels stand in it too, one row each.

    ``sheets``: key and field of the digest of each of the other sheets.
    """
    columns = (
        TableColumn(t("workbook.head.what"), most=44, least=24),
        TableColumn(t("workbook.head.value"), most=60, least=40),
        TableColumn(t("workbook.head.key"), most=34, least=14),
    )
    rows = [("schema", SCHEMA), *report.run]
    rows += [(f"level.{n}", level_field(level)) for n, level in enumerate(report.levels, 1)]
    rows += sheets
    rows.append((SEAL, seal_of(dict(rows))))
    return Table(
        "mm_run",
        t("workbook.title.run"),
        t("workbook.note.run"),
        columns,
        [(_what(key, report.levels, t), value, key) for key, value in rows],
        t("workbook.empty.run"),
        upright=True,
    )


def seal_of(run: Mapping[str, str]) -> str:
    """Return the seal of a run record; white space, which spreadsheets may change, does not count."""
    return digest({" ".join(key.split()): " ".join(value.split()) for key, value in run.items()})


def level_field(level: LevelLine) -> str:
    """Write a level so that :func:`read_level` gets it back: ``matched | 47 | 47 | proven | certificate``;
    where there are cases, their number follows.
    """
    parts = [
        level.goal,
        _numbers(level.value),
        _numbers(level.bound),
        "proven" if level.proven else "open",
        level.by,
    ]
    return " | ".join([*parts, str(level.cases)] if level.cases else parts)


def read_level(text: str) -> LevelLine:
    """Read a level back.

    Raises:
        ValueError: the text is not one that :func:`level_field` writes.
    """
    goal, value, bound, proven, by, *cases = text.split(" | ")
    if len(cases) > 1 or proven not in ("proven", "open"):
        raise ValueError(text)
    return LevelLine(
        goal, _read_numbers(value), _read_numbers(bound), proven == "proven", by, *map(int, cases)
    )


def proof_rows(proof: Proof) -> list[tuple[Field, ...]]:
    """Return the proof as rows, the headings first; a mentor's row begins with ``mentor`` and a youth's with
    ``youth``, so that no id can be taken for something else. The youths have headings of their own.
    """
    named = ((MENTOR_ROW, mentor, *numbers) for mentor, numbers in proof.potentials)
    youths = ((YOUTH_ROW, youth, *numbers) for youth, numbers in proof.youths)
    priced = next((row[1:] for row in proof.more if row and row[0] == "youths"), ())
    head = [(HEAD_OF_ROWS, YOUTH_ROW, *priced)] if proof.youths else []
    return [(HEAD_OF_ROWS, MENTOR_ROW, *proof.goals), *named, *proof.more, *head, *youths]


def write_proof(sheet: Worksheet, rows: Sequence[Sequence[Field]], styles: Styles, t: Texts) -> None:
    """Write the proof: texts as text, whole numbers as numbers where a spreadsheet keeps all their digits."""
    count = max((len(row) for row in rows), default=1)
    sheet.write_string(
        0, 0, t("workbook.title.proof"), styles(bold=True, font_size=18, font_color=style.NAVY)
    )
    sheet.set_row(0, 28)
    sheet.write_string(1, 0, t("workbook.note.proof"), styles(font_color=style.GREY))
    head = styles(bold=True, font_color=style.WHITE, bg_color=style.NAVY, text_wrap=True)
    plain, number = styles(num_format=style.TEXT), styles(num_format="0", align="right")
    for at, row in enumerate(rows):
        for col, value in enumerate(row):
            if row[0] == HEAD_OF_ROWS:
                sheet.write_string(HEAD_ROW + at, col, str(value), head)
            elif isinstance(value, str):
                sheet.write_string(HEAD_ROW + at, col, value, plain)
            elif abs(value) < LARGEST:
                sheet.write_number(HEAD_ROW + at, col, value, number)
            else:
                sheet.write_string(HEAD_ROW + at, col, f"#{value}", plain)
    for col in range(count):
        longest = max((len(str(row[col])) for row in rows if col < len(row)), default=0)
        sheet.set_column(col, col, max(11, min(WIDEST, longest + 4)))
    if len(rows) > 1:
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(rows) - 1, count - 1)
    sheet.freeze_panes(HEAD_ROW + 1, 2)
    sheet.hide_gridlines(2)
    set_up_page(sheet, t, repeat=HEAD_ROW)


def read_field(value: object) -> Field | None:
    """Return what a cell of the proof held; ``None`` where it is blank or holds nothing we write."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str):
        digits = value.removeprefix("#")
        return int(digits) if value != digits and _is_whole(digits) else value
    return None


def _is_whole(digits: str) -> bool:
    bare = digits.removeprefix("-")
    return bare.isascii() and bare.isdecimal() and len(bare) <= _MOST_DIGITS


def _numbers(value: int | Iterable[int]) -> str:
    return str(value) if isinstance(value, int) else ",".join(str(part) for part in value) + ","


def _read_numbers(text: str) -> int | tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part) if "," in text else int(text)


def _what(key: str, levels: Sequence[LevelLine], t: Texts) -> str:
    """Return what a key of the record means; the record may hold keys that have no words here."""
    kind, _, name = key.partition(".")
    if kind == "level":
        number = int(name)
        return t("workbook.run.level", n=number, goal=t(f"workbook.goal.{levels[number - 1].goal}"))
    if kind == "sheet":
        return t("workbook.run.sheet", name=RESULT_SHEETS[ResultSheet(name)].name(t.lang))
    if kind == "setting":
        named = (setting.name(t.lang) for setting in SETTINGS if setting.key == name)
        return t("workbook.run.setting", name=next(named, name))
    known = t.lookup("workbook.run")
    return t(f"workbook.run.{kind}", name=name) if isinstance(known, dict) and kind in known else key
