"""Workbooks with a password: opened with it, and neither it nor the clear text left anywhere."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from mentormatch.application import compare, passwords
from mentormatch.cli.frame import run
from mentormatch.workbook.files import unlock as module
from mentormatch.workbook.files.limits import UnreadableError
from mentormatch.workbook.files.unlock import is_protected, unlock
from tests.books import AS_OF, mentor, write_book, youth

WORD = "Hemmelig-Ørn 7"
OTHER = "en anden kode"
NAME = "Rigmor Testperson"


def encrypted(path: Path, *, password: str = WORD, faulty: bool = False) -> Path:
    """A workbook as Excel protects it."""
    plain = path.with_name("plain.xlsx")
    wrong = {"Fødselsdato": "31-02-2001"} if faulty else {}
    write_book(plain, [youth(1, Navn=NAME), youth(2, **wrong)], [mentor(1), mentor(2)])
    return protect(plain, path, password=password)


def protect(plain: Path, path: Path, *, password: str = WORD) -> Path:
    """Move a workbook behind a password."""
    out = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt(password, out)
    path.write_bytes(out.getvalue())
    plain.unlink()
    return path


def opened(path: Path, plain: Path) -> Path:
    """Write a protected workbook without its password."""
    plain.write_bytes(unlock(path.read_bytes(), WORD))
    return plain


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return encrypted(tmp_path / "a.xlsx")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "kode.txt"
    path.write_text(f"{WORD}\nnoget andet\n", "utf-8-sig")
    return path


def command(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = run([*map(str, words), "--lang", "da"])
    said = capsys.readouterr()
    assert WORD not in said.out + said.err
    return code, said.out, said.err


def test_match_opens_it_and_says_that_the_result_is_not_protected(
    book: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    out = tmp_path / "ud.xlsx"
    code, _, err = command(capsys, "match", book, "-o", out, "--as-of", AS_OF, "--password-file", word)
    assert code == 0
    assert "er ikke beskyttet" in err
    assert book.read_bytes() == before
    assert not is_protected(out.read_bytes())
    with zipfile.ZipFile(out) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert NAME in content
    assert "Det, der bliver skrevet ud fra den, er ikke beskyttet" in content
    assert WORD not in content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "kode.txt", "ud.xlsx"]
    assert command(capsys, "verify", out)[0] == 0


@pytest.mark.parametrize("name", ["check", "validate", "evaluate", "match"])
def test_every_command_that_reads_lists_takes_the_file(
    name: str, book: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["-o", tmp_path / "ud.xlsx"] if name == "match" else []
    words = (name, book, *more, "--as-of", AS_OF, "--format", "json")
    assert command(capsys, *words)[0] == 3
    code, out, _ = command(capsys, *words, "--password-file", word)
    assert code == 0
    assert json.loads(out)


@pytest.fixture
def result(book: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A result with one decision in it, protected afterwards as a coordinator would."""
    plain = tmp_path / "plain.xlsx"
    assert command(capsys, "match", book, "-o", plain, "--as-of", AS_OF, "--password-file", word)[0] == 0
    workbook = openpyxl.load_workbook(plain)
    sheet = workbook["Matches"]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Beslutning")
    sheet.cell(head.row + 1, head.column).value = "godkendt"
    workbook.save(plain)
    return protect(plain, tmp_path / "resultat.xlsx")


READERS = ("verify R", "explain R", "explain R U1", "explain R --goals", "compare R R", "evaluate R", "check R",
           "validate R", "match R -o OUT/ud.xlsx", "match R --what-if 'M1 places +1'", "letters R -o OUT",
           "compare R R -o OUT/ud.xlsx")  # fmt: skip


