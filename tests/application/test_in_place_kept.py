"""``match --in-place`` on workbooks with everything that Excel can put into one, and on files it cannot write into."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from mentormatch.cli.frame import run
from mentormatch.workbook.result.reader import read_result
from tests.application.test_in_place import MAY_CHANGE, in_place, parts, rich_book
from tests.books import AS_OF, command, mentor, write_book, youth
from tests.workbooks.base import book as small_book

BAD = Path(__file__).parents[1] / "workbooks" / "bad"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

RARE = {
    # part: (whose, kind of relationship, content type)
    "xl/slicers/slicer1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{MICROSOFT}/2007/relationships/slicer",
        "application/vnd.ms-excel.slicer+xml",
    ),
    "xl/slicerCaches/slicerCache1.xml": (
        "xl/workbook.xml",
        f"{MICROSOFT}/2007/relationships/slicerCache",
        "application/vnd.ms-excel.slicerCache+xml",
    ),
    "xl/timelines/timeline1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{MICROSOFT}/2011/relationships/timeline",
        "application/vnd.ms-excel.timeline+xml",
    ),
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        "xl/workbook.xml",
        f"{OFFICE}/pivotCacheDefinition",
        f"{SPREADSHEET}.pivotCacheDefinition+xml",
    ),
    "xl/pivotTables/pivotTable1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{OFFICE}/pivotTable",
        f"{SPREADSHEET}.pivotTable+xml",
    ),
    "xl/model/item.data": (
        "xl/workbook.xml",
        f"{OFFICE}/powerPivotData",
        "application/vnd.openxmlformats-officedocument.model+data",
    ),
    "xl/externalLinks/externalLink1.xml": (
        "xl/workbook.xml",
        f"{OFFICE}/externalLink",
        f"{SPREADSHEET}.externalLink+xml",
    ),
    "xl/connections.xml": (
        "xl/workbook.xml",
        f"{OFFICE}/connections",
        f"{SPREADSHEET}.connections+xml",
    ),
    "xl/queryTables/queryTable1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{OFFICE}/queryTable",
        f"{SPREADSHEET}.queryTable+xml",
    ),
    "xl/threadedComments/threadedComment1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{MICROSOFT}/2017/10/relationships/threadedComment",
        "application/vnd.ms-excel.threadedcomments+xml",
    ),
    "xl/persons/person.xml": (
        "xl/workbook.xml",
        f"{MICROSOFT}/2017/10/relationships/person",
        "application/vnd.ms-excel.person+xml",
    ),
    "xl/richData/rdrichvalue.xml": (
        "xl/workbook.xml",
        f"{MICROSOFT}/2017/06/relationships/rdRichValue",
        "application/vnd.ms-excel.rdrichvalue+xml",
    ),
    "xl/ctrlProps/ctrlProp1.xml": (
        "xl/worksheets/sheet3.xml",
        f"{OFFICE}/ctrlProp",
        "application/vnd.ms-excel.controlproperties+xml",
    ),
    "xl/embeddings/oleObject1.bin": (
        "xl/worksheets/sheet3.xml",
        f"{OFFICE}/oleObject",
        "application/vnd.openxmlformats-officedocument.oleObject",
    ),
    "xl/printerSettings/printerSettings1.bin": (
        "xl/worksheets/sheet3.xml",
        f"{OFFICE}/printerSettings",
        f"{SPREADSHEET}.printerSettings",
    ),
    "customXml/item1.xml": (
        "xl/workbook.xml",
        f"{OFFICE}/customXml",
        "application/xml",
    ),
    "xl/calcChain.xml": (
        "xl/workbook.xml",
        f"{OFFICE}/calcChain",
        f"{SPREADSHEET}.calcChain+xml",
    ),
    "docProps/custom.xml": (
        "",
        f"{OFFICE}/custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ),
}
DROPDOWN_ELSEWHERE = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" '
    'allowBlank="1"><x14:formula1><xm:f>Valg!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C2:C9</xm:sqref>'
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def rare_book(path: Path) -> Path:
    """A workbook with what only Excel itself makes; what stands in these parts nobody but Excel needs to know."""
    held = parts(rich_book(path))

    def add(name: str, before: bytes, text: str) -> None:
        assert before in held[name]
        held[name] = held[name].replace(before, text.encode() + before, 1)

    for number, (name, (whose, kind, content)) in enumerate(RARE.items()):
        held[name] = f'<?xml version="1.0"?><kept n="{number}"/>'.encode()
        folder, _, file = whose.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        target = f'<Relationship Id="rIdRare{number}" Type="{kind}" Target="/{name}"/>'
        add(rels, b"</Relationships>", target)
        add("[Content_Types].xml", b"</Types>", f'<Override PartName="/{name}" ContentType="{content}"/>')
    add("xl/worksheets/sheet1.xml", b"</worksheet>", DROPDOWN_ELSEWHERE)
    add(
        "xl/workbook.xml",
        b"<calcPr",
        '<externalReferences><externalReference r:id="rIdRare6"/></externalReferences>',
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


@pytest.mark.filterwarnings("ignore")
def test_what_only_excel_makes_stays_byte_for_byte_over_two_runs(tmp_path: Path) -> None:
    path = rare_book(tmp_path / "bog.xlsx")
    before = parts(path)
    for _ in range(2):
        assert in_place(path) == 0
        after = parts(path)
        own = "xl/worksheets/sheet3.xml"
        assert {name for name in before if before[name] != after.get(name)} <= {*MAY_CHANGE, own}
        assert before[own].replace(b' tabSelected="1"', b"") == after[own]
        for name in MAY_CHANGE:
            pieces = before[name].replace(b"><", b">\n<").split(b"\n")
            kept = [
                piece
                for piece in pieces
                if b"Rare" in piece or b"externalReference" in piece or b"<definedName" in piece
            ]
            assert all(piece in after[name] for piece in kept)
        assert all(f'PartName="/{name}"'.encode() in after["[Content_Types].xml"] for name in RARE)
        assert command("verify", path) == 0


def lengthened(path: Path) -> Path:
    """The same workbook with one of its parts twice in the package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile sees it too
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("docProps/app.xml", b"<Properties/>")
    return path


