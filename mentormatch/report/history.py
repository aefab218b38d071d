"""Figures over the months, from the results that are there: one line per municipality and one for all together.

Of what several results say of one match or one follow-up, the newest holds; whoever has left the lists since is known
from the older ones. pandas does the grouping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentormatch.domain import EndReason, FollowUp, Match, MatchStatus, Youth

from .follow_up import MEASURES
from .hours import spent

if TYPE_CHECKING:
    import pandas as pd

EARLY_DAYS = 91
"""A match that ended within so many days of its start ended early."""

TOGETHER = None
"""The key of all municipalities together."""


@dataclass(frozen=True, slots=True)
class PastRun:
    """What one result says."""

    municipality: str
    as_of: date
    youths: Sequence[Youth]
    matches: Sequence[Match]
    follow_ups: Sequence[FollowUp]
    waiting: frozenset[str] = frozenset()
    """Ids of the youths who could have a mentor and had none."""


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one municipality, or of all."""

    municipality: str | None
    begun: int
    """Matches that have run."""
    running: int
    ended: int
    reasons: Mapping[str, int]
    """Ended matches by reason; ``""``: none was given."""
    early: int
    days_to_match: float | None
    """Median days from waiting to the start of the match; ``None``: not known of any."""
    days_to_match_of: int
    """Of how many matches that is."""
    days_long: float | None
    """Median days of the matches that ended."""
    days_long_of: int
    minutes: int
    """Spent by mentors."""
    minutes_of: int
    """Pairs with hours."""
    means: Mapping[str, tuple[float | None, int]]
    """Per measure the mean over the pairs of each pair's mean, and of how many pairs."""
    waiting: Mapping[str, tuple[int, float | None]]
    """Youths without a mentor in the newest result by group (``without``, ``with`` a qualifying education,
    ``unknown``), and their mean days of waiting."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One calendar month, all municipalities together."""

    first: date
    begun: int
    ended: int
    minutes: int
    pairs: int
    """Pairs with a follow-up."""
    means: Mapping[str, tuple[float | None, int]]


@dataclass(frozen=True, slots=True)
class History:
    """What the results say together."""

    first: date
    last: date
    results: int
    lines: tuple[Line, ...]
    """One per municipality, by name, and last all together where there are several."""
    months: tuple[MonthLine, ...]


@dataclass(slots=True)
class _Known:
    """What is known of one municipality once all its results are laid over each other."""

    matches: dict[tuple[str, str], dict[MatchStatus, Match]] = field(default_factory=dict)
    told: dict[tuple[object, ...], list[FollowUp]] = field(default_factory=dict)
    since: dict[str, list[tuple[date, date]]] = field(default_factory=dict)
    """Per youth: as of when, and since when they had waited."""


def history(runs: Iterable[PastRun]) -> History:
    """Return the figures of some results; at least one."""
    ordered = sorted(runs, key=lambda run: (run.as_of, run.municipality))
    newest = {run.municipality: run for run in ordered}
    known = {name: _known([run for run in ordered if run.municipality == name]) for name in sorted(newest)}
    matches, follow_ups, hours = _match_frame(known), _follow_up_frame(known), _hours_frame(known)
    waiting = _waiting_frame(newest)
    lines = [_line(name, matches, follow_ups, hours, waiting) for name in known]
    if len(known) > 1:
        lines.append(_line(TOGETHER, matches, follow_ups, hours, waiting))
    last = ordered[-1].as_of
    return History(
        ordered[0].as_of, last, len(ordered), tuple(lines), _months(matches, follow_ups, hours, last)
    )


def _known(runs: Sequence[PastRun]) -> _Known:
    known = _Known()
    for run in runs:
        told: dict[tuple[object, ...], list[FollowUp]] = {}
        for one in run.follow_ups:
            told.setdefault((one.youth, one.mentor, one.day, one.by), []).append(one)
        known.told |= told
        for match in run.matches:
            if match.substitute:
                continue  # who stands in for a time begins no match of their own
            rows = known.matches.setdefault((match.youth, match.mentor), {})
            rows[match.status] = match
        for youth in run.youths:
            if youth.waiting_since:
                known.since.setdefault(youth.id, []).append((run.as_of, youth.waiting_since))
    return known


def _match_frame(known: Mapping[str, _Known]) -> pd.DataFrame:
    rows = []
    for name, one in known.items():
        for (youth, mentor), said in one.matches.items():
            running, ended = said.get(MatchStatus.RUNNING), said.get(MatchStatus.ENDED)
            if running is None and ended is None:
                continue
            starts = [match.start or match.first_meeting for match in (ended, running) if match is not None]
            start = next((day for day in starts if day), None)
            end = ended.end or ended.decided_on if ended is not None else None
            over = ended is not None and not (running and running.start and end and running.start > end)
            waited = _waited(one.since.get(youth, []), start)
            rows.append(
                {
                    "municipality": name,
                    "pair": f"{name}|{youth}|{mentor}",
                    "start": start,
                    "end": end if over else None,
                    "over": over,
                    "reason": (ended.end_reason or "") if over and ended is not None else None,
                    "to_match": waited,
                    "long": (end - start).days if over and start and end and end >= start else None,
                }
            )
    return _frame(rows, ("municipality", "pair", "start", "end", "over", "reason", "to_match", "long"))