@pytest.mark.parametrize("line", READERS)
def test_every_command_that_reads_a_result_takes_the_file(
    line: str, result: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    words = [one.replace("OUT", str(out)) if one != "R" else result for one in shlex.split(line)]
    code, said, err = command(capsys, *words)
    assert code == 3
    assert "--password-file" in said + err
    assert list(out.iterdir()) == []
    wrong = word.with_name("wrong.txt")
    wrong.write_text("forkert", "utf-8")
    code, said, err = command(capsys, *words, "--password-file", wrong)
    assert code == 3
    assert "Adgangskoden passer ikke" in said + err
    code, _, err = command(capsys, *words, "--password-file", word)
    assert code == 0
    writes = any(one is not result and str(out) in str(one) for one in words)
    if writes:
        assert "er ikke beskyttet" in " ".join(err.split())
    written = sorted(path.suffix for path in out.iterdir())
    # Letters keep a record of whom they went to.
    assert written == (([".docx", ".json"] if words[0] == "letters" else [".xlsx"]) if writes else [])


def test_two_results_with_passwords_of_their_own_are_asked_for_by_name(
    result: Path, word: Path, tmp_path: Path
) -> None:
    other = protect(opened(result, tmp_path / "c.xlsx"), tmp_path / "senere.xlsx", password=OTHER)
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return {"resultat.xlsx": WORD, "senere.xlsx": OTHER}[name]

    assert compare(result, other, ask).kept == 2
    assert asked == ["resultat.xlsx", "senere.xlsx"]


def test_an_altered_result_with_a_password_is_found_out(
    result: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = opened(result, tmp_path / "c.xlsx")
    workbook = openpyxl.load_workbook(plain)
    workbook["Mentorer"]["B2"].value = "efterløn"
    workbook.save(plain)
    other = protect(plain, tmp_path / "rettet.xlsx")
    assert command(capsys, "verify", other, "--password-file", word)[0] == 13


def test_a_protected_output_is_not_replaced_since_decisions_may_stand_in_it(
    result: Path, book: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = result.read_bytes()
    words = ("match", book, "-o", result, "--force", "--as-of", AS_OF, "--password-file", word)
    code, _, err = command(capsys, *words)
    assert code == 6
    assert "ingen kan se, om der er taget beslutninger" in " ".join(err.split())
    assert result.read_bytes() == before


def test_without_a_terminal_the_remedy_names_the_ways(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = command(capsys, "validate", book)
    assert code == 3
    assert "--password-file" in " ".join(said.split())
    assert "mentormatch-dk[password]" in said


def test_without_the_extra_it_is_not_opened(
    book: Path, word: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "can_unlock", lambda: False)
    code, said, _ = command(capsys, "validate", book, "--password-file", word)
    assert code == 3
    assert "mentormatch-dk[password]" in said


def test_a_wrong_password_is_an_issue(
    book: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word.write_text("hemmelig-ørn 7", "utf-8")
    words = ("match", book, "-o", tmp_path / "ud.xlsx", "--password-file", word, "--format", "json")
    code, out, err = command(capsys, *words)
    assert code == 3
    assert [one["code"] for one in json.loads(out)["issues"]["list"]] == ["MM-F015"]
    assert "hemmelig-ørn 7" not in out + err
    assert not (tmp_path / "ud.xlsx").exists()


@pytest.mark.parametrize("content", [b"", b"\nkode\n", b"\xff\xfe\xff"])
def test_a_file_without_a_password_is_wrong_use(
    content: bytes, book: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word.write_bytes(content)
    code, _, err = command(capsys, "validate", book, "--password-file", word)
    assert code == 2
    assert "--password-file" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_a_pipe_gives_the_password_once_for_all_files_and_nobody_waits_for_an_empty_one(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "kode"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(f"{WORD}\n", "utf-8"))
    writer.start()
    assert command(capsys, "validate", book, "--password-file", pipe)[0] == 0
    writer.join()
    monkeypatch.setattr("mentormatch.cli.options._PIPE_SECONDS", 0.05)
    assert command(capsys, "validate", book, "--password-file", pipe)[0] == 2
    code, _, err = command(capsys, "validate", book, "--password-file", "/dev/zero")
    assert code == 2
    assert "kan ikke læses" in err


def test_no_copy_in_clear_text_is_written(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = encrypted(tmp_path / "a.xlsx", faulty=True)
    code, _, err = command(capsys, "validate", book, "--password-file", word)
    assert code == 3
    assert "Der er ikke skrevet en kopi" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "kode.txt"]


def test_in_place_is_refused_before_anybody_is_asked(
    book: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    for more in ((), ("--password-file", word)):
        code, _, err = command(capsys, "match", book, "--in-place", *more)
        assert code == 6
        assert "beskyttet med adgangskode" in err
    assert book.read_bytes() == before


def test_a_file_and_a_list_with_a_password_are_read_together(
    book: Path, word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "mangler.xlsx"
    code, said, _ = command(capsys, "validate", book, missing, "--password-file", word)
    assert code == 3
    assert "MM" not in said
    assert "mangler.xlsx" in said
    assert "adgangskode" not in said


def test_a_broken_protection_is_a_damaged_file(book: Path) -> None:
    data = bytearray(book.read_bytes())
    at = data.find(b"<encryption")
    data[at : at + 200] = b"x" * 200
    assert is_protected(bytes(data))
    with pytest.raises(UnreadableError):
        unlock(bytes(data), WORD)


def test_an_old_workbook_is_opened_too(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Eight invented youths and four mentors, saved with the password abc by LibreOffice as .xls (RC4).
    book = Path(__file__).parents[1] / "workbooks" / "password-abc.xls"
    words = (
        "match",
        book,
        "-o",
        tmp_path / "ud.xlsx",
        "--as-of",
        AS_OF,
        "--format",
        "json",
        "--password-file",
        word,
    )
    code, out, _ = command(capsys, *words)
    assert (code, [one["code"] for one in json.loads(out)["issues"]["list"]]) == (3, ["MM-F015"])
    word.write_text("abc", "utf-8")
    code, out, _ = command(capsys, *words)
    assert (code, json.loads(out)["youths"]["read"]) == (0, 8)


def test_nobody_is_asked_about_a_file_without_a_password(tmp_path: Path) -> None:
    write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    assert passwords.protected([tmp_path / "b.xlsx", tmp_path / "none.xlsx", tmp_path]) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("typed", "expected"), [(WORD, 0), ("forkert", 3), ("", 3)])
def test_at_a_terminal_it_is_asked_for_and_not_shown(
    typed: str, expected: int, book: Path, tmp_path: Path
) -> None:
    terminal, inner = os.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "mentormatch", "validate", str(book), "--lang", "da"],
        stdin=inner,
        stdout=subprocess.PIPE,
        stderr=inner,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"},
    )
    os.close(inner)
    shown = b""
    while b"vises ikke" not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, f"{typed}\n".encode())
    try:
        while some := os.read(terminal, 1000):
            shown += some
    except OSError:
        pass  # how a terminal ends
    out, _ = child.communicate(timeout=30)
    os.close(terminal)
    assert child.returncode == expected
    assert "a.xlsx" in shown.decode()
    assert not typed or typed not in shown.decode() + out.decode()
