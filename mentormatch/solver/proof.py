"""The proof that comes with a plan: numbers with which anyone can check what is said about it.

The mentors' *potentials* are what a place with them is worth, one integer per component of the ladder,
compared from the first component on. For any potentials, no plan can be worth more than

    the sum over youths of max(0, the best of pair - potential)
    + the sum over mentors and their places of max(0, potential - what the place costs)

with every ``max`` and sum taken on the vectors. So if this comes to what the plan is worth, the plan is the
best. It takes additions and comparisons of integers over all allowed pairs, and no solver.

Where hours caps bind, a component may need more: *bounds*, one :class:`Bound` per component, with prices of
hours and of the components above; or an engine's word, and the proof says for how many components it was given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

Row = tuple[str | int, ...]

YOUTH_ROW = "youth"
"""What a row of a youth begins with."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Prices that bound one component over all plans equal to ours on the components above.

    All prices are in units of 1/``scale``. ``places`` and ``hours`` (mentors,), the latter by the minute, are
    never negative; ``above`` has one number, of either sign, for each component above.

    Where meetings have few lengths, ``lengths`` names them (minutes, rising), and ``meetings`` (mentors, lengths) has
    what a mentor's meeting of each length costs, which bounds better than a price by the minute: what a mentor's hours
    are worth is then the dearest set of meetings that fits into them.

    Or the prices are those of ``youths`` (youths,), never negative, and nothing else but ``above`` has one: what a
    mentor is worth is then the set of youths that counts most above their prices, and fits into places and hours.
    """

    component: int
    scale: int
    places: tuple[int, ...]
    hours: tuple[int, ...]
    above: tuple[int, ...]
    lengths: tuple[int, ...] = ()
    meetings: tuple[tuple[int, ...], ...] = ()
    youths: tuple[int, ...] = ()

    def of(self, mentor: int) -> tuple[int, ...]:
        """Return a mentor's prices: of a place, of a minute, and of a meeting of each length."""
        meetings = self.meetings[mentor] if mentor < len(self.meetings) else ()
        return (self.places[mentor], self.hours[mentor], *meetings)


