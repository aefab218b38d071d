"""Headings and no youths."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Unge=YOUTHS[:1]))]
