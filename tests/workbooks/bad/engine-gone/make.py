"""The engine's program is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pulp.apis import coin_api

from tests.workbooks.base import hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coin_api.PULP_CBC_CMD, "pulp_cbc_path", str(folder / "nowhere"))
