"""What the first sheet says in words: what to do now, and what the plan rests on."""

from __future__ import annotations

from collections import Counter

from mentormatch.domain import BlankBenefit, Host
from mentormatch.issues import Severity
from mentormatch.locale import Texts
from mentormatch.report.model import Report, UnmatchedReason
from mentormatch.workbook.catalogue import ResultSheet

from . import words
from .context import Context, by_id
from .follow_up import pairs_under_way

MOST_CHANGED = 20
"""Mentors with another verdict who are named in a line each."""


def next_steps(report: Report, context: Context) -> list[tuple[str, str | None]]:
    """Return what there is to do now, in order, each with the sheet to do it in."""
    t, name = context.t, context.name
    waiting = report.counts.youths_eligible - report.counts.youths_matched
    ask = sum(line.verdict.ask is not None for line in report.verdicts)
    faults = sum(issue.severity is not Severity.NOTE for issue in report.issues)
    steps: list[tuple[str, str | None]] = []

    def add(key: str, sheet: str, **values: object) -> None:
        steps.append((t(f"workbook.overview.{key}", sheet=sheet, **values), sheet))

    if any(line.worries for line in report.matches):
        add("next_worry", name(ResultSheet.MATCHES))
    if report.troubles:
        add("next_trouble", context.follow_up_sheet, n=len(report.troubles))
    if report.matches:
        add("next_decide", name(ResultSheet.MATCHES))
    if waiting:
        add("next_waiting", name(ResultSheet.UNMATCHED), n=waiting, why=_why_waiting(report, t))
    if ask:
        add("next_ask", name(ResultSheet.TO_ASK), n=ask)
    if faults:
        add("next_issues", name(ResultSheet.ISSUES), n=faults)
    if report.recruit:
        steps.append((t("workbook.overview.next_recruit"), None))
    if under_way := len(pairs_under_way(report)):
        key = "next_follow_up" if context.follow_up_ready else "next_follow_up_own"
        add(key, context.follow_up_sheet, n=under_way)
    again = t("workbook.overview.next_again")
    if context.day_sheet:
        again = t(
            "workbook.overview.next_day",
            again=again,
            setting=context.day,
            sheet=context.day_sheet,
            as_of=context.fixed or report.as_of,
        )
    steps.append((again, context.day_sheet))
    return steps


def _why_waiting(report: Report, t: Texts) -> str:
    """Say how many wait for which reason, the commonest first."""
    reasons = Counter(
        line.reason for line in report.unmatched if line.reason is not UnmatchedReason.NOT_ELIGIBLE
    )
    if len(reasons) == 1:
        return t(f"workbook.overview.waits_only_{next(iter(reasons)).value}")
    said = [t(f"workbook.overview.waits_{reason.value}", n=n) for reason, n in reasons.most_common()]
    return t("workbook.overview.waits_several", reasons="; ".join(said))


def assumptions(report: Report, t: Texts) -> list[str]:
    """Return what the plan rests on, in words: settings, and answers assumed because nobody gave them."""
    settings, counts = report.settings, report.counts

    def say(key: str, **values: object) -> str:
        return t(f"workbook.assumption.{key}", **values)

    host = f"host_{settings.host.value}"
    if settings.host is Host.MUNICIPALITY and not settings.municipality:
        host += "_unknown"
    paid = {None: "paid_unknown", True: "paid_yes", False: "paid_no"}[settings.usually_paid]
    said = [say(host, municipality=settings.municipality), say(f"work_{settings.work.value}"), say(paid)]
    if counts.mentors_blank_benefit:
        blank = "blank_none" if settings.blank_benefit is BlankBenefit.NONE else "blank_unknown"
        said.append(say(blank, n=counts.mentors_blank_benefit))
    if counts.places_assumed:
        said.append(say("places", n=counts.places_assumed, default=settings.default_places))
    if counts.hours_assumed:
        said.append(say("hours", n=counts.hours_assumed, default=words.hours(settings.default_minutes)))
    if counts.mentors_exempted:
        said.append(say("exempted", n=counts.mentors_exempted))
        said.append(say("exempted_by_answer", n=counts.exempted_by_answer))
    if settings.accept_undetermined:
        called = {line.mentor.id: words.called(line.mentor) for line in report.mentors}
        accepted = sorted(settings.accept_undetermined, key=by_id)
        said.append(say("accepted", ids=", ".join(called.get(mentor, mentor) for mentor in accepted)))
    said.append(say("demands", demands=", ".join(words.demand(d, t) for d in sorted(settings.demands))))
    if settings.unknown_fails:
        named = ", ".join(words.demand(d, t) for d in sorted(settings.unknown_fails))
        said.append(say("unknown_fails", demands=named))
    weights = (
        say("weight", criterion=words.criterion(criterion, t), weight=weight)
        for criterion, weight in sorted(settings.weights.items(), key=lambda item: (-item[1], item[0]))
        if weight
    )
    said.append(say("weights", weights=", ".join(weights)))
    if "draw" in settings.ladder:
        said.append(say("draw", seed=settings.draw_seed))
    if report.solved_again or report.not_solved_again:
        again = say("promises", n=report.solved_again)
        left = report.not_solved_again
        said.append(say("promises_left", said=again, n=left) if left else again)
    return said


def worries(report: Report, t: Texts) -> list[str]:
    """Return a line for each running or approved match that would not be proposed any more, with the reasons."""
    lines = sorted((line for line in report.matches if line.worries), key=lambda line: by_id(line.youth.id))
    return [
        t(
            f"workbook.overview.{line.shown_state}_line",
            youth=words.called(line.youth),
            mentor=words.called(line.mentor),
            why=" ".join(t(f"workbook.worry.{worry}") for worry in line.worries),
        )
        for line in lines
    ]


def changed(report: Report, t: Texts) -> list[str]:
    """Return a line for each mentor whose verdict is another than in the last result, and one for the rest."""
    ordered = sorted(report.changed, key=lambda one: by_id(one.mentor.id))
    said = [
        t(
            "workbook.overview.changed_line",
            mentor=words.called(one.mentor),
            was=t(f"batch.verdict.{one.was}"),
            now=t(f"batch.verdict.{one.now}"),
        )
        for one in ordered[:MOST_CHANGED]
    ]
    if rest := ordered[MOST_CHANGED:]:
        ids = ", ".join(words.called(one.mentor) for one in rest)
        said.append(t("workbook.overview.changed_more", n=len(rest), ids=ids))
    return said
