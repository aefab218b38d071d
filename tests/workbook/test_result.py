"""The result workbook: what it says, where its links lead, and what must never stand in it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.domain import BlankBenefit, Settings
from mentormatch.locale import LANGUAGES, Language, texts
from mentormatch.report.model import Counts, Person, Proof, Report, UnmatchedReason
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.benefits import BENEFITS
from mentormatch.workbook.layout.measure import lines, width
from mentormatch.workbook.layout.table import HEAD_ROW
from mentormatch.workbook.layout.text import LONGEST_CELL, clean
from mentormatch.workbook.reading.book import Book, SheetCopy
from mentormatch.workbook.result.context import by_id
from mentormatch.workbook.result.inputs import safe_name
from mentormatch.workbook.result.overview_texts import assumptions
from mentormatch.workbook.result.rendering import render

OURS = [
    ResultSheet.MATCHES,
    ResultSheet.UNMATCHED,
    ResultSheet.PLACES,
    ResultSheet.ELIGIBILITY,
    ResultSheet.TO_ASK,
    ResultSheet.ISSUES,
]
FIRST = HEAD_ROW + 2
"""Row of the first line of a table, as Excel counts it."""


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def data(report: Report, book: Book, lang: Language) -> bytes:
    return render(report, book, lang)


@pytest.fixture(scope="module")
def workbook(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet(workbook: Workbook, kind: ResultSheet, lang: Language) -> Worksheet:
    return workbook[RESULT_SHEETS[kind].name(lang)]


def words(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def column(sheet: Worksheet, heading: str) -> list[object]:
    at = [cell.value for cell in sheet[HEAD_ROW + 1]].index(heading) + 1
    return [sheet.cell(row, at).value for row in range(FIRST, sheet.max_row + 1)]


def empty_report() -> Report:
    return Report(
        as_of=date(2026, 11, 1),
        settings=Settings(),
        counts=Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        matches=(),
        unmatched=(),
        mentors=(),
        verdicts=(),
        levels=(),
        optimal=True,
        issues=(),
        proof=Proof((), ()),
    )


def test_sheets_stand_in_the_order_of_the_design(workbook: Workbook, lang: Language) -> None:
    # The sheet of answers is there only where there are any.
    names = [RESULT_SHEETS[kind].name(lang) for kind in ResultSheet if kind is not ResultSheet.RULINGS]
    own, record = names[:-2], names[-2:]
    mine = "Overblik (2)" if lang == "da" else "Overblik"
    assert workbook.sheetnames == [*own, "Unge", "Mentorer", "Forløb", mine, "Opfølgning", "Lister", *record]
    assert workbook["Lister"].sheet_state == "hidden"
    assert workbook.active.title == own[0]


def test_the_same_report_gives_the_same_bytes(
    report: Report, book: Book, data: bytes, lang: Language
) -> None:
    assert render(report, book, lang) == data


def test_the_order_of_the_report_does_not_matter(
    report: Report, book: Book, lang: Language, data: bytes
) -> None:
    shuffled = report
    for name in ("matches", "unmatched", "mentors", "verdicts", "issues"):
        shuffled = replace(shuffled, **{name: getattr(report, name)[::-1]})
    assert render(shuffled, book, lang) == data


def test_no_clock_and_no_author(data: bytes, workbook: Workbook) -> None:
    properties = workbook.properties
    assert properties.created == properties.modified
    assert properties.created.isoformat() == "2026-11-01T00:00:00"
    assert not properties.creator
    assert not properties.lastModifiedBy
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_ever_a_formula(data: bytes, workbook: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in package.read(name)
                assert b"<f " not in package.read(name)
    cell = workbook["Unge"]["B8"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ('=HYPERLINK("http://x")', "s", True)


def test_input_sheets_come_back_cell_for_cell(workbook: Workbook, book: Book, lang: Language) -> None:
    for copy in book.sheets:
        if copy.result is not None:
            continue
        name = "Overblik (2)" if copy.name == "Overblik" and lang == "da" else copy.name
        for at, row in enumerate(copy.rows, 1):
            for col, value in enumerate(row, 1):
                found = workbook[name].cell(at, col)
                if copy.kind is SheetKind.MATCHES and at == 1 and col > 4:
                    continue
                if isinstance(value, date):
                    assert found.value.isoformat() == f"{value}T00:00:00"
                else:
                    assert (found.value, type(found.value)) == (value, type(value))
    assert workbook["Unge"]["D4"].number_format == "@", "a postcode that is typed keeps its noughts"
    assert workbook["Unge"]["C4"].number_format == "dd-mm-yyyy"
    assert workbook["Unge"].freeze_panes == "A4"


def test_every_cell_of_the_input_stands_once(data: bytes, book: Book) -> None:
    """Read with another library: what the reader will see next month."""
    found = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = found.get_sheet_by_name("Unge").to_python(skip_empty_area=False)
    copy = next(copy for copy in book.sheets if copy.name == "Unge")
    assert [[cell for cell in row if cell != ""] for row in rows] == [
        [cell for cell in row if cell is not None] for row in copy.rows
    ]


def test_decisions_are_handed_on_in_the_users_own_sheet(workbook: Workbook) -> None:
    rows = list(workbook["Forløb"].iter_rows(values_only=True))
    assert rows[3][:3] == ("U6", "M1", "afvist"), "in the language of the sheet, not of the result"
    assert rows[0][:4] == ("Ung", "Mentor", "Status", "Start"), "the user's own columns stay where they are"
    assert rows[3][rows[0].index("Begrundelse")] == "Var skoleveninder"


def test_decisions_make_the_sheet_where_there_is_none(report: Report, book: Book, lang: Language) -> None:
    kept = tuple(copy for copy in book.sheets if copy.kind is not SheetKind.MATCHES)
    without = replace(book, sheets=kept, language=lang)
    made = openpyxl.load_workbook(io.BytesIO(render(report, without, lang)))
    rows = list(made["Forløb" if lang == "da" else "Match history"].iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][0] == "U6"


def test_an_earlier_results_sheets_are_made_anew(workbook: Workbook, lang: Language) -> None:
    assert "gammelt" not in "".join(words(workbook[name]) for name in workbook.sheetnames)


def test_a_benefit_stands_on_the_sheet_of_eligibility_alone(workbook: Workbook, lang: Language) -> None:
    labels = {choice.label(lang) for choice in BENEFITS if choice.value not in ("none", "wage", "su")}
    for kind in ResultSheet:
        if kind in {ResultSheet.ALTERNATIVES, ResultSheet.RULINGS}:
            continue
        said = set(re.findall(r"[\w-]+", words(sheet(workbook, kind, lang))))
        assert bool(said & labels) == (kind is ResultSheet.ELIGIBILITY), kind


@pytest.mark.parametrize("kind", [*OURS, ResultSheet.RUN])
def test_tables_are_ready_for_screen_and_print(workbook: Workbook, lang: Language, kind: ResultSheet) -> None:
    made = sheet(workbook, kind, lang)
    (table,) = made.tables.values()
    first, last = table.ref.split(":")
    assert first == f"A{HEAD_ROW + 1}"
    assert re.fullmatch(r"mm_[a-z_]+", table.displayName)
    end = int(re.sub(r"\D", "", last))
    below = [made.cell(row, 1).value for row in range(end + 1, made.max_row + 1)]
    if kind is ResultSheet.ELIGIBILITY:
        blank, title, *notes = below
        assert (blank, title) == (None, {"da": "Noter", "en": "Notes"}[lang])
        assert notes
        assert [note.partition(". ")[0] for note in notes] == [str(n) for n in range(1, len(notes) + 1)]
    else:
        assert not below
    assert made.freeze_panes.endswith(str(HEAD_ROW + 2))
    lies = "portrait" if kind is ResultSheet.RUN else "landscape"
    assert (made.page_setup.orientation, made.page_setup.paperSize) == (lies, 9)
    wide = sum(dimension.width for dimension in made.column_dimensions.values())
    # As many pages below each other as it takes, or the one that it nearly fits on.
    one_wide = made.sheet_properties.pageSetUpPr.fitToPage and made.page_setup.fitToHeight in (0, None)
    assert wide <= 105 or one_wide
    assert made.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"
    assert made.oddFooter.right.text == ("Side &P af &N" if lang == "da" else "Page &P of &N")
    assert all(dimension.width <= 60.8 for dimension in made.column_dimensions.values())


@pytest.mark.parametrize("kind", OURS)
def test_every_row_is_high_enough_for_its_text(workbook: Workbook, lang: Language, kind: ResultSheet) -> None:
    made = sheet(workbook, kind, lang)
    over = {str(merged.start_cell.coordinate): merged for merged in made.merged_cells.ranges}
    for row in made.iter_rows(min_row=FIRST):
        height = made.row_dimensions[row[0].row].height or 19
        for cell in row:
            reach = over[cell.coordinate].max_col if cell.coordinate in over else cell.column
            columns = range(cell.column, reach + 1)
            room = sum(made.column_dimensions[get_column_letter(col)].width for col in columns)
            if isinstance(cell.value, str):
                assert lines(cell.value, room - 2) * 15 <= height


def test_a_name_leads_to_its_own_row(workbook: Workbook, lang: Language) -> None:
    made = sheet(workbook, ResultSheet.MATCHES, lang)
    found = 0
    for row in range(FIRST, made.max_row + 1):
        for id_column, name_column in ((1, 2), (3, 4)):
            link = made.cell(row, name_column).hyperlink
            name, address = link.location.rsplit("!", 1)
            at = workbook[name.strip("'")][address]
            assert at.value == made.cell(row, id_column).value
            found += 1
    assert found == 12


def test_a_fault_leads_to_its_cell(workbook: Workbook, lang: Language) -> None:
    made = sheet(workbook, ResultSheet.ISSUES, lang)
    links = [made.cell(row, 3).hyperlink for row in range(FIRST, made.max_row + 1)]
    assert [link.location if link else None for link in links] == ["'Mentorer'!E3", "'Unge'!C7", None]
    signs = [str(made.cell(row, 1).value)[0] for row in range(FIRST, made.max_row + 1)]
    assert signs == ["✗", "⚠", "•"], "the worst first, with a sign beside the colour"


def test_matches_stand_by_id_and_a_worry_first(workbook: Workbook, lang: Language) -> None:
    ids = column(sheet(workbook, ResultSheet.MATCHES, lang), "Ung" if lang == "da" else "Youth")
    assert ids == ["U4", "U1", "U2", "U3", "U5", "U10"]
    assert sorted(["U10", "U2", "u1", "B-3", "B-12"], key=by_id) == ["B-3", "B-12", "u1", "U2", "U10"]


def test_reasons_in_words(workbook: Workbook, lang: Language) -> None:
    if lang == "da":
        said = words(workbook["Matches"])
        assert "Fælles interesser: fodbold, madlavning (200)" in said
        assert "Begge kan tirsdag aften (75)" in said
        why = words(workbook["Uden mentor"])
        assert (
            "Begge mulige mentorer er optaget: Mette Frost (M1) (har U1, U2); Niels Åkær (M2) (har U3)" in why
        )
        assert "fælles sprog 5, den unges ønske om køn 1" in why
    else:
        assert "Shared interests: fodbold, madlavning (200)" in words(workbook["Matches"])
        assert "The only possible mentor is taken: Niels Åkær (M2) (has U3)" in words(
            workbook["Without mentor"]
        )


def test_decision_columns_are_offered_and_hold_what_was_decided(workbook: Workbook, lang: Language) -> None:
    made = sheet(workbook, ResultSheet.MATCHES, lang)
    offers = {str(offer.sqref): offer for offer in made.data_validations.dataValidation}
    decision, other, waived = (offers[f"{letter}{FIRST}:{letter}{made.max_row}"] for letter in "EGH")
    assert decision.formula1 == (
        '"godkendt,låst,aktiv,afvist,afsluttet"'
        if lang == "da"
        else '"approved,locked,running,rejected,ended"'
    )
    places = RESULT_SHEETS[ResultSheet.PLACES].name(lang)
    assert other.formula1.startswith(f"'{places}'!$AO$1:")
    assert workbook[places]["AO1"].value == "Mette Frost (M1)"
    assert ("fælles mødetid" if lang == "da" else "shared meeting time") in waived.formula1
    assert waived.errorStyle == other.errorStyle == "warning", "a name or several demands may be written"
    assert not made[f"E{FIRST}"].protection.locked
    assert made.freeze_panes == f"F{FIRST}", "the two people and the decision stay where they are"
    decided = [made.cell(FIRST + 2, col).value for col in (5, 9, 10, 11)]
    decided[3] = decided[3].isoformat()
    approved = "godkendt" if lang == "da" else "approved"
    assert decided == [approved, "De kender hinanden", "Karen", "2026-10-03T00:00:00"]


def test_overview_answers_at_a_glance(workbook: Workbook, lang: Language) -> None:
    overview = sheet(workbook, ResultSheet.OVERVIEW, lang)
    said = words(overview)
    assert len(overview._charts) == 6
    if lang == "en":
        assert "The plan gives 6 of 11 youths a mentor. Still waiting: 5." in said
        return
    assert "Pr. 1. november 2026" in said
    assert "Planen giver 6 af 11 unge en mentor. 5 venter. 1 ung mere i listen opfylder ikke kravene." in said
    assert "Dina Al-Khatib Rasmussen (U4) og Poul Erik Østergaard (M4)" in said
    assert said.index("Dina") < said.index("Det gør du nu"), "a worry stands above everything else"
    assert "Spørg om 1 mentor" in said
    assert "Ikke oplyst, om arbejdet sædvanligvis udbydes" in said, "an assumption is said to be one"
    assert "4, 2 unge pr. klasse, højeste først" in said


def test_charts_show_the_numbers_of_the_sheet(data: bytes, lang: Language) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]
    made = openpyxl.load_workbook(io.BytesIO(data))
    overview = made[RESULT_SHEETS[ResultSheet.OVERVIEW].name(lang)]
    totals = []
    for chart in charts:
        _, numbers = re.findall(r"<c:f>[^!]+!([^<]+)</c:f>", chart)
        cells = overview[numbers.replace("$", "")]
        totals.append(sum(row[0].value for row in cells))
    # youths, reasons, days waited by the five who wait, places, points of six matches, verdicts
    assert totals == [12, 6, 5, 7, 6, 6]


def test_assumptions_are_said() -> None:
    report = empty_report()
    counts = replace(
        report.counts, mentors_blank_benefit=2, places_assumed=1, hours_assumed=3, mentors_exempted=1
    )
    t = texts("en")

    def said(**settings: object) -> str:
        return "\n".join(assumptions(replace(report, counts=counts, settings=Settings(**settings)), t))

    assert "which one is not stated" in said()
    assert "where an exemption turns on it and no source tells, the mentor is undetermined" in said()
    assert "2 mentors have a blank benefit. It counts as unknown" in said()
    assert "the settings count as none" in said(blank_benefit=BlankBenefit.NONE)
    assert "offered as paid work (the corps's own answer)" in said(usually_paid=True)
    assert "1 mentor has not stated places" in said()
    assert "3 youths have not stated hours and count as 6 hours a month each" in said()
    assert "Included by your decision although the rules give no clear answer: M2, M10" in said(
        accept_undetermined=frozenset({"M10", "M2"})
    )


def test_nobody_at_all(lang: Language) -> None:
    report = empty_report()
    made = openpyxl.load_workbook(io.BytesIO(render(report, Book((), (), (), Settings()), lang)))
    matches = sheet(made, ResultSheet.MATCHES, lang)
    assert matches.max_row == HEAD_ROW + 1
    assert matches["A2"].value
    for kind in (ResultSheet.UNMATCHED, ResultSheet.TO_ASK, ResultSheet.ALTERNATIVES, ResultSheet.ISSUES):
        assert RESULT_SHEETS[kind].name(lang) not in made.sheetnames, "nothing stands on it"


def test_the_overview_is_printed_on_two_pages_that_can_be_read(workbook: Workbook, lang: Language) -> None:
    overview = sheet(workbook, ResultSheet.OVERVIEW, lang)
    assert len(overview.row_breaks.brk) == 1
    assert overview.page_setup.scale >= 55
    assert not overview.sheet_properties.pageSetUpPr.fitToPage, "Excel fits no sheet and keeps its breaks"
    assert overview.print_area.replace("$", "").split("!")[1].startswith("A1:L")


def test_introductions_are_two_sentences_at_most(workbook: Workbook, lang: Language) -> None:
    for kind in ResultSheet:
        name = RESULT_SHEETS[kind].name(lang)
        if kind is ResultSheet.OVERVIEW or name not in workbook.sheetnames:
            continue
        said = str(workbook[name]["A2"].value).removeprefix("Pr. ").replace("1. november", "1 november")
        assert len(re.findall(r"[.!?](?= |$)", said)) <= 2, said


def test_hostile_texts_do_not_break_the_file(report: Report, book: Book, lang: Language) -> None:
    hostile = "a\x00\x0b\ud800\uffff_x0041_\u202e" + "ø" * 40_000
    matches = (replace(report.matches[0], youth=Person("U1", hostile), reason="\t=1+1"), *report.matches[1:])
    rows = ((hostile, "+45 12 34 56 78", "-1", "@x", float("inf"), date(1899, 1, 1)),)
    bad = SheetCopy("[a]:*?/\\'" + "x" * 40, None, rows, None, ())
    data = render(replace(report, matches=matches), replace(book, sheets=(bad, bad)), lang)
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    name = next(name for name in read.sheet_names if "xxx" in name)
    values = read.get_sheet_by_name(name).to_python()[0]
    assert values[0].startswith("a\ufffd_x0041_\u202eøøø")
    assert len(values[0]) == LONGEST_CELL
    assert values[1:] == ["+45 12 34 56 78", "-1", "@x", "inf", "01-01-1899"]
    cells = openpyxl.load_workbook(io.BytesIO(data))[name][1]
    assert [cell.quotePrefix for cell in cells[1:4]] == [True] * 3


def test_every_type_of_cell_comes_back(report: Report, book: Book, lang: Language) -> None:
    row = (
        True,
        False,
        -5,
        10**14,
        2.5,
        1e-9,
        date(1900, 3, 1),
        date(2026, 2, 28),
        datetime.fromisoformat("2026-02-28T13:45:30"),
        time(23, 59, 59),
        None,
        ' a & <b> ]]> "c"\nd ',
        "01067",
        "Åse \u00a0 \U0001f600",
    )
    copy = SheetCopy("Alt", None, ((), row), None, ())
    made = openpyxl.load_workbook(io.BytesIO(render(report, replace(book, sheets=(copy,)), lang)))
    found = [cell.value for cell in made["Alt"][2]]
    wanted = [datetime.combine(v, time()) if type(v) is date else v for v in row]
    assert found == wanted
    assert [type(value) for value in found] == [type(value) for value in wanted]
    assert [cell.number_format for cell in made["Alt"][2]][7:10] == [
        "dd-mm-yyyy",
        "dd-mm-yyyy hh:mm",
        "hh:mm",
    ]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_sheet_names_are_always_taken_by_excel(names: list[str]) -> None:
    used: set[str] = {"overblik"}
    for name in names:
        found = safe_name(name, used)
        assert 0 < len(found) <= 31
        assert not set("[]:*?/\\") & set(found)
        assert found[0] != "'" != found[-1]
        assert found.casefold() not in used | {"history"}
        used.add(found.casefold())


@given(st.text())
def test_cleaned_text_fits_a_cell(text: str) -> None:
    cleaned = clean(text * 50)
    assert len(cleaned.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert clean(cleaned) == cleaned
    if text.isascii() and text.isprintable():
        assert clean(text) == text


def test_widths_and_lines() -> None:
    assert width("iii") < width("nnn") < width("MMM")
    assert lines("en to tre", 30) == 1
    assert lines("en\nto\ntre", 30) == 3
    assert lines("ordet " * 10, 20) >= 3
    assert lines("x" * 100, 20) >= 5


def test_texts_are_the_same_in_both_languages_and_name_the_sheets() -> None:
    def keys(table: object, path: str = "") -> set[str]:
        if not isinstance(table, dict):
            return {path}
        return {key for name, part in table.items() for key in keys(part, f"{path}.{name}")}

    areas = (
        "sheet",
        "goal",
        "reason",
        "none",
        "head",
        "overview",
        "assumption",
        "chart",
        "run",
        "guide",
        "marked",
    )
    for area in areas:
        assert keys(texts("da").lookup(f"workbook.{area}")) == keys(texts("en").lookup(f"workbook.{area}"))
    for lang in LANGUAGES:
        named = texts(lang).lookup("workbook.sheet")
        assert isinstance(named, dict)
        assert list(named.values()) == [spec.name(lang) for spec in RESULT_SHEETS.values()]


def dump(data: bytes) -> str:
    """Return every cell of a workbook as a line: sheet, cell, type, number format, value."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    return "".join(
        f"{sheet.title}!{cell.coordinate}\t{cell.data_type}\t{cell.number_format}\t{cell.value!r}\n"
        for sheet in made
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def test_golden_workbook_cell_by_cell(data: bytes, lang: Language) -> None:
    """Where a change is meant, write the file anew: ``python tests/golden/write.py``."""
    golden = Path(__file__).parent.parent / "golden" / f"result_{lang}.tsv"
    assert dump(data).splitlines() == golden.read_text("utf-8").splitlines()


