"""The numbers that come with a plan, with which anyone can check what is said about it (docs/proof.md).

The mentors' *potentials* are what a place with them is worth, one integer per component of the ladder, compared from
the first component on. For any potentials, no plan can be worth more than

    the sum over youths of max(0, the best of pair - potential)
    + the sum over mentors and their places of max(0, potential - what the place costs)

with every ``max`` and sum taken on the vectors. So if this comes to what the plan is worth, the plan is the best.

Where hours caps bind, potentials may not reach the plan. Then there is a tree of *cases*: the first is the whole
problem; two others split a case by whether a pair is in the plan, or whether a youth has a mentor at all. In each case,
*prices* of youths bound a component over the plans that equal ours on the components above:

    the sum over youths of their prices
    + the sum over mentors of the most that a set of youths who fit into places and hours counts above their prices

Whatever numbers are written here, these bounds hold; they only say too little if the numbers are bad. It takes
additions and comparisons of integers over the allowed pairs, and no solver.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

Row = tuple[str | int, ...]
K = TypeVar("K")
V = TypeVar("V")

YOUTH_ROW = "youth"
"""What a row of a youth begins with."""
CASE_ROW = "case"
"""What a row of a case begins with."""
WITH, WITHOUT, MATCHED, UNMATCHED = "with", "without", "matched", "unmatched"
"""What a case says of its pair, or of its youth."""
_OLD_ROWS = frozenset({"bound", "lengths"})
"""Rows of a proof in the form that prices places, minutes and meetings, up to version 0.1."""


class OlderProofError(ValueError):
    """The table is a proof in a form that is no longer read."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices that bound one component over the plans of a case that equal ours on the components above.

    Everything counts in units of 1/``scale`` of the component; ``above`` says what one of each component above
    counts in these units. ``youths`` (youths,) holds the prices: not below 0, except for a youth who has a mentor in
    every plan of the case.
    """

    component: int
    scale: int
    above: tuple[int, ...]
    youths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A part of all plans: those of the case ``parent`` that have the pair of ``youth`` and ``mentor``, or do not.

    Where ``mentor`` is -1, those in which the youth has some mentor, or none. The first case is all plans; it has no
    parent (-1) and no pair.
    """

    parent: int = -1
    inside: bool = False
    youth: int = -1
    mentor: int = -1
    prices: tuple[Prices, ...] = ()


@dataclass(frozen=True)
class Proof:
    """``components`` names the ladder's components; ``potentials`` has a row per mentor, a number per component."""

    components: tuple[str, ...]
    potentials: tuple[tuple[int, ...], ...]
    cases: tuple[Case, ...] = ()
    seal: str = ""
    """A digest of the numbers here in any order of the people, so that a slip of the hand is noticed."""
    settled: int = 0
    """How many components, from the first on, an engine solved to a zero gap; 0 where no level needs its word."""

    def sealed(self) -> Proof:
        """Return the proof with its seal."""
        return replace(self, seal=self.digest())

    def digest(self) -> str:
        """Return what the seal should be."""
        parts: list[object] = [self.components, sorted(self.potentials)]
        parts += [
            (
                case.parent,
                case.inside,
                [(p.component, p.scale, p.above, sorted(p.youths)) for p in case.prices],
            )
            for case in self.cases
        ]
        if self.settled:
            parts.append(("settled", self.settled))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    @property
    def leaves(self) -> int:
        """How many cases the plans are split into in the end."""
        return len(self.cases) - len({case.parent for case in self.cases[1:]})

    def to_rows(self) -> tuple[Row, ...]:
        """Return the proof as a table of texts and integers: a head, the mentors in order, then cases and prices.

        The head is ``("mentor", *components)``; a mentor's row begins with the mentor's number. Then, where there
        are cases, for each but the first a row ``("case", number, parent, "with" or "without", youth, mentor)`` or
        ``("case", number, parent, "matched" or "unmatched", youth)``; for each list of prices ``("prices", number,
        case, component, scale, *above)``; then ``("youths", *numbers of lists)``, and for each youth ``("youth",
        number, *prices)``, a column per list. :meth:`from_rows` reads
        the table back; the people's rows may stand in any order.
        """
        rows: list[Row] = [("mentor", *self.components)]
        rows += [(mentor, *potential) for mentor, potential in enumerate(self.potentials)]
        for number, case in enumerate(self.cases[1:], 1):
            if case.mentor < 0:
                side = MATCHED if case.inside else UNMATCHED
                rows.append((CASE_ROW, number, case.parent, side, case.youth))
            else:
                side = WITH if case.inside else WITHOUT
                rows.append((CASE_ROW, number, case.parent, side, case.youth, case.mentor))
        lists = [(number, prices) for number, case in enumerate(self.cases) for prices in case.prices]
        for at, (number, prices) in enumerate(lists, 1):
            name = self.components[prices.component]
            rows.append(("prices", at, number, name, prices.scale, *prices.above))
        if lists:
            rows.append(("youths", *range(1, len(lists) + 1)))
            for youth, row in enumerate(zip(*(prices.youths for _, prices in lists), strict=True)):
                rows.append((YOUTH_ROW, youth, *row))
        if self.settled:
            rows.append(("settled", self.settled))
        rows.append(("seal", self.seal))
        return tuple(rows)

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[object]]) -> Proof:
        """Read what :meth:`to_rows` wrote.

        Raises:
            OlderProofError: the table is a proof in an older form.
            ValueError: the table is not a proof.
        """
        try:
            return _read([tuple(row) for row in rows])
        except (IndexError, KeyError, TypeError) as error:
            raise ValueError("the table is not a proof") from error


