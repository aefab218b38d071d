"""One youth locked to two mentors."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    history = [("Ung", "Mentor", "Status"), ("U1", "M1", "låst"), ("U1", "M2", "låst")]
    return [book(folder / "a.xlsx", sheets(Forløb=history))]
