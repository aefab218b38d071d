"""Youths and mentors side by side in one sheet."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    both = [(*youth, None, *mentor) for youth, mentor in zip(YOUTHS, MENTORS, strict=True)]
    return [book(folder / "a.xlsx", sheets(Unge=both))]
