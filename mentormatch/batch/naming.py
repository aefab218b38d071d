"""What the results are called: the output pattern, filled in and recognised again."""

from __future__ import annotations

import os
import re
import string
from datetime import date
from pathlib import Path

GAPS = ("name", "stem", "month")
"""What an output pattern may leave open."""

MOST_MONTHS_BACK = 24
"""How far back a last result is looked for; what is older says nothing about this month."""

_MONTH = r"\d{4}-\d{2}"
_NUMBERED = r"(?: \(\d+\)|\.backup-\d+)?"


def normal(path: Path) -> str:
    """Return a full path without detours, so that two spellings of it compare as one."""
    return os.path.normpath(path.absolute())


def month_of(day: date) -> str:
    """Return a date's month as names carry it, ``2026-12``."""
    return f"{day:%Y-%m}"


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
    return re.compile(_expression(pattern, folder, {"month": _MONTH}) + _NUMBERED + r"\.xlsx", re.IGNORECASE)


def month_in(pattern: str, folder: Path, *, name: str, stem: str) -> re.Pattern[str]:
    """Return what finds the month in the path of one workbook's result (group ``month``)."""
    known = {
        "name": re.escape(_one_part(name)),
        "stem": re.escape(_one_part(stem)),
        "month": f"(?P<month>{_MONTH})",
    }
    return re.compile(_expression(pattern, folder, known) + r"\.xlsx", re.IGNORECASE)


def _expression(pattern: str, folder: Path, known: dict[str, str]) -> str:
    """Return a pattern without its suffix as a regular expression of full paths."""
    parts = [re.escape(os.path.join(normal(folder), ""))] if not Path(pattern).is_absolute() else []  # noqa: PTH118
    seen: set[str] = set()
    for literal, gap, _, _ in string.Formatter().parse(os.path.normpath(pattern)[: -len(".xlsx")]):
        parts.append(re.escape(literal))
        if gap is None:
            continue
        expression = known.get(gap, r"[^/\\]+")
        # A gap may stand twice; a group may not.
        parts.append("(?P=month)" if gap in seen and "?P<" in expression else expression)
        seen.add(gap)
    return "".join(parts)


def _one_part(name: str) -> str:
    return name.replace("/", "-").replace("\\", "-")


def fixed_folder(pattern: str, folder: Path) -> Path:
    """Return the deepest folder that holds the results of every name and month."""
    parts = Path(os.path.normpath(pattern)).parent.parts
    fixed = [part for number, part in enumerate(parts) if not any("{" in one for one in parts[: number + 1])]
    return Path(normal(folder.joinpath(*fixed)))
