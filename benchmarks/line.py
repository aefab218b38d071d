"""Start-up and the whole run, as ratios within one run: ``python -m benchmarks.line [--runs N]``.

* ``--help`` against a bare ``python -c pass``;
* Excel to Excel against a floor that does none of the work a person needs: python-calamine's bare read, random
  points, ``scipy.optimize.linear_sum_assignment`` with places duplicated, and rows written as raw XML. The mentors'
  hours are taken out of the sample for it; where they stay in ("with hours"), the floor asks HiGHS for a plan that
  keeps them, as an integer programme of zero gap.

Every figure comes from a whole process of its own; ours and the other take turns; medians are compared. Both keep
their compiled code from a first run that is not counted, as an installation keeps it, whatever the shell says.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELP_TARGET = 5.0
RUN_TARGET = 2.5

FLOOR = """
import sys, zipfile
import numpy as np
from python_calamine import CalamineWorkbook
from scipy.optimize import linear_sum_assignment
book = CalamineWorkbook.from_path(sys.argv[1])
youths = book.get_sheet_by_name("Unge").to_python()[1:]
mentors = book.get_sheet_by_name("Mentorer").to_python()[1:]
rng = np.random.default_rng(0)
points = rng.integers(0, 1001, (len(youths), 2 * len(mentors)))
head = book.get_sheet_by_name("Mentorer").to_python()[0]
hours = [row[head.index("Timer pr. måned")] for row in mentors]
if any(hours):
    import highspy
    count, places = points.size, 2 * len(mentors)
    i, j = np.divmod(np.arange(count), places)
    needed = rng.choice([60, 90, 120, 180], len(youths)).astype(float)
    limit = np.array([60.0 * h if h else np.inf for h in hours])
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(youths) + places + len(mentors)
    model.col_cost_, model.sense_ = points.ravel().astype(float), highspy.ObjSense.kMaximize
    model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
    model.row_lower_ = np.full(model.num_row_, -np.inf)
    model.row_upper_ = np.concatenate([np.ones(len(youths) + places), limit])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(count + 1) * 3
    model.a_matrix_.index_ = np.stack([i, len(youths) + j, len(youths) + places + j // 2], axis=1).ravel()
    model.a_matrix_.value_ = np.stack([np.ones(count), np.ones(count), needed[i]], axis=1).ravel()
    model.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    taken = np.flatnonzero(np.array(solver.getSolution().col_value) > 0.5)
    rows, columns = i[taken], j[taken]
else:
    rows, columns = linear_sum_assignment(points, maximize=True)
cells = "".join(
    "<row>" + "".join(f'<c t="inlineStr"><is><t>{v}</t></is></c>' for v in (*youths[i], *mentors[j // 2])) + "</row>"
    for i, j in zip(rows, columns)
)
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
    out.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>")
"""


def seconds(command: list[str]) -> float:
    """Return the wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def keep_compiled_code(folder: str) -> None:
    """Let all processes from now on keep their compiled code in a folder, as an installation does."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = folder


def without_hours(book: Path, bare: Path) -> None:
    """Write a copy of a sample in which no mentor has said how many hours."""
    import openpyxl

    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Mentorer"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Timer pr. måned")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = None
    workbook.save(bare)


def compare(name: str, ours: list[str], other: list[str], runs: int, target: float) -> None:
    """Time two commands in turn and print the medians, their ratio and the target."""
    seconds(ours)
    seconds(other)
    times = [(seconds(ours), seconds(other)) for _ in range(runs)]
    mine, theirs = (statistics.median(side) for side in zip(*times, strict=True))
    print(f"{name:<30}{mine:8.3f} s{theirs:8.3f} s{mine / theirs:7.2f} x   at most {target} x")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    python = sys.executable
    installed = Path(python).with_name("mentormatch")
    ours = [str(installed)] if installed.exists() else [python, "-m", "mentormatch"]
    print(f"{'':<30}{'ours':>10}{'other':>10}{'ratio':>9}   target")
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled_code(str(Path(folder, "compiled")))
        compare("--help", [*ours, "--help"], [python, "-c", "pass"], runs, HELP_TARGET)
        for youths in (120, 500):
            book, result = Path(folder, f"{youths}.xlsx"), Path(folder, "r.xlsx")
            size = ["--youths", str(youths), "--mentors", "47", "--as-of", "2026-11-01", "-q"]
            seconds([*ours, "sample", str(book), *size])
            bare = Path(folder, f"{youths}-bare.xlsx")
            without_hours(book, bare)
            for what, read in (("", bare), (", with hours", book)):
                match = [*ours, "match", str(read), "-o", str(result), "--force", "-q"]
                floor = [python, "-c", FLOOR, str(read), str(Path(folder, "floor.xlsx"))]
                compare(f"match 47 x {youths}{what}", match, floor, runs, RUN_TARGET)


if __name__ == "__main__":
    main()
