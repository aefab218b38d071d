"""Names of files that are no plain words: each printed command can be pasted, stands on one line, and runs nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mentormatch.cli.shell_words import quoted
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]
NAMES = [
    b"a\xff\xe6b",
    b"linje\nskift",
    "tab\tøre".encode(),
    b"esc\x1b[31mrod",
    b"citat'\"$(touch pwned)`touch pwned`",
    b"-minus",
    "rtl\u202exslx".encode(),
    b"a b; touch pwned",
    b"!!",
    b"back\\slash",
]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")


@pytest.mark.parametrize("name", NAMES)
def test_a_quoted_name_means_the_file_and_nothing_else(name: bytes, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"")
    for said in (quoted(path), quoted(path.name)):
        assert said.isprintable()
        words = ["bash", "-c", f"printf '%s\\0' {said}"]
        out = subprocess.run(words, capture_output=True, check=True, cwd=tmp_path).stdout
        assert out.removesuffix(b"\0").removeprefix(b"./") in {os.fsencode(path), name}
    assert os.listdir(tmp_path) == [path.name]  # noqa: PTH208  # the bytes' own name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed_about_a_file_is_one_line_for_each_thing_said(
    name: bytes, tmp_path: Path, capsys: Capture
) -> None:
    plain = write_book(tmp_path / "x.xlsx", [youth(1)], [mentor(1)])
    assert command("match", plain, "--as-of", AS_OF, "--lang", "da") == 0
    lines = [len(text.splitlines()) for text in capsys.readouterr()]
    folder = tmp_path / os.fsdecode(b"m" + name)
    folder.mkdir()
    book = folder / os.fsdecode(name + b".xlsx")
    plain.rename(book)
    assert command("match", book, "--as-of", AS_OF, "--lang", "da") == 0
    said = capsys.readouterr()
    assert [len(text.splitlines()) for text in said] == lines
    assert all(re.sub(r"\n", "", text).isprintable() for text in said)
    shown = next(line for line in said.err.splitlines() if line.startswith("  mentormatch verify"))
    (result,) = (path for path in folder.iterdir() if path != book)
    found = subprocess.run(
        ["bash", "-c", f"printf '%s' {shown.removeprefix('  mentormatch verify ')}"],
        capture_output=True,
        check=True,
    ).stdout
    assert found == os.fsencode(result)
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert code == 0
    assert os.fsencode(Path(data["output"]).parent) == os.fsencode(folder)
