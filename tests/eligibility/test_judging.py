"""Verdicts: blank answers, the better of two rules, what goes along, and many mentors at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentormatch.domain import Benefit, BlankBenefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import (
    AnswerBy,
    Authority,
    ConditionState,
    Confidence,
    Outcome,
    RuleBook,
    Text,
    judge,
    judge_all,
    judging,
    load_rules,
)

TODAY = date(2026, 11, 1)
DURING = date(2016, 11, 1)
CORPS = Settings(municipality="Gladsaxe", host=Host.MUNICIPALITY, work=WorkCategory.UNPAID_WORK)
DAGPENGE = Mentor("1", benefit=Benefit.DAGPENGE, residence="Gladsaxe")


def test_blank_benefit_is_unknown_and_the_mentor_is_asked() -> None:
    verdict = judge(Mentor("1"), TODAY, CORPS)
    assert (verdict.outcome, verdict.hours_per_month, verdict.ask) == (
        Outcome.UNDETERMINED,
        None,
        Authority.MENTOR,
    )
    assert verdict.question is not None
    assert "ydelse" in verdict.question.da


def test_blank_benefit_counts_as_none_where_the_settings_say_so() -> None:
    verdict = judge(Mentor("1"), TODAY, replace(CORPS, blank_benefit=BlankBenefit.NONE))
    assert verdict.outcome is Outcome.FREE
    assert judge(DAGPENGE, TODAY, replace(CORPS, blank_benefit=BlankBenefit.NONE)).outcome is Outcome.DEDUCTED


def test_mentors_own_work_category_goes_before_that_of_the_corps() -> None:
    association = replace(CORPS, host=Host.ASSOCIATION)
    assert judge(DAGPENGE, TODAY, association).outcome is Outcome.CAPPED
    assert judge(replace(DAGPENGE, work=WorkCategory.ACTIVITY), TODAY, association).outcome is Outcome.FREE


def test_unsigned_work_category_is_noted() -> None:
    association = replace(CORPS, host=Host.ASSOCIATION)
    own = replace(DAGPENGE, work=WorkCategory.ACTIVITY)
    said = "hvem der har afgjort, at arbejdet er frivillig aktivitet"
    assert any(said in note.da for note in judge(own, TODAY, association).notes)
    signed = replace(own, decided_by="A-kassen")
    assert not any(said in note.da for note in judge(signed, TODAY, association).notes)
    assert not any(said in note.da for note in judge(DAGPENGE, TODAY, association).notes)


def test_weekly_hours_become_monthly_exactly_and_minutes_are_rounded_down() -> None:
    verdict = judge(DAGPENGE, date(2012, 6, 1), replace(CORPS, host=Host.ASSOCIATION))
    assert verdict.hours_per_month is not None
    assert verdict.hours_per_month * 12 == 4 * 52
    assert verdict.minutes_per_month == 1040
    assert any("52/12" in note.en and "17.33" in note.en for note in verdict.notes)


def test_minutes_tell_no_limit_from_nothing() -> None:
    assert judge(DAGPENGE, DURING, CORPS).minutes_per_month is None
    assert judge(DAGPENGE, TODAY, CORPS).minutes_per_month == 0
    assert judge(DAGPENGE, TODAY, replace(CORPS, host=Host.ASSOCIATION)).minutes_per_month == 44 * 60


def test_both_rules_are_shown_and_the_decisive_one_first() -> None:
    verdict = judge(DAGPENGE, DURING, CORPS)
    assert [tried.rule for tried in verdict.tried if tried.outcome is not None] == [
        "frihed_til_frivillighed",
        "unpaid_work_municipality",
    ]
    assert [tried.decisive for tried in verdict.tried] == [True, False, False]


def test_conditions_tell_what_is_met_and_what_is_assumed() -> None:
    conditions = judge(DAGPENGE, DURING, CORPS).tried[0].conditions
    states = [condition.state for condition in conditions]
    assert states == [ConditionState.MET] * 3 + [ConditionState.ASSUMED] * 3


# ---- whether the work is usually paid: a source, the corps's answer, the mentor's row, or nobody ----

GENTOFTE = replace(DAGPENGE, residence="Gentofte")
THERE = replace(CORPS, municipality="Gentofte")


def test_about_gladsaxes_own_corps_a_source_tells_that_the_work_is_not_usually_paid() -> None:
    verdict = judge(DAGPENGE, DURING, CORPS)
    assert (verdict.outcome, verdict.exempted, verdict.rests_on_answer) == (Outcome.FREE, True, None)
    assert any(note.da.startswith("Betingelsen") and "Gladsaxe Kommune" in note.da for note in verdict.notes)
    assert not any("Forudsat: Arbejdet blev ikke" in note.da for note in verdict.notes)


@pytest.mark.parametrize("work", [WorkCategory.UNPAID_WORK, WorkCategory.UNDECIDED])
def test_about_any_other_host_an_unanswered_question_is_undetermined_and_asked(work: WorkCategory) -> None:
    verdict = judge(GENTOFTE, DURING, replace(THERE, work=work))
    assert (verdict.outcome, verdict.ask, verdict.exempted) == (
        Outcome.UNDETERMINED,
        Authority.A_KASSE,
        False,
    )
    told = " ".join(note.da for note in verdict.notes) + verdict.reason.da
    assert "Det er ikke oplyst, om arbejdet sædvanligvis blev udbudt som lønnet arbejde" in told
    if work is WorkCategory.UNPAID_WORK:
        assert verdict.question is not None
        assert "§ 7 c, stk. 2" in verdict.question.da
    association = judge(DAGPENGE, DURING, replace(CORPS, host=Host.ASSOCIATION))
    assert (association.outcome, association.exempted) == (Outcome.CAPPED, False), "the ordinary limit stands"
    assert any("kan have været fritaget" in note.da for note in association.notes)


def test_an_answer_decides_and_the_verdict_says_whose_it_is() -> None:
    corps = judge(GENTOFTE, DURING, replace(THERE, usually_paid=False))
    assert (corps.outcome, corps.exempted, corps.rests_on_answer) == (Outcome.FREE, True, AnswerBy.CORPS)
    assert any("hviler på mentorkorpsets eget svar" in note.da for note in corps.notes)
    own = judge(replace(GENTOFTE, usually_paid=False), DURING, replace(THERE, usually_paid=True))
    assert (own.outcome, own.rests_on_answer) == (Outcome.FREE, AnswerBy.MENTOR_ROW)
    assert any("hviler på svaret i mentorens egen række" in note.da for note in own.notes)
    paid = judge(replace(GENTOFTE, usually_paid=True), DURING, replace(THERE, usually_paid=False))
    assert (paid.outcome, paid.exempted, paid.rests_on_answer) == (Outcome.DEDUCTED, False, None)
    tried = next(one for one in paid.tried if one.rule == "frihed_til_frivillighed")
    assert "svaret i mentorens egen række" in tried.reason.da


def test_an_answer_of_yes_goes_before_the_source_about_gladsaxe() -> None:
    assert judge(DAGPENGE, DURING, replace(CORPS, usually_paid=True)).outcome is Outcome.DEDUCTED


def test_host_that_nobody_named_is_the_corps_own_question() -> None:
    verdict = judge(DAGPENGE, DURING, replace(CORPS, municipality=None))
    assert (verdict.outcome, verdict.ask) == (Outcome.UNDETERMINED, Authority.CORPS)


def test_confidence_falls_with_the_years() -> None:
    association = replace(CORPS, host=Host.ASSOCIATION)
    elsewhere = replace(DAGPENGE, residence="Herlev")
    at_first = judge(elsewhere, date(2018, 1, 1), association).tried[0]
    today = judge(elsewhere, TODAY, association).tried[0]
    assert (at_first.confidence, today.confidence) == (Confidence.HIGH, Confidence.MEDIUM)
    assert at_first.in_force_from == today.in_force_from == date(2018, 1, 1)
    assert today.references[0] == at_first.references[0], "the source that proves the value stands first"
    assert set(today.references) > set(at_first.references)


def test_benefit_that_no_rule_knows_is_undetermined() -> None:
    verdict = judge(DAGPENGE, TODAY, CORPS, RuleBook({}))
    assert (verdict.outcome, verdict.ask) == (Outcome.UNDETERMINED, Authority.MUNICIPALITY)
    assert "dagpenge" in verdict.reason.da
    assert verdict.question is not None


# ---- many mentors ----


def _many(number: int) -> list[Mentor]:
    draw = random.Random(20261101)  # invented people, always the same ones
    return [
        Mentor(
            str(n),
            benefit=draw.choice([*Benefit, None]),
            residence=draw.choice(["Gladsaxe", "GLADSAXE KOMMUNE", "Herlev", "Solrød", "Odense", None]),
            work=draw.choice([*WorkCategory, None]),
            decided_by=draw.choice(["A-kassen", None]),
            reported=draw.choice([True, False, None]),
        )
        for n in range(number)
    ]


@pytest.mark.parametrize("day", [DURING, TODAY])
def test_many_at_once_are_judged_as_each_alone(day: date) -> None:
    mentors = _many(1000)
    assert judge_all(mentors, day, CORPS) == [judge(mentor, day, CORPS) for mentor in mentors]


def test_hundred_thousand_mentors_are_a_few_hundred_situations(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = []
    alone = judging.judge_situation
    monkeypatch.setattr(
        judging,
        "judge_situation",
        lambda *about: judged.append(about) or alone(*about),  # type: ignore[func-returns-value]
    )
    mentors = _many(100_000)
    start = time.process_time()
    verdicts = judge_all(mentors, DURING, CORPS)
    assert time.process_time() - start < 2, "reading so many from Excel takes longer"
    assert len(verdicts) == 100_000
    assert len(judged) < 600


# ---- whatever the answers ----

_mentors = st.builds(
    Mentor,
    id=st.just("1"),
    benefit=st.none() | st.sampled_from(Benefit),
    residence=st.none() | st.sampled_from(["Gladsaxe", "Gentofte", "Herlev", "", "-", "kommune"]),
    work=st.none() | st.sampled_from(WorkCategory),
    decided_by=st.none() | st.just("A-kassen"),
    reported=st.none() | st.booleans(),
    usually_paid=st.none() | st.booleans(),
)
_settings = st.builds(
    Settings,
    municipality=st.none() | st.sampled_from(["Gladsaxe", "Odense", "Herlev", ""]),
    host=st.sampled_from(Host),
    work=st.sampled_from(WorkCategory),
    usually_paid=st.none() | st.booleans(),
    blank_benefit=st.sampled_from(BlankBenefit),
)


@settings(max_examples=300, deadline=None)
@given(mentor=_mentors, policy=_settings, day=st.dates())
def test_whatever_the_answers_a_verdict_holds_together(mentor: Mentor, policy: Settings, day: date) -> None:
    verdict = judge(mentor, day, policy)
    assert (verdict.hours_per_month == 0) == (verdict.outcome is Outcome.DEDUCTED)
    assert (verdict.hours_per_month is None) == (verdict.outcome in (Outcome.FREE, Outcome.UNDETERMINED))
    assert (
        (verdict.ask is None) == (verdict.question is None) == (verdict.outcome is not Outcome.UNDETERMINED)
    )
    assert not verdict.exempted or verdict.outcome in (Outcome.FREE, Outcome.CAPPED)
    assert [tried.decisive for tried in verdict.tried] == [i == 0 for i in range(len(verdict.tried))]
    every: list[Text] = [
        verdict.reason,
        *verdict.duties,
        *verdict.advice,
        *verdict.notes,
        *(t.reason for t in verdict.tried),
    ]
    for text in every:
        for words in (text.da, text.en):
            assert words
            assert "{" not in words
            assert ".." not in words
            assert "?." not in words


@settings(max_examples=100, deadline=None)
@given(mentor=_mentors, policy=_settings, day=st.dates(date(2012, 1, 1), date(2030, 1, 1)))
def test_experiment_never_makes_anyone_worse_off(mentor: Mentor, policy: Settings, day: date) -> None:
    rank = [Outcome.DEDUCTED, Outcome.UNDETERMINED, Outcome.CAPPED, Outcome.FREE]
    book = load_rules()
    without = RuleBook(
        {rule.id: rule for rule in book if rule.id != "frihed_til_frivillighed"}, benefits=book.benefits
    )
    verdict, ordinary = judge(mentor, day, policy), judge(mentor, day, policy, without)
    assert rank.index(verdict.outcome) >= rank.index(ordinary.outcome)
    better = rank.index(verdict.outcome) > rank.index(ordinary.outcome)
    assert verdict.exempted == (better and verdict.outcome is Outcome.FREE)


def test_rule_book_needs_no_spreadsheet_no_solver_and_no_command_line() -> None:
    heavy = {
        "click",
        "pandas",
        "numpy",
        "openpyxl",
        "pulp",
        "highspy",
        "mentormatch.cli",
        "mentormatch.solver",
    }
    code = (
        "import sys; from mentormatch.eligibility import load_rules; load_rules();"
        f"print(*sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
