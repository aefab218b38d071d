"""The rule book is complete, and every date at which something changes changes it on that day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import mentormatch.eligibility
from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory
from mentormatch.eligibility import Outcome, Period, RuleKind, Verdict, judge, load_rules

RULES = Path(mentormatch.eligibility.__file__).parent / "rules"
DAY = timedelta(days=1)
TODAY = date(2026, 11, 1)
SITUATIONS = list(product(Benefit, Host, WorkCategory))

NATIONAL = {
    *("activity_association", "activity_municipality", "barselsdagpenge", "core_operations"),
    *("dagpenge_hours", "efterloen_hours", "fleks_municipality", "fleksjob", "fleksydelse_hours"),
    *("foertidspension", "folkepension", "jobafklaring", "kontanthjaelp", "kontantydelse"),
    *("ledighedsydelse_association", "no_benefit"),
    *("plan_benefits", "ressourceforloeb", "revalidering", "seniorjob_kompensation_hours", "seniorpension"),
    *("su", "sygedagpenge", "tidlig_pension", "undecided_work", "unpaid_work_municipality"),
}
EXPERIMENTS = {"faerre_barrierer_for_frivillighed", "frihed_til_frivillighed"}
DUTIES = {
    *("employment_act_2027", "hours_in_all", "sygedagpenge_follow_up"),
    *(
        "association_as_way_out",
        "availability",
        "availability_in_experiment",
        "country",
        "country_in_experiment",
        "no_business_link",
    ),
    *("no_employment_duties", "payout_card", "report_to_a_kasse", "rule_225_hours", "tell_caseworker"),
    *("unpaid", "voluntary_organisation", "work_duty_37_hours", "written_decision"),
}


def verdict_on(
    benefit: str | None, host: str, work: str, day: date, residence: str | None = "Herlev", **settings: Any
) -> Verdict:
    """The verdict on a mentor whose corps is in the municipality of residence unless told otherwise."""
    mentor = Mentor("1", benefit=None if benefit is None else Benefit(benefit), residence=residence)
    settings.setdefault("municipality", residence)
    return judge(mentor, day, Settings(host=Host(host), work=WorkCategory(work), **settings))


def test_list_of_rules_is_unchanged() -> None:
    """A rule that disappears by accident changes verdicts in silence."""
    book = load_rules()
    assert {rule.id for rule in book.of_kind(RuleKind.NATIONAL)} == NATIONAL
    assert {rule.id for rule in book.of_kind(RuleKind.EXPERIMENT)} == EXPERIMENTS
    assert {rule.id for rule in book.of_kind(RuleKind.DUTY)} == DUTIES


@pytest.mark.parametrize("benefit", Benefit)
def test_every_situation_has_one_national_rule_today(benefit: Benefit) -> None:
    book = load_rules()
    assert benefit in book.benefits
    for host, work in product(Host, WorkCategory):
        in_force = [
            rule.id
            for rule in book.of_kind(RuleKind.NATIONAL)
            if rule.in_force(benefit, host, work, TODAY) is not None
        ]
        assert len(in_force) == 1, (host, work)


A_KASSE_BENEFITS = ("dagpenge", "efterloen", "seniorjob_kompensation")
CAPS = {"dagpenge": 44, "efterloen": 65, "seniorjob_kompensation": 44}
FREE = {
    *("none", "wage", "folkepension", "kontanthjaelp", "sygedagpenge", "foertidspension", "ressourceforloeb"),
    *("loentilskud", "jobrotation", "handicap_su", "fleksjob"),
}
NO_SOURCE = {"su", "seniorpension", "tidlig_pension", "revalidering", "barselsdagpenge", "jobafklaring"}
ENDED = {
    *("uddannelseshjaelp", "overgangsydelse", "sho_ydelse", "integrationsydelse"),
    *("arbejdsmarkedsydelse", "kontantydelse"),
}


def _by_the_design(benefit: str, host: str, work: str) -> str:
    """The table of the design, for a date after 2018 outside any experiment."""
    if benefit in FREE:
        return "free"
    if benefit in NO_SOURCE or benefit in ENDED:
        return "undetermined"
    if work == "core_operations":
        return "deducted"
    if work == "undecided":
        return "undetermined"
    if benefit in A_KASSE_BENEFITS:
        return {
            ("association", "unpaid_work"): "capped",
            ("association", "activity"): "free",
            ("municipality", "unpaid_work"): "deducted",
            ("municipality", "activity"): "undetermined",
        }[host, work]
    return "free" if host == "association" else "undetermined"


@pytest.mark.parametrize(("benefit", "host", "work"), SITUATIONS)
def test_table_of_the_design(benefit: Benefit, host: Host, work: WorkCategory) -> None:
    verdict = verdict_on(benefit, host, work, TODAY)
    assert verdict.outcome == _by_the_design(benefit, host, work)
    assert not verdict.exempted
    expected = {Outcome.CAPPED: CAPS.get(benefit), Outcome.DEDUCTED: 0}.get(verdict.outcome)
    assert verdict.hours_per_month == expected


@pytest.mark.parametrize(("benefit", "host", "work"), SITUATIONS)
def test_table_of_the_experiment(benefit: Benefit, host: Host, work: WorkCategory) -> None:
    """In Gladsaxe in the autumn of 2018, beside the same day in a municipality outside the experiment."""
    day = date(2018, 11, 1)
    outside = verdict_on(benefit, host, work, day)
    inside = verdict_on(benefit, host, work, day, "Gladsaxe", usually_paid=False)
    if benefit not in (Benefit.DAGPENGE, Benefit.EFTERLOEN):
        assert (inside.outcome, inside.exempted) == (outside.outcome, False)
    elif work is WorkCategory.CORE_OPERATIONS:
        assert (inside.outcome, inside.exempted) == (Outcome.UNDETERMINED, False)
    else:
        assert inside.outcome is Outcome.FREE
        assert inside.exempted == (outside.outcome is not Outcome.FREE)


# ---- the day before and the day of every change, made from the files themselves ----


def _raw_rules() -> dict[str, dict[str, Any]]:
    return {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted(RULES.glob("*.toml"))
        if file.stem != "benefits"
    }


RAW = _raw_rules()
BENEFITS = {
    name: facts
    for name, facts in tomllib.loads((RULES / "benefits.toml").read_text("utf-8")).items()
    if name != "looked_through"
}


def _names(rule: dict[str, Any], period: dict[str, Any], key: str, every: type) -> list[str]:
    found: list[str] = period.get(key, rule.get(key, [member.value for member in every]))
    return found


def _expected(benefit: str, host: str, work: str, day: date) -> tuple[str, Fraction | None]:
    """The national outcome as a person would read it out of the files."""
    facts = BENEFITS[benefit]
    if not facts.get("from", date.min) <= day <= facts.get("until", date.max):
        return "undetermined", None
    for rule in RAW.values():
        for period in rule.get("history", []) if rule["kind"] == "national" else []:
            start = date.min if period["from"] == "always" else period["from"]
            if (
                benefit in _names(rule, period, "benefits", Benefit)
                and host in _names(rule, period, "hosts", Host)
                and work in _names(rule, period, "work", WorkCategory)
                and start <= day <= period.get("until", date.max)
            ):
                hours = None
                if period["outcome"] == "capped":
                    monthly = period["unit"] == "hours_per_month"
                    hours = Fraction(period["value"]) * (1 if monthly else Fraction(52, 12))
                return period["outcome"], Fraction(0) if period["outcome"] == "deducted" else hours
    return "undetermined", None


def _changes() -> Iterator[Any]:
    """Every situation of every period, at its first and last day and the days beside them."""
    for name, rule in RAW.items():
        for number, period in enumerate(
            rule.get("history", []) if rule["kind"] == "national" else [], start=1
        ):
            days = {day for edge in ("from", "until") if isinstance(day := period.get(edge), date)}
            for day in sorted(days):
                yield pytest.param(rule, period, day, id=f"{name}-{number}-{day}")


@pytest.mark.parametrize(("rule", "period", "day"), list(_changes()))
def test_national_rule_changes_on_the_day(rule: dict[str, Any], period: dict[str, Any], day: date) -> None:
    for benefit in _names(rule, period, "benefits", Benefit):
        for host in _names(rule, period, "hosts", Host):
            for work in _names(rule, period, "work", WorkCategory):
                for near in (day - DAY, day, day + DAY):
                    verdict = verdict_on(benefit, host, work, near)
                    assert (verdict.outcome, verdict.hours_per_month) == _expected(benefit, host, work, near)


@pytest.mark.parametrize(
    "benefit", [name for name, facts in BENEFITS.items() if "from" in facts or "until" in facts]
)
def test_benefit_lives_from_its_first_day_to_its_last(benefit: str) -> None:
    facts = BENEFITS[benefit]
    for day in (facts.get("from"), facts.get("until")):
        if day is not None:
            assert verdict_on(benefit, "association", "activity", day).ask != "mentor"
    if "from" in facts:
        before = verdict_on(benefit, "association", "activity", facts["from"] - DAY)
        assert (before.outcome, before.ask) == (Outcome.UNDETERMINED, "mentor")
        if "before" in facts:
            assert facts["before"]["da"] in before.reason.da
    if "until" in facts:
        after = verdict_on(benefit, "association", "activity", facts["until"] + DAY)
        assert (after.outcome, after.ask) == (Outcome.UNDETERMINED, "mentor")
        if "after" in facts:
            assert facts["after"]["en"] in after.reason.en


@pytest.mark.parametrize(
    "town", RAW["frihed_til_frivillighed"]["municipalities"], ids=lambda town: str(town["name"])
)
@pytest.mark.parametrize("benefit", RAW["frihed_til_frivillighed"]["benefits"])
@pytest.mark.parametrize("host", Host)
def test_experiment_begins_and_ends_on_the_day(town: dict[str, Any], benefit: str, host: Host) -> None:
    first = min(
        period["from"]
        for period in RAW["frihed_til_frivillighed"]["history"]
        if host in period.get("hosts", Host)
    )
    days = {first - DAY: False, first: True, town["last_day"]: True, town["last_day"] + DAY: False}
    for day, exempted in days.items():
        verdict = verdict_on(benefit, host, "unpaid_work", day, town["name"], usually_paid=False)
        assert verdict.exempted is exempted, day


DISPUTED = [town for town in RAW["frihed_til_frivillighed"]["municipalities"] if "disputed_until" in town]


@pytest.mark.parametrize("town", DISPUTED, ids=lambda town: str(town["name"]))
@pytest.mark.parametrize("benefit", RAW["frihed_til_frivillighed"]["benefits"])
def test_days_that_sources_disagree_about_are_undetermined(town: dict[str, Any], benefit: str) -> None:
    """Both readings are told, whoever answers for the work; the day after, the rule has ended for certain."""
    for day in (town["last_day"] + DAY, town["disputed_until"]):
        verdict = verdict_on(benefit, "municipality", "unpaid_work", day, town["name"], usually_paid=False)
        assert (verdict.outcome, verdict.ask, verdict.exempted) == (Outcome.UNDETERMINED, "a_kasse", False)
        assert town["disputed"]["da"].rstrip(".") in verdict.reason.da
        said = " ".join(note.da for note in verdict.notes)
        assert "Hvornår forsøget sluttede" in said
        assert "Efter de almindelige regler: fradrag" in said
        # An association's limit of hours holds in any case; that more may be allowed is said.
        capped = verdict_on(benefit, "association", "unpaid_work", day, town["name"], usually_paid=False)
        assert capped.outcome is Outcome.CAPPED
        assert any("kan have været fritaget, men det er uafklaret" in note.da for note in capped.notes)
    after = verdict_on(
        benefit, "municipality", "unpaid_work", town["disputed_until"] + DAY, town["name"], usually_paid=False
    )
    assert after.outcome is Outcome.DEDUCTED


def test_the_seven_and_gentofte_are_those_in_dispute() -> None:
    days = {town["name"]: (town["last_day"], town["disputed_until"]) for town in DISPUTED}
    assert days.pop("Gentofte") == (date(2019, 6, 30), date(2019, 7, 31))
    assert len(days) == 7
    assert "Gladsaxe" not in days
    assert set(days.values()) == {(date(2017, 6, 30), date(2018, 12, 31))}


@pytest.mark.parametrize("name", [name for name, rule in RAW.items() if rule["kind"] == "duty"])
def test_duty_begins_and_ends_on_the_day(name: str) -> None:
    rule = load_rules().rules[name]
    for period in rule.history:
        benefit = min(period.scope.benefits)
        host, work = min(period.scope.hosts), min(period.scope.work)
        for day in (period.start, period.until):
            if day is not None:
                assert rule.in_force(benefit, host, work, day) is period
        if period.start is not None:
            before = rule.in_force(benefit, host, work, period.start - DAY)
            assert before is None or before.until == period.start - DAY
        if period.until is not None:
            after = rule.in_force(benefit, host, work, period.until + DAY)
            assert after is None or after.start == period.until + DAY


# ---- what a rule file owes its reader ----


def test_every_value_has_a_source_or_says_that_it_is_not_verified() -> None:
    for rule in load_rules():
        for period in rule.history:
            sourced = bool(period.sources) or not period.verified
            assert sourced, (rule.id, period.start)


def test_every_value_that_was_seen_names_the_source_that_proves_it() -> None:
    for rule in load_rules():
        for period in rule.history:
            proving = [source for source in period.sources if source.proves]
            assert bool(proving) == period.verified, (rule.id, period.start)
            assert not proving or period.references(date.max)[0] in [one.reference for one in proving]


def test_last_seen_to_hold_is_said_of_what_still_holds_and_lies_in_the_past() -> None:
    book = load_rules()
    for rule in book:
        for period in rule.history:
            if period.last_seen is not None:
                assert period.until is None, rule.id
                assert book.looked_through is not None
                assert period.last_seen <= book.looked_through, rule.id


def test_no_reference_leads_to_a_weak_host_and_no_bill_passes_for_the_act() -> None:
    for rule in load_rules():
        claims = [claim.reference for conflict in rule.conflicts for claim in conflict.claims]
        events = [event.source.reference for event in rule.events if event.source]
        for reference in (*rule.references, *claims, *events):
            assert not re.search(r"scribd|polspy|klima-it", reference.href or ""), reference.title
            if reference.eli is not None:
                assert reference.eli.startswith("https://www.retsinformation.dk/eli/lta/")
                assert "lovforslag L" not in reference.title
        for reference in rule.references:
            if "id=194403" in (reference.href or "") or "_som_fremsat" in (reference.href or ""):
                assert "forslaget, ikke loven" in reference.title


def test_every_address_stands_in_full() -> None:
    for rule in load_rules():
        for reference in rule.references:
            assert reference.href is None or " " not in reference.href
            assert reference.title.strip() == reference.title


def test_texts_differ_between_the_languages() -> None:
    for rule in load_rules():
        assert rule.summary.da != rule.summary.en, rule.id
        for text in (*rule.duties, *rule.notes, *(p.text for p in rule.history if p.text is not None)):
            assert text.da != text.en, rule.id


def test_all_nine_municipalities_of_the_act() -> None:
    assert [term.name for term in load_rules().rules["frihed_til_frivillighed"].municipalities] == [
        *(
            "Fredensborg",
            "Fredericia",
            "Gentofte",
            "Gladsaxe",
            "Odense",
            "Odsherred",
            "Vejle",
            "Vesthimmerland",
        ),
        "Viborg",
    ]


# ---- a past date in the past tense ----


def test_every_duty_and_question_that_held_before_today_has_its_words_about_the_past() -> None:
    book = load_rules()
    missing = [
        (rule.id, text.da)
        for rule in book
        for text in (
            *rule.duties,
            *(period.text for period in rule.history if rule.kind is RuleKind.DUTY and _began(period)),
            *(period.question for period in rule.history if _began(period)),
            *(part for one in rule.conditions for part in (one.text, one.question)),
        )
        if text is not None and text.past is None
    ]
    assert missing == []


def _began(period: Period) -> bool:
    return period.start is None or period.start < TODAY


@pytest.mark.parametrize("day", [date(2013, 9, 1), date(2016, 11, 1), date(2018, 5, 1), date(2024, 3, 1)])
def test_what_goes_with_a_past_date_is_said_in_the_past_tense(day: date) -> None:
    now = re.compile(r"\b(skal|må ikke|Jeg får|tæller|gælder|drives|bliver)\b")
    for benefit, host, work in SITUATIONS:
        for residence in ("Gladsaxe", "Odense", "Herlev", None):
            verdict = verdict_on(benefit, host, work, day, residence)
            asked = [verdict.question] if verdict.question else []
            for text in (*verdict.duties, *verdict.advice, *asked):
                assert not now.search(text.da), (benefit, host, work, residence, text.da)


def test_a_date_that_is_not_past_is_said_in_the_present_tense() -> None:
    verdict = verdict_on("dagpenge", "association", "unpaid_work", TODAY)
    assert any("Arbejdet skal udføres i Danmark" in text.da for text in verdict.duties)
