"""An empty workbook to fill in, made from the column catalogue: headings, dropdowns, help at every cell.

What the reader must know about it stands here too: how an example row is marked, and which sheets are help.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mentormatch.domain import fold
from mentormatch.locale import LANGUAGES, Language, Texts, texts
from mentormatch.workbook.catalogue import SETTINGS, SHEETS, CellType, Column, SheetKind, SheetSpec
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.choices import ChoiceLists, is_list_sheet, limits, offered
from mentormatch.workbook.layout.measure import lines, width
from mentormatch.workbook.layout.page import set_up_page
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.reading.settings_text import default_shown, permitted

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SCHEMA_VERSION = 1
"""The form of the template; a workbook holds it as custom property and defined name ``SCHEMA_NAME``."""

SCHEMA_NAME = "mentormatch_schema"

EXAMPLE_MARKER: Mapping[Language, str] = {"da": "Eksempel", "en": "Example"}
"""The id in an example row; the reader skips such a row."""

GUIDE_SHEET: Mapping[Language, str] = {"da": "Vejledning", "en": "Guide"}

ROWS = 2000
"""Rows below the headings that are made ready to be filled in."""

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  # a constant for the file's properties, which have no zone
_AS_TEXT = frozenset({CellType.ID, CellType.IDS, CellType.POSTCODE, CellType.TEXT, CellType.TEXTS})
_EXAMPLES: Mapping[SheetKind, Mapping[str, tuple[object, object]]] = {
    SheetKind.YOUTHS: {
        "name": ("Anna Andersen", "Anna Andersen"),
        "birth_date": (date(2003, 5, 3), date(2003, 5, 3)),
        "postcode": ("2860", "2860"),
        "municipality": ("Gladsaxe", "Gladsaxe"),
        "gender": ("kvinde", "woman"),
        "wished_gender": ("ligegyldigt", "any"),
        "languages": ("dansk; arabisk", "Danish; Arabic"),
        "interests": ("fodbold; madlavning", "football; cooking"),
        "trades": ("tømrer", "carpenter"),
        "meeting_times": ("tirsdag aften; weekend formiddag", "Tuesday evening; weekend morning"),
        "minutes_per_month": (6, 6),
        "waiting_since": (date(2026, 8, 1), date(2026, 8, 1)),
        "priority": (1, 1),
        "has_qualifying_education": ("nej", "no"),
        "help_wanted": ("job og praktik; økonomi", "work and internship; money"),
        "phone": ("00 12 34 56", "00 12 34 56"),
        "email": ("anna@example.org", "anna@example.org"),
        "consent": ("ja", "yes"),
        "status": ("aktiv", "active"),
    },
    SheetKind.MENTORS: {
        "name": ("Bent Berg", "Bent Berg"),
        "birth_date": (date(1961, 2, 28), date(1961, 2, 28)),
        "postcode": ("2880", "2880"),
        "residence": ("Gladsaxe", "Gladsaxe"),
        "benefit": ("ingen", "none"),
        "places": (2, 2),
        "minutes_per_month": (12, 12),
        "gender": ("mand", "man"),
        "wished_gender": ("ligegyldigt", "any"),
        "languages": ("dansk; engelsk", "Danish; English"),
        "interests": ("fodbold; musik", "football; music"),
        "trades": ("tømrer; lærer", "carpenter; teacher"),
        "meeting_times": ("hverdage efter kl. 16", "weekdays after 16"),
        "help_offered": ("uddannelse; job og praktik", "education; work and internship"),
        "phone": ("00 65 43 21", "00 65 43 21"),
        "email": ("bent@example.org", "bent@example.org"),
        "record_check": ("ja", "yes"),
        "active_from": (date(2026, 1, 1), date(2026, 1, 1)),
        "consent": ("ja", "yes"),
        "status": ("aktiv", "active"),
    },
}


def is_help_sheet(name: str) -> bool:
    """Whether a sheet of that name is the template's own help: its guide or its lists."""
    return is_list_sheet(name) or fold(name) in {fold(GUIDE_SHEET[lang]) for lang in LANGUAGES}