def locked(path: Path) -> Path:
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(path.read_bytes())).encrypt("x", out)
    path.write_bytes(out.getvalue())
    return path


def copy(source: Path, path: Path) -> Path:
    shutil.copy(source, path)
    return path


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("a.xls", 6, "af den gamle slags (.xls)"),
        ("a.ods", 6, "kun skrives ind i .xlsx- og .xlsm-filer"),
        ("a.xlsb", 3, "xlsb"),
        ("låst.xlsx", 6, "beskyttet med adgangskode"),
        ("dobbelt.xlsx", 6, "to af dens dele har samme navn"),
    ],
)
def test_a_file_that_cannot_be_written_into_is_refused_with_the_reason(
    name: str, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    match name:
        case "a.xls" | "a.ods":
            copy(BAD / name[2:] / name, path)
        case "a.xlsb":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("[Content_Types].xml", b"<Types/>")
                archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
        case "låst.xlsx":
            locked(small_book(path))
        case _:
            lengthened(small_book(path))
    before = path.read_bytes()
    assert in_place(path, "--lang", "da") == code
    assert said in " ".join(capsys.readouterr().err.split())
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_sheets_whose_numbers_reach_the_highest_get_free_ones(tmp_path: Path) -> None:
    """Excel gives a sheet added later a higher number and knows none above 65534; it repairs a book with one."""
    path = write_book(tmp_path / "bog.xlsx", [youth(1)], [mentor(1)])
    content = {
        name: data.replace(b'sheetId="2"', b'sheetId="65530"') if name == "xl/workbook.xml" else data
        for name, data in parts(path).items()
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    for _ in range(2):
        assert in_place(path) == 0
        numbers = [int(one) for one in re.findall(rb'sheetId="(\d+)"', parts(path)["xl/workbook.xml"])]
        assert len(numbers) == len(set(numbers)) > 8
        assert max(numbers) <= 65534


def test_what_map_says_is_kept_and_the_result_verifies(tmp_path: Path) -> None:
    youths = [{"Mit nr": one["Id"], "Fødselsdato": one["Fødselsdato"]} for one in map(youth, range(1, 4))]
    path = write_book(tmp_path / "bog.xlsx", youths, [mentor(1), mentor(2)])
    assert in_place(path, "--map", "Mit nr=id") == 0
    for _ in range(3):
        assert command("verify", path) == 0
        assert command("explain", path, "U1") == 0
        assert command("letters", path, "-o", tmp_path / "breve", "--all-proposed", "--force") == 0
        assert in_place(path) == 0, "the next month need not be told again"
    assert "Kolonne: Mit nr" in read_result(path).run


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
@pytest.mark.parametrize("name", ["bog.xlsx", "1904.xlsx"])
def test_libreoffice_opens_the_workbook_with_every_sheet(name: str, tmp_path: Path) -> None:
    path = rich_book(tmp_path / name)
    assert in_place(path) == 0
    assert in_place(path) == 0
    profile = (tmp_path / "profile").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    out = tmp_path / "ud"
    subprocess.run([*words, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=240)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        again = openpyxl.load_workbook(out / name)
        ours = openpyxl.load_workbook(path)
    assert again.sheetnames == ours.sheetnames
    for sheet in ("Unge", "Vores tal", "Matches", "Uden mentor"):
        values = [[cell.value for cell in row] for row in ours[sheet].iter_rows(max_row=12, max_col=6)]
        found = [[cell.value for cell in row] for row in again[sheet].iter_rows(max_row=12, max_col=6)]
        assert found == values
    assert run(["verify", str(out / name), "--lang", "da"]) == 0
    assert read_result(out / name).run["as_of"] == AS_OF
