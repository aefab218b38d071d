"""Invented people to try the program with: a corps like Gladsaxe's, of any size.

Nobody here exists. Names come from Faker, everything else from lists and shares below; there are no CPR
numbers. The same arguments give the same people. All dates are counted in years and months from the as-of
date, so that the same corps can be had ten years later, with the same ages and answers.

The shares are those of a corps that is worth looking at, not of any real one: about a tenth of the mentors
live on dagpenge or efterløn (design: what it is for), there are fewer places than youths, and there is
somebody for every reason to get no mentor.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from .domain import (
    Benefit,
    CheckAnswer,
    DayPart,
    Gender,
    GenderWish,
    Mentor,
    PersonStatus,
    RecordCheck,
    Settings,
    Slot,
    WorkCategory,
    Youth,
)
from .locale import Language, texts

if TYPE_CHECKING:
    from faker import Faker

Answer = TypeVar("Answer")

MUNICIPALITY = "Gladsaxe"

_HOMES: Sequence[tuple[str, str, int]] = (
    ("2860", "Gladsaxe", 42),
    ("2880", "Gladsaxe", 26),
    ("2730", "Herlev", 9),
    ("2870", "Gentofte", 5),
    ("2820", "Gentofte", 5),
    ("2800", "Lyngby-Taarbæk", 6),
    ("2750", "Ballerup", 4),
    ("2400", "København", 3),
)
"""Postcode, municipality and share of people: Søborg, Bagsværd and what lies around them."""

_MENTOR_LANGUAGES_UNSPOKEN = 2
"""So many languages at the end of the list are spoken by youths alone."""

_BENEFITS: Mapping[Benefit | None, int] = {
    Benefit.WAGE: 46,
    Benefit.FOLKEPENSION: 17,
    Benefit.NONE: 10,
    Benefit.DAGPENGE: 6,
    Benefit.EFTERLOEN: 5,
    Benefit.KONTANTHJAELP: 5,
    Benefit.FOERTIDSPENSION: 3,
    Benefit.FLEKSJOB: 2,
    None: 6,
}
"""Shares in per cent; only benefits that exist in 2016 as well as in 2026."""

_AGES: Mapping[Benefit | None, tuple[int, int]] = {
    Benefit.FOLKEPENSION: (68, 77),
    Benefit.EFTERLOEN: (64, 64),
    Benefit.DAGPENGE: (30, 60),
    Benefit.FOERTIDSPENSION: (45, 62),
}
_OTHER_AGES = (26, 64)

_SLOTS: Sequence[tuple[DayPart, int]] = (
    (DayPart.EVENING, 5),
    (DayPart.AFTERNOON, 3),
    (DayPart.MORNING, 1),
)
TUESDAY_EVENING = Slot(1, DayPart.EVENING)


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented corps."""

    youths: tuple[Youth, ...]
    mentors: tuple[Mentor, ...]
    settings: Settings
    lang: Language


def sample(youths: int, mentors: int, seed: int, as_of: date, lang: Language = "da") -> Sample:
    """Return invented people, and settings with municipality and as-of date.

    The first youth and the first mentor fit each other, so that the smallest sample has a match.
    """
    from faker import Faker

    faker = Faker("da_DK")
    faker.seed_instance(seed)
    rng, more = random.Random(seed), random.Random(f"more {seed}")  # noqa: S311  # nothing here is a secret
    inventor = _Inventor(rng, more, faker, as_of, lang)
    mentor_ids = [f"M{number:0{_digits(mentors)}}" for number in range(1, mentors + 1)]
    youth_ids = [f"U{number:0{_digits(youths)}}" for number in range(1, youths + 1)]
    return Sample(
        mentors=tuple(inventor.mentors(mentor_ids)),
        youths=tuple(inventor.youths(youth_ids, mentor_ids)),
        settings=Settings(municipality=MUNICIPALITY, as_of=as_of),
        lang=lang,
    )


def _digits(people: int) -> int:
    return max(2, len(str(people)))


