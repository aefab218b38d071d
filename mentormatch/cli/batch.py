"""``mentormatch batch``: many workbooks, unattended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode, OutputProblem
from mentormatch.locale import Texts

from . import options
from .console import Console, all_in_words
from .rules import folders as rule_folders

if TYPE_CHECKING:
    from mentormatch.batch import Config, Done, Job, Summary, Workbook

_ISSUES_SHOWN = 3
"""Issues shown of each workbook; the marked-up copies and the JSON hold all of them."""


def build(t: Texts) -> click.Command:
    """Return the command in one language."""
    path = click.Path(path_type=Path)

    @click.argument("config", metavar=t("batch.metavar.config"), type=path)
    @options.as_of(t, "batch.option.as_of")
    @click.option("--dry-run", is_flag=True, help=t("batch.option.dry_run"))
    @click.option("--only", multiple=True, metavar=t("batch.metavar.name"), help=t("batch.option.only"))
    @click.option("--no-input", is_flag=True, help=t("batch.option.no_input"))
    @click.option("--workers", type=click.IntRange(1, 256), metavar="N", help=t("batch.option.workers"))
    @click.option("--scheduler", metavar="tcp://...", help=t("batch.option.scheduler"))
    @click.option("--log", type=path, metavar=t("cli.metavar.out"), help=t("batch.option.log"))
    @click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=t("batch.option.log_format"),
    )
    @click.option("--status", type=path, metavar=t("cli.metavar.out"), help=t("batch.option.status"))
    @click.option("--summary", type=path, metavar=t("cli.metavar.out"), help=t("batch.option.summary"))
    @rule_folders(t)
    @click.option(
        "--print-schedule", type=click.Choice(["cron", "systemd", "windows"]), help=t("batch.option.schedule")
    )
    def batch(
        console: Console,
        *,
        config: Path,
        as_of: date | None,
        dry_run: bool,
        only: tuple[str, ...],
        no_input: bool,
        workers: int | None,
        scheduler: str | None,
        log: Path | None,
        log_format: str,
        status: Path | None,
        summary: Path | None,
        folders: tuple[Path, ...],
        print_schedule: str | None,
    ) -> int:
        from mentormatch import batch as package
        from mentormatch.batch import first_exit_code
        from mentormatch.batch.targets import check_targets
        from mentormatch.workbook.files.save import check_name

        if not (print_schedule or dry_run or scheduler):
            package.warm_up()
        loaded = package.load(config)
        console.issues(loaded.warnings)
        if print_schedule:
            if len(folders) > 1:
                raise click.UsageError(console.t("batch.option.one_rules"))
            chosen = {
                "--lang": console.chosen_lang,
                "--workers": workers,
                "--scheduler": scheduler,
                "--log": log.absolute() if log else None,
                "--log-format": log_format if log and log_format != "text" else None,
                "--status": status.absolute() if status else None,
                "--summary": summary.absolute() if summary else None,
                "--rules": folders[0].absolute() if folders else None,
            }
            writes = [file.absolute().parent for file in (log, status, summary) if file]
            console.result(_schedule(print_schedule, loaded, chosen, only, writes, console.t))
            return int(ExitCode.DONE)
        day = as_of or loaded.as_of or clock.today().replace(day=1)
        jobs = package.jobs(
            loaded,
            day,
            only=_chosen(only, loaded, day, console.t),
            lang=console.chosen_lang,
            fallback=options.state_folder(),
            folders=folders,
        )
        if dry_run:
            return _foresee(jobs, console)
        check_targets(loaded, jobs, {"status": status, "log": log, "summary": summary})
        if summary:
            check_name(summary)
        if not no_input and sys.stdin.isatty():
            jobs = _ask(jobs, console)
        ended: list[Done] = []

        def told(one: Done) -> None:
            ended.append(one)
            state = console.t(f"batch.state.{one.state.value}")
            console.progress("batch.progress", label=one.label, state=state)

        try:
            done = package.run(
                jobs,
                lang=console.t.lang,
                now=lambda: datetime.now(UTC),
                workers=workers or loaded.workers,
                scheduler=scheduler or loaded.scheduler,
                log=log,
                log_format=log_format,
                status=status,
                told=told,
            )
        except KeyboardInterrupt:
            console.error(console.t("batch.interrupted", n=len(ended), all=len(jobs)))
            return int(ExitCode.INTERRUPTED)
        if console.as_json:
            console.data(summary_data(done))
        else:
            _tell(done, console)
        for file in done.unwritten:
            console.error(console.t("batch.error.unwritten", file=str(file)))
        if summary and not _write_summary(done, summary, console, private=loaded.private):
            return int(first_exit_code([done.exit_code, ExitCode.OUTPUT]))
        return int(done.exit_code)

    return options.command(t, "batch", batch)


def _chosen(only: Sequence[str], config: Config, day: date, t: Texts) -> list[Workbook] | None:
    """Return the workbooks that ``--only`` names, by label or name; a word that fits none is wrong use."""
    from mentormatch.batch.config import nearest
    from mentormatch.batch.jobs import vanished
    from mentormatch.batch.naming import month_of
    from mentormatch.domain import fold

    if not only:
        return None
    known = [*config.workbooks, *vanished(config, month_of(day))]
    chosen: list[Workbook] = []
    for word in only:
        fitting = [one for one in known if fold(word) in (fold(one.label), fold(one.name))]
        if not fitting:
            labels = [one.label for one in known]
            near = nearest(word, labels)
            said = near.da if t.lang == "da" else near.en
            listed = ", ".join(labels[:10]) + (", ..." if len(labels) > 10 else "")
            key = "batch.error.only" if said else "batch.error.only_known"
            raise click.UsageError(t(key, word=word, nearest=said, known=listed))
        chosen += [one for one in fitting if one not in chosen]
    return chosen


def _schedule(
    kind: str,
    config: Config,
    chosen: dict[str, Any],
    only: Sequence[str],
    writes: Sequence[Path],
    t: Texts,
) -> str:
    import getpass

    from mentormatch.batch.schedule import Call, Scheduler, schedule

    given = str(config.path)
    # A finished result that finds no place goes to the user's own folder, which the service's sandbox would shut.
    fallback = [options.state_folder()] if kind == "systemd" else []
    words = [*chosen.items(), *(("--only", name) for name in only)]
    call = Call(
        command=options.this_program(),
        config=given if given.startswith("\\\\") else str(config.path.absolute()),
        options=tuple(word for key, value in words if value for word in (key, str(value))),
        folders=tuple(dict.fromkeys([*config.folders, *writes, *fallback])),
        user=getpass.getuser(),
        network=bool(chosen["--scheduler"] or config.scheduler),
        private=config.private,
    )
    return schedule(Scheduler(kind), call, t)


def _foresee(jobs: Sequence[Job], console: Console) -> int:
    """Say what a run would do, and do nothing."""
    from mentormatch.batch.standing import foresee

    states = [(job, foresee(job)) for job in jobs]
    if console.as_json:
        rows = [
            {
                "workbook": job.label,
                "would": state.value,
                "inputs": [str(path) for path in job.lists],
                "last": str(job.last) if job.last else None,
                "output": str(job.output),
            }
            for job, state in states
        ]
        console.data({"month": jobs[0].month, "as_of": jobs[0].as_of.isoformat(), "workbooks": rows})
        return int(ExitCode.DONE)
    t = console.t
    console.result(t("batch.dry.head", as_of=jobs[0].as_of))
    console.table(
        [t("batch.head.workbook"), t("batch.head.would"), t("batch.head.last"), t("batch.head.output")],
        [(job.label, t(f"batch.would.{state.value}"), job.since or "-", job.output) for job, state in states],
    )
    return int(ExitCode.DONE)


def _ask(jobs: Sequence[Job], console: Console) -> tuple[Job, ...]:
    """Ask the person at the terminal before results that are there are made anew."""
    from dataclasses import replace

    from mentormatch.batch import State
    from mentormatch.batch.standing import foresee

    stale = {job.label for job in jobs if foresee(job) is State.REMADE}
    if not stale or console.agreed(console.t("batch.ask", n=len(stale)), default=True):
        return tuple(jobs)
    return tuple(replace(job, decline=job.label in stale) for job in jobs)


def _write_summary(done: Summary, path: Path, console: Console, *, private: bool) -> bool:
    """Write the summary as a workbook; where that cannot be, say so: the results are there all the same."""
    from mentormatch.workbook.books.batch import render
    from mentormatch.workbook.files.save import overwrite, probe

    try:
        probe(path, force=True)
        overwrite(render(done, console.t), path, private=private)
    except OutputProblem as problem:
        console.error(console.t(problem.key, **problem.values))
        return False
    console.message(console.t("batch.summary_written", path=path), path)
    return True


def summary_data(done: Summary) -> dict[str, Any]:
    """Return the JSON of a batch (docs/reference.md)."""
    return {
        "month": done.month,
        "as_of": done.as_of,
        "exit_code": int(done.exit_code),
        "verdict_changes": [
            {"workbook": label, "mentor": one.mentor, "was": one.was, "now": one.now}
            for label, one in done.verdicts
        ],
        "workbooks": [_workbook_data(one) for one in done.done],
    }


def _workbook_data(one: Done) -> dict[str, Any]:
    changes = asdict(one.changes) if one.changes else None
    for change in changes["verdicts"] if changes else ():
        del change["name"]
    return {
        "workbook": one.label,
        "state": one.state.value,
        "exit_code": one.exit_code,
        "output": one.output if one.figures else None,
        "figures": asdict(one.figures) if one.figures else None,
        "changes": changes,
        "issues": [
            {"code": issue.code, "severity": issue.severity, **issue.where, "cause": issue.cause}
            | {"remedy": issue.remedy}
            for issue in one.issues
        ],
        "marked_copy": one.marked,
        "fault": one.fault,
        "broken_result_kept": one.broken,
        "list_of": one.list_of,
        "map_files": list(one.maps),
        "seconds": one.seconds,
    }


def _tell(done: Summary, console: Console) -> None:
    """Say the result: first the verdicts that changed, then a line per workbook, then what went wrong."""
    t = console.t
    console.result(t("batch.result.head", as_of=date.fromisoformat(done.as_of)))
    if done.verdicts:
        console.result(t("batch.result.verdicts", n=len(done.verdicts)))
        for label, change in done.verdicts:
            words = {"was": t(f"batch.verdict.{change.was}"), "now": t(f"batch.verdict.{change.now}")}
            console.result("  " + t("batch.result.verdict", label=label, mentor=change.called, **words))
    worries = {one.label: one.figures.worries for one in done.done if one.figures and not _stale(one)}
    if n := sum(worries.values()):
        where = ", ".join(f"{label} ({count})" for label, count in worries.items() if count)
        console.result(t("batch.result.worries", n=n, where=where))
    heads = ("workbook", "state", "matched", "without", "new", "gone", "remark")
    console.table([t(f"batch.head.{head}") for head in heads], [_row(one, t) for one in done.done])
    counts = {state: sum(one.state.value == state for one in done.done) for state in _STATES}
    said = ", ".join(f"{count} {t(f'batch.state.{state}')}" for state, count in counts.items() if count)
    console.result(t("batch.result.total", n=len(done.done), said=said))
    for one in done.done:
        if one.exit_code:
            _tell_failure(one, console)


_STATES = ("made", "remade", "finished", "unchanged", "declined", "kept", "locked", "missing", "failed")


_NOT_RUN = ("failed", "locked", "missing")
"""States in which the figures, if there are any, are of an earlier result."""


def _stale(one: Done) -> bool:
    return one.state.value in _NOT_RUN


def _row(one: Done, t: Texts) -> tuple[object, ...]:
    figures, changes = one.figures, one.changes
    shown = figures if figures and not _stale(one) else None
    return (
        one.label,
        t(f"batch.state.{one.state.value}"),
        f"{shown.matched}/{shown.eligible}" if shown else "-",
        shown.eligible - shown.matched if shown else "-",
        changes.pairs_new if changes and shown else "-",
        changes.pairs_gone if changes and shown else "-",
        _remark(one, t),
    )


def _remark(one: Done, t: Texts) -> str:
    said = []
    if one.exit_code:
        own = one.state.value if one.state.value in ("missing", "kept") else f"exit_{one.exit_code}"
        said.append(t(f"batch.remark.{own}"))
    if one.broken:
        said.append(t("batch.remark.broken", path=Path(one.broken).name))
    if one.list_of:
        said.append(t("batch.remark.list_of", month=one.list_of))
    if one.maps:
        said.append(t("batch.remark.maps", files=", ".join(one.maps)))
    if one.figures and not _stale(one):
        if one.figures.worries:
            said.append(t("batch.remark.worries", n=one.figures.worries))
        if one.figures.undetermined:
            said.append(t("batch.remark.undetermined", n=one.figures.undetermined))
        if not one.figures.optimal:
            said.append(t("batch.remark.not_optimal"))
    if one.changes and not _stale(one):
        arrived = one.changes.youths_arrived + one.changes.mentors_arrived
        left = one.changes.youths_left + one.changes.mentors_left
        if arrived or left:
            said.append(t("batch.remark.people", arrived=arrived, left=left))
    return "; ".join(said)


def _tell_failure(one: Done, console: Console) -> None:
    """Say on stderr what was wrong with a workbook, and what to do."""
    t = console.t
    if one.fault:
        console.error(f"{one.label}: {t('batch.error.fault', fault=one.fault)}")
    elif one.message:
        console.error(f"{one.label}: {t(one.message, **one.values)}")
    elif one.figures:
        console.error(f"{one.label}: {t('cli.match.nobody', path=one.output)}")
    errors = [issue for issue in one.issues if issue.severity == "error"]
    for issue in errors[:_ISSUES_SHOWN]:
        where = ", ".join(str(part) for key, part in issue.where.items() if part and key != "column")
        console.error(f"{one.label}: {where}: {issue.cause} → {issue.remedy}")
    if len(errors) > _ISSUES_SHOWN:
        where = all_in_words(one.marked, t)
        console.message(t("cli.more_issues", n=len(errors) - _ISSUES_SHOWN, where=where))
    if one.marked:
        console.message(t("cli.match.marked", path=one.marked))
