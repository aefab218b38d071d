"""What the results are called: the output pattern, filled in and recognised again."""

from __future__ import annotations

import glob
import os
import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

RECORD = ".manifest.json"
"""What the record of a run is called, after its result's name without suffix."""

GAPS = ("name", "stem", "month")
"""What an output pattern may leave open."""

MOST_MONTHS_BACK = 24
"""How far back a last result is looked for; what is older says nothing about this month."""

_NAME = r"[^/\\]+"
_MONTH = r"\d{4}-\d{2}"
_BACKUP_OF_INPUT = r"\.backup-\d{4}-\d{2}-\d{2}-\d+"
_NUMBERED = rf"(?: \(\d+\)|\.backup-\d+|{_BACKUP_OF_INPUT})?"


def normal(path: Path) -> str:
    """Return a full path without detours, so that two spellings of it compare as one."""
    return os.path.normpath(path.absolute())


def month_of(day: date) -> str:
    """Return a date's month as names carry it, ``2026-12``."""
    return day.isoformat()[:7]


def months_before(month: str) -> list[str]:
    """Return the months before one, the newest first.

    >>> months_before("2026-02")[:3]
    ['2026-01', '2025-12', '2025-11']
    """
    year, number = (int(part) for part in month.split("-"))
    count = year * 12 + number - 1
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(count - 1, count - 1 - MOST_MONTHS_BACK, -1)]


def fill(pattern: str, *, name: str, stem: str, month: str) -> str:
    """Return the path that a pattern gives; a name in it never leads into another folder."""
    return pattern.format(name=_one_part(name), stem=_one_part(stem), month=month)


def made_by(pattern: str, folder: Path) -> re.Pattern[str]:
    """Return what recognises paths of results of any month and name, their backups and numbered copies."""
    return re.compile(_expression(pattern, folder) + _NUMBERED + r"\.xlsx", re.IGNORECASE)


def backup_of_input() -> re.Pattern[str]:
    """Return what recognises the name of the backup that ``match --in-place`` keeps of a user's own workbook."""
    return re.compile(rf".+{_BACKUP_OF_INPUT}\.xls[xm]", re.IGNORECASE)


def copy_of(result: Path) -> re.Pattern[str]:
    """Return what recognises the name of a backup or a numbered copy of one result, and no other name."""
    wanted = re.escape(result.stem) + _NUMBERED.removesuffix("?") + re.escape(result.suffix)
    return re.compile(wanted)


def records(pattern: str, folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield the path of every record that belongs to a pattern, with what fills the gaps in it."""
    ours = re.compile(_expression(pattern, folder) + re.escape(RECORD), re.IGNORECASE)
    wide = "".join(
        glob.escape(literal) + ("" if gap is None else "*")
        for literal, gap, _, _ in string.Formatter().parse(pattern[: -len(".xlsx")])
    )
    for name in sorted(glob.glob(wide + RECORD, root_dir=folder)):  # noqa: PTH207
        path = normal(folder / name)
        found = ours.fullmatch(path)
        if found:
            yield Path(path), found.groupdict()


def _expression(pattern: str, folder: Path) -> str:
    """Return a pattern without its suffix as a regular expression of full paths, with a group for each gap."""
    # Signs of the private use area stand for the gaps while the path is made whole and escaped.
    stand_in = {gap: chr(0xE000 + number) for number, gap in enumerate(GAPS)}
    whole = normal(folder / pattern.format(**stand_in))[: -len(".xlsx")]
    expression = re.escape(whole)
    for gap, sign in stand_in.items():
        group = f"(?P<{gap}>{_MONTH if gap == 'month' else _NAME})"
        expression = expression.replace(sign, group, 1).replace(sign, f"(?P={gap})")
    return expression


def _one_part(name: str) -> str:
    return name.replace("/", "-").replace("\\", "-")


def fixed_folder(pattern: str, folder: Path, *, open_at: str) -> Path:
    """Return the deepest folder that holds all that a pattern fits; ``open_at``: the signs that leave it open."""
    fixed = []
    for part in Path(os.path.normpath(pattern)).parent.parts:
        if any(sign in part for sign in open_at):
            break
        fixed.append(part)
    return Path(normal(folder.joinpath(*fixed)))
