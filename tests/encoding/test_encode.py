"""How people, verdicts, settings and decisions become the solver's problem."""

from __future__ import annotations

import hashlib
import random
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product
from types import MappingProxyType

import numpy as np
import pytest

from mentormatch.domain import (
    CheckAnswer,
    Criterion,
    DayPart,
    Demand,
    Excluded,
    Gender,
    GenderWish,
    Match,
    MatchStatus,
    PersonStatus,
    RecordCheck,
    Settings,
    Slot,
)
from mentormatch.eligibility import Outcome, judge_all, judge_youth
from mentormatch.encoding import ConflictKind, Encoded, encode
from mentormatch.report.model import PairState, PointPart
from mentormatch.sample import sample
from mentormatch.solver import Goal, check, solve
from tests.encoding.people import AS_OF, POLICY, mentor, run, verdict, youth

RUNNING, LOCKED, APPROVED = MatchStatus.RUNNING, MatchStatus.LOCKED, MatchStatus.APPROVED
EVENING = Slot(1, DayPart.EVENING)


def why(encoded: Encoded, youth_id: str = "U1", mentor_id: str = "M1") -> Excluded:
    return encoded.why_excluded(youth_id, mentor_id)


# people


def test_people_are_sorted_by_id_and_only_eligible_youths_take_part() -> None:
    encoded = run([youth(2), youth(1), youth(3, birth_date=date(1980, 1, 1))], [mentor(2), mentor(1)])
    assert encoded.youth_ids == ("U1", "U2")
    assert encoded.mentor_ids == ("M1", "M2")
    assert (encoded.youth_row, encoded.mentor_row) == ({"U1": 0, "U2": 1}, {"M1": 0, "M2": 1})


def test_no_order_of_people_or_rows_changes_anything() -> None:
    people = sample(40, 25, seed=5, as_of=AS_OF)
    policy = replace(people.settings, demands=frozenset(Demand), min_points=50)
    verdicts = {
        one.id: said
        for one, said in zip(people.mentors, judge_all(people.mentors, AS_OF, policy), strict=True)
    }
    young = {one.id: judge_youth(one, AS_OF, policy) for one in people.youths}
    rows = [Match(f"U{n:02}", f"M{n:02}", status) for n, status in enumerate(MatchStatus, start=1)]

    def encoded(youths: list, mentors: list, matches: list) -> Encoded:
        return encode(youths, mentors, verdicts, policy, matches, AS_OF, young)

    first = encoded(list(people.youths), list(people.mentors), rows)
    for seed in range(3):
        rng = random.Random(seed)  # shuffles rows, guards nothing
        lists = [list(people.youths), list(people.mentors), list(rows)]
        for one in lists:
            rng.shuffle(one)
        again = encoded(*lists)
        for field in fields(Encoded):
            if field.name.startswith("_"):
                continue
            ours, theirs = getattr(first, field.name), getattr(again, field.name)
            same = np.array_equal(ours, theirs) if isinstance(ours, np.ndarray) else ours == theirs
            assert same, field.name


def test_words_are_compared_as_people_mean_them_and_shown_as_the_youth_wrote_them() -> None:
    encoded = run(
        [youth(1, interests=("  FODBOLD", "Te\u0301ater"), languages=("Dansk",))],
        [mentor(1, interests=("fodbold", "téater", "skak"), languages=("dansk ",))],
    )
    parts = {part.criterion: part for part in encoded.breakdown("U1", "M1")}
    assert parts[Criterion.INTERESTS].shared == ("  FODBOLD", "Te\u0301ater")
    assert parts[Criterion.LANGUAGE].shared == ("Dansk",)


@pytest.mark.parametrize(
    ("own", "other", "shared"),
    [
        ({"postcode": "2860"}, {"postcode": "2860"}, ("0 km",)),
        ({"postcode": "DK-2860 Søborg"}, {"postcode": "2880"}, ("4 km",)),
        (
            {"postcode": "2860", "municipality": "Gladsaxe"},
            {"postcode": "2880", "residence": "Herlev"},
            ("4 km",),
        ),
        ({"postcode": "2860", "municipality": "Gladsaxe"}, {"residence": "GLADSAXE Kommune"}, ("Gladsaxe",)),
        ({"municipality": "Årslev"}, {"residence": "Aarslev"}, ("Årslev",)),
        ({"postcode": "2860"}, {"postcode": "SE-21120"}, ()),
        ({"postcode": "2860"}, {"postcode": "9990"}, ()),
        ({"postcode": "0800"}, {"postcode": "0800"}, ("0 km",)),
        ({}, {}, ()),
    ],
)
def test_nearness_names_what_two_homes_share(
    own: dict[str, str], other: dict[str, str], shared: tuple[str, ...]
) -> None:
    encoded = run([youth(1, **own)], [mentor(1, **other)])
    part = next(part for part in encoded.breakdown("U1", "M1") if part.criterion is Criterion.NEARNESS)
    assert part.shared == shared
    assert bool(part.points) == bool(shared)


