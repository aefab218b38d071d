"""Only files are read, and none that is larger than a list can be; both are known before a byte is read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mentormatch.batch.once import run_job
from mentormatch.batch.standing import foresee
from mentormatch.errors import ExitCode
from mentormatch.workbook.files.limits import (
    EXCEL_COLUMNS,
    EXCEL_ROWS,
    MAX_FILE_BYTES,
    MOST_BYTES,
    MOST_CELLS,
)
from tests.batch.corps import Country
from tests.books import as_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")

SECONDS, MEGABYTES = 2, 300
"""Within which whatever is wrong with a file is said."""


def codes(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[str]]:
    """Return the exit code of a command, and the codes of what was wrong."""
    code, data = as_json(capsys, *words, "--lang", "en")
    return code, [issue["code"] for issue in data["issues"]["list"]]


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Return a pipe that nobody writes to."""
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    return path


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """Return a file of four gigabytes that takes no room on the disk."""
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(4 << 30)
    return path


@pytest.mark.parametrize("command", ["match", "validate", "check"])
def test_pipes_devices_and_huge_files_are_refused_before_they_are_read(
    pipe: Path, huge: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(capsys, command, pipe) == (3, ["MM-F017"])
    assert codes(capsys, command, "/dev/zero") == (3, ["MM-F017"])
    assert codes(capsys, command, huge) == (3, ["MM-F007"])


def test_in_place_refuses_them_too(pipe: Path, huge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys, "match", "--in-place", pipe) == (3, ["MM-F017"])
    assert codes(capsys, "match", "--in-place", huge) == (3, ["MM-F007"])


def test_the_batch_refuses_them_and_goes_on(tmp_path: Path, pipe: Path, huge: Path) -> None:
    country = Country(tmp_path / "land", ["Gladsaxe", "Herlev", "Ærø"])
    country.configure(
        inputs='kommuner/Gladsaxe/personer.xlsx", "kommuner/Herlev/personer.xlsx", "kommuner/Ærø/personer.xlsx'
    )
    for name, other in (("Gladsaxe", pipe), ("Herlev", huge)):
        country.list_of(name).unlink()
        other.rename(country.list_of(name))
    jobs = {job.label: job for job in country.jobs()}
    for name, code in (("Gladsaxe", "MM-F017"), ("Herlev", "MM-F007")):
        foresee(jobs[name])
        done = run_job(jobs[name], "da")
        assert (done.exit_code, done.counts) == (ExitCode.INPUT, {code: 1})
    assert run_job(jobs["Ærø"], "da").exit_code == 0


@pytest.mark.parametrize("words", [("batch",), ("purge", "--older-than", "9d")])
def test_a_configuration_that_is_a_pipe_is_refused(
    pipe: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(capsys, words[0], pipe, *words[1:]) == (3, ["MM-F017"])
    assert codes(capsys, words[0], "/dev/zero", *words[1:]) == (3, ["MM-F017"])


def test_a_map_file_and_a_template_that_are_pipes_are_refused(
    pipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "list.xlsx"
    assert as_json(capsys, "sample", book, "--youths", 3, "--mentors", 3, "--seed", 1)[0] == 0
    assert codes(capsys, "match", book, "--map-file", pipe) == (3, ["MM-F017"])
    result = tmp_path / "result.xlsx"
    assert as_json(capsys, "match", book, "-o", result)[0] == 0
    assert codes(capsys, "letters", result, "-o", tmp_path / "letters", "--template", pipe) == (
        3,
        ["MM-F017"],
    )


MEASURED = """
import re, sys, time
from mentormatch.workbook.files.formats import read_file
from mentormatch.workbook.files.raw import CannotReadError
from pathlib import Path
before = time.process_time()
try:
    read_file(Path(sys.argv[1]))
    code = None
except CannotReadError as error:
    code = error.issue.code
# the peak since this program began: what getrusage tells counts the one that started it as well
peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())
print(code, time.process_time() - before, int(peak[1]) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory in kilobytes, as Linux does")
@pytest.mark.parametrize(
    ("start", "line", "code"),
    [
        ('Id;Navn\\n1;"', "a;b\\n", "MM-F007"),
        ("Id;Navn\\n", "\\U0001f600;b\\n", "MM-F007"),
        ("Id;Navn\\n", ";".join("123456789012") + "\\n", "MM-F007"),
        ("Id;Navn\\n", "1;", "MM-F007"),
        ("<html>", "1;", "MM-F005"),
        ("", "\\0", "MM-F005"),
    ],
    ids=["open quote", "wide letters", "rows", "columns", "page", "zeros"],
)
def test_a_text_as_large_as_may_be_read_is_refused_quickly(
    tmp_path: Path, start: str, line: str, code: str
) -> None:
    path = tmp_path / "list.csv"
    begin, more = (text.encode().decode("unicode_escape").encode() for text in (start, line))
    path.write_bytes(begin + more * ((MAX_FILE_BYTES - len(begin)) // len(more)))
    words = [sys.executable, "-c", MEASURED, str(path)]
    said, seconds, megabytes = subprocess.run(
        words, capture_output=True, text=True, check=True
    ).stdout.split()
    assert said == code
    assert float(seconds) < 2 * SECONDS  # of a processor that others use as well
    assert float(megabytes) < MEGABYTES


def _large_sheet(row: bytes, last: bytes) -> bytes:
    """A package of which one sheet is as large as may be; it ends with ``last``."""
    parts = (
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b'<workbook><sheets><sheet name="Unge" r:id="r1"/></sheets></workbook>'),
        (
            "xl/_rels/workbook.xml.rels",
            b'<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>',
        ),
        (
            "xl/worksheets/sheet1.xml",
            b"<worksheet><sheetData>" + row * ((MOST_BYTES - 4096) // len(row)) + last,
        ),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


_ROW = b'<row r="7">' + b'<c r="B7" t="s"><v>123456</v></c>' * 40 + b"</row>"
_END = b"</sheetData></worksheet>"


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory in kilobytes, as Linux does")
@pytest.mark.parametrize(
    ("row", "last", "code"),
    [
        (_ROW, b'<row r="8"><c r="', "MM-F004"),
        (_ROW, b'<row r="8"><c r="XFD8"><v>1</v></c></row>' + _END, "MM-F007"),
        (b'<row r="7"><c r="B7" t="e"><f>1</f></c></row>', _END, "MM-F007"),
    ],
    ids=["cut off", "far out", "errors"],
)
def test_a_sheet_as_large_as_may_be_read_is_refused_quickly(
    tmp_path: Path, row: bytes, last: bytes, code: str
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(_large_sheet(row, last))
    words = [sys.executable, "-c", MEASURED, str(path)]
    said, seconds, megabytes = subprocess.run(
        words, capture_output=True, text=True, check=True
    ).stdout.split()
    assert said == code
    assert float(seconds) < 2 * SECONDS  # of a processor that others use as well
    assert float(megabytes) < MEGABYTES


def test_a_text_that_a_sheet_can_hold_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert EXCEL_ROWS >= 100_000
    assert MOST_CELLS >= 100_000 * 50
    path = tmp_path / "wide.csv"
    path.write_text("Id;" * EXCEL_COLUMNS + "Navn\n1;2\n", "utf-8")
    assert codes(capsys, "validate", path) == (3, ["MM-F007"])
    path.write_text("Id;Navn\n" + 'U1;"a\nb"\n' * 1000, "utf-8")
    started = time.perf_counter()
    assert codes(capsys, "validate", path)[1] != ["MM-F007"]
    assert time.perf_counter() - started < 60
