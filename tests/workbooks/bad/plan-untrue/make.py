"""The solver hands over a plan that is not the one it proves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentormatch import solver

    def untrue(*given: Any, **named: Any) -> Any:
        solution = honest(*given, **named)
        return replace(solution, pairs=solution.pairs[:-1])

    honest = solver.solve
    monkeypatch.setattr(solver, "solve", untrue)
