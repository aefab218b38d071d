"""A report's facts in words, the same in the workbook and in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from mentormatch.domain import Criterion
from mentormatch.eligibility import TriedRule
from mentormatch.locale import Texts
from mentormatch.report.follow_up import Month, Trouble
from mentormatch.report.kind_words import day_slot
from mentormatch.report.model import (
    LevelLine,
    MatchLine,
    MentorLine,
    Person,
    PointPart,
    Report,
    UnmatchedLine,
    UnmatchedReason,
)
from mentormatch.workbook.catalogue.choices.demands import WAIVABLE_DEMANDS
from mentormatch.workbook.catalogue.choices.settings import CRITERIA, DEMANDS

_WISHES = frozenset({Criterion.WISHED, Criterion.GENDER})
_SHARED = frozenset({Criterion.INTERESTS, Criterion.TRADE, Criterion.TIMES, Criterion.LANGUAGE})
MOST_NAMED = 4
"""People named in one cell; the others are counted."""


def called(person: Person) -> str:
    """Return a person's name with the id, or the id alone."""
    return f"{person.name} ({person.id})" if person.name else person.id


def criterion(name: Criterion, t: Texts) -> str:
    """Return what a criterion is called."""
    return CRITERIA[name][0 if t.lang == "da" else 1]


def demand(name: str, t: Texts) -> str:
    """Return what a demand is called; ``name`` as in a report's ``shut_out``."""
    for choice in DEMANDS:
        if choice.value == name:
            return choice.label(t.lang)
    return t(f"workbook.shut.{name}")


def not_priced(report: Report) -> str:
    """Return the key of the text that says why changes to a plan have no prices."""
    some = report.counts.youths_eligible and report.counts.mentors_eligible
    return "explain.nothing_priced" if some else "explain.nobody_to_price"


def pair_reasons(line: MatchLine, t: Texts) -> str:
    """Say why these two: ``Fælles interesser: fodbold (100); Kan begge tirsdag aften (75)``."""
    parts = [
        t("workbook.reason.points", text=_part(part, t), points=part.points)
        for part in sorted(line.parts, key=lambda part: (-part.points, part.criterion))
        if part.points > 0
    ]
    return "; ".join(parts) if parts else t("workbook.reason.none")


def waivers(line: MatchLine, t: Texts) -> str:
    """Say which demands do not hold for the two because a person has waived them, and which waivers do nothing."""
    names = {choice.value: choice.label(t.lang) for choice in WAIVABLE_DEMANDS}
    said = []
    for key, demands in (("needed", line.waived), ("in_vain", line.waived_in_vain)):
        if demands:
            said.append(t(f"workbook.waiver.{key}", demands=_listed([names[one] for one in demands], t)))
    return " ".join(said)


def shared(parts: Sequence[PointPart], t: Texts) -> str:
    """Say to two people what they share: no points, and nothing about wishes, ages or addresses."""
    said = []
    for part in parts:
        if part.criterion in _SHARED and part.points > 0 and part.shared:
            times = part.criterion is Criterion.TIMES
            what = [day_slot(one, t) for one in part.shared] if times else part.shared
            said.append(t(f"letters.shared.{part.criterion.value}", shared=_listed(what, t)))
    return "; ".join(said)


def _listed(what: Sequence[str], t: Texts) -> str:
    """Write ``fodbold, madlavning og musik``."""
    return t("explain.and", first=", ".join(what[:-1]), last=what[-1]) if what[1:] else what[0]


def pair_unknown(line: MatchLine, t: Texts) -> str:
    """Say which criteria lacked an answer. Having no wish is not a missing answer."""
    missing = (part for part in line.parts if not part.known and part.criterion not in _WISHES)
    return ", ".join(criterion(part.criterion, t) for part in missing)


def unmatched_reason(line: UnmatchedLine, t: Texts) -> str:
    """Say in words why a youth has no mentor."""
    if line.reason is UnmatchedReason.NOT_ELIGIBLE:
        faults = "; ".join(t(f"workbook.own_fault.{fault}") for fault in line.own_faults)
        return t("workbook.none.not_eligible", faults=faults)
    if line.reason is UnmatchedReason.NOBODY_ALLOWED:
        return t("workbook.none.nobody_allowed")
    taken = [_taken(mentor, youths, t) for mentor, youths in line.taken_by[:MOST_NAMED]]
    if len(line.taken_by) > MOST_NAMED:
        taken.append(t("workbook.none.more", n=len(line.taken_by) - MOST_NAMED))
    form = {1: "one", 2: "two"}.get(line.allowed, "other")
    said = t(f"workbook.none.all_taken_{form}", n=line.allowed, taken="; ".join(taken))
    if not line.ahead:
        return said
    first = [t(f"workbook.ahead.{what.value}", n=n) for what, n in line.ahead]
    return t("workbook.none.ahead", said=said, ahead=_listed(first, t))


