"""One workbook, once and only once: what a worker does with a job.

The order of writing makes it safe to die at any moment: the record says what is about to happen
(``running``), what the finished result's digest is before it is put in its place (``ready``), and that all is
over (``done``). The next run tells from the record and from the bytes that stand there how far the dead one
came.
"""

from __future__ import annotations

import os
import platform
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentormatch import __version__
from mentormatch.errors import (
    EngineProblem,
    ExitCode,
    InputProblem,
    LockProblem,
    MentormatchError,
    OutputProblem,
)
from mentormatch.issues import Issue, Place
from mentormatch.issues import batch as kinds
from mentormatch.issues.privacy import CPR_IN_NAME
from mentormatch.issues.sheets import PEOPLE_OF_RESULT
from mentormatch.locale import Language
from mentormatch.workbook.cells.privacy import holds_cpr, mask
from mentormatch.workbook.reading.map_file import read_map_file

from .changes import changes_since, figures_of, with_names
from .finding import marked_copy
from .jobs import Job
from .locking import held
from .manifest import Manifest, Phase, Sealed, sha256_of, write_manifest
from .naming import copy_of
from .outcome import Done, IssueLine, State
from .series import month_of_lists
from .standing import Standing

if TYPE_CHECKING:
    from mentormatch.report.model import Report


def run_job(job: Job, lang: Language) -> Done:
    """Carry out a job; whatever goes wrong becomes part of the answer, for no workbook stops another.

    Args:
        job: what to do.
        lang: the language in which issues are told.
    """
    began = time.perf_counter()
    try:
        done = _run_by_its_rules(job, lang)
    except LockProblem as problem:
        done = _failed(job, problem, lang, State.LOCKED)
    except MentormatchError as problem:
        done = _failed(job, problem, lang, State.FAILED if job.lists else State.MISSING)
    except Exception as fault:  # a fault of the program: its type and place, never its text
        last = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} ({Path(last.filename).name}:{last.lineno})"
        done = Done(job.label, State.FAILED, ExitCode.FAILURE, str(job.output), fault=where)
    return replace(done, seconds=round(time.perf_counter() - began, 3))


def _run_by_its_rules(job: Job, lang: Language) -> Done:
    """Run a job with its folders of rules in force."""
    if not job.folders:
        return _run_locked(job, lang)
    from mentormatch.eligibility import rules_of

    with rules_of(job.folders):
        return _run_locked(job, lang)


def _run_locked(job: Job, lang: Language) -> Done:
    from mentormatch.eligibility import load_rules
    from mentormatch.workbook.files.save import sweep

    if not job.lists:
        raise InputProblem([_no_list(job)])
    if holds_cpr(job.output.name) or any(holds_cpr(f"{path.parent.name}/{path.name}") for path in job.lists):
        raise InputProblem([Issue(CPR_IN_NAME)])
    if job.program != __version__ or job.rules != load_rules().digest:
        raise EngineProblem("batch.error.other_version", ours=job.program, theirs=__version__)
    try:
        job.output.parent.mkdir(mode=0o700 if job.private else 0o777, parents=True, exist_ok=True)
    except OSError as fault:
        cause = fault.strerror or type(fault).__name__
        raise OutputProblem("batch.error.folder", folder=str(job.output.parent), cause=cause) from fault
    with held(job.lock, job.manifest, private=job.private):
        for target in (job.output, job.manifest):
            sweep(target)
        standing = Standing.of(job)
        state = standing.verdict
        if standing.broken:
            raise OutputProblem("batch.error.broken_record", record=str(job.manifest), output=str(job.output))
        if state is State.FAILED:
            raise OutputProblem("batch.error.not_ours", output=str(job.output))
        if state is State.KEPT:
            message = {"message": "batch.kept.input", "values": {"output": str(job.output)}}
            return _told(job, standing.manifest, state, ExitCode.OUTPUT, **message)
        if state in (State.UNCHANGED, State.FINISHED):
            return _close(job, standing, state)
        if job.decline and state is State.REMADE:
            return _told(job, standing.manifest, State.DECLINED, ExitCode.DONE)
        return _Run(job, standing, lang).carry_out(state)


