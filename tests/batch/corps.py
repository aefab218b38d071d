"""A small country for the tests of the batch: municipalities with a list each, and a configuration."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl

from mentormatch.batch import Job, jobs, load
from mentormatch.batch.manifest import Manifest, read_manifest
from tests.books import mentor, write_book, youth

NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
CANARY = "Kanariefugl Ærøskøbing 010190-9999"
"""A name with a number; it may stand in workbooks and nowhere else."""


class Country:
    """A folder with a configuration ``batch.toml`` and a workbook for each municipality."""

    def __init__(self, folder: Path, names: Sequence[str] = ("Gladsaxe", "Herlev")) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.config = folder / "batch.toml"
        self.configure()
        for name in names:
            self.write(name)

    def configure(
        self,
        more: str = "",
        output: str = "resultater/{name} {month}.xlsx",
        inputs: str = "kommuner/*/personer.xlsx",
    ) -> None:
        """Write the configuration."""
        self.config.write_text(f'[batch]\ninputs = ["{inputs}"]\noutput = "{output}"\n{more}', "utf-8")

    def split(self, name: str) -> None:
        """Make two files of a municipality's list, one with the youths and one with the mentors."""
        whole = self.list_of(name)
        for sheet in ("Unge", "Mentorer"):
            book = openpyxl.load_workbook(whole)
            for other in book.sheetnames:
                if other != sheet:
                    del book[other]
            book.save(whole.with_name(f"{sheet.lower()}.xlsx"))
        whole.unlink()

    def list_of(self, name: str) -> Path:
        """Return where a municipality's list stands."""
        return self.folder / "kommuner" / name / "personer.xlsx"

    def write(self, name: str, youths: int = 4, mentors: int = 3, **mentor_answers: object) -> Path:
        """Write a municipality's list anew."""
        path = self.list_of(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return write_book(
            path,
            [youth(n, Navn="Ung " + CANARY, Sprog="dansk") for n in range(1, youths + 1)],
            [
                mentor(n, Navn="Mentor " + CANARY, Sprog="dansk", **mentor_answers)
                for n in range(1, mentors + 1)
            ],
        )

    def write_mentor(self, name: str, mentor_id: str, benefit: str) -> None:
        """Change one mentor's benefit."""
        book = openpyxl.load_workbook(self.list_of(name))
        sheet = book["Mentorer"]
        heads = {cell.value: cell.column for cell in sheet[1]}
        row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, heads["Id"]).value == mentor_id)
        sheet.cell(row, heads["Ydelse"], benefit)
        book.save(self.list_of(name))

    def break_list(self, name: str) -> None:
        """Give a list an error that stops its run: an id that stands twice, a date that is none."""
        book = openpyxl.load_workbook(self.list_of(name))
        sheet = book["Unge"]
        sheet.append(["U1", "32-13-2001", CANARY])
        book.save(self.list_of(name))

    def jobs(self, as_of: date = NOVEMBER) -> tuple[Job, ...]:
        """Return the jobs of a month."""
        return jobs(load(self.config), as_of, fallback=self.folder / "reserve")

    def job(self, name: str = "Gladsaxe", as_of: date = NOVEMBER) -> Job:
        """Return one municipality's job."""
        return next(job for job in self.jobs(as_of) if job.label == name)


@dataclass(frozen=True)
class InThisProcess:
    """A pool without processes, for tests of what is said about results and not of how they are made."""

    workers: int

    def open(self) -> Executor:
        return ThreadPoolExecutor(1)

    def alone(self) -> Executor:
        return self.open()

    def size(self) -> int:
        return 1

    def check(self) -> None:
        """Threads of this process do not go away."""

    def ready(self) -> None:
        """They are always there."""

    def close(self, executor: Executor, *, at_once: bool = False) -> None:
        executor.shutdown(cancel_futures=at_once)


def manifest(job: Job) -> Manifest:
    """Return the record beside a job's result."""
    found = read_manifest(job.manifest)
    assert found is not None
    return found


def decide(path: Path, decision: str = "godkendt") -> None:
    """Fill in the first row's decision in a result, as a coordinator does in Excel."""
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "Beslutning" for cell in row))
    column = next(cell.column for cell in heads if cell.value == "Beslutning")
    sheet.cell(heads[0].row + 1, column, decision)
    book.save(path)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
