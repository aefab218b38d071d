"""A CPR column: the birth date is used, numbers without a check digit and substitute numbers too."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "CPR"), ("U1", "010190-0000"), ("U2", "610195-1234"), ("U3", "ved ikke 12")]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
