"""Youths and mentors as the program knows them, whatever sheet they came from.

``None`` (or an empty tuple) always means *unknown*: the sheet gave no answer. Nothing is guessed
from it; what it leads to is decided by the rules, the demands and the settings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .rulings import Ruling


class Benefit(StrEnum):
    """What a mentor lives on. The identifiers are the Danish law's own terms."""

    NONE = "none"
    WAGE = "wage"
    DAGPENGE = "dagpenge"
    EFTERLOEN = "efterloen"
    FLEKSYDELSE = "fleksydelse"
    LEDIGHEDSYDELSE = "ledighedsydelse"
    SENIORJOB_KOMPENSATION = "seniorjob_kompensation"
    FLEKSJOB = "fleksjob"
    KONTANTHJAELP = "kontanthjaelp"
    UDDANNELSESHJAELP = "uddannelseshjaelp"
    OVERGANGSYDELSE = "overgangsydelse"
    SHO_YDELSE = "sho_ydelse"
    INTEGRATIONSYDELSE = "integrationsydelse"
    SYGEDAGPENGE = "sygedagpenge"
    FOERTIDSPENSION = "foertidspension"
    FOLKEPENSION = "folkepension"
    SENIORPENSION = "seniorpension"
    TIDLIG_PENSION = "tidlig_pension"
    RESSOURCEFORLOEB = "ressourceforloeb"
    JOBAFKLARING = "jobafklaring"
    REVALIDERING = "revalidering"
    BARSELSDAGPENGE = "barselsdagpenge"
    LOENTILSKUD = "loentilskud"
    JOBROTATION = "jobrotation"
    ARBEJDSMARKEDSYDELSE = "arbejdsmarkedsydelse"
    KONTANTYDELSE = "kontantydelse"
    SU = "su"
    HANDICAP_SU = "handicap_su"


class Host(StrEnum):
    """Who runs the corps (vært)."""

    MUNICIPALITY = "municipality"
    ASSOCIATION = "association"


class WorkCategory(StrEnum):
    """What the work is in the law's eyes (arbejdets art)."""

    ACTIVITY = "activity"
    """Frivillig aktivitet: cannot be offered as ordinary paid work."""
    UNPAID_WORK = "unpaid_work"
    """Frivilligt, ulønnet arbejde: could be offered as paid work."""
    CORE_OPERATIONS = "core_operations"
    """Primær drift og vedligeholdelse."""
    UNDECIDED = "undecided"
    """Nobody with the right to decide it has done so yet."""


class Gender(StrEnum):
    """A person's gender as they gave it; never derived from anything else."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class GenderWish(StrEnum):
    """The gender a person asks for in the other; ``ANY`` is an answer, ``None`` is no answer."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    ANY = "any"
    RATHER_WOMAN = "rather_woman"
    """A soft wish ("helst", "gerne"): it gives points, and shuts nobody out."""
    RATHER_MAN = "rather_man"
    RATHER_OTHER = "rather_other"

    @property
    def demanded(self) -> Gender | None:
        """The gender that the other must have, if any."""
        return next((gender for gender in Gender if gender.value == self.value), None)

    @property
    def softly(self) -> Gender | None:
        """The gender that the other would rather have, if any."""
        return Gender(self.value.removeprefix("rather_")) if self.value.startswith("rather_") else None


class PersonStatus(StrEnum):
    """Whether a person takes part at present."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


class CheckAnswer(StrEnum):
    """What is known of a mentor's criminal record (straffeattest)."""

    YES = "yes"
    """It was shown and is in order."""
    NO = "no"
    """It is missing, was refused or is not in order: nobody new, whatever the settings."""
    PENDING = "pending"
    """It is ordered and has not come."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What is known of a mentor's criminal record, and of what day the certificate is."""

    answer: CheckAnswer
    on: date | None = None
    """The day of the certificate; where only its month or year is known, the first day of it."""


class DayPart(StrEnum):
    """A part of a day in which two people could meet."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""What the days of the week are called in data, Monday first."""


class Slot(NamedTuple):
    """A recurring meeting time: weekday (0 = Monday) and part of the day."""

    day: int
    part: DayPart


@dataclass(frozen=True, slots=True)
class Source:
    """Where a person or a match was read: file, sheet and row as Excel counts it (1 = first)."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Youth:
    """A young person who waits for, or has, a mentor."""

    id: str
    name: str | None = None
    birth_date: date | None = None
    age: int | None = None
    """Whole years as the sheet says; used only where no birth date is known."""
    postcode: str | None = None
    municipality: str | None = None
    gender: Gender | None = None
    wished_gender: GenderWish | None = None
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    meeting_times: frozenset[Slot] = frozenset()
    minutes_per_month: int | None = None
    waiting_since: date | None = None
    priority: int | None = None
    """Higher is more urgent; unknown counts as 0."""
    has_qualifying_education: bool | None = None
    wished_mentors: tuple[str, ...] = ()
    """Ids, the one wished most first."""
    not_with: tuple[str, ...] = ()
    help_wanted: tuple[str, ...] = ()
    """What the youth needs help with, in the youth's own words."""
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    consent: bool | None = None
    status: PersonStatus = PersonStatus.ACTIVE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Mentor:
    """A volunteer."""

    id: str
    name: str | None = None
    birth_date: date | None = None
    postcode: str | None = None
    residence: str | None = None
    """Municipality of residence (bopælskommune): the exemption hangs on it."""
    benefit: Benefit | None = None
    work: WorkCategory | None = None
    """This mentor's own work category; ``None``: that of the corps."""
    decided_by: str | None = None
    decided_on: date | None = None
    minutes_elsewhere: int | None = None
    """Minutes a month of voluntary unpaid work elsewhere: a legal limit is for all of it together."""
    usually_paid: bool | None = None
    """Whether this mentor's work is usually offered as paid work; ``None``: as the corps's setting says."""
    reported: bool | None = None
    """Whether the a-kasse has been told."""
    places: int | None = None
    minutes_per_month: int | None = None
    gender: Gender | None = None
    wished_gender: GenderWish | None = None
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    meeting_times: frozenset[Slot] = frozenset()
    wished_youths: tuple[str, ...] = ()
    """Ids, the one wished most first."""
    not_with: tuple[str, ...] = ()
    help_offered: tuple[str, ...] = ()
    """What the mentor can help with, in the mentor's own words."""
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    record_check: RecordCheck | None = None
    """The criminal record (straffeattest); ``None``: nobody has said."""
    active_from: date | None = None
    active_to: date | None = None
    consent: bool | None = None
    status: PersonStatus = PersonStatus.ACTIVE
    source: Source | None = None
    ruling: Ruling | None = None
    """What an authority has answered about this mentor."""