class _Run:
    """One run of a job that has something to do."""

    def __init__(self, job: Job, standing: Standing, lang: Language) -> None:
        self.job = job
        self.standing = standing
        self.lang = lang
        before = standing.manifest
        self.manifest = Manifest(
            label=job.label,
            month=job.month,
            as_of=job.as_of.isoformat(),
            phase=Phase.RUNNING,
            before=None if standing.damaged else standing.there,
            result=before.result if before else None,
            files=before.files if before else (),
            marked=before.marked if before else {},
            backups=_backup_digests(job, before),
            holder={"machine": platform.node(), "process": os.getpid()},
        )
        self.died = before is not None and before.phase in (Phase.RUNNING, Phase.READY)
        self.damaged = standing.damaged

    def carry_out(self, state: State) -> Done:
        """Make the result, and keep the record of it."""
        from mentormatch import application

        self._clear_away()
        self._record(self.manifest)
        job = self.job
        request = application.Request(
            books=job.books,
            today=job.as_of,
            contents=self.standing.contents,
            settings={**job.settings, "as_of": job.as_of.isoformat()},
            leave_out_errors=job.leave_out_errors,
            lang=job.lang,
            fallback=job.fallback,
            private=job.private,
            sealed=self._seal,
            marking=self._intend_copy,
        )
        try:
            request = replace(request, mapping=self._mapping())
            made_now = application.match(request, output=job.output, force=self.standing.there is not None)
        except MentormatchError as problem:
            self._note_failure(problem)
            raise
        except Exception:
            self._note_failure(None)
            raise
        made = replace(self.manifest, phase=Phase.DONE, before=None, holder={}, issues={})
        backup = made_now.backup
        if backup and not self.damaged and sha256_of(backup) == self.standing.there:
            made = replace(made, backups={**made.backups, backup.name: str(self.standing.there)})
        made = replace(
            made, files=tuple(dict.fromkeys([*_files(job), *_still_there(self.job, self.manifest)]))
        )
        self._record(made)
        result = made.result
        assert result is not None  # noqa: S101  # match has called _seal, or raised
        broken = str(backup) if self.damaged and backup else None
        return _told(job, made, state, result.exit_code, broken=broken)

    def _mapping(self) -> dict[str, str]:
        """Return what the files beside the lists say of headings, from the bytes that were weighed.

        Raises:
            InputProblem: such a file cannot be read, or says what cannot be.
        """
        told: dict[str, str] = {}
        faults: list[Issue] = []
        for path in self.job.maps:
            said, wrong = read_map_file(path, self.standing.contents.get(path))
            told |= said
            faults += wrong
        if faults:
            raise InputProblem(faults, "cli.error.map_file")
        return told

    def _seal(self, report: Report, sha256: str) -> None:
        """Write down what the finished result is, before it is put in its place.

        Raises:
            InputProblem: the list lacks people of one kind, who were taken from last month's result. A person
                at the screen is told and may want that; here nobody would know that they are out of date.
        """
        old = [issue for issue in report.issues if issue.kind is PEOPLE_OF_RESULT]
        if old:
            raise InputProblem(old)
        run = dict(report.run)
        inputs = sorted(
            (key.removeprefix("input."), value) for key, value in report.run if key.startswith("input.")
        )
        result = Sealed(
            sha256=sha256,
            fingerprint=self.standing.fingerprint,
            asked=self.standing.asked,
            inputs=tuple(inputs),
            settings={k.removeprefix("setting."): v for k, v in run.items() if k.startswith("setting.")},
            rules=run["rules"],
            engine=run["engine"],
            program=run["program"],
            levels=tuple(
                {
                    "goal": one.goal,
                    "value": one.value,
                    "bound": one.bound,
                    "proven": one.proven,
                    "by": one.by,
                    **({"cases": one.cases} if one.cases else {}),
                }
                for one in report.levels
            ),
            figures=figures_of(report),
            changes=changes_since(report, self.job, self.standing.contents),
            exit_code=int(ExitCode.DONE if report.matches else ExitCode.NOBODY),
        )
        self.manifest = replace(self.manifest, phase=Phase.READY, result=result, exit_code=result.exit_code)
        self._record(self.manifest)

    def _intend_copy(self, path: Path, sha256: str) -> None:
        """Write down what a marked-up copy is, before it is put in its place."""
        self.manifest = replace(
            self.manifest,
            marked={**self.manifest.marked, path.name: sha256},
            files=tuple(dict.fromkeys([*self.manifest.files, _relative(path, self.job)])),
        )
        self._record(self.manifest)

    def _note_failure(self, problem: MentormatchError | None) -> None:
        """Leave a record of a failure; a record that cannot be written must not hide the failure itself."""
        before = self.standing.manifest
        there = {path.name for path in _marked(self.job)}
        issues = Counter(issue.code for issue in getattr(problem, "issues", ()))
        saved = getattr(problem, "saved", None)
        sealed = self.manifest.result
        backups = dict(self.manifest.backups)
        if saved and sealed and saved.parent == self.job.output.parent:
            backups[saved.name] = sealed.sha256
        manifest = replace(
            self.manifest,
            phase=Phase.FAILED,
            exit_code=int(problem.exit_code if problem else ExitCode.FAILURE),
            before=None,
            result=before.result if before else None,
            marked={name: sha256 for name, sha256 in self.manifest.marked.items() if name in there},
            backups=backups,
            issues=dict(sorted(issues.items())),
            holder={},
            files=tuple(
                dict.fromkeys(
                    [
                        *_files(self.job),
                        *_still_there(self.job, self.manifest),
                        *([_relative(saved, self.job)] if saved else []),
                    ]
                )
            ),
        )
        with suppress(OutputProblem):
            self._record(manifest)

    def _clear_away(self) -> None:
        """Remove what an earlier run left and nobody has touched: marked copies, a backup made twice."""
        if self.died:
            # Killed between the backup and the new result: the old result still stands, and this is the same again.
            for path in _backups(self.job):
                if path.name not in self.manifest.files and sha256_of(path) == self.standing.there:
                    path.unlink(missing_ok=True)
        self.manifest = _without_marked_copies(self.job, self.manifest)

    def _record(self, manifest: Manifest) -> None:
        write_manifest(manifest, self.job.manifest, private=self.job.private)


