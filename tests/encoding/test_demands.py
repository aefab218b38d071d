"""Each demand has one definition, and each shuts somebody out."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest

from mentormatch.application.changes import parse_change
from mentormatch.domain import (
    BY_DEMAND,
    DEFINITIONS,
    OWN_CHOICE,
    WAIVABLE,
    DayPart,
    Definition,
    Demand,
    Excluded,
    Gender,
    GenderWish,
    Match,
    MatchStatus,
    Settings,
    Slot,
    find_definition,
)
from mentormatch.domain.demands import UNKNOWN_MAY_FAIL, spellings
from mentormatch.errors import UsageProblem
from mentormatch.report import recruit
from mentormatch.report.recruit import Kind, untold
from mentormatch.workbook.catalogue import SETTINGS, SHEETS, SheetKind
from mentormatch.workbook.reading.settings import parse_settings

from .people import POLICY, mentor, run, youth

FAILS: dict[Demand, tuple[dict[str, object], dict[str, object]]] = {
    Demand.LANGUAGE: ({"languages": ("dansk",)}, {"languages": ("tysk",)}),
    Demand.GENDER: ({"wished_gender": GenderWish.WOMAN}, {"gender": Gender.MAN}),
    Demand.TIMES: (
        {"meeting_times": frozenset({Slot(0, DayPart.EVENING)})},
        {"meeting_times": frozenset({Slot(1, DayPart.EVENING)})},
    ),
    Demand.DISTANCE: ({"postcode": "2860"}, {"postcode": "9990"}),
    Demand.AGE_GAP: ({}, {"birth_date": date(1995, 1, 1)}),
    Demand.CONSENT: ({"consent": True}, {"consent": None}),
    Demand.RECORD_CHECK: ({}, {"record_check": None}),
    Demand.ENDED: ({}, {}),
    Demand.RESIDENCE: ({"municipality": "Herlev"}, {}),
}
"""The answers of a youth and a mentor who fail one demand."""


@pytest.mark.parametrize("demand", Demand)
def test_each_demand_shuts_somebody_out(demand: Demand) -> None:
    own, other = FAILS[demand]
    ended = [Match("U1", "M1", MatchStatus.ENDED)] if demand is Demand.ENDED else []

    def possible(demands: frozenset[Demand]) -> bool:
        encoded = run(
            [youth(1, **own)], [mentor(1, **other)], *ended, settings=replace(POLICY, demands=demands)
        )
        return bool(encoded.allowed.any())

    assert possible(frozenset(Demand) - {demand} - _also_fails(demand))
    assert not possible(frozenset({demand}))


def _also_fails(demand: Demand) -> set[Demand]:
    """Demands that the two of a case have no answers for, and that a blank answer fails."""
    blank_bars = {one for one, definition in BY_DEMAND.items() if definition.blank_bars}
    return blank_bars - {demand}


def test_every_demand_and_every_flag_has_one_definition() -> None:
    assert set(BY_DEMAND) == set(Demand)
    flags = Counter(flag for one in DEFINITIONS for flag in one.flags)
    assert flags == Counter(Excluded), "a flag belongs to one definition, and none is left over"


def test_a_word_means_one_demand() -> None:
    words = Counter(
        word.casefold() for one in DEFINITIONS for word in {one.key, one.da, one.en, *one.spellings}
    )
    assert [word for word, count in words.items() if count > 1] == []
    assert all(find_definition(word) is one for word, one in spellings().items())


@pytest.mark.parametrize("one", BY_DEMAND.values(), ids=lambda one: one.key)
def test_every_word_for_a_demand_is_taken_by_settings_and_what_if(one: Definition) -> None:
    for word in (one.key, one.da, one.en, *one.spellings):
        made, issues = parse_settings({"demands": word}, Settings())
        assert not issues
        assert made.demands == {one.demand}
        if one.own_choice:
            assert parse_change(f"waive {word} U1 M1").demands == {one.key}
        else:
            with pytest.raises(UsageProblem, match="never_waived"):
                parse_change(f"waive {word} U1 M1")


def test_each_demand_has_a_line_in_the_settings_and_columns_that_exist() -> None:
    assert {setting.demand for setting in SETTINGS} == {None, *Demand}
    for one in DEFINITIONS:
        for kind, keys in ((SheetKind.YOUTHS, one.youth_columns), (SheetKind.MENTORS, one.mentor_columns)):
            for key in keys:
                assert SHEETS[kind].column(key)


def test_advice_on_whom_to_look_for_answers_each_demand_by_a_trait_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    traits = {field.name for field in fields(Kind)}
    for one in DEFINITIONS:
        assert one.recruited_by is not None, f"{one.key}: how does a new mentor meet it?"
        assert traits.issuperset(one.recruited_by)
        assert one.recruited_by or not (one.own_choice and one.key != "age_gap")
    settings = Settings()
    assert untold(settings) == ()
    new = replace(BY_DEMAND[Demand.TIMES], recruited_by=None)
    monkeypatch.setattr(recruit, "BY_DEMAND", {**BY_DEMAND, Demand.TIMES: new})
    assert untold(settings) == (new,)
    assert untold(replace(settings, demands=frozenset())) == ()


def test_what_keeps_people_safe_is_never_the_corps_own_choice() -> None:
    own = {one.key for one in DEFINITIONS if one.own_choice}
    assert own == {"times", "distance", "age_gap", "min_points"}
    assert OWN_CHOICE in WAIVABLE
    never = {"consent", "record_check", "residence", "banned", "verdict", "hours", "mentor_away", "places"}
    assert {one.key for one in DEFINITIONS if not one.waivable} == never
    assert {Demand.CONSENT, Demand.RECORD_CHECK, Demand.ENDED}.isdisjoint(UNKNOWN_MAY_FAIL)
