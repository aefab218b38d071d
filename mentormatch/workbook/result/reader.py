"""A result read back: pairs, levels, proof and run record, whatever was sorted or filled in since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentormatch.domain import fold
from mentormatch.eligibility import Outcome
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Kind, Place
from mentormatch.issues.results import (
    HALF_A_PAIR,
    HEADING_GONE,
    NO_DAY,
    NOT_A_RESULT,
    OTHER_FORM,
    SHEET_GONE,
    UNREADABLE,
)
from mentormatch.locale import LANGUAGES, Language, texts
from mentormatch.report.model import LevelLine, Proof, UnmatchedReason
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.catalogue.sheets import SCHEMA

from .digests import SheetChanges, changes
from .record import (
    CASE_ROW,
    HEAD_OF_ROWS,
    MENTOR_ROW,
    SEAL,
    YOUTH_ROW,
    Field,
    proof_rows,
    read_field,
    read_level,
    seal_of,
)

if TYPE_CHECKING:
    from mentormatch.workbook.files.raw import RawSheet

_HEADINGS_WITHIN = 20
"""Rows in which the headings of a sheet are looked for; a person may have put lines above them."""

_MOST_SHOWN = 40
"""Characters of a cell that a message shows of what stands where a number should."""

_KEY = "error.result_input"

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class ResultMatch:
    """A row of the sheet of matches; ``points`` is ``None`` where no whole number stands there; ``points_text`` says
    what does."""

    youth: str
    mentor: str
    points: int | None = None
    youth_name: str | None = None
    """As it stands beside the id; ``None`` where there is none."""
    mentor_name: str | None = None
    state: str | None = None
    points_text: str = ""
    row: int = 0
    """Its row in the sheet, counted from 1."""
    hidden: bool = False
    """Whether the row is hidden, by a filter or by hand."""


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """What a result says about itself."""

    lang: Language
    matches: tuple[ResultMatch, ...]
    """Sorted by ids."""
    levels: tuple[LevelLine, ...]
    proof: Proof
    run: Mapping[str, str]
    sheets: tuple[str, ...]
    sealed: bool = True
    """Whether the run record is as it was written."""
    changes: SheetChanges = field(default_factory=SheetChanges)
    """Which of the other sheets are not."""

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Youth id and mentor id of every match."""
        return tuple((match.youth, match.mentor) for match in self.matches)


def read_result(path: Path, content: bytes | None = None) -> ResultRecord:
    """Read a result workbook, also after Excel or LibreOffice has saved it and its rows were sorted.

    ``content`` stands for what is on the disk: a workbook that was opened with its password.

    Raises:
        InputProblem: the file cannot be read, is not a result, or was changed so that it no longer can.
    """
    raw = _read(path, content)
    sheets: dict[str, Sequence[Row]] = {sheet.name: sheet.rows for sheet in raw}
    lang, run_rows = _find(sheets, ResultSheet.RUN, path.name)
    run = _run(run_rows, lang, path.name)
    seal = run.pop(SEAL, None)
    sealed = seal == seal_of(run)
    schema = run.pop("schema", "")
    if schema != SCHEMA:
        raise _fault(OTHER_FORM if schema else NOT_A_RESULT, path.name, ResultSheet.RUN, lang, seen=schema)
    levels = _levels(run, lang, path.name)
    _, match_rows = _find(sheets, ResultSheet.MATCHES, path.name, lang)
    _, proof_rows = _find(sheets, ResultSheet.PROOF, path.name, lang)
    of_matches = RESULT_SHEETS[ResultSheet.MATCHES].name(lang)
    hidden = {row + 1 for sheet in raw if sheet.name == of_matches for row in sheet.notes.hidden_rows}
    return ResultRecord(
        lang=lang,
        matches=tuple(
            replace(match, hidden=match.row in hidden) for match in _matches(match_rows, lang, path.name)
        ),
        levels=levels,
        proof=_proof(proof_rows, lang, path.name),
        run=MappingProxyType({key: value for key, value in run.items() if not key.startswith("level.")}),
        sheets=tuple(sheets),
        sealed=sealed,
        changes=changes(run, sheets, lang),
    )


@dataclass(frozen=True, slots=True)
class ResultPeople:
    """Who a result speaks of, by id: its pairs, all its youths, and the verdict on each mentor."""

    pairs: frozenset[tuple[str, str]]
    youths: frozenset[str]
    verdicts: Mapping[str, Outcome]
    youth_names: Mapping[str, str] = field(default_factory=dict)
    mentor_names: Mapping[str, str] = field(default_factory=dict)
    not_eligible: frozenset[str] = frozenset()
    """Youths who could have no mentor."""
    free: frozenset[str] = frozenset()
    """Mentors with a free place."""


