"""A formula whose value is the empty text is blank."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheet_xml, sheets, with_cell


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx", sheets(Mentorer=with_cell(MENTORS, 2, "Navn", "x")))
    return [
        sheet_xml(
            path, '<c r="B2"[^>]*>.*?</c>', '<c r="B2" t="str"><f>IF(1=1,"","x")</f><v></v></c>', sheet=2
        )
    ]
