"""What a demand of the corps's own costs is what solving without it gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentormatch.domain import DEFINITIONS, Demand
from mentormatch.locale import texts
from mentormatch.workbook.result import change_words
from tests.report.corps import Corps, corps, made_of
from tests.report.test_prices_of_changes import holds

OWN = {"times": Demand.TIMES, "distance": Demand.DISTANCE, "age_gap": Demand.AGE_GAP}


def demanding(seed: int, hours: bool) -> Corps:
    one = corps(seed, hours=hours)
    demands = one.settings.demands | set(OWN.values())
    settings = replace(one.settings, demands=demands, min_points=300)
    return made_of(one.youths, one.mentors, one.matches, settings)


@pytest.mark.parametrize(("seed", "hours"), [(1, False), (2, False), (1, True)])
def test_each_is_solved_without(seed: int, hours: bool) -> None:
    one = demanding(seed, hours)
    assert [line.demand for line in one.report.own_demands] == [
        definition.key for definition in DEFINITIONS if definition.own_choice
    ]
    for line in one.report.own_demands:
        gone = {OWN[line.demand]} if line.demand in OWN else set()
        least = 0 if line.demand == "min_points" else one.settings.min_points
        settings = replace(one.settings, demands=one.settings.demands - gone, min_points=least)
        judged, solution = replace(one, settings=settings).again()
        holds(line.effect, one, judged, solution, judged.problem.points)


def test_who_waits_because_of_it_alone_is_named() -> None:
    one = demanding(1, hours=False)
    alone = {youth.id for line in one.report.own_demands for youth in line.alone}
    assert alone
    waiting = {line.youth.id: line for line in one.report.unmatched}
    assert all(waiting[youth].allowed == 0 for youth in alone)
    said = " ".join(change_words.own_demands(one.report, texts("da")))
    assert "Venter kun på grund af det: " in said


def test_a_corps_without_such_demands_has_no_lines() -> None:
    one = corps(1)
    settings = replace(one.settings, demands=frozenset({Demand.LANGUAGE}), min_points=0)
    assert made_of(one.youths, one.mentors, one.matches, settings).report.own_demands == ()