def read_people(path: Path, content: bytes | None = None) -> ResultPeople:
    """Read who stands in a result, to compare it with the next one; ``content`` as in :func:`read_result`.

    Raises:
        InputProblem: the file cannot be read, is not a result, or was changed so that it no longer can.
    """
    return people_of(_open(path, content), path.name)


def people_of(sheets: Mapping[str, Sequence[Row]], file: str) -> ResultPeople:
    """Read who stands in the sheets of a file, given by name.

    Raises:
        InputProblem: as :func:`read_people`.
    """
    # The sheet of matches has one name in both languages; that of the run tells them apart.
    lang, _ = _find(sheets, ResultSheet.RUN, file)
    _, match_rows = _find(sheets, ResultSheet.MATCHES, file, lang)
    pairs = frozenset((match.youth, match.mentor) for match in _matches(match_rows, lang, file))
    youth = RESULT_SHEETS[ResultSheet.MATCHES].column("youth").heading(lang)
    mentor = RESULT_SHEETS[ResultSheet.MATCHES].column("mentor").heading(lang)
    t = texts(lang)
    outcomes = {fold(t(f"workbook.outcome.{outcome.value}")): outcome for outcome in Outcome}
    # Where nobody waits, the result has no sheet of those who do.
    some_wait = RESULT_SHEETS[ResultSheet.UNMATCHED].name(lang) in sheets
    # Below the table stand notes, in the column of the ids alone: a youth has a reason beside it.
    reason = (youth, t("workbook.head.class"))
    waiting = _columns(sheets, ResultSheet.UNMATCHED, reason, lang, file) if some_wait else []
    judged = _columns(sheets, ResultSheet.ELIGIBILITY, (mentor, t("workbook.head.outcome")), lang, file)
    youths = (youth, RESULT_SHEETS[ResultSheet.MATCHES].column("youth_name").heading(lang))
    named = {
        **_names(sheets, ResultSheet.UNMATCHED, (youth, t("workbook.head.name")), lang, file),
        **_names(sheets, ResultSheet.MATCHES, youths, lang, file),
    }
    short = {one: word for one, word in waiting}  # noqa: C416  # tuples of texts
    out = fold(t(f"workbook.none_short.{UnmatchedReason.NOT_ELIGIBLE.value}"))
    left = _names(sheets, ResultSheet.PLACES, (mentor, t("workbook.head.left")), lang, file)
    return ResultPeople(
        not_eligible=frozenset(one for one, word in short.items() if fold(word) == out),
        free=frozenset(one for one, n in left.items() if n.isdecimal() and int(n)),
        youth_names=named,
        mentor_names=_names(sheets, ResultSheet.ELIGIBILITY, (mentor, t("workbook.head.name")), lang, file),
        pairs=pairs,
        youths=frozenset(one for one, _ in pairs) | short.keys(),
        verdicts={one: outcomes[fold(word)] for one, word in judged if fold(word) in outcomes},
    )


def day_of(result: ResultRecord, file: str) -> date:
    """Return the as-of date of a result read by :func:`read_result`.

    Raises:
        InputProblem: none stands in its run record.
    """
    try:
        return date.fromisoformat(result.run.get("as_of", ""))
    except ValueError as fault:
        raise _fault(NO_DAY, file, ResultSheet.RUN, result.lang) from fault


def as_of_of(sheets: Mapping[str, Sequence[Row]], file: str) -> str:
    """Return the as-of date of a result, ``2026-12-01``, from its sheets.

    Raises:
        InputProblem: as :func:`read_people`.
    """
    lang, rows = _find(sheets, ResultSheet.RUN, file)
    return _run(rows, lang, file).get("as_of", "")


def has_decisions(path: Path) -> bool:
    """Whether somebody has filled in the sheet of matches of a result: a decision, a reason, a name or a day.

    What the program itself filled in, because the pair was approved or locked before, does not count.

    Raises:
        InputProblem: the file cannot be read, or is not a result.
    """
    sheets = _open(path)
    lang, _ = _find(sheets, ResultSheet.RUN, path.name)
    _, rows = _find(sheets, ResultSheet.MATCHES, path.name, lang)
    spec, t = RESULT_SHEETS[ResultSheet.MATCHES], texts(lang)
    wanted = [
        fold(spec.column(key).heading(lang))
        for key in ("decision", "other_mentor", "waived", "reason", "by", "decided_on")
    ]
    state, held = (
        fold(spec.column("state").heading(lang)),
        {fold(t(f"workbook.state.{one}")) for one in _HELD},
    )
    at, seen = _headings(rows, [spec.column("youth").heading(lang)], ResultSheet.MATCHES, lang, path.name)
    places = [seen.index(heading) for heading in wanted if heading in seen]
    word = seen.index(state) if state in seen else len(seen)
    return any(
        any(place < len(row) and _text(row[place]) for place in places)
        and not (word < len(row) and fold(_text(row[word])) in held)
        for row in rows[at + 1 :]
    )


