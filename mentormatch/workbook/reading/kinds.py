"""What a sheet that nobody has named may be about: proposed with the reason, never taken for granted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import PurePath

from mentormatch.issues import Issue, Said, headings, sheets
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.text import key

from .columns import judge_headings
from .fits import OPEN, middle_year
from .headings import PEOPLE, Headings, columns_of, find_headings, kind_in_name, recognise
from .proposing import Guess, guesses, likely_headings
from .roles import roles_in, side_of, split_by_role, tells_roles
from .sheet import Proposal, Sheet

_YOUTH_WORDS = """
ung unge youth youths young mentee mentees elev elever student students studerende deltager deltagere participant
participants applicant applicants ansoeger ansoegere
"""
_MENTOR_WORDS = """
mentor mentors mentorer frivillig frivillige volunteer volunteers tutor tutors coach coaches
"""
_HINTS: Mapping[str, SheetKind] = {
    **dict.fromkeys(_YOUTH_WORDS.split(), SheetKind.YOUTHS),
    **dict.fromkeys(_MENTOR_WORDS.split(), SheetKind.MENTORS),
}
"""Words in a name or a title that tell what a sheet may be about."""
_HINT_WEIGHT = 3.0
_LEAST_STRENGTH = 2
_YEARS_BETWEEN = 5
_ABOUT_COLUMNS = frozenset(
    {headings.COLUMN_NEAR, headings.COLUMN_LIKE, headings.COLUMN_MISSING, headings.COLUMN_TWICE}
)
_NO_HEADINGS = frozenset({headings.NO_HEADINGS, headings.NO_HEADINGS_AT_ALL})


@dataclass(slots=True)
class _Reading:
    """A sheet read as one kind."""

    sheet: Sheet
    kind: SheetKind
    headings: Headings
    near: dict[int, Guess]
    hint: SheetKind | None
    found: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.found = {one for one in self.headings.keys if one} - {"role", "timestamp"}
        self.found |= {guess.column.key for guess in self.near.values()}
        if self.headings.slots:
            self.found.add("meeting_times")

    @property
    def strength(self) -> float:
        """How much speaks for this kind: columns that were found or may be meant, and what the name says."""
        said = 0.0 if self.hint is None else _HINT_WEIGHT if self.hint is self.kind else -_HINT_WEIGHT
        return len(self.found) + said

    @property
    def possible(self) -> bool:
        """Whether the sheet can be a list of people at all: one that is called so may lack the ids."""
        if self.sheet.count(self.headings) == 0:
            return False
        if self.hint is self.kind:
            return len(self.found) >= _LEAST_STRENGTH
        return len(self.found) > _LEAST_STRENGTH and "id" in self.found

    @property
    def year(self) -> float | None:
        """The middle year of the birth dates."""
        number = self.headings.column("birth_date")
        if number is None:
            number = next((at for at, guess in self.near.items() if guess.column.key == "birth_date"), None)
        return None if number is None else middle_year(self.sheet.values(self.headings, number))


def propose_kinds(found: Sequence[Sheet], alone: Sequence[str]) -> None:
    """Propose for the kinds of people that are missing which sheet holds them, with its columns.

    Args:
        found: every sheet.
        alone: the files that have one sheet with content, whose name may speak for it.
    """
    for sheet in found:
        if sheet.kind in PEOPLE and sheet.headings is None:
            headings = likely_headings(sheet, sheet.kind)
            if headings is not None:
                sheet.issues = [issue for issue in sheet.issues if issue.kind not in _NO_HEADINGS]
                _propose_columns(sheet, sheet.kind, headings)
    missing = [kind for kind in PEOPLE if not any(sheet.kind is kind for sheet in found)]
    open_ = [
        sheet
        for sheet in found
        if sheet.target is None
        and sheet.result is None
        and not sheet.ours
        and sheet.raw.rows
        and not any(issue.kind is not sheets.SHEET_AMBIGUOUS for issue in sheet.issues)
    ]
    if not missing:
        return
    named = [sheet for sheet in found if sheet.kind in PEOPLE and sheet.whole is None and not sheet.ours]
    if any(_propose_role(sheet) for sheet in (*open_, *named)):
        return
    readings = {
        (id(sheet), kind): reading
        for sheet in open_
        for kind in PEOPLE
        if (reading := _read_as(sheet, kind, alone)) is not None and reading.possible
    }
    for reading, why in _decide(readings, open_, missing):
        spec = SHEETS[reading.kind]
        name = Said(spec.da, spec.en)
        sheet = reading.sheet
        values = {"sheet": name, "why": why, "name": shown(sheet.raw.name)}
        sheet.issues.append(Issue(sheets.SHEET_LIKE, sheet.place, values))
        sheet.proposals.append(
            Proposal(sheet.raw.file, sheet.raw.name, None, reading.kind.value, name, why, needed=True)
        )
        _propose_columns(sheet, reading.kind, reading.headings)


def _read_as(sheet: Sheet, kind: SheetKind, alone: Sequence[str]) -> _Reading | None:
    headings = find_headings(sheet.raw.rows, kind, sheet.told)
    if headings is None or headings.hits < _LEAST_STRENGTH:
        headings = likely_headings(sheet, kind) or headings
    if headings is None:
        return None
    return _Reading(
        sheet, kind, headings, guesses(sheet, headings, kind).likely, _hint(sheet, headings, alone)
    )


def _hint(sheet: Sheet, headings: Headings, alone: Sequence[str]) -> SheetKind | None:
    """Return what the sheet's name, its title, or the name of its file speaks of."""
    top = headings.row + 1 - headings.depth
    titles = [value for row in sheet.raw.rows[:top] for value in row if isinstance(value, str)]
    names = [sheet.raw.name, " ".join(titles)]
    if sheet.raw.file in alone:
        names.append(PurePath(sheet.raw.file).stem)
    for name in names:
        kinds = {_HINTS[word] for part in re.split(r"[\W_\d]+", name) if (word := key(part)) in _HINTS}
        if len(kinds) == 1:
            return kinds.pop()
        if (kind := kind_in_name(name)) in PEOPLE:
            return kind
    return _only_role(sheet, headings)


