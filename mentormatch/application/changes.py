"""The changes of ``--what-if`` as they are said on the command line, in Danish or English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mentormatch.domain import fold
from mentormatch.domain.demands import spellings
from mentormatch.errors import UsageProblem

if TYPE_CHECKING:
    from mentormatch.domain import Mentor


class Kind(StrEnum):
    """What a change does."""

    NEW_MENTOR = "new_mentor"
    PLACES = "places"
    HOURS = "hours"
    LEAVES = "leaves"
    FREE = "free"
    WAIVE = "waive"
    LOCK = "lock"
    REJECT = "reject"


_VERBS: Mapping[str, Kind] = {
    "places": Kind.PLACES,
    "pladser": Kind.PLACES,
    "hours": Kind.HOURS,
    "timer": Kind.HOURS,
    "leaves": Kind.LEAVES,
    "stopper": Kind.LEAVES,
    "verdict=free": Kind.FREE,
    "afgørelse=fri": Kind.FREE,
    "waive": Kind.WAIVE,
    "undtag": Kind.WAIVE,
    "lock": Kind.LOCK,
    "lås": Kind.LOCK,
    "reject": Kind.REJECT,
    "afvis": Kind.REJECT,
}
_NEW = re.compile(r"^(?:new mentor|ny mentor|mentor\s*\+\s*1)\s*(?::\s*(.*))?$", re.IGNORECASE | re.DOTALL)
_AMOUNT = re.compile(r"^([+=-])(\d+(?:[.,]\d+)?)$")


@dataclass(frozen=True, slots=True)
class Change:
    """One change, understood but for the ids, which the lists decide."""

    word: str
    """As it was given."""
    kind: Kind
    who: tuple[str, ...] = ()
    sign: str = ""
    amount: float = 0
    demands: frozenset[str] = frozenset()
    """Keys of the demands that do not hold for the pair."""
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def relative(self) -> bool:
        """Whether the amount is added to, or taken from, what there is."""
        return self.sign in {"+", "-"}

    def amount_from(self, now: float) -> float:
        """Return the new amount; never below 0."""
        value = {"+": now + self.amount, "-": now - self.amount, "=": self.amount}[self.sign]
        return max(0, value)

    def mentor(self) -> Mentor:
        """Return the new mentor: without benefit, and with consent and record in order, unless it is said."""
        from mentormatch.domain import Benefit, CheckAnswer, Mentor, RecordCheck

        taken_for_granted: dict[str, Any] = {
            "benefit": Benefit.NONE,
            "consent": True,
            "record_check": RecordCheck(CheckAnswer.YES),
            "places": 1,
        }
        return Mentor(id="+", **(taken_for_granted | dict(self.answers)))


def parse_change(word: str) -> Change:
    """Return the change that a word means.

    ``new mentor: language=arabisk, times=tirsdag aften, places=2``; ``M07 places +1`` (or ``-1``, ``=3``);
    ``M07 hours +4``; ``M07 leaves``; ``U12 leaves``; ``M09 verdict=free``; ``waive U12 M07`` or
    ``waive distance U12 M07``; ``lock U12 M07``; ``reject U12 M07``. Danish words do as well.

    Raises:
        UsageProblem: it means nothing; says what is near.
    """
    new = _NEW.match(word.strip())
    if new:
        return Change(word, Kind.NEW_MENTOR, answers=_answers(word, new[1] or ""))
    parts = word.split()
    verbs = [(at, _VERBS[fold(part)]) for at, part in enumerate(parts[:2]) if fold(part) in _FOLDED]
    if not parts or not verbs:
        raise _not_understood(word, parts)
    at, kind = verbs[0]
    rest = [*parts[:at], *parts[at + 1 :]]
    if kind in {Kind.PLACES, Kind.HOURS}:
        amount = _AMOUNT.match(rest[1]) if at == 1 and len(rest) == 2 else None
        if amount is None or (kind is Kind.PLACES and not amount[2].isdecimal()):
            raise UsageProblem("what_if.amount", word=word)
        return Change(word, kind, (rest[0],), amount[1], float(amount[2].replace(",", ".")))
    if kind in {Kind.LEAVES, Kind.FREE}:
        if at != 1 or len(rest) != 1:
            raise UsageProblem("what_if.one", word=word)
        return Change(word, kind, (rest[0],))
    demands: frozenset[str] = frozenset()
    if kind is Kind.WAIVE:
        demands, rest = _waived(word, rest)
    if at != 0 or len(rest) != 2:
        raise UsageProblem("what_if.pair", word=word)
    return Change(word, kind, (rest[0], rest[1]), demands=demands)


_FOLDED = frozenset(map(fold, _VERBS))


def _waived(word: str, rest: list[str]) -> tuple[frozenset[str], list[str]]:
    """Return the keys of the demands that are waived, all that can be where none is named, and the words after them."""
    from mentormatch.domain.demands import DEFINITIONS, find_definition

    open_to_choice = [one for one in DEFINITIONS if one.own_choice]
    if len(rest) == 2:
        return frozenset(one.key for one in open_to_choice), rest
    named = " ".join(rest[:-2])
    meant = find_definition(named) if named else None
    known = ", ".join(one.key for one in open_to_choice)
    if meant is None:
        own = [spelled for spelled, one in spellings().items() if one.own_choice]
        near = get_close_matches(fold(named), own, n=1)
        raise UsageProblem(
            "what_if.demand_near" if near else "what_if.demand",
            word=word,
            near=near[0] if near else "",
            known=known,
        )
    if not meant.own_choice:
        raise UsageProblem("what_if.never_waived", word=word, demand=meant.key, known=known)
    return frozenset({meant.key}), rest[-2:]


def _answers(word: str, said: str) -> dict[str, Any]:
    """Return a new mentor's answers, read as the sheet of mentors reads them."""
    from mentormatch.workbook.catalogue import SHEETS, SheetKind
    from mentormatch.workbook.cells.parsers import Fault, Noted
    from mentormatch.workbook.reading.headings import nearest_heading, recognise
    from mentormatch.workbook.reading.people import parser_of

    spec = SHEETS[SheetKind.MENTORS]
    found: dict[str, Any] = {}
    for part in re.split(r",(?=[^,=]*=)", said):
        if not part.strip():
            continue
        name, sign, value = part.partition("=")
        key = recognise(name.strip(), SheetKind.MENTORS) if sign else None
        if key is None or key == "id" or key not in {column.key for column in spec.columns}:
            near = nearest_heading(name, SheetKind.MENTORS, frozenset({"id"}))
            problem = "what_if.column_near" if near else "what_if.column"
            raise UsageProblem(problem, word=word, given=part.strip(), near=near or "")
        read = parser_of(spec.column(key), epoch_1904=False)(value.strip())
        if isinstance(read, Noted):
            read = read.value
        if isinstance(read, Fault) or read is None:
            raise UsageProblem("what_if.value", word=word, given=part.strip(), name=key)
        found[key] = read
    return found


def _not_understood(word: str, parts: list[str]) -> UsageProblem:
    for part in parts[:2]:
        near = get_close_matches(fold(part), list(_FOLDED), n=1)
        if near:
            return UsageProblem("what_if.verb_near", word=word, near=near[0])
    return UsageProblem("what_if.verb", word=word)
