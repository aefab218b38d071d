"""Dropdowns: lists of choices on a hidden sheet, each under a name.

A literal list in a dropdown may hold 255 characters; the benefits need more, so all lists are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mentormatch.domain import fold
from mentormatch.locale import LANGUAGES, Language, Texts
from mentormatch.workbook.catalogue import RESULT_SHEETS, SETTINGS, SHEETS, CellType, Choice, Column, Setting
from mentormatch.workbook.catalogue.choices.answers import CHECKS, YES_NO

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LIST_SHEET: Mapping[Language, str] = {"da": "Lister", "en": "Lists"}

OFFERED_CHECKS = tuple(Choice(one.value, one.da, one.en) for one in CHECKS)
"""Beside which a date may be written."""

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""Excel's limits on an input message."""


def is_list_sheet(name: str) -> bool:
    """Whether a sheet of that name is our hidden sheet of choices."""
    return fold(name) in {fold(LIST_SHEET[lang]) for lang in LANGUAGES}


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Return every choice that a list may hold, in each language."""
    columns = [column for spec in SHEETS.values() for column in (*spec.columns, *spec.also)]
    columns += [column for result in RESULT_SHEETS.values() for column in result.columns]
    choices = {choice for column in columns for choice in column.choices}
    choices |= {choice for setting in SETTINGS for choice in setting.choices}
    return frozenset(
        fold(choice.label(lang)) for choice in choices | {*YES_NO, *CHECKS} for lang in LANGUAGES
    )


def holds_our_lists(rows: Iterable[Sequence[object]]) -> bool:
    """Whether a sheet holds nothing but choices of ours, so that nothing is lost without it.

    The name is a common one: many a coordinator keeps the answers of their own dropdowns in a hidden sheet called so.
    """
    known = _labels()
    return all(
        value is None or value == "" or (isinstance(value, str) and fold(value) in known)
        for row in rows
        for value in row
    )


def offered(kind: CellType, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the choices that a cell of a column or setting offers: none where it may hold several."""
    if kind in {CellType.YES_NO, CellType.CONSENT}:
        return YES_NO
    if kind is CellType.RECORD_CHECK:
        return OFFERED_CHECKS
    return choices if kind is CellType.CHOICE else ()


def limits(field: Column | Setting) -> tuple[int, int] | None:
    """Return the least and the greatest whole number that a column or a setting takes, where they are its own."""
    if field.type is not CellType.WHOLE or field.low is None or field.high is None:
        return None
    return field.low, field.high


class ChoiceLists:
    """The lists of one workbook; the same choices are listed once."""

    def __init__(self, book: Workbook, t: Texts, *, literal: bool = False) -> None:
        """``literal``: short lists stand in the dropdown itself, for sheets that go where names cannot follow them."""
        self._book = book
        self._t = t
        self._literal = literal
        self._named: dict[str, tuple[Choice, ...]] = {}

    def offer(
        self,
        sheet: Worksheet,
        cells: tuple[int, int, int, int],
        title: str,
        message: str,
        choices: tuple[Choice, ...],
        limits: tuple[int, int] | None = None,
    ) -> None:
        """Show help when one of the cells is chosen, and offer the choices where there are any.

        Args:
            sheet: where.
            cells: first row, first column, last row, last column.
            title: head of the help, cut to Excel's limit.
            message: the help, cut to Excel's limit.
            choices: an answer outside them is asked about, not refused: the reader knows synonyms.
            limits: least and greatest whole number; another answer is asked about.
        """
        options: dict[str, object] = {
            "validate": "any",
            "input_title": title[:LONGEST_TITLE],
            "input_message": message[:LONGEST_MESSAGE],
        }
        if choices:
            options |= {
                "validate": "list",
                "source": [choice.label(self._t.lang) for choice in choices]
                if self._literal
                else f"={self._name(choices)}",
                "error_type": "warning",
                "error_title": self._t("workbook.choice.title"),
                "error_message": self._t("workbook.guide.choice"),
                "show_error": choices != OFFERED_CHECKS,
            }
        elif limits:
            options |= {
                "validate": "integer",
                "criteria": "between",
                "minimum": limits[0],
                "maximum": limits[1],
                "error_type": "warning",
                "error_title": self._t("workbook.choice.title"),
                "error_message": self._t("workbook.guide.between", low=limits[0], high=limits[1]),
            }
        sheet.data_validation(*cells, options)

    def write(self) -> None:
        """Write the hidden sheet, one column for each list; nothing where no list is used."""
        from xlsxwriter.utility import xl_col_to_name

        if not self._named:
            return
        name = LIST_SHEET[self._t.lang]
        sheet = self._book.add_worksheet(name)
        for col, (key, choices) in enumerate(self._named.items()):
            for row, choice in enumerate(choices):
                sheet.write_string(row, col, choice.label(self._t.lang))
            letter = xl_col_to_name(col)
            self._book.define_name(key, f"='{name}'!${letter}$1:${letter}${len(choices)}")
        sheet.hide()

    def _name(self, choices: tuple[Choice, ...]) -> str:
        for name, listed in self._named.items():
            if listed == choices:
                return name
        name = f"mm_list_{len(self._named) + 1}"
        self._named[name] = choices
        return name
