"""Two rule files that each take the other's place."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    rules = folder / "regler"
    rules.mkdir()
    shipped = (files("mentormatch.eligibility") / "rules" / "dagpenge_hours.toml").read_text("utf-8")
    for name, other in (("anden", "forste"), ("forste", "anden")):
        (rules / f"{name}.toml").write_text(f'replaces = "{other}"\n{shipped}', "utf-8")
    return [book(folder / "a.xlsx")]
