"""From a solved plan to what there is to say about it, as plain data in an order that no row order decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import Excluded, Match, Mentor, Youth
from mentormatch.eligibility import Outcome
from mentormatch.encoding.waivers import needed
from mentormatch.solver.proof import CASE_ROW, YOUTH_ROW

from .follow_up import by_month, in_trouble
from .model import (
    Counts,
    LevelLine,
    MatchLine,
    MentorLine,
    PairState,
    Person,
    Proof,
    Report,
    UnmatchedLine,
    UnmatchedReason,
    VerdictChange,
    VerdictLine,
)
from .priced import with_prices
from .queue import ahead

if TYPE_CHECKING:
    from mentormatch.encoding import Worry
    from mentormatch.encoding.candidates import Flags, Ints

    from .case import Case


def describe(case: Case, run: tuple[tuple[str, str], ...] = (), decisions: tuple[Match, ...] = ()) -> Report:
    """Return the report of a case; ``run`` is its run record, ``decisions`` are those to hand on."""
    matches = _matches(case)
    mentors = _mentors(case)
    unmatched = _unmatched(case)
    levels = tuple(
        LevelLine(str(level.goal), level.value, level.bound, level.proven, str(level.by), level.cases)
        for level in case.solution.levels
    )
    report = Report(
        as_of=case.as_of,
        settings=case.settings,
        counts=_counts(case, matches, mentors),
        matches=matches,
        unmatched=unmatched,
        mentors=mentors,
        verdicts=tuple(
            VerdictLine(
                _person(case.mentors[mentor]),
                case.mentors[mentor].benefit,
                case.verdicts[mentor],
                case.mentors[mentor].ruling,
            )
            for mentor in sorted(case.mentors)
        ),
        levels=levels,
        optimal=case.solution.optimal,
        issues=tuple(case.issues),
        proof=_proof(case),
        run=run,
        decisions=decisions,
        months=by_month(case.follow_ups),
        troubles=in_trouble(
            case.follow_ups,
            {(line.youth.id, line.mentor.id) for line in matches},
            low=case.settings.follow_up_low,
            fall=case.settings.follow_up_fall,
        ),
        changed=_changed(case),
    )
    return with_prices(case, report)


def _person(person: Youth | Mentor) -> Person:
    return Person(person.id, person.name)


def _matches(case: Case) -> tuple[MatchLine, ...]:
    encoded = case.encoded
    kept = set(encoded.keep)
    worries = {(worry.youth, worry.mentor): worry for worry in encoded.worries}
    lines = []
    ids = [(encoded.youth_ids[row], encoded.mentor_ids[column]) for row, column in case.solution.pairs]
    for (row, column), pair, parts in zip(case.solution.pairs, ids, encoded.breakdowns(ids), strict=True):
        youth, mentor = case.youths[pair[0]], case.mentors[pair[1]]
        match = encoded.decisions.get(pair)
        worry = worries.get(pair)
        fails, vain = needed(encoded.waived.get(pair, ()), encoded.why_excluded(*pair))
        lines.append(
            MatchLine(
                youth=_person(youth),
                mentor=_person(mentor),
                state=encoded.states.get(pair, PairState.KEPT if (row, column) in kept else PairState.NEW),
                points=int(case.problem.points[row, column]),
                parts=parts,
                minutes=int(encoded.hours[row]),
                start=match.start if match else None,
                worries=_worries(case, worry) if worry else (),
                reason=match.reason if match else None,
                by=match.by if match else None,
                decided_on=match.decided_on if match else None,
                waived=fails,
                waived_in_vain=vain,
                decision=match,
            )
        )
    # What needs a person's eye comes first.
    return tuple(sorted(lines, key=lambda line: (not line.worries, line.youth.id, line.mentor.id)))


def _changed(case: Case) -> tuple[VerdictChange, ...]:
    return tuple(
        VerdictChange(_person(case.mentors[mentor]), before, case.verdicts[mentor].outcome)
        for mentor, before in sorted(case.verdicts_before.items())
        if mentor in case.verdicts and case.verdicts[mentor].outcome is not before
    )


def _worries(case: Case, worry: Worry) -> tuple[str, ...]:
    """Return what a pair fails that is kept all the same, in the keys of the texts, the gravest first."""
    said = []
    if Excluded.VERDICT in worry.reasons:
        said.append(worry.outcome.value)
    if Excluded.YOUTH in worry.reasons:
        said += [f"youth_{fault.value}" for fault in case.youth_verdicts[worry.youth].reasons]
    if Excluded.HOURS in worry.reasons and worry.outcome is not Outcome.DEDUCTED:
        legal = case.encoded.limit_is_legal[case.encoded.mentor_row[worry.mentor]]
        said.append("capped" if legal else "hours")
    said += [
        name
        for name in ("consent", "record_check", "mentor_away", "places")
        if Excluded[name.upper()] in worry.reasons
    ]
    return tuple(said)


def _unmatched(case: Case) -> tuple[UnmatchedLine, ...]:
    encoded = case.encoded
    matched = {encoded.youth_ids[row] for row, _ in case.solution.pairs}
    without = sorted(case.youths.keys() - matched)
    rows = np.array([row for one in without if (row := encoded.youth_row.get(one)) is not None], np.int64)
    shut_out = dict(zip(rows.tolist(), _shut_out(encoded.excluded[rows]), strict=True))
    taken, first = _taken(case), ahead(case)
    lines = []
    for youth_id in without:
        youth, verdict = case.youths[youth_id], case.youth_verdicts[youth_id]
        waiting = max(0, (case.as_of - youth.waiting_since).days) if youth.waiting_since else None
        if not verdict.eligible:
            reasons = tuple(str(reason) for reason in verdict.reasons)
            lines.append(
                UnmatchedLine(
                    _person(youth),
                    UnmatchedReason.NOT_ELIGIBLE,
                    waiting,
                    0,
                    reasons,
                    priority=youth.priority,
                    educated=youth.has_qualifying_education,
                )
            )
            continue
        row = encoded.youth_row[youth_id]
        allowed = np.flatnonzero(case.problem.allowed[row]).tolist()
        lines.append(
            UnmatchedLine(
                _person(youth),
                UnmatchedReason.ALL_TAKEN if allowed else UnmatchedReason.NOBODY_ALLOWED,
                waiting,
                len(allowed),
                shut_out=shut_out[row],
                taken_by=tuple(taken[column] for column in allowed),
                ahead=first(row) if allowed else (),
                urgency=int(encoded.priority[row]),
                priority=youth.priority,
                educated=youth.has_qualifying_education,
            )
        )
    return tuple(lines)


def _taken(case: Case) -> list[tuple[Person, tuple[Person, ...]]]:
    """Return each mentor with the youths who have the places."""
    youths, mentors = case.encoded.youth_ids, case.encoded.mentor_ids
    holders: list[list[str]] = [[] for _ in mentors]
    for row, column in case.solution.pairs:
        holders[column].append(youths[row])
    return [
        (_person(case.mentors[mentor]), tuple(_person(case.youths[youth]) for youth in sorted(held)))
        for mentor, held in zip(mentors, holders, strict=True)
    ]


def _shut_out(flags: Flags) -> list[tuple[tuple[str, int], ...]]:
    """Count for each youth (a row of ``flags``) how many mentors each demand shuts out, the most first."""
    names = [str(flag.name).lower() for flag in Excluded]
    counts: list[Ints] = [np.count_nonzero(flags & flag.value, axis=1) for flag in Excluded]
    return [
        tuple(sorted(((name, n) for name, n in zip(names, row, strict=True) if n), key=_most_first))
        for row in np.array(counts).T.tolist()
    ]


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _elsewhere(case: Case, mentor: str) -> int:
    """Minutes a month that a mentor gives elsewhere, where the law limits all of them together."""
    capped = case.verdicts[mentor].outcome is Outcome.CAPPED
    return (case.mentors[mentor].minutes_elsewhere or 0) if capped else 0


def _mentors(case: Case) -> tuple[MentorLine, ...]:
    used = dict.fromkeys(range(len(case.encoded.mentor_ids)), 0)
    minutes = dict(used)
    for row, column in case.solution.pairs:
        used[column] += 1
        minutes[column] += int(case.encoded.hours[row])
    lines = []
    for column, mentor_id in enumerate(case.encoded.mentor_ids):
        # As the law or the mentor set them: in the problem both are wide enough for what was decided earlier.
        kept = case.encoded.kept.get(mentor_id, ())
        kept_minutes = sum(minutes for _, minutes in kept)
        limit = int(case.encoded.hours_offered[column])
        limit = limit + kept_minutes if limit >= 0 else limit
        away = case.encoded.away[column]
        lines.append(
            MentorLine(
                mentor=_person(case.mentors[mentor_id]),
                outcome=case.verdicts[mentor_id].outcome,
                places=int(case.encoded.places_offered[column]) + len(kept),
                used=used[column],
                minutes_used=minutes[column],
                minutes_limit=limit if limit >= 0 else None,
                limit_is_legal=bool(case.encoded.limit_is_legal[column]),
                offer_cut=bool(case.encoded.offer_cut[column]),
                available=not away,
                away=away,
                minutes_elsewhere=_elsewhere(case, mentor_id),
                kept=tuple(_person(case.youths[youth]) for youth, _ in kept),
                kept_minutes=kept_minutes,
            )
        )
    return tuple(lines)


def _counts(case: Case, matches: tuple[MatchLine, ...], mentors: tuple[MentorLine, ...]) -> Counts:
    eligible = {youth for youth, verdict in case.youth_verdicts.items() if verdict.eligible}
    matched = {line.youth.id for line in matches}
    # A youth whose match runs is counted although no longer eligible (30 by now, say): the match is in the plan.
    outcomes = [verdict.outcome for verdict in case.verdicts.values()]
    available = [line for line in mentors if line.available]
    return Counts(
        youths_read=len(case.youths),
        youths_eligible=len(eligible | matched),
        youths_matched=len(matched),
        mentors_read=len(case.mentors),
        mentors_eligible=len(available),
        # As the sheet of places sums up: what is used, by whomever it is kept, and what is free.
        places=sum(line.used + line.free for line in mentors),
        places_used=sum(line.used for line in mentors),
        mentors_undetermined=outcomes.count(Outcome.UNDETERMINED),
        mentors_deducted=outcomes.count(Outcome.DEDUCTED),
        mentors_blank_benefit=sum(mentor.benefit is None for mentor in case.mentors.values()),
        mentors_exempted=sum(verdict.exempted for verdict in case.verdicts.values()),
        exempted_by_answer=sum(one.rests_on_answer is not None for one in case.verdicts.values()),
        places_assumed=sum(mentor.places is None for mentor in case.mentors.values()),
        hours_assumed=sum(youth.minutes_per_month is None for youth in case.youths.values()),
    )


def _proof(case: Case) -> Proof:
    """Return the proof as the solver writes it, with ids where it has running numbers."""
    head, *rows = case.solution.proof.to_rows()
    mentors, youths = case.encoded.mentor_ids, case.encoded.youth_ids
    named = [
        (*row[:4], youths[int(row[4])], *(mentors[int(one)] for one in row[5:]))
        if row[0] == CASE_ROW
        else row
        for row in rows
    ]
    return Proof(
        head[1:],
        tuple((mentors[row[0]], row[1:]) for row in rows if isinstance(row[0], int)),
        tuple(row for row in named if not isinstance(row[0], int) and row[0] != YOUTH_ROW),
        tuple((youths[int(row[1])], row[2:]) for row in rows if row[0] == YOUTH_ROW),
    )
