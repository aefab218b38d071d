"""Situations kept outside the rule book, judged by a reader of the sources: the program must come to the same."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import Text, judge

SITUATIONS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("situations.toml").read_text("utf-8")
)["situation"]
KEYS = {
    *("source", "situation", "date", "benefit", "host", "work", "residence", "municipality"),
    *("usually_paid", "own_usually_paid"),  # what is known
    *("verdict", "hours_per_month", "exempted", "ask", "rests_on", "confidence", "reference"),
    *("says", "says_not", "duties", "duties_not", "advises"),  # what must be said, and where
}


def test_there_are_sixty_and_all_their_words_are_known() -> None:
    assert len(SITUATIONS) >= 60
    assert {key for one in SITUATIONS for key in one} <= KEYS
    assert len(
        {str({k: v for k, v in one.items() if k not in {"source", "situation"}}) for one in SITUATIONS}
    ) == len(SITUATIONS)


@pytest.mark.parametrize("one", [pytest.param(one, id=one["situation"]) for one in SITUATIONS])
def test_the_program_judges_as_the_sources_do(one: dict[str, Any]) -> None:
    assert isinstance(one["date"], date)
    mentor = Mentor(
        "1",
        benefit=Benefit(one["benefit"]),
        residence=one.get("residence"),
        usually_paid=one.get("own_usually_paid"),
    )
    settings = Settings(
        municipality=one.get("municipality", one.get("residence")),
        host=Host(one["host"]),
        work=WorkCategory(one["work"]),
        usually_paid=one.get("usually_paid"),
    )
    verdict = judge(mentor, one["date"], settings)
    hours = one.get("hours_per_month", {"deducted": "0"}.get(one["verdict"]))
    assert (verdict.outcome, verdict.hours_per_month) == (one["verdict"], hours and Fraction(hours)), one[
        "source"
    ]
    assert verdict.exempted == one.get("exempted", False)
    assert verdict.rests_on_answer == one.get("rests_on")
    assert (verdict.ask is None) == (one["verdict"] != "undetermined")
    assert verdict.ask == one.get("ask", verdict.ask)
    first = verdict.tried[0]
    assert first.confidence == one.get("confidence", first.confidence)
    assert one.get("reference", "") in (first.references[0].title if first.references else "")
    question = [verdict.question] if verdict.question else []
    everything = _words(verdict.reason, *verdict.duties, *verdict.advice, *verdict.notes, *question)
    for key, words in (
        ("says", everything),
        ("duties", _words(*verdict.duties)),
        ("advises", _words(*verdict.advice)),
    ):
        assert [wanted for wanted in one.get(key, ()) if wanted not in words] == []
    assert [unwanted for unwanted in one.get("says_not", ()) if unwanted in everything] == []
    assert [unwanted for unwanted in one.get("duties_not", ()) if unwanted in _words(*verdict.duties)] == []


def _words(*texts: Text) -> str:
    return " ".join(text.da for text in texts)
