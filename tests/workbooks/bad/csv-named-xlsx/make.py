"""A text file named .xlsx is read, and said to be one."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, SETTINGS, book


def make(folder: Path) -> list[Path]:
    (folder / "unge.xlsx").write_text("Id;Fødselsdato\nU1;3-5-1995\n", encoding="utf-8-sig")
    return [folder / "unge.xlsx", book(folder / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})]