def _no_list(job: Job) -> Issue:
    """Return what to say where there is no list of this month."""
    if job.workbook.files:
        first = min(str(month_of_lists([path])) for path in job.workbook.files)
        return Issue(
            kinds.LISTS_LATER, Place(job.workbook.files[0].name), {"first": first, "month": job.month}
        )
    values = {"label": job.label, "month": job.workbook.last_month or "?"}
    return Issue(kinds.LIST_GONE, Place(), values)


def _close(job: Job, standing: Standing, state: State) -> Done:
    """Say what was made earlier; bring the record of a run that died to its end."""
    manifest = standing.manifest
    assert manifest is not None  # noqa: S101  # there is nothing to close without one
    if manifest.phase is not Phase.DONE and manifest.result:
        manifest = replace(
            _without_marked_copies(job, manifest),
            phase=Phase.DONE,
            before=None,
            holder={},
            issues={},
            exit_code=manifest.result.exit_code,
        )
        write_manifest(manifest, job.manifest, private=job.private)
    return _told(job, manifest, state, manifest.result.exit_code if manifest.result else ExitCode.DONE)


def _told(job: Job, manifest: Manifest | None, state: State, exit_code: int, **more: Any) -> Done:
    result = manifest.result if manifest else None
    return Done(
        label=job.label,
        state=state,
        exit_code=int(exit_code),
        output=str(job.output),
        figures=result.figures if result else None,
        changes=with_names(result.changes, job.output) if result else None,
        list_of=job.list_of,
        maps=tuple(mask(path.name) for path in job.maps),
        **more,
    )


