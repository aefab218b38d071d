"""Small workbooks for tests: rows given as dicts of Danish headings, everything else left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentormatch.cli.frame import run

Row = Mapping[str, object]

AS_OF = "2026-11-01"


def write_book(
    path: Path,
    youths: Sequence[Row],
    mentors: Sequence[Row],
    matches: Sequence[Row] = (),
    settings: Mapping[str, object] | None = None,
    follow_ups: Sequence[Row] = (),
) -> Path:
    """Write a workbook with the sheets Unge, Mentorer, Forløb, Opfølgning and Indstillinger."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has a sheet
    lines = [
        {"Indstilling": key, "Værdi": value}
        for key, value in ({"Kommune": "Gladsaxe"} | dict(settings or {})).items()
    ]
    for name, rows in (
        ("Unge", youths),
        ("Mentorer", mentors),
        ("Forløb", matches),
        ("Opfølgning", follow_ups),
        ("Indstillinger", lines),
    ):
        if not rows and name in {"Forløb", "Opfølgning"}:
            continue
        sheet = book.create_sheet(name)
        headings = list(dict.fromkeys(heading for row in rows for heading in row)) or ["Id"]
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])  # type: ignore[arg-type]
    book.save(path)
    return path


def youth(number: int, **answers: object) -> dict[str, object]:
    """A youth of 20 who has said nothing else."""
    return {"Id": f"U{number}", "Fødselsdato": date(2006, 5, 1), **answers}


def mentor(number: int, **answers: object) -> dict[str, object]:
    """A mentor in work who has said nothing else."""
    return {"Id": f"M{number}", "Ydelse": "løn", **answers}


def command(*words: object) -> int:
    """Run the command line in this process; return the exit code."""
    return run([str(word) for word in words])


def as_json(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """Run a command with ``--format json``; return the exit code and what it printed."""
    capsys.readouterr()
    code = command(*words, "--format", "json")
    return code, json.loads(capsys.readouterr().out)


def pairs(data: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Return the pairs of a match's JSON."""
    return {(pair["youth"], pair["mentor"]) for pair in data["pairs"]}
