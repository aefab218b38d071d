"""What headings that are not known may well mean, by their words and by what stands below them.

Nothing here is applied. What is proposed is said, with the reason, as one line that a person may run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mentormatch.issues import Said
from mentormatch.workbook.catalogue import CellType, Column
from mentormatch.workbook.cells.parsers import identity, shown
from mentormatch.workbook.cells.text import key

from .availability import availability
from .choice_columns import heads, is_mark, stem
from .fits import MOST, OPEN, fitting, is_identity, looks_like
from .headings import (
    JOINED,
    PEOPLE,
    SEARCHED_ROWS,
    Headings,
    Target,
    asks_besides,
    columns_of,
    recognise,
    speaks_of_a_person,
)
from .likeness import is_other_number, likeness, says_something_else, spelled_alike
from .roles import tells_roles
from .rows import said_in
from .sheet import Proposal, Sheet

_BY_WORDS = Said("ordene ligner, og svarene passer", "the words are alike, and the answers fit")
_AS_STATUS = Said(
    "ja og nej til, om personen er med: nej (eller intet kryds) bliver læst som pause",
    "yes and no to whether the person takes part: no (or no cross) will be read as paused",
)
_AS_PAUSE = Said(
    "ja og nej til, om personen ikke er med: ja bliver læst som pause",
    "yes and no to whether the person is away: yes will be read as paused",
)
_BY_SPELLING = Said("stavet næsten sådan", "spelled nearly so")
_ID = Said("udfyldt i alle rækker, og alle er forskellige", "filled in every row, and all different")
_HALF = 0.5
"""So much of the answers must be understood for a heading that is much alike to be proposed all the same."""
_MUCH_ALIKE = 0.5
_MISSPELT = 0.8
"""A heading spelled this much like ours is a slip of the pen, whatever stands below it."""
_BETWEEN_WORDS = re.compile(r"[\W_\d]+")
_MOST_HEADINGS = 8
_WIDE = 0.6
"""A row with so much of the widest row's cells can be the headings; a title has one or two."""
_AN_ANSWER = re.compile(r"@|^\W*\d[\d .:/-]*$|\d{4,}")
"""What no heading holds: an address, nothing but a number or a date."""
_INITIALS = 4
CONTACT = frozenset({"email", "phone"})
"""Columns that are known and may stand in for an id: an address is nobody else's."""
_AS_MUCH = 0.1
"""Less of a difference between two headings' likeness says nothing: ``Beskæftigelse/forsørgelse``."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may well mean, and why."""

    column: Column
    why: Said
    by_words: bool


@dataclass(frozen=True, slots=True)
class Guesses:
    """What the columns of a sheet that were not understood may mean, by their number."""

    likely: dict[int, Guess] = field(default_factory=dict)
    unfit: dict[int, Column] = field(default_factory=dict)
    """Whose heading is much like a column's, but not what stands below it."""
    asks_status: frozenset[int] = frozenset()
    """Which ask, in yes and no, whether somebody takes part, where several do."""


def guesses(sheet: Sheet, headings: Headings, target: Target) -> Guesses:
    """Return what the headings of a sheet that were not understood may mean.

    Each column of ours is guessed at most once, and none that was found already. The answers must fit.
    """
    if not _open(headings, target) and "id" in headings.keys:
        return Guesses()  # nearly always; what follows looks at the answers
    found = {
        one
        for number, one in enumerate(headings.keys)
        # A form asks for the name also where it has a column of its own for it, which is empty.
        if one and (number in headings.mapped or sheet.holds(headings, number))
    }
    free = [column for column in columns_of(target) if column.key not in found]
    if target in PEOPLE and "name" in found:
        free = [column for column in free if column.key not in {"first_name", "last_name"}]
    if headings.slots:
        free = [column for column in free if column.key != "meeting_times"]
    guessing = _Guessing(sheet, headings, free, _open(headings, target))
    guessing.by_availability()
    guessing.by_words()
    unfit = guessing.unfit()
    guessing.by_answers()
    said = guessing.said
    if target in PEOPLE and "id" not in found | guessing.taken:
        others = [column for column in columns_of(target) if column.key != "id"]
        able = {
            number: values
            for number, values in guessing.answers.items()
            if number not in said and not any(likeness(headings.questions[number], one) for one in others)
        }
        reached_by = {
            number: sheet.values(headings, number)
            for number, one in enumerate(headings.keys)
            if one in CONTACT and number not in headings.mapped
        }
        stand_in = _stand_in_for_id(sheet, headings, able | reached_by, guessing.rows)
        if stand_in is not None:
            (column,) = (column for column in free if column.key == "id")
            said[stand_in] = Guess(column, _ID, by_words=False)
    return Guesses(
        said,
        {number: column for number, column in unfit.items() if number not in said},
        guessing.asks_status - said.keys() if any(one.key == "status" for one in free) else frozenset(),
    )


