"""The sheet of settings: a name and a value per row."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mentormatch.issues import Issue, Place
from mentormatch.issues import settings as kinds

from .read_rows import rows_of
from .read_settings import find_setting, unknown_setting
from .read_sheets import Sheet
from .words import clean


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