def shared_out(shares: Mapping[Answer, int], people: int) -> list[Answer]:
    """Return an answer for each of so many people, in the proportion of the shares (largest remainder).

    >>> shared_out({"a": 90, "b": 10}, 20).count("b")
    2
    """
    whole = sum(shares.values())
    counts = {answer: people * share // whole for answer, share in shares.items()}
    by_remainder = sorted(shares, key=lambda answer: -(people * shares[answer] % whole))
    for answer in by_remainder[: people - sum(counts.values())]:
        counts[answer] += 1
    return [answer for answer, count in counts.items() for _ in range(count)]


class _Inventor:
    """Invents people; every answer is drawn in a fixed order, so that the seed decides all."""

    def __init__(
        self, rng: random.Random, more: random.Random, faker: Faker, as_of: date, lang: Language
    ) -> None:
        self._rng = rng
        self._faker = faker
        self._as_of = as_of
        words = texts(lang).lookup
        self._languages = _strings(words("sample.languages"))
        self._interests = _strings(words("sample.interests"))
        self._trades = _strings(words("sample.trades"))
        self._help = _strings(words("sample.help"))
        self._more = more
        self._a_kasse = str(words("sample.a_kasse"))

    def youths(self, ids: Sequence[str], mentor_ids: Sequence[str]) -> list[Youth]:
        """Invent youths; a few for each reason to have no mentor."""
        rng = self._rng
        ages = self._drawn({"within": 96, "older": 2, "younger": 2}, len(ids), first="within")
        consents = self._drawn({True: 95, None: 3, False: 2}, len(ids), first=True)
        statuses = self._drawn(
            {PersonStatus.ACTIVE: 98, PersonStatus.PAUSED: 2}, len(ids), first=PersonStatus.ACTIVE
        )
        alone = self._drawn({False: 98, True: 2}, len(ids), first=False)
        found = []
        for number, person in enumerate(ids):
            plain = number == 0
            gender = self._one({Gender.WOMAN: 48, Gender.MAN: 48, Gender.OTHER: 1, None: 3})
            age = {"within": rng.randint(18, 29), "older": 30, "younger": 17}[ages[number]]
            birth = self._birth(age)
            exact = plain or rng.random() < 0.95
            postcode, municipality = self._home()
            wish = self._one({None: 60, GenderWish.ANY: 20, GenderWish.WOMAN: 12, GenderWish.MAN: 8})
            times = self._times(1, 4)
            found.append(
                Youth(
                    id=person,
                    name=self._name(gender),
                    birth_date=birth if exact else None,
                    age=None if exact else age,
                    postcode=postcode,
                    municipality=municipality,
                    gender=gender,
                    wished_gender=None if plain else wish,
                    languages=self._youth_languages(alone[number]),
                    interests=self._some(self._interests, 1, 5),
                    trades=self._some(self._trades, 0, 2),
                    meeting_times=times | {TUESDAY_EVENING} if plain else times,
                    minutes_per_month=self._one({None: 55, 240: 10, 360: 15, 450: 5, 480: 10, 600: 5}),
                    waiting_since=self._months_ago(rng.randint(0, 14)) if rng.random() < 0.95 else None,
                    priority=self._one({None: 90, 1: 7, 2: 3}),
                    has_qualifying_education=self._one({False: 68, True: 22, None: 10}),
                    wished_mentors=self._some(mentor_ids, 1, 1) if rng.random() < 0.06 else (),
                    not_with=self._some(mentor_ids[1:], 1, 1) if rng.random() < 0.03 else (),
                    help_wanted=self._help_with(1, 3),
                    phone=self._phone(),
                    email=f"{person.lower()}@example.org",
                    consent=consents[number],
                    status=statuses[number],
                )
            )
        return found

    def mentors(self, ids: Sequence[str]) -> list[Mentor]:
        """Invent mentors; the benefits in the shares of ``_BENEFITS``."""
        rng = self._rng
        benefits = self._drawn(_BENEFITS, len(ids), first=Benefit.WAGE)
        statuses = self._drawn(
            {PersonStatus.ACTIVE: 97, PersonStatus.PAUSED: 3}, len(ids), first=PersonStatus.ACTIVE
        )
        begins = self._drawn({"before": 97, "later": 3}, len(ids), first="before")
        insured = 0
        found = []
        for number, person in enumerate(ids):
            plain = number == 0
            benefit = benefits[number]
            gender = self._one({Gender.WOMAN: 55, Gender.MAN: 42, None: 3})
            postcode, municipality = self._home()
            in_a_kasse = benefit in {Benefit.DAGPENGE, Benefit.EFTERLOEN}
            insured += in_a_kasse
            if in_a_kasse:
                # nearly all of them live where the experiment ran, and every fifth does not
                postcode, municipality = ("2730", "Herlev") if insured % 5 == 0 else _HOMES[insured % 2][:2]
            places = self._one({None: 12, 1: 22, 2: 44, 3: 22})
            wish = self._one({None: 70, GenderWish.ANY: 20, GenderWish.WOMAN: 6, GenderWish.MAN: 4})
            times = self._times(2, 6)
            decided = in_a_kasse and insured == 2
            found.append(
                Mentor(
                    id=person,
                    name=self._name(gender),
                    birth_date=self._birth(rng.randint(*_AGES.get(benefit, _OTHER_AGES))),
                    postcode=postcode,
                    residence=municipality,
                    benefit=benefit,
                    work=WorkCategory.ACTIVITY if decided else None,
                    decided_by=self._a_kasse if decided else None,
                    decided_on=self._months_ago(7) if decided else None,
                    reported=self._one({True: 70, None: 30}) if in_a_kasse else None,
                    places=places,
                    minutes_per_month=self._offer(1 if places is None else places),
                    gender=gender,
                    wished_gender=None if plain else wish,
                    languages=self._mentor_languages(),
                    interests=self._some(self._interests, 2, 6),
                    trades=self._some(self._trades, 0, 3),
                    meeting_times=times | {TUESDAY_EVENING} if plain else times,
                    help_offered=self._help_with(2, 5),
                    phone=self._phone(),
                    email=f"{person.lower()}@example.org",
                    record_check=self._one({RecordCheck(CheckAnswer.YES): 85, None: 15}),
                    active_from=self._months_ago(-2 if begins[number] == "later" else rng.randint(3, 40)),
                    consent=True,
                    status=statuses[number],
                )
            )
        return found

    def _drawn(self, shares: Mapping[Answer, int], people: int, *, first: Answer) -> list[Answer]:
        """Share answers out among people by lot; the first person gets a given one where there is one."""
        answers = shared_out(shares, people)
        self._rng.shuffle(answers)
        if first in answers:
            at = answers.index(first)
            answers[0], answers[at] = answers[at], answers[0]
        return answers

    def _one(self, shares: Mapping[Answer, int]) -> Answer:
        return self._rng.choices(list(shares), weights=list(shares.values()))[0]

    def _some(self, words: Sequence[str], least: int, most: int) -> tuple[str, ...]:
        count = min(self._rng.randint(least, most), len(words))
        return tuple(self._rng.sample(words, count))

    def _help_with(self, least: int, most: int) -> tuple[str, ...]:
        """What somebody needs, or offers, help with; drawn apart, so that all other answers stay."""
        if self._more.random() < 0.08:
            return ()
        return tuple(self._more.sample(self._help, self._more.randint(least, most)))

    def _phone(self) -> str:
        """A number in a form that is never given out: it begins with 0."""
        return " ".join(f"{number:02}" for number in (0, *(self._more.randint(0, 99) for _ in range(3))))

    def _name(self, gender: Gender | None) -> str:
        woman = gender is Gender.WOMAN if gender in {Gender.WOMAN, Gender.MAN} else self._rng.random() < 0.5
        first = self._faker.first_name_female() if woman else self._faker.first_name_male()
        return f"{first} {self._faker.last_name()}"

    def _home(self) -> tuple[str, str]:
        postcode, municipality, _ = self._rng.choices(_HOMES, weights=[home[2] for home in _HOMES])[0]
        return postcode, municipality

    def _youth_languages(self, alone: bool) -> tuple[str, ...]:
        if alone:
            return (self._rng.choice(self._languages[-_MENTOR_LANGUAGES_UNSPOKEN:]),)
        own = self._some(self._languages[1:], 1, 1) if self._rng.random() < 0.35 else ()
        danish = self._rng.random() < 0.93 or not own
        return (self._languages[0], *own) if danish else own

    def _mentor_languages(self) -> tuple[str, ...]:
        others = self._languages[1:-_MENTOR_LANGUAGES_UNSPOKEN]
        return (self._languages[0], *(self._some(others, 1, 2) if self._rng.random() < 0.4 else ()))

    def _times(self, least: int, most: int) -> frozenset[Slot]:
        if self._rng.random() < 0.06:
            return frozenset()
        parts, weights = [part for part, _ in _SLOTS], [weight for _, weight in _SLOTS]
        return frozenset(
            Slot(
                self._rng.choices(range(7), weights=(6, 6, 6, 6, 2, 2, 2))[0],
                self._rng.choices(parts, weights)[0],
            )
            for _ in range(self._rng.randint(least, most))
        )

    def _offer(self, places: int) -> int | None:
        """Minutes a month; now and then too few for as many youths as there are places."""
        each = self._one({None: 60, 600: 32, 450: 4, 300: 4})
        return None if each is None else each * places

    def _birth(self, age: int) -> date:
        """Return a birth date for an age at the as-of date; never 29 February, which not every year has."""
        month, day = self._rng.randint(1, 12), self._rng.randint(1, 28)
        had_it = (month, day) <= (self._as_of.month, self._as_of.day)
        return date(self._as_of.year - age - (not had_it), month, day)

    def _months_ago(self, months: int) -> date:
        """Return a day in a month before the as-of date (after it where ``months`` is negative)."""
        count = self._as_of.year * 12 + self._as_of.month - 1 - months
        day = self._rng.randint(1, 28)
        return date(count // 12, count % 12 + 1, day if months else min(day, self._as_of.day))


def _strings(words: object) -> list[str]:
    assert isinstance(words, list)  # noqa: S101  # a fault of the locale file, found by its test
    return [str(word) for word in words]
