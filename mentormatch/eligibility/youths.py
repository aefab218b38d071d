"""Whether a youth may be matched: age by the calendar, residence, consent, status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentormatch.domain import Demand, EndedMatch, PersonStatus, Settings, Youth

from .municipality import municipality_key


class YouthFault(StrEnum):
    """What keeps a youth out."""

    AGE = "age"
    CONSENT = "consent"
    RESIDENCE = "residence"
    STATUS = "status"
    ENDED = "ended"
    """The match has ended, and the youth does not wait for another mentor."""


@dataclass(frozen=True, slots=True)
class YouthVerdict:
    """The verdict on one youth; ``reasons`` holds everything that fails, in a fixed order."""

    eligible: bool
    reasons: tuple[YouthFault, ...]
    age: int | None
    """Whole years at the date; ``None``: unknown."""


def age_on(birth_date: date, day: date) -> int:
    """Return the age in whole years on a day; negative before the birth.

    A person born on 29 February is a year older on 1 March in a common year: the day after
    28 February, when the year of life is complete.

    >>> age_on(date(2000, 2, 29), date(2018, 2, 28)), age_on(date(2000, 2, 29), date(2018, 3, 1))
    (17, 18)
    """
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def judge_youth(
    youth: Youth, as_of: date, settings: Settings, ended: EndedMatch | None = None
) -> YouthVerdict:
    """Return whether a youth may be matched at a date, and what fails.

    The age comes from the birth date, else from the age in the sheet; an unknown age fails, for the corps
    is for an age. A refused consent always fails. A missing consent and the residence fail only where the
    settings demand them; a missing residence only where unknown answers fail that demand. ``ended``: the last match of
    a youth whom nothing holds to a mentor; it fails where the settings say that such youths do not wait again.
    """
    age = youth.age if youth.birth_date is None else age_on(youth.birth_date, as_of)
    checks = {
        YouthFault.AGE: age is not None and settings.min_age <= age <= settings.max_age,
        YouthFault.CONSENT: youth.consent is True
        or (youth.consent is None and Demand.CONSENT not in settings.demands),
        YouthFault.RESIDENCE: _residence_holds(youth, settings),
        YouthFault.STATUS: youth.status is PersonStatus.ACTIVE,
        YouthFault.ENDED: ended is None or settings.ended_waits or waits_since_end(youth, ended),
    }
    reasons = tuple(fault for fault, holds in checks.items() if not holds)
    return YouthVerdict(eligible=not reasons, reasons=reasons, age=age)


def waits_since_end(youth: Youth, ended: EndedMatch) -> bool:
    """Return whether the list itself says that a youth has waited again since the match ended."""
    return youth.waiting_since is not None and ended.on is not None and youth.waiting_since > ended.on


def _residence_holds(youth: Youth, settings: Settings) -> bool:
    if Demand.RESIDENCE not in settings.demands or settings.municipality is None:
        return True
    if youth.municipality is None:
        return Demand.RESIDENCE not in settings.unknown_fails
    return municipality_key(youth.municipality) == municipality_key(settings.municipality)
