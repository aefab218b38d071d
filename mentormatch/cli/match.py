"""``mentormatch match``: from lists to a result workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode, UsageProblem
from mentormatch.locale import Texts

from . import offer, options
from .compare import tell_what_if
from .console import Console, issue_data
from .opening import open_file
from .rules import own_rules
from .shell_words import quoted

if TYPE_CHECKING:
    from mentormatch.application import Outcome
    from mentormatch.report.model import Report


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @options.books(t)
    @options.output(t)
    @options.force(t)
    @options.in_place(t)
    @options.as_of(t)
    @options.leave_out_errors(t)
    @options.blank_benefit(t)
    @options.settings(t)
    @options.column_map(t)
    @options.password_file(t)
    @own_rules(t)
    @options.open_after(t)
    @offer.no_input(t)
    @click.option(
        "--what-if", "changes", multiple=True, metavar=t("what_if.metavar"), help=t("what_if.option")
    )
    def match(
        console: Console,
        *,
        books: tuple[Path, ...],
        output: Path | None,
        force: bool,
        in_place: bool,
        as_of: date | None,
        leave_out_errors: bool,
        blank_benefit: str | None,
        settings: tuple[str, ...],
        mapping: tuple[str, ...],
        kinds: tuple[str, ...],
        map_file: Path | None,
        password_file: Path | None,
        open_after: bool,
        no_input: bool,
        changes: tuple[str, ...],
    ) -> int:
        from mentormatch import application

        if changes and (output or force or in_place):
            raise UsageProblem("what_if.no_output")
        if in_place and output:
            raise UsageProblem("error.in_place_output")
        given = options.given_settings(settings, as_of, blank_benefit, console.t)
        request = application.Request(
            books=books,
            settings=given,
            mapping=options.given_mapping(mapping, kinds, map_file, console, books),
            leave_out_errors=leave_out_errors,
            today=clock.today(),
            lang=console.chosen_lang,
            follow=console.follow,
            spoken=console.t.lang,
            password=options.password(password_file, console),
            fallback=options.state_folder(),
        )
        if changes:
            try:
                return tell_what_if(application.what_if(request, changes, progress=console.progress), console)
            except application.InputStopped as stopped:
                options.tell_stopped(stopped, console)
                raise
        while True:
            try:
                done = application.match(
                    request, output=output, force=force, in_place=in_place, progress=console.progress
                )
            except application.InputStopped as stopped:
                options.tell_stopped(stopped, console, open_after=open_after)
                told: dict[str, str] | None = offer.accepted_after(stopped, books, console, no_input=no_input)
            else:
                _tell_outcome(done, console)
                told = offer.accepted(done.proposals, books, console, no_input=no_input)
                if told is not None and not in_place:
                    output, force = (
                        output or done.output,
                        True,
                    )  # what was just written; a backup of it is kept
            if told is None:
                if open_after:
                    open_file(done.output, console)
                return int(ExitCode.DONE if done.report.matches else ExitCode.NOBODY)
            request = replace(request, mapping={**request.mapping, **told})
            no_input = True  # one question

    return options.command(t, "match", match)


def _tell_outcome(done: Outcome, console: Console) -> None:
    """Say what came out, in words or as JSON, and what columns that were not read may mean."""
    from .proposed import proposal_data, tell_proposals

    console.follow(done.lang)
    if console.as_json:
        proposal = proposal_data(done.proposals, console, written=True)
        console.data({**summary(done, console.t), "proposal": proposal})
        return
    _tell(done, console)
    if not console.quiet:
        tell_proposals(done.proposals, console, written=True)


def summary(done: Outcome, t: Texts) -> dict[str, Any]:
    """Return the JSON of a match (docs/reference.md)."""
    from .contact import contact_data
    from .ended import ended_data
    from .missing import missing_data
    from .unanswered import unanswered_data

    report = done.report
    counts = report.counts
    severities = [issue.severity.value for issue in report.issues]
    return {
        "as_of": report.as_of.isoformat(),
        "youths": {
            "read": counts.youths_read,
            "eligible": counts.youths_eligible,
            "matched": counts.youths_matched,
        },
        "mentors": {
            "read": counts.mentors_read,
            "eligible": counts.mentors_eligible,
            "places": counts.places,
        },
        "pairs": [
            {
                "youth": line.youth.id,
                "mentor": line.mentor.id,
                "points": line.points,
                "state": line.state.value,
            }
            for line in report.matches
        ],
        "unmatched": [
            {"youth": line.youth.id, "reason": line.reason.value}
            for line in report.unmatched
            if line.reason.value != "not_eligible"
        ],
        "not_eligible": [
            {"youth": line.youth.id, "reasons": list(line.own_faults)}
            for line in report.unmatched
            if line.reason.value == "not_eligible"
        ],
        "follow_up": [
            {
                "youth": one.youth,
                "mentor": one.mentor,
                "day": one.day.isoformat(),
                **{sign.measure: {"value": sign.value, "before": sign.before} for sign in one.signs},
                "left": one.left,
                "not_met": one.not_met,
            }
            for one in report.troubles
        ],
        "levels": [
            {
                "goal": level.goal,
                "value": list(level.value) if isinstance(level.value, tuple) else level.value,
                "bound": list(level.bound) if isinstance(level.bound, tuple) else level.bound,
                "proven": level.proven,
                "by": level.by,
                **({"cases": level.cases} if level.cases else {}),
            }
            for level in report.levels
        ],
        "optimal": report.optimal,
        "issues": {
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "list": [issue_data(issue, t) for issue in report.issues],
        },
        "promises": {"solved_again": report.solved_again, "left_out": report.not_solved_again},
        "left_out": [gone.name for gone in done.left_out],
        "not_found": [
            {"code": one.code, "cause": one.cause(t.lang), "remedy": one.remedy(t.lang)}
            for one in done.not_found
        ],
        "ended": ended_data(report.ended),
        **contact_data(report),
        "unanswered": unanswered_data(report.unanswered),
        **missing_data(report.missing, t),
        "output": str(done.output),
        "backup": str(done.backup) if done.backup else None,
        "seconds": done.seconds,
    }


def _tell(done: Outcome, console: Console) -> None:
    """Say the result in words: what came out, what to look at first, what to do next."""
    from mentormatch.workbook.result.words import called

    from .contact import tell_contact
    from .ended import tell_ended
    from .missing import tell_missing
    from .unanswered import tell_unanswered

    t, report = console.t, done.report
    counts = report.counts
    loud = [issue for issue in report.issues if issue.severity.value != "note"]
    everything = t("cli.more_where.sheet", sheet=t("workbook.sheet.issues"))
    console.issues(loud, () if console.quiet else done.proposals, everything)
    for issue in done.not_found:
        console.message(f"• {issue.cause(t.lang)} {issue.remedy(t.lang)}")
    tell_missing(report.missing, console)
    tell_contact(report, console)
    tell_ended(report.ended, console)
    tell_unanswered(report.unanswered, report.settings, console)
    from mentormatch.domain.settings import BlankBenefit
    from mentormatch.workbook.reading.benefits_elsewhere import benefits_unread

    elsewhere = benefits_unread(report.issues, done.proposals)
    if (
        counts.mentors_blank_benefit
        and report.settings.blank_benefit is BlankBenefit.UNKNOWN
        and not elsewhere
    ):
        console.message(t("cli.match.blank", n=counts.mentors_blank_benefit))
    worries = [f"{called(line.youth)}–{called(line.mentor)}" for line in report.matches if line.worries]
    if worries:
        console.result(t("cli.match.kept_worry", n=len(worries), ids=", ".join(worries)))
    if report.changed:
        ids = ", ".join(called(one.mentor) for one in report.changed)
        console.result(t("cli.match.verdicts_changed", n=len(report.changed), ids=ids))
    if report.troubles:
        names = {
            (line.youth.id, line.mentor.id): f"{called(line.youth)}–{called(line.mentor)}"
            for line in report.matches
        }
        pairs = ", ".join(names[one.youth, one.mentor] for one in report.troubles)
        sheet = t("workbook.sheet.overview")
        console.result(t("cli.match.troubled", n=len(report.troubles), ids=pairs, sheet=sheet))
    console.result(t("cli.match.as_of", as_of=report.as_of))
    said = "matched" if counts.youths_matched or not counts.youths_eligible else "matched_none"
    console.result(t(f"cli.match.{said}", n=counts.youths_eligible, matched=counts.youths_matched))
    if out := counts.youths_read - counts.youths_eligible:
        console.result(t("cli.match.left_out_youths", n=out, sheet=t("workbook.sheet.unmatched")))
    console.result(
        t(
            "cli.match.mentors",
            n=counts.mentors_read,
            eligible=counts.mentors_eligible,
            room=t("cli.match.room", n=counts.places),
            used=counts.places_used,
        )
    )
    if done.backup:
        console.message(t("cli.match.backup", path=done.backup), done.backup)
    waiting = counts.youths_eligible - counts.youths_matched
    if waiting:
        console.result(t("cli.match.waiting", n=waiting))
    if not report.matches:
        console.result(t("cli.match.nobody", path=done.output), done.output)
        return
    console.result(
        t("cli.match.optimal") if report.optimal else t("cli.match.not_optimal", levels=_gaps(report, t))
    )
    console.result(t("cli.match.written", path=done.output), done.output)
    console.message(
        t(
            "cli.match.next",
            overview=t("workbook.sheet.overview"),
            sheet=t("workbook.sheet.matches"),
            path=quoted(done.output),
        )
    )


def _gaps(report: Report, t: Texts) -> str:
    """Name the goals that the proof does not show to be the best, with value and bound where they differ."""
    return "; ".join(
        t(
            "cli.match.engine_word" if level.proven else "cli.match.gap",
            goal=t(f"workbook.goal.{level.goal}"),
            value=str(level.value),
            bound=str(level.bound),
        )
        for level in report.levels
        if level.by not in ("certificate", "cases")
    )
