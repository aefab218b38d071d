"""docs/columns.md, made from the catalogue: ``python -m mentormatch.workbook.catalogue.page > docs/columns.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from . import (
    RESULT_SHEETS,
    SETTINGS,
    SHEETS,
    CellType,
    Choice,
    Column,
    Personal,
    ResultSheet,
    SheetKind,
)

_HEAD = """# Columns, choices and settings

Made from the column catalogue by `python -m mentormatch.workbook.catalogue.page`; a test holds it to the catalogue.

Only what is marked **required** has to be there. A heading may be written in Danish or English, in any case, with
stars, brackets, line breaks and a question's number around it, or in one of the other spellings listed. Any other
heading can be told with `--map "Heading=column"`, where the column is given by its key or by one of its headings;
what headings seem to mean is proposed as a line ready to be run ([reference.md](reference.md#headings-of-ones-own)).
A line `Kolonne: Kap.` with the value `Pladser` in the sheet of settings keeps such a mapping with the workbook,
`Ark: Ark1` with `Unge` what a sheet is about.
Columns and sheets that are not listed are kept and handed back in the result.

A blank cell, and words such as *ved ikke* or *unknown*, mean that there is no answer. What stands in a cell and
cannot be understood is an error at that cell; nothing is guessed.
"""

_TYPES = {
    CellType.ID: "text or whole number",
    CellType.IDS: "ids with `;` between",
    CellType.TEXT: "text",
    CellType.TEXTS: "texts with `;` between",
    CellType.DATE: "date, day first: `3-5-2001`, `3. maj 2001`, `2001-05-03`, or Excel's own",
    CellType.WHOLE: "whole number",
    CellType.HOURS: "hours: `6`, `6,5`, `6 timer`",
    CellType.CHOICE: "one of the choices",
    CellType.CHOICES: "one or more of the choices, with `;` between",
    CellType.YES_NO: "`ja`, `nej`, `yes`, `no`, `x`, `1`, `0`",
    CellType.CONSENT: "`ja`, `nej`, `yes`, `no`, or the day it was given: `ja 3-2-2026`",
    CellType.RECORD_CHECK: "`ja`, `nej`, `afventer`, `yes`, `no`, `pending`, or the day of the certificate",
    CellType.SLOTS: "`tirsdag aften; hverdage efter kl. 16; weekend formiddag`",
    CellType.POSTCODE: "four digits, with or without the town",
    CellType.MUNICIPALITY: "name of a municipality",
    CellType.SECONDS: "seconds",
    CellType.VALUE: "depends on the setting",
}
_PERSONAL = {
    Personal.NONE: "no",
    Personal.ORDINARY: "yes",
    Personal.IDENTIFYING: "tells who it is",
    Personal.CONTACT: "tells how to reach the person",
    Personal.CONFIDENTIAL: "confidential",
}


def markdown() -> str:
    """Return the page."""
    parts = [_HEAD]
    for kind in (SheetKind.YOUTHS, SheetKind.MENTORS, SheetKind.MATCHES, SheetKind.FOLLOW_UP):
        spec = SHEETS[kind]
        names = ", ".join(f"`{name}`" for name in spec.aliases)
        parts.append(f"## Sheet `{spec.da}` (`{spec.en}`)\n\nOther names: {names}.\n")
        parts.append(_columns(spec.columns))
        if spec.also:
            parts.append("Also read, though the template does not have them:\n")
            parts.append(_columns(spec.also))
    decisions = RESULT_SHEETS[ResultSheet.MATCHES]
    parts.append(
        f"## Sheet `{decisions.da}` of a result\n\n"
        "Read back in the next run: what is decided here goes before the sheet of matches.\n"
    )
    parts.append(_columns(decisions.columns))
    parts.append(_choices())
    parts.append(_settings())
    return "\n".join(parts)


def _columns(columns: Iterable[Column]) -> str:
    rows = [
        "| Danish | English | key | what it holds | personal | other spellings |",
        "|---|---|---|---|---|---|",
    ]
    for column in columns:
        required = " **required**" if column.required else ""
        spellings = dict.fromkeys((*((column.question,) if column.question else ()), *column.aliases))
        others = ", ".join(spelling for spelling in spellings if spelling not in {column.da, column.en})
        rows.append(
            f"| {column.da}{required} | {column.en} | `{column.key}` | {column.help_en} ({_TYPES[column.type]}) "
            f"| {_PERSONAL[column.personal]} | {others} |"
        )
    return "\n".join(rows) + "\n"


def _choices() -> str:
    lists: dict[str, tuple[Choice, ...]] = {}
    for spec in SHEETS.values():
        for column in spec.columns:
            if column.choices:
                lists.setdefault(f"{column.da} ({column.en}), sheet {spec.da}", column.choices)
    parts = ["## Choices\n"]
    for name, choices in lists.items():
        parts.append(f"### {name}\n\n| Danish | English | code | other spellings |\n|---|---|---|---|")
        parts += [f"| {one.da} | {one.en} | `{one.value}` | {', '.join(one.synonyms)} |" for one in choices]
        parts.append("")
    return "\n".join(parts)


def _settings() -> str:
    spec = SHEETS[SheetKind.SETTINGS]
    rows = [
        f"## Sheet `{spec.da}` (`{spec.en}`)\n",
        f"Two columns, `{spec.columns[0].da}` and `{spec.columns[1].da}`.\n",
        "The same names and values are taken by `--setting KEY=VALUE`, which goes before the sheet.",
        "`none` empties a list.\n",
        "| key | Danish | English | what it does | values |",
        "|---|---|---|---|---|",
    ]
    for setting in SETTINGS:
        values = ", ".join(f"{one.da} (`{one.value}`)" for one in setting.choices) or _TYPES[setting.type]
        rows.append(f"| `{setting.key}` | {setting.da} | {setting.en} | {setting.help_en} | {values} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the page is UTF-8 whatever the console
    sys.stdout.write(markdown())
