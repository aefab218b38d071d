"""The sheet of settings: a name and a value per row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from mentormatch.issues import Issue, Place
from mentormatch.issues import settings as kinds
from mentormatch.locale import LANGUAGES, Language
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.sheets import KEY_COLUMN, VALUE_COLUMN
from mentormatch.workbook.cells.text import clean, key
from mentormatch.workbook.files.raw import RawFile

from .book import SheetCopy
from .headings import find_headings, sheet_names
from .own_result import own_sheets
from .rows import rows_of
from .settings import find_setting, unknown_setting
from .sheet import Sheet
from .told import sheet_told

_COLUMN = re.compile(r"(?:kolonne|kolonnen|column)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_SHEET = re.compile(r"(?:ark|arket|sheet)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


def mapped_heading(name: str) -> str | None:
    """Return what a line of the settings gives a meaning to, as ``--map`` has it.

    >>> mapped_heading("Kolonne: Kap."), mapped_heading("Ark: Ark1")
    ('Kap.', 'Ark1!')
    """
    if match := _COLUMN.fullmatch(name.strip()):
        return match[1].strip()
    match = _SHEET.fullmatch(name.strip())
    return f"{match[1].strip()}!" if match else None


def mapping_line(given: str, lang: Language) -> str:
    """Return the name of the line that gives something a meaning: what :func:`mapped_heading` reads."""
    sheet = sheet_told(given)
    if sheet is not None:
        return f"{'Ark' if lang == 'da' else 'Sheet'}: {sheet}"
    return f"{'Kolonne' if lang == 'da' else 'Column'}: {given}"


def saved_mapping(files: Sequence[RawFile]) -> dict[str, str]:
    """Return the headings that the sheets of settings give a meaning to, with the column: ``--map``, kept.

    A result in the user's own workbook keeps it in the run record, since the settings are not its to fill; what
    the user says in the settings counts for more.
    """
    found = _of_run_records(files)
    for file in files:
        own = own_sheets(file)
        for sheet in file.sheets:
            # A run record has a heading and a value in its rows too, but no words of the user's: it may not win.
            if own.result(sheet) is ResultSheet.RUN:
                continue
            headings = find_headings(sheet.rows, SheetKind.SETTINGS, {})
            at = (headings.column("setting"), headings.column("value")) if headings else (None, None)
            name_at, value_at = at
            if name_at is None or value_at is None:
                if sheet_names().get(key(sheet.name)) is not SheetKind.SETTINGS:
                    continue
                name_at, value_at = 0, 1
            for row in sheet.rows:
                if len(row) <= max(name_at, value_at) or not isinstance(row[name_at], str):
                    continue
                heading, column = mapped_heading(row[name_at]), row[value_at]
                if heading and isinstance(column, str) and clean(column):
                    found[heading] = clean(column)
    return found


def _of_run_records(files: Sequence[RawFile]) -> dict[str, str]:
    found: dict[str, str] = {}
    names = {key(RESULT_SHEETS[ResultSheet.RUN].name(lang)) for lang in LANGUAGES}
    for sheet in (sheet for file in files for sheet in file.sheets if key(sheet.name) in names):
        for row in sheet.rows:
            heading = (
                mapped_heading(row[KEY_COLUMN])
                if len(row) > KEY_COLUMN and isinstance(row[KEY_COLUMN], str)
                else None
            )
            if heading and isinstance(row[VALUE_COLUMN], str):
                found[heading] = clean(row[VALUE_COLUMN])
    return found


def mapped_in_copies(copies: Iterable[SheetCopy]) -> frozenset[str]:
    """Return the headings that the user's own sheets of settings give a meaning to."""
    return frozenset(
        heading
        for copy in copies
        if copy.kind is SheetKind.SETTINGS
        for row in copy.rows
        for cell in row
        if isinstance(cell, str) and (heading := mapped_heading(cell))
    )


def settings_in_sheet(sheet: Sheet) -> tuple[dict[str, str], dict[str, Place], list[Issue]]:
    """Return the words of a sheet of settings by the setting's key, where each stands, and what is wrong."""
    words: dict[str, str] = {}
    places: dict[str, Place] = {}
    issues: list[Issue] = []
    if sheet.headings is None or not {"setting", "value"} <= set(sheet.headings.keys):
        return words, places, issues
    rows = rows_of(sheet.raw, sheet.headings)
    for record, name in enumerate(rows.columns["setting"]):
        value = _word(rows.columns["value"][record])
        if not isinstance(name, str) or not clean(name) or not value:
            continue
        place = rows.place(record, "value")
        setting = find_setting(name)
        if mapped_heading(name) is not None:
            continue
        if setting is None:
            issues.append(unknown_setting(name, rows.place(record, "setting")))
        elif setting.key in words and words[setting.key] != value:
            issues.append(Issue(kinds.GIVEN_TWICE, place, {"name": setting.da}))
        else:
            words[setting.key] = value
            places[setting.key] = place
    return words, places, issues


def _word(value: Any) -> str:
    """Return a cell as the command line would have it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return clean(str(value))
