"""Text that looks like a formula is text."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, SETTINGS, book


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_text(
        "Id;Navn;Alder\nU1;'=cmd|' /C calc'!A0;20\nU2;+45 12345678;21\n=U3;@x;22\n", encoding="utf-8-sig"
    )
    return [folder / "unge.csv", book(folder / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})]