def _failed(job: Job, problem: MentormatchError, lang: Language, state: State = State.FAILED) -> Done:
    issues: Iterable[Issue] = getattr(problem, "issues", ())
    marked = getattr(problem, "marked", None)
    return Done(
        label=job.label,
        state=state,
        exit_code=int(problem.exit_code),
        output=mask(str(job.output)),
        message=problem.key,
        values=_plain({"n": len(tuple(issues)), **problem.values}),
        issues=tuple(_line(issue, lang) for issue in issues),
        counts=dict(sorted(Counter(issue.code for issue in issues).items())),
        marked=str(marked) if marked else None,
        list_of=job.list_of,
        maps=tuple(mask(path.name) for path in job.maps),
    )


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """Return values that any process can unpack."""
    return {
        key: value if isinstance(value, str | int | float) else str(value) for key, value in values.items()
    }


def _line(issue: Issue, lang: Language) -> IssueLine:
    at = issue.place
    where = {"file": at.file, "sheet": at.sheet, "row": at.row, "column": at.column, "heading": at.heading}
    shown = {key: mask(value) if isinstance(value, str) else value for key, value in where.items()}
    return IssueLine(
        issue.code, issue.severity.value, shown, mask(issue.cause(lang)), mask(issue.remedy(lang))
    )


def _backups(job: Job) -> list[Path]:
    """Return the backups and numbered copies of a job's result, by their exact names."""
    name = copy_of(job.output)
    try:
        return sorted(path for path in job.output.parent.iterdir() if name.fullmatch(path.name))
    except OSError:
        return []


def _backup_digests(job: Job, before: Manifest | None) -> dict[str, str]:
    """Return the digests of the backups that hold what a run has made: those recorded, and that of a run that died
    before it could record it. What a person has put there under such a name is not among them."""
    if before is None:
        return {}
    made = {before.before, before.result.sha256 if before.result else None} - {None}
    found = {}
    for path in _backups(job):
        known = before.backups.get(path.name)
        if known is None and (seen := sha256_of(path)) in made:
            known = seen
        if known is not None:
            found[path.name] = known
    return found


def _without_marked_copies(job: Job, manifest: Manifest) -> Manifest:
    """Remove the marked copies that nobody has touched; return the record of what is left."""
    for path in _marked(job):
        if manifest.marked.get(path.name) == sha256_of(path):
            path.unlink(missing_ok=True)
    left = _marked(job)
    names = {path.name for path in left}
    listed = [*_files(job), *(_relative(path, job) for path in left), *_still_there(job, manifest)]
    return replace(
        manifest,
        files=tuple(dict.fromkeys(listed)),
        marked={name: sha256 for name, sha256 in manifest.marked.items() if name in names},
        backups=_backup_digests(job, manifest),
    )


def _still_there(job: Job, manifest: Manifest) -> list[str]:
    """Return those of the files listed earlier that are still there."""
    folder = job.manifest.parent
    return [name for name in manifest.files if (folder / name).exists()]


def _marked(job: Job) -> list[Path]:
    """Return what has the name of a marked-up copy of one of the lists."""
    return sorted({copy for path in job.lists for copy in _copies_of(path)})


def _copies_of(path: Path) -> list[Path]:
    """Return the marked-up copies of a list."""
    name = marked_copy(path.stem)
    try:
        return [copy for copy in path.parent.iterdir() if name.fullmatch(copy.name)]
    except OSError:
        return []


def _files(job: Job) -> tuple[str, ...]:
    """Return the names of the files beside the result that belong to a job, the result first."""
    there = [path for path in (job.output, *_backups(job), job.manifest, job.lock) if path.exists()]
    return tuple(dict.fromkeys([*(path.name for path in there), job.manifest.name]))


def _relative(path: Path, job: Job) -> str:
    """Return a path as the record holds it: from the record's own folder, where that is on the same drive."""
    try:
        return Path(os.path.relpath(path, job.manifest.parent)).as_posix()
    except ValueError:
        return str(path)
