"""What an evaluation says, as plain data: no language, no file format, nothing masked.

*With* is the rules in force at the as-of date, *without* what they are compared with. A *reading* answers
what the rules leave open: it names the mentors who are taken as allowed wherever they are undetermined; the
others are taken as not allowed. Both sides are always read the same way. Times are minutes a month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentormatch.domain import Gender, Host, Settings, WorkCategory
from mentormatch.eligibility import Outcome, Reference, Text, TriedRule
from mentormatch.report.model import LevelLine


class Against(StrEnum):
    """What the rules are compared with."""

    NATIONAL = "national"
    """The same rules less every experiment."""
    DATE = "date"
    """The rules of another day."""
    RULES = "rules"
    """The rules with a further folder of rule files."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One side's best plan in one reading."""

    matched: int
    points: int
    minutes: int
    """Hours given by the mentors of the plan, in minutes a month."""
    waited: int
    """Days that the matched youths had waited, summed."""
    left: int
    """Eligible youths without a mentor."""
    left_waited: int
    """Days that those had waited, summed."""
    mentors: int
    """Mentors who may volunteer, at this reading."""


@dataclass(frozen=True, slots=True)
class Both:
    """One reading on both sides."""

    with_: Figures
    without: Figures

    @property
    def difference(self) -> int:
        """How many more youths are matched with than without."""
        return self.with_.matched - self.without.matched


@dataclass(frozen=True, slots=True)
class Range:
    """The difference in youths matched, over every reading. No reading lies outside ``low`` to ``high``;
    ``reached`` tells whether a reading reaches both ends (else the ends are certified, and may be wide)."""

    low: int
    high: int
    reached: bool
    by: str
    """How the ends are proven: ``settled`` (nothing is open), ``two`` (the two outermost readings, by a
    theorem), ``all`` (a search over the readings), ``bound`` (the search was cut short)."""


@dataclass(frozen=True, slots=True)
class MentorLine:
    """What the rule is worth for one mentor. ``None`` hours: no limit, or not known (see the outcome)."""

    mentor: str
    with_: Outcome
    without: Outcome
    allowed_with: int | None
    """Minutes a month without deduction."""
    allowed_without: int | None
    planned_with: int
    """Minutes a month in the plan with."""
    planned_without: int
    youths_with: int
    youths_without: int
    depends: int
    """How many fewer youths could be matched were the rule taken from this mentor alone."""
    places: int


@dataclass(frozen=True, slots=True)
class Matched:
    """How many of a group are matched on each side, in one reading."""

    with_: int
    without: int

    @property
    def difference(self) -> int:
        """How many more are matched with than without."""
        return self.with_ - self.without


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of eligible youths; ``value`` ``None``: no answer."""

    value: str | None
    youths: int
    no: Matched
    """What is open counts as no."""
    yes: Matched
    """As yes."""


@dataclass(frozen=True, slots=True)
class Group:
    """A way to divide the youths: ``age``, ``education``, ``area``, ``language``, ``trade``. ``exhaustive``:
    everybody stands in one line exactly."""

    name: str
    exhaustive: bool
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run the corps without the exemption, and the youths matched.

    ``low``: what is open counts as no; ``high``: as yes.
    """

    host: Host
    work: WorkCategory
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Recruits:
    """What it takes to make up for the mentors lost. ``alike``: so many of the lost mentors, were somebody
    like them free to volunteer, make the difference good; ``fewest``: whether fewer cannot do it."""

    lost: int
    alike: int
    places: int
    """Places of those ``alike`` together."""
    fewest: bool
    mentors: tuple[str, ...]
    """Which ones."""


@dataclass(frozen=True, slots=True)
class NewKind:
    """So many new mentors of one kind, free to volunteer; ``None``: it does not matter."""

    mentors: int
    places: int
    """Of each of them."""
    language: str | None
    slot: str | None
    """As ``"monday.evening"``."""
    gender: Gender | None
    trade: str | None
    postcode: str | None
    municipality: str | None
    """That of the postcode."""


@dataclass(frozen=True, slots=True)
class NewMentors:
    """New mentors who make up for the rule: solved again with them in the list."""

    kinds: tuple[NewKind, ...]
    matched: int
    """Youths matched without the rule when all of them have joined."""
    missing: int
    """How many fewer that is than with the rule; 0: the difference is made up for."""
    fewest: bool
    """Whether fewer with as many places each cannot do it."""

    @property
    def mentors(self) -> int:
        """How many they are."""
        return sum(kind.mentors for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Dependence:
    """Who depends on the rule, whatever the lot says. ``certain``: matched in every best plan with, and in no
    best plan without. ``lost`` and ``gained``: matched in the one published plan and not in the other."""

    certain: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class UsedRule:
    """A rule on which the verdict on some mentor of the list rests, on either side."""

    tried: TriedRule
    with_: bool
    without: bool
    gives: Text
    """What it says; of an experiment also whom it is for."""
    references: tuple[Reference, ...]
    """Where all of it stands, its last day included."""
    start_verified: bool
    """Whether the first day was seen in a source."""
    until_verified: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One workbook of a series; what is open counts as no."""

    as_of: date
    mentors: int
    exempted: int
    with_: int
    """Youths matched with."""
    without: int
    left: int
    """Eligible youths without a mentor, with."""
    running: int
    """Running matches in the list."""
    ended: int
    """Matches that the list says have ended, since it was begun."""
    ended_early: int | None
    """Those of them that ended before the end planned in an earlier workbook; ``None``: no planned end is known."""
    answered: int
    """Youths of whom somebody has answered whether they are in education or work."""
    still: int
    """Those of them whose last answer is yes."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole answer. The figures and lists are those of the reading ``no`` unless they say otherwise."""

    as_of: date
    against: Against
    against_date: date
    settings: Settings
    youths_read: int
    youths_eligible: int
    """Youths who may have a mentor, and those who have one already by a running match."""
    hours_blank: int
    """Eligible youths whose hours nobody has stated; they count as the settings say."""
    mentors_read: int
    exempted: tuple[str, ...]
    on_benefit: int
    """Mentors with a benefit other than none and wage."""
    undetermined: tuple[str, ...]
    """Mentors undetermined with."""
    opened: tuple[str, ...]
    """Mentors undetermined without, who are not undetermined with."""
    no: Both
    """What is open counts as no: the program's own way, which proposes nobody who is undetermined."""
    yes: Both
    difference: Range
    keep_running: bool
    """Whether running matches go on without the rule, in all figures but the next two."""
    kept: int
    """The difference at the reading ``no`` were running matches to go on without the rule."""
    not_kept: int
    """The same, were they not to."""
    running_ended: int
    """Running matches that would not have been, without."""
    released: int
    """Approvals and locks that cannot hold without."""
    depends: Dependence
    groups: tuple[Group, ...]
    mentors: tuple[MentorLine, ...]
    ways: tuple[Way, ...]
    recruits: Recruits
    new: NewMentors
    """Which kinds of new mentor would make up for the rule."""
    new_general: NewMentors
    """The same, asking only for what five or more of the youths who wait without the rule share."""
    rules: tuple[UsedRule, ...]
    notes: tuple[Text, ...]
    """Doubts and assumptions of the rules on which somebody's exemption rests."""
    optimal: bool
    """Whether every plan used is proven to be the best."""
    levels: tuple[tuple[LevelLine, ...], tuple[LevelLine, ...]]
    """Every goal of the plan with and of the plan without: what it came to, the best possible, on whose word."""
    series: tuple[Month, ...] = ()
    """Several months, the earliest first; empty where there is only this one."""
