"""Settings that do not exist, or cannot have that value."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    settings = [
        ("Indstilling", "Værdi"),
        ("Kommune", "Gladsaxe"),
        ("Vært", "kommune"),
        ("Pladser", "mange"),
        ("Motor", "gurobi"),
        ("Kravv", "sprog"),
        ("Vægt: interesser", 40),
        ("Krav", "fælles sprog; ønsket kjøn"),
    ]
    return [book(folder / "a.xlsx", sheets(Indstillinger=settings))]
