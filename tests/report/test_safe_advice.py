"""No advice offers to give up what keeps people safe: it offers what is the corps's own choice, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from mentormatch.application.changes import parse_change
from mentormatch.application.planning import judge, plan
from mentormatch.domain import (
    OWN_CHOICE,
    Benefit,
    DayPart,
    Demand,
    Excluded,
    Gender,
    GenderWish,
    Match,
    MatchStatus,
    Mentor,
    Settings,
    Slot,
    Youth,
)
from mentormatch.errors import UsageProblem
from mentormatch.report.describe import describe
from mentormatch.report.model import Report, Way

AS_OF = date(2026, 11, 1)
MONDAY, FRIDAY = frozenset({Slot(0, DayPart.EVENING)}), frozenset({Slot(4, DayPart.EVENING)})


def report(
    youths: list[Youth], mentors: list[Mentor], *matches: Match, demands: frozenset[Demand] | None = None
) -> Report:
    settings = Settings(municipality="Gladsaxe", **({} if demands is None else {"demands": demands}))
    judged = judge(youths, mentors, matches, settings, AS_OF)
    return describe(judged.case(youths, mentors, settings, AS_OF, plan(judged, settings).solution))


def youth(number: int, **answers: object) -> Youth:
    return Youth(f"U{number}", age=20, consent=True, **({"languages": ("dansk",)} | answers))  # type: ignore[arg-type]


def mentor(number: int, **answers: object) -> Mentor:
    given: dict[str, object] = {
        "languages": ("dansk",),
        "benefit": Benefit.WAGE,
        "places": 1,
        "consent": True,
    }
    return Mentor(f"M{number}", **(given | answers))  # type: ignore[arg-type]


def helped(said: Report, youth_id: str) -> set[str]:
    line = next(line for line in said.unmatched if line.youth.id == youth_id)
    return {demand for way in line.help for demand in way.demands}


def test_neither_a_match_that_ended_nor_a_wish_for_a_woman_is_offered_to_be_given_up() -> None:
    anna = youth(1, gender=Gender.WOMAN, wished_gender=GenderWish.WOMAN)
    said = report(
        [anna, youth(2, gender=Gender.WOMAN)],
        [mentor(1, gender=Gender.WOMAN), mentor(2, gender=Gender.MAN)],
        Match("U1", "M1", MatchStatus.ENDED, reason="felt unsafe"),
    )
    assert next(line for line in said.unmatched if line.youth.id == "U1").help == ()
    assert said.rejections == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"languages": ("arabisk",)}, {}),
        ({"wished_gender": GenderWish.WOMAN}, {"gender": Gender.MAN}),
        ({"gender": Gender.MAN}, {"wished_gender": GenderWish.WOMAN}),
        ({"not_with": ("M1",)}, {}),
        ({}, {"not_with": ("U1",)}),
        ({}, {"consent": False}),
        ({}, {"benefit": Benefit.EFTERLOEN, "residence": "Gladsaxe"}),
    ],
)
def test_what_is_not_the_corps_s_own_choice_is_not_offered(
    one: dict[str, object], other: dict[str, object]
) -> None:
    said = report([youth(1, **one)], [mentor(1, **other)])
    offered = next(line for line in said.unmatched).help
    assert not any(Way.WAIVE in way.ways for way in offered)
    assert said.rejections == ()


def test_meeting_times_are_the_corps_s_own_choice() -> None:
    said = report(
        [youth(1, meeting_times=MONDAY)],
        [mentor(1, meeting_times=FRIDAY)],
        demands=frozenset({Demand.LANGUAGE, Demand.TIMES}),
    )
    assert helped(said, "U1") == {"times"}


def test_what_advice_may_offer_is_named() -> None:
    assert OWN_CHOICE == Excluded.TIMES | Excluded.DISTANCE | Excluded.AGE_GAP | Excluded.MIN_POINTS


def test_a_waiver_that_names_no_demand_is_of_the_corps_s_own_choice_only() -> None:
    assert parse_change("waive U1 M1").demands == {"times", "distance", "age_gap", "min_points"}
    with pytest.raises(UsageProblem) as told:
        parse_change("waive nonsense U1 M1")
    assert "language" not in str(told.value.values["known"])
