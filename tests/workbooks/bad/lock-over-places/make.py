"""Two youths locked to a mentor with one place."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    history = [("Ung", "Mentor", "Status"), ("U1", "M2", "låst"), ("U2", "M2", "låst")]
    return [book(folder / "a.xlsx", sheets(Forløb=history))]
