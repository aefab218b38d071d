"""What there is to say about a plan, as plain data: no language, no spreadsheet.

``describe`` makes it; the result workbook, the terminal and ``explain`` show it in words.
Times are minutes a month.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mentormatch.domain import Benefit, Criterion, Gender, Match, Ruling, Settings
from mentormatch.eligibility import Authority, Outcome, Text, Verdict
from mentormatch.issues import Issue

from .follow_up import Month, Trouble
from .missing_lines import Missing


class PairState(StrEnum):
    """How a pair came into the plan."""

    NEW = "new"
    KEPT = "kept"
    """Proposed in the last run too."""
    APPROVED = "approved"
    LOCKED = "locked"
    RUNNING = "running"


class UnmatchedReason(StrEnum):
    """Why a youth has no mentor: exactly one class for each."""

    NOT_ELIGIBLE = "not_eligible"
    """The youth's own age, consent, residence or status."""
    NOBODY_ALLOWED = "nobody_allowed"
    """The demands leave no mentor."""
    ALL_TAKEN = "all_taken"
    """Every mentor allowed is taken by somebody with more right."""


class Ahead(StrEnum):
    """What somebody who has a place comes first by, in the order in which it is told."""

    HELD = "held"
    """A decision, or a match that runs."""
    URGENT = "urgent"
    """The sheet's own priority."""
    EDUCATION = "education"
    """No qualifying education."""
    WAITING = "waiting"
    """A longer wait."""
    KEPT = "kept"
    """The pair was proposed last time."""
    POINTS = "points"
    """The pair suits better."""
    DRAW = "draw"
    """Nothing but the draw, or what else is moved for it."""
    HOURS = "hours"
    """The mentor's hours: those of the one do not suffice for the other."""


@dataclass(frozen=True, slots=True)
class Person:
    """Id, and the name where the sheet has one."""

    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A youth whose mentor is another one in a changed plan; ``None`` for no mentor."""

    youth: Person
    before: Person | None
    after: Person | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What the best plan after a change is against the plan that is there; positive is more."""

    people: int
    """How many more youths have a mentor."""
    points: int
    goals: tuple[tuple[str, int], ...]
    """The ladder's components and by how much each is better; the first that is not 0 decides."""
    changes: tuple[Change, ...]
    """Everybody who then has another mentor, those whom the change is about included."""


class Way(StrEnum):
    """What it takes to give a youth a mentor."""

    PLACE = "place"
    """The mentor takes one more youth."""
    HOURS = "hours"
    """The mentor gives more hours."""
    ANSWER = "answer"
    """Somebody's answer lets an undetermined mentor take part."""
    WAIVE = "waive"
    """A demand does not hold for this one pair."""


