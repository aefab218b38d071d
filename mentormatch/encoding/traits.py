"""Answers as arrays: vocabularies, codes, and the pairs of people who name each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from mentormatch.domain import (
    WEEKDAYS,
    CheckAnswer,
    Criterion,
    DayPart,
    Demand,
    Excluded,
    Gender,
    GenderWish,
    Mentor,
    PersonStatus,
    Settings,
    Slot,
    Youth,
    fold,
    help_area,
)
from mentormatch.eligibility import Outcome, Verdict
from mentormatch.eligibility.municipality import municipality_key
from mentormatch.eligibility.youths import YouthVerdict, age_on

from .candidates import ANY_GENDER, SOFT_GENDER, Flags, FlagType, Ints, Mask, Traits

PARTS = tuple(DayPart)

UNKNOWN = -1

_POSTCODE = re.compile(r"(?:DK[-\s]?)?(\d{4})(?!\d)", re.IGNORECASE)
_GENDERS = {gender.value: code for code, gender in enumerate(Gender)} | {GenderWish.ANY.value: ANY_GENDER}
_GENDERS |= {f"rather_{gender.value}": SOFT_GENDER + code for code, gender in enumerate(Gender)}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one column on both sides: the key of a word to its running number."""

    columns: Mapping[str, int]
    """Sorted, so that the order of people cannot matter."""

    @classmethod
    def of(cls, answers: Iterable[Sequence[str]], key: Callable[[str], str]) -> Vocabulary:
        """Collect the words of everybody's answers."""
        keys = {key(word) for answer in answers for word in answer}
        return cls({word: column for column, word in enumerate(sorted(keys))})

    def matrix(self, answers: Sequence[Sequence[str]], key: Callable[[str], str]) -> Mask:
        """Return who named what, (people, words)."""
        found = np.zeros((len(answers), len(self.columns)), bool)
        for row, answer in enumerate(answers):
            for word in answer:
                found[row, self.columns[key(word)]] = True
        return found


class Folding:
    """``fold`` with a memory: a few hundred different words are written a hundred thousand times."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return the key of a word."""
        key = self._known.get(word)
        if key is None:
            key = self._known[word] = fold(word)
        return key


def limits(mentors: Sequence[Mentor], verdicts: Mapping[str, Verdict]) -> tuple[Ints, Mask, Mask]:
    """Return each mentor's minutes a month (-1 no limit), whether the law sets them, and cuts the offer.

    What a mentor gives elsewhere counts under the law's limit, not under the mentor's own offer.
    """
    minutes = np.full(len(mentors), UNKNOWN, np.int64)
    legal, cut = np.zeros(len(mentors), bool), np.zeros(len(mentors), bool)
    for row, mentor in enumerate(mentors):
        cap, offer = verdicts[mentor.id].minutes_per_month, mentor.minutes_per_month
        if cap is not None and mentor.minutes_elsewhere:
            cap = max(cap - mentor.minutes_elsewhere, 0)
        legal[row] = cap is not None and (offer is None or cap <= offer)
        cut[row] = cap is not None and offer is not None and cap < offer
        minutes[row] = min((value for value in (cap, offer) if value is not None), default=UNKNOWN)
    return minutes, legal, cut


def record_cleared(mentor: Mentor, settings: Settings, as_of: date) -> bool:
    """Return whether a mentor's criminal record is in order, and the certificate not too old where it has a day."""
    check = mentor.record_check
    if check is None or check.answer is not CheckAnswer.YES:
        return False
    if check.on is None or settings.record_months is None:
        return True
    months = (as_of.year - check.on.year) * 12 + as_of.month - check.on.month
    return months < settings.record_months or (months == settings.record_months and as_of.day <= check.on.day)