def test_the_breakdown_says_what_a_pair_shares_and_sums_to_its_points() -> None:
    encoded = run(
        [
            youth(
                1,
                interests=("skak", "musik"),
                help_wanted=("lektier", "økonomi"),
                meeting_times=frozenset({EVENING}),
                wished_mentors=("m1",),
                wished_gender=GenderWish.RATHER_WOMAN,
            )
        ],
        [
            mentor(
                1,
                interests=("Skak",),
                help_offered=("Uddannelse og skole",),
                meeting_times=frozenset({EVENING}),
                birth_date=date(1950, 1, 1),
                gender=Gender.WOMAN,
            )
        ],
    )
    parts = encoded.breakdown("U1", "M1")
    assert parts == (
        PointPart(Criterion.HELP, 150, 300, known=True, shared=("lektier",)),
        PointPart(Criterion.INTERESTS, 100, 200, known=True, shared=("skak",)),
        PointPart(Criterion.TRADE, 0, 100, known=False),
        PointPart(Criterion.TIMES, 50, 50, known=True, shared=("tuesday.evening",)),
        PointPart(Criterion.NEARNESS, 0, 150, known=False),
        PointPart(Criterion.LANGUAGE, 0, 30, known=False),
        PointPart(Criterion.WISHED, 75, 100, known=True),
        PointPart(Criterion.GENDER, 50, 50, known=True),
        PointPart(Criterion.AGE, 20, 20, known=True),
    )
    assert encoded.points.tolist() == [[445]]


def test_the_order_of_wishes_and_the_mentors_own_count() -> None:
    weights = MappingProxyType({Criterion.WISHED: 1})
    encoded = run(
        [youth(1, wished_mentors=("M2", "M1", "M3", "M4"))],
        [mentor(1), mentor(2, wished_youths=("U1",)), mentor(3), mentor(4), mentor(5, wished_youths=("U1",))],
        settings=replace(POLICY, weights=weights),
    )
    assert encoded.points.tolist() == [[625, 1000, 500, 500, 250]]


@pytest.mark.parametrize("wish", [GenderWish.RATHER_WOMAN, GenderWish.ANY, None])
def test_a_soft_wish_for_a_gender_shuts_nobody_out(wish: GenderWish | None) -> None:
    policy = replace(POLICY, demands=frozenset({Demand.GENDER}))
    people = [youth(1, wished_gender=wish)], [mentor(1, gender=Gender.MAN)]
    assert why(run(*people, settings=policy)) == Excluded(0)
    firm = [youth(1, wished_gender=GenderWish.WOMAN)], [mentor(1, gender=Gender.MAN)]
    assert why(run(*firm, settings=policy)) == Excluded.GENDER_YOUTH_WISH


@pytest.mark.parametrize(
    ("months", "on", "fails"),
    [
        (None, date(2010, 1, 1), False),
        (12, AS_OF - timedelta(300), False),
        (12, date(2015, 11, 1), False),
        (12, date(2015, 10, 31), True),
        (12, None, False),
    ],
)
def test_a_certificate_holds_for_as_many_months_as_the_settings_say(
    months: int | None, on: date | None, fails: bool
) -> None:
    checked = mentor(1, record_check=RecordCheck(CheckAnswer.YES, on))
    policy = replace(POLICY, demands=frozenset({Demand.RECORD_CHECK}), record_months=months)
    assert why(run([youth(1)], [checked], settings=policy)) == Excluded.RECORD_CHECK * fails


def test_every_breakdown_of_a_sample_sums_to_the_points() -> None:
    people = sample(30, 20, seed=8, as_of=AS_OF)
    encoded = run(people.youths, people.mentors, settings=people.settings)
    for own, other in product(encoded.youth_ids, encoded.mentor_ids):
        worth = sum(part.points for part in encoded.breakdown(own, other))
        assert worth == encoded.points[encoded.youth_row[own], encoded.mentor_row[other]]


