"""A pair both locked and rejected."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    history = [("Ung", "Mentor", "Status"), ("U1", "M2", "låst"), ("U1", "M2", "afvist")]
    return [book(folder / "a.xlsx", sheets(Forløb=history))]
