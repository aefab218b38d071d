"""Nothing overflows: every text of every sheet of a real result fits its cell, in both languages."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.locale import LANGUAGES, Language, texts
from mentormatch.report import kind_words
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.layout import table
from mentormatch.workbook.layout.measure import PADDING, lines, width
from mentormatch.workbook.layout.table import HEAD_ROW, TableColumn
from mentormatch.workbook.reading.book import Book
from mentormatch.workbook.result import change_words
from mentormatch.workbook.result.rendering import render
from tests.conftest import Matched
from tests.report.corps import corps

HIGHEST = 408
"""Excel's limit on a row; what does not fit then cannot be shown whole."""
LINE = 14.5
"""Points of a line at 11 points."""


def widths(sheet: Worksheet) -> dict[int, float]:
    found = {}
    for dimension in sheet.column_dimensions.values():
        for col in range(dimension.min, dimension.max + 1):
            found[col] = dimension.width
    return found


def overflows(sheet: Worksheet) -> Iterator[str]:
    """Yield each text that is larger than its cell: its place and what it holds."""
    room = widths(sheet)
    plain = sheet.sheet_format.defaultRowHeight or 15
    merged = {str(one.start_cell.coordinate): one for one in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell) or not isinstance(cell.value, str):
                continue
            last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
            has = sum(room.get(col, 8.43) for col in range(cell.column, last + 1)) - 0.7
            size = (cell.font.sz or 11) / 11
            height = sheet.row_dimensions[cell.row].height or plain
            if cell.alignment.wrap_text:
                whole = "\n" not in cell.value and width(cell.value) * size <= has
                tall = (1 if whole else lines(cell.value, has / size)) * LINE * size
                # A line at the top of a sheet that is a little too high for its row still shows.
                if tall > height + 1 and height < HIGHEST:
                    yield f"{sheet.title}!{cell.coordinate} {tall:.0f} > {height:.0f}: {cell.value}"
                continue
            while last < sheet.max_column and not sheet.cell(cell.row, last + 1).value:
                last += 1  # a text that does not wrap shows over the empty cells beside it
                has += room.get(last, 8.43)
            if last < sheet.max_column and width(cell.value) * size > has:
                yield f"{sheet.title}!{cell.coordinate} {width(cell.value) * size:.0f} > {has:.0f}: {cell.value}"


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def sample_result(matched: Matched, lang: Language) -> Workbook:
    """The result of the sample that stands in the project."""
    return openpyxl.load_workbook(matched("gladsaxe-2026-11", lang).path)


def test_no_text_overflows_its_cell(sample_result: Workbook) -> None:
    found = [text for sheet in sample_result if sheet.sheet_state == "visible" for text in overflows(sheet)]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("kind", [ResultSheet.OVERVIEW, ResultSheet.MATCHES, ResultSheet.UNMATCHED])
def test_a_planted_overflow_is_found(sample_result: Workbook, lang: Language, kind: ResultSheet) -> None:
    sheet = sample_result[RESULT_SHEETS[kind].name(lang)]
    cell = next(
        c
        for row in sheet.iter_rows(min_row=7)
        for c in row
        if isinstance(c.value, str) and c.alignment.wrap_text
    )
    kept, cell.value = cell.value, "alt for meget tekst " * 40
    assert any(f"!{cell.coordinate} " in text for text in overflows(sheet))
    cell.value = kept
    assert not list(overflows(sheet))


def test_whom_to_look_for_and_what_decisions_cost_have_a_place(book: Book, lang: Language) -> None:
    report, t = corps(3, decided=True).report, texts(lang)
    workbook = openpyxl.load_workbook(io.BytesIO(render(report, book, lang)))
    overview = workbook[RESULT_SHEETS[ResultSheet.OVERVIEW].name(lang)]
    said = [str(cell.value) for row in overview.iter_rows() for cell in row if cell.value is not None]
    assert report.recruit
    for line in report.recruit:
        kind = kind_words.kind(line, t)
        at = said.index(kind[:1].upper() + kind[1:])
        assert change_words.effect(line.effect, t) in said[at : at + 4]
        assert change_words.winners(line, t) in said[at : at + 4]
    for text in change_words.decisions(report, t):
        assert f"• {text}" in said
    matches = workbook[RESULT_SHEETS[ResultSheet.MATCHES].name(lang)]
    heads = [cell.value for cell in matches[HEAD_ROW + 1]]
    column = heads.index(t("explain.sheet.head_without")) + 1
    shown = {
        (row[0].value, row[2].value): row[column - 1].value for row in matches.iter_rows(min_row=HEAD_ROW + 2)
    }
    priced = [line for line in report.matches if line.price]
    assert priced
    for pair in report.matches:
        said_price = change_words.effect(pair.price, t) if pair.price else None
        assert shown[pair.youth.id, pair.mentor.id] == said_price
    assert not [text for sheet in (overview, matches) for text in overflows(sheet)]


def test_a_column_as_wide_as_its_widest_text_holds_it_on_one_line() -> None:
    texts = [
        ["Municipality of residence"],
        ["Lyngby-Taarbæk"],
        ["a voluntary association"],
        ["frivillig aktivitet"],
    ]
    for row in texts:
        (room,) = table.widths([TableColumn("H", most=60)], [row])
        assert width(row[0]) <= room - PADDING < width(row[0]) + 5