def test_an_unknown_id_has_no_breakdown() -> None:
    with pytest.raises(KeyError, match="M9"):
        run([youth(1)], [mentor(1)]).breakdown("U1", "M9")


# demands


@pytest.mark.parametrize(
    ("own", "other", "demand", "flag"),
    [
        ({"languages": ("dansk",)}, {"languages": ("tysk",)}, Demand.LANGUAGE, Excluded.LANGUAGE),
        (
            {"meeting_times": frozenset({EVENING})},
            {"meeting_times": frozenset({Slot(2, DayPart.EVENING)})},
            Demand.TIMES,
            Excluded.TIMES,
        ),
        (
            {"wished_gender": GenderWish.WOMAN},
            {"gender": Gender.MAN},
            Demand.GENDER,
            Excluded.GENDER_YOUTH_WISH,
        ),
        (
            {"gender": Gender.OTHER},
            {"wished_gender": GenderWish.MAN},
            Demand.GENDER,
            Excluded.GENDER_MENTOR_WISH,
        ),
        ({"postcode": "2860"}, {"postcode": "9990"}, Demand.DISTANCE, Excluded.DISTANCE),
        ({}, {"birth_date": date(1994, 1, 1)}, Demand.AGE_GAP, Excluded.AGE_GAP),
        ({"municipality": "Herlev"}, {"residence": "Gladsaxe"}, Demand.DISTANCE, Excluded.DISTANCE),
    ],
)
def test_a_demand_shuts_out_only_where_it_holds(
    own: dict[str, object], other: dict[str, object], demand: Demand, flag: Excluded
) -> None:
    people = [youth(1, **own)], [mentor(1, **other)]
    assert why(run(*people)) == Excluded(0)
    demanded = run(*people, settings=replace(POLICY, demands=frozenset({demand})))
    assert why(demanded) == flag
    assert not demanded.allowed.any()


def test_not_with_holds_whichever_side_says_it() -> None:
    encoded = run([youth(1, not_with=("m2 ",)), youth(2)], [mentor(1, not_with=("U2",)), mentor(2)])
    assert encoded.allowed.tolist() == [[True, False], [False, True]]
    assert why(encoded, "U1", "M2") == why(encoded, "U2", "M1") == Excluded.BANNED


def test_a_rejected_pair_is_banned_and_an_ended_one_where_demanded() -> None:
    people = [youth(1)], [mentor(1), mentor(2)]
    rows = Match("U1", "M1", MatchStatus.REJECTED), Match("U1", "M2", MatchStatus.ENDED)
    assert run(*people, *rows).allowed.tolist() == [[False, True]]
    demanded = run(*people, *rows, settings=replace(POLICY, demands=frozenset({Demand.ENDED})))
    assert why(demanded, "U1", "M2") == Excluded.ENDED


def test_pairs_below_the_least_points_are_shut_out() -> None:
    encoded = run([youth(1)], [mentor(1)], settings=replace(POLICY, min_points=1))
    assert why(encoded) == Excluded.MIN_POINTS


# mentors


@pytest.mark.parametrize(
    ("answers", "demands", "flag", "reason"),
    [
        ({"consent": False}, (), Excluded.CONSENT, "consent"),
        ({"consent": None}, (Demand.CONSENT,), Excluded.CONSENT, "consent"),
        ({"consent": None}, (), Excluded(0), None),
        ({"consent": True}, (Demand.CONSENT,), Excluded(0), None),
        ({"record_check": None}, (Demand.RECORD_CHECK,), Excluded.RECORD_CHECK, "record_check"),
        (
            {"record_check": RecordCheck(CheckAnswer.PENDING)},
            (Demand.RECORD_CHECK,),
            Excluded.RECORD_CHECK,
            "record_check",
        ),
        ({"record_check": RecordCheck(CheckAnswer.YES)}, (Demand.RECORD_CHECK,), Excluded(0), None),
        ({"record_check": None}, (), Excluded(0), None),
        ({"record_check": RecordCheck(CheckAnswer.PENDING)}, (), Excluded(0), None),
        ({"record_check": RecordCheck(CheckAnswer.NO)}, (), Excluded.RECORD_CHECK, "record_check"),
        ({"status": PersonStatus.PAUSED}, (), Excluded.MENTOR_AWAY, "status"),
        ({"status": PersonStatus.LEFT}, (), Excluded.MENTOR_AWAY, "status"),
        ({"active_from": AS_OF + timedelta(1)}, (), Excluded.MENTOR_AWAY, "period"),
        ({"active_from": AS_OF}, (), Excluded(0), None),
        ({"active_to": AS_OF - timedelta(1)}, (), Excluded.MENTOR_AWAY, "period"),
        ({"active_to": AS_OF}, (), Excluded(0), None),
        ({"places": 0}, (), Excluded.PLACES, "places"),
    ],
)
def test_what_keeps_a_mentor_from_new_matches(
    answers: dict[str, object], demands: tuple[Demand, ...], flag: Excluded, reason: str | None
) -> None:
    policy = replace(POLICY, demands=frozenset(demands))
    encoded = run([youth(1, consent=True)], [mentor(1, **answers)], settings=policy)
    assert why(encoded) == flag
    assert encoded.away == ((reason,) if reason else (),)