@dataclass(frozen=True, slots=True)
class Help:
    """A change that would give one youth a mentor, proven by the plan that comes of it.

    ``lock``: the pair must be locked as well, for else the room made could go to somebody with more right.
    Without it the youth gets a mentor (perhaps another one: ``effect.changes`` tells).
    """

    mentor: Person
    ways: tuple[Way, ...]
    effect: Effect
    minutes: int = 0
    """For ``HOURS``: how many more a month."""
    demands: tuple[str, ...] = ()
    """For ``WAIVE``: names as in ``shut_out``."""
    lock: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a matched youth, and what taking that one would cost."""

    mentor: Person
    points: int
    """Of the pair itself."""
    effect: Effect


@dataclass(frozen=True, slots=True)
class AlternativesLine:
    """The next best mentors of a matched youth, the best first."""

    youth: Person
    mentor: Person
    points: int
    options: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class AskLine:
    """An undetermined mentor, whom to ask, and what a yes would bring."""

    mentor: Person
    ask: Authority
    question: Text | None
    places: int
    effect: Effect | None
    """``None``: there was no time to solve again with it."""
    youths: tuple[Person, ...]
    """Who would get a mentor and has none."""


@dataclass(frozen=True, slots=True)
class RecruitLine:
    """A kind of mentor to look for, and what one like that would bring. ``None``: it does not matter."""

    language: str | None
    slot: str | None
    """As ``"monday.evening"``."""
    gender: Gender | None
    trade: str | None
    postcode: str | None
    places: int
    """With so many places, as mentors here have."""
    fits: int
    """How many of the waiting youths could have such a mentor."""
    effect: Effect
    youths: tuple[Person, ...]
    """Who would get a mentor and has none."""


@dataclass(frozen=True, slots=True)
class RejectionLine:
    """Two people whom a rejection or a "not with" keeps apart, and what the plan would gain without that."""

    youth: Person
    mentor: Person
    effect: Effect


@dataclass(frozen=True, slots=True)
class PointPart:
    """One criterion's part of a pair's points; ``known`` is false where an answer was missing."""

    criterion: Criterion
    points: int
    most: int
    known: bool
    shared: tuple[str, ...] = ()
    """What the two have in common, as written in the sheet (slots as ``"monday.evening"``)."""


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A pair of the plan. ``worries`` says why one that is running or approved would not be proposed any more."""

    youth: Person
    mentor: Person
    state: PairState
    points: int
    parts: tuple[PointPart, ...]
    minutes: int
    start: date | None = None
    worries: tuple[str, ...] = ()
    """What the two fail by now, in the keys of the texts: ``deducted``, ``youth_age``, ``places``, ..."""
    reason: str | None = None
    """A person's own reason for the decision that holds."""
    by: str | None = None
    """Who decided."""
    decided_on: date | None = None
    price: Effect | None = None
    """For a lock or an approval: what the plan would gain, or lose, without it; ``None``: not worked out."""
    waived: tuple[str, ...] = ()
    """The demands (keys) that the pair fails, and that a person has waived for it."""
    waived_in_vain: tuple[str, ...] = ()
    """Those that were waived and that the pair meets, or that nobody demands."""
    decision: Match | None = None
    """The row that holds the pair."""

    @property
    def shown_state(self) -> str:
        """How the pair stands, in the keys of the texts: one that a person must look at says so."""
        if not self.worries:
            return self.state.value
        return "worry" if self.state is PairState.RUNNING else "worry_approved"


@dataclass(frozen=True, slots=True)
class UnmatchedLine:
    """A youth without a mentor."""

    youth: Person
    reason: UnmatchedReason
    waiting_days: int | None
    allowed: int
    """How many mentors the demands allow."""
    own_faults: tuple[str, ...] = ()
    """For ``NOT_ELIGIBLE``: names of what fails (``age``, ``consent``, ``residence``, ``status``, ``ended``)."""
    shut_out: tuple[tuple[str, int], ...] = ()
    """Demand and how many mentors it shuts out, the greatest number first."""
    taken_by: tuple[tuple[Person, tuple[Person, ...]], ...] = ()
    """For ``ALL_TAKEN``: each mentor allowed and the youths who have the places."""
    ahead: tuple[tuple[Ahead, int], ...] = ()
    """For ``ALL_TAKEN``: by what those youths come first, and how many of them."""
    urgency: int = 0
    """The class that the goals go by, higher is more urgent."""
    priority: int | None = None
    """As the sheet says it."""
    educated: bool | None = None
    """Whether the youth has a qualifying education."""
    help: tuple[Help, ...] = ()
    """What would give this youth a mentor, the cheapest first."""


