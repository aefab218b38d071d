"""What ``check`` of one person takes and says: values in any spelling, and a verdict in words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from mentormatch.locale import Texts

from .console import Console

if TYPE_CHECKING:
    from mentormatch.eligibility import TriedRule, Verdict
    from mentormatch.workbook.catalogue.types import Choice

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # click before 8.4 has no type argument


MOST_HOURS = 31 * 24


class ChoiceType(_Type):
    """A value in any spelling that a sheet may have too: code, Danish, English, synonyms."""

    def __init__(self, name: str, t: Texts) -> None:
        self.name = name
        self.t = t

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value of the domain, or fail with the nearest and all allowed ones."""
        from mentormatch.workbook.cells.parsers import find_choice, nearest_choice

        choices = _choices(self.name)
        found = find_choice(choices, str(value))
        if found is not None:
            return _made(self.name, found.value)
        near = nearest_choice(choices, str(value))
        allowed = ", ".join(_shown(choice, self.t) for choice in choices)
        if near is None:
            message = self.t("cli.check.value", value=value, allowed=allowed)
        else:
            message = self.t("cli.check.value_near", value=value, near=_shown(near, self.t), allowed=allowed)
        raise click.BadParameter(message, ctx=ctx, param=param)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show a heading rather than the long list of values."""
        return self.t("cli.rules.head.value").upper()


class MunicipalityType(_Type):
    """One of the 98 municipalities, however it is spelt; ``abroad``: or a place that is like none of them."""

    name = "municipality"

    def __init__(self, t: Texts, *, abroad: bool = False) -> None:
        self.t = t
        self.abroad = abroad

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the official name, or fail with the nearest."""
        from mentormatch.workbook.cells.municipality import municipality, nearest_municipality
        from mentormatch.workbook.cells.parsers import Noted

        found = municipality(str(value))
        if isinstance(found, str):
            return found
        if self.abroad and isinstance(found, Noted):
            return str(found.value)
        near = nearest_municipality(str(value))
        key = "cli.check.not_municipality_near" if near else "cli.check.not_municipality"
        raise click.BadParameter(self.t(key, value=value, near=near), ctx=ctx, param=param)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show the word for it in the user's language."""
        return self.t("cli.rules.head.municipality").upper()


