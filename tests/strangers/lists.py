"""Lists as strangers keep them: files of a few lines, read as they are and as the program proposes."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from mentormatch.workbook import read
from mentormatch.workbook.reading.book import Book
from tests.books import AS_OF, command

INPUTS = Path(__file__).parent / "inputs"

Capture = pytest.CaptureFixture[str]


def copied(tmp_path: Path, name: str) -> list[Path]:
    """Return the files of one of the inputs, copied where the program may write beside them."""
    return sorted(copytree(INPUTS / name, tmp_path / name).iterdir())


def written(tmp_path: Path, files: Mapping[str, str]) -> list[Path]:
    """Write csv files, and return where they are."""
    paths = []
    for name, text in files.items():
        path = tmp_path / name
        path.write_text(
            "\n".join(line.strip() for line in text.strip().splitlines()) + "\n", encoding="utf-8"
        )
        paths.append(path)
    return paths


def read_csv(tmp_path: Path, **files: str) -> Book:
    """Read csv files that are given as text, by the names of their sheets."""
    return read(written(tmp_path, {f"{name}.csv": text for name, text in files.items()}))


@dataclass(frozen=True)
class Run:
    """What a run of ``match`` came to."""

    code: int
    out: str
    err: str
    result: Path
    words: tuple[str, ...]

    @property
    def line(self) -> str | None:
        """The line that it proposed, if it did."""
        ready = [line.strip() for line in self.err.splitlines() if line.strip().startswith("mentormatch ")]
        lines = [line for line in ready if " --map " in line or " --sheet " in line]
        assert len(lines) < 2, self.err
        return lines[0] if lines else None


def match(capsys: Capture, folder: Path, *words: object) -> Run:
    """Match files with blank benefits read as none."""
    result = folder / "result.xlsx"
    return run(capsys, result, "match", *words, "-o", result, "--as-of", AS_OF, "--blank-benefit", "none")


def run(capsys: Capture, result: Path, *words: object) -> Run:
    """Run a command."""
    capsys.readouterr()
    code = command(*words)
    said = capsys.readouterr()
    return Run(code, said.out, said.err, result, tuple(map(str, words)))


def as_proposed(capsys: Capture, before: Run) -> Run:
    """Run the line that a run proposed; it proposes none of it again."""
    assert before.line is not None, before.err
    _, *words = shlex.split(before.line)
    after = run(capsys, before.result, *words, *([] if "--force" in words else ["--force"]))
    assert after.line is None or after.line != before.line
    return after


def pairs_of(capsys: Capture, result: Path) -> Any:
    """Return the pairs of a result, as its own ``match`` would tell them."""
    capsys.readouterr()
    assert command("compare", result, result, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)
