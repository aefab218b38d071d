"""Every rule has a case file under ``tests/cases/`` that a jurist can read; here the cases are tried."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import NOT_APPLICABLE, RuleKind, Verdict, judge, load_rules

CASES = Path(__file__).parents[1] / "cases"
KEYS = {
    *("situation", "date", "benefit", "host", "work", "residence", "municipality", "usually_paid"),
    *("reported", "decided_by", "verdict", "hours_per_month", "exempted", "ask", "rule_outcome", "verified"),
    *("says", "says_not", "advises", "own_usually_paid", "rests_on", "reference"),
}


def _all_cases() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}-{number}")
        for file in sorted(CASES.glob("*.toml"))
        for number, case in enumerate(tomllib.loads(file.read_text("utf-8"))["case"], start=1)
    ]


def _judged(case: dict[str, Any]) -> Verdict:
    mentor = Mentor(
        "1",
        benefit=Benefit(case["benefit"]),
        residence=case.get("residence"),
        reported=case.get("reported"),
        decided_by=case.get("decided_by"),
        usually_paid=case.get("own_usually_paid"),
    )
    settings = Settings(
        municipality=case.get("municipality", case.get("residence")),
        host=Host(case["host"]),
        work=WorkCategory(case["work"]),
        usually_paid=case.get("usually_paid"),
    )
    return judge(mentor, case["date"], settings)


def _words(verdict: Verdict) -> str:
    texts = [
        verdict.reason,
        *verdict.duties,
        *verdict.advice,
        *verdict.notes,
        *([verdict.question] if verdict.question else []),
    ]
    return " ".join(text.da for text in texts)


def test_every_rule_has_a_case_file_and_every_case_file_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.toml")} == set(load_rules().rules)


@pytest.mark.parametrize(("rule", "case"), _all_cases())
def test_case(rule: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    assert isinstance(case["date"], date)
    verdict = _judged(case)
    assert verdict.outcome == case["verdict"], verdict.reason
    hours = case.get("hours_per_month")
    assert verdict.hours_per_month == (None if hours is None else Fraction(hours))
    assert verdict.exempted == case.get("exempted", verdict.exempted)
    assert verdict.ask == case.get("ask", verdict.ask)
    assert (verdict.ask is not None) == (case["verdict"] == "undetermined")
    words = _words(verdict)
    for wanted in case.get("says", []):
        assert wanted in words
    for unwanted in case.get("says_not", []):
        assert unwanted not in words
    assert verdict.rests_on_answer == case.get("rests_on", verdict.rests_on_answer)
    for wanted in case.get("advises", []):
        assert wanted in " ".join(text.da for text in verdict.advice)
        assert wanted not in " ".join(text.da for text in verdict.duties)
    if "reference" in case:
        assert case["reference"] in verdict.tried[0].references[0].title
    if load_rules().rules[rule].kind is not RuleKind.DUTY:
        tried = next(tried for tried in verdict.tried if tried.rule == rule)
        expected = case.get("rule_outcome", case["verdict"])
        assert (NOT_APPLICABLE if tried.outcome is None else tried.outcome) == expected
        assert tried.decisive == ("rule_outcome" not in case)
        assert tried.verified == case.get("verified", tried.verified)
