"""A name longer than Excel opens."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, put_aside


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def holds(folder: Path) -> None:
    put_aside(folder)
