"""What headings that are not known may well mean, by their words and by what stands below them.

Nothing here is applied. What is proposed is said, with the reason, as one line that a person may run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mentormatch.issues import Said
from mentormatch.workbook.catalogue import Column, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.text import key

from .choice_columns import heads
from .fits import MOST, OPEN, fitting, is_identity, looks_like
from .headings import (
    SEARCHED_ROWS,
    Headings,
    Target,
    columns_of,
    is_other_number,
    likeness,
    recognise,
    spelled_alike,
)
from .roles import tells_roles
from .sheet import Sheet

_BY_WORDS = Said("ordene ligner, og svarene passer", "the words are alike, and the answers fit")
_BY_SPELLING = Said("stavet næsten sådan", "spelled nearly so")
_ID = Said("udfyldt i alle rækker, og alle er forskellige", "filled in every row, and all different")
_HALF = 0.5
"""So much of the answers must be understood for a heading that is much alike to be proposed all the same."""
_MUCH_ALIKE = 0.5
_MISSPELT = 0.8
"""A heading spelled this much like ours is a slip of the pen, whatever stands below it."""
_MOST_HEADINGS = 8


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
    if target in (SheetKind.YOUTHS, SheetKind.MENTORS) and "name" in found:
        free = [column for column in free if column.key not in {"first_name", "last_name"}]
    if headings.slots:
        free = [column for column in free if column.key != "meeting_times"]
    rows = sheet.count(headings)
    epoch = sheet.raw.epoch_1904
    open_ = {number: sheet.values(headings, number) for number in _open(headings, target)}

    shares: dict[tuple[int, str], float] = {}

    def share(number: int, column: Column) -> float:
        values, at = open_[number], (number, column.key)
        if at not in shares:
            roles = column.key == "role"
            shares[at] = (
                float(tells_roles(values)) if roles else fitting(column, values, rows, epoch_1904=epoch)
            )
        return shares[at]

    def fits(number: int, column: Column) -> bool:
        return share(number, column) >= MOST and not (column.type in OPEN and outdone(number, column))

    def outdone(number: int, column: Column) -> bool:
        """Whether a column that does not take any answer is more what the heading says, or fits as well."""
        alike = likeness(headings.questions[number], column)
        return any(
            rival.type not in OPEN
            and rival.key not in taken
            and (like := likeness(headings.questions[number], rival)) > 0
            and (like >= alike or share(number, rival) >= MOST)
            for rival in free
        )

    def half(number: int, column: Column) -> bool:
        alike = likeness(headings.questions[number], column) >= _MUCH_ALIKE
        return alike and column.type not in OPEN and share(number, column) >= _HALF

    def misspelt(number: int, column: Column) -> bool:
        alike = column.key != "role" and spelled_alike(headings.questions[number], column) >= _MISSPELT
        return alike and (share(number, column) > 0 or not open_[number])

    ranked = sorted(
        (
            (-likeness(headings.questions[number], column), at, number, column)
            for number in open_
            for at, column in enumerate(free)
        ),
        key=lambda one: one[:3],
    )
    said: dict[int, Guess] = {}
    unfit: dict[int, Column] = {}
    taken: set[str] = set()
    for right in (fits, half, misspelt):
        for unlike, _, number, column in ranked:
            if unlike and number not in said and column.key not in taken and right(number, column):
                why = _why(share(number, column), len(open_[number]))
                said[number] = Guess(column, _BY_SPELLING if right is misspelt else why, by_words=True)
                taken.add(column.key)
    for unlike, _, number, column in ranked:
        spelled = spelled_alike(headings.questions[number], column)
        alike = (
            -unlike >= _MUCH_ALIKE
            and (-unlike > spelled or spelled >= _MISSPELT)
            and column.type not in OPEN
            and column.key != "role"
        )
        if alike and number not in said and column.key not in taken and open_[number]:
            unfit.setdefault(number, column)
    for number, values in open_.items():
        rest = [column for column in free if column.key not in taken]
        if number in said:
            continue
        looks = looks_like(values, rest, epoch_1904=epoch)
        if looks is not None and not _several(looks[0], open_, said, number, epoch):
            said[number] = Guess(looks[0], looks[1], by_words=False)
            taken.add(looks[0].key)
    if target in (SheetKind.YOUTHS, SheetKind.MENTORS) and "id" not in found | taken:
        others = [column for column in columns_of(target) if column.key != "id"]
        able = {
            number: values
            for number, values in open_.items()
            if number not in said and not any(likeness(headings.questions[number], one) for one in others)
        }
        stand_in = _stand_in_for_id(sheet, headings, able, rows)
        if stand_in is not None:
            (column,) = (column for column in free if column.key == "id")
            said[stand_in] = Guess(column, _ID, by_words=False)
    return Guesses(said, {number: column for number, column in unfit.items() if number not in said})


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
    ]


def _several(
    column: Column, open_: dict[int, list[Any]], said: dict[int, Guess], number: int, epoch: bool
) -> bool:
    """Whether the answers of another column look the same: then neither can be told by them."""
    return any(
        other != number
        and other not in said
        and (looks := looks_like(values, [column], epoch_1904=epoch)) is not None
        and looks[0] is column
        for other, values in open_.items()
    )


def _stand_in_for_id(sheet: Sheet, headings: Headings, open_: dict[int, list[Any]], rows: int) -> int | None:
    """Return the column that can stand for the id: an address, another column of ids, or the names."""
    able = [
        number
        for number, values in open_.items()
        if is_identity(values, rows) and not is_other_number(headings.questions[number])
    ]
    address = [number for number in able if _is_address(open_[number])]
    worded = [number for number in able if not all(isinstance(value, float) for value in open_[number])]
    named = headings.column("name")
    names = [named] if named is not None and is_identity(sheet.values(headings, named), rows) else []
    return next(iter([*address, *worded, *able, *names]), None)


def _is_address(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) and "@" in value for value in values)


def likely_headings(sheet: Sheet, target: Target) -> Headings | None:
    """Return the row that looks like headings where none of them is known: the widest row of texts on top."""
    rows = sheet.raw.rows
    best: tuple[int, int] | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        held = [value for value in row if str(value).strip()]
        if len(held) < 2 or not all(isinstance(value, str) for value in held):
            continue
        if len({key(value) for value in held}) == len(held) and (best is None or len(held) > best[0]):
            best = (len(held), number)
    if best is None:
        return None
    said = heads(rows, best[1])
    if best[1] + said.depth >= len(rows):
        return None
    known: list[str | None] = [recognise(text, target) if text else None for text in said.texts]
    return Headings(
        target,
        best[1] + said.depth - 1,
        said.texts,
        known,
        questions=said.questions,
        choices={at: choice for at, choice in enumerate(said.choices) if choice},
        depth=said.depth,
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
