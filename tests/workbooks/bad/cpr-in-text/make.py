"""A CPR number in a free text, and one where the birth date should be."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Id", "Fødselsdato", "Bemærkning"),
        ("U1", "610195-1234", "tlf 12345678"),
        ("U2", "3-5-1995", "er 620195-1234"),
    ]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
