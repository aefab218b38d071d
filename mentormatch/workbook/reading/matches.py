"""Earlier matches and decisions: the sheet Forløb, and the decisions taken in a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mentormatch.domain import Match, MatchStatus, Source, fold
from mentormatch.issues import Said, matches
from mentormatch.locale import LANGUAGES, texts
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.choices.statuses import DECISIONS, MATCH_STATUS
from mentormatch.workbook.cells.answers import yes_no
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.parsers import allowed, choice, identity, text
from mentormatch.workbook.cells.privacy import cpr_digits
from mentormatch.workbook.cells.waivers import waived_demands

from .course import read_course
from .rows import Rows, parsed

_DECIDED = ("approved", "locked", "worry_approved")
"""How a pair stands whose decision a result has filled in."""


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One row about a pair, as it was read: the match, and what else the row says."""

    match: Match
    record: int
    youth_name: str | None = None
    mentor_name: str | None = None
    """The names that stand beside the ids, where the sheet has them."""
    other: str | None = None
    """The mentor, by id or name, who is to take the place of the one proposed."""
    withdrawn: bool = False
    """Whether the row was filled in with an earlier decision, and somebody has cleared it."""


@dataclass(slots=True)
class Matches:
    """The matches of one sheet."""

    rows: Rows
    lines: list[MatchRow] = field(default_factory=list)
    result: bool = False
    """Whether they come from a result's sheet of matches."""
    from_result: bool = False
    """Whether the file is a result."""
    handed_on: bool = False
    """Whether they stand on the sheet of decisions that ``--in-place`` has added: newer than the user's own."""
    in_place: bool = False
    """Whether the file is the user's own, with a result in it: its own sheet of matches is never written into."""
    of_people: bool = False
    """Whether a column of a list of people tells them: whatever a sheet of matches says goes before it."""
    people_elsewhere: bool = False
    """Whether it is a result whose people are those of another file: then somebody may well be gone."""

    @property
    def matches(self) -> list[Match]:
        """The matches alone."""
        return [line.match for line in self.lines]

    def forget_proposals(self) -> None:
        """Leave out mere proposals; one for which a person has waived a demand is no mere one."""
        self.lines = [
            line for line in self.lines if line.match.status is not MatchStatus.PROPOSED or line.match.waived
        ]


def read_matches(rows: Rows, *, result: bool, cpr_ids: Mapping[str, str]) -> Matches:
    """Return the matches of a sheet, those with errors left out.

    Args:
        rows: the sheet's rows.
        result: whether it is a result's sheet of matches: its decision column may be blank (a proposal).
        cpr_ids: ids that stand for CPR numbers.
    """
    dates = date_parser(epoch_1904=rows.sheet.epoch_1904, recent=True)
    youths, mentors = (ids(rows, side, cpr_ids) for side in ("youth", "mentor"))
    status_key, choices = ("decision", DECISIONS) if result else ("status", MATCH_STATUS)
    states = parsed(rows, status_key, choice(choices, MatchStatus))
    shown = parsed(rows, "state", text) if result else [None] * len(rows.numbers)
    said = rows.columns.get(status_key, ("",) * len(rows.records))
    starts, ends, days = (parsed(rows, name, dates) for name in ("start", "end", "decided_on"))
    reasons, by = (parsed(rows, name, text) for name in ("reason", "by"))
    names = [parsed(rows, name, text) for name in ("youth_name", "mentor_name")]
    others = parsed(rows, "other_mentor", identity_or_name)
    waived = parsed(rows, "waived", waived_demands)
    course = {**read_course(rows, dates), "substitute": parsed(rows, "substitute", yes_no(YES_NO))}
    found = Matches(rows, result=result)
    for record, number in enumerate(rows.numbers):
        youth, mentor, status = youths[record], mentors[record], states[record]
        if youth is None and mentor is None:
            continue
        if record not in rows.bad:
            if youth is None or mentor is None:
                rows.report(matches.ID_MISSING, record, "mentor" if mentor is None else "youth")
            elif status is None and not result:
                rows.report(matches.STATUS_MISSING, record, "status", allowed=allowed(MATCH_STATUS))
        if record in rows.bad or youth is None or mentor is None:
            continue
        if status is None and result and str(said[record]).strip():
            continue
        match = Match(
            youth,
            mentor,
            status or MatchStatus.PROPOSED,
            starts[record],
            ends[record],
            reasons[record],
            by[record],
            days[record],
            Source(rows.sheet.file, rows.sheet.name, number),
            waived[record] or frozenset(),
            **{key: column[record] for key, column in course.items()},
        )
        if match.end_reason and match.status is not MatchStatus.ENDED:
            rows.report(matches.REASON_WITHOUT_END, record, "end_reason", youth=youth, mentor=mentor)
        if match.substitute and not _check_substitute(rows, record, match):
            continue
        cleared = status is None and was_decided(shown[record])
        line = MatchRow(match, record, names[0][record], names[1][record], others[record], cleared)
        found.lines.append(line)
    return found


def _check_substitute(rows: Rows, record: int, match: Match) -> bool:
    """Report what a row about a substitute lacks; return whether it can be used."""
    if match.status in (MatchStatus.APPROVED, MatchStatus.PROPOSED):
        rows.report(matches.SUBSTITUTE_STATUS, record, "status", youth=match.youth, mentor=match.mentor)
        return False
    spec = SHEETS[SheetKind.MATCHES]
    lacking = [spec.column(key) for key in ("start", "end", "reason") if getattr(match, key) is None]
    if lacking and match.status in (MatchStatus.RUNNING, MatchStatus.LOCKED):
        what = Said(", ".join(one.da for one in lacking), ", ".join(one.en for one in lacking))
        rows.report(matches.SUBSTITUTE_LACKS, record, what=what, youth=match.youth, mentor=match.mentor)
    return True


def ids(rows: Rows, side: str, cpr_ids: Mapping[str, str]) -> list[Any]:
    """Return the ids of one side, those that stand for CPR numbers in their place."""

    def one(value: Any) -> Any:
        digits = cpr_digits(value) if cpr_ids else None
        return cpr_ids.get(digits, identity(value)) if digits else identity(value)

    return parsed(rows, side, one)


def identity_or_name(value: Any) -> Any:
    """Return what names a person: an id, a name, or a name with the id in brackets."""
    return text(value) if isinstance(value, str) else identity(value)


def was_decided(state: str | None) -> bool:
    """Whether the word for how a pair stood says that it was approved or locked when the result was made."""
    if state is None:
        return False
    return fold(state) in {
        fold(texts(lang)(f"workbook.state.{one}")) for lang in LANGUAGES for one in _DECIDED
    }
