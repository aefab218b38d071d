"""Running matches go on whatever they fail; other decisions that cannot hold are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mentormatch.domain import Demand, Excluded, Match, MatchStatus, PersonStatus
from mentormatch.eligibility import Outcome
from mentormatch.encoding import Conflict, ConflictKind, Encoded, Worry
from mentormatch.solver import check, solve
from tests.encoding.people import POLICY, mentor, run, verdict, youth

RUNNING, LOCKED, APPROVED = MatchStatus.RUNNING, MatchStatus.LOCKED, MatchStatus.APPROVED
LANGUAGE = replace(POLICY, demands=frozenset({Demand.LANGUAGE}))


def row(youth_number: int, mentor_number: int, status: MatchStatus) -> Match:
    return Match(f"U{youth_number}", f"M{mentor_number}", status)


def plan(encoded: Encoded) -> list[tuple[int, int]]:
    solution = solve(encoded.problem())
    check(encoded.problem(), solution)
    return solution.pairs


# running


def test_a_running_match_takes_its_place_and_its_hours() -> None:
    one_place = run([youth(1), youth(2)], [mentor(1)], row(2, 1, RUNNING))
    assert plan(one_place) == [(1, 0)]
    ten_hours = run([youth(1), youth(2)], [mentor(1, places=2, minutes_per_month=600)], row(2, 1, RUNNING))
    assert plan(ten_hours) == [(1, 0)]


def test_two_who_meet_have_settled_what_they_do_not_share() -> None:
    encoded = run(
        [youth(1, languages=("dansk",))],
        [mentor(1, languages=("tysk",))],
        row(1, 1, RUNNING),
        settings=LANGUAGE,
    )
    assert encoded.why_excluded("U1", "M1") == Excluded.LANGUAGE
    assert encoded.allowed.all()
    assert (encoded.worries, encoded.conflicts) == ((), ())
    assert plan(encoded) == [(0, 0)]


@pytest.mark.parametrize("outcome", [Outcome.DEDUCTED, Outcome.UNDETERMINED])
def test_a_running_match_whose_mentor_lost_the_right_is_kept_and_is_a_worry(outcome: Outcome) -> None:
    hours = 0 if outcome is Outcome.DEDUCTED else None
    encoded = run(
        [youth(1), youth(2)],
        [mentor(1, places=2)],
        row(1, 1, RUNNING),
        verdicts={"M1": verdict(outcome, hours)},
    )
    assert plan(encoded) == [(0, 0)]
    (worry,) = encoded.worries
    assert (worry.youth, worry.mentor, worry.outcome) == ("U1", "M1", outcome)
    assert Excluded.VERDICT in worry.reasons
    assert not encoded.allowed[1, 0]


def test_a_mentor_taken_in_by_the_coordinator_is_no_worry() -> None:
    encoded = run(
        [youth(1)],
        [mentor(1)],
        row(1, 1, RUNNING),
        settings=replace(POLICY, accept_undetermined=frozenset({"M1"})),
        verdicts={"M1": verdict(Outcome.UNDETERMINED)},
    )
    assert encoded.worries == ()


@pytest.mark.parametrize(
    ("own", "other", "reason"),
    [
        ({"birth_date": date(1980, 1, 1)}, {}, Excluded.YOUTH),
        ({"consent": False}, {}, Excluded.YOUTH),
        ({}, {"status": PersonStatus.LEFT}, Excluded.MENTOR_AWAY),
        ({}, {"consent": False}, Excluded.CONSENT),
        ({}, {"active_to": date(2016, 10, 31)}, Excluded.MENTOR_AWAY),
    ],
)
def test_a_running_match_of_somebody_who_should_not_is_kept_and_is_a_worry(
    own: dict[str, object], other: dict[str, object], reason: Excluded
) -> None:
    encoded = run([youth(1, **own)], [mentor(1, **other), mentor(2)], row(1, 1, RUNNING))
    assert encoded.worries == (Worry("U1", "M1", reason, Outcome.FREE),)
    assert plan(encoded) == [(0, 0)]


def test_a_youth_in_the_problem_for_a_running_match_alone_gets_no_other_mentor() -> None:
    encoded = run([youth(1, status=PersonStatus.PAUSED)], [mentor(1), mentor(2)], row(1, 1, RUNNING))
    assert encoded.allowed.tolist() == [[True, False]]
    assert encoded.why_excluded("U1", "M2") == Excluded.YOUTH


def test_places_grow_just_enough_for_what_runs() -> None:
    encoded = run(
        [youth(n) for n in (1, 2, 3)], [mentor(1, places=1)], row(1, 1, RUNNING), row(2, 1, RUNNING)
    )
    assert encoded.places.tolist() == [2]
    assert [worry.reasons for worry in encoded.worries] == [Excluded.PLACES] * 2
    assert plan(encoded) == [(0, 0), (1, 0)]


def test_the_limit_grows_just_enough_for_what_runs() -> None:
    encoded = run(
        [youth(n, minutes_per_month=300) for n in (1, 2, 3)],
        [mentor(1, places=3, minutes_per_month=500)],
        row(1, 1, RUNNING),
        row(2, 1, RUNNING),
    )
    assert encoded.hours_limit.tolist() == [600]
    assert [worry.reasons for worry in encoded.worries] == [Excluded.HOURS] * 2
    assert plan(encoded) == [(0, 0), (1, 0)]


def test_a_running_match_that_fits_widens_nothing() -> None:
    encoded = run([youth(1)], [mentor(1, places=1, minutes_per_month=360)], row(1, 1, RUNNING))
    assert (encoded.places.tolist(), encoded.hours_limit.tolist()) == ([1], [360])
    assert encoded.worries == ()


def test_a_running_match_of_somebody_who_is_not_in_the_lists_is_ignored() -> None:
    gone = [row(9, 1, RUNNING), row(1, 9, RUNNING)]
    encoded = run([youth(1)], [mentor(1)], *gone)
    assert set(encoded.ignored) == set(gone)
    assert plan(encoded) == [(0, 0)]


# approvals that the rules have overtaken


@pytest.mark.parametrize("outcome", [Outcome.DEDUCTED, Outcome.UNDETERMINED])
def test_an_approved_pair_whose_mentor_lost_the_right_waits_for_a_person_and_takes_its_place(
    outcome: Outcome,
) -> None:
    hours = 0 if outcome is Outcome.DEDUCTED else None
    encoded = run(
        [youth(1), youth(2)],
        [mentor(1, places=2), mentor(2)],
        row(1, 1, APPROVED),
        verdicts={"M1": verdict(outcome, hours)},
    )
    assert encoded.conflicts == ()
    assert plan(encoded) == [(0, 0), (1, 1)]
    (worry,) = encoded.worries
    assert (worry.youth, worry.mentor, worry.outcome) == ("U1", "M1", outcome)
    assert not encoded.allowed[1, 0]


def test_a_lock_on_a_mentor_who_lost_the_right_contradicts() -> None:
    encoded = run([youth(1)], [mentor(1)], row(1, 1, LOCKED), verdicts={"M1": verdict(Outcome.UNDETERMINED)})
    assert [conflict.kind for conflict in encoded.conflicts] == [ConflictKind.DEMAND]


def test_an_approval_that_fails_another_demand_as_well_contradicts() -> None:
    people = [youth(1, languages=("dansk",))], [mentor(1, languages=("tysk",))]
    undetermined = {"M1": verdict(Outcome.UNDETERMINED)}
    encoded = run(*people, row(1, 1, APPROVED), settings=LANGUAGE, verdicts=undetermined)
    assert [conflict.excluded for conflict in encoded.conflicts] == [Excluded.VERDICT | Excluded.LANGUAGE]


@pytest.mark.parametrize(
    ("own", "other", "reasons"),
    [
        ({"birth_date": date(1980, 1, 1)}, {}, Excluded.YOUTH),
        ({"consent": False}, {}, Excluded.YOUTH),
        ({"status": PersonStatus.LEFT}, {}, Excluded.YOUTH),
        ({}, {"consent": False}, Excluded.CONSENT),
        ({}, {"status": PersonStatus.PAUSED}, Excluded.MENTOR_AWAY),
        ({}, {"active_to": date(2016, 10, 31)}, Excluded.MENTOR_AWAY),
        ({}, {"places": 0}, Excluded.PLACES),
        ({"minutes_per_month": 600}, {"minutes_per_month": 60}, Excluded.HOURS),
        ({"consent": False}, {"places": 0}, Excluded.YOUTH | Excluded.PLACES),
    ],
)
def test_an_approval_overtaken_by_what_one_of_the_two_says_by_now_waits_for_a_person(
    own: dict[str, object], other: dict[str, object], reasons: Excluded
) -> None:
    encoded = run([youth(1, **own), youth(2)], [mentor(1, **other), mentor(2)], row(1, 1, APPROVED))
    assert encoded.conflicts == ()
    assert encoded.worries == (Worry("U1", "M1", reasons, Outcome.FREE),)
    assert plan(encoded) == [(0, 0), (1, 1)]


def test_approvals_over_a_mentors_places_wait_for_a_person_and_what_runs_beside_them_is_no_worry() -> None:
    rows = [row(1, 1, RUNNING), row(2, 1, APPROVED)]
    encoded = run([youth(n) for n in (1, 2, 3)], [mentor(1, places=1)], *rows)
    assert encoded.worries == (Worry("U2", "M1", Excluded.PLACES, Outcome.FREE),)
    assert plan(encoded) == [(0, 0), (1, 0)]


def test_approvals_over_a_mentors_hours_wait_for_a_person_and_no_more_are_given() -> None:
    rows = [row(1, 1, APPROVED), row(2, 1, APPROVED)]
    encoded = run(
        [youth(n, minutes_per_month=300) for n in (1, 2, 3)],
        [mentor(1, places=3, minutes_per_month=500)],
        *rows,
    )
    assert [worry.reasons for worry in encoded.worries] == [Excluded.HOURS] * 2
    assert plan(encoded) == [(0, 0), (1, 0)]


def test_an_approval_makes_no_room_for_a_lock() -> None:
    rows = [row(1, 1, APPROVED), row(2, 1, APPROVED), row(3, 1, LOCKED)]
    encoded = run([youth(n) for n in (1, 2, 3)], [mentor(1, places=2)], *rows)
    assert encoded.conflicts == (Conflict(ConflictKind.PLACES, ("U1", "U2", "U3"), ("M1",), tuple(rows)),)


def test_an_approved_youth_who_may_take_part_no_more_gets_no_other_mentor() -> None:
    encoded = run([youth(1, consent=False)], [mentor(1), mentor(2)], row(1, 1, APPROVED))
    assert encoded.allowed.tolist() == [[True, False]]


# contradictions


_NOT_SHARED = [
    ({"not_with": ("M1",)}, {}, (), Excluded.BANNED),
    ({"languages": ("dansk",)}, {"languages": ("tysk",)}, (Demand.LANGUAGE,), Excluded.LANGUAGE),
]
_OF_ONE = [
    ({}, {"status": PersonStatus.PAUSED}, (), Excluded.MENTOR_AWAY),
    ({"minutes_per_month": 700}, {"minutes_per_month": 600}, (), Excluded.HOURS),
    ({"birth_date": date(2000, 1, 1)}, {}, (), Excluded.YOUTH),
]


@pytest.mark.parametrize(
    ("status", "own", "other", "demands", "fails"),
    [(LOCKED, *case) for case in _NOT_SHARED + _OF_ONE] + [(APPROVED, *case) for case in _NOT_SHARED],
)
def test_a_decision_that_fails_a_demand_is_named_not_obeyed(
    status: MatchStatus,
    own: dict[str, object],
    other: dict[str, object],
    demands: tuple[Demand, ...],
    fails: Excluded,
) -> None:
    held = row(1, 1, status)
    encoded = run(
        [youth(1, **own)], [mentor(1, **other)], held, settings=replace(POLICY, demands=frozenset(demands))
    )
    assert encoded.conflicts == (Conflict(ConflictKind.DEMAND, ("U1",), ("M1",), (held,), fails),)
    assert (encoded.locked, encoded.states) == ((), {})


def test_a_lock_on_a_mentor_without_the_right_is_named() -> None:
    encoded = run([youth(1)], [mentor(1)], row(1, 1, LOCKED), verdicts={"M1": verdict(Outcome.UNDETERMINED)})
    (conflict,) = encoded.conflicts
    assert (conflict.kind, conflict.excluded) == (ConflictKind.DEMAND, Excluded.VERDICT)


def test_a_youth_held_by_two_mentors_is_named_once_with_both() -> None:
    rows = [row(1, 1, LOCKED), row(1, 2, APPROVED)]
    encoded = run([youth(1)], [mentor(1), mentor(2)], *rows)
    assert encoded.conflicts == (Conflict(ConflictKind.TWO_MENTORS, ("U1",), ("M1", "M2"), tuple(rows)),)
    assert encoded.locked == ()


def test_two_running_matches_of_one_youth_are_named() -> None:
    encoded = run([youth(1)], [mentor(1), mentor(2)], row(1, 1, RUNNING), row(1, 2, RUNNING))
    assert [conflict.kind for conflict in encoded.conflicts] == [ConflictKind.TWO_MENTORS]
    assert encoded.locked == ((0, 0),)


def test_locks_over_a_mentors_places_are_named_with_what_runs_there() -> None:
    rows = [row(1, 1, RUNNING), row(2, 1, LOCKED)]
    encoded = run([youth(1), youth(2)], [mentor(1, places=1)], *rows)
    assert encoded.conflicts == (Conflict(ConflictKind.PLACES, ("U1", "U2"), ("M1",), tuple(rows)),)
    assert encoded.states.keys() == {("U1", "M1")}


def test_locks_over_a_mentors_hours_are_named() -> None:
    rows = [row(1, 1, LOCKED), row(2, 1, APPROVED)]
    encoded = run([youth(1), youth(2)], [mentor(1, places=2, minutes_per_month=600)], *rows)
    assert encoded.conflicts == (Conflict(ConflictKind.HOURS, ("U1", "U2"), ("M1",), tuple(rows)),)


def test_locks_that_just_fit_are_no_contradiction() -> None:
    encoded = run(
        [youth(1), youth(2)],
        [mentor(1, places=2, minutes_per_month=720)],
        row(1, 1, LOCKED),
        row(2, 1, RUNNING),
    )
    assert encoded.conflicts == ()
    assert plan(encoded) == [(0, 0), (1, 0)]


def test_a_lock_and_a_rejection_of_one_pair_contradict_each_other() -> None:
    encoded = run([youth(1)], [mentor(1)], row(1, 1, LOCKED), row(1, 1, MatchStatus.REJECTED))
    (conflict,) = encoded.conflicts
    assert (conflict.kind, conflict.excluded) == (ConflictKind.DEMAND, Excluded.BANNED)
