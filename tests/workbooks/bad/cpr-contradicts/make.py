"""A birth date that does not fit the CPR number."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "CPR", "Fødselsdato"), ("U1", "610195-1234", "2-1-1995")]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
