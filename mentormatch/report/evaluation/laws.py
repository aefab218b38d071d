"""The two sides: the same people judged by two sets of rules, and what decisions mean without a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from mentormatch.domain import FollowUp, Match, MatchStatus, Mentor, Settings, Youth
from mentormatch.eligibility import (
    Outcome,
    RuleBook,
    RuleKind,
    Verdict,
    YouthVerdict,
    judge_all,
    judge_youth,
)
from mentormatch.encoding.decisions import ended_youths

if TYPE_CHECKING:
    from mentormatch.encoding import Encoded

Reading = frozenset[str]
"""Ids of the mentors who are taken as allowed wherever they are undetermined."""

NOBODY: Reading = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everybody, what was decided about them, and the policy; the same on both sides."""

    youths: Sequence[Youth]
    mentors: Sequence[Mentor]
    matches: Sequence[Match]
    settings: Settings
    as_of: date
    verdicts: Mapping[str, YouthVerdict]
    follow_ups: Sequence[FollowUp] = ()

    @classmethod
    def of(
        cls,
        youths: Iterable[Youth],
        mentors: Iterable[Mentor],
        matches: Iterable[Match],
        settings: Settings,
        as_of: date,
        follow_ups: Iterable[FollowUp] = (),
    ) -> People:
        """Collect the people; the ladder becomes that of an evaluation.

        How many are matched comes first, for that is the question. Proposals of an earlier run are not kept
        on purpose: they were made under one of the two sets of rules and would tie the other to it.
        """
        rest = (goal for goal in settings.ladder if goal not in ("matched", "keep"))
        policy = replace(settings, as_of=as_of, ladder=("matched", *rest))
        known, said = list(youths), list(matches)
        ended = ended_youths(said)
        return cls(
            known,
            list(mentors),
            said,
            policy,
            as_of,
            {youth.id: judge_youth(youth, as_of, policy, ended.get(youth.id)) for youth in known},
            tuple(follow_ups),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """What a set of rules says about each mentor."""

    verdicts: Mapping[str, Verdict]
    accepted: frozenset[str]
    """Undetermined mentors whom the coordinator has taken in all the same: they are settled."""

    @property
    def open(self) -> frozenset[str]:
        """The mentors about whom the rules do not decide, and nobody else has either."""
        unsure = (mentor for mentor, one in self.verdicts.items() if one.outcome is Outcome.UNDETERMINED)
        return frozenset(unsure) - self.accepted

    def allows(self, mentor: str, reading: Reading = NOBODY) -> bool:
        """Whether a mentor may volunteer, at a reading."""
        verdict = self.verdicts[mentor]
        taken_in = verdict.outcome is Outcome.UNDETERMINED and mentor in reading | self.accepted
        return verdict.eligible or taken_in

    def knowing(self, verdicts: Mapping[str, Verdict]) -> Law:
        """Return this law with the verdicts on further mentors."""
        return Law({**self.verdicts, **verdicts}, self.accepted)

    def giving(self, other: Law, mentors: Iterable[str]) -> Law:
        """Return this law with another law's verdict on some mentors."""
        return Law({**self.verdicts, **{m: other.verdicts[m] for m in mentors}}, self.accepted)


def judged_by(rules: RuleBook, day: date, people: People, settings: Settings | None = None) -> Law:
    """Judge everybody by a set of rules as it stood on a day; ``settings`` instead of the people's own."""
    policy = settings or people.settings
    verdicts = judge_all(people.mentors, day, policy, rules)
    found = {mentor.id: verdict for mentor, verdict in zip(people.mentors, verdicts, strict=True)}
    return Law(found, policy.accept_undetermined)


def without_experiments(rules: RuleBook) -> RuleBook:
    """Return a rule book less every file of the kind experiment: the rules that the whole country has."""
    left = {name: rule for name, rule in rules.rules.items() if rule.kind is not RuleKind.EXPERIMENT}
    return replace(rules, rules=left)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side at one reading, as numbers."""

    encoded: Encoded
    ended: int = 0
    """Running matches that this side would not have."""
    released: int = 0
    """Approvals and locks that this side cannot hold."""


def side(people: People, law: Law, reading: Reading) -> Side:
    """Encode the people under the rules in force. Decisions hold as they do in a plan."""
    return Side(_encode(people, law, reading, people.matches))


def other_side(
    people: People, law: Law, in_force: Law, reading: Reading, *, running_goes_on: bool = False
) -> Side:
    """Encode the people under the other rules.

    Decisions were taken under the rules in force. A running match whose mentor those rules let volunteer and
    the others do not would not have been: it is ended (unless ``running_goes_on``), and the youth waits with
    the rest. An approval or a lock that cannot hold is released, which can only help this side: the same pair
    may be proposed again where it is allowed. All other decisions hold on both sides alike.
    """
    barred = {
        m.id for m in people.mentors if in_force.allows(m.id, reading) and not law.allows(m.id, reading)
    }
    matches = list(people.matches)
    ended = 0
    if not running_goes_on:
        matches = [m for m in matches if not (m.status is MatchStatus.RUNNING and m.mentor in barred)]
        ended = len(people.matches) - len(matches)
    binding = (MatchStatus.APPROVED, MatchStatus.LOCKED)
    before = len(matches)
    matches = [m for m in matches if not (m.status in binding and m.mentor in barred)]
    encoded = _encode(people, law, reading, matches)
    while encoded.conflicts:
        blamed = {id(match) for conflict in encoded.conflicts for match in conflict.matches}
        matches = [m for m in matches if id(m) not in blamed or m.status is MatchStatus.RUNNING]
        encoded = _encode(people, law, reading, matches)
    return Side(encoded, ended, before - len(matches))


def _encode(people: People, law: Law, reading: Reading, matches: Sequence[Match]) -> Encoded:
    from mentormatch.encoding import encode

    settings = replace(people.settings, accept_undetermined=law.accepted | reading)
    return encode(
        people.youths, people.mentors, law.verdicts, settings, matches, people.as_of, people.verdicts
    )