def _only_role(sheet: Sheet, headings: Headings) -> SheetKind | None:
    """Return the side that a column speaks of in every row: ``Mentee`` throughout one file, ``Mentor`` in the other."""
    for number, text in enumerate(headings.texts):
        if text and recognise(text, SheetKind.YOUTHS) in {None, "role"} and number not in headings.dropped:
            sides = {side_of(value) for value in sheet.values(headings, number)}
            if len(sides) == 1 and None not in sides:
                return sides.pop()
    return None


_Decided = list[tuple[_Reading, Said]]


def _decide(
    readings: Mapping[tuple[int, SheetKind], _Reading], open_: Sequence[Sheet], missing: Sequence[SheetKind]
) -> _Decided:
    """Return which sheet may be which; nothing where two ways are as good as each other."""
    if len(missing) == 1:
        return _decide_one(readings, open_, missing[0])
    able = [sheet for sheet in open_ if any((id(sheet), kind) in readings for kind in PEOPLE)]
    if len(able) == 1:
        ways = [reading for kind in PEOPLE if (reading := readings.get((id(able[0]), kind))) is not None]
        ways.sort(key=lambda one: -one.strength)
        if len(ways) > 1 and ways[0].strength == ways[1].strength:
            return []
        return [(ways[0], _why(ways[0], ways[1] if len(ways) > 1 else None))]
    pairs = [
        (readings[id(young), SheetKind.YOUTHS], readings[id(old), SheetKind.MENTORS])
        for young, old in permutations(able, 2)
        if (id(young), SheetKind.YOUTHS) in readings and (id(old), SheetKind.MENTORS) in readings
    ]
    pairs.sort(key=lambda pair: -_sum(pair))
    if not pairs:
        return []
    best = pairs[0]
    rivals = [pair for pair in pairs[1:] if _sum(pair) == _sum(best)]
    if rivals:
        if len(able) > len(PEOPLE):
            return []
        by_age = _by_age(best)
        return by_age or _by_age(rivals[0])
    others = [readings.get((id(one.sheet), kind)) for one, kind in zip(best, reversed(PEOPLE), strict=True)]
    return [(one, _why(one, other)) for one, other in zip(best, others, strict=True)]


def _sum(pair: tuple[_Reading, _Reading]) -> float:
    return pair[0].strength + pair[1].strength


def _by_age(pair: tuple[_Reading, _Reading]) -> _Decided:
    young, old = pair[0].year, pair[1].year
    if young is None or old is None or young - old < _YEARS_BETWEEN:
        return []
    return [
        (pair[0], Said("de yngste fødselsdatoer", "the youngest birth dates")),
        (pair[1], Said("de ældste fødselsdatoer", "the oldest birth dates")),
    ]


