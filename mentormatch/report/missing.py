"""Compare a plan with the last result: who stood there and is not in it, and which decisions cannot be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mentormatch.domain import Match, fold
from mentormatch.encoding.decisions import standing
from mentormatch.encoding.substitutes import in_force

from .missing_lines import Before, Fallen, FallenLine, LapsedLine
from .model import Person, Report, UnmatchedReason


def fallen_out(
    report: Report, before: Before, matches: Iterable[Match], left_out: frozenset[tuple[str, str]]
) -> tuple[FallenLine, ...]:
    """Return who stood in the last result and is not in the plan, with the reason: youths first, by id.

    Args:
        report: the plan; its list of people is complete.
        before: the last result.
        matches: the matches and decisions that hold now.
        left_out: ``("youth" | "mentor", id)`` of people left out because of their errors; they are named elsewhere.
    """
    force = in_force(matches, report.as_of)
    decided = {
        (fold(youth), fold(mentor)): Fallen.REJECTED if said.rejected else Fallen.ENDED
        for (youth, mentor), said in standing(force.matches).items()
        if said.held is None and (said.rejected or said.ended)
    }
    # While a substitute stands in, the youth's own mentor has not lost the youth.
    decided |= {(fold(own.youth), fold(own.mentor)): Fallen.ENDED for own, _ in force.resting}
    gone = {(side, fold(one)) for side, one in left_out}
    youths = _youths(report, before, decided, gone)
    return (*youths, *_mentors(report, before, decided, gone))


Decided = Mapping[tuple[str, str], Fallen]


def _youths(report: Report, before: Before, decided: Decided, gone: set[tuple[str, str]]) -> list[FallenLine]:
    mentors = {fold(line.mentor.id): line.mentor for line in report.mentors}
    partners: dict[str, list[Person]] = defaultdict(list)
    for youth, mentor in sorted(before.pairs):
        known = mentors.get(fold(mentor)) or Person(mentor, before.mentor_names.get(mentor))
        partners[fold(youth)].append(known)
    matched = {fold(line.youth.id) for line in report.matches}
    waiting = {fold(line.youth.id): line for line in report.unmatched}
    eligible = set(map(fold, before.eligible))
    found = []
    for one in sorted(before.youths):
        word = fold(one)
        had, line = tuple(partners[word]), waiting.get(word)
        if word in matched or ("youth", word) in gone:
            continue
        if line is None:
            found.append(FallenLine(Person(one, before.youth_names.get(one)), "youth", Fallen.GONE, had))
        elif line.reason is UnmatchedReason.NOT_ELIGIBLE:
            if word in eligible:
                found.append(FallenLine(line.youth, "youth", Fallen.NOT_ELIGIBLE, had, line.own_faults))
        elif had:
            said = {decided.get((word, fold(mentor.id)), Fallen.NOT_PROPOSED) for mentor in had}
            why = said.pop() if len(said) == 1 else Fallen.NOT_PROPOSED
            found.append(FallenLine(line.youth, "youth", why, had, unmatched=line.reason))
    return found


def _mentors(
    report: Report, before: Before, decided: Decided, gone: set[tuple[str, str]]
) -> list[FallenLine]:
    youths = {fold(line.youth.id): line.youth for line in report.matches}
    youths |= {fold(line.youth.id): line.youth for line in report.unmatched}
    partners: dict[str, list[Person]] = defaultdict(list)
    for youth, mentor in sorted(before.pairs):
        known = youths.get(fold(youth)) or Person(youth, before.youth_names.get(youth))
        partners[fold(mentor)].append(known)
    now = {fold(line.mentor.id): line for line in report.mentors}
    told = {fold(change.mentor.id) for change in report.changed}
    free = set(map(fold, before.free))
    found = []
    for one in sorted(before.mentors):
        word = fold(one)
        had, line = tuple(partners[word]), now.get(word)
        if ("mentor", word) in gone:
            continue
        if line is None:
            found.append(FallenLine(Person(one, before.mentor_names.get(one)), "mentor", Fallen.GONE, had))
        elif not line.available:
            # The verdict that changed has a line of its own on the first sheet.
            only_verdict = line.away == ("verdict",) and word in told
            if not line.used and (had or (word in free and not only_verdict)):
                found.append(FallenLine(line.mentor, "mentor", Fallen.AWAY, had, line.away))
        elif had and not line.used:
            # Whoever rejected a pair, or ended it, knows that the mentor is free.
            open_ones = tuple(one for one in had if (fold(one.id), word) not in decided)
            if open_ones:
                found.append(FallenLine(line.mentor, "mentor", Fallen.NOT_PROPOSED, open_ones))
    return found


def lapsed_lines(lapsed: Sequence[LapsedLine], before: Before) -> tuple[LapsedLine, ...]:
    """Return the decisions that cannot be kept, by ids, with the names that the last result has where none is known."""

    def named(person: Person, names: Mapping[str, str]) -> Person:
        return person if person.name else Person(person.id, names.get(person.id))

    return tuple(
        LapsedLine(
            named(one.youth, before.youth_names),
            named(one.mentor, before.mentor_names),
            one.status,
            one.missing,
        )
        for one in sorted(lapsed, key=lambda one: (one.youth.id, one.mentor.id))
    )
