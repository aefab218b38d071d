"""The lock of a run whose process is dead."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book

CONFIG = '[batch]\ninputs = ["a.xlsx"]\noutput = "{stem} {month}.xlsx"\n'


def make(folder: Path) -> list[Path]:
    (folder / "batch.toml").write_text(CONFIG, "utf-8")
    (folder / ".a 2016-11.lock").write_bytes(b"")
    return [book(folder / "a.xlsx")]
