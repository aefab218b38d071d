"""Years of random decisions in the sheets: nothing that was decided is lost, and nothing contradicts anything.

``python -m tests.campaigns.decisions_year 20`` tries 20 corps; the suite tries one (``tests/application``).
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import openpyxl

from tests.books import command, mentor, write_book, youth

HEAD = 4
MONTHS = [f"{2026 + (month + 9) // 12}-{(month + 9) % 12 + 1:02}-01" for month in range(12)]
TIMES = ("mandag aften", "tirsdag aften", "onsdag aften")


def year(folder: Path, seed: int, months: int = 12) -> dict[str, int]:
    """Live one corps through months of decisions; return how often each thing was decided.

    Raises:
        AssertionError: a run or ``verify`` failed, or a decision was lost.
    """
    dice = random.Random(seed)
    youths = [youth(n, Navn=f"Ung Nr{n}", Mødetider=dice.choice(TIMES)) for n in range(1, 9)]
    mentors = [
        mentor(
            n, Navn=f"Mentor Tal{n}", Mødetider=dice.choice(TIMES), Pladser=2, Ydelse="su" if n < 3 else "løn"
        )
        for n in range(1, 7)
    ]
    current = write_book(folder / "start.xlsx", youths, mentors)
    wanted: dict[str, tuple[str, str]] = {}  # the mentor and the status that hold for a youth
    never: set[tuple[str, str]] = set()
    answered: set[str] = set()
    counted: dict[str, int] = {}
    for month in MONTHS[:months]:
        result = folder / f"{month}.xlsx"
        assert command("match", current, "-o", result, "--as-of", month) == 0, (seed, month)
        assert command("verify", result) == 0, (seed, month)
        book = openpyxl.load_workbook(result)
        plan = {row["Ung"]: row for row in _rows(book["Matches"])}
        for who, (other, status) in wanted.items():
            assert who in plan, (seed, month, who, "lost")
            assert plan[who]["Mentor"] == other, (seed, month, who, "another mentor")
            state = {"godkendt": "✓", "låst": "■", "aktiv": "▶"}[status]
            assert str(plan[who]["Tilstand"])[0] in {state, "⚠"}, (seed, month, who, plan[who]["Tilstand"])
        assert never.isdisjoint((who, row["Mentor"]) for who, row in plan.items()), (seed, month)
        assert answered.isdisjoint(row["Mentor"] for row in _asked(book)), (seed, month)
        kept = _rows(book["Forløb"] if "Forløb" in book.sheetnames else None)
        history = [(row["Ung"], row["Mentor"]) for row in kept if row["Status"] == "aktiv"]
        assert len(history) == len(set(history)), (seed, month, "a match in progress is one row")
        people = [cell.value for cell in book["Unge"]["A"]]
        _decide(book, dice, plan, wanted, never, answered, counted)
        book.save(result)
        changed = people != [cell.value for cell in book["Unge"]["A"]]
        assert command("verify", result) == (13 if changed else 0), (seed, month, "decisions change no plan")
        current = result
    return counted


def _decide(
    book: Any,
    dice: random.Random,
    plan: dict[str, dict[str, Any]],
    wanted: dict[str, tuple[str, str]],
    never: set[tuple[str, str]],
    answered: set[str],
    counted: dict[str, int],
) -> None:
    """Decide on a few rows, answer a question now and then, and delete somebody at times."""
    sheet = book["Matches"]

    def note(what: str) -> None:
        counted[what] = counted.get(what, 0) + 1

    for who, row in plan.items():
        held = wanted.get(who)
        does = dice.choice(["", "", "godkendt", "låst", "aktiv", "afvist", "afsluttet", "anden"])
        if held is not None and held[1] == "aktiv":
            does = dice.choice(["", "", "", "afsluttet"])
        if does == "anden" and held is None:
            load = [mentor_id for mentor_id, _ in wanted.values()]
            free = [
                f"M{n}"
                for n in range(3, 7)
                if load.count(f"M{n}") < 1 and f"M{n}" != row["Mentor"] and (who, f"M{n}") not in never
            ]
            if not free:
                continue
            other = dice.choice(free)
            _fill(
                sheet, row, {"Anden mentor": other, "Undtaget krav": "fælles mødetid", "Beslutning": "låst"}
            )
            wanted[who] = (other, "låst")
        elif does in {"godkendt", "låst", "aktiv"}:
            if held is None and [one for one, _ in wanted.values()].count(row["Mentor"]) >= 1:
                continue
            _fill(sheet, row, {"Beslutning": does, "Af": "Mette"})
            wanted[who] = (row["Mentor"], does)
        elif does in {"afvist", "afsluttet"}:
            _fill(sheet, row, {"Beslutning": does})
            never.add((who, row["Mentor"]))
            wanted.pop(who, None)
        if does:
            note(does)
    for row in _asked(book):
        if dice.random() < 0.3:
            _fill(
                book["Afklaring"],
                row,
                {"Svar": "fri", "Svaret af": "SU-styrelsen", "Svaret den": "1-11-2026"},
            )
            answered.add(row["Mentor"])
            note("svar")
    if dice.random() < 0.1:
        ids = [cell.value for cell in book["Unge"]["A"]][1:]
        gone = dice.choice(ids)
        if len(ids) > 4:
            book["Unge"].delete_rows(ids.index(gone) + 2)
            wanted.pop(gone, None)
            note("slettet")


def _asked(book: openpyxl.Workbook) -> list[dict[str, Any]]:
    """Return the rows of the mentors to ask about; the sheet is left out where there is nobody."""
    return _rows(book["Afklaring"]) if "Afklaring" in book.sheetnames else []


def _rows(sheet: Any) -> list[dict[str, Any]]:
    if sheet is None:
        return []
    table = list(sheet.iter_rows(values_only=True))
    at = next((n for n, row in enumerate(table) if "Mentor" in row), None)
    if at is None:
        return []
    found = [
        dict(zip(table[at], row, strict=True)) | {"row": n} for n, row in enumerate(table[at + 1 :], at + 2)
    ]
    return [row for row in found if row["Mentor"]]


def _fill(sheet: Any, row: dict[str, Any], cells: dict[str, object]) -> None:
    head = {cell.value: cell.column for cell in sheet[HEAD]}
    for name, value in cells.items():
        sheet.cell(row["row"], head[name]).value = value


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        with tempfile.TemporaryDirectory() as place:
            sys.stderr.write(f"{number} {year(Path(place), number)}\n")
