"""CPR numbers used as ids: the birth date stands for them, also in the history."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "Navn"), ("610195-1234", "Eva"), ("620195-1234", "Ida"), ("620195-1235", "Ib")]
    history = [("Ung", "Mentor", "Status"), ("610195-1234", "M1", "aktiv")]
    return [book(folder / "a.xlsx", sheets(Unge=youths, Forløb=history))]
