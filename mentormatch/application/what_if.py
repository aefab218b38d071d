"""``match --what-if``: the plan as it is and as it would be after some changes, side by side; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from mentormatch.domain import Excluded, Match, MatchStatus, PersonStatus, fold
from mentormatch.errors import UsageProblem
from mentormatch.locale import Language, texts

from .changes import Change, Kind, parse_change
from .planning import Plan, Progress, judge, plan
from .run import Request, as_of, day_gone, read

if TYPE_CHECKING:
    from mentormatch.domain import Mentor, Settings, Youth
    from mentormatch.issues import Issue
    from mentormatch.report.compare import Comparison
    from mentormatch.workbook.reading.book import Book

    from .planning import Judged

_STATUS = {Kind.LOCK: MatchStatus.LOCKED, Kind.REJECT: MatchStatus.REJECTED}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the changes would make of the plan."""

    changes: tuple[str, ...]
    """As they were given."""
    as_of: date
    comparison: Comparison
    issues: tuple[Issue, ...] = ()
    """What is odd about the date."""


@dataclass(slots=True)
class _World:
    """The people, decisions and settings that the changes are made to."""

    youths: list[Youth]
    mentors: list[Mentor]
    matches: list[Match]
    settings: Settings
    waived: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Demands (keys) that do not hold for a pair, by ids."""

    @classmethod
    def of(cls, book: Book, settings: Settings) -> _World:
        return cls([*book.youths], [*book.mentors], [*book.matches], settings)

    def youth(self, change: Change, given: str) -> str:
        return _known(change, given, [youth.id for youth in self.youths])

    def mentor(self, change: Change, given: str) -> str:
        return _known(change, given, [mentor.id for mentor in self.mentors])


def what_if(request: Request, words: Sequence[str], *, progress: Progress = lambda *_, **__: None) -> WhatIf:
    """Plan twice, without and with the changes, and compare; nothing is written.

    Args:
        request: what to read and how.
        words: the changes, each as :func:`.changes.parse_change` takes it; they are made in this order.
        progress: told what is being done.

    Raises:
        UsageProblem: a change that cannot be understood, or is about nobody.
        InputStopped, NobodyMatched, EngineProblem: as ``match``; ``NobodyMatched`` also where the changes
            contradict decisions.
    """
    from mentormatch.report.compare import Names, compare_plans
    from mentormatch.report.model import LevelLine

    changes = [parse_change(word) for word in words]
    progress("cli.match.reading")
    book = read(request)
    lang = request.lang or book.language
    day = as_of(book.settings, request.today)
    world = _World.of(book, replace(book.settings, as_of=day))
    progress("cli.match.judging", as_of=day)
    before_judged = judge(world.youths, world.mentors, world.matches, world.settings, day)
    for change in changes:
        _apply(world, change, before_judged)
    after_judged = judge(
        world.youths, world.mentors, world.matches, world.settings, day, waivers=world.waived
    )
    for change in changes:
        if change.kind is Kind.WAIVE:
            _check_waived(after_judged, change, world, lang)
    progress("cli.match.solving")
    before, after = plan(before_judged, book.settings), plan(after_judged, book.settings)

    def levels(found: Plan) -> tuple[LevelLine, ...]:
        return tuple(
            LevelLine(str(level.goal), level.value, level.bound, level.proven, str(level.by), level.cases)
            for level in found.solution.levels
        )

    found = compare_plans(
        _mentors(before),
        _mentors(after),
        people=(
            {youth.id for youth in book.youths},
            {youth.id for youth in world.youths if youth.status is not PersonStatus.LEFT},
        ),
        levels=(levels(before), levels(after)),
        points=(_points(before), _points(after)),
        lang=lang,
        names=Names(
            {youth.id: youth.name for youth in world.youths if youth.name},
            {mentor.id: mentor.name for mentor in world.mentors if mentor.name},
        ),
    )
    return WhatIf(tuple(words), day, found, day_gone(book, request, day))


def _mentors(found: Plan) -> dict[str, str]:
    ids = found.judged.encoded
    return {ids.youth_ids[row]: ids.mentor_ids[column] for row, column in found.solution.pairs}


def _points(found: Plan) -> dict[str, int]:
    ids, worth = found.judged.encoded, found.judged.problem.points
    return {ids.youth_ids[row]: int(worth[row, column]) for row, column in found.solution.pairs}


def _apply(world: _World, change: Change, judged: Judged) -> None:
    """Make one change."""
    from mentormatch.eligibility import Outcome

    match change.kind:
        case Kind.NEW_MENTOR:
            taken = {mentor.id for mentor in world.mentors}
            number = next(n for n in range(1, len(taken) + 2) if f"+{n}" not in taken)
            world.mentors.append(replace(change.mentor(), id=f"+{number}"))
        case Kind.PLACES | Kind.HOURS:
            name = world.mentor(change, change.who[0])
            at = next(at for at, mentor in enumerate(world.mentors) if mentor.id == name)
            mentor = world.mentors[at]
            if change.kind is Kind.PLACES:
                now: float = world.settings.default_places if mentor.places is None else mentor.places
                world.mentors[at] = replace(mentor, places=round(change.amount_from(now)))
            elif change.relative and mentor.minutes_per_month is None:
                raise UsageProblem("what_if.no_hours", word=change.word, id=name)
            else:
                now = (mentor.minutes_per_month or 0) / 60
                world.mentors[at] = replace(mentor, minutes_per_month=round(change.amount_from(now) * 60))
        case Kind.LEAVES:
            _leave(world, change)
        case Kind.FREE:
            name = world.mentor(change, change.who[0])
            verdict = judged.verdicts.get(name)
            if verdict is None or verdict.outcome is not Outcome.UNDETERMINED:
                raise UsageProblem("what_if.not_open", word=change.word, id=name)
            accepted = world.settings.accept_undetermined | {name}
            world.settings = replace(world.settings, accept_undetermined=accepted)
        case Kind.WAIVE:
            pair = (world.youth(change, change.who[0]), world.mentor(change, change.who[1]))
            world.waived[pair] = world.waived.get(pair, frozenset()) | change.demands
        case Kind.LOCK | Kind.REJECT:
            pair = (world.youth(change, change.who[0]), world.mentor(change, change.who[1]))
            said = [match for match in world.matches if (match.youth, match.mentor) == pair]
            world.matches = [match for match in world.matches if (match.youth, match.mentor) != pair]
            waived = frozenset[str]().union(*(match.waived for match in said))
            world.matches.append(Match(*pair, _STATUS[change.kind], waived=waived))


def _leave(world: _World, change: Change) -> None:
    """Let a mentor or a youth leave; what the two had agreed with others is over."""
    given = change.who[0]
    youths, mentors = [one.id for one in world.youths], [one.id for one in world.mentors]
    name = _known(change, given, [*youths, *mentors])
    if name in youths:
        world.youths = [
            replace(one, status=PersonStatus.LEFT) if one.id == name else one for one in world.youths
        ]
        world.matches = [match for match in world.matches if match.youth != name]
    else:
        world.mentors = [
            replace(one, status=PersonStatus.LEFT) if one.id == name else one for one in world.mentors
        ]
        world.matches = [match for match in world.matches if match.mentor != name]


def _check_waived(judged: Judged, change: Change, world: _World, lang: Language) -> None:
    """Refuse a waiver that is not enough: one takes no part, or something else keeps the two apart."""
    from mentormatch.encoding.waivers import waived_flags
    from mentormatch.workbook.result.words import demand

    encoded = judged.encoded
    youth, mentor = world.youth(change, change.who[0]), world.mentor(change, change.who[1])
    if youth not in encoded.youth_row:
        raise UsageProblem("what_if.not_taking_part", word=change.word, id=youth)
    left = encoded.why_excluded(youth, mentor) & ~waived_flags(world.waived[youth, mentor])
    if left:
        names = ", ".join(demand(str(flag.name).lower(), texts(lang)) for flag in Excluded if left & flag)
        raise UsageProblem("what_if.still_shut", word=change.word, demands=names)


def _known(change: Change, given: str, ids: Sequence[str]) -> str:
    found = {fold(one): one for one in ids}
    if fold(given) in found:
        return found[fold(given)]
    from difflib import get_close_matches

    near = get_close_matches(fold(given), list(found), n=1, cutoff=0.5)
    key = "what_if.nobody_near" if near else "what_if.nobody"
    raise UsageProblem(key, word=change.word, id=given, near=found[near[0]] if near else "")
