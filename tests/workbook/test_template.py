"""The template: everything the catalogue knows, ready to be filled in, and read back as nobody yet."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from mentormatch.domain import BY_DEMAND, CheckAnswer, RecordCheck, Settings
from mentormatch.issues import Severity
from mentormatch.locale import LANGUAGES, Language, texts
from mentormatch.workbook.books.template import (
    EXAMPLE_MARKER,
    GUIDE_SHEET,
    SCHEMA_NAME,
    SCHEMA_VERSION,
    is_help_sheet,
    template,
)
from mentormatch.workbook.catalogue import SETTINGS, SHEETS, CellType, SheetKind
from mentormatch.workbook.layout.choices import LIST_SHEET, holds_our_lists, offered
from mentormatch.workbook.reading.reader import read
from mentormatch.workbook.reading.settings_text import default_shown


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def workbook(lang: Language) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(lang)))


def test_always_the_same_bytes(lang: Language) -> None:
    assert template(lang) == template(lang)
    assert template(lang) != template(lang, version=SCHEMA_VERSION + 1)


def test_sheets_and_headings_are_the_catalogues(workbook: Workbook, lang: Language) -> None:
    names = [spec.name(lang) for spec in SHEETS.values()]
    assert workbook.sheetnames == [GUIDE_SHEET[lang], *names, LIST_SHEET[lang]]
    assert workbook[LIST_SHEET[lang]].sheet_state == "hidden"
    for spec in SHEETS.values():
        headings = [cell.value for cell in workbook[spec.name(lang)][1] if cell.value]
        told = 3 if spec.kind is SheetKind.SETTINGS else 0  # the default, what may stand, and what it does
        assert headings[: len(headings) - told] == [column.heading(lang) for column in spec.columns]
    assert all(
        is_help_sheet(name) == (name in (GUIDE_SHEET[lang], LIST_SHEET[lang])) for name in workbook.sheetnames
    )


def test_its_hidden_lists_are_known_to_be_ours(workbook: Workbook, lang: Language) -> None:
    rows = list(workbook[LIST_SHEET[lang]].iter_rows(values_only=True))
    assert len(rows) > 20
    assert holds_our_lists(rows)
    assert not holds_our_lists([*rows, ("Vestskolen",)])


def test_every_setting_is_named_and_left_blank_with_what_holds_then(
    workbook: Workbook, lang: Language
) -> None:
    rows = list(workbook[SHEETS[SheetKind.SETTINGS].name(lang)].iter_rows(min_row=2, values_only=True))
    ordinary = [setting for setting in SETTINGS if setting.on_sheet and not setting.advanced]
    advanced = [setting for setting in SETTINGS if setting.on_sheet and setting.advanced]
    told = {setting.name(lang): (default_shown(setting, lang), setting.help(lang)) for setting in SETTINGS}
    apart = texts(lang)("workbook.guide.advanced")
    assert [row[0] for row in rows] == [one.name(lang) for one in ordinary] + [apart] + [
        one.name(lang) for one in advanced
    ]
    assert [row[1] for row in rows] == [None] * len(rows)
    assert all((row[2], row[4]) == told[str(row[0])] for row in rows if row[0] != apart)


def test_beside_every_setting_stands_what_may_be_written(workbook: Workbook, lang: Language) -> None:
    sheet = workbook[SHEETS[SheetKind.SETTINGS].name(lang)]
    said = {
        str(row[0].value): (str(row[3].value or ""), row[1].coordinate) for row in sheet.iter_rows(min_row=2)
    }
    offers = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    for setting in SETTINGS:
        if not setting.on_sheet:
            continue
        words, cell = said[setting.name(lang)]
        assert len(words) > 5, setting.key
        assert [one.label(lang) for one in setting.choices if one.label(lang) not in words] == []
        if setting.type is CellType.WHOLE:
            assert (offers[cell].formula1, offers[cell].formula2) == (str(setting.low), str(setting.high))
            assert f"{setting.low}" in words
            assert f"{setting.high}" in words


def test_each_demand_has_a_line_with_its_default_and_a_dropdown(workbook: Workbook, lang: Language) -> None:
    sheet = workbook[SHEETS[SheetKind.SETTINGS].name(lang)]
    lines = {str(row[0].value): row for row in sheet.iter_rows(min_row=2)}
    offers = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    word = {"da": ("ja", "nej"), "en": ("yes", "no")}[lang]
    for demand, definition in BY_DEMAND.items():
        line = lines[definition.heading(lang)]
        assert line[2].value == word[0 if demand in Settings().demands else 1]
        assert offers[line[1].coordinate].type == "list"
    assert "Krav: fælles sprog" in lines or "Demand: shared language" in lines


def test_what_nobody_touches_stands_apart() -> None:
    advanced = {setting.key for setting in SETTINGS if setting.advanced}
    assert {"draw_seed", "engine", "ladder", "min_points", "weight_interests"} <= advanced
    assert not {"municipality", "min_age", "demand_times", "hours"} & advanced


def test_choices_are_offered_and_other_words_are_asked_about(workbook: Workbook, lang: Language) -> None:
    for spec in (SHEETS[SheetKind.YOUTHS], SHEETS[SheetKind.MENTORS], SHEETS[SheetKind.MATCHES]):
        sheet = workbook[spec.name(lang)]
        found = {str(offer.sqref).split("2")[0]: offer for offer in sheet.data_validations.dataValidation}
        assert len(found) == len(spec.columns)
        for column, cell in zip(spec.columns, sheet[1], strict=True):
            offer = found[cell.column_letter]
            assert offer.promptTitle == column.heading(lang)[:32]
            assert offer.prompt == column.help(lang)[:255]
            wanted = [choice.label(lang) for choice in offered(column.type, column.choices)]
            assert (offer.type == "list") == bool(wanted)
            if wanted:
                listed = workbook.defined_names[offer.formula1].attr_text
                name, cells = listed.rsplit("!", 1)
                assert [row[0].value for row in workbook[name.strip("'")][cells]] == wanted
                assert offer.errorStyle == "warning", "the reader knows synonyms that the list does not hold"


def test_ids_and_postcodes_keep_their_noughts(workbook: Workbook, lang: Language) -> None:
    for spec in (SHEETS[SheetKind.YOUTHS], SHEETS[SheetKind.MENTORS]):
        for column, cell in zip(spec.columns, workbook[spec.name(lang)][2], strict=True):
            text = column.type in (CellType.ID, CellType.IDS, CellType.POSTCODE)
            if text or column.type is CellType.DATE:
                assert cell.number_format == ("@" if text else "dd-mm-yyyy")


def test_nobody_is_asked_for_a_cpr_number(workbook: Workbook) -> None:
    for sheet in workbook:
        assert not any("cpr" in str(cell.value).casefold() for cell in sheet[1])


def test_the_form_is_told_in_two_ways(workbook: Workbook) -> None:
    assert workbook.custom_doc_props[SCHEMA_NAME].value == SCHEMA_VERSION
    assert workbook.defined_names[SCHEMA_NAME].attr_text == str(SCHEMA_VERSION)
    assert not workbook.properties.creator


def test_it_is_read_as_nobody_yet(tmp_path: Path, lang: Language) -> None:
    path = tmp_path / "tom.xlsx"
    path.write_bytes(template(lang))
    book = read([path])
    assert (book.youths, book.mentors, book.matches) == ((), (), ())
    assert book.language == lang
    assert [issue for issue in book.issues if issue.severity is Severity.ERROR] == []


def test_what_is_filled_in_is_read(tmp_path: Path, lang: Language) -> None:
    """The example row made a real one: every example is an answer that the reader takes."""
    workbook = openpyxl.load_workbook(io.BytesIO(template(lang)))
    youths, mentors, *_, settings = (workbook[spec.name(lang)] for spec in SHEETS.values())
    assert youths["A2"].value == mentors["A2"].value == EXAMPLE_MARKER[lang]
    youths["A2"], mentors["A2"], settings["B2"] = "U1", "M1", "Gladsaxe"
    workbook.save(tmp_path / "fuld.xlsx")
    book = read([tmp_path / "fuld.xlsx"])
    assert [issue.code for issue in book.issues if issue.severity is not Severity.NOTE] == []
    assert (book.youths[0].id, book.mentors[0].id, book.settings.municipality) == ("U1", "M1", "Gladsaxe")
    assert book.youths[0].postcode == "2860"
    assert book.youths[0].minutes_per_month == 360
    assert len(book.youths[0].meeting_times) == 3
    assert book.mentors[0].record_check == RecordCheck(CheckAnswer.YES)
