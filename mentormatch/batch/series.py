"""Lists that follow one another: the month in a file's name, and which of several lists holds for a month.

Only what stands in the name counts. When a file was last changed says nothing: copying and synchronising change it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mentormatch.domain import fold

_YEAR = r"(?P<year>20\d\d)"
_NUMBER = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_BLANKS = " -_.,"


@dataclass(frozen=True, slots=True)
class Dated:
    """A file's name taken apart: what is left without its month, and the month where exactly one stands in it."""

    rest: str
    day: tuple[int, int, int] | None
    """Year, month and day; the day is 0 where the name has none."""

    @property
    def month(self) -> str | None:
        """The month as results carry it, ``2026-12``."""
        return f"{self.day[0]:04d}-{self.day[1]:02d}" if self.day else None


def dated(stem: str) -> Dated:
    """Take a file's name (without suffix) apart.

    >>> dated("Unge 2026-11"), dated("mentorer_1-11-2026").month, dated("liste november 2026").rest
    (Dated(rest='Unge', day=(2026, 11, 0)), '2026-11', 'liste')
    """
    found = [match for pattern in _patterns() for match in pattern.finditer(stem)]
    # Two months in one name ("2026-11 til 2026-12") say nothing about which of them it is.
    if len(found) != 1:
        return Dated(stem.strip(), None)
    (match,) = found
    said = match.groupdict()
    number = _names().get(fold(said["name"])) if said.get("name") else int(said["month"])
    if number is None:
        return Dated(stem.strip(), None)
    before, after = stem[: match.start()], stem[match.end() :]
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    before, after = before.rstrip(_BLANKS), after.lstrip(_BLANKS)
    rest = f"{before} {after}" if before and after else before or after
    return Dated(rest.strip(), (int(said["year"]), number, int(said.get("day") or 0)))


def newest(paths: Iterable[Path], month: str) -> tuple[Path, ...]:
    """Return the files that hold for a month, in the order of their names.

    Of files whose names differ only by the month, the newest counts that is not later than the month asked for;
    where two are equally new, both: the reader then says that there are two. A name without a month always counts.
    """
    series: defaultdict[str, list[tuple[tuple[int, int, int], Path]]] = defaultdict(list)
    chosen: list[Path] = []
    for path in paths:
        name = dated(path.stem)
        if name.day is None:
            chosen.append(path)
        elif str(name.month) <= month:
            series[fold(name.rest)].append((name.day, path))
    for members in series.values():
        last = max(day for day, _ in members)
        chosen += [path for day, path in members if day == last]
    return tuple(sorted(chosen))


def month_of_lists(paths: Iterable[Path]) -> str | None:
    """Return the month of the oldest of some lists; ``None`` where no name has one."""
    months = [month for path in paths if (month := dated(path.stem).month)]
    return min(months, default=None)


def _names() -> dict[str, int]:
    from mentormatch.workbook.cells.dates import MONTHS

    return MONTHS


def _patterns() -> tuple[re.Pattern[str], ...]:
    words = "|".join(sorted(_names(), key=len, reverse=True))
    name = rf"(?<![^\W\d_])(?P<name>{words})(?![^\W\d_])"
    return (
        re.compile(rf"(?<!\d){_YEAR}(?P<gap>[-_. ]?){_NUMBER}(?:(?P=gap){_DAY})?(?!\d|[-_.]\d)"),
        re.compile(
            rf"(?<!\d)(?<!\d[-_.])(?:(?P<day>0?[1-9]|[12]\d|3[01])[-_.])?(?P<month>0?[1-9]|1[0-2])[-_.]{_YEAR}"
            rf"(?![-_. ]?\d)"
        ),
        re.compile(
            rf"(?:(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])\.?[-_ ]+)?{name}\.?[-_ ]*{_YEAR}(?!\d)", re.IGNORECASE
        ),
        re.compile(rf"(?<!\d){_YEAR}[-_ ]*{name}(?![-_. ]*20\d\d)", re.IGNORECASE),
    )
