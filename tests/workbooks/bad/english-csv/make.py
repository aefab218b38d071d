"""An English .csv with commas and ISO dates."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "youths.csv").write_text('Id,Name,Birth date,Languages\nU1,Ann,1995-05-03,"Danish, English"\n')
    (folder / "mentors.csv").write_text("Id,Benefit,Places\nM1,wage,2\n")
    return [folder / "youths.csv", folder / "mentors.csv"]