def has_matches(path: Path) -> bool:
    """Whether a file can be read and has the sheet of matches: a result, or what a person has made of one.

    Raises:
        InputProblem: the file cannot be read.
    """
    names = {RESULT_SHEETS[ResultSheet.MATCHES].name(lang) for lang in LANGUAGES}
    return not names.isdisjoint(_open(path))


def is_result(path: Path) -> bool:
    """Whether a file is a result, known by the record of its run, whatever has been written in it since.

    Raises:
        InputProblem: the file cannot be read.
    """
    sheets = _open(path)
    names = {RESULT_SHEETS[ResultSheet.RUN].name(lang) for lang in LANGUAGES}
    return any("schema" in row for name in names & sheets.keys() for row in sheets[name])


_HELD = ("approved", "locked", "running")


def _columns(
    sheets: Mapping[str, Sequence[Row]],
    sheet: ResultSheet,
    names: Sequence[str],
    lang: Language,
    file: str,
) -> list[tuple[str, ...]]:
    """Return what stands under some headings of a sheet, in rows where none of them is blank."""
    _, rows = _find(sheets, sheet, file, lang)
    at, seen = _headings(rows, names, sheet, lang, file)
    places = [seen.index(fold(name)) for name in names]
    found = [
        tuple(_text(row[place]) if place < len(row) else "" for place in places) for row in rows[at + 1 :]
    ]
    return [row for row in found if all(row)]


def _names(
    sheets: Mapping[str, Sequence[Row]],
    sheet: ResultSheet,
    headings: tuple[str, str],
    lang: Language,
    file: str,
) -> dict[str, str]:
    """Return what stands beside each id under a heading (a name); nothing where the column was taken out."""
    try:
        return {row[0]: row[1] for row in _columns(sheets, sheet, headings, lang, file)}
    except InputProblem:
        return {}


def _open(path: Path, content: bytes | None = None) -> dict[str, Sequence[Row]]:
    return {sheet.name: sheet.rows for sheet in _read(path, content)}


def _read(path: Path, content: bytes | None = None) -> list[RawSheet]:
    from mentormatch.workbook.files.formats import read_file
    from mentormatch.workbook.files.raw import CannotReadError

    try:
        return read_file(path, content).sheets
    except CannotReadError as fault:
        raise InputProblem([fault.issue], _KEY) from fault


def _find(
    sheets: Mapping[str, Sequence[Row]], wanted: ResultSheet, file: str, lang: Language | None = None
) -> tuple[Language, Sequence[Row]]:
    spec = RESULT_SHEETS[wanted]
    found = [
        (tongue, rows)
        for tongue in ((lang,) if lang else LANGUAGES)
        if (rows := sheets.get(spec.name(tongue)))
    ]
    # A sheet of the user's own may be called as ours is in the other language; only the record bears the mark.
    if len(found) > 1:
        found = [one for one in found if any("schema" in row for row in one[1])] or found
    if found:
        return found[0]
    if lang:
        raise _fault(SHEET_GONE, file, wanted, lang)
    problem = _fault(NOT_A_RESULT, file, wanted, "da")
    problem.lang = None  # of a file that is no result nobody knows the language
    raise problem


def _run(rows: Sequence[Row], lang: Language, file: str) -> dict[str, str]:
    t = texts(lang)
    names = (t("workbook.head.key"), t("workbook.head.value"))
    at, seen = _headings(rows, names, ResultSheet.RUN, lang, file)
    key, value = (seen.index(fold(name)) for name in names)
    run: dict[str, str] = {}
    for number, row in enumerate(rows[at + 1 :], at + 2):
        name = " ".join(_text(row[key]).split()) if key < len(row) else ""
        if not name:
            continue
        if name in run:  # whichever of the two counted, a person would read the other
            raise _fault(UNREADABLE, file, ResultSheet.RUN, lang, row=number)
        run[name] = _text(row[value]) if value < len(row) else ""
    return run


def _levels(run: Mapping[str, str], lang: Language, file: str) -> tuple[LevelLine, ...]:
    found = {}
    for key, value in run.items():
        if not key.startswith("level."):
            continue
        try:
            found[int(key.removeprefix("level."))] = read_level(value)
        except ValueError as broken:
            raise _fault(UNREADABLE, file, ResultSheet.RUN, lang) from broken
    return tuple(level for _, level in sorted(found.items()))


