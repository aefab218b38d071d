"""A text longer than a cell of Excel can hold."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, SETTINGS, book


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_text("Id;Navn;Alder\nU1;" + "x" * 40_000 + ";20\n", encoding="utf-8-sig")
    return [folder / "unge.csv", book(folder / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})]
