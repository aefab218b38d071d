"""``verify``: a result read back and checked against the people in it, without a solver.

What a coordinator may do to a result (sort rows, widen columns, fill in decisions) changes nothing here, because
people and pairs are compared by what they say, not by where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentormatch import record
from mentormatch.errors import (
    InputChanged,
    InputProblem,
    MentormatchError,
    NobodyMatched,
    PlanUntrue,
    UsageProblem,
)
from mentormatch.locale import Language

from .passwords import Ask, contents_of
from .planning import Judged, judge

if TYPE_CHECKING:
    from mentormatch.issues import Issue
    from mentormatch.report.model import LevelLine
    from mentormatch.solver import Solution
    from mentormatch.workbook.catalogue import ResultSheet
    from mentormatch.workbook.reading.book import Book
    from mentormatch.workbook.result.reader import ResultMatch, ResultRecord


@dataclass(frozen=True, slots=True)
class Verified:
    """A result in which everything holds."""

    as_of: date
    matches: int
    optimal: bool
    lang: Language
    levels: tuple[LevelLine, ...] = ()
    """Each goal, and on what it rests."""
    engine: str = ""
    """The engine that the plan was solved again with."""
    solved_again: bool | None = None
    """Whether that came to the same, to the end; ``None``: the plan was not solved again."""
    altered: tuple[str, ...] = ()
    """Sheets that explain the plan and no longer say what was written."""
    missing: tuple[str, ...] = ()
    """Those that are gone."""
    kept: int = 0
    """Those among the matches that a decision holds although the two would not be proposed any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    """A result read back, in which everything holds."""

    book: Book
    as_of: date
    judged: Judged
    solution: Solution
    record: ResultRecord
    content: bytes | None
    """What stands in the file, where it has a password and was opened with it."""


def verify(path: Path, password: Ask | None = None, *, again: bool = False) -> Verified:
    """Check a result: the plan against people, demands and proof, and all of it against the run record.

    Args:
        path: a result workbook.
        password: asked for the file's password, if it has one; ``None``: nobody can be asked.
        again: solve again with the other engine what is not proven.

    Raises:
        InputProblem: the file is not a result workbook, or its password is not known.
        PlanUntrue: the plan was altered, breaks a demand, or its proof does not hold.
        InputChanged: the plan was true when it was made; the people or settings have changed since.
        EngineProblem: the other engine is missing or failed.
    """
    restored = restore(path, password)
    optimal = restored.solution.optimal
    engine = "cbc" if restored.record.run.get("engine") == "highs" else "highs"
    try:
        same = _solve_again(restored, engine) if again and not optimal else None
    except MentormatchError as problem:
        problem.lang = restored.record.lang
        raise
    return Verified(
        as_of=restored.as_of,
        matches=len(restored.record.pairs),
        optimal=optimal,
        lang=restored.record.lang,
        levels=restored.record.levels,
        engine=engine,
        solved_again=same,
        altered=_named(restored.record.changes.altered, restored.record.lang),
        missing=_named(restored.record.changes.missing, restored.record.lang),
        kept=len(restored.judged.encoded.worries),
    )


def _solve_again(restored: Restored, engine: str) -> bool:
    """Solve the plan of a result with an engine; whether that came to an end.

    Raises:
        PlanUntrue: it came to more.
    """
    from mentormatch.solver import solve

    settings = restored.book.settings
    other = solve(restored.judged.problem, time_limit=settings.time_limit, engine=engine, prove=False)
    for mine, its in zip(restored.solution.levels, other.levels, strict=True):
        if mine.value == its.value:
            continue
        better = its.value < mine.value if mine.goal == "load" else its.value > mine.value  # type: ignore[operator]
        if better:
            said, true = _shown(mine.value), _shown(its.value)
            raise PlanUntrue("error.untrue.better", goal=str(mine.goal), said=said, true=true)
        return False
    return other.solved


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def restore(path: Path, password: Ask | None = None) -> Restored:
    """Read a result back and check it as :func:`verify` does; raises what that raises."""
    from mentormatch.workbook.catalogue import ResultSheet
    from mentormatch.workbook.result.reader import read_result

    content = contents_of([path], password).get(path)
    try:
        result = read_result(path, content)
    except InputProblem as problem:
        raise _damaged(problem.issues, problem.lang) or problem from problem
    try:
        _check_form(result)
        restored = _restore(path, result, content)
        _check_record(result)
        if ResultSheet.MATCHES in result.changes.altered:
            raise PlanUntrue("error.altered.matches", **_sheets(result.lang))
    except InputChanged as problem:
        try:
            _check_record(result)  # what the people are compared with may be what was altered
        except PlanUntrue as altered:
            altered.lang = result.lang
            raise altered from problem
        problem.lang = result.lang
        raise
    except MentormatchError as problem:
        problem.lang = result.lang
        raise
    return restored


