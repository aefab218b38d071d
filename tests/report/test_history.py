"""The figures over the months, recounted from the rows alone, and small counts that nothing shown gives away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from statistics import mean, median

import pytest

from mentormatch.domain import EndReason, FollowUp, Match, MatchStatus, Youth
from mentormatch.locale import texts
from mentormatch.report.evaluation.masking import Shown, count
from mentormatch.report.history import History, Line, PastRun, history
from mentormatch.report.history_masking import shown_parts
from mentormatch.report.history_words import HistoryWords

START = date(2026, 1, 5)


def run(rng: Random, name: str, size: int) -> list[PastRun]:
    """Return two results of a municipality: the newer knows more, and has forgotten the first youth."""
    youths, matches, told = [], [], []
    for number in range(size):
        pair = (f"U{number}", f"M{number % 3}")
        since = START - timedelta(days=rng.randrange(200))
        youths.append(
            Youth(pair[0], waiting_since=since, has_qualifying_education=rng.choice((True, False, None)))
        )
        begun = START + timedelta(days=rng.randrange(60))
        matches.append(Match(*pair, MatchStatus.RUNNING, start=begun))
        if rng.random() < 0.5:
            end, why = begun + timedelta(days=rng.randrange(20, 250)), rng.choice((None, *EndReason))
            matches.append(Match(*pair, MatchStatus.ENDED, start=begun, end=end, end_reason=why))
        told += [
            FollowUp(
                *pair,
                begun + timedelta(days=30 * n),
                wellbeing=rng.choice((None, *range(11))),
                cooperation=rng.randrange(11),
                minutes=rng.choice((None, 60, 90)),
            )
            for n in range(rng.randrange(4))
        ]
    waiting = frozenset(youth.id for youth in youths if rng.random() < 0.3)
    early = PastRun(name, date(2026, 3, 1), youths[:1], matches[:1], told[:1])
    return [early, PastRun(name, date(2026, 12, 1), youths[1:], matches[1:], told[1:], waiting - {"U0"})]


@pytest.fixture(scope="module")
def runs() -> list[PastRun]:
    rng = Random(21)
    return [*run(rng, "Gladsaxe", 40), *run(rng, "Gentofte", 25)]


def test_every_figure_is_what_the_rows_say(runs: list[PastRun]) -> None:
    found = history(runs)
    assert [line.municipality for line in found.lines] == ["Gentofte", "Gladsaxe", None]
    for line in found.lines:
        mine = [one for one in runs if line.municipality in (None, one.municipality)]
        rows = [(one.municipality, match) for one in mine for match in one.matches]
        pairs = {(name, match.youth, match.mentor) for name, match in rows}
        ends = {(name, m.youth): m for name, m in rows if m.status is MatchStatus.ENDED}
        assert (line.begun, line.ended) == (len(pairs), len(ends))
        assert line.running == line.begun - line.ended
        for reason in EndReason:
            assert line.reasons[reason] == sum(m.end_reason is reason for m in ends.values())
        long = [(m.end - m.start).days for m in ends.values() if m.end and m.start]
        assert (line.days_long, line.days_long_of) == (median(long), len(long))
        assert line.early == sum(days <= 91 for days in long)
        since = {(one.municipality, y.id): y.waiting_since for one in mine for y in one.youths}
        starts = {(name, m.youth): m.start for name, m in rows}
        waited = [(starts[key] - day).days for key, day in since.items() if day and starts[key]]  # type: ignore[operator]
        assert (line.days_to_match, line.days_to_match_of) == (median(waited), len(waited))
        told = [(one.municipality, row) for one in mine for row in one.follow_ups]
        assert line.minutes == sum(row.minutes or 0 for _, row in told)
        for measure in ("wellbeing", "cooperation"):
            answers = defaultdict(list)
            for name, row in told:
                if (value := getattr(row, measure)) is not None:
                    answers[name, row.youth, row.mentor].append(value)
            means = [mean(one) for one in answers.values()]
            assert line.means[measure] == (pytest.approx(mean(means)), len(means))
    assert sum(month.minutes for month in found.months) == found.lines[-1].minutes
    assert sum(month.begun for month in found.months) == found.lines[-1].begun


def test_waiting_is_that_of_the_newest_result_by_group(runs: list[PastRun]) -> None:
    (newest,) = (one for one in runs if one.municipality == "Gentofte" and one.waiting)
    line = history(runs).lines[0]
    wait = [
        one for one in newest.youths if one.id in newest.waiting and one.has_qualifying_education is False
    ]
    days = [(newest.as_of - one.waiting_since).days for one in wait if one.waiting_since]
    assert line.waiting["without"] == (len(wait), pytest.approx(mean(days)))


def test_the_order_of_the_results_decides_nothing(runs: list[PastRun]) -> None:
    assert repr(history(runs[::-1])) == repr(history(runs))


def test_of_what_two_results_say_the_newest_holds() -> None:
    pair = ("U1", "M1")
    first = FollowUp(*pair, START, wellbeing=3, minutes=60)
    second = FollowUp(*pair, START, wellbeing=8, minutes=120)
    runs_, ends = MatchStatus.RUNNING, MatchStatus.ENDED
    found = history(
        [
            PastRun("A", date(2026, 2, 1), [], [Match(*pair, runs_, start=START)], [first]),
            PastRun("A", date(2026, 3, 1), [], [Match(*pair, ends, end=date(2026, 2, 20))], [second]),
        ]
    )
    (line,) = found.lines
    assert (line.begun, line.ended, line.minutes, line.days_long) == (1, 1, 120, 46)
    assert line.means["wellbeing"] == (8.0, 1)


def looks(table: Sequence[Sequence[int]]) -> tuple[Shown, ...]:
    """Return the counts of municipalities (ended, running, early) and of all together as they are shown."""
    lines = [_figures(f"K{at}", *row) for at, row in enumerate(table)]
    lines.append(_figures(None, *(sum(column) for column in zip(*table, strict=True))))
    found = History(START, START, 1, tuple(lines), ())
    words = HistoryWords(found, texts("en"), mask=True)
    return tuple(one[key] for one in words._counts for key in ("ended", "running", "begun", "early"))


def _figures(name: str | None, ended: int, running: int, early: int) -> Line:
    nothing = dict.fromkeys(("wellbeing", "cooperation"), (None, 0))
    waits = dict.fromkeys(("without", "with", "unknown"), (0, None))
    rest = (None, 0, None, 0, 0, 0, nothing, waits)
    return Line(name, ended + running, running, ended, {"": ended}, early, *rest)


def test_no_part_of_a_sum_can_be_worked_out() -> None:
    alike = defaultdict(list)
    for parts in product(range(10), repeat=3):
        total = count(sum(parts), True)
        alike[tuple(shown_parts(parts, total, True)), total].append(parts)
    for (shown, _), tables in alike.items():
        for at, one in enumerate(shown):
            if isinstance(one, int):
                assert {table[at] for table in tables} == {one}
            elif any(0 < table[at] < 5 for table in tables):
                assert len({table[at] for table in tables}) > 1, (shown, tables)


@pytest.mark.parametrize("early", [False, True])
def test_no_small_count_of_a_municipality_can_be_worked_out(early: bool) -> None:
    """Every small number stands in another table that looks exactly the same, with another number in its place."""
    alike = defaultdict(list)
    numbers = (0, 1, 2, 3, 4, 5, 7, 9)
    for a, b, c, d in product(numbers, repeat=4):
        if early and (b > a or d > c):
            continue
        table = ((a, 7, b), (c, 7, d)) if early else ((a, b, 0), (c, d, 0))
        alike[looks(table)].append((a, b, c, d))
    for shown, tables in alike.items():
        for at in range(4):
            if any(0 < table[at] < 5 for table in tables):
                assert len({table[at] for table in tables}) > 1, (shown, tables)


def test_what_is_shown_is_masked_and_without_the_mask_it_is_exact(runs: list[PastRun]) -> None:
    found: History = history(runs)
    masked = HistoryWords(found, texts("da"), mask=True)
    exact = HistoryWords(found, texts("da"), mask=False)
    small = [
        cell for grid in masked.grids()[1:2] for row in grid.rows for cell in row if cell in (1, 2, 3, 4)
    ]
    assert small == []
    assert [cell for grid in exact.grids()[1:2] for row in grid.rows for cell in row if cell in (1, 2, 3, 4)]
    assert "skjult" in " ".join(masked.answer())