@dataclass(frozen=True, slots=True)
class MentorLine:
    """Use of one mentor's places and hours."""

    mentor: Person
    outcome: Outcome
    places: int
    """As the mentor offers them, also where earlier decisions have filled more."""
    used: int
    minutes_used: int
    minutes_limit: int | None
    """As the law or the mentor sets it, also where earlier decisions take more; ``None``: nothing limits."""
    limit_is_legal: bool
    """Whether the limit is the law's (else the mentor's own offer)."""
    offer_cut: bool
    """Whether the mentor's offer was above the legal cap and was cut to it."""
    available: bool
    """Whether the mentor could take new matches in this run."""
    away: tuple[str, ...] = ()
    """Why not available: ``verdict``, ``consent``, ``status``, ``period``, ``check``."""
    minutes_elsewhere: int = 0
    """Minutes a month that the mentor gives elsewhere and that count under the law's limit; 0 where it sets none."""
    kept: tuple[Person, ...] = ()
    """Youths for whom a place is kept: a substitute stands in for this mentor, or this one will stand in."""
    kept_minutes: int = 0
    """Minutes a month kept with those places."""

    @property
    def too_many_places(self) -> bool:
        """Whether more places are used and kept than the mentor offers."""
        return self.used + len(self.kept) > self.places

    @property
    def too_many_minutes(self) -> bool:
        """Whether more time is used than the law or the mentor allows."""
        return self.minutes_limit is not None and self.minutes_used + self.kept_minutes > self.minutes_limit

    @property
    def free(self) -> int:
        """Places for new matches; a mentor who is away, or over the limit of hours, has none."""
        if not self.available or self.too_many_minutes:
            return 0
        return max(0, self.places - self.used - len(self.kept))


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A mentor's verdict. The only place of the result that shows a benefit."""

    mentor: Person
    benefit: Benefit | None
    verdict: Verdict
    ruling: Ruling | None = None
    """What an authority has answered."""


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A mentor whose verdict is no longer what an earlier result said."""

    mentor: Person
    was: Outcome
    now: Outcome


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One goal of the ladder: value, best possible, whether that is proven and by what."""

    goal: str
    value: int | tuple[int, ...]
    bound: int | tuple[int, ...]
    proven: bool
    by: str
    cases: int = 0
    """In how many cases it is proven, where ``by`` is ``cases``."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the overview."""

    youths_read: int
    youths_eligible: int
    youths_matched: int
    mentors_read: int
    mentors_eligible: int
    places: int
    places_used: int
    mentors_undetermined: int
    mentors_deducted: int
    mentors_blank_benefit: int
    mentors_exempted: int
    places_assumed: int = 0
    """Mentors with a blank number of places."""
    hours_assumed: int = 0
    """Youths with blank hours."""
    exempted_by_answer: int = 0
    """Of the exempted mentors, those whose exemption rests on the corps's own answer, or on one in their own row."""


@dataclass(frozen=True, slots=True)
class UnansweredLine:
    """A consent or a record check that nobody has said yes or no to, and whose."""

    side: str
    """``youth`` or ``mentor``."""
    demand: str
    """``consent`` or ``record_check``."""
    answer: str
    """``blank`` ("ved ikke" as well), ``pending``, or ``outdated`` for a certificate that is too old."""
    people: tuple[Person, ...]
    """By id."""
    asked: int
    """How many of that side take part."""
    barred: bool
    """Whether the settings make a missing answer bar."""


@dataclass(frozen=True, slots=True)
class EndedLine:
    """A youth whose match has ended, and what happens now."""

    youth: Person
    mentor: Person
    on: date | None
    waits: bool
    """Whether the youth waits for a new mentor."""
    proposed: Person | None
    """The new mentor of the plan."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A pair to be asked."""

    youth: Person
    mentor: Person
    why: str
    """One of :class:`mentormatch.report.contact.Quiet`."""
    since: date | None
    """The day on which it should have been."""
    heard: date | None
    """The last answer; ``None``: there is none."""
    met: date | None
    """The first meeting."""


@dataclass(frozen=True, slots=True)
class UnsafeLine:
    """A match in which somebody did not feel safe."""

    youth: Person
    mentor: Person
    on: date | None
    ended: bool
    """Whether its row says that it has ended."""