def _check_form(result: ResultRecord) -> None:
    """Refuse a result of an earlier version, whose record holds less than what is checked.

    Raises:
        PlanUntrue: it is one, or says so and is none.
    """
    days = [value for key, value in result.run.items() if key.startswith(record.FORGOTTEN)]
    if days:
        raise PlanUntrue("error.altered.forgotten", n=len(days), day=max(days), **_sheets(result.lang))
    form = result.run.get("format")
    if form in record.OLDER_FORMATS:
        raise PlanUntrue("error.altered.older", **_sheets(result.lang))
    if form != record.FORMAT:
        raise PlanUntrue("error.altered.record", **_sheets(result.lang))


def _check_record(result: ResultRecord) -> None:
    """Refuse a run record that is not as it was written.

    Raises:
        PlanUntrue: its seal does not fit, or it tells of no sheet of matches.
    """
    from mentormatch.workbook.catalogue import ResultSheet
    from mentormatch.workbook.result.digests import SHEET

    if not result.sealed or SHEET + ResultSheet.MATCHES not in result.run:
        raise PlanUntrue("error.altered.record", **_sheets(result.lang))


def _restore(path: Path, result: ResultRecord, content: bytes | None) -> Restored:
    from mentormatch.solver import CheckError, check
    from mentormatch.solver.proof import OlderProofError
    from mentormatch.workbook.reading.reader import read

    _check_rules(result)
    _check_hidden(result)
    twice = [pair for pair, count in Counter(result.pairs).items() if count > 1]
    if twice:
        raise PlanUntrue("error.altered.doubled", now=_listed(twice[:1]), **_sheets(result.lang))
    if record.plan_digest(result.pairs) != result.run.get("plan"):
        raise _altered(path, result, content)
    try:
        book = read(
            [path],
            settings=record.settings_of(result.run),
            leave_out_errors=result.run.get("leave_out_errors") == "yes",
            decisions=False,
            contents={} if content is None else {path: content},
            spoken=result.lang,
        )
    except InputProblem as problem:
        of_ours = [issue for issue in problem.issues if _is_of_matches(issue, path, result.lang)]
        raise _damaged(of_ours, result.lang) or InputChanged("error.changed") from problem
    of_ours = [issue for issue in book.errors if _is_of_matches(issue, path, result.lang)]
    if damaged := _damaged(of_ours, result.lang):
        raise damaged
    settings = record.digest(dict(book.settings_of_sheets))
    if (
        book.errors
        or _people(book) != result.run.get("people")
        or settings != result.run.get("sheet_settings")
    ):
        raise InputChanged("error.changed")
    _check_names(result, book)
    try:
        day = date.fromisoformat(result.run["as_of"])
    except (KeyError, ValueError) as fault:
        raise PlanUntrue("error.altered.record", **_sheets(result.lang)) from fault
    try:
        judged = judge(book.youths, book.mentors, book.matches, book.settings, day)
        solution = _solution(result, judged)
        check(judged.problem, solution)
    except CheckError as fault:
        about = _about(fault.about, judged)
        raise PlanUntrue(f"error.untrue.{fault.kind}", **about, **_sheets(result.lang)) from fault
    except NobodyMatched as fault:
        raise PlanUntrue("error.untrue.contradiction", issues=fault.issues) from fault
    except KeyError as fault:
        raise PlanUntrue("error.untrue.gone", id=fault.args[0]) from fault
    except OlderProofError as fault:
        raise PlanUntrue("error.untrue.older", **_sheets(result.lang)) from fault
    except ValueError as fault:
        raise PlanUntrue("error.untrue.proof", **_sheets(result.lang)) from fault
    return Restored(book, day, judged, solution, result, content)


