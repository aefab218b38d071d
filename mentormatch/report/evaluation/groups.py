"""The youths by group: how many of each are matched with and without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentormatch.domain import Youth, fold
from mentormatch.eligibility import YouthVerdict

from .model import Group, GroupLine, Matched

if TYPE_CHECKING:
    import pandas as pd

AGES: Sequence[tuple[int, int]] = ((18, 21), (22, 25), (26, 29))
"""First and last age of each group; the corps is for 18 to 29."""

_SIDES = ("with_no", "without_no", "with_yes", "without_yes")

_SINGLE: Sequence[str] = ("age", "education", "area")
_SEVERAL: Sequence[str] = ("language", "trade")
"""Answers of which a youth may give several; each counts."""


def groups(
    youths: Iterable[Youth],
    verdicts: Mapping[str, YouthVerdict],
    no: tuple[Iterable[str], Iterable[str]],
    yes: tuple[Iterable[str], Iterable[str]],
) -> tuple[Group, ...]:
    """Return the groups of the eligible youths, and of whoever is matched on either side.

    ``no`` and ``yes`` are the ids matched with and without, where what is open counts as no, and as yes.
    """
    import pandas as pd

    sides = [set(ids) for ids in (*no, *yes)]
    everybody = sides[0].union(*sides[1:])
    answers: dict[str, Callable[[Youth], object]] = {
        "age": lambda youth: _age(verdicts[youth.id]),
        "education": _education,
        "area": lambda youth: youth.municipality,
        "language": lambda youth: list(youth.languages) or None,
        "trade": lambda youth: list(youth.trades) or None,
    }
    known = sorted(youths, key=lambda youth: youth.id)  # so that no row order decides a spelling
    counted = [y for y in known if verdicts[y.id].eligible or y.id in everybody]
    columns: dict[str, list[object]] = {
        "id": [youth.id for youth in counted],
    }
    columns |= {name: [y.id in ids for y in counted] for name, ids in zip(_SIDES, sides, strict=True)}
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
    long = frame[["id", *_SIDES, name]]
    if name in _SEVERAL:
        long = long.explode(name)
    shown = [str(value) if isinstance(value, str) else None for value in long[name]]
    keys = ["" if value is None else fold(value) for value in shown]
    first = dict(zip(reversed(keys), reversed(shown), strict=True))
    long = long.assign(key=keys).drop_duplicates(["id", "key"])
    found = long.groupby("key")[list(_SIDES)].sum()
    found["youths"] = long.groupby("key")["id"].count()
    lines = []
    for key, row in found.iterrows():
        matched = [int(row[side]) for side in _SIDES]
        value = first[str(key)] if key else None
        lines.append(GroupLine(value, int(row["youths"]), Matched(*matched[:2]), Matched(*matched[2:])))
    largest_first = name not in ("age", "education")
    lines.sort(key=lambda line: (line.value is None, -line.youths if largest_first else 0, line.value or ""))
    return Group(name, name in _SINGLE, tuple(lines))