def _matches(rows: Sequence[Row], lang: Language, file: str) -> tuple[ResultMatch, ...]:
    spec = RESULT_SHEETS[ResultSheet.MATCHES]
    names = (spec.column("youth").heading(lang), spec.column("mentor").heading(lang))
    at, seen = _headings(rows, names, ResultSheet.MATCHES, lang, file)
    youth, mentor = (seen.index(fold(name)) for name in names)
    head = fold(texts(lang)("workbook.head.points"))
    points = seen.index(head) if head in seen else len(seen)
    called = [fold(spec.column(key).heading(lang)) for key in ("youth_name", "mentor_name")]
    called.append(fold(spec.column("state").heading(lang)))
    beside = [seen.index(name) if name in seen else len(seen) for name in called]
    found, faults = [], []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        ids = [_text(row[col]) if col < len(row) else "" for col in (youth, mentor)]
        if all(ids):
            worth = read_field(row[points]) if points < len(row) else None
            name, other, state = (_text(row[col]) or None if col < len(row) else None for col in beside)
            text = _text(row[points])[:_MOST_SHOWN] if points < len(row) else ""
            number_there = worth if type(worth) is int else None
            found.append(ResultMatch(ids[0], ids[1], number_there, name, other, state, text, number))
        elif any(ids):
            faults.append(Issue(HALF_A_PAIR, Place(file, spec.name(lang), number)))
    if faults:
        problem = InputProblem(faults, _KEY)
        problem.lang = lang
        raise problem
    return tuple(sorted(found, key=lambda match: (match.youth, match.mentor)))


def _proof(rows: Sequence[Row], lang: Language, file: str) -> Proof:
    at, _ = _headings(rows, (HEAD_OF_ROWS, MENTOR_ROW), ResultSheet.PROOF, lang, file)
    table = [_fields(row) for row in rows[at:]]
    goals = table[0][2:]
    people: dict[object, list[tuple[str, tuple[Field, ...]]]] = {MENTOR_ROW: [], YOUTH_ROW: []}
    more: list[tuple[Field, ...]] = []
    heads: list[tuple[int, tuple[str, ...]]] = []
    for number, fields in enumerate(table[1:], at + 2):
        if not fields:
            continue
        if fields[0] == HEAD_OF_ROWS:
            heads.append((number, tuple(map(str, fields))))
            continue
        if fields[0] == CASE_ROW:
            # The cells behind the fourth are ids, which may look like numbers.
            ids = tuple(text for cell in rows[number - 1] if (text := _text(cell)))[4:]
            more.append((*fields[:4], *ids))
        elif fields[0] not in people:
            more.append(fields)
        elif len(fields) < 2:
            raise _fault(UNREADABLE, file, ResultSheet.PROOF, lang, row=number)
        else:
            people[fields[0]].append((_text(rows[number - 1][1]), fields[2:]))
    proof = Proof(goals, tuple(people[MENTOR_ROW]), tuple(more), tuple(people[YOUTH_ROW]))
    true = {tuple(map(str, row)) for row in proof_rows(proof) if row[0] == HEAD_OF_ROWS}
    for number, head in heads:
        if head not in true:
            raise _fault(UNREADABLE, file, ResultSheet.PROOF, lang, row=number)
    return proof


def _fields(row: Row) -> tuple[Field, ...]:
    """Return what a row of the proof holds, without the blanks that follow it."""
    return tuple(field for cell in row if (field := read_field(cell)) is not None)


def _headings(
    rows: Sequence[Row], names: Sequence[str], sheet: ResultSheet, lang: Language, file: str
) -> tuple[int, list[str]]:
    """Return the number of the row with these headings, and all headings in it as they are compared."""
    wanted = {fold(name): name for name in names}
    missing = set(wanted)
    for at, row in enumerate(rows[:_HEADINGS_WITHIN]):
        seen = [fold(cell) if isinstance(cell, str) else "" for cell in row]
        if wanted.keys() <= set(seen):
            return at, seen
        missing = min(missing, wanted.keys() - set(seen), key=len)
    heading = ", ".join(name for key, name in wanted.items() if key in missing)
    raise _fault(HEADING_GONE, file, sheet, lang, heading=heading)


def _text(cell: object) -> str:
    """Return a cell as text; a number that a program has made of an id loses its ``.0``."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


def _fault(
    kind: Kind, file: str, sheet: ResultSheet, lang: Language, *, row: int | None = None, **values: object
) -> InputProblem:
    name = RESULT_SHEETS[sheet].name(lang)
    problem = InputProblem([Issue(kind, Place(file, name, row), {"sheet": name, **values})], _KEY)
    problem.lang = lang
    return problem