def _damaged(issues: Sequence[Issue], lang: Language | None) -> PlanUntrue | None:
    """Return the refusal of a result whose own sheets are gone or can no longer be read; ``None`` for a file that is
    no result of this form at all, or where there is no issue.
    """
    from mentormatch.issues.results import NOT_A_RESULT, OTHER_FORM

    if lang is None or not issues or any(issue.kind in (NOT_A_RESULT, OTHER_FORM) for issue in issues):
        return None
    refusal = PlanUntrue("error.altered.damaged", issues=issues)
    refusal.lang = lang
    return refusal


def _is_of_matches(issue: Issue, path: Path, lang: Language) -> bool:
    """Whether an issue is about the sheet of matches of the result itself."""
    return (issue.place.file, issue.place.sheet) == (path.name, _sheets(lang)["matches"])


def _check_hidden(result: ResultRecord) -> None:
    """Refuse a result in which hidden rows hold pairs that the plan does not have, or has already.

    Rows that a filter hides are none the worse for it: the pairs are what counts.

    Raises:
        PlanUntrue: without the hidden rows the pairs are those of the plan.
    """
    hidden = [match for match in result.matches if match.hidden]
    shown = [(match.youth, match.mentor) for match in result.matches if not match.hidden]
    if hidden and record.plan_digest(shown) == result.run.get("plan"):
        now = _listed((match.youth, match.mentor) for match in hidden)
        rows = ", ".join(str(match.row) for match in sorted(hidden, key=lambda match: match.row))
        raise PlanUntrue("error.altered.hidden", now=now, rows=rows, **_sheets(result.lang))


def _check_rules(result: ResultRecord) -> None:
    """Refuse to check a plan by other rules than the municipality's own that it was made by.

    Raises:
        UsageProblem: the folder was not given, is another, or was given for a plan that was made without one.
    """
    from mentormatch.eligibility import own_rules_digest

    made_by, given = result.run.get("own_rules", ""), own_rules_digest()
    if made_by == given:
        return
    if not given:
        raise UsageProblem("error.own_rules_missing", digest=made_by[:12])
    raise UsageProblem("error.own_rules_other" if made_by else "error.own_rules_none", digest=made_by[:12])


def _check_names(result: ResultRecord, book: Book) -> None:
    """Refuse a result in which a name stands beside an id that is somebody else's.

    Raises:
        PlanUntrue: names the first such pair.
    """
    from mentormatch.workbook.reading.id_index import IdIndex

    sides = IdIndex.of(book.youths), IdIndex.of(book.mentors)
    for match in result.matches:
        beside = ((match.youth, match.youth_name), (match.mentor, match.mentor_name))
        for known, (identifier, name) in zip(sides, beside, strict=True):
            if name is not None and not known.has_name(identifier, name):
                values = {"id": identifier, "name": name, **_sheets(result.lang)}
                raise PlanUntrue("error.untrue.name", **values)


def _altered(path: Path, result: ResultRecord, content: bytes | None) -> PlanUntrue:
    """Say that the pairs are not those of the plan, and which were changed, where that can be found."""
    from mentormatch.workbook.result.reader import read_people

    from .altered import changed_pairs

    youths = sorted(read_people(path, content).youths)
    mentors = [mentor for mentor, _ in result.proof.potentials]
    now, was = changed_pairs(result.pairs, youths, mentors, result.run.get("plan", ""))
    said: dict[str, Any] = {"now": _listed(now), "was": _listed(was), **_sheets(result.lang)}
    return PlanUntrue(f"error.altered.{'unknown' if not now else 'pairs' if was else 'added'}", **said)


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{youth}–{mentor}" for youth, mentor in pairs)


