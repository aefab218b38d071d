"""The whole batch: every job handed out, every answer noted, one summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from mentormatch.errors import ExitCode
from mentormatch.locale import Language

from .events import Event, Events
from .jobs import Job
from .once import run_job
from .outcome import Done, State, VerdictChange, first_exit_code
from .pools import GIVE_UP_SECONDS, Gone, Lost, each, pool_at, processors
from .status import StatusFile

Now = Callable[[], datetime]
Told = Callable[[Done], None]


@dataclass(frozen=True)
class Summary:
    """What became of every workbook, in the order of their labels."""

    month: str
    as_of: str
    done: tuple[Done, ...]
    unwritten: tuple[Path, ...] = ()
    """Log or status file that could not be kept up: what monitoring reads there is not the end of it."""

    @property
    def exit_code(self) -> ExitCode:
        """The gravest exit code that any workbook had; that of an output where log or status are incomplete."""
        codes = [one.exit_code for one in self.done]
        return first_exit_code([*codes, *(ExitCode.OUTPUT for _ in self.unwritten)])

    @property
    def verdicts(self) -> list[tuple[str, VerdictChange]]:
        """Workbook and change, for every verdict that is another than last month."""
        return [(one.label, change) for one in self.done if one.changes for change in one.changes.verdicts]


def run(
    todo: Sequence[Job],
    *,
    lang: Language,
    now: Now,
    workers: int | None = None,
    scheduler: str | None = None,
    log: Path | None = None,
    log_format: str = "text",
    status: Path | None = None,
    told: Told = lambda _: None,
) -> Summary:
    """Carry out jobs, each in a process of its own, and return what became of them.

    Args:
        todo: the jobs, all of one month.
        lang: the language in which issues are told.
        now: the clock of the status file.
        workers: processes of this machine; ``None``: one per processor it may use, at most one per job.
        scheduler: address of a Dask cluster to use instead.
        log: a file that gets a line per event.
        log_format: ``text`` or ``json``.
        status: a file for monitoring, kept current.
        told: told what became of each workbook, in the order in which they end.

    Raises:
        UsageProblem: a cluster is asked for and ``distributed`` is not installed.
        EngineProblem: nobody answers at the cluster's address.
        OutputProblem: log or status file cannot be written when the batch begins.
    """
    month, as_of = (todo[0].month, todo[0].as_of.isoformat()) if todo else ("", "")
    count = min(workers or processors(), max(1, len(todo)))
    answers: dict[str, Done] = {}
    file = StatusFile(status, month=month, as_of=as_of, expected=len(todo), now=now)
    with Events(log, log_format) as events, file, pool_at(scheduler, count) as pool:
        events.note(Event.BATCH_STARTED, month=month, as_of=as_of, workbooks=len(todo), workers=pool.size())
        largest_first = sorted(todo, key=lambda job: -job.size)
        for job, answer in each(largest_first, partial(run_job, lang=lang), pool):
            done = _unanswered(job, answer) if isinstance(answer, Lost | Gone) else answer
            answers[job.label] = done
            _note(events, done)
            file.add(done)
            told(done)
        summary = Summary(month, as_of, tuple(answers[job.label] for job in todo))
        file.finish(summary.exit_code)
        events.note(Event.BATCH_FINISHED, exit_code=int(summary.exit_code), workbooks=len(todo))
    unwritten = [path for path, part in ((log, events), (status, file)) if path is not None and part.lost]
    return replace(summary, unwritten=tuple(unwritten))


def _unanswered(job: Job, answer: Lost | Gone) -> Done:
    if isinstance(answer, Lost):
        code, message, values = ExitCode.FAILURE, "batch.error.worker_lost", {}
    else:
        code, message, values = ExitCode.ENGINE, "batch.error.cluster_gone", {"seconds": GIVE_UP_SECONDS}
    return Done(job.label, State.FAILED, code, str(job.output), message=message, values=values)


def _note(events: Events, done: Done) -> None:
    events.note(
        Event.WORKBOOK,
        workbook=done.label,
        state=done.state,
        exit_code=done.exit_code,
        seconds=done.seconds,
        fault=done.fault,
        maps=", ".join(done.maps) or None,
        **({"matched": done.figures.matched, "eligible": done.figures.eligible} if done.figures else {}),
    )
    for code, count in done.counts.items():
        events.note(Event.ISSUES, workbook=done.label, code=code, count=count)
    if done.changes and done.changes.verdicts:
        events.note(Event.VERDICTS_CHANGED, workbook=done.label, count=len(done.changes.verdicts))