def shut_out(line: UnmatchedLine, t: Texts) -> str:
    """Say which demands shut how many mentors out."""
    return ", ".join(t("workbook.shut.count", demand=demand(name, t), n=n) for name, n in line.shut_out)


def mentor_remark(line: MentorLine, t: Texts) -> str:
    """Say why a mentor's offer was cut, or why the mentor is not in this run."""
    said = []
    if line.too_many_minutes and line.minutes_limit is not None:
        by = "law" if line.limit_is_legal else "own"
        over = t(
            f"workbook.mentors.over_{by}", used=hours(line.minutes_used), limit=hours(line.minutes_limit)
        )
        said.append(over)
    if line.too_many_places:
        said.append(t("workbook.mentors.over_places", used=line.used, places=line.places))
    if line.kept:
        names = ", ".join(called(one) for one in line.kept)
        said.append(t("workbook.mentors.kept", n=len(line.kept), names=names))
    if line.offer_cut:
        said.append(t("workbook.mentors.cut"))
    if line.minutes_elsewhere:
        said.append(t("workbook.mentors.elsewhere", hours=hours(line.minutes_elsewhere)))
    if not line.available and line.away:
        said.append(t("workbook.mentors.away", why=", ".join(t(f"workbook.away.{why}") for why in line.away)))
    return ". ".join(said)


def level_value(value: int | tuple[int, ...], t: Texts) -> str:
    """Write a level's value; a vector class for class, the highest first."""
    return t.number(value) if isinstance(value, int) else ", ".join(map(t.number, value))


def level_statement(level: LevelLine, t: Texts) -> str:
    """Say on whose word a level's bound rests."""
    if level.proven or level.by == "gap":
        return t("workbook.by.cases", n=level.cases) if level.cases else t(f"workbook.by.{level.by}")
    return t("workbook.by.unproven")


def rule_value(rule: TriedRule, t: Texts) -> str:
    """Write a rule's value with its unit."""
    if rule.value is None or rule.unit is None:
        return ""
    return t(f"workbook.verdicts.{rule.unit.value}", value=rule.value)


def hours(minutes: int) -> Fraction:
    """Return minutes as hours, exactly."""
    return Fraction(minutes, 60)


def _taken(mentor: Person, youths: Sequence[Person], t: Texts) -> str:
    if not youths:
        return t("workbook.none.taken_alone", mentor=called(mentor))
    named = ", ".join(youth.id for youth in youths)
    return t("workbook.none.taken", mentor=called(mentor), youths=named)


def _part(part: PointPart, t: Texts) -> str:
    match part.criterion:
        case Criterion.NEARNESS:
            return _near(part, t)
        case Criterion.TIMES:
            return t("workbook.reason.times", shared=", ".join(day_slot(slot, t) for slot in part.shared))
        case _:
            return t(f"workbook.reason.{part.criterion.value}", shared=", ".join(part.shared))


def _near(part: PointPart, t: Texts) -> str:
    """Say how near two people live: about so many km, or in one municipality where a postcode is not known."""
    apart = "".join(part.shared).removesuffix(" km")
    if not apart.isdecimal():
        return t("workbook.reason.near_municipality", shared=apart)
    return t("workbook.reason.near_0") if apart == "0" else t("workbook.reason.near", n=apart)


def lowest(trouble: Trouble) -> int:
    """Return a pair's lowest answer among those that give cause, by which the worst comes first."""
    return min((sign.value for sign in trouble.signs), default=10)


def trouble(trouble: Trouble, t: Texts) -> str:
    """Return why a pair is to be looked at: ``trivsel 3 (før 8); ikke længere i uddannelse eller job``."""
    said = [
        t(
            f"workbook.trouble.{sign.measure}"
            if sign.before is None
            else f"workbook.trouble.{sign.measure}_before",
            value=sign.value,
            before=sign.before,
        )
        for sign in trouble.signs
    ]
    if trouble.left:
        said.append(t("workbook.trouble.left"))
    if trouble.not_met:
        said.append(t("workbook.trouble.not_met"))
    return "; ".join(said)


def month(first: date, t: Texts) -> str:
    """Return a month as the overview's narrow columns have it: ``okt. 2026``."""
    names = t.lookup("common.months")
    assert isinstance(names, list)  # noqa: S101  # a fault of the locale file, found by its test
    name = str(names[first.month - 1])
    return f"{name if len(name) <= 4 else name[:3] + '.'} {first.year}"


def trend(months: Sequence[Month], t: Texts) -> str:
    """Return the trend in words, for whoever hears the sheet read aloud."""

    def shown(value: Fraction | None) -> str:
        return "–" if value is None else t.number(value, 1)

    said = [
        t(
            "workbook.overview.trend_said",
            month=month(one.first, t),
            wellbeing=shown(one.wellbeing),
            cooperation=shown(one.cooperation),
        )
        for one in months
    ]
    return "; ".join(said)
