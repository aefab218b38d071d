"""Streams that are closed or full: the work is done, and the exit code says the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentormatch.workbook.result.reader import is_result
from tests.books import command

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full of Linux")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("streams") / "list.xlsx"
    assert command("sample", path, "--youths", 4, "--mentors", 4, "--seed", 1) == 0
    return path


def shell(words: str, streams: str, folder: Path) -> subprocess.CompletedProcess[str]:
    line = f'"{sys.executable}" -m mentormatch {words} {streams}'
    environment = {**os.environ, "MENTORMATCH_LANG": "en", "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=300,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (">&-", 0),
        ("2>&-", 0),
        ("<&- >&- 2>&-", 0),
        ("2>/dev/full", 0),
        (">/dev/full", 6),
        (">/dev/full 2>/dev/full", 6),
    ],
)
def test_the_work_is_done_whatever_the_streams_are(
    book: Path, tmp_path: Path, streams: str, code: int
) -> None:
    done = shell(f'match "{book}" -o result.xlsx', streams, tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("The work is done" in done.stderr) == (streams == ">/dev/full")
    assert is_result(tmp_path / "result.xlsx")


@pytest.mark.parametrize("words", ["--version", "--help", "rules --format json"])
@pytest.mark.parametrize(("streams", "code"), [(">&-", 0), (">/dev/full", 6)])
def test_what_only_tells_something_ends_with_6_where_it_cannot(
    tmp_path: Path, words: str, streams: str, code: int
) -> None:
    done = shell(words, streams, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("words", "code"), [("check missing.xlsx", 3), ("nosuch", 2)])
def test_the_code_stays_where_the_message_cannot_be_said(
    tmp_path: Path, words: str, code: int, streams: str
) -> None:
    assert shell(words, streams, tmp_path).returncode == code
