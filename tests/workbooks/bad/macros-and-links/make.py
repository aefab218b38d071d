"""Macros and links to other workbooks are neither run nor followed."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked


def make(folder: Path) -> list[Path]:
    path = repacked(
        book(folder / "a.xlsm"),
        lambda name, content: content,
        {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
    )
    return [path]
