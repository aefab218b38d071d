"""Headings and no mentors."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Mentorer=MENTORS[:1]))]
