"""What an exemption made possible: the difference, its range, who depends on it, against plain enumeration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentormatch.domain import (
    Benefit,
    Host,
    Match,
    MatchStatus,
    Mentor,
    PersonStatus,
    Settings,
    WorkCategory,
    Youth,
)
from mentormatch.eligibility import Outcome, RuleKind, load_rules
from mentormatch.report.evaluation import Evaluation, People, evaluate, judged_by, without_experiments
from mentormatch.report.evaluation.bounds import difference
from mentormatch.report.evaluation.depends import dependence
from mentormatch.report.evaluation.desk import Desk
from mentormatch.report.evaluation.laws import Law, other_side, side
from mentormatch.report.evaluation.model import Against
from mentormatch.solver import Problem

DAY = date(2016, 11, 1)
CORPS = Settings(municipality="Gladsaxe", as_of=DAY, default_minutes=6 * 60)
UNPAID = replace(CORPS, work=WorkCategory.UNPAID_WORK)
"""Without the experiment, hours for a municipality are deducted: nothing is open."""


def youth(number: int, waited: int = 0, **answers: object) -> Youth:
    since = date.fromordinal(DAY.toordinal() - waited)
    return Youth(f"U{number}", birth_date=date(1996, 5, 1), waiting_since=since, **answers)  # type: ignore[arg-type]


def mentor(number: int, benefit: Benefit | None = Benefit.WAGE, places: int = 1, **answers: object) -> Mentor:
    return Mentor(f"M{number}", benefit=benefit, places=places, **({"residence": "Gladsaxe"} | answers))  # type: ignore[arg-type]


def exempted(number: int, places: int = 1, **answers: object) -> Mentor:
    return mentor(number, Benefit.DAGPENGE, places, **answers)


def people(
    youths: Sequence[Youth],
    mentors: Sequence[Mentor],
    policy: Settings = UNPAID,
    matches: Sequence[Match] = (),
) -> People:
    return People.of(youths, mentors, matches, policy, DAY)


def evaluated(
    youths: Sequence[Youth],
    mentors: Sequence[Mentor],
    policy: Settings = UNPAID,
    matches: Sequence[Match] = (),
) -> Evaluation:
    rules = load_rules()
    return evaluate(people(youths, mentors, policy, matches), rules, without_experiments(rules))


def laws(some: People) -> tuple[Law, Law]:
    rules = load_rules()
    return judged_by(rules, DAY, some), judged_by(without_experiments(rules), DAY, some)


# ---- plain enumeration: every plan, every reading ----


def plans(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Every plan that keeps to pairs, places, hours and locks: a mentor for each youth, -1 for none."""
    choices = [[-1, *np.flatnonzero(row).tolist()] for row in problem.allowed]
    for youth, mentor in problem.locked:
        choices[youth] = [mentor]
    for plan in product(*choices):
        used = [[row for row, chosen in enumerate(plan) if chosen == m] for m in range(problem.mentors)]
        hours, limit = problem.hours, problem.hours_limit
        if any(len(rows) > problem.places[m] for m, rows in enumerate(used)):
            continue
        if hours is not None and limit is not None:
            needed = [sum(int(hours[row]) for row in rows) for rows in used]
            if any(0 <= limit[m] < needed[m] for m in range(problem.mentors)):
                continue
        yield plan


def matched(plan: Sequence[int]) -> int:
    return sum(chosen >= 0 for chosen in plan)


def most(problem: Problem) -> int:
    return max(matched(plan) for plan in plans(problem))


def rank(problem: Problem, plan: Sequence[int]) -> tuple[int, ...]:
    """The default ladder above the draw, less what an evaluation leaves out."""
    rows = [row for row, chosen in enumerate(plan) if chosen >= 0]
    assert problem.priority is not None
    assert problem.waiting is not None
    loads = [sum(chosen == m for chosen in plan) for m in range(problem.mentors)]
    classes = sorted(set(problem.priority.tolist()), reverse=True)
    return (
        len(rows),
        *(sum(problem.priority[row] == one for row in rows) for one in classes),
        sum(int(problem.waiting[row]) for row in rows),
        sum(int(problem.points[row, plan[row]]) for row in rows),
        -sum(load * load for load in loads),
    )