@dataclass(frozen=True, slots=True)
class SubstituteLine:
    """A mentor who stands in for a youth's own."""

    youth: Person
    own: Person | None
    """The youth's own mentor, whose match rests; ``None`` where it has ended, or has not begun to rest."""
    substitute: Person
    start: date | None
    until: date | None
    coming: bool
    """Whether it begins later."""


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A mentor who nears, or has passed, what the law lets pass without deduction in a month."""

    mentor: Person
    month: date
    """Its first day."""
    minutes: int
    """Spent in the corps."""
    elsewhere: int
    limit: int

    @property
    def left(self) -> int:
        """Minutes that are left; below 0: so many too many."""
        return self.limit - self.minutes - self.elsewhere


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A demand of the corps's own choice, and what the plan would gain without it."""

    demand: str
    """Its key."""
    effect: Effect
    alone: tuple[Person, ...]
    """Youths who wait, and whom some mentor could have but for this demand, while no mentor can have them now."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof as a table: a line per mentor id with one number per column, then the lines that are nobody's, and a
    line per youth id where youths have prices."""

    goals: tuple[str | int, ...]
    """Headings of the columns: the components of the ladder."""
    potentials: tuple[tuple[str, tuple[str | int, ...]], ...]
    more: tuple[tuple[str | int, ...], ...] = ()
    youths: tuple[tuple[str, tuple[str | int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the result says."""

    as_of: date
    settings: Settings
    counts: Counts
    matches: tuple[MatchLine, ...]
    unmatched: tuple[UnmatchedLine, ...]
    mentors: tuple[MentorLine, ...]
    verdicts: tuple[VerdictLine, ...]
    levels: tuple[LevelLine, ...]
    optimal: bool
    issues: tuple[Issue, ...]
    proof: Proof
    run: tuple[tuple[str, str], ...] = field(default=())
    """The run record: key (a text of the locale) and value; enough to repeat the run."""
    decisions: tuple[Match, ...] = ()
    """Decisions that hold and stand neither in the input's own list of matches nor among ``matches``
    (rejected and ended pairs of the last result): the result hands them on, so that none is ever lost."""
    priced: bool = False
    """Whether changes were priced: what follows, ``help`` and ``price`` are then complete."""
    alternatives: tuple[AlternativesLine, ...] = ()
    """For every match that may still change; in the order of the matches."""
    ask: tuple[AskLine, ...] = ()
    """Whom to ask, the answer that would bring most first."""
    recruit: tuple[RecruitLine, ...] = ()
    """Whom to look for, the kind that would bring most first."""
    rejections: tuple[RejectionLine, ...] = ()
    own_demands: tuple[DemandLine, ...] = ()
    """What the demands of the corps's own choice cost."""
    solved_again: int = 0
    """Promises for which everything was solved again with the change made."""
    not_solved_again: int = 0
    """Changes that are not spoken of, because there was no time to solve them again."""
    months: tuple[Month, ...] = ()
    """The follow-ups by month, the oldest first."""
    troubles: tuple[Trouble, ...] = ()
    """The pairs of the plan that a follow-up puts in front of the coordinator."""
    changed: tuple[VerdictChange, ...] = ()
    """Mentors whose verdict has changed since the last result that was read along, by id."""
    unanswered: tuple[UnansweredLine, ...] = ()
    """Whose consent or record check is not known."""
    ended: tuple[EndedLine, ...] = ()
    """Youths whose match has ended, whom nobody has said since whether they wait again, by id."""
    contact: tuple[ContactLine, ...] = ()
    """Pairs that somebody should have heard from, by id."""
    declined: tuple[tuple[Person, Person, bool, bool], ...] = ()
    """Youth and mentor who parted after the first meeting, and who of them said no."""
    unsafe: tuple[UnsafeLine, ...] = ()
    """Matches in which somebody did not feel safe, of the last months."""
    substitutes: tuple[SubstituteLine, ...] = ()
    """Mentors who stand in for a time, now or later, by youth."""
    rescues: tuple[AlternativesLine, ...] = ()
    """For each pair in trouble the next mentors, priced as if the pair parted and the youth were locked to that one."""
    hours: tuple[HoursLine, ...] = ()
    """Mentors who near or have passed their limit by the hours really spent, by id and month."""
    missing: Missing = field(default_factory=Missing)
    """Who was left out, has fallen out since the last result, or was decided for and cannot be kept."""
