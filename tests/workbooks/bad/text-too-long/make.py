"""A text file with more lines than a sheet of Excel has."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_text("Id;Alder\n" + "\n" * 1_048_576 + "U1;x\n", encoding="utf-8-sig")
    return [folder / "unge.csv", book(folder / "m.xlsx", sheets(Unge=None))]
