"""A list that lies on its side: a person in each column."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    across = [tuple(line) for line in zip(*YOUTHS, strict=True)]
    return [book(folder / "a.xlsx", sheets(Unge=across))]