@dataclass(frozen=True, slots=True)
class Proof:
    """``components`` names the ladder's components; ``potentials`` has a row per mentor, a number per
    component."""

    components: tuple[str, ...]
    potentials: tuple[tuple[int, ...], ...]
    bounds: tuple[Bound, ...] = ()
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
                b.component,
                b.scale,
                b.above,
                b.lengths,
                sorted(b.of(mentor) for mentor in range(len(b.places))),
                *([sorted(b.youths)] if b.youths else []),
            )
            for b in self.bounds
        ]
        if self.settled:
            parts.append(("settled", self.settled))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def to_rows(self) -> tuple[Row, ...]:
        """Return the proof as a table of texts and integers: a head, the mentors in order, then what is not
        theirs.

        The head is ``("mentor", *columns)``; a row of a mentor begins with its number, one of a youth with
        ``YOUTH_ROW`` and its number. :meth:`from_rows` reads the table back; the people's rows may stand in any
        order.
        """
        columns = [column for bound in self.bounds for column in self._columns(bound)]
        rows: list[Row] = [("mentor", *self.components, *(name for name, _ in columns))]
        for mentor, potential in enumerate(self.potentials):
            rows.append((mentor, *potential, *(prices[mentor] for _, prices in columns)))
        for bound in self.bounds:
            name = self.components[bound.component]
            rows.append(("bound", name, bound.scale, *bound.above))
            if bound.lengths:
                rows.append(("lengths", name, *bound.lengths))
        priced = [bound for bound in self.bounds if bound.youths]
        if priced:
            rows.append(("youths", *(self.components[bound.component] for bound in priced)))
            for number, prices in enumerate(zip(*(bound.youths for bound in priced), strict=True)):
                rows.append((YOUTH_ROW, number, *prices))
        if self.settled:
            rows.append(("settled", self.settled))
        rows.append(("seal", self.seal))
        return tuple(rows)

    def _columns(self, bound: Bound) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the columns of a bound's prices by name, those left out in which all is 0."""
        name = self.components[bound.component]
        named = [(f"{name}/places", bound.places), (f"{name}/hours", bound.hours)]
        if bound.meetings:
            names = [f"{name}/{minutes}" for minutes in bound.lengths]
            named += zip(names, zip(*bound.meetings, strict=True), strict=True)
        yield from ((column, prices) for column, prices in named if any(prices))

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[object]]) -> Proof:
        """Read what :meth:`to_rows` wrote.

        Raises:
            ValueError: the table is not a proof.
        """
        try:
            return cls._read([tuple(row) for row in rows])
        except (IndexError, KeyError, TypeError) as error:
            raise ValueError("the table is not a proof") from error

    @classmethod
    def _read(cls, rows: list[tuple[object, ...]]) -> Proof:
        head = [str(cell) for cell in rows[0] if cell not in {None, ""}]
        components = tuple(name for name in head[1:] if "/" not in name)
        mentors: dict[int, list[int]] = {}
        bounds: dict[str, list[int]] = {}
        lengths: dict[str, list[int]] = {}
        priced: list[str] = []
        youths: dict[int, list[int]] = {}
        seal, settled = "", 0
        for first, *rest in rows[1:]:
            cells = [cell for cell in rest if cell not in {None, ""}]
            if first == "seal":
                seal = str(cells[0]) if cells else ""
            elif first == "settled":
                settled = whole(cells[0])
            elif first in {"bound", "lengths"}:
                (bounds if first == "bound" else lengths)[str(cells[0])] = [whole(cell) for cell in cells[1:]]
            elif first == "youths":
                priced = [str(cell) for cell in cells]
            elif first == YOUTH_ROW:
                if whole(cells[0]) in youths:
                    raise ValueError(f"the table is not a proof: youth {cells[0]} stands twice")
                youths[whole(cells[0])] = [whole(cell) for cell in cells[1:]]
            elif whole(first) in mentors:
                raise ValueError(f"the table is not a proof: mentor {first} stands twice")
            else:
                mentors[whole(first)] = [whole(cell) for cell in cells]
        count, width = len(mentors), len(components)
        if head[0] != "mentor" or set(mentors) != set(range(count)):
            raise ValueError("the table is not a proof: the mentors are not numbered")
        if any(len(row) != len(head) - 1 for row in mentors.values()):
            raise ValueError("the table is not a proof: a row is too short or too long")
        uneven = any(len(row) != len(priced) for row in youths.values())
        if bool(priced) != bool(youths) or set(youths) != set(range(len(youths))) or uneven:
            raise ValueError("the table is not a proof: the youths are not numbered, or a row is uneven")
        if not set(priced) <= set(bounds):
            raise ValueError("the table is not a proof: there are prices of no bound")
        by_youth = {
            name: tuple(youths[number][at] for number in range(len(youths))) for at, name in enumerate(priced)
        }
        ordered = [mentors[number] for number in range(count)]
        prices = {name: tuple(row[at] for row in ordered) for at, name in enumerate(head[1:]) if at >= width}
        found = []
        for name, (scale, *above) in bounds.items():
            if name not in components:
                raise ValueError("the table is not a proof: a bound is for another goal")
            places, hours, *meetings = (
                prices.pop(f"{name}/{what}", (0,) * count)
                for what in ("places", "hours", *lengths.get(name, ()))
            )
            found.append(
                Bound(
                    components.index(name),
                    scale,
                    places,
                    hours,
                    tuple(above),
                    tuple(lengths.get(name, ())),
                    tuple(zip(*meetings, strict=True)),
                    by_youth.get(name, ()),
                )
            )
        if prices:
            raise ValueError("the table is not a proof: there are prices of no bound")
        return cls(components, tuple(tuple(row[:width]) for row in ordered), tuple(found), seal, settled)


def whole(cell: object) -> int:
    """Return a cell as an integer; spreadsheets write ``3.0`` for 3, and long numbers are written as text.

    Raises:
        ValueError: it is none.
    """
    number = int(cell) if isinstance(cell, str | float | int) else None
    if number is None or (isinstance(cell, float) and number != cell):
        raise ValueError(f"a whole number is needed, not {cell!r}")
    return number