def proposal(sheet: Sheet, headings: Headings, number: int, guess: Guess, *, needed: bool) -> Proposal:
    """Return a guess as what may be proposed to a person."""
    column = guess.column
    return Proposal(
        sheet.raw.file,
        sheet.raw.name,
        headings.questions[number],
        column.key,
        Said(column.da, column.en),
        guess.why,
        needed,
    )


class _Guessing:
    """What the columns of a sheet may mean, guessed one after the other.

    ``said`` has what was guessed, by the number of the column; ``taken`` the columns of ours that it was.
    """

    def __init__(self, sheet: Sheet, headings: Headings, free: list[Column], numbers: list[int]) -> None:
        self.rows = sheet.count(headings)
        self.answers = {number: sheet.values(headings, number) for number in numbers}
        self.said: dict[int, Guess] = {}
        self.taken: set[str] = set()
        self.asks_status: frozenset[int] = frozenset()
        self._questions = headings.questions
        self._scales = {number for number in numbers if sheet.is_scale(headings, number)}
        self._closed: set[tuple[int, str]] = set()
        """Columns that are not to be guessed to be one of ours."""
        self._free = free
        self._epoch = sheet.raw.epoch_1904
        self._shares: dict[tuple[int, str], float] = {}
        self._alike = {
            (number, column.key): likeness(self._questions[number], column)
            for number in numbers
            for column in free
        }
        ranked = [
            (-self._alike[number, column.key], at, number)
            for number in numbers
            for at, column in enumerate(free)
        ]
        self._ranked = [(number, free[at]) for unlike, at, number in sorted(ranked) if unlike]

    def by_availability(self) -> None:
        """Guess the status where a heading asks in yes and no whether somebody is available."""
        column = next((one for one in self._free if one.key == "status"), None)
        able = [
            number
            for number, values in self.answers.items()
            if availability(self._questions[number], values) is not None
        ]
        if column is not None and len(able) == 1:
            there = availability(self._questions[able[0]], self.answers[able[0]])
            self._say(able[0], column, _AS_STATUS if there else _AS_PAUSE, by_words=True)
        self._closed |= {(number, "meeting_times") for number in able}
        self.asks_status = frozenset(able) - self.said.keys()

    def by_words(self) -> None:
        """Guess by the words of the headings, as far as the answers allow; of columns that are alike all or none."""
        for right in (self._fits, self._half, self._misspelt):
            for number, column in self._ranked:
                if not self._is_open(number, column) or not right(number, column):
                    continue
                alike = self._family(number, column)
                if len(alike) > 1 and (
                    column.type not in JOINED or not all(self._fits(one, column) for one in alike)
                ):
                    self._closed |= {(one, column.key) for one in alike}
                    continue
                for one in alike:
                    why = _why(self._share(one, column), len(self.answers[one]))
                    self._say(one, column, _BY_SPELLING if right == self._misspelt else why, by_words=True)

    def _family(self, number: int, column: Column) -> list[int]:
        """Return the columns that are as much like one of ours: numbered, ranked, nearly one question."""
        own = self._questions[number]
        return [
            other
            for other in self.answers
            if other == number
            or (
                other not in self.said
                and self.answers[other]
                and self._alike[other, column.key] > 0
                and abs(self._alike[other, column.key] - self._alike[number, column.key]) < _AS_MUCH
                and _alike_texts(own, self._questions[other])
            )
        ]

    def unfit(self) -> dict[int, Column]:
        """Return the columns whose heading is much like one of ours, but not what stands below it."""
        found: dict[int, Column] = {}
        for number, column in self._ranked:
            alike = self._alike[number, column.key]
            spelled = spelled_alike(self._questions[number], column)
            much = alike >= _MUCH_ALIKE and (alike > spelled or spelled >= _MISSPELT)
            closed = column.type not in OPEN and column.key not in {"role", "matched_with", "paused_until"}
            if much and closed and self.answers[number] and self._is_open(number, column):
                found.setdefault(number, column)
        return found

    def by_answers(self) -> None:
        """Guess by what stands below the headings, where it can be one thing alone."""
        for number, values in self.answers.items():
            if number in self.said:
                continue
            asked = self._questions[number]
            rest = [
                column
                for column in self._free
                if column.key not in self.taken and not says_something_else(asked, column)
            ]
            looks = looks_like(values, rest, epoch_1904=self._epoch)
            if looks is not None and not self._several(looks[0], number):
                self._say(number, looks[0], looks[1], by_words=False)

    def _say(self, number: int, column: Column, why: Said, *, by_words: bool) -> None:
        self.said[number] = Guess(column, why, by_words=by_words)
        self.taken.add(column.key)

    def _is_open(self, number: int, column: Column) -> bool:
        closed = (number, column.key) in self._closed
        return number not in self.said and column.key not in self.taken and not closed

    def _share(self, number: int, column: Column) -> float:
        """Return the share of a column's answers that fit."""
        values, at = self.answers[number], (number, column.key)
        if at not in self._shares:
            self._shares[at] = (
                float(tells_roles(values))
                if column.key == "role"
                else fitting(column, values, self.rows, epoch_1904=self._epoch)
            )
        return self._shares[at]

    def _fits(self, number: int, column: Column) -> bool:
        if self._share(number, column) < MOST:
            return False
        if column.type is CellType.TEXTS and (
            number in self._scales or all(is_mark(value) is not None for value in self.answers[number])
        ):
            return False
        return column.type not in OPEN or not self._outdone(number, column)

    def _outdone(self, number: int, column: Column) -> bool:
        """Whether a column that does not take any answer is more what the heading says, or fits as well."""
        alike = self._alike[number, column.key]
        return any(
            rival.type not in OPEN
            and rival.key not in self.taken
            and (like := self._alike[number, rival.key]) > 0
            and (like >= alike - _AS_MUCH or self._share(number, rival) >= MOST)
            for rival in self._free
        )

    def _half(self, number: int, column: Column) -> bool:
        alike = self._alike[number, column.key] >= _MUCH_ALIKE
        return alike and column.type not in OPEN and self._share(number, column) >= _HALF

    def _misspelt(self, number: int, column: Column) -> bool:
        alike = column.key != "role" and spelled_alike(self._questions[number], column) >= _MISSPELT
        return alike and (self._share(number, column) > 0 or not self.answers[number])

    def _several(self, column: Column, number: int) -> bool:
        """Whether the answers of another column look the same: then neither can be told by them."""
        return any(
            other != number
            and other not in self.said
            and (looks := looks_like(values, [column], epoch_1904=self._epoch)) is not None
            and looks[0] is column
            for other, values in self.answers.items()
        )


