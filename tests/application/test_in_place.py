"""``match --in-place``: the user's own workbook with our sheets in it, and nothing of theirs lost."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from mentormatch.issues import Kind
from mentormatch.issues import in_place as issues
from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

# What openpyxl cannot carry, the tests do not ask it to.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Data Validation).*:UserWarning")

MAY_CHANGE = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def in_place(path: Path, *words: object) -> int:
    return command("match", path, "--in-place", "--as-of", AS_OF, *words)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def picture() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\x10\x80\0\x80\x10")
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def rich_book(path: Path, macros: Path | None = None) -> Path:
    """A workbook with what openpyxl would lose: charts, a picture, notes, dropdowns, sparklines, macros."""
    book = xlsxwriter.Workbook(path, {"date_1904": path.stem == "1904"})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    youths = book.add_worksheet("Unge")
    youths.write_row(0, 0, ["Id", "Fødselsdato", "Sprog"])
    for row in range(1, 5):
        youths.write(row, 0, f"U{row}")
        youths.write_datetime(row, 1, date(2006, 5, row), day)
        youths.write(row, 2, "dansk")
    mentors = book.add_worksheet("Mentorer")
    mentors.write_row(0, 0, ["Id", "Ydelse", "Pladser"])
    for row in range(1, 4):
        mentors.write_row(row, 0, [f"M{row}", "løn", 1])
    mentors.write_comment("A2", "En note")
    own = book.add_worksheet("Vores tal")
    own.write_column(0, 0, [3, 1, 2])
    own.write_formula("B1", "=SUM(A1:A3)", None, 6)
    own.add_sparkline("C1", {"range": "'Vores tal'!A1:A3"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Vores tal'!$A$1:$A$3"})
    own.insert_chart("E2", chart)
    own.insert_image("E20", "p.png", {"image_data": picture()})
    own.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True})
    bold = book.add_format({"bold": True})
    own.conditional_format("A1:A3", {"type": "cell", "criteria": ">", "value": 2, "format": bold})
    lists = book.add_worksheet("Valg")
    lists.write_column(0, 0, ["løn", "dagpenge"])
    lists.hide()
    mentors.data_validation("B2:B9", {"validate": "list", "source": "=Valg!$A$1:$A$2"})
    own.add_table("H1:I3", {"name": "mm_matches"})
    own.repeat_rows(0)
    book.define_name("Takst", "='Vores tal'!$A$1")
    if macros:
        book.add_vba_project(str(macros))
    own.activate()
    book.close()
    return path


@pytest.mark.parametrize("name", ["bog.xlsx", "bog.xlsm", "1904.xlsx"])
def test_every_part_of_a_rich_workbook_is_kept_byte_for_byte(tmp_path: Path, name: str) -> None:
    vba = tmp_path / "vbaProject.bin"
    vba.write_bytes(b"\xd0\xcf\x11\xe0 made up")
    path = rich_book(tmp_path / name, vba if name.endswith("m") else None)
    before = parts(path)
    own = "xl/worksheets/sheet3.xml"  # the sheet on top is let go of, so that two are not chosen together
    for _ in range(3):
        assert in_place(path) == 0
        after = parts(path)
        assert {n for n in before if before[n] != after.get(n)} == {*MAY_CHANGE, own}
        assert before[own].replace(b' tabSelected="1"', b"") == after[own]
        assert command("verify", path) == 0
    assert ("xl/vbaProject.bin" in after) == name.endswith("m")
    assert len(after) < 80, "earlier sheets of ours must go"
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames[:4] == ["Unge", "Mentorer", "Vores tal", "Valg"]
    assert {"Overblik", "Matches", "Kørsel", "Bevis", "Beslutninger"} <= set(book.sheetnames)
    assert book.active is not None
    assert book.active.title == "Overblik"
    assert book["Vores tal"].print_title_rows == "$1:$1"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Overblik"]
    assert book["Unge"]["B2"].number_format == "dd-mm-yyyy"
    assert book["Matches"].print_title_rows == "$4:$4"
    tables = [table for sheet in book for table in sheet.tables.values()]
    assert len({table.id for table in tables}) == len({table.displayName for table in tables}) == len(tables)
    date_cell = book["Unge"]["B2"].value
    assert getattr(date_cell, "year", None) == 2006


def test_running_again_adds_no_style_and_no_part(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "bog.xlsx")
    in_place(path)
    in_place(path)
    first = parts(path)
    in_place(path)
    second = parts(path)
    assert first.keys() == second.keys()
    assert first["xl/styles.xml"] == second["xl/styles.xml"]


def test_the_same_is_written_as_in_a_new_workbook(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "bog.xlsx")
    new = tmp_path / "ny.xlsx"
    assert command("match", path, "-o", new, "--as-of", AS_OF) == 0
    assert in_place(path) == 0
    mine, theirs = openpyxl.load_workbook(path), openpyxl.load_workbook(new)
    for name in ("Matches", "Uden mentor", "Belægning", "Berettigelse"):
        for row, other in zip(mine[name].iter_rows(), theirs[name].iter_rows(), strict=True):
            assert [cell.value for cell in row] == [cell.value for cell in other]
            for cell, twin in zip(row, other, strict=True):
                assert cell.font.b == twin.font.b
                assert cell.fill.fgColor.rgb == twin.fill.fgColor.rgb
                assert cell.number_format == twin.number_format


def decide(path: Path, word: str) -> tuple[str, str]:
    """Fill in the first decision, as a person would; return the pair."""
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    heads = [cell.value for cell in sheet[4]]
    row = 5
    sheet.cell(row, heads.index("Beslutning") + 1, word)
    found = str(sheet.cell(row, 1).value), str(sheet.cell(row, heads.index("Mentor") + 1).value)
    book.save(path)
    return found


@pytest.mark.parametrize(("word", "there"), [("låst", True), ("afvist", False)])
@pytest.mark.parametrize("history", [True, False])
def test_decisions_hold_over_many_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str, there: bool, history: bool
) -> None:
    rows = [{"Ung": "U1", "Mentor": "M1", "Status": "foreslået"}] if history else []
    path = write_book(
        tmp_path / "bog.xlsx", [youth(n) for n in range(1, 4)], [mentor(n) for n in range(1, 4)], rows
    )
    assert in_place(path) == 0
    pair = decide(path, word)
    assert command("verify", path) == 0
    for _ in range(3):
        code, data = as_json(capsys, "match", path, "--in-place", "--as-of", AS_OF)
        assert code == 0
        assert (pair in pairs(data)) is there
        assert Path(data["backup"]).exists()
        assert command("verify", path) == 0


def test_a_person_changed_afterwards_is_found(tmp_path: Path) -> None:
    path = write_book(tmp_path / "bog.xlsx", [youth(1), youth(2)], [mentor(1), mentor(2)])
    assert in_place(path) == 0
    book = openpyxl.load_workbook(path)
    book["Unge"]["B2"] = date(2007, 1, 1)
    book.save(path)
    assert command("verify", path) == 13


def test_backups_are_never_overwritten(tmp_path: Path) -> None:
    path = write_book(tmp_path / "bog.xlsx", [youth(1)], [mentor(1)])
    first = path.read_bytes()
    in_place(path)
    second = path.read_bytes()
    in_place(path)
    assert (tmp_path / f"bog.backup-{AS_OF}-1.xlsx").read_bytes() == first
    assert (tmp_path / f"bog.backup-{AS_OF}-2.xlsx").read_bytes() == second


def change(path: Path, part: str, old: bytes, new: bytes, *more: tuple[str, bytes]) -> None:
    held = parts(path)
    assert old in held[part]
    held[part] = held[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in [*held.items(), *more]:
            archive.writestr(name, content)


def cause(code: str) -> str:
    """Return the first words of the text of a code."""
    kinds = [kind for kind in vars(issues).values() if isinstance(kind, Kind)]
    return next(kind.da.cause for kind in kinds if kind.code == code).split("{")[0]


WORKBOOK = "xl/workbook.xml"


@pytest.mark.parametrize(
    ("code", "part", "old", "new", "more"),
    [
        ("MM-I903", WORKBOOK, b"", b"", [("_xmlsignatures/origin.sigs", b"")]),
        ("MM-I905", WORKBOOK, b"", b"", [("xl/revisions/revisionHeaders.xml", b"<a/>")]),
        ("MM-I906", WORKBOOK, b"<sheets>", b'<workbookProtection lockStructure="1"/><sheets>', []),
        ("MM-I904", WORKBOOK, b"<workbook ", b'<workbook conformance="strict" ', []),
        ("MM-I909", WORKBOOK, b"Vores tal", b"Overblik", []),
        ("MM-I908", WORKBOOK, b"</workbook>", b"<!-- --></workbook>", []),
    ],
)
def test_what_nothing_can_be_promised_for_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    code: str,
    part: str,
    old: bytes,
    new: bytes,
    more: list[tuple[str, bytes]],
) -> None:
    path = rich_book(tmp_path / "bog.xlsx")
    change(path, part, old or b"<sheets>", new or b"<sheets>", *more)
    before = path.read_bytes()
    assert in_place(path, "--format", "json") == 6
    assert cause(code) in capsys.readouterr().err
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1
    assert command("match", path, "--as-of", AS_OF) == 0, f"{code}: a new workbook is always possible"


def test_a_csv_file_two_books_and_an_output_are_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "bog.xlsx", [youth(1)], [mentor(1)])
    assert in_place(path, "-o", tmp_path / "ud.xlsx") == 2
    csv = tmp_path / "unge.csv"
    csv.write_text("Id;Fødselsdato\nU2;01-05-2006\n", "utf-8")
    assert in_place(path, csv) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bog.xlsx", "unge.csv"]


def test_a_picture_put_on_a_sheet_of_ours_stops_the_next_run(tmp_path: Path) -> None:
    path = write_book(tmp_path / "bog.xlsx", [youth(1)], [mentor(1)])
    assert in_place(path) == 0
    book = openpyxl.load_workbook(path)
    book["Matches"]["A2"] = "=1+1"
    book.save(path)
    assert in_place(path) == 6


RUNS = [{"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": "01-10-2026"}]
CAPSYS = pytest.CaptureFixture[str]


def rows_of(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def next_steps(path: Path) -> str:
    return "\n".join(str(cell) for row in rows_of(path, "Overblik") for cell in row if cell)


def links_of(path: Path) -> set[str]:
    cells = (cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row)
    found = {link.location for cell in cells if (link := cell.hyperlink) and link.location}
    return {location.rpartition("!")[0].strip("'") for location in found}


@pytest.mark.parametrize("empty", [False, True])
def test_the_sheet_of_follow_ups_is_made_and_filled_and_keeps_what_was_answered(
    tmp_path: Path, empty: bool
) -> None:
    path = write_book(tmp_path / "b.xlsx", [youth(1), youth(2)], [mentor(1), mentor(2)], RUNS)
    if empty:
        book = openpyxl.load_workbook(path)
        heads = ["Ung", "Mentor", "Dato", "Trivsel", "Samarbejde", "I uddannelse eller job"]
        book.create_sheet("Opfølgning", 0).append(heads)
        book.save(path)
    assert in_place(path) == 0
    assert rows_of(path, "Opfølgning")[1][:2] == ("U1", "M1")
    assert "Rækken ligger klar i arket Opfølgning." in next_steps(path)
    assert links_of(path) <= set(openpyxl.load_workbook(path).sheetnames)
    book = openpyxl.load_workbook(path)
    sheet = book["Opfølgning"]
    columns = {str(cell.value).split()[0]: cell.column for cell in sheet[1] if cell.column}
    for heading, value in (("Dato", date(2026, 10, 20)), ("Trivsel", 2), ("Samarbejde", 8)):
        sheet.cell(2, columns[heading], value)
    book.save(path)
    assert command("match", path, "--in-place", "--as-of", "2026-12-01") == 0
    again = rows_of(path, "Opfølgning")
    assert [row[:2] for row in again[1:]] == [("U1", "M1"), ("U1", "M1")]
    assert again[1][columns["Trivsel"] - 1] == 2
    assert "trivsel 2" in next_steps(path)
    assert links_of(path) <= set(openpyxl.load_workbook(path).sheetnames)
    assert command("verify", path) == 0


def test_a_sheet_of_follow_ups_of_the_users_own_is_theirs_and_the_sentence_says_so(tmp_path: Path) -> None:
    said = [{"Ung": "U1", "Mentor": "M1", "Dato": date(2026, 10, 20), "Trivsel": 8}]
    path = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)], RUNS, follow_ups=said)
    before = parts(path)
    assert in_place(path) == 0
    assert before["xl/worksheets/sheet4.xml"] == parts(path)["xl/worksheets/sheet4.xml"]
    assert "skriv svaret på en ny række i arket Opfølgning" in next_steps(path)
    assert links_of(path) <= set(openpyxl.load_workbook(path).sheetnames)


def test_the_workbook_opens_on_the_overview_with_nothing_else_chosen(tmp_path: Path) -> None:
    path = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    for _ in range(2):
        assert in_place(path) == 0
        book = openpyxl.load_workbook(path)
        assert book.active is not None
        assert book.active.title == "Overblik"
        assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Overblik"]
        book.active = book["Unge"]
        for sheet in book:
            sheet.sheet_view.tabSelected = sheet.title in {"Unge", "Mentorer"}
        book.save(path)