def _waited(said: Sequence[tuple[date, date]], start: date | None) -> int | None:
    """Return the days from waiting to a start, by the last result before it that knows, else by the first."""
    if start is None or not said:
        return None
    before = [since for as_of, since in said if as_of <= start]
    since = before[-1] if before else said[0][1]
    return (start - since).days if since <= start else None


def _follow_up_frame(known: Mapping[str, _Known]) -> pd.DataFrame:
    rows = [
        {
            "municipality": name,
            "pair": f"{name}|{one.youth}|{one.mentor}",
            "month": one.day.replace(day=1),
            "day": one.day,
            "wellbeing": one.wellbeing,
            "cooperation": one.cooperation,
        }
        for name, all_of in known.items()
        for told in all_of.told.values()
        for one in told
        if one.answered
    ]
    found = _frame(rows, ("municipality", "pair", "month", "day", *MEASURES))
    # The rows of one pair and day are one observation, of which the lowest answer counts.
    keys = ["municipality", "pair", "month", "day"]
    return found.groupby(keys, as_index=False, dropna=False)[list(MEASURES)].min()


def _hours_frame(known: Mapping[str, _Known]) -> pd.DataFrame:
    rows = []
    for name, all_of in known.items():
        told = [one for rows_of in all_of.told.values() for one in rows_of]
        for youth in sorted({one.youth for one in told}):
            for mentor, days in spent(one for one in told if one.youth == youth).items():
                rows += [
                    {
                        "municipality": name,
                        "pair": f"{name}|{youth}|{mentor}",
                        "month": day.replace(day=1),
                        "minutes": minutes,
                    }
                    for day, minutes in days.items()
                ]
    return _frame(rows, ("municipality", "pair", "month", "minutes"))


def _waiting_frame(newest: Mapping[str, PastRun]) -> pd.DataFrame:
    groups = {False: "without", True: "with", None: "unknown"}
    rows = [
        {
            "municipality": name,
            "group": groups[youth.has_qualifying_education],
            "days": (run.as_of - youth.waiting_since).days if youth.waiting_since else None,
        }
        for name, run in newest.items()
        for youth in run.youths
        if youth.id in run.waiting
    ]
    return _frame(rows, ("municipality", "group", "days"))


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    made = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for column in ("to_match", "long", "minutes", "days", *MEASURES):
        if column in made:
            made[column] = pd.to_numeric(made[column]).astype("float64")
    return made


def _line(
    name: str | None,
    matches: pd.DataFrame,
    follow_ups: pd.DataFrame,
    hours: pd.DataFrame,
    waiting: pd.DataFrame,
) -> Line:
    def own(frame: pd.DataFrame) -> pd.DataFrame:
        return frame if name is TOGETHER else frame[frame["municipality"] == name]

    mine, told, time, wait = own(matches), own(follow_ups), own(hours), own(waiting)
    over = mine[mine["over"] == True]  # noqa: E712  # a column of objects
    counts = over["reason"].value_counts()
    groups = wait.groupby("group")["days"].agg(["size", "mean"])
    return Line(
        municipality=name,
        begun=len(mine),
        running=len(mine) - len(over),
        ended=len(over),
        reasons={one: int(counts.get(one, 0)) for one in ("", *EndReason)},
        early=int((over["long"] <= EARLY_DAYS).sum()),
        days_to_match=_number(mine["to_match"].median()),
        days_to_match_of=int(mine["to_match"].count()),
        days_long=_number(over["long"].median()),
        days_long_of=int(over["long"].count()),
        minutes=int(time["minutes"].sum()),
        minutes_of=int(time["pair"].nunique()),
        means=_means(told),
        waiting={
            one: (int(groups["size"].get(one, 0)), _number(groups["mean"].get(one)))
            for one in ("without", "with", "unknown")
        },
    )


def _means(told: pd.DataFrame) -> dict[str, tuple[float | None, int]]:
    """Return per measure the mean over the pairs of each pair's mean, and the number of pairs with an answer."""
    of_pairs = told.groupby("pair")[list(MEASURES)].mean()
    return {one: (_number(of_pairs[one].mean()), int(of_pairs[one].count())) for one in MEASURES}


def _months(
    matches: pd.DataFrame, follow_ups: pd.DataFrame, hours: pd.DataFrame, last: date
) -> tuple[MonthLine, ...]:
    begun = matches["start"].dropna().map(lambda day: day.replace(day=1)).value_counts()
    ended = matches["end"].dropna().map(lambda day: day.replace(day=1)).value_counts()
    minutes = hours.groupby("month")["minutes"].sum()
    found = {*begun.index, *ended.index, *minutes.index, *follow_ups["month"]}
    days = sorted(day for day in found if day <= last)
    lines = []
    for first in _every_month(days):
        told = follow_ups[follow_ups["month"] == first]
        lines.append(
            MonthLine(
                first,
                int(begun.get(first, 0)),
                int(ended.get(first, 0)),
                int(minutes.get(first, 0)),
                int(told["pair"].nunique()),
                _means(told),
            )
        )
    return tuple(lines)


def _every_month(days: Sequence[date]) -> list[date]:
    """Return the months from the first to the last of some."""
    found = list(days[:1])
    while found and found[-1] < days[-1]:
        found.append((found[-1] + timedelta(days=31)).replace(day=1))
    return found


def _number(value: Any) -> float | None:
    """Return a figure of pandas, ``None`` where it has none."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124  # not a number
