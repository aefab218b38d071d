"""Meeting times that cannot be understood."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = [
        "tirsdag aften",
        "tirsdga aften",
        "efter aftale",
        "ikke mandag",
        "man-tor aften; lørdag",
        None,
    ]
    youths = [("Id", "Alder", "Mødetider"), *((f"U{n}", 20, value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
