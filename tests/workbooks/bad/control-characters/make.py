"""Terminal codes and other signs that no workbook can hold."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, SETTINGS, book


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_bytes("Id;Navn;Alder\nU1;Åse\x1b[31m Bech\x07;20\n".encode())
    return [folder / "unge.csv", book(folder / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})]
