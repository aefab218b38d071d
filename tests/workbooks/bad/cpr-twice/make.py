"""The same CPR number in two rows."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "CPR-nr."), ("U1", "610395-1234"), ("U2", "6103951234")]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
