"""An invented country for the campaigns of the batch: lists that live on from month to month.

Not a campaign itself. Lists are made by ``sample``; a coordinator who knows only the workbooks then adds people,
lets people leave, decides in the results, and now and then breaks a list.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch import application
from mentormatch.batch import Config, load
from mentormatch.workbook.result.reader import read_people

BREAKS = (b"this is no workbook", b"", b"PK\x03\x04 cut short")
DECISIONS = ("godkendt", "låst", "afvist")


def months(start: date, count: int) -> Iterator[date]:
    """Yield the first of each month."""
    for at in range(start.year * 12 + start.month - 1, start.year * 12 + start.month - 1 + count):
        yield date(at // 12, at % 12 + 1, 1)


def mentors_of(number: int, count: int, most: int) -> int:
    """Return how many mentors a municipality has: from 5 to the most, few of them large."""
    return round(5 + (most - 5) * (number / max(1, count - 1)) ** 4)


@dataclass
class Country:
    """Municipalities with a list each, and what has been done to the lists and decided in the results."""

    folder: Path
    count: int
    most: int
    seed: int
    rng: random.Random = field(init=False)
    broken: dict[str, bytes] = field(default_factory=dict)
    """Lists that are broken this month, with what they held."""
    rejected: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    held: dict[str, dict[str, str]] = field(default_factory=dict)
    """Mentor by youth, for pairs approved or locked."""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)  # an invented country, no secrets
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config_path.write_text(
            '[batch]\ninputs = ["k/*/liste.xlsx"]\noutput = "r/{name}/{month}.xlsx"\n', "utf-8"
        )

    @property
    def config_path(self) -> Path:
        """Where the configuration stands."""
        return self.folder / "batch.toml"

    @property
    def config(self) -> Config:
        """The configuration, read."""
        return load(self.config_path)

    @property
    def names(self) -> list[str]:
        """The municipalities."""
        return [f"Kommune {number:02d}" for number in range(self.count)]

    def list_of(self, name: str) -> Path:
        """Return where a list stands."""
        return self.folder / "k" / name / "liste.xlsx"

    def found(self, as_of: date) -> None:
        """Make every list."""
        for number, name in enumerate(self.names):
            mentors = mentors_of(number, self.count, self.most)
            self.list_of(name).parent.mkdir(parents=True, exist_ok=True)
            application.sample(
                self.list_of(name),
                youths=mentors * 5 // 2,
                mentors=mentors,
                seed=self.seed * 1000 + number,
                as_of=as_of,
                force=True,
            )

    def live_on(self) -> None:
        """Let people come and go in every list; mend what was broken, break a few others."""
        for name, held in self.broken.items():
            self.list_of(name).write_bytes(held)
        self.broken.clear()
        for name in self.names:
            if self.rng.random() < 0.5:
                self._move_people(name)

    def break_some(self, share: float) -> None:
        """Break a share of the lists, at least one, for this month."""
        for name in self.rng.sample(self.names, max(1, round(share * self.count))):
            self.broken[name] = self.list_of(name).read_bytes()
            self.list_of(name).write_bytes(self.rng.choice(BREAKS))

    def decide(self, name: str, result: Path) -> None:
        """Decide about a few pairs of a result, as a coordinator does, and remember what was decided."""
        book = openpyxl.load_workbook(result)
        sheet = book["Matches"]
        heads = {cell.value: cell.column for cell in _row_with(sheet, "Beslutning")}
        first = _row_with(sheet, "Beslutning")[0].row + 1
        rejected = self.rejected.setdefault(name, set())
        held = self.held.setdefault(name, {})
        for row in range(first, sheet.max_row + 1):
            youth = str(sheet.cell(row, heads["Ung"]).value)
            mentor = str(sheet.cell(row, heads["Mentor"]).value)
            if youth in held or self.rng.random() > 0.1:
                continue
            decision = self.rng.choice(DECISIONS)
            sheet.cell(row, heads["Beslutning"], decision)
            sheet.cell(row, heads["Begrundelse"], "aftalt")
            if decision == "afvist":
                rejected.add((youth, mentor))
            else:
                held[youth] = mentor
        book.save(result)

    def settle(self, name: str, result: Path) -> None:
        """Take back what was approved or locked in a result: it contradicts what has changed since."""
        book = openpyxl.load_workbook(result)
        sheet = book["Matches"]
        heads = {cell.value: cell.column for cell in _row_with(sheet, "Beslutning")}
        for row in range(_row_with(sheet, "Beslutning")[0].row + 1, sheet.max_row + 1):
            if sheet.cell(row, heads["Beslutning"]).value in ("godkendt", "låst"):
                sheet.cell(row, heads["Beslutning"]).value = None
        book.save(result)
        self.held.pop(name, None)

    def _move_people(self, name: str) -> None:
        """Let one youth leave who is not held in a pair, and one arrive."""
        path = self.list_of(name)
        book = openpyxl.load_workbook(path)
        sheet = book["Unge"]
        heads = {cell.value: cell.column for cell in _row_with(sheet, "Id")}
        first = _row_with(sheet, "Id")[0].row + 1
        rows = [row for row in range(first, sheet.max_row + 1) if sheet.cell(row, heads["Id"]).value]
        held = self.held.get(name, {})
        free = [row for row in rows if str(sheet.cell(row, heads["Id"]).value) not in held]
        if len(free) > 3:
            row = self.rng.choice(free)
            # The one who leaves makes room for the one who comes: a new id on the row of the other.
            sheet.cell(row, heads["Id"], f"N{self.rng.randrange(10**9)}")
        book.save(path)


def _row_with(sheet: Worksheet, heading: str) -> tuple:  # type: ignore[type-arg]
    return next(row for row in sheet.iter_rows() if any(cell.value == heading for cell in row))


def faults(country: Country, name: str, result: Path) -> list[str]:
    """Return what is wrong with a result: somebody matched twice, a decision lost or gone against."""
    found = []
    people = read_people(result)
    youths = [youth for youth, _ in people.pairs]
    if len(youths) != len(set(youths)):
        found.append("a youth is matched twice")
    again = country.rejected.get(name, set()) & people.pairs
    found += [f"the rejected pair {pair} is proposed" for pair in sorted(again)]
    mentor_of = dict(people.pairs)
    for youth, mentor in country.held.get(name, {}).items():
        if mentor_of.get(youth) != mentor:
            found.append(f"{youth} should have {mentor}, has {mentor_of.get(youth)}")
    return found
