"""Hours in the ways people write them."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = [6, "6,5", "6 t", "6 timer om måneden", "6-8", "2 om ugen", "ca. 6", -1, "1½", 800]
    youths = [("Id", "Alder", "Timer pr. måned"), *((f"U{n}", 20, value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
