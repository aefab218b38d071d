"""Invented people: the same for the same seed, the same ten years later, and worth looking at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from mentormatch.domain import Benefit, Demand, Mentor, Settings, Youth
from mentormatch.eligibility import Outcome, judge_all, judge_youth
from mentormatch.eligibility.youths import age_on
from mentormatch.encoding import Encoded, encode
from mentormatch.locale import texts
from mentormatch.sample import Sample, sample, shared_out
from mentormatch.solver import solve

THEN, NOW = date(2016, 11, 1), date(2026, 11, 1)
A_KASSE = {Benefit.DAGPENGE, Benefit.EFTERLOEN}


def encoded(people: Sample) -> Encoded:
    as_of = people.settings.as_of
    assert as_of is not None
    verdicts = {
        one.id: said
        for one, said in zip(people.mentors, judge_all(people.mentors, as_of, people.settings), strict=True)
    }
    young = {one.id: judge_youth(one, as_of, people.settings) for one in people.youths}
    return encode(people.youths, people.mentors, verdicts, people.settings, (), as_of, young)


def later(day: date | None) -> date | None:
    return day and day.replace(year=day.year + 10)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert sample(30, 12, 4, THEN) == sample(30, 12, 4, THEN)
    assert sample(30, 12, 4, THEN).youths != sample(30, 12, 5, THEN).youths


@pytest.mark.parametrize(("youths", "mentors"), [(0, 0), (1, 1), (5, 47), (2000, 300)])
def test_any_size_has_unique_ids_of_one_length(youths: int, mentors: int) -> None:
    people = sample(youths, mentors, 1, THEN)
    for side, letter, count in ((people.youths, "U", youths), (people.mentors, "M", mentors)):
        ids = [one.id for one in side]
        assert len(set(ids)) == count
        assert ids == sorted(ids)
        assert all(one.startswith(letter) for one in ids)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_years_later_it_is_the_same_corps_with_every_date_ten_years_later(seed: int) -> None:
    then, now = sample(120, 47, seed, THEN), sample(120, 47, seed, NOW)
    shifted: list[Youth | Mentor] = [
        replace(one, birth_date=later(one.birth_date), waiting_since=later(one.waiting_since))
        for one in then.youths
    ]
    shifted += [
        replace(
            one,
            birth_date=later(one.birth_date),
            decided_on=later(one.decided_on),
            active_from=later(one.active_from),
        )
        for one in then.mentors
    ]
    assert shifted == [*now.youths, *now.mentors]


@pytest.mark.parametrize("as_of", [THEN, NOW, date(2024, 2, 29), date(2018, 12, 31)])
def test_ages_are_those_of_the_as_of_date(as_of: date) -> None:
    people = sample(300, 100, 9, as_of)
    ages = Counter(judge_youth(one, as_of, people.settings).age for one in people.youths)
    assert set(ages) == set(range(17, 31))
    assert ages[17] + ages[30] == 12
    assert all(one.birth_date and 26 <= age_on(one.birth_date, as_of) <= 77 for one in people.mentors)
    assert all(one.waiting_since is None or one.waiting_since <= as_of for one in people.youths)


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_smallest_sample_has_a_match(seed: int) -> None:
    for as_of in (THEN, NOW):
        assert solve(encoded(sample(1, 1, seed, as_of)).problem()).pairs == [(0, 0)]


def test_about_a_tenth_of_the_mentors_live_on_dagpenge_or_efterloen() -> None:
    for mentors in (47, 300):
        people = sample(10, mentors, 1, THEN)
        assert 0.09 <= sum(one.benefit in A_KASSE for one in people.mentors) / mentors <= 0.12


def test_most_of_them_may_volunteer_because_of_the_experiment_and_nobody_without_it() -> None:
    then, now = sample(120, 47, 1, THEN), sample(120, 47, 1, NOW)
    exempted = [said.exempted for said in judge_all(then.mentors, THEN, then.settings)]
    assert 3 <= sum(exempted) < sum(one.benefit in A_KASSE for one in then.mentors)
    for one, said in zip(now.mentors, judge_all(now.mentors, NOW, now.settings), strict=True):
        assert not said.exempted
        assert (said.outcome is Outcome.FREE) == (one.benefit is not None and one.benefit not in A_KASSE)


def test_there_is_somebody_for_every_reason_to_have_no_mentor() -> None:
    people = sample(120, 47, 1, THEN)
    corps = encoded(people)
    available = [row for row, reasons in enumerate(corps.away) if not reasons]
    assert 70 <= corps.places[available].sum() <= 100
    reasons = {
        fault.value for one in people.youths for fault in judge_youth(one, THEN, people.settings).reasons
    }
    assert reasons == {"age", "consent", "status"}
    matched = {youth for youth, _ in solve(corps.problem()).pairs}
    unmatched = [row for row in range(len(corps.youth_ids)) if row not in matched]
    possible = [bool(corps.allowed[row].any()) for row in unmatched]
    assert True in possible
    assert False in possible
    assert {reason for one in corps.away for reason in one} == {"verdict", "status", "period"}


def test_the_settings_are_the_defaults_with_municipality_and_date() -> None:
    assert sample(1, 1, 1, THEN).settings == Settings(municipality="Gladsaxe", as_of=THEN)
    assert Demand.LANGUAGE in Settings().demands


def test_nothing_looks_like_a_cpr_number() -> None:
    said = repr(sample(400, 100, 2, NOW))
    assert not re.search(r"\b\d{6}-?\d{4}\b", said)


def test_the_corps_is_the_same_in_both_languages() -> None:
    danish, english = sample(60, 30, 3, THEN), sample(60, 30, 3, THEN, "en")
    words = ("languages", "interests", "trades", "help")
    for key in words:
        assert len(set(texts("da").lookup(f"sample.{key}"))) == len(set(texts("en").lookup(f"sample.{key}")))
    assert english != danish
    plain = dict.fromkeys((*words[:-1], "help_wanted"), ())
    for ours, theirs in zip(danish.youths, english.youths, strict=True):
        assert replace(ours, **plain) == replace(theirs, **plain)


def test_shares_are_kept_to_the_person() -> None:
    assert Counter(shared_out({"a": 50, "b": 30, "c": 20}, 10)) == {"a": 5, "b": 3, "c": 2}
    assert Counter(shared_out({"a": 34, "b": 33, "c": 33}, 2)) == {"a": 1, "b": 1}
    assert shared_out({"a": 1}, 0) == []
