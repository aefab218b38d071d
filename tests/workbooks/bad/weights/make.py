"""Weights that are no number, huge, or below nothing: points would be meaningless."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    settings = [("Indstilling", "Værdi"), ("Kommune", "Gladsaxe")]
    given = ["NaN", "inf", 1e308, -1, "mange"]
    names = ["interesser", "uddannelse eller fag", "mødetider", "nærhed", "sprog"]
    settings += [(f"Vægt: {name}", value) for name, value in zip(names, given, strict=True)]
    return [book(folder / "a.xlsx", sheets(Indstillinger=settings))]
