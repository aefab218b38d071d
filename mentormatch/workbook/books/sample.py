"""Invented people as files: the coordinator's workbook, and what a web form would have exported.

Cells are written as people write them: dates as dates, hours with decimals, choices in words, lists with
``;`` between their parts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mentormatch.domain import Mentor, Settings, Slot, Youth
from mentormatch.locale import LANGUAGES, Language, Texts, texts
from mentormatch.sample import Sample, sample
from mentormatch.workbook.catalogue import SETTINGS, SHEETS, CellType, Column, SheetKind, SheetSpec
from mentormatch.workbook.catalogue.choices.answers import CHECKS, YES_NO
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.choices import limits, offered
from mentormatch.workbook.layout.measure import lines, width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.workbook.layout.style import Styles

Cell = str | int | float | date | datetime | None

_READY_ROWS = 200
_WIDEST = 27.0
"""Longer answers wrap, so that a sheet of twenty columns can still be read on paper."""


def write_sample(
    path: Path, *, youths: int, mentors: int, seed: int, as_of: date, lang: Language = "da"
) -> None:
    """Write a workbook of invented people to ``path``; the same arguments give the same bytes.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_bytes(render(sample(youths, mentors, seed, as_of, lang)))


def render(people: Sample) -> bytes:
    """Return a sample as a workbook: the input sheets, those of matches and follow-ups empty."""
    t = texts(people.lang)
    return _book(
        [
            (spec.name(people.lang), [column.heading(people.lang) for column in spec.columns], rows)
            for spec, rows in (
                (SHEETS[SheetKind.YOUTHS], _rows(SHEETS[SheetKind.YOUTHS], people.youths, t)),
                (SHEETS[SheetKind.MENTORS], _rows(SHEETS[SheetKind.MENTORS], people.mentors, t)),
                (SHEETS[SheetKind.MATCHES], []),
                (SHEETS[SheetKind.FOLLOW_UP], []),
                (SHEETS[SheetKind.SETTINGS], _settings(people.settings, people.lang)),
            )
        ],
        made=cast("date", people.settings.as_of),
        yes_no=_yes_no(people.lang),
    )


def form_youths(people: Sample) -> bytes:
    """Return the youths as a web form exports them to Excel: questions as headings, ticks in one cell."""
    headings, rows = _form(SHEETS[SheetKind.YOUTHS], people.youths, people)
    return _book([("Formularsvar 1", headings, rows)], made=cast("date", people.settings.as_of))


def form_mentors(people: Sample) -> bytes:
    """Return the mentors as a web form exports them to CSV, and a Danish Excel saves that."""
    headings, rows = _form(SHEETS[SheetKind.MENTORS], people.mentors, people)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_csv(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def sample_data() -> dict[str, bytes]:
    """Return the files of the folder ``sample_data``, by name.

    One corps three times: while the experiment ran, ten years later, and as it came from the web form.
    """
    then, now = (sample(120, 47, seed=1, as_of=date(year, 11, 1)) for year in (2016, 2026))
    return {
        "gladsaxe-2016-11.xlsx": render(then),
        "gladsaxe-2026-11.xlsx": render(now),
        "formular-unge.xlsx": form_youths(then),
        "formular-mentorer.csv": form_mentors(then),
    }


def _form(
    spec: SheetSpec, everybody: Sequence[Youth | Mentor], people: Sample
) -> tuple[list[str], list[list[Cell]]]:
    """Return headings and rows of an export: a timestamp, the questions, the coordinator's own columns."""
    t = texts(people.lang)
    stamp = next(column for column in spec.also if column.key == "timestamp")
    questions = [column.question or column.heading(people.lang) for column in spec.columns]
    made = cast("date", people.settings.as_of)
    rows = []
    for number, person in enumerate(everybody):
        answers = [_ticked(column, _cell(column, person, t)) for column in spec.columns]
        rows.append([_stamp(person, made, number), *answers])
    return [stamp.heading(people.lang), *questions], rows


def _stamp(person: Youth | Mentor, made: date, number: int) -> datetime:
    """A time at which the form could have been sent: the day of signing up, else the as-of date."""
    day = (person.waiting_since if isinstance(person, Youth) else person.active_from) or made
    return datetime.combine(min(day, made), time(8)) + timedelta(
        minutes=7 * number % 600, seconds=13 * number % 60
    )


def _ticked(column: Column, cell: Cell) -> Cell:
    """Write ticked boxes as forms export them: each answer with a ``;`` behind it."""
    if column.type in {CellType.TEXTS, CellType.SLOTS} and isinstance(cell, str):
        return "".join(f"{answer};" for answer in cell.split("; "))
    return cell


def _csv(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.strftime("%d-%m-%Y %H:%M:%S")
        case date():
            return cell.strftime("%d-%m-%Y")
        case float():
            return f"{cell:g}".replace(".", ",")
        case _:
            return str(cell)


def _rows(spec: SheetSpec, everybody: Sequence[Youth | Mentor], t: Texts) -> list[list[Cell]]:
    return [[_cell(column, person, t) for column in spec.columns] for person in everybody]


def _cell(column: Column, person: Youth | Mentor, t: Texts) -> Cell:
    """Return one answer as a person writes it in the column."""
    value = getattr(person, column.key)
    if value is None or (isinstance(value, tuple | frozenset) and not value):
        return None
    match column.type:
        case CellType.HOURS:
            return int(value) / 60
        case CellType.POSTCODE:
            return int(value)
        case CellType.TEXTS | CellType.IDS:
            return "; ".join(value)
        case CellType.SLOTS:
            return "; ".join(_slot(slot, t) for slot in sorted(value, key=_slot_order))
        case CellType.YES_NO | CellType.CONSENT:
            return t("common.yes" if value else "common.no")
        case CellType.RECORD_CHECK:
            said = next(choice.label(t.lang) for choice in CHECKS if choice.value == value.answer)
            return cast("Cell", value.on or said)
        case CellType.CHOICE:
            return next(choice.label(t.lang) for choice in column.choices if choice.value == value)
        case _:
            return cast("Cell", value)


def _slot(slot: Slot, t: Texts) -> str:
    days = cast("list[str]", t.lookup("workbook.day.names"))
    return t("workbook.day.slot", day=days[slot.day], part=t(f"workbook.day.{slot.part.value}"))


def _slot_order(slot: Slot) -> tuple[int, int]:
    return slot.day, list(type(slot.part)).index(slot.part)


def _settings(settings: Settings, lang: Language) -> list[list[Cell]]:
    """Return the settings that a new corps fills in, and the demands that hold; all others keep their defaults."""
    said: dict[str, Cell] = {
        "municipality": settings.municipality,
        "host": settings.host.value,
        "work": settings.work.value,
        "as_of": settings.as_of,
    }
    rows: list[list[Cell]] = []
    for setting in SETTINGS:
        if setting.key in said:
            labels = {choice.value: choice.label(lang) for choice in setting.choices}
            value = said[setting.key]
            rows.append([setting.name(lang), labels.get(value, value) if isinstance(value, str) else value])
        elif setting.demand is not None:
            rows.append([setting.name(lang), _yes_no(lang)[setting.demand not in settings.demands]])
    return rows


def _yes_no(lang: Language) -> list[str]:
    return [choice.label(lang) for choice in YES_NO]


def _book(
    sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]],
    *,
    made: date,
    yes_no: Sequence[str] = (),
) -> bytes:
    """Return a workbook of these sheets; ``yes_no``: what a demand's line in the sheet of settings offers."""
    import xlsxwriter

    from mentormatch.workbook.layout.style import Styles

    data = io.BytesIO()
    book: Workbook = xlsxwriter.Workbook(data, {"in_memory": True})
    # no clock may show in the file, or the same arguments would not give the same bytes
    book.set_properties({"created": datetime.combine(made, time())})
    styles = Styles(book)
    for number, (name, headings, rows) in enumerate(sheets, start=1):
        sheet = book.add_worksheet(name)
        _sheet(sheet, f"Tabel{number}", headings, rows, styles)
        for at, row in enumerate(rows, start=1):
            if yes_no and len(row) == len(SHEETS[SheetKind.SETTINGS].columns) and _is_demand(row[0]):
                sheet.data_validation(at, 1, at, 1, {"validate": "list", "source": list(yes_no)})
    book.close()
    return data.getvalue()


