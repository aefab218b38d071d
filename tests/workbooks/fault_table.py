"""The fault table: what may be wrong with files, people, machine and moment, and which folders stand for it.

``python -m tests.workbooks.fault_table`` writes ``tests/workbooks/bad/README.md`` again.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path

FAULTS = {
    1: ("A damaged file, or one that is no workbook", "exit 3, in words; nothing written"),
    2: ("A text file or a web page under the name of a workbook", "says what it is; text is read"),
    3: ("A workbook with a password", "exit 3 with the ways out; opened with `--password-file` or a prompt"),
    4: (
        "Other formats: .xls, .ods, .xlsb, Strict Open XML, text of several kinds",
        "read, or exit 3 with a way out",
    ),
    5: ("Macros, links to other workbooks, embedded files", "values read; nothing run, followed or written"),
    6: ("A small package that unpacks to gigabytes", "exit 3 before it is unpacked"),
    7: ("XML that defines entities, or fetches from outside", "exit 3"),
    8: ("A sheet that declares another size than it has", "what is there is read, below a gap too"),
    9: ("A cell far outside the table", "named, not read; what no sheet of Excel can hold is refused"),
    10: ("Hundreds of thousands of empty formatted rows", "read in the time of the rows that hold something"),
    11: ("A formula without a value, or with an error", "an issue at the cell; never taken as blank"),
    12: ("Hidden rows and sheets", "read, and said"),
    13: ("Merged cells", "an issue; nothing is filled down"),
    14: (
        "Headings elsewhere, missing, twice, unknown",
        "found; else an issue with what was seen and what is near",
    ),
    15: ("Blank rows, totals, notes; a row without an id", "skipped and noted; with answers an issue"),
    16: ("One id twice", "exit 3, both rows shown"),
    17: ("One person twice", "by CPR number exit 3; by name and birth date a warning"),
    18: (
        "Letters in parts, no-break spaces, marks of no width",
        "the same id all the same; handed back as they were",
    ),
    19: ("Zeros that Excel dropped", "put back and said"),
    20: ("CPR numbers in every place", "recognised, used for the birth date, shown nowhere"),
    21: ("An age that cannot be", "an issue"),
    22: ("Dates as text, as serial numbers, of the 1904 system, that never were", "day first, or an issue"),
    23: (
        "Answers of the wrong kind: places, hours, choices, times, towns",
        "an issue; blank is the default, and said",
    ),
    24: (
        "Locks that contradict each other, or a demand",
        "exit 4 (an unknown id: 3), the people and rows named",
    ),
    25: ("Things that refer to each other in a circle", "the first link that leads nowhere is named"),
    26: ("No mentors, no youths, no possible pair", "exit 4 with the reasons in the workbook"),
    27: (
        "Points without meaning, and ties",
        "weights out of range are refused; ties go by the published draw",
    ),
    28: ("Demands that no plan can meet", "exit 4 before solving, naming who and which"),
    29: (
        "The engine is missing, foreign, killed, lying, or too slow",
        "without a plan exit 5, nothing written; else the plan is written, and what is unproven said (exit 0)",
    ),
    30: ("A plan that the checker does not find true", "exit 1, nothing written"),
    31: ("The output is open elsewhere, or exists", "exit 6; the finished result stands beside it"),
    32: ("The disk is full", "exit 6; the old file is whole"),
    33: ("Killed amid saving", "the next run sweeps what was left"),
    34: ("Rights and links of the output", "kept"),
    35: ("Two runs at once; a stale lock", "exit 7, or 6 with the result beside; a dead run holds nothing"),
    36: ("The input changes while it is worked on", "what was read first counts; never written over"),
    37: (
        "A folder that is closed or missing, a name too long or of another kind",
        "another kind is refused before the work (exit 2); else exit 6, the finished result put elsewhere",
    ),
    38: ("The clock: midnight, UTC, a wrong year", "the date in Denmark, once, and always shown"),
    39: ("A date outside what the rules know; settings that do not exist", "undetermined, by rule and date"),
    40: ("Text that looks like a formula", "stays text"),
    41: ("Characters that cannot be written, texts too long for a cell", "taken out and said; an issue"),
    42: ("Names of sheets, tables and ranges that clash", "all are kept, none twice"),
    43: ("Our own result, the template's example row, a template of another version", "recognised"),
    44: ("Codes that steer the terminal", "never shown"),
    45: ("Ctrl-C, a reader that has gone", "exit 130, nothing half-written"),
}
"""Each row of the table in a few words, and what must come of it."""


def page(bad: Path) -> str:
    """Return the page: a row of the table, then every folder that stands for it, in the words of its ``make.py``."""
    folders = sorted(path.parent for path in bad.glob("*/make.py"))
    rows = {folder: json.loads((folder / "expected.json").read_text("utf-8"))["rows"] for folder in folders}
    lines = [
        "# The fault table",
        "",
        "What may be wrong, what must come of it, and the folders that stand for it.",
        "`make.py` in a folder makes the input, by code where it is large; `expected.json` says what must come of it;",
        "`tests/workbooks/test_bad.py` tries every one. This page is made by `python -m tests.workbooks.fault_table`.",
    ]
    for number, (fault, outcome) in FAULTS.items():
        lines += ["", f"## {number}. {fault}", "", f"{outcome[0].upper()}{outcome[1:]}.", ""]
        lines += [f"- `{folder.name}`: {_words(folder)}" for folder in folders if number in rows[folder]]
    return "\n".join(lines) + "\n"


def _words(folder: Path) -> str:
    said = ast.get_docstring(ast.parse((folder / "make.py").read_text("utf-8"))) or ""
    return " ".join(said.split())


if __name__ == "__main__":
    bad = Path(__file__).parent / "bad"
    (bad / "README.md").write_text(page(bad), "utf-8")
