"""A part that grows a thousand times when unpacked."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked


def make(folder: Path) -> list[Path]:
    return [
        repacked(
            book(folder / "a.xlsx"), lambda name, content: content, {"xl/media/a.bin": bytes(20_000_000)}
        )
    ]
