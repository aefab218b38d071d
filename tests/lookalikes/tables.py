"""Application sheets as other tools export them, with invented people, made from a few answers each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

Table = list[list[Any]]

_BEGAN = datetime(2026, 9, 1, 9, 0)  # noqa: DTZ001  # a cell has no time zone
DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "da": ("Man", "Tir", "Ons", "Tor", "Fre", "Lør", "Søn"),
}


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Write a workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def stamp(number: int) -> datetime:
    """Return when the answer of that number came in."""
    return _BEGAN + timedelta(hours=7 * number)


def google(questions: Sequence[str], answers: Sequence[Sequence[Any]], *, lang: str = "en") -> Table:
    """Return the answers to a Google form: a timestamp, the address, a column per question."""
    front = ["Timestamp", "Email Address"] if lang == "en" else ["Tidsstempel", "Mailadresse"]
    rows = [[stamp(number), *answer] for number, answer in enumerate(answers, 1)]
    return [[*front, *questions], *rows]


def microsoft(questions: Sequence[str], answers: Sequence[Sequence[Any]], *, lang: str = "en") -> Table:
    """Return the answers to a Microsoft form: number, begun, finished, address, account, a column per question.

    Several answers in a cell end with ``;`` each.
    """
    front = (
        ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
        if lang == "en"
        else [
            "Id",
            "Starttidspunkt",
            "Fuldførelsestidspunkt",
            "Mail",
            "Navn",
            "Tidspunkt for seneste ændring",
        ]
    )
    rows = [
        [number, stamp(number), stamp(number) + timedelta(minutes=6), "anonymous", None, None, *answer]
        for number, answer in enumerate(answers, 1)
    ]
    return [[*front, *questions], *rows]


def surveymonkey(
    questions: Mapping[str, str | Sequence[str]], answers: Sequence[Sequence[Any]], *, first: int = 1
) -> Table:
    """Return a SurveyMonkey export: two rows of headings, and a column for every choice of a question.

    Args:
        questions: the questions with their choices, or with what the tool writes under a question of free text.
        answers: for each person an answer per question: a value, or the choices that were made.
        first: the running number of the first respondent.
    """
    front = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ]
    top: list[Any] = list(front)
    below: list[Any] = [None] * len(front)
    for question, choices in questions.items():
        columns = [choices] if isinstance(choices, str) else list(choices)
        top += [question, *[None] * (len(columns) - 1)]
        below += columns
    rows: Table = []
    for number, answer in enumerate(answers, first):
        row: list[Any] = [118_000_000 + number, 4_440_001, stamp(number), stamp(number), "10.0.0.1"]
        row += [None] * (len(front) - len(row))
        for (_, choices), said in zip(questions.items(), answer, strict=True):
            if isinstance(choices, str):
                row.append(said)
            else:
                known = [choice for choice in choices if choice in said]
                other = [one for one in said if one not in choices]
                row += [choice if choice in known else None for choice in choices[:-1]]
                row.append(choices[-1] if choices[-1] in known else next(iter(other), None))
        rows.append(row)
    return [top, below, *rows]


def hours_of_the_week(lang: str) -> list[str]:
    """Return 168 headings, one for every hour of the week."""
    return [f"{day} {hour:02}:00" for day in DAYS[lang] for hour in range(24)]
