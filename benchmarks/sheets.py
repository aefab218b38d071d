"""Reading and writing sheets, as ratios within one run: ``python -m benchmarks.sheets [--rows N] [--runs N]``.

* reading with full validation against python-calamine's bare read (``to_python`` of all sheets of the same file);
* the input sheets handed back against xlsxwriter's ``constant_memory`` writing the same cells;
* the most memory that a reading takes, in a process of its own, at five times the rows.

Both sides run in this process and take turns; the medians of the ratios of neighbours are shown.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

from mentormatch.locale import texts
from mentormatch.sample import sample
from mentormatch.workbook import read
from mentormatch.workbook.books.sample import render
from mentormatch.workbook.layout.choices import ChoiceLists
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.reading.book import Book
from mentormatch.workbook.result.inputs import handed_back, write_copy

READ_TARGET, WRITE_TARGET, MEMORY_TARGET = 2.0, 1.1, 1024
AS_OF = date(2026, 11, 1)
MENTORS = 47
OWN = ("Sagsbehandler", "Mappe", "Bemærkning", "Kontaktet", "Hold")
"""Headings of the user's own: with the 20 of ours they make 25 columns."""
MEMORY = """
import resource, sys
from datetime import date
from pathlib import Path
from mentormatch.workbook import read
book = read([Path(sys.argv[1])], today=date(2026, 11, 1))
print(len(book.youths), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def list_of(rows: int, path: Path) -> None:
    """Write a workbook with so many youths: 1 000 invented ones over and over, each with an id of their own."""
    import openpyxl

    few = min(rows, 1000)
    source = openpyxl.load_workbook(io.BytesIO(render(sample(few, MENTORS, 1, AS_OF))), read_only=True)
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})

    def put(sheet: Any, row: int, values: Any) -> None:
        for col, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, col, value, day)
            elif value is not None:
                sheet.write(row, col, value)

    for name in source.sheetnames:
        sheet = workbook.add_worksheet(name)
        table = [list(row) for row in source[name].iter_rows(values_only=True)]
        if name != "Unge":
            for row, values in enumerate(table):
                put(sheet, row, values)
            continue
        put(sheet, 0, [*table[0], *OWN])
        for number in range(rows):
            first, name_of, *rest = table[1 + number % few]
            del first
            own = ("Else Holm", f"M{number % 400}", "ringet til" if number % 3 else None, "ja", number % 12)
            put(sheet, number + 1, [f"U{number:06}", f"{name_of} {number // few}", *rest, *own])
    workbook.close()


def bare_read(path: Path) -> list[list[list[Any]]]:
    """Return all cells of all sheets, as python-calamine gives them."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def our_write(book: Book) -> bytes:
    """Return the input sheets as the result hands them back."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    styles, t = Styles(workbook), texts("da")
    choices = ChoiceLists(workbook, t)
    for one in handed_back(book, ("Lister",), ()):
        write_copy(workbook, one, styles, choices, t)
    choices.write()
    workbook.close()
    return out.getvalue()


def bare_write(book: Book) -> bytes:
    """Return the same cells as xlsxwriter writes them with ``constant_memory``."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "default_date_format": "dd-mm-yyyy"}
    )
    for copy in book.sheets:
        sheet = workbook.add_worksheet(copy.name)
        for row, values in enumerate(copy.rows):
            for col, value in enumerate(values):
                if value is not None:
                    sheet.write(row, col, value)
    workbook.close()
    return out.getvalue()


def side_by_side(runs: int, ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, ...]:
    """Return the median seconds of both and the median of the ratios, turn by turn."""

    def timed(job: Callable[[], object]) -> float:
        gc.collect()
        began = time.perf_counter()
        kept = job()
        taken = time.perf_counter() - began
        del kept
        return taken

    timed(ours)
    pairs = [(timed(theirs), timed(ours)) for _ in range(runs)]
    return (
        statistics.median(mine for _, mine in pairs),
        statistics.median(other for other, _ in pairs),
        statistics.median(mine / other for other, mine in pairs),
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=20_000)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--no-memory", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste.xlsx"
        list_of(given.rows, path)
        book = read([path], today=AS_OF)
        if book.errors or len(book.youths) != given.rows:
            raise SystemExit(f"the list is not read as it was written: {len(book.errors)} errors")
        print(
            f"| {given.rows} rows x 25 columns | ours, s | theirs, s | ratio | target |\n|---|---|---|---|---|"
        )
        for name, target, figures in (
            (
                "reading",
                READ_TARGET,
                side_by_side(given.runs, lambda: read([path], today=AS_OF), lambda: bare_read(path)),
            ),
            (
                "writing",
                WRITE_TARGET,
                side_by_side(given.runs, lambda: our_write(book), lambda: bare_write(book)),
            ),
        ):
            mine, other, ratio = figures
            print(f"| {name} | {mine:.2f} | {other:.2f} | {ratio:.2f} | {target} |", flush=True)
        if not given.no_memory:
            rows = given.rows * 5
            list_of(rows, path)
            said = subprocess.run(
                [sys.executable, "-c", MEMORY, str(path)], check=True, capture_output=True, text=True
            ).stdout.split()
            print(f"| memory at {said[0]} rows | {said[1]} MB | | | {MEMORY_TARGET} MB |")


if __name__ == "__main__":
    main()
