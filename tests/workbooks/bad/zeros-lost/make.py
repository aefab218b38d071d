"""A postcode and a CPR number that lost their zero to Excel."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Id", "CPR", "Postnr"),
        ("U1", 610395123, 900),
        ("U2", "6103951234", "2860 Søborg"),
        ("U3", "611295-1234", "0555"),
    ]
    youths[1] = ("U1", 103951234, 900)
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
