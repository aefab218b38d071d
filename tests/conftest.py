"""What tests all over the tree share: results of the samples, each made once in a run of the tests."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.books import command

# Speed is measured in benchmarks/, never in a test: a busy machine must not fail one.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

SAMPLES = Path(__file__).parents[1] / "sample_data"


@dataclass(frozen=True)
class Made:
    """A result of ``match``: its workbook, which nobody changes, and what the command said as JSON."""

    path: Path
    data: dict[str, Any]

    def copy(self, to: Path) -> Path:
        """Return a copy to decide in, or to break."""
        return Path(shutil.copy2(self.path, to))


Matched = Callable[..., Made]


@pytest.fixture(scope="session")
def matched(tmp_path_factory: pytest.TempPathFactory) -> Matched:
    """Return what matches a sample by its name, once for each language."""
    made: dict[tuple[str, str], Made] = {}

    def match(name: str, lang: str = "da") -> Made:
        key = (name, lang)
        if key not in made:
            out = tmp_path_factory.mktemp("matched") / "r.xlsx"
            said = io.TextIOWrapper(io.BytesIO(), "utf-8")
            words = ("match", SAMPLES / f"{name}.xlsx", "-o", out, "--lang", lang, "--format", "json")
            with contextlib.redirect_stdout(said):
                assert command(*words) == 0
            said.seek(0)
            made[key] = Made(out, json.load(said))
        return made[key]

    return match