@pytest.mark.parametrize(
    ("outcome", "accepted", "allowed"),
    [
        (Outcome.FREE, False, True),
        (Outcome.CAPPED, False, True),
        (Outcome.UNDETERMINED, False, False),
        (Outcome.UNDETERMINED, True, True),
        (Outcome.DEDUCTED, False, False),
        (Outcome.DEDUCTED, True, False),
    ],
)
def test_the_verdict_decides_and_only_the_undetermined_can_be_taken_in(
    outcome: Outcome, accepted: bool, allowed: bool
) -> None:
    policy = replace(POLICY, accept_undetermined=frozenset({"M1"} if accepted else ()))
    encoded = run([youth(1)], [mentor(1)], settings=policy, verdicts={"M1": verdict(outcome)})
    assert bool(encoded.allowed[0, 0]) is allowed
    assert (Excluded.VERDICT in why(encoded)) is not allowed


def test_blank_places_and_blank_hours_are_what_the_settings_say() -> None:
    encoded = run(
        [youth(1), youth(2, minutes_per_month=100)],
        [mentor(1), mentor(2, places=3)],
        settings=replace(POLICY, default_places=2, default_minutes=240),
    )
    assert encoded.places.tolist() == [2, 3]
    assert encoded.hours.tolist() == [240, 100]


@pytest.mark.parametrize(
    ("hours", "offer", "limit", "legal", "cut"),
    [
        (None, None, -1, False, False),
        (None, 300, 300, False, False),
        (44, None, 2640, True, False),
        (44, 3000, 2640, True, True),
        (44, 2640, 2640, True, False),
        (44, 300, 300, False, False),
        (0, None, 0, True, False),
    ],
)
def test_the_limit_is_the_legal_cap_or_the_offer_whichever_is_less(
    hours: int | None, offer: int | None, limit: int, legal: bool, cut: bool
) -> None:
    encoded = run(
        [youth(1)],
        [mentor(1, minutes_per_month=offer)],
        verdicts={"M1": verdict(Outcome.CAPPED, hours) if hours is not None else verdict()},
    )
    assert (encoded.hours_limit[0], encoded.limit_is_legal[0], encoded.offer_cut[0]) == (limit, legal, cut)
    assert (Excluded.HOURS in why(encoded)) is (0 <= limit < 360)


@pytest.mark.parametrize(
    ("hours", "offer", "elsewhere", "limit", "legal", "cut"),
    [
        (44, None, 14 * 60, 30 * 60, True, False),
        (44, 40 * 60, 14 * 60, 30 * 60, True, True),
        (44, 5 * 60, 14 * 60, 5 * 60, False, False),
        (44, None, 50 * 60, 0, True, False),
        (None, 5 * 60, 50 * 60, 5 * 60, False, False),
        (None, None, 50 * 60, -1, False, False),
    ],
)
def test_hours_elsewhere_count_under_the_legal_cap_and_not_under_the_offer(
    hours: int | None, offer: int | None, elsewhere: int, limit: int, legal: bool, cut: bool
) -> None:
    encoded = run(
        [youth(1)],
        [mentor(1, minutes_per_month=offer, minutes_elsewhere=elsewhere)],
        verdicts={"M1": verdict(Outcome.CAPPED, hours) if hours is not None else verdict()},
    )
    assert (encoded.hours_limit[0], encoded.limit_is_legal[0], encoded.offer_cut[0]) == (limit, legal, cut)


