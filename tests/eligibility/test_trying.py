"""One rule tried: what is only recorded gives nothing, nothing is verified unsourced, a last day is the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import Outcome, judge, load_rules
from mentormatch.eligibility.verdict import TriedRule, Verdict

MENTOR = Mentor("1", benefit=Benefit.DAGPENGE, residence="Gladsaxe")
CORPS = Settings(municipality="Gladsaxe", host=Host.MUNICIPALITY, work=WorkCategory.UNPAID_WORK)
DURING, LAST = date(2027, 6, 1), date(2028, 6, 30)
SOURCE = '{ title = "En kilde", href = "https://example.org/kilde" }'


def rule(*, recorded: bool = False, sources: bool = True, until: date | None = date(2029, 12, 31)) -> str:
    """Return an experiment in Gladsaxe, whose own last day lies before the rule's."""
    return f"""
kind = "experiment"
recorded_only = {str(recorded).lower()}
title = {{ da = "Prøve", en = "Trial" }}
summary = {{ da = "En prøve.", en = "A trial." }}
benefits = ["dagpenge"]

[[history]]
from = 2027-01-01
{f"until = {until}" if until else ""}
outcome = "free"
verified = true
confidence = "high"
{f"sources = [{SOURCE}]" if sources else ""}

[[conditions]]
kind = "residence"
text = {{ da = "Bor i kommunen.", en = "Lives in the municipality." }}

[[municipalities]]
name = "Gladsaxe"
last_day = {LAST}
verified = true
confidence = "high"
{f"sources = [{SOURCE}]" if sources else ""}
"""


def tried(folder: Path, day: date, text: str) -> tuple[Verdict, TriedRule]:
    """Judge a mentor by the shipped rules and this one; return the verdict and what it says of this one."""
    (folder / "trial.toml").write_text(text, "utf-8")
    verdict = judge(MENTOR, day, CORPS, load_rules(folder))
    return verdict, next(one for one in verdict.tried if one.rule == "trial")


def test_a_rule_that_is_only_recorded_gives_nothing_although_it_names_a_period(tmp_path: Path) -> None:
    known, of_known = tried(tmp_path, DURING, rule())
    assert (known.outcome, known.exempted, of_known.outcome) == (Outcome.FREE, True, Outcome.FREE)
    verdict, one = tried(tmp_path, DURING, rule(recorded=True))
    assert (verdict.outcome, verdict.exempted, one.outcome) == (Outcome.DEDUCTED, False, None)
    assert "bygger intet på det" in one.reason.da


@pytest.mark.parametrize("sources", [True, False])
def test_nothing_is_verified_that_names_no_source(tmp_path: Path, sources: bool) -> None:
    _, one = tried(tmp_path, DURING, rule(sources=sources))
    assert one.outcome is Outcome.FREE
    assert (bool(one.references), one.verified) == (sources, sources)


@pytest.mark.parametrize(
    ("day", "exempted"), [(DURING, True), (LAST, True), (LAST.replace(month=7, day=1), False)]
)
def test_a_municipality_has_its_last_day_and_not_the_rules(tmp_path: Path, day: date, exempted: bool) -> None:
    verdict, one = tried(tmp_path, day, rule())
    assert verdict.exempted is exempted
    assert one.until == LAST or not exempted


def test_the_first_of_two_ends_is_the_last_day(tmp_path: Path) -> None:
    _, later = tried(tmp_path, DURING, rule(until=None))
    _, sooner = tried(tmp_path, DURING, rule(until=date(2027, 12, 31)))
    assert (later.until, sooner.until) == (LAST, date(2027, 12, 31))


def test_without_a_demand_of_residence_and_an_end_of_its_own_a_rule_lasts_as_its_municipalities(
    tmp_path: Path,
) -> None:
    text = rule(until=None)
    _, one = tried(tmp_path, DURING, text.replace(text[text.index("[[cond") : text.index("[[muni")], ""))
    assert (one.outcome, one.until) == (Outcome.FREE, LAST)
