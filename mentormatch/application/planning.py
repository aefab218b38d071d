"""Judge and solve: from people and policy to a plan that has been checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentormatch.domain import Match, Mentor, Settings, Youth
from mentormatch.errors import NobodyMatched
from mentormatch.issues import Issue, Said
from mentormatch.locale import LANGUAGES, texts

if TYPE_CHECKING:
    from mentormatch.eligibility import RuleBook, Verdict, YouthVerdict
    from mentormatch.encoding import Encoded
    from mentormatch.report.case import Case
    from mentormatch.solver import Problem, Solution


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """People with their verdicts, as numbers, ready to be solved."""

    verdicts: Mapping[str, Verdict]
    youth_verdicts: Mapping[str, YouthVerdict]
    encoded: Encoded
    problem: Problem

    def case(
        self,
        youths: Iterable[Youth],
        mentors: Iterable[Mentor],
        settings: Settings,
        as_of: date,
        solution: Solution,
        issues: Sequence[Issue] = (),
    ) -> Case:
        """Return what there is to describe once a plan of this problem is found."""
        from mentormatch.report.case import Case

        return Case(
            as_of=as_of,
            settings=settings,
            youths={youth.id: youth for youth in youths},
            mentors={mentor.id: mentor for mentor in mentors},
            verdicts=self.verdicts,
            youth_verdicts=self.youth_verdicts,
            encoded=self.encoded,
            problem=self.problem,
            solution=solution,
            issues=issues,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A plan that the independent checker has accepted."""

    judged: Judged
    solution: Solution


def judge(
    youths: Sequence[Youth],
    mentors: Sequence[Mentor],
    matches: Iterable[Match],
    settings: Settings,
    as_of: date,
    rules: RuleBook | None = None,
    waivers: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType({}),
) -> Judged:
    """Judge everybody at a date and turn them into a problem; ``waivers`` as in ``encode``.

    Raises:
        NobodyMatched: earlier decisions contradict the demands or each other; every contradiction is an issue.
    """
    from mentormatch.eligibility import judge_all, judge_youth
    from mentormatch.encoding import encode
    from mentormatch.encoding.decisions import ended_youths

    verdicts = {
        mentor.id: verdict
        for mentor, verdict in zip(mentors, judge_all(mentors, as_of, settings, rules), strict=True)
    }
    matches = tuple(matches)
    ended = ended_youths(matches)
    youth_verdicts = {youth.id: judge_youth(youth, as_of, settings, ended.get(youth.id)) for youth in youths}
    encoded = encode(youths, mentors, verdicts, settings, matches, as_of, youth_verdicts, waivers)
    if encoded.conflicts:
        raise NobodyMatched("error.contradiction", issues=contradictions(encoded))
    return Judged(verdicts, youth_verdicts, encoded, encoded.problem())


def rules_age(day: date, rules: RuleBook | None = None) -> tuple[Issue, ...]:
    """Return a warning where a date lies so long after the rules were looked through that rates may have changed."""
    from mentormatch.eligibility import load_rules
    from mentormatch.issues import settings as issues

    rules = rules or load_rules()
    if not rules.is_old(day):
        return ()
    looked = rules.looked_through
    return (Issue(issues.OLD_RULES, values={"looked": looked, "day": day}),)


def plan(judged: Judged, settings: Settings) -> Plan:
    """Solve a problem and have the plan checked by code that shares nothing with the solver.

    Raises:
        EngineProblem: no engine, or no plan within the time limit.
        CheckError: the checker refuses the plan: a fault of the program, nothing may be written.
    """
    from mentormatch.solver import check, solve

    solution = solve(judged.problem, time_limit=settings.time_limit, engine=settings.engine)
    check(judged.problem, solution)
    return Plan(judged, solution)


def contradictions(encoded: Encoded) -> tuple[Issue, ...]:
    """Return an issue for every contradiction among earlier decisions: who, and which demand."""
    from mentormatch.issues import Place, contradiction

    found = []
    for conflict in encoded.conflicts:
        source = next((match.source for match in conflict.matches if match.source), None)
        place = Place(source.file, source.sheet, source.row) if source else Place()
        found.append(
            contradiction(
                conflict.kind.value,
                place,
                youths=conflict.youths,
                mentors=conflict.mentors,
                demands=tuple(_said(str(flag.name).lower()) for flag in conflict.excluded),
            )
        )
    return tuple(found)


def _said(name: str) -> Said:
    from mentormatch.workbook.result.words import demand

    return Said(*(demand(name, texts(lang)) for lang in LANGUAGES))


Progress = Callable[..., None]
"""Told what is being done: a key of the texts, and its values."""