def _decide_one(
    readings: Mapping[tuple[int, SheetKind], _Reading], open_: Sequence[Sheet], kind: SheetKind
) -> _Decided:
    able = [
        readings[id(sheet), kind]
        for sheet in open_
        if (id(sheet), kind) in readings and readings[id(sheet), kind].hint in {kind, None}
    ]
    able.sort(key=lambda one: -one.strength)
    if not able or (len(able) > 1 and able[0].strength == able[1].strength):
        return []
    other = PEOPLE[1 - PEOPLE.index(kind)]
    spec = SHEETS[other]
    if able[0].hint is kind:
        return [(able[0], _why(able[0], None))]
    return [
        (
            able[0],
            Said(
                f"overskrifterne passer, og {spec.da} er fundet",
                f"the headings fit, and {spec.en} were found",
            ),
        )
    ]


def _why(reading: _Reading, other: _Reading | None) -> Said:
    """Return what speaks for a kind: a name, or columns that only it has."""
    if reading.hint is reading.kind and _only_role(reading.sheet, reading.headings) is reading.kind:
        return Said("en kolonne siger det i hver række", "a column says so in every row")
    if reading.hint is reading.kind:
        return Said("navnet eller titlen siger det", "the name or the title says so")
    only = reading.found - (other.found if other else set())
    own = [column for column in columns_of(reading.kind) if column.key in only][:3]
    if not own:
        return Said(
            "det andet ark er mere som den anden slags", "the other sheet is more like the other kind"
        )
    return Said(
        "kolonner som " + ", ".join(column.da for column in own),
        "columns such as " + ", ".join(column.en for column in own),
    )


def _propose_columns(sheet: Sheet, kind: SheetKind, headings: Headings) -> None:
    """Propose the columns that a sheet would have if it were of a kind, and say what it would lack."""
    trial = Sheet(sheet.raw, kind, headings=headings, told=sheet.told)
    judge_headings(trial)
    sheet.proposals += trial.proposals
    sheet.issues += [issue for issue in trial.issues if issue.kind in _ABOUT_COLUMNS]


def role_column(sheet: Sheet) -> tuple[Headings, int] | None:
    """Return the one column whose answers tell youths from mentors, with the headings; ``None``: none, or several."""
    headings = find_headings(sheet.raw.rows, SheetKind.YOUTHS, sheet.told) or likely_headings(
        sheet, SheetKind.YOUTHS
    )
    if headings is None:
        return None
    able = [
        number
        for number, text in enumerate(headings.texts)
        if text
        and recognise(text, SheetKind.YOUTHS) in {None, "role"}
        and number not in headings.dropped
        and tells_roles(sheet.values(headings, number))
    ]
    return (headings, able[0]) if len(able) == 1 else None


def _propose_role(sheet: Sheet) -> bool:
    """Propose the column that tells who is who, where a sheet seems to hold both sides."""
    found = role_column(sheet)
    if found is None:
        return False
    headings, number = found
    asked = headings.questions[number]
    told = {**sheet.told, key(asked): "role"}
    sides = split_by_role(Sheet(sheet.raw, told=told))
    if len(sides) < len(PEOPLE):
        return False
    counted = list(roles_in(sheet.raw, headings.row, number).sides.values())
    youths, mentors = (counted.count(kind) for kind in PEOPLE)
    why = Said(f"unge: {youths}, mentorer: {mentors}", f"youths: {youths}, mentors: {mentors}")
    (column,) = (one for one in columns_of(SheetKind.YOUTHS) if one.key == "role")
    name = Said(column.da, column.en)
    given = shown(asked)
    sheet.issues.append(Issue(sheets.SHEET_OF_BOTH, sheet.place, {"heading": given, "given": given}))
    sheet.proposals.append(
        Proposal(sheet.raw.file, sheet.raw.name, asked, column.key, name, why, needed=True)
    )
    for side in sides:
        judge_headings(side)
    for one in sorted((one for side in sides for one in side.proposals), key=_takes_any_answer):
        if all(key(one.heading or "") != key(other.heading or "") for other in sheet.proposals):
            sheet.proposals.append(one)
    for side in sides:
        sheet.issues += [
            issue
            for issue in side.issues
            if issue.kind in _ABOUT_COLUMNS and not any(_same(issue, other) for other in sheet.issues)
        ]
    return True


def _takes_any_answer(proposal: Proposal) -> bool:
    """Whether what is proposed takes nearly any answer: the other side's closer guess goes before it."""
    return any(
        column.key == proposal.means and column.type in OPEN for kind in PEOPLE for column in columns_of(kind)
    )


def _same(issue: Issue, other: Issue) -> bool:
    return (issue.kind, issue.place, dict(issue.values)) == (other.kind, other.place, dict(other.values))