class HoursType(_Type):
    """Hours a month, with a point or a comma; never more than the longest month has."""

    name = "hours"

    def __init__(self, t: Texts) -> None:
        self.t = t

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Return the hours exactly, or fail with what was expected."""
        text = str(value).strip().replace(",", ".")
        if re.fullmatch(r"\d{1,3}(\.\d{1,6})?", text) and Fraction(text) <= MOST_HOURS:
            return Fraction(text)
        raise click.BadParameter(
            self.t("cli.check.not_hours", value=value, most=MOST_HOURS), ctx=ctx, param=param
        )


def _choices(name: str) -> tuple[Choice, ...]:
    from mentormatch.workbook.catalogue.choices.answers import YES_NO
    from mentormatch.workbook.catalogue.choices.benefits import BENEFITS
    from mentormatch.workbook.catalogue.choices.settings import HOSTS, WORK

    return {
        "benefit": BENEFITS,
        "host": HOSTS,
        "work": WORK,
        "usually_paid": YES_NO,
    }[name]


def _made(name: str, code: str) -> object:
    from mentormatch.domain import Benefit, Host, WorkCategory

    if name == "usually_paid":
        return code == "yes"
    return {"benefit": Benefit, "host": Host, "work": WorkCategory}[name](code)


def _shown(choice: Choice, t: Texts) -> str:
    """A choice as it is typed: in English the code, which needs no quotation marks."""
    return choice.da if t.lang == "da" else str(choice.value)


def headline(verdict: Verdict, t: Texts) -> str:
    """Say a verdict in a few words: ``op til 44 timer om måneden``, ``fradrag``."""
    from mentormatch.eligibility import Outcome

    if verdict.outcome is Outcome.CAPPED:
        said = t("cli.check.capped", hours=verdict.hours_per_month)
    else:
        said = t(f"eligibility.outcome.{verdict.outcome}")
    return t("cli.check.exempted", outcome=said) if verdict.exempted else said


def show_verdict(
    verdict: Verdict,
    offer: Fraction | None,
    elsewhere: Fraction,
    console: Console,
    *,
    explain: bool = False,
    every: bool = False,
) -> None:
    """Show a verdict: in five lines at most, or with everything that goes along.

    Args:
        verdict: what to show.
        offer: hours a month that the person offers; ``None``: nobody said.
        elsewhere: hours a month of such work that the person gives elsewhere.
        console: where to.
        explain: show everything: duties, notes, the rules tried, their conditions and all their sources.
        every: ``explain``, with the rules that cannot matter at this place and date too.
    """
    t = console.t
    offered = "" if offer is None else _offered(verdict, offer, elsewhere, t)
    console.result(t("cli.check.as_of", as_of=verdict.as_of, outcome=headline(verdict, t)))
    console.result(" ".join(filter(None, [verdict.reason.get(t.lang), offered])))
    if explain or every:
        _show_all(verdict, console, every=every)
    else:
        _show_short(verdict, console)


def _show_short(verdict: Verdict, console: Console) -> None:
    """What to do, what is in doubt, and the source: a line each, where there is something to say."""
    from mentormatch.eligibility.plain import authority_name, reference_text

    t = console.t
    if verdict.ask is not None:
        asked = verdict.question.get(t.lang) if verdict.question else ""
        who = authority_name(verdict.ask, t.lang)
        console.result(t("cli.check.ask_short", authority=who, question=asked).rstrip())
    elif verdict.duties:
        n = len(verdict.duties)
        console.result(t("cli.check.duties_short", n=n, first=verdict.duties[0].get(t.lang)))
    if len(verdict.notes) == 1:
        console.result(t("cli.check.note_short", note=verdict.notes[0].get(t.lang)))
    elif verdict.disputes:
        about = " ".join(text.get(t.lang) for text in verdict.disputes)
        console.result(t("cli.check.disputes_short", n=len(verdict.notes), about=about))
    elif verdict.notes:
        console.result(t("cli.check.notes_short", n=len(verdict.notes)))
    if verdict.tried:
        first = verdict.tried[0]
        address = first.references[0].address if first.references else None
        parts = [
            f"{reference_text(first, t.lang)}{f' <{address}>' if address else ''}",
            seen(first, t) if first.references else "",
        ]
        console.result(t("cli.check.source_short", source="; ".join(filter(None, parts))))
    console.message(t("cli.check.explain_next"))


def _show_all(verdict: Verdict, console: Console, *, every: bool) -> None:
    """Everything that goes along with a verdict, the most important first."""
    from mentormatch.eligibility.plain import authority_name

    t = console.t
    if verdict.ask is not None:
        console.result()
        console.result(t("cli.check.ask", authority=authority_name(verdict.ask, t.lang)))
        if verdict.question is not None:
            console.result(f"  {verdict.question.get(t.lang)}")
    for key, texts in (("duties", verdict.duties), ("advice", verdict.advice), ("notes", verdict.notes)):
        if texts:
            console.result()
            console.result(t(f"cli.check.{key}"))
            for text in texts:
                console.result(f"  - {text.get(t.lang)}")
    console.result()
    _show_tried(verdict, console, every=every)


def _offered(verdict: Verdict, offer: Fraction, elsewhere: Fraction, t: Texts) -> str:
    from mentormatch.eligibility import Outcome

    if verdict.outcome is Outcome.DEDUCTED:
        return t("cli.check.not_usable", offer=offer)
    if verdict.outcome is Outcome.UNDETERMINED:
        return t("cli.check.not_known", offer=offer)
    cap = verdict.hours_per_month
    if cap is not None and elsewhere:
        left = max(cap - elsewhere, Fraction(0))
        key = "cli.check.above_elsewhere" if offer > left else "cli.check.within_elsewhere"
        return t(key, offer=offer, cap=cap, left=left, elsewhere=elsewhere)
    if cap is not None and offer > cap:
        return t("cli.check.above", offer=offer, cap=cap)
    return t("cli.check.within", offer=offer)


def _show_tried(verdict: Verdict, console: Console, *, every: bool) -> None:
    """A line for each rule, and below it where the rule stands."""
    t = console.t
    shown = [tried for tried in verdict.tried if tried.possible or every]
    if not shown:
        console.result(t("cli.check.no_rules"))
        return
    console.result(t("cli.check.tried"))
    for tried in shown:
        outcome = tried.outcome or "not_applicable"
        console.result(
            f"{'*' if tried.decisive else ' '} {tried.rule}: {t(f'eligibility.outcome.{outcome}')}."
            f" {tried.reason.get(t.lang)}"
        )
        _show_standing(tried, console)


def _show_standing(tried: TriedRule, console: Console) -> None:
    """Say where a rule stands: dates, what was seen, all its sources, and how its conditions stand."""
    from mentormatch.eligibility.plain import reference_text

    t = console.t
    dates = [
        f"{t('cli.check.head.from')} {tried.in_force_from.isoformat()}" if tried.in_force_from else "",
        f"{t('cli.check.head.until').lower()} {tried.until.isoformat()}" if tried.until else "",
        seen(tried, t) if tried.references else "",  # below stands that no source was found
    ]
    if tried.outcome is not None and any(dates):
        console.result(f"    {'; '.join(part for part in dates if part)}")
    address = tried.references[0].address if tried.references else None
    console.result(f"    {reference_text(tried, t.lang)}{f' <{address}>' if address else ''}")
    for other in tried.references[1:]:
        console.result(f"    {other.title}{f' <{other.address}>' if other.address else ''}")
    console.result(
        f"    {t('cli.check.confidence', confidence=t(f'eligibility.confidence.{tried.confidence}'))}"
    )
    for condition in tried.conditions:
        console.result(f"    [{t(f'eligibility.state.{condition.state}')}] {condition.text.get(t.lang)}")


def seen(tried: TriedRule, t: Texts) -> str:
    """Say two things apart: whether the value was seen in a source, and when it was last seen to hold."""
    if not tried.verified:
        first = t("eligibility.not_verified")
    elif tried.seen_in is None:
        first = t("eligibility.verified_undated")
    else:
        first = t("eligibility.verified", year=str(tried.seen_in))
    if tried.until is not None:
        return first
    if tried.last_seen is None:
        return f"{first}; {t('eligibility.last_seen_unknown')}"
    return f"{first}; {t('eligibility.last_seen', day=tried.last_seen)}"
