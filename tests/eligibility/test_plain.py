"""The plain form of a verdict: what the JSON of ``check`` promises."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import judge, plain
from mentormatch.locale import LANGUAGES, Language

MENTOR = Mentor("1", benefit=Benefit.DAGPENGE, residence="Gladsaxe")
CORPS = Settings(municipality="Gladsaxe", host=Host.ASSOCIATION, work=WorkCategory.UNPAID_WORK)
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("benefit", [*Benefit, None])
def test_is_json_with_the_promised_keys(lang: Language, benefit: Benefit | None) -> None:
    form = plain(judge(replace(MENTOR, benefit=benefit), TODAY, CORPS), lang)
    assert json.loads(json.dumps(form)) == form
    assert {"verdict", "hours_per_month", "exempted", "ask", "duties", "rules"} <= set(form)
    rules = form["rules"]
    assert isinstance(rules, list)
    for rule in rules:
        assert {"rule", "outcome", "value", "unit", "in_force_from", "reference", "verified"} <= set(rule)
        assert isinstance(rule["reference"], str)


def test_capped() -> None:
    form = plain(judge(MENTOR, TODAY, CORPS), "en")
    assert (form["verdict"], form["hours_per_month"], form["exempted"], form["ask"]) == (
        "capped",
        44,
        False,
        None,
    )
    rules = form["rules"]
    assert isinstance(rules, list)
    assert rules[0]["rule"] == "dagpenge_hours"
    assert (rules[0]["value"], rules[0]["unit"], rules[0]["in_force_from"]) == (
        44,
        "hours_per_month",
        "2018-01-01",
    )
    assert rules[0]["verified"] is True


def test_a_third_of_an_hour_is_written_with_two_decimals() -> None:
    form = plain(judge(MENTOR, date(2012, 12, 1), CORPS), "en")
    assert (form["hours_per_month"], form["minutes_per_month"]) == (17.33, 1040)


@pytest.mark.parametrize(("lang", "who"), [("da", "a-kassen"), ("en", "the a-kasse")])
def test_whom_to_ask_in_the_output_language(lang: Language, who: str) -> None:
    form = plain(judge(MENTOR, TODAY, replace(CORPS, work=WorkCategory.UNDECIDED)), lang)
    assert (form["verdict"], form["hours_per_month"], form["ask"]) == ("undetermined", None, who)


def test_rule_without_a_source_says_so() -> None:
    form = plain(judge(replace(MENTOR, benefit=Benefit.SU), TODAY, CORPS), "en")
    rules = form["rules"]
    assert isinstance(rules, list)
    assert rules[0]["reference"] == "no source was found"
    assert rules[0]["verified"] is False
