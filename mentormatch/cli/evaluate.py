"""``mentormatch evaluate``: what the exemption made possible."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console
from .opening import open_file
from .rules import own_rules
from .shell_words import quoted

if TYPE_CHECKING:
    from mentormatch.application.evaluating import Evaluated
    from mentormatch.report.evaluation.model import Figures

    _Type = click.ParamType[date | Path | None]
else:
    _Type = click.ParamType  # click before 8.4 has no type argument

NATIONAL = ("national", "landsdækkende")


class AgainstType(_Type):
    """What to compare with: ``national``, a date, or a folder of rule files."""

    name = "against"

    def __init__(self, t: Texts) -> None:
        self.t = t

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | Path | None:
        """Return a date or a folder; ``None`` for the national rules."""
        if value.casefold() in NATIONAL:
            return None
        if Path(value).is_dir():
            return Path(value)
        if not value[:1].isdigit():
            self.fail(self.t("evaluate.error.against", value=value), param, ctx)
        return options.DateType(self.t).convert(value, param, ctx)


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @options.books(t)
    @click.option(
        "--against",
        type=AgainstType(t),
        default=NATIONAL[0],
        show_default=True,
        metavar=t("evaluate.option.against_metavar"),
        help=t("evaluate.option.against"),
    )
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar=t("cli.metavar.out"),
        help=t("evaluate.option.output"),
    )
    @click.option(
        "--page",
        type=click.Path(path_type=Path),
        metavar=t("cli.metavar.out"),
        help=t("evaluate.option.page"),
    )
    @click.option(
        "--earlier",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar=t("cli.metavar.book"),
        help=t("evaluate.option.earlier"),
    )
    @click.option(
        "--keep-running",
        type=click.Choice(["yes", "no"]),
        default="no",
        show_default=True,
        help=t("evaluate.option.keep_running"),
    )
    @click.option("--mask/--no-mask", default=True, show_default=True, help=t("evaluate.option.mask"))
    @options.force(t)
    @options.as_of(t)
    @options.leave_out_errors(t)
    @options.blank_benefit(t)
    @options.settings(t)
    @options.column_map(t)
    @options.password_file(t)
    @own_rules(t)
    @options.open_after(t)
    def evaluate(
        console: Console,
        *,
        books: tuple[Path, ...],
        against: date | Path | None,
        output: Path | None,
        page: Path | None,
        earlier: tuple[Path, ...],
        keep_running: str,
        mask: bool,
        force: bool,
        as_of: date | None,
        leave_out_errors: bool,
        blank_benefit: str | None,
        settings: tuple[str, ...],
        mapping: tuple[str, ...],
        kinds: tuple[str, ...],
        map_file: Path | None,
        password_file: Path | None,
        open_after: bool,
    ) -> int:
        from mentormatch.application import InputStopped, Request
        from mentormatch.application.evaluating import evaluate as work_out

        request = Request(
            books=books,
            settings=options.given_settings(settings, as_of, blank_benefit, console.t),
            mapping=options.given_mapping(mapping, kinds, map_file, console, books),
            leave_out_errors=leave_out_errors,
            today=clock.today(),
            lang=console.chosen_lang,
            follow=console.follow,
            spoken=console.t.lang,
            password=options.password(password_file, console),
            fallback=options.state_folder(),
        )
        try:
            done = work_out(
                request,
                against=against,
                output=output,
                page=page,
                earlier=earlier,
                keep_running=keep_running == "yes",
                mask=mask,
                force=force,
                command=_command(books, earlier, against, as_of, blank_benefit, settings, keep_running),
                progress=console.progress,
            )
        except InputStopped as stopped:
            options.tell_stopped(stopped, console, open_after=open_after)
            raise
        console.follow(done.lang)
        if console.as_json:
            console.data(summary(done))
        else:
            _tell(done, console, books, mask=mask)
        for written in (done.output, done.page):
            if open_after and written:
                open_file(written, console)
        return int(ExitCode.DONE)

    return options.command(t, "evaluate", evaluate)


def _command(
    books: tuple[Path, ...],
    earlier: tuple[Path, ...],
    against: date | Path | None,
    as_of: date | None,
    blank_benefit: str | None,
    settings: tuple[str, ...],
    keep_running: str,
) -> str:
    """Return the command that repeats the evaluation, with file names but no folders."""
    words = ["mentormatch evaluate", *(path.name for path in books)]
    words += [f"--earlier {path.name}" for path in earlier]
    if as_of:
        words += ["--as-of", as_of.isoformat()]
    if against is not None:
        words += ["--against", against.isoformat() if isinstance(against, date) else against.name]
    if keep_running != "no":
        words += ["--keep-running", keep_running]
    if blank_benefit:
        words += ["--blank-benefit", blank_benefit]
    return " ".join([*words, *(f"--setting {word}" for word in settings)])


def summary(done: Evaluated) -> dict[str, Any]:
    """Return the JSON of an evaluation (docs/reference.md). Nothing is masked in it."""
    e = done.evaluation
    return {
        "as_of": e.as_of.isoformat(),
        "against": {"kind": e.against.value, "date": e.against_date.isoformat()},
        "youths": {"read": e.youths_read, "eligible": e.youths_eligible},
        "mentors": {
            "read": e.mentors_read,
            "exempted": len(e.exempted),
            "undetermined": len(e.undetermined),
            "undetermined_without": len(e.opened),
        },
        "with_exemption": _figures(e.no.with_),
        "without_exemption": _figures(e.no.without),
        "if_open_is_yes": {
            "with_exemption": _figures(e.yes.with_),
            "without_exemption": _figures(e.yes.without),
        },
        "difference": {
            "matched": {"low": e.difference.low, "high": e.difference.high},
            "reached": e.difference.reached,
            "by": e.difference.by,
            "if_running_go_on": e.kept,
            "if_running_end": e.not_kept,
        },
        "depends_on_exemption": list(e.depends.certain),
        "loses": list(e.depends.lost),
        "gains": list(e.depends.gained),
        "groups": {
            group.name: [
                {
                    "value": line.value,
                    "youths": line.youths,
                    "with": line.no.with_,
                    "without": line.no.without,
                    "if_open_is_yes": {"with": line.yes.with_, "without": line.yes.without},
                }
                for line in group.lines
            ]
            for group in e.groups
        },
        "mentors_by_rule": [
            {
                "mentor": line.mentor,
                "with": line.with_.value,
                "without": line.without.value,
                "hours_with": line.planned_with / 60,
                "hours_without": line.planned_without / 60,
                "depends": line.depends,
            }
            for line in e.mentors
        ],
        "ways": [
            {"host": way.host.value, "work": way.work.value, "matched": {"low": way.low, "high": way.high}}
            for way in e.ways
        ],
        "recruits": {"mentors": e.recruits.alike, "places": e.recruits.places, "fewest": e.recruits.fewest},
        "new_mentors": {
            "matched": e.new.matched,
            "missing": e.new.missing,
            "fewest": e.new.fewest,
            "kinds": [
                {
                    "mentors": kind.mentors,
                    "places": kind.places,
                    "language": kind.language,
                    "slot": kind.slot,
                    "gender": kind.gender.value if kind.gender else None,
                    "trade": kind.trade,
                    "postcode": kind.postcode,
                }
                for kind in e.new.kinds
            ],
        },
        "keep_running": e.keep_running,
        "running_ended": e.running_ended,
        "released": e.released,
        "series": [
            {
                "as_of": one.as_of.isoformat(),
                "mentors": one.mentors,
                "exempted": one.exempted,
                "with": one.with_,
                "without": one.without,
                "unmatched": one.left,
                "running": one.running,
                "ended": one.ended,
                "ended_early": one.ended_early,
                "answered": one.answered,
                "in_education_or_work": one.still,
            }
            for one in e.series
        ],
        "optimal": e.optimal,
        "levels": {
            side: [
                {
                    "goal": level.goal,
                    "value": list(level.value) if isinstance(level.value, tuple) else level.value,
                    "bound": list(level.bound) if isinstance(level.bound, tuple) else level.bound,
                    "proven": level.proven,
                    "by": level.by,
                    **({"cases": level.cases} if level.cases else {}),
                }
                for level in levels
            ]
            for side, levels in zip(("with", "without"), e.levels, strict=True)
        },
        "output": str(done.output) if done.output else None,
        "page": str(done.page) if done.page else None,
    }


def _figures(figures: Figures) -> dict[str, int | float]:
    hours = figures.minutes / 60
    return {
        "matched": figures.matched,
        "points": figures.points,
        "hours": int(hours) if hours == int(hours) else hours,
        "waiting": figures.waited,
        "mentors": figures.mentors,
    }


def _tell(done: Evaluated, console: Console, books: tuple[Path, ...], *, mask: bool) -> None:
    """Say the answer in words; what is masked in the files is masked on the screen, for screens are shared."""
    from mentormatch.report.evaluation.words import Words

    t, e = console.t, done.evaluation
    console.issues(done.issues)
    words = Words(e, t, mask=mask)
    if done.left_out:
        ids = ", ".join(gone.name if mask else gone.called for gone in done.left_out)
        console.message(t("cli.match.left_out", ids=ids))
    console.result(f"{words.title}. {words.as_of}")
    for text in words.answer():
        console.result(text)
    if e.depends.certain and not mask:
        console.result(t("evaluate.cli.names", n=len(e.depends.certain), ids=", ".join(e.depends.certain)))
    for line in () if mask else e.mentors:
        console.result(words.mentor_sentence(line))
    for text in (*words.making_up(), *words.over_time()):
        console.result(text)
    if done.output:
        console.result(t("evaluate.cli.written", path=done.output), done.output)
    if done.page:
        console.result(t("evaluate.cli.page", path=done.page), done.page)
    if mask:
        console.message(t("evaluate.cli.masked"))
    if not (done.output or done.page):
        console.message(t("evaluate.cli.next", books=" ".join(quoted(path) for path in books)))
