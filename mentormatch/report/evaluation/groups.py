"""The youths by group: how many of each are matched with and without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentormatch.domain import Youth, fold
from mentormatch.eligibility import YouthVerdict

from .model import Group, GroupLine

if TYPE_CHECKING:
    import pandas as pd

AGES: Sequence[tuple[int, int]] = ((18, 21), (22, 25), (26, 29))
"""First and last age of each group; the corps is for 18 to 29."""

_SINGLE: Sequence[str] = ("age", "education", "area")
_SEVERAL: Sequence[str] = ("language", "trade")
"""Answers of which a youth may give several; each counts."""


def groups(
    youths: Iterable[Youth],
    verdicts: Mapping[str, YouthVerdict],
    with_: Iterable[str],
    without: Iterable[str],
) -> tuple[Group, ...]:
    """Return the groups of the eligible youths, and of whoever is matched on either side.

    ``with_`` and ``without`` are the ids matched on each side.
    """
    import pandas as pd

    sides = set(with_), set(without)
    answers: dict[str, Callable[[Youth], object]] = {
        "age": lambda youth: _age(verdicts[youth.id]),
        "education": _education,
        "area": lambda youth: youth.municipality,
        "language": lambda youth: list(youth.languages) or None,
        "trade": lambda youth: list(youth.trades) or None,
    }
    known = sorted(youths, key=lambda youth: youth.id)  # so that no row order decides a spelling
    counted = [y for y in known if verdicts[y.id].eligible or y.id in sides[0] | sides[1]]
    columns: dict[str, list[object]] = {
        "id": [youth.id for youth in counted],
        "with": [youth.id in sides[0] for youth in counted],
        "without": [youth.id in sides[1] for youth in counted],
    }
    columns |= {name: [answer(youth) for youth in counted] for name, answer in answers.items()}
    frame = pd.DataFrame(columns)
    return tuple(_group(frame, name) for name in (*_SINGLE, *_SEVERAL))


def _age(verdict: YouthVerdict) -> str | None:
    if verdict.age is None:
        return None
    named = (f"{first}-{last}" for first, last in AGES if first <= verdict.age <= last)
    return next(named, str(verdict.age))


def _education(youth: Youth) -> str | None:
    return {True: "yes", False: "no", None: None}[youth.has_qualifying_education]


def _group(frame: pd.DataFrame, name: str) -> Group:
    """Count one division. Two spellings of one word are one line, under the first spelling."""
    long = frame[["id", "with", "without", name]]
    if name in _SEVERAL:
        long = long.explode(name)
    shown = [str(value) if isinstance(value, str) else None for value in long[name]]
    keys = ["" if value is None else fold(value) for value in shown]
    first = dict(zip(reversed(keys), reversed(shown), strict=True))
    long = long.assign(key=keys).drop_duplicates(["id", "key"])
    sums = long.groupby("key").agg(youths=("id", "count"), with_=("with", "sum"), without=("without", "sum"))
    lines = [
        GroupLine(
            first[str(key)] if key else None, int(row["youths"]), int(row["with_"]), int(row["without"])
        )
        for key, row in sums.iterrows()
    ]
    largest_first = name not in ("age", "education")
    lines.sort(key=lambda line: (line.value is None, -line.youths if largest_first else 0, line.value or ""))
    return Group(name, name in _SINGLE, tuple(lines))