def template(lang: Language, version: int = SCHEMA_VERSION) -> bytes:
    """Return an empty workbook to fill in, as an .xlsx file; always the same bytes."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    t = texts(lang)
    book.set_properties({"title": t("workbook.guide.title"), "author": "", "created": _MADE})
    book.set_custom_property(SCHEMA_NAME, version, "number")
    book.define_name(SCHEMA_NAME, f"={version}")
    maker = _Maker(book, t, lang, Styles(book), ChoiceLists(book, t))
    maker.guide()
    for spec in SHEETS.values():
        if spec.kind is SheetKind.SETTINGS:
            maker.settings(spec)
        else:
            maker.people(spec)
    maker.choices.write()
    book.close()
    return out.getvalue()


@dataclass(slots=True)
class _Maker:
    """Writes the sheets."""

    book: Workbook
    t: Texts
    lang: Language
    styles: Styles
    choices: ChoiceLists

    def people(self, spec: SheetSpec) -> None:
        """Write a sheet with a row for each person or match."""
        sheet = self.book.add_worksheet(spec.name(self.lang))
        deepest, rooms = 1, 0.0
        for col, column in enumerate(spec.columns):
            heading, message = column.heading(self.lang), column.help(self.lang)
            longest = max(width(word) for word in heading.split())
            room = max(12.0, longest + 3, min(20.0, width(_shown(self._value(spec, col, column))) + 3))
            rooms += room
            sheet.set_column(col, col, room, self.styles(**_format(column.type)))
            deepest = max(deepest, lines(heading, room - 2))
            sheet.write_comment(0, col, message, {"x_scale": 1.6, "author": ""})
            choices = offered(column.type, column.choices)
            self.choices.offer(sheet, (1, col, ROWS, col), heading, message, choices, limits(column))
            self._example(sheet, spec, col, column)
        heads = [
            {"header": column.heading(self.lang), "header_format": self._head(required=column.required)}
            for column in spec.columns
        ]
        options = {"name": f"mm_{spec.kind}", "style": None, "columns": heads}
        sheet.add_table(0, 0, 1, len(heads) - 1, options)
        sheet.set_row(0, 8 + 15 * deepest)
        sheet.freeze_panes(1, 1)
        set_up_page(sheet, self.t, repeat=0, room=rooms)

    def settings(self, spec: SheetSpec) -> None:
        """Write the sheet of settings: every setting by name, its value blank, what holds then, and what it does.

        Those that hardly any corps changes stand apart, below a line that says so.
        """
        sheet = self.book.add_worksheet(spec.name(self.lang))
        heads = [column.heading(self.lang) for column in spec.columns]
        heads += [self.t(f"workbook.guide.{key}") for key in ("default", "permitted", "what")]
        for col, heading in enumerate(heads):
            sheet.write_string(0, col, heading, self._head(required=col < len(spec.columns)))
        label, fill = (
            self.styles(),
            self.styles(bg_color=style.FILL_IN, border=1, border_color=style.LIGHT_GREY),
        )
        quiet = self.styles(text_wrap=True, font_color=style.GREY)
        rooms = (44, 32, 32, 44, 70)
        ordinary = [setting for setting in SETTINGS if setting.on_sheet and not setting.advanced]
        advanced = [setting for setting in SETTINGS if setting.on_sheet and setting.advanced]
        row = 0
        for setting in (*ordinary, None, *advanced):
            row += 1
            if setting is None:
                sheet.write_string(row, 0, self.t("workbook.guide.advanced"), self.styles(bold=True))
                continue
            shown, told = setting.name(self.lang), setting.help(self.lang)
            said = permitted(setting)
            beside = (default_shown(setting, self.lang), said.da if self.lang == "da" else said.en, told)
            sheet.write_string(row, 0, shown, label)
            sheet.write_blank(row, 1, None, fill)
            for col, text in enumerate(beside, 2):
                sheet.write_string(row, col, text, quiet)
            choices = offered(setting.type, setting.choices)
            self.choices.offer(sheet, (row, 1, row, 1), shown, told, choices, limits(setting))
            deepest = max(lines(text, room - 1) for text, room in zip(beside, rooms[2:], strict=True))
            sheet.set_row(row, 15 * max(1, deepest))
        for col, room in enumerate(rooms):
            sheet.set_column(col, col, room)
        sheet.set_row(0, 22)
        sheet.freeze_panes(1, 1)
        set_up_page(sheet, self.t, repeat=0)

    def guide(self) -> None:
        """Write the guide: what to do, and every column with what to write in it."""
        t = self.t
        sheet = self.book.add_worksheet(GUIDE_SHEET[self.lang])
        rooms = (16.0, 30.0, 12.0, 62.0, 46.0)
        for col, room in enumerate(rooms):
            sheet.set_column(col, col, room)
        sheet.merge_range(0, 0, 0, 4, "", self.styles())
        title = self.styles(bold=True, font_size=18, font_color=style.NAVY)
        sheet.write_string(0, 0, t("workbook.guide.title"), title)
        sheet.set_row(0, 30)
        plain = self.styles(text_wrap=True)
        row = 1
        steps = t.lookup("workbook.guide.steps")
        assert isinstance(steps, list)  # noqa: S101  # a fault of the locale file, found by its test
        for step in steps:
            sheet.merge_range(row, 0, row, 4, "", plain)
            sheet.write_string(row, 0, str(step), plain)
            sheet.set_row(row, 4 + 15 * lines(str(step), sum(rooms) - 4))
            row += 1
        row += 1
        head = self._head(required=True)
        for col, key in enumerate(("sheet", "column", "required", "help", "choices")):
            sheet.write_string(row, col, t(f"workbook.guide.{key}"), head)
        first = row
        cell = self.styles(text_wrap=True, bottom=1, bottom_color=style.LIGHT_GREY)
        for spec in SHEETS.values():
            for column in spec.columns:
                row += 1
                offer = offered(column.type, column.choices)
                choices = "; ".join(choice.label(self.lang) for choice in offer)
                said = t("common.yes") if column.required else ""
                shown = (
                    spec.name(self.lang),
                    column.heading(self.lang),
                    said,
                    column.help(self.lang),
                    choices,
                )
                for col, text in enumerate(shown):
                    sheet.write_string(row, col, text, cell)
                depth = max(lines(text, room - 1) for text, room in zip(shown, rooms, strict=True))
                sheet.set_row(row, 4 + 15 * depth)
        sheet.autofilter(first, 0, row, 4)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(style.NAVY)
        set_up_page(sheet, t)

    def _example(self, sheet: Worksheet, spec: SheetSpec, col: int, column: Column) -> None:
        example = {"italic": True, "font_color": style.GREY}
        properties = _format(column.type) | (example if spec.kind in _EXAMPLES else {})
        form = self.styles(**properties)
        value = self._value(spec, col, column)
        match value:
            case None:
                sheet.write_blank(1, col, None, form)
            case date():
                sheet.write_datetime(1, col, value, form)
            case int():
                sheet.write_number(1, col, value, form)
            case _:
                sheet.write_string(1, col, str(value), form)

    def _value(self, spec: SheetSpec, col: int, column: Column) -> object:
        """Return what the example row holds in a column."""
        if spec.kind not in _EXAMPLES:
            return None  # an example of a match would name people who are not there
        pair = _EXAMPLES[spec.kind].get(column.key, (None, None))
        return EXAMPLE_MARKER[self.lang] if col == 0 else pair[0 if self.lang == "da" else 1]

    def _head(self, *, required: bool) -> Format:
        return self.styles(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            font_color=style.WHITE if required else style.NAVY,
            bg_color=style.NAVY if required else style.PALE_BLUE,
            border=1,
            border_color=style.LIGHT_GREY,
        )


def _format(kind: CellType) -> dict[str, object]:
    if kind is CellType.DATE:
        return {"num_format": style.DATE, "align": "left"}
    return {"num_format": style.TEXT, "text_wrap": True} if kind in _AS_TEXT else {"text_wrap": True}


def _shown(value: object) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value or "")