def _named(sheets: Iterable[ResultSheet], lang: Language) -> tuple[str, ...]:
    from mentormatch.workbook.catalogue import RESULT_SHEETS

    return tuple(RESULT_SHEETS[sheet].name(lang) for sheet in sheets)


def _sheets(lang: Language) -> dict[str, Any]:
    """Return the names of the result's sheets that a text may send somebody to."""
    from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet

    return {
        "matches": RESULT_SHEETS[ResultSheet.MATCHES].name(lang),
        "proof": RESULT_SHEETS[ResultSheet.PROOF].name(lang),
        "run": RESULT_SHEETS[ResultSheet.RUN].name(lang),
    }


def _about(about: Mapping[str, object], judged: Judged) -> dict[str, Any]:
    """Return what a checker's refusal is about with ids for running numbers."""
    rows = {"youth": judged.encoded.youth_row, "mentor": judged.encoded.mentor_row}
    found: dict[str, Any] = dict(about)
    for key, of in rows.items():
        if key in about:
            found[key] = next((name for name, row in of.items() if row == about[key]), about[key])
    for key in ("true", "said"):
        if isinstance(value := about.get(key), tuple):
            found[key] = ", ".join(map(str, value))
    return found


def _check_row(match: ResultMatch, judged: Judged, lang: Language) -> None:
    """Test the points and the state that stand beside a pair in the sheet of matches.

    Raises:
        KeyError: one of the two is not among the people.
        PlanUntrue: something there is another.
    """
    from mentormatch.domain import fold
    from mentormatch.locale import texts

    encoded, t = judged.encoded, texts(lang)
    about: dict[str, Any] = {"youth": match.youth, "mentor": match.mentor, **_sheets(lang)}
    row, column = encoded.youth_row[match.youth], encoded.mentor_row[match.mentor]
    true = int(judged.problem.points[row, column])
    if match.points != true:
        raise PlanUntrue("error.untrue.points", said=match.points_text or "–", true=true, **about)
    pair = match.youth, match.mentor
    states = {str(encoded.states.get(pair, "kept" if (row, column) in encoded.keep else "new"))}
    if pair in {(worry.youth, worry.mentor) for worry in encoded.worries}:
        states |= {"worry", "worry_approved"}
    if match.state is None or fold(match.state) not in {fold(t(f"workbook.state.{one}")) for one in states}:
        raise PlanUntrue("error.altered.state", **about)


def _people(book: Book) -> str:
    return record.people_digest(book.youths, book.mentors, book.matches)


def _solution(result: ResultRecord, judged: Judged) -> Solution:
    """Return the plan in the running numbers of the people read back.

    Raises:
        KeyError: somebody in the plan or the proof is not among the people.
        PlanUntrue: the points of a pair are others.
        ValueError: levels or proof cannot be read as such.
    """
    from mentormatch.solver import By, Goal, Level, Proof, Solution
    from mentormatch.solver.proof import CASE_ROW, YOUTH_ROW

    encoded = judged.encoded
    pairs = sorted((encoded.youth_row[youth], encoded.mentor_row[mentor]) for youth, mentor in result.pairs)
    for match in result.matches:
        _check_row(match, judged, result.lang)
    rows = [(encoded.mentor_row[mentor], *numbers) for mentor, numbers in result.proof.potentials]
    youths = [(YOUTH_ROW, encoded.youth_row[youth], *numbers) for youth, numbers in result.proof.youths]
    more = [
        (
            *row[:4],
            *(encoded.youth_row[str(one)] for one in row[4:5]),
            *(encoded.mentor_row[str(one)] for one in row[5:]),
        )
        if row and row[0] == CASE_ROW
        else row
        for row in result.proof.more
    ]
    proof = Proof.from_rows([("mentor", *result.proof.goals), *rows, *more, *youths])
    levels = tuple(
        Level(Goal(level.goal), level.value, level.bound, level.proven, By(level.by), level.cases)
        for level in result.levels
    )
    return Solution(pairs, levels, proof)