def _alike_texts(one: str, other: str) -> bool:
    """Whether two headings ask nearly the same: but for a number, or for a word in three."""
    if stem(one) == stem(other):
        return True
    words, others = (
        {word for part in _BETWEEN_WORDS.split(text) if (word := key(part))} for text in (one, other)
    )
    return 2 * len(words & others) >= len(words | others)


def _why(share: float, answers: int) -> Said:
    """Return why a heading whose words are alike is proposed, and how many of its answers will be errors."""
    wrong = answers - round(share * answers)
    if share >= MOST or not wrong:
        return _BY_WORDS
    return Said(
        f"ordene ligner, men {wrong} af {answers} svar forstås ikke og bliver fejl, der skal rettes",
        f"the words are alike, but {wrong} of {answers} answers are not understood and will be errors to correct",
    )


def _open(headings: Headings, target: Target) -> list[int]:
    """Return the columns whose headings were not understood, those left out as doubles not among them."""
    found = {one for one in headings.keys if one}
    further = headings.further
    return [
        number
        for number, (text, known) in enumerate(zip(headings.texts, headings.keys, strict=True))
        if text
        and known is None
        and number not in headings.slots
        and number not in headings.dropped
        and number not in further
        and not any(number in joined for joined in headings.joined.values())
        and recognise(text, target) not in found
        and not asks_besides(text)
    ]


