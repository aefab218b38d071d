"""Prices and proposals of change in words, the same in the workbook and in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from mentormatch.domain import MatchStatus
from mentormatch.locale import Texts
from mentormatch.report.model import Change, Effect, Help, Person, RecruitLine, Report, Way
from mentormatch.workbook.catalogue.choices.statuses import MATCH_STATUS

from . import words


def effect(change: Effect | None, t: Texts) -> str:
    """Say what a change makes of the plan in people and points, and by which goal it is decided.

    ``None`` is a change that there was no time to solve again with.
    """
    if change is None:
        return t("explain.effect.not_solved")
    parts = []
    if change.people:
        form = "more" if change.people > 0 else "less"
        parts.append(t(f"explain.effect.people_{form}", n=abs(change.people)))
    decides = next(((name, n) for name, n in change.goals if n), None)
    if decides and decides[0].partition(":")[0] not in {"matched", "points", "load", "draw"}:
        parts.append(_goal(*decides, t))
    if change.points:
        parts.append(t("explain.effect.points", sign=_sign(change.points), n=abs(change.points)))
    if not parts:
        parts.append(t("explain.effect.same" if change.changes else "explain.effect.nothing"))
    return ", ".join(parts)


def changes(who: Sequence[Change], t: Texts, *, leave_out: Person | None = None) -> str:
    """Say who gets whom; ``leave_out`` is the youth whom the change is about."""
    said = [_change(one, t) for one in who if leave_out is None or one.youth.id != leave_out.id]
    if len(said) > words.MOST_NAMED:
        said = [*said[: words.MOST_NAMED], t("explain.more", n=len(said) - words.MOST_NAMED)]
    return "; ".join(said)


def help_(way: Help, t: Texts) -> str:
    """Say what it takes to give a youth a mentor."""
    mentor = words.called(way.mentor)
    demands = ", ".join(words.demand(name, t) for name in way.demands)
    hours = words.hours(way.minutes)
    parts = [t(f"explain.help.{one}", mentor=mentor, demands=demands, hours=hours) for one in way.ways]
    what = parts[-1] if parts else mentor
    if len(parts) > 1:
        what = t("explain.and", first=", ".join(parts[:-1]), last=parts[-1])
    return t("explain.help.lock", what=what) if way.lock else what


def winners(line: RecruitLine, t: Texts) -> str:
    """Say who would get a mentor, and who would lose one to somebody ahead of them."""
    said = ", ".join(words.called(youth) for youth in line.youths)
    lost = [words.called(one.youth) for one in line.effect.changes if one.after is None]
    return t("explain.recruit.but", winners=said, losers=", ".join(lost)) if lost else said


def decisions(report: Report, t: Texts, most: int = 12) -> list[str]:
    """Say what each decision costs that costs anything: locks and approvals, then pairs kept apart."""
    said = [
        t(
            "explain.decisions.held",
            youth=words.called(line.youth),
            mentor=words.called(line.mentor),
            state=t(f"workbook.state.{line.shown_state}"),
            effect=effect(line.price, t),
        )
        for line in report.matches
        if line.price and costs(line.price)
    ]
    said += [
        t(
            "explain.decisions.rejected",
            youth=words.called(line.youth),
            mentor=words.called(line.mentor),
            effect=effect(line.effect, t),
        )
        for line in report.rejections
        if costs(line.effect)
    ]
    return said if len(said) <= most else [*said[:most], t("explain.more", n=len(said) - most)]


def own_demands(report: Report, t: Texts) -> list[str]:
    """Say what each demand of the corps's own choice costs, and who waits because of it alone."""
    said = []
    for line in report.own_demands:
        name = words.demand(line.demand, t)
        text = t("explain.own_demands.line", demand=name, effect=effect(line.effect, t))
        if who := changes(line.effect.changes, t):
            text = t("explain.own_demands.who", said=text, who=who)
        if line.alone:
            youths = [words.called(youth) for youth in line.alone]
            if len(youths) > words.MOST_NAMED:
                more = t("explain.more", n=len(youths) - words.MOST_NAMED)
                youths = [*youths[: words.MOST_NAMED], more]
            text = t("explain.own_demands.alone", said=text, youths=", ".join(youths))
        said.append(text)
    return said


def costs(price: Effect) -> bool:
    """Whether the plan would be better without a decision."""
    return next((number for _, number in price.goals if number), 0) > 0


def gains(line: Sequence[Help], t: Texts) -> str:
    """Say the changes that would help a youth, one under another, each with what it makes of the plan."""
    return "\n".join(f"{capital(help_(way, t))} → {effect(way.effect, t)}" for way in line)


def how_to(offered: Sequence[tuple[str, Help]], sheet: str, t: Texts) -> list[str]:
    """Say how the coordinator does what is offered to youths, by id; ``sheet`` is where pairs of earlier stand."""
    said = {choice.value: choice.label(t.lang) for choice in MATCH_STATUS}
    running, locked = said[MatchStatus.RUNNING], said[MatchStatus.LOCKED]
    notes = []
    if any(way.lock for _, way in offered):
        notes.append(t("explain.sheet.note_lock", sheet=sheet, locked=locked))
    pair = next((f"{youth} {way.mentor.id}" for youth, way in offered if way.demands), None)
    if pair:
        notes.append(t("explain.sheet.note_waive", sheet=sheet, pair=pair, running=running, locked=locked))
    return notes


def ways_of(line: Help) -> list[str]:
    """Return the ways of a change as JSON has them."""
    return [Way(way).value for way in line.ways]


def _change(one: Change, t: Texts) -> str:
    youth = words.called(one.youth)
    after = None
    if one.after is not None:
        after = words.called(one.after) if one.after.id else t("explain.change.recruit")
    if one.before is None:
        return t("explain.change.gets", youth=youth, after=after)
    if after is None:
        return t("explain.change.loses", youth=youth, before=words.called(one.before))
    return t("explain.change.instead", youth=youth, after=after, before=words.called(one.before))


def _goal(name: str, number: int, t: Texts) -> str:
    goal, _, number_of_class = name.partition(":")
    said = t(f"explain.goal.{goal}", n=abs(number), **{"class": number_of_class})
    return t("explain.effect.decides", goal=said, sign=_sign(number), n=abs(number))


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def _sign(number: int) -> str:
    return "+" if number > 0 else "−"
