"""Packages are looked at before any library opens them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from time import process_time

import pytest
import xlsxwriter

from mentormatch.workbook import read
from mentormatch.workbook.files.addresses import column_letters, column_number, columns_after, position
from mentormatch.workbook.files.formats import read_file
from mentormatch.workbook.files.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    TooLargeError,
    UnreadableError,
)
from mentormatch.workbook.files.safety import open_package
from mentormatch.workbook.files.safety_sheet import _too_large, look_at_ods, look_at_sheet
from tests.workbooks.base import book, compound, edited, sheet_xml


def package(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        [["a", 0, 1], ["b", 1, 0]],
        [["a", 0, True], ["b", False, 1]],
        [["a", True, 1], ["b", 1, True], ["c", 0, False]],
        [["a", True], ["b", False]],
    ],
)
@pytest.mark.parametrize("offset", [0, 2])
def test_noughts_and_ones_stay_apart_from_true_and_false(
    tmp_path: Path, rows: list[list[object]], offset: int
) -> None:
    """To Python 1 and True are equal; a sheet without true or false is read the quick way, and only such a one."""
    path = tmp_path / "b.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at + offset, offset, row)
    workbook.close()
    (raw,) = read_file(path).sheets
    found = [row[offset:] for row in raw.rows[offset:]]
    assert [list(row) for row in found] == rows
    assert [[type(value) is bool for value in row] for row in found] == [
        [isinstance(value, bool) for value in row] for row in rows
    ]


@pytest.mark.parametrize("number", [0, 25, 26, 701, 702, 16383])
def test_columns_have_letters(number: int) -> None:
    assert column_number(column_letters(number)) == number
    assert position(f"{column_letters(number)}7") == (6, number)


def test_the_last_column_of_excel() -> None:
    assert column_letters(16383) == "XFD"


def test_too_many_parts_too_many_bytes_and_too_tight() -> None:
    with pytest.raises(TooLargeError):
        open_package(package({f"{number}": b"" for number in range(MOST_PARTS + 1)}))
    with pytest.raises(TooLargeError):
        open_package(package({"a": bytes(2 * 1024 * 1024)}))


def cells(*references: str, style: str = '<c r="{0}"><v>1</v></c>') -> bytes:
    return (
        b"<worksheet><sheetData>"
        + "".join(style.format(one) for one in references).encode()
        + b"</sheetData></worksheet>"
    )


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("content", "too_large"),
    [
        (cells("A1", "Z99999"), False),
        (cells("A1", "AD20000"), False),
        (cells("A1", "XFD1048576"), True),
        (cells("A1", "XFD1"), True),
        (cells("A1", "ALM2"), True),
        (cells("A1", "A1048576"), False),
        (cells("A1", "Z1048576"), True),
        (cells("A1", "ZZ99999"), True),
        (cells("A1", "XFD1048576", style='<c r="{0}" s="1"/>'), False),
        (cells("A1", "XFD1048576", style="<c r='{0}'><v>1</v></c>"), True),
        (cells("A1", "XFD1048576", style='<c s="1"\n r = "{0}"><v>1</v></c>'), True),
        (sheet('<x:sheetData><x:c t="s" r="XFD1048576"><x:v>1</x:v></x:c></x:sheetData>'), True),
        (cells("A1", "xfd1048576"), True),
        (cells("A1", "XFD1048576", style='<c r= "{0}"><v>1</v></c>'), True),
        (cells("A1", "XFD1048576", style='<x:c s="1" r="{0}"><x:v>1</x:v></x:c>'), True),
        (cells("A1", "Z99999", style='<x:c r="{0}" s="1"><x:v>1</x:v></x:c>'), False),
        (sheet('<c r="A1" s="1" r="XFD1"><v>1</v></c>'), True),
        (
            sheet(
                '<row r="1" x=\'1\' r=\'1048576\'><c><v>1</v></c></row><row r="5"><c r="Z5"><v>1</v></c></row>'
            ),
            True,
        ),
        (sheet('<row r="' + "9" * 5000 + '"><c r="A' + "0" * 5000 + '1"><v>1</v></c></row>'), True),
        (cells("B0000000002"), False),
        (sheet('<row r="1048576"><c><v>1</v></c></row><row><c r="ALL1"><v>1</v></c></row>'), True),
        (sheet('<row r="9">' + "<c><v>1</v></c>" * 1001 + "</row>"), True),
        (sheet('<row r="9">' + "<c/>" * 1001 + '</row><row r="1048576"/>'), False),
        (
            sheet(
                '<row r="999999">'
                + "<row><c><v>1</v></c></row>" * 9
                + '<row r="5"><c r="F5"><v>1</v></c></row>'
            ),
            True,
        ),
        (
            sheet(
                '<row r="999990">'
                + "<row><c><v>1</v></c></row>" * 9
                + '<row r="5"><c r="E5"><v>1</v></c></row>'
            ),
            False,
        ),
    ],
)
def test_a_sheet_is_as_large_as_the_cells_that_hold_something(content: bytes, too_large: bool) -> None:
    assert _too_large(content) is too_large


def test_the_caps_leave_room_for_a_hundred_thousand_people() -> None:
    assert MOST_CELLS >= 100_000 * 50
    assert MOST_COLUMNS >= 168 + 25


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B2"><f>1+1</f></c>', {(1, 1): None}),
        ('<c r="B2"><f>1+1</f><v></v></c>', {(1, 1): None}),
        ('<c r="B2"><f>1+1</f><v/></c>', {(1, 1): None}),
        ('<c r="B2"><f t="shared" si="0"/></c>', {(1, 1): None}),
        ('<c s="3" r="B2"><f>A1&amp;"x"</f><v /></c>', {(1, 1): None}),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', {}),
        ('<c r="B2" t="str"><f>IF(1,"")</f><v></v></c>', {}),
        ('<c r="B2" t="e"><v>#N/A</v></c>', {(1, 1): "#N/A"}),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', {(1, 1): "#DIV/0!"}),
        ('<c r="B2"><v>2</v></c>', {}),
    ],
)
def test_formulas_without_a_value_and_errors_are_seen(
    cell: str, expected: dict[tuple[int, int], str | None]
) -> None:
    content = f'<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c>{cell}</row></sheetData></worksheet>'.encode()
    assert look_at_sheet(content, b"", "x").errors == expected


def test_hidden_rows_and_merged_cells_are_seen() -> None:
    content = (
        b'<worksheet><cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="2" spans="1:2" hidden="1"/>'
        b'<row hidden="true" r="3"/><row r="4" hidden="0"/></sheetData><mergeCells>'
        b'<mergeCell ref="A1:C1"/></mergeCells></worksheet>'
    )
    notes = look_at_sheet(content, b"", "x")
    assert (notes.hidden_rows, notes.merged) == ([1, 2], ["A1:C1"])


def test_repeated_cells_of_an_ods_file_count_as_often_as_they_are_repeated() -> None:
    def table(rows: int, columns: int, value: str) -> bytes:
        return (
            '<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="a">'
            f'<table:table-row table:number-rows-repeated="{rows}">'
            f'<table:table-cell table:number-columns-repeated="{columns}" {value}/>'
            "</table:table-row></table:table></office:document-content>"
        ).encode()

    assert "a" in look_at_ods(table(1_048_576, 16_384, ""))
    with pytest.raises(TooLargeError):
        look_at_ods(table(1_048_576, 16_384, 'office:value-type="float"'))
    with pytest.raises(UnreadableError):
        look_at_ods(b"<broken")


def test_an_old_workbook_that_asks_for_too_many_cells_is_refused(tmp_path: Path) -> None:
    import struct

    from mentormatch.errors import InputProblem

    record = struct.pack("<HHHHHd", 0x0203, 14, 65535, 65535, 0, 1.0)
    (tmp_path / "a.xls").write_bytes(compound({"Workbook": struct.pack("<HHI", 0x0809, 4, 0) + record}))
    with pytest.raises(InputProblem) as caught:
        read([tmp_path / "a.xls"])
    assert [issue.code for issue in caught.value.issues] == ["MM-F007"]


def test_an_encrypted_old_workbook_is_protected(tmp_path: Path) -> None:
    import struct

    from mentormatch.errors import InputProblem

    stream = struct.pack("<HHI", 0x0809, 4, 0) + struct.pack("<HHHHHI", 0x002F, 6, 1, 1, 1, 0)
    (tmp_path / "a.xls").write_bytes(compound({"Workbook": stream}))
    with pytest.raises(InputProblem) as caught:
        read([tmp_path / "a.xls"])
    assert [issue.code for issue in caught.value.issues] == ["MM-F006"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for the peak")
def test_a_stray_cell_costs_little_memory(tmp_path: Path) -> None:
    def edit(workbook: object) -> None:
        workbook["Unge"]["XFD1048576"] = "x"  # type: ignore[index]

    path = edited(tmp_path / "a.xlsx", edit)
    # Not getrusage: its peak is that of the process before it became this program, so of the test run itself.
    code = (
        "import pathlib; from mentormatch.workbook import read; "
        f"read([pathlib.Path({str(path)!r})]); print(pathlib.Path('/proc/self/status').read_text())"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    peak = next(line for line in run.stdout.splitlines() if line.startswith("VmHWM:"))
    assert int(peak.split()[1]) < 400 * 1024


def test_a_formatted_column_costs_no_more_than_its_bytes(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(4, 200_000))
    path = sheet_xml(book(tmp_path / "a.xlsx"), "</sheetData>", empty + "</sheetData>")
    assert len(read([path]).youths) == 2


def test_one_long_row_does_not_draw_out_the_others(tmp_path: Path) -> None:
    people = "".join(f"U{number};Bo Dam {number};1995-05-03\n" for number in range(20_000))
    path = tmp_path / "unge.csv"
    path.write_text(f"Id;Navn;Fødselsdato\n{people}" + ";" * 1_000 + "x\n", encoding="utf-8")
    tracemalloc.start()
    try:
        book = read([path])
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(book.youths) == 20_000
    assert (
        most < 80 * 1024 * 1024
    )  # a table of 20 000 rows and 1 000 columns takes 160 MB for its places alone


def test_an_error_cell_without_a_value_costs_no_search_through_the_sheet() -> None:
    """The search for its value ends with the cell: else 10 000 of them take minutes."""
    cells = b"".join(b'<c r="A%d" t="e"><f>1</f></c>' % number for number in range(1, 10_000))
    content = b'<worksheet><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"
    before = process_time()
    assert set(look_at_sheet(content, b"", "x").errors.values()) == {None}
    assert process_time() - before < 1


def test_columns_after_one_are_found_and_no_others() -> None:
    after = re.compile(columns_after(1_000))
    found = [column for column in range(16_384) if after.fullmatch(column_letters(column).encode())]
    assert found == list(range(1_000, 16_384))