def _is_demand(name: Cell) -> bool:
    return any(setting.demand is not None and name in {setting.da, setting.en} for setting in SETTINGS)


def _sheet(
    sheet: Worksheet, table: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], styles: Styles
) -> None:
    """Write a sheet as a coordinator would have it: a table, the headings in sight, columns wide enough."""
    head = styles(bold=True, font_color=style.WHITE, bg_color=style.NAVY, text_wrap=True, valign="vcenter")
    forms = {
        datetime: styles(num_format=f"{style.DATE} hh:mm:ss", align="left"),
        date: styles(num_format=style.DATE, align="left"),
        float: styles(num_format="0.##", align="left"),
    }
    plain = styles(align="left", text_wrap=True)
    rooms = [_width(heading, [row[at] for row in rows]) for at, heading in enumerate(headings)]
    for at, row in enumerate(rows, start=1):
        # a program that does not fit rows to wrapped text on opening would show one line of it
        sheet.set_row(at, 15 * max(lines(_csv(cell), room) for cell, room in zip(row, rooms, strict=True)))
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, plain)
            elif cell is not None:
                sheet.write(at, column, cell, forms.get(type(cell), plain))
    sheet.add_table(
        0,
        0,
        max(len(rows), 1),
        len(headings) - 1,
        {
            "name": table,
            "style": "Table Style Light 9",
            "columns": [{"header": heading, "header_format": head} for heading in headings],
        },
    )
    if not rows:
        _ease(sheet, headings)
    for column, room in enumerate(rooms):
        sheet.set_column(column, column, room)
    sheet.set_row(0, 62 if any(len(heading) > 40 for heading in headings) else 48)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _ease(sheet: Worksheet, headings: Sequence[str]) -> None:
    """Offer the choices and limits of the sheet of follow-ups, which a coordinator fills in from the result on."""
    for lang in LANGUAGES:
        columns = SHEETS[SheetKind.FOLLOW_UP].columns
        if list(headings) != [column.heading(lang) for column in columns]:
            continue
        for at, column in enumerate(columns):
            choices = [choice.label(lang) for choice in offered(column.type, column.choices)]
            least_and_most = limits(column)
            if choices:
                sheet.data_validation(1, at, _READY_ROWS, at, {"validate": "list", "source": choices})
            elif least_and_most:
                low, high = least_and_most
                numbers = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
                sheet.data_validation(1, at, _READY_ROWS, at, numbers)


def _width(heading: str, cells: Sequence[Cell]) -> float:
    """Return a column's width: the answers on one line where they are short, the heading on a few."""
    longest = max((width(_csv(cell)) for cell in cells), default=0)
    least = max(len(heading) / 3, *(width(word) for word in heading.split()))
    return max(least + 3.0, min(_WIDEST, longest + 2.0))
