"""A CPR number of the 1860s, and an age that cannot be."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "CPR", "Alder"), ("U1", "711062-5629", None), ("U2", None, 7), ("U3", None, 25)]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
