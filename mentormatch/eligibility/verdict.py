"""What the rule book says about one mentor: the verdict, and every rule that was tried for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from mentormatch.locale import Language

NOT_APPLICABLE = "not_applicable"
"""What the plain form writes for a rule that was tried and did not concern the situation."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages.

    >>> Text(da="ja", en="yes").get("en")
    'yes'
    """

    da: str
    en: str
    past: Text | None = None
    """What is said about a past date; ``None``: the same."""

    def get(self, lang: Language) -> str:
        """Return the text in a language."""
        return self.da if lang == "da" else self.en

    def on(self, past: bool) -> Text:
        """Return what is said about a date, by whether it is past."""
        return self.past if past and self.past is not None else self


class Outcome(StrEnum):
    """What a rule, or all rules together, say about a mentor."""

    FREE = "free"
    """May volunteer without limit and without deduction."""
    CAPPED = "capped"
    """Without deduction up to a number of hours."""
    DEDUCTED = "deducted"
    """The hours would be deducted from the benefit."""
    UNDETERMINED = "undetermined"
    """The rules as known do not decide, or somebody's decision is missing."""


class Authority(StrEnum):
    """Whom to ask. Their names stand in ``locale/<language>/eligibility.toml``."""

    A_KASSE = "a_kasse"
    MUNICIPALITY = "municipality"
    UDBETALING_DANMARK = "udbetaling_danmark"
    SENIORPENSIONSENHEDEN = "seniorpensionsenheden"
    PLACE_OF_EDUCATION = "place_of_education"
    MENTOR = "mentor"
    """The mentor has the answer: a benefit or a residence is missing in the list."""
    CORPS = "corps"
    """The corps itself has the answer: a setting is missing."""


class AnswerBy(StrEnum):
    """Whose answer a condition rests on. Their names stand in ``locale/<language>/eligibility.toml``."""

    CORPS = "corps"
    """The corps's own: a setting, or the option of the command line."""
    MENTOR_ROW = "mentor_row"
    """The answer in the mentor's own row, which goes before that of the corps."""


class Unit(StrEnum):
    """What a value counts."""

    HOURS_PER_WEEK = "hours_per_week"
    HOURS_PER_MONTH = "hours_per_month"


class Confidence(StrEnum):
    """How sure the source page is of a statement; ``NONE``: nothing was found."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class RuleKind(StrEnum):
    """What a rule file is."""

    NATIONAL = "national"
    EXPERIMENT = "experiment"
    """An exemption that some municipalities have for a time."""
    DUTY = "duty"
    """A duty or a warning that goes with a verdict and never changes it."""


class ConditionState(StrEnum):
    """How a condition stands in one situation."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    ASSUMED = "assumed"
    """Nobody said so; taken as met, and the output says that it is assumed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement stands: a title, and an address where there is one."""

    title: str
    href: str | None = None
    eli: str | None = None
    """The full address of an act or order at retsinformation.dk by its European Legislation Identifier."""
    year: int | None = None
    """The year that the source is of; ``None``: it bears no date."""

    @property
    def address(self) -> str | None:
        """Where to look it up: the ELI before any other address."""
        return self.eli or self.href


@dataclass(frozen=True, slots=True)
class TriedCondition:
    """One condition of a rule, and how it stands."""

    text: Text
    state: ConditionState


@dataclass(frozen=True, slots=True)
class TriedRule:
    """A rule that was tried on a situation. ``outcome`` is ``None`` where it does not concern it."""

    rule: str
    title: Text
    kind: RuleKind
    outcome: Outcome | None
    reason: Text
    value: Fraction | None = None
    unit: Unit | None = None
    in_force_from: date | None = None
    """First day of the value in force; ``None``: it always was so, or no value is in force."""
    until: date | None = None
    """Last day, inclusive; ``None``: open."""
    references: tuple[Reference, ...] = ()
    """The source that proves the value first, then the newest; empty where no source was found."""
    verified: bool = False
    """Whether value and dates were seen in a source."""
    seen_in: int | None = None
    """The year of the source in which the value was seen; ``None``: in none, or in one without a date."""
    last_seen: date | None = None
    """The day on which the value was last seen to hold; ``None``: not known."""
    confidence: Confidence = Confidence.NONE
    conditions: tuple[TriedCondition, ...] = ()
    decisive: bool = False
    """Whether the verdict rests on this rule."""
    possible: bool = True
    """Whether the rule can matter at this place and date at all; else an answer need not show it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one mentor at one date."""

    outcome: Outcome
    hours_per_month: Fraction | None
    """Hours a month without deduction; ``None``: no limit, or not known; 0 for ``deducted``."""
    exempted: bool
    """Whether the mentor may volunteer only because of an experiment."""
    as_of: date
    reason: Text
    """Why, in one or two sentences."""
    ask: Authority | None = None
    question: Text | None = None
    """A text that can be sent to ``ask`` as it stands."""
    duties: tuple[Text, ...] = ()
    advice: tuple[Text, ...] = ()
    """What is wise to do and no law demands."""
    notes: tuple[Text, ...] = ()
    """Warnings, assumptions, and what the sources disagree about."""
    disputes: tuple[Text, ...] = ()
    """What the sources disagree about here, each in a few words; the notes say it in full."""
    tried: tuple[TriedRule, ...] = field(default=())
    rests_on_answer: AnswerBy | None = None
    """Whose answer the exemption rests on, where no source says what the answer says."""

    @property
    def minutes_per_month(self) -> int | None:
        """The cap in whole minutes, rounded down; ``None``: no limit, or not known."""
        return None if self.hours_per_month is None else int(self.hours_per_month * 60)

    @property
    def eligible(self) -> bool:
        """Whether the program may propose this mentor on its own."""
        return self.outcome in (Outcome.FREE, Outcome.CAPPED)