def mentor_bars(mentor: Mentor, verdict: Verdict, settings: Settings, as_of: date) -> Excluded:
    """Return what keeps a mentor from new matches, whoever the youth is.

    A refused consent and a criminal record that is not in order always do; a missing consent, and a record that
    nobody has seen yet, where demanded.
    """
    bars = Excluded(0)
    accepted = verdict.outcome is Outcome.UNDETERMINED and mentor.id in settings.accept_undetermined
    if not (verdict.eligible or accepted):
        bars |= Excluded.VERDICT
    if mentor.consent is False or (mentor.consent is None and Demand.CONSENT in settings.demands):
        bars |= Excluded.CONSENT
    refused = mentor.record_check is not None and mentor.record_check.answer is CheckAnswer.NO
    missing = Demand.RECORD_CHECK in settings.demands and not record_cleared(mentor, settings, as_of)
    if refused or missing:
        bars |= Excluded.RECORD_CHECK
    begun = mentor.active_from is None or mentor.active_from <= as_of
    over = mentor.active_to is not None and mentor.active_to < as_of
    if mentor.status is not PersonStatus.ACTIVE or not begun or over:
        bars |= Excluded.MENTOR_AWAY
    if mentor.places == 0:
        bars |= Excluded.PLACES
    return bars


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Both sides' traits, and the vocabularies that their columns belong to."""

    youths: Traits
    mentors: Traits
    words: Mapping[Criterion, Vocabulary]


def sides(
    youths: Sequence[Youth],
    mentors: Sequence[Mentor],
    youth_verdicts: Mapping[str, YouthVerdict],
    minutes: Ints,
    bars: Flags,
    settings: Settings,
    as_of: date,
) -> Sides:
    """Return the traits of both sides, in the order given; ``minutes`` and ``bars`` are the mentors'."""
    key = Folding()
    words, matrices = {}, {}
    for criterion, name in (
        (Criterion.LANGUAGE, "languages"),
        (Criterion.INTERESTS, "interests"),
        (Criterion.TRADE, "trades"),
    ):
        answers: list[list[Sequence[str]]] = [
            [getattr(person, name) for person in side] for side in (youths, mentors)
        ]
        words[criterion] = Vocabulary.of((answer for side in answers for answer in side), key)
        matrices[name] = [words[criterion].matrix(side, key) for side in answers]
    answers = [[youth.help_wanted for youth in youths], [mentor.help_offered for mentor in mentors]]
    words[Criterion.HELP] = Vocabulary.of((answer for side in answers for answer in side), help_area)
    matrices["help"] = [words[Criterion.HELP].matrix(side, help_area) for side in answers]
    homes = [
        [municipality_key(place) if place else "" for place in places]
        for places in ([youth.municipality for youth in youths], [mentor.residence for mentor in mentors])
    ]
    codes = {home: code for code, home in enumerate(sorted({*homes[0], *homes[1]} - {""}))} | {"": UNKNOWN}
    need = [settings.default_minutes if (own := youth.minutes_per_month) is None else own for youth in youths]
    ages = (
        [youth_verdicts[youth.id].age for youth in youths],
        [None if mentor.birth_date is None else age_on(mentor.birth_date, as_of) for mentor in mentors],
    )
    fit = np.array([0 if youth_verdicts[youth.id].eligible else Excluded.YOUTH for youth in youths], FlagType)

    def traits(side: int, people: Sequence[Youth] | Sequence[Mentor], minutes: Any, barred: Flags) -> Traits:
        return Traits(
            languages=matrices["languages"][side],
            interests=matrices["interests"][side],
            trades=matrices["trades"][side],
            help=matrices["help"][side],
            slots=_slots([person.meeting_times for person in people]),
            gender=_ints(_gender(person.gender) for person in people),
            wish=_ints(_gender(person.wished_gender) for person in people),
            postcode=_ints(_postcode(person.postcode) for person in people),
            municipality=_ints(codes[home] for home in homes[side]),
            age=_ints(UNKNOWN if age is None else max(age, UNKNOWN) for age in ages[side]),
            minutes=np.asarray(minutes, np.int64),
            barred=barred,
        )

    return Sides(traits(0, youths, need, fit), traits(1, mentors, minutes, bars), words)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _gender(answer: Gender | GenderWish | None) -> int:
    return UNKNOWN if answer is None else _GENDERS[answer.value]


def _postcode(text: str | None) -> int:
    """Return a Danish postcode as a number; any other text is unknown, for its digits mean something else."""
    found = _POSTCODE.match(text.strip()) if text else None
    return int(found[1]) if found else UNKNOWN


def _slots(times: Sequence[Iterable[Slot]]) -> Mask:
    found = np.zeros((len(times), len(WEEKDAYS) * len(PARTS)), bool)
    for row, slots in enumerate(times):
        for slot in slots:
            found[row, slot.day * len(PARTS) + PARTS.index(slot.part)] = True
    return found
