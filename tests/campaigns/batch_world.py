"""An invented country for the campaigns of the batch: lists that live on from month to month.

Not a campaign itself. Lists are made by ``sample``; a coordinator who knows only the workbooks then adds people,
lets people leave, decides in the results, and now and then breaks a list.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch import application
from mentormatch.batch import Config, load
from mentormatch.workbook.result.reader import read_people

BREAKS = ("no workbook", "empty", "cut short", "half", "without mentors", "id twice")
DECISIONS = ("godkendt", "låst", "afvist")

Pair = tuple[str, str]


def months(start: date, count: int) -> Iterator[date]:
    """Yield the first of each month."""
    for at in range(start.year * 12 + start.month - 1, start.year * 12 + start.month - 1 + count):
        yield date(at // 12, at % 12 + 1, 1)


def mentors_of(number: int, count: int, most: int) -> int:
    """Return how many mentors a municipality has: from 5 to the most, few of them large."""
    return round(5 + (most - 5) * (number / max(1, count - 1)) ** 4)


@dataclass
class Country:
    """Municipalities with a list each, and what has been done to the lists and decided in the results.

    What happens is drawn from the seed, the municipality and the month, so that a country that was left in the
    middle of a year lives on as it would have.
    """

    folder: Path
    count: int
    most: int
    seed: int
    broken: dict[str, str] = field(default_factory=dict)
    """Lists that are broken this month, and how."""
    rejected: dict[str, set[Pair]] = field(default_factory=dict)
    """Pairs that are never to be proposed again: rejected, or ended."""
    held: dict[str, dict[str, str]] = field(default_factory=dict)
    """Mentor by youth, for pairs approved or locked."""

    def __post_init__(self) -> None:
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

    # A year that can be left and taken up again: what stood at the end of a month is kept aside.

    @property
    def _kept(self) -> Path:
        return self.folder / "kept"

    def keep(self, as_of: date) -> None:
        """Keep how things stand at the end of a month."""
        new = self.folder / "kept.new"
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(self.folder / "k", new / "k")
        for result in (self.folder / "r").glob(f"*/{as_of:%Y-%m}.xlsx"):
            (new / "r" / result.parent.name).mkdir(parents=True)
            shutil.copy2(result, new / "r" / result.parent.name)
        told = {
            "month": f"{as_of}",
            "given": [self.count, self.most, self.seed],
            "rejected": {name: sorted(pairs) for name, pairs in self.rejected.items()},
            "held": self.held,
        }
        (new / "state.json").write_text(json.dumps(told), "utf-8")
        shutil.rmtree(self._kept, ignore_errors=True)
        new.rename(self._kept)

    def resume(self) -> date | None:
        """Go back to the end of the last month that was kept and return it; what came after is forgotten."""
        if not (self._kept / "state.json").is_file():
            return None
        told = json.loads((self._kept / "state.json").read_text("utf-8"))
        if told["given"] != [self.count, self.most, self.seed]:
            raise SystemExit(f"{self.folder} holds another country: {told['given']}")
        self.rejected = {name: {(a, b) for a, b in pairs} for name, pairs in told["rejected"].items()}
        self.held = told["held"]
        month = date.fromisoformat(told["month"])
        for path in (self.folder / "r").rglob("*"):
            if path.is_file() and path.name.lstrip(".")[:7] > f"{month:%Y-%m}":
                path.unlink()
        for kept in (self._kept / "r").rglob("*.xlsx"):
            shutil.copy2(kept, self.folder / "r" / kept.relative_to(self._kept / "r"))
        shutil.rmtree(self.folder / "k")
        shutil.copytree(self._kept / "k", self.folder / "k")
        return month

    def break_some(self, share: float, as_of: date) -> dict[str, bytes]:
        """Break a share of the lists, at least one; return what they held."""
        draw = self._draw(as_of)
        kept = {}
        self.broken = {}
        for name in draw.sample(self.names, max(1, round(share * self.count))):
            path = self.list_of(name)
            kept[name] = path.read_bytes()
            self.broken[name] = draw.choice(BREAKS)
            _break(path, self.broken[name])
        return kept

    def mend(self, kept: Mapping[str, bytes]) -> None:
        """Give the broken lists back what they held."""
        for name, content in kept.items():
            self.list_of(name).write_bytes(content)
        self.broken = {}

    def live_on(self, name: str, as_of: date) -> None:
        """Let youths and mentors who are not held in a pair leave a list, and others come in their place."""
        draw = self._draw(as_of, name, "lists")
        if draw.random() < 0.5:
            return
        path = self.list_of(name)
        book = openpyxl.load_workbook(path)
        held = self.held.get(name, {})
        gone: set[str] = set()
        for title, stay in (("Unge", set(held)), ("Mentorer", set(held.values()))):
            sheet = book[title]
            heads = {cell.value: cell.column for cell in _row_with(sheet, "Id")}
            first = _row_with(sheet, "Id")[0].row + 1
            free = [
                row
                for row in range(first, sheet.max_row + 1)
                if sheet.cell(row, heads["Id"]).value and str(sheet.cell(row, heads["Id"]).value) not in stay
            ]
            for row in draw.sample(free, min(len(free) - 3, 1 + len(free) // 30)) if len(free) > 3 else ():
                gone.add(str(sheet.cell(row, heads["Id"]).value))
                # The one who leaves makes room for the one who comes: a new id on the row of the other.
                sheet.cell(row, heads["Id"], f"N{draw.randrange(10**9)}")
                if "Venter siden" in heads:
                    sheet.cell(row, heads["Venter siden"]).value = None
        for title in ("Unge", "Mentorer"):
            # Nobody is kept apart from somebody who has left: an id that is nobody's is an error there (MM-P316).
            sheet = book[title]
            column = {cell.value: cell.column for cell in _row_with(sheet, "Id")}.get("Ikke sammen med")
            for row in range(1, sheet.max_row + 1) if column else ():
                if str(sheet.cell(row, column).value).strip() in gone:
                    sheet.cell(row, column).value = None
        book.save(path)

    def decide(self, name: str, result: Path, as_of: date) -> tuple[dict[str, str], set[Pair]]:
        """Decide about a few pairs of a result, as a coordinator does; return the pairs held and those shut out."""
        draw = self._draw(as_of, name, "decisions")
        rejected = set(self.rejected.get(name, set()))
        held = dict(self.held.get(name, {}))
        book = openpyxl.load_workbook(result)
        sheet = book["Matches"]
        heads = {cell.value: cell.column for cell in _row_with(sheet, "Beslutning")}
        first = _row_with(sheet, "Beslutning")[0].row + 1
        for row in range(first, sheet.max_row + 1):
            youth = str(sheet.cell(row, heads["Ung"]).value)
            mentor = str(sheet.cell(row, heads["Mentor"]).value)
            if draw.random() > (0.03 if youth in held else 0.1):
                continue
            decision = "afsluttet" if youth in held else draw.choice(DECISIONS)
            sheet.cell(row, heads["Beslutning"], decision)
            sheet.cell(row, heads["Begrundelse"], "aftalt")
            if decision in ("afvist", "afsluttet"):
                rejected.add((youth, mentor))
                held.pop(youth, None)
            else:
                held[youth] = mentor
        book.save(result)
        return held, rejected

    def settle(self, name: str, result: Path, contradicted: set[Pair]) -> None:
        """Take back what was approved or locked and has come to contradict something, as the message asks."""
        book = openpyxl.load_workbook(result)
        sheet = book["Matches"]
        heads = {cell.value: cell.column for cell in _row_with(sheet, "Beslutning")}
        for row in range(_row_with(sheet, "Beslutning")[0].row + 1, sheet.max_row + 1):
            pair = (str(sheet.cell(row, heads["Ung"]).value), str(sheet.cell(row, heads["Mentor"]).value))
            if pair in contradicted:
                sheet.cell(row, heads["Beslutning"], "afvist")
                self.held.get(name, {}).pop(pair[0], None)
                self.rejected.setdefault(name, set()).add(pair)
        book.save(result)

    def _draw(self, as_of: date, *about: str) -> random.Random:
        return random.Random(
            f"{self.seed} {as_of:%Y-%m} {' '.join(about)}"
        )  # an invented country, no secrets


def _break(path: Path, how: str) -> None:
    content = path.read_bytes()
    said = {"no workbook": b"this is no workbook", "empty": b"", "cut short": b"PK\x03\x04 cut short"}
    if how in said:
        path.write_bytes(said[how])
    elif how == "half":
        path.write_bytes(content[: len(content) // 2])
    else:
        book = openpyxl.load_workbook(path)
        if how == "without mentors":
            del book["Mentorer"]
        else:
            sheet = book["Unge"]
            column = next(cell.column for cell in _row_with(sheet, "Id") if cell.value == "Id")
            first = _row_with(sheet, "Id")[0].row + 1
            sheet.cell(first + 1, column, sheet.cell(first, column).value)
        book.save(path)


def _row_with(sheet: Worksheet, heading: str) -> tuple:  # type: ignore[type-arg]
    return next(row for row in sheet.iter_rows() if any(cell.value == heading for cell in row))


def faults(country: Country, name: str, result: Path) -> list[str]:
    """Return what is wrong with a result: somebody lost or matched twice, a decision lost or gone against."""
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
    handed_on = openpyxl.load_workbook(result, read_only=True)
    listed = openpyxl.load_workbook(country.list_of(name), read_only=True)
    for title in ("Unge", "Mentorer"):
        if _ids(listed[title]) != _ids(handed_on[title]):
            found.append(f"the sheet {title} has lost somebody")
    handed_on.close()
    listed.close()
    return found


def _ids(sheet: Worksheet) -> list[str]:
    rows = list(sheet.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if "Id" in row)
    column = rows[head].index("Id")
    return sorted(str(row[column]) for row in rows[head + 1 :] if row[column])