def _stand_in_for_id(sheet: Sheet, headings: Headings, open_: dict[int, list[Any]], rows: int) -> int | None:
    """Return the column that can stand for the id: an address, another column of ids, or the names."""
    able = [
        number
        for number, values in open_.items()
        if is_identity(values, rows)
        and not is_other_number(headings.questions[number])
        and _may_be_id(headings.questions[number], values)
    ]
    address = [number for number in able if _is_address(open_[number])]
    worded = [number for number in able if not all(isinstance(value, float) for value in open_[number])]
    named = headings.column("name")
    names = [named] if named is not None and is_identity(sheet.values(headings, named), rows) else []
    return next(iter([*address, *worded, *able, *names]), None)


def _may_be_id(heading: str, values: Sequence[Any]) -> bool:
    """Whether a column with a text of its own in every row is about who somebody is, not what they are like."""
    is_question = heading.rstrip().endswith("?")
    return (
        speaks_of_a_person(heading) or _is_address(values) or (not is_question and all(map(_is_code, values)))
    )


def _is_code(value: Any) -> bool:
    """Whether an answer can be somebody's number, code, initials or address: no town, no hobby, no sentence."""
    word = identity(value)
    if not isinstance(word, str) or " " in word:
        return False
    return not word.isalpha() or len(word) <= _INITIALS


def _is_address(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) and "@" in value for value in values)


def likely_headings(sheet: Sheet, target: Target) -> Headings | None:
    """Return the row that looks like headings where none of them is known: the first of the wide rows of texts.

    A row that repeats in what stands below it, or that holds an address or a number, is somebody's answers.
    """
    rows = sheet.raw.rows
    widest = max((len(said_in(row)) for row in rows[:SEARCHED_ROWS]), default=0)
    best = next(
        (
            number
            for number, row in enumerate(rows[:SEARCHED_ROWS])
            if len(said_in(row)) >= max(2, _WIDE * widest) and not answers_in(rows, number)
        ),
        None,
    )
    if best is None:
        return None
    said = heads(rows, best)
    if best + said.depth >= len(rows) or not speaks_as_headings(rows, best, target):
        return None
    known: list[str | None] = [recognise(text, target) if text else None for text in said.texts]
    return Headings(
        target,
        best + said.depth - 1,
        said.texts,
        known,
        questions=said.questions,
        choices={at: choice for at, choice in enumerate(said.choices) if choice},
        depth=said.depth,
    )


def answers_in(rows: Sequence[Sequence[Any]], at: int) -> bool:
    """Whether a row holds answers, not headings: a number, an address, one text twice, or a text that comes again
    below it."""
    held = {number: value for number, value in enumerate(rows[at]) if str(value).strip()}
    if not all(isinstance(value, str) and not _AN_ANSWER.search(value) for value in held.values()):
        return True
    said = heads(rows, at)
    texts = [key(text) for text in said.texts if text]
    if len(set(texts)) < len(texts) and len(set(texts)) < 2:
        return True
    below = rows[at + said.depth :]
    again = sum(
        any(number < len(row) and row[number] == value for row in below) for number, value in held.items()
    )
    return again > 1 or 2 * again > len(held)


def speaks_as_headings(rows: Sequence[Sequence[Any]], at: int, target: Target) -> bool:
    """Whether a row that is not known to be headings reads like them: without that it may be a person's, and is
    shown to nobody as headings."""
    if answers_in(rows, at):
        return False
    texts = [text for text in heads(rows, at).texts if text]
    return any(
        text.rstrip().endswith(("?", ":"))
        or speaks_of_a_person(text)
        or recognise(text, target)
        or any(likeness(text, column) for column in columns_of(target))
        for text in texts
    )


def spoken(headings: Headings) -> Said:
    """Return the headings of a sheet for a message: the first few, and how many more there are."""
    texts = [
        shown(text)
        for number, text in enumerate(headings.questions)
        if text and number not in headings.slots and number not in headings.further
    ]
    listed = ", ".join(texts[:_MOST_HEADINGS]) or "-"
    more, times = len(texts) - _MOST_HEADINGS, len(headings.slots)
    da, en = [listed], [listed]
    if more > 0:
        da.append(f"{more} til")
        en.append(f"{more} more")
    if times:
        da.append(f"{times} med mødetider")
        en.append(f"{times} of meeting times")
    return Said(" og ".join(da), " and ".join(en))