def _read(rows: list[tuple[object, ...]]) -> Proof:
    head = [str(cell) for cell in rows[0] if not _is_blank(cell)]
    if any(row and row[0] in _OLD_ROWS for row in rows) or any("/" in name for name in head):
        raise OlderProofError("the proof is in an older form")
    components = tuple(head[1:])
    if head[0] != "mentor" or len(set(components)) != len(components):
        raise ValueError("the table is not a proof: the head is another")
    mentors: dict[int, tuple[int, ...]] = {}
    youths: dict[int, tuple[int, ...]] = {}
    cases: dict[int, Case] = {}
    lists: dict[int, tuple[int, Prices]] = {}
    order: list[int] = []
    single: dict[object, object] = {}
    for first, *rest in rows[1:]:
        cells = [cell for cell in rest if not _is_blank(cell)]
        if first in {"seal", "settled"}:
            _new(single, first, cells[0] if cells else "")
        elif first == CASE_ROW:
            number, parent, side, youth, *others = cells
            if side not in (WITH, WITHOUT, MATCHED, UNMATCHED) or len(others) != (side in (WITH, WITHOUT)):
                raise ValueError("the table is not a proof: a case is neither with nor without its pair")
            mentor = whole(others[0]) if others else -1
            _new(cases, whole(number), Case(whole(parent), side in (WITH, MATCHED), whole(youth), mentor))
        elif first == "prices":
            number, case, name, scale, *above = cells
            component = components.index(str(name))
            prices = Prices(component, whole(scale), tuple(map(whole, above)), ())
            _new(lists, whole(number), (whole(case), prices))
        elif first == "youths":
            _new(single, first, cells)
            order = list(map(whole, cells))
        elif first == YOUTH_ROW:
            _new(youths, whole(cells[0]), tuple(map(whole, cells[1:])))
        else:
            _new(mentors, whole(first), tuple(map(whole, cells)))
    if set(mentors) != set(range(len(mentors))) or set(youths) != set(range(len(youths))):
        raise ValueError("the table is not a proof: the people are not numbered")
    if any(len(row) != len(components) for row in mentors.values()):
        raise ValueError("the table is not a proof: a row is too short or too long")
    if sorted(order) != sorted(lists) or any(len(row) != len(order) for row in youths.values()):
        raise ValueError("the table is not a proof: there is not a price of each youth in each list")
    if set(cases) != set(range(1, len(cases) + 1)):
        raise ValueError("the table is not a proof: the cases are not numbered")
    tree = [Case(), *(cases[number] for number in sorted(cases))] if cases or lists else []
    for at, number in enumerate(order):
        case, prices = lists[number]
        filled = replace(prices, youths=tuple(youths[youth][at] for youth in range(len(youths))))
        if not 0 <= case < len(tree):
            raise ValueError("the table is not a proof: there are prices of no case")
        tree[case] = replace(tree[case], prices=(*tree[case].prices, filled))
    potentials = tuple(mentors[number] for number in range(len(mentors)))
    seal, settled = str(single.get("seal", "")), whole(single.get("settled", 0))
    return Proof(components, potentials, tuple(tree), seal, settled)


def _new(store: dict[K, V], key: K, value: V) -> None:
    if key in store:
        raise ValueError(f"the table is not a proof: the row of {key} stands twice")
    store[key] = value


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell)


def whole(cell: object) -> int:
    """Return a cell as an integer; spreadsheets write ``3.0`` for 3, and long numbers are written as text.

    Raises:
        ValueError: it is none.
    """
    number = int(cell) if isinstance(cell, str | float | int) else None
    if number is None or (isinstance(cell, float) and number != cell):
        raise ValueError("a whole number is needed")
    return number