def test_without_any_limit_the_problem_has_no_hours() -> None:
    free = run([youth(1)], [mentor(1)]).problem()
    capped = run([youth(1)], [mentor(1, minutes_per_month=600)]).problem()
    assert (free.hours, free.hours_limit) == (None, None)
    assert (capped.hours.tolist(), capped.hours_limit.tolist()) == ([360], [600])


# youths


@pytest.mark.parametrize(
    ("answers", "education_first", "expected"),
    [
        ({}, True, 0),
        ({"has_qualifying_education": False}, True, 1),
        ({"has_qualifying_education": False}, False, 0),
        ({"has_qualifying_education": True, "priority": 1}, True, 2),
        ({"has_qualifying_education": False, "priority": 2}, True, 5),
    ],
)
def test_priority_is_the_sheets_own_then_education(
    answers: dict[str, object], education_first: bool, expected: int
) -> None:
    encoded = run([youth(1, **answers)], [], settings=replace(POLICY, education_first=education_first))
    assert encoded.priority.tolist() == [expected]


@pytest.mark.parametrize(
    ("since", "days"), [(None, 0), (AS_OF, 0), (date(2016, 10, 1), 31), (date(2017, 1, 1), 0)]
)
def test_waiting_is_counted_in_days_never_below_0(since: date | None, days: int) -> None:
    assert run([youth(1, waiting_since=since)], []).waiting.tolist() == [days]


def test_anyone_can_compute_the_draws_again() -> None:
    encoded = run([youth(1)], [mentor(1)], settings=replace(POLICY, draw_seed="november"))
    for drawn, side, person in (
        (encoded.youth_draw, "youth", "U1"),
        (encoded.mentor_draw, "mentor", "M1"),
    ):
        digest = hashlib.sha256(f"november\n{side}\n{person}".encode()).hexdigest()
        assert drawn.tolist() == [int(digest[:16], 16) // 2]
    assert run([youth(1)], [mentor(1)]).youth_draw.tolist() != encoded.youth_draw.tolist()


# the problem


def test_a_sample_is_solved_and_checked() -> None:
    people = sample(60, 30, seed=3, as_of=AS_OF)
    verdicts = {
        one.id: said
        for one, said in zip(people.mentors, judge_all(people.mentors, AS_OF, people.settings), strict=True)
    }
    encoded = run(people.youths, people.mentors, settings=people.settings, verdicts=verdicts)
    problem = encoded.problem()
    assert problem.ladder == tuple(Goal(name) for name in Settings().ladder)
    solution = solve(problem)
    check(problem, solution)
    assert solution.pairs


def test_nobody_at_all_is_a_problem_too() -> None:
    encoded = run([], [])
    assert encoded.problem().points.shape == (0, 0)
    assert solve(encoded.problem()).pairs == []


def test_last_runs_proposals_are_kept_where_they_are_still_allowed() -> None:
    rows = [Match(f"U{n}", "M1", MatchStatus.PROPOSED) for n in (1, 2, 9)]
    encoded = run([youth(1), youth(2, not_with=("M1",))], [mentor(1)], *rows)
    assert encoded.keep == ((0, 0),)
    assert encoded.locked == ()
    assert encoded.ignored == (rows[2],)


# conflicts and running matches have a page of their own: test_held.py


def test_held_pairs_are_in_the_problem_with_their_state() -> None:
    rows = [Match("U1", "M1", RUNNING), Match("U2", "M2", LOCKED), Match("U3", "M3", APPROVED)]
    encoded = run([youth(n) for n in (1, 2, 3)], [mentor(n) for n in (1, 2, 3)], *rows)
    assert encoded.problem().locked == ((0, 0), (1, 1), (2, 2))
    assert encoded.states == {
        ("U1", "M1"): PairState.RUNNING,
        ("U2", "M2"): PairState.LOCKED,
        ("U3", "M3"): PairState.APPROVED,
    }
    assert encoded.decisions == {(one.youth, one.mentor): one for one in rows}
    assert encoded.conflicts == ()


def test_a_conflict_names_its_kind() -> None:
    encoded = run([youth(1, not_with=("M1",))], [mentor(1)], Match("U1", "M1", LOCKED))
    assert [conflict.kind for conflict in encoded.conflicts] == [ConflictKind.DEMAND]
