"""Everybody is alike: only the published draw can tell them apart, whatever the row order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mentormatch.cli.frame import run
from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book, sheets


def alike(path: Path, youths: Iterable[int], mentors: Iterable[int]) -> Path:
    people = {
        "Unge": [("Id", "Alder"), *((f"U{n}", 20) for n in youths)],
        "Mentorer": [("Id", "Ydelse"), *((f"M{n}", "løn") for n in mentors)],
    }
    return book(path, sheets(**people))


def make(folder: Path) -> list[Path]:
    return [alike(folder / "a.xlsx", range(1, 9), range(1, 5))]


def holds(folder: Path) -> None:
    pairs = read_result(folder / "ud.xlsx").pairs
    other = alike(folder / "b.xlsx", (5, 8, 1, 3, 7, 2, 6, 4), (3, 1, 4, 2))
    found = []
    for number, more in enumerate(([], ["--setting", "seed=et andet ord"])):
        out = folder / f"{number}.xlsx"
        words = ["match", str(other), "-o", str(out), "--as-of", "2016-11-01", "--quiet", *more]
        assert run(words) == 0
        found.append(read_result(out).pairs)
    assert len(pairs) == 4
    assert found[0] == pairs
    assert found[1] != pairs