def test_the_most_urgent_of_those_who_wait_stands_first_and_then_whoever_has_waited_longest(
    report: Report, book: Book
) -> None:
    """Whatever the order of the rows: the sheet says who is next, and by what the others come first."""
    turned = replace(report, unmatched=report.unmatched[::-1])
    for one in (report, turned):
        made = openpyxl.load_workbook(io.BytesIO(render(one, book, "da")))["Uden mentor"]
        rows = [row for row in made.iter_rows(min_row=FIRST, values_only=True) if row[0]]
        assert [row[0] for row in rows] == ["U9", "U6", "U12", "U11", "U7", "U8"]
        assert rows[0][3:6] == (1, "nej", 61)
        assert str(rows[0][7]).endswith("De unge, der har dem nu, står foran: 1 passer bedre")
        assert "2 holdes af en beslutning eller et forløb, der er i gang og 1 har ventet længere" in str(
            rows[1][7]
        )


def test_one_who_waits_and_many_who_wait_for_one_reason_are_told_so_in_one_breath(
    report: Report, book: Book
) -> None:
    counts = replace(report.counts, youths_matched=report.counts.youths_eligible - 1)
    taken = next(line for line in report.unmatched if line.reason is UnmatchedReason.ALL_TAKEN)
    said = {}
    for lang in LANGUAGES:
        data = render(replace(report, counts=counts, unmatched=(taken,)), book, lang)
        said[lang] = words(sheet(openpyxl.load_workbook(io.BytesIO(data)), ResultSheet.OVERVIEW, lang))
    assert "1 ung venter, fordi alle mulige mentorer er optaget. Arket" in said["da"]
    assert "1 youth is waiting because all possible mentors are taken. The sheet" in said["en"]