def best_plans(problem: Problem) -> list[tuple[int, ...]]:
    found = list(plans(problem))
    top = max(rank(problem, plan) for plan in found)
    return [plan for plan in found if rank(problem, plan) == top]


def differences(some: People) -> set[int]:
    """The difference at every reading of what is open on either side."""
    law, other = laws(some)
    unsure = sorted(law.open | other.open)
    readings = [frozenset(yes) for n in range(len(unsure) + 1) for yes in combinations(unsure, n)]
    return {
        most(side(some, law, reading).encoded.problem())
        - most(other_side(some, other, law, reading).encoded.problem())
        for reading in readings
    }


LANGUAGES = ("dansk", "arabisk", "polsk")
some_languages = st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True).map(tuple)
benefits = st.sampled_from([Benefit.WAGE, Benefit.DAGPENGE, Benefit.EFTERLOEN, Benefit.SU, None])
residences = st.sampled_from(["Gladsaxe", "Herlev", None])
works = st.sampled_from([None, WorkCategory.ACTIVITY, WorkCategory.UNPAID_WORK])


@st.composite
def corps(draw: st.DrawFn, with_hours: bool = True) -> People:
    minutes = st.sampled_from([None, 120, 240, 600]) if with_hours else st.none()
    offers = st.sampled_from([None, 240, 600]) if with_hours else st.none()
    youths = [
        youth(
            number,
            waited=draw(st.sampled_from([0, 30, 60])),
            languages=draw(some_languages),
            minutes_per_month=draw(minutes),
            has_qualifying_education=draw(st.sampled_from([True, False])),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    mentors = [
        Mentor(
            f"M{number}",
            benefit=draw(benefits),
            residence=draw(residences),
            work=draw(works),
            languages=draw(some_languages),
            places=draw(st.integers(1, 2)),
            minutes_per_month=draw(offers),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    matches = []
    if draw(st.booleans()):
        matches = [Match("U0", "M0", MatchStatus.RUNNING)]
    return people(youths, mentors, draw(st.sampled_from([CORPS, UNPAID])), matches)


QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(corps())
def test_the_range_is_that_of_every_reading(some: People) -> None:
    law, other = laws(some)
    found, true = difference(Desk(some), law, other), differences(some)
    assert (found.low, found.high, found.reached) == (min(true), max(true), True)


@QUICK
@given(corps(with_hours=False))
def test_without_hours_the_theorem_and_the_search_agree(some: People) -> None:
    law, other = laws(some)
    found, true = difference(Desk(some), law, other), differences(some)
    assert (found.low, found.high) == (min(true), max(true))
    assert found.by in ("settled", "two", "all")


@QUICK
@given(corps())
def test_a_youth_is_named_only_where_every_best_plan_with_and_none_without_has_them(some: People) -> None:
    law, other = laws(some)
    sides = (
        side(some, law, frozenset()).encoded,
        other_side(some, other, law, frozenset()).encoded,
    )
    with_ = [
        {sides[0].youth_ids[row] for row, chosen in enumerate(plan) if chosen >= 0}
        for plan in best_plans(sides[0].problem())
    ]
    without = [
        {sides[1].youth_ids[row] for row, chosen in enumerate(plan) if chosen >= 0}
        for plan in best_plans(sides[1].problem())
    ]
    expected = set.intersection(*with_) - set.union(*without)
    assert set(dependence(Desk(some), law, other).certain) == expected


# ---- single cases ----


def test_a_corps_without_anybody_on_a_benefit_owes_nothing_to_the_rule() -> None:
    found = evaluated([youth(1), youth(2)], [mentor(1), mentor(2, Benefit.NONE)])
    assert (found.no.with_.matched, found.no.difference, found.on_benefit) == (2, 0, 0)
    assert (found.difference.low, found.difference.high, found.difference.by) == (0, 0, "settled")
    assert (found.exempted, found.mentors, found.depends.certain, found.depends.lost) == ((), (), (), ())
    assert found.recruits.alike == 0


def test_a_mentor_whose_hours_would_be_deducted_is_worth_what_the_corps_cannot_replace() -> None:
    found = evaluated([youth(1), youth(2), youth(3)], [mentor(1), exempted(2, places=2)])
    assert found.exempted == ("M2",)
    assert (found.no.with_.matched, found.no.without.matched) == (3, 1)
    assert (found.difference.low, found.difference.high) == (2, 2)
    line = found.mentors[0]
    assert (line.mentor, line.with_, line.without) == ("M2", Outcome.FREE, Outcome.DEDUCTED)
    assert (line.planned_with, line.planned_without, line.allowed_without) == (720, 0, 0)
    assert (line.youths_with, line.depends) == (2, 2)
    assert found.optimal


def test_a_mentor_whom_the_corps_can_do_without_is_worth_nothing_to_the_number() -> None:
    found = evaluated([youth(1)], [mentor(1), exempted(2)])
    assert found.no.difference == 0
    assert [line.depends for line in found.mentors] == [0]


def test_where_the_law_is_open_without_the_rule_the_difference_is_a_range() -> None:
    found = evaluated([youth(1), youth(2)], [mentor(1), exempted(2)], CORPS)
    assert (found.difference.low, found.difference.high, found.difference.by) == (0, 1, "two")
    assert (found.no.difference, found.yes.difference) == (1, 0)
    assert (found.opened, found.undetermined) == (("M2",), ())


def test_ranges_of_the_two_sides_are_never_subtracted() -> None:
    # The blank benefit is open on both sides: with 1-2, without 1-2; subtracted, that would be -1 to 1.
    found = evaluated([youth(1), youth(2)], [mentor(1), mentor(2, None)])
    assert (found.no.with_.matched, found.yes.with_.matched) == (1, 2)
    assert (found.no.without.matched, found.yes.without.matched) == (1, 2)
    assert (found.difference.low, found.difference.high) == (0, 0)


def test_a_yes_on_both_sides_can_take_the_difference_away() -> None:
    # The exempted mentor and the one whose benefit is unknown compete for the same youth.
    found = evaluated([youth(1)], [exempted(1), mentor(2, None)])
    assert (found.difference.low, found.difference.high, found.difference.by) == (0, 1, "two")


def test_hours_can_make_a_yes_worth_more_with_than_without() -> None:
    # One who gives 2 hours and one who gives 4: with the second's long meeting served, the first's short one
    # counts in full; without, both would serve the short ones. Found by search, not by the theorem.
    youths = [youth(n, minutes_per_month=m) for n, m in enumerate((60, 60, 120))]
    mentors = [exempted(1, minutes_per_month=120), mentor(2, None, places=2, minutes_per_month=120)]
    found = evaluated(youths, mentors)
    true = differences(people(youths, mentors))
    assert (found.difference.low, found.difference.high) == (min(true), max(true))
    assert (found.difference.by, found.difference.reached) == ("all", True)


def test_no_name_hangs_on_one_lottery() -> None:
    found = evaluated([youth(1), youth(2)], [mentor(1), exempted(2)])
    assert found.no.difference == 1
    assert (len(found.depends.lost), found.depends.certain) == (1, ())


def test_who_waits_shortest_depends_on_the_last_mentor() -> None:
    found = evaluated([youth(1, waited=90), youth(2, waited=10)], [mentor(1), exempted(2)])
    assert found.depends.certain == ("U2",)


def test_a_running_match_that_only_the_rule_allows_would_not_have_been() -> None:
    running = [Match("U1", "M2", MatchStatus.RUNNING)]
    found = evaluated([youth(1, waited=90), youth(2)], [mentor(1), exempted(2)], UNPAID, running)
    assert (found.no.with_.matched, found.no.without.matched, found.running_ended) == (2, 1, 1)
    assert found.kept == 0  # let to go on, the pair takes no mentor from anybody else
    # The youth of the running match waits longest, and takes the mentor who is left.
    assert found.depends.certain == ("U2",)


def test_a_running_match_of_somebody_now_too_old_counts_and_ends_with_the_rule() -> None:
    old = replace(youth(1), birth_date=date(1986, 1, 1))
    found = evaluated([old], [exempted(1)], UNPAID, [Match("U1", "M1", MatchStatus.RUNNING)])
    assert (found.no.with_.matched, found.no.without.matched) == (1, 0)
    assert found.depends.certain == ("U1",)


def test_an_approval_that_cannot_hold_without_the_rule_is_released_and_counted() -> None:
    approved = [Match("U1", "M2", MatchStatus.APPROVED)]
    found = evaluated([youth(1), youth(2)], [mentor(1), exempted(2)], UNPAID, approved)
    assert (found.released, found.no.with_.matched, found.no.without.matched) == (1, 2, 1)


def test_an_approval_that_holds_on_both_sides_is_kept() -> None:
    approved = [Match("U1", "M1", MatchStatus.APPROVED)]
    found = evaluated([youth(1), youth(2, waited=90)], [mentor(1), exempted(2)], UNPAID, approved)
    assert found.released == 0
    assert found.depends.certain == ("U2",)


def test_without_is_the_rule_book_less_its_experiments() -> None:
    rules = load_rules()
    left = without_experiments(rules)
    assert {rule.id for rule in rules} - {rule.id for rule in left} == {
        rule.id for rule in rules.of_kind(RuleKind.EXPERIMENT)
    }
    assert left.of_kind(RuleKind.EXPERIMENT) == ()


def test_the_rules_can_be_compared_with_those_of_another_day() -> None:
    # 2015-03-23 to 2017-03-20: 15 hours a week; then 4 hours. A youth needs 20 hours a month.
    policy = replace(UNPAID, host=Host.ASSOCIATION)
    some = people(
        [youth(1, minutes_per_month=20 * 60)], [mentor(1, Benefit.DAGPENGE, residence="Herlev")], policy
    )
    rules = load_rules()
    found = evaluate(some, rules, rules, against=Against.DATE, against_date=date(2017, 4, 1))
    assert (found.no.with_.matched, found.no.without.matched) == (1, 0)
    assert (found.as_of, found.against_date) == (DAY, date(2017, 4, 1))
    line = found.mentors[0]
    assert (line.with_, line.without, line.allowed_with, line.allowed_without) == (
        Outcome.CAPPED,
        Outcome.CAPPED,
        65 * 60,
        1040,
    )
    assert line.depends == 1


def test_the_rules_can_be_compared_with_those_of_a_folder(tmp_path: Path) -> None:
    shipped = Path("mentormatch/eligibility/rules/frihed_til_frivillighed.toml").read_text("utf-8")
    tmp_path.joinpath("narrower.toml").write_text(
        'replaces = "frihed_til_frivillighed"\n'
        + shipped.replace('["dagpenge", "efterloen"]', '["efterloen"]'),
        "utf-8",
    )
    some = people([youth(1), youth(2)], [exempted(1), mentor(2, Benefit.EFTERLOEN)])
    found = evaluate(some, load_rules(), load_rules(tmp_path), against=Against.RULES)
    assert [line.mentor for line in found.mentors] == ["M1"]
    assert found.no.difference == 1


def test_the_groups_count_each_youth_once_and_each_answer() -> None:
    youths = [
        youth(
            1, waited=9, languages=("dansk", "polsk"), municipality="Herlev", has_qualifying_education=False
        ),
        youth(2, languages=("Dansk",), trades=("kok",), has_qualifying_education=True),
        replace(youth(3), birth_date=date(1988, 5, 1)),
        replace(youth(4), status=PersonStatus.PAUSED),
    ]
    found = evaluated(youths, [mentor(1), exempted(2)])
    by_name = {group.name: group for group in found.groups}
    for group in by_name.values():
        total = sum(line.youths for line in group.lines)
        assert total == 3 or not group.exhaustive
    assert [(line.value, line.youths) for line in by_name["age"].lines] == [("18-21", 2), ("26-29", 1)]
    assert [(line.value, line.youths) for line in by_name["language"].lines] == [
        ("dansk", 2),
        ("polsk", 1),
        (None, 1),
    ]
    assert [line.value for line in by_name["trade"].lines] == ["kok", None]
    for name in ("age", "education", "area"):
        assert sum(line.no.difference for line in by_name[name].lines) == found.no.difference
        assert sum(line.no.with_ for line in by_name[name].lines) == found.no.with_.matched


def test_another_host_can_make_up_for_the_rule() -> None:
    found = evaluated([youth(1)], [exempted(1)], CORPS)
    ways = {(way.host, way.work): (way.low, way.high) for way in found.ways}
    assert ways == {
        (Host.MUNICIPALITY, WorkCategory.UNDECIDED): (0, 1),
        (Host.MUNICIPALITY, WorkCategory.ACTIVITY): (0, 1),
        (Host.MUNICIPALITY, WorkCategory.UNPAID_WORK): (0, 0),
        (Host.ASSOCIATION, WorkCategory.UNDECIDED): (0, 1),
        (Host.ASSOCIATION, WorkCategory.ACTIVITY): (1, 1),
        (Host.ASSOCIATION, WorkCategory.UNPAID_WORK): (1, 1),
    }
    decided = evaluated([youth(1)], [exempted(1)], UNPAID)
    assert [way.work for way in decided.ways] == [WorkCategory.UNPAID_WORK] * 2


def test_the_fewest_that_make_up_for_the_lost_are_found() -> None:
    # Three are lost; only the Polish speaker with two places reaches the two who are left.
    youths = [youth(1), *(youth(n, languages=("polsk",)) for n in (2, 3))]
    mentors = [
        mentor(1, languages=("dansk",)),
        exempted(2, places=2, languages=("polsk",)),
        exempted(3, languages=("polsk",)),
        exempted(4, languages=("dansk",)),
    ]
    found = evaluated(youths, mentors).recruits
    assert (found.lost, found.alike, found.places, found.fewest, found.mentors) == (3, 1, 2, True, ("M2",))


def test_the_order_of_people_changes_nothing() -> None:
    youths = [youth(n, waited=n % 3, languages=(LANGUAGES[n % 2],)) for n in range(8)]
    mentors = [mentor(1), exempted(2, languages=("dansk",)), mentor(3, None), exempted(4, places=2)]
    assert evaluated(youths, mentors) == evaluated(youths[::-1], mentors[::-1])


def test_every_rule_that_decided_is_listed_with_its_side() -> None:
    found = evaluated([youth(1)], [mentor(1), exempted(2)])
    assert {(used.tried.rule, used.with_, used.without) for used in found.rules} == {
        ("frihed_til_frivillighed", True, False),
        ("unpaid_work_municipality", False, True),
        ("no_benefit", True, True),
    }


@pytest.mark.parametrize("ladder", [("points", "draw"), ("waiting", "keep", "matched", "draw")])
def test_how_many_are_matched_counts_first_whatever_the_ladder(ladder: tuple[str, ...]) -> None:
    policy = replace(UNPAID, ladder=ladder)
    proposed = [Match("U1", "M1", MatchStatus.PROPOSED)]
    found = evaluated([youth(1), youth(2)], [mentor(1), exempted(2)], policy, proposed)
    assert (found.no.with_.matched, found.no.without.matched) == (2, 1)
