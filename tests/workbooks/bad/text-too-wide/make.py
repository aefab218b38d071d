"""A text file with more columns than a sheet of Excel has."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    more = [f"Svar {n}" for n in range(16_400)]
    lines = [";".join(["Id", "Alder", *more]), ";".join(["U1", "x", *["1"] * len(more)])]
    (folder / "unge.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return [folder / "unge.csv", book(folder / "m.xlsx", sheets(Unge=None))]
