"""The engine's program was built for another machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from pulp.apis import coin_api

from tests.workbooks.base import hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = folder / "motor"
    engine.write_bytes(b"\x7fELF" + b"\0" * 60)
    engine.chmod(0o700)
    monkeypatch.setattr(coin_api.PULP_CBC_CMD, "pulp_cbc_path", str(engine))
