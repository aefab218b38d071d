"""Formulas that ended in an error."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheet_xml


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    return [
        sheet_xml(path, '<c r="C2"[^>]*>.*?</c>', '<c r="C2" t="e"><f>VLOOKUP(1,A1:A2,9)</f><v>#REF!</v></c>')
    ]
