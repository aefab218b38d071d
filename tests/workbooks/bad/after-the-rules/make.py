"""A date long after the rules were last held against their sources."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets, undetermined


def make(folder: Path) -> list[Path]:
    youths = [("Id", "Alder"), ("U1", 20), ("U2", 21)]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]


def holds(folder: Path) -> None:
    undetermined(folder)
