"""The problem as running numbers and integers, and the solution as it is handed out.

No names, sheets or rules: a youth is a row number, a mentor a column number. Everything is an integer, so
that what is said about a plan can be checked without a tolerance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from .proof import Proof

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

LARGEST = 2**31
"""The largest size of a number in a problem (draws excepted): sums over a national pool then stay inside 64
bits."""


class Goal(StrEnum):
    """A goal of the ladder."""

    MATCHED = "matched"
    PRIORITY = "priority"
    WAITING = "waiting"
    KEEP = "keep"
    POINTS = "points"
    LOAD = "load"
    DRAW = "draw"


LADDER = tuple(Goal)
"""The default ladder."""


class By(StrEnum):
    """On whose word a level's statement rests."""

    CERTIFICATE = "certificate"
    """Prices show it, by integer arithmetic over all allowed pairs."""
    CASES = "cases"
    """Prices show it in each of some cases that together leave no plan out."""
    ENGINE = "engine"
    """An engine solved it to a zero gap; nobody can check that without an engine."""
    GAP = "gap"
    """Not proven: the proof shows that no plan is better than ``bound``."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Who may be paired with whom, and what counts.

    Arrays (lists are taken too; kept as read-only numpy arrays):

    * ``points`` (youths, mentors): integers, the benefit of each pair.
    * ``allowed`` (youths, mentors): whether the pair may stand in a plan.
    * ``places`` (mentors,): how many youths a mentor takes.
    * ``hours`` (youths,) or (youths, mentors) and ``hours_limit`` (mentors,): in minutes; a negative limit is
      no limit.
    * ``priority`` (youths,): classes, higher is more urgent. ``waiting`` (youths,): days.
    * ``keep``, ``locked``: pairs (youth, mentor); locked pairs are in every plan and count.
    * ``youth_draw``, ``mentor_draw``: numbers for the draw (``None``: by position).
    * ``goals``: names in their order (``None``: the default ladder, less what has no data).

    Raises:
        ValueError: a shape, type or name that makes no sense; the message says which.
    """

    points: IntArray
    allowed: BoolArray
    places: IntArray
    hours: IntArray | None = None
    hours_limit: IntArray | None = None
    priority: IntArray | None = None
    waiting: IntArray | None = None
    keep: tuple[tuple[int, int], ...] | None = None
    locked: tuple[tuple[int, int], ...] = ()
    youth_draw: IntArray | None = None
    mentor_draw: IntArray | None = None
    goals: tuple[Goal, ...] | None = field(default=None)

    def __post_init__(self) -> None:
        places = _integers("places", self.places, (None,))
        if places.size and places.min() < 0:
            raise ValueError("places: a mentor cannot have fewer than 0 places")
        mentors = len(places)
        points = _integers("points", self.points, (None, mentors), keep_type=True)
        youths = len(points)
        allowed = _booleans("allowed", self.allowed, (youths, mentors))
        values: dict[str, Any] = {"points": points, "allowed": allowed, "places": places}
        for name, length in (("priority", youths), ("waiting", youths), ("hours_limit", mentors)):
            given = getattr(self, name)
            values[name] = None if given is None else _integers(name, given, (length,))
        for name, length in (("youth_draw", youths), ("mentor_draw", mentors)):
            given = getattr(self, name)
            values[name] = None if given is None else _integers(name, given, (length,), largest=None)
        values["hours"] = _hours(self.hours, youths, mentors)
        if values["hours_limit"] is None:
            values["hours"] = None  # hours that nothing limits decide nothing
        elif values["hours"] is None:
            raise ValueError("hours_limit limits hours, and hours is missing")
        values["keep"] = None if self.keep is None else _pairs("keep", self.keep, youths, mentors)
        values["locked"] = _pairs("locked", self.locked, youths, mentors)
        values["goals"] = _goals(self.goals, values)
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take the parts of a copy, read-only again: a copied array can be written to."""
        for name, value in state.items():
            object.__setattr__(self, name, _frozen(value) if isinstance(value, np.ndarray) else value)

    @property
    def youths(self) -> int:
        """The number of youths."""
        return int(self.points.shape[0])

    @property
    def mentors(self) -> int:
        """The number of mentors."""
        return int(self.points.shape[1])

    @property
    def ladder(self) -> tuple[Goal, ...]:
        """The goals in their order, none left open."""
        return cast("tuple[Goal, ...]", self.goals)


@dataclass(frozen=True, slots=True)
class Level:
    """One goal: the value reached, the best any plan could reach that is as good on the goals above.

    ``value`` and ``bound`` are integers, for ``priority`` tuples with a count for each class, the most urgent
    first. ``load`` is made small, so its bound is at most its value; the others are made large. ``proven``:
    value and bound are the same, on the word of ``by`` (see :class:`By`). ``cases``: in how many cases the proof shows
    it, 0 where it needs none.
    """

    goal: Goal
    value: int | tuple[int, ...]
    bound: int | tuple[int, ...]
    proven: bool
    by: By
    cases: int = 0


@dataclass(frozen=True)
class Solution:
    """A plan: pairs (youth, mentor) sorted, what each goal came to, and the proof."""

    pairs: list[tuple[int, int]]
    levels: tuple[Level, ...]
    proof: Proof

    @property
    def optimal(self) -> bool:
        """Whether the proof shows for every level that no plan is better."""
        return all(level.proven and level.by in (By.CERTIFICATE, By.CASES) for level in self.levels)

    @property
    def solved(self) -> bool:
        """Whether every level is proven, or solved to a zero gap by an engine, which nobody can check."""
        return all(level.proven for level in self.levels)


def _integers(
    name: str,
    given: object,
    shape: tuple[int | None, ...],
    keep_type: bool = False,
    largest: int | None = LARGEST,
) -> IntArray:
    array = _shaped(name, _words(given) if largest is None else given, shape)
    if array.size == 0:
        array = array.astype(np.int64)
    if array.dtype.kind not in "iu":
        raise ValueError(f"{name}: whole numbers are needed, not {array.dtype}")
    wide = array.size and np.iinfo(array.dtype).max > LARGEST
    if wide and largest is not None and (int(array.max()) > largest or int(array.min()) < -largest):
        raise ValueError(f"{name}: a number is larger than {largest}")
    return _frozen(array if keep_type else array.astype(np.int64))


def _words(given: object) -> object:
    """Return whole numbers of up to 64 bits modulo 2**64: numpy makes floats of a list in which only some need them
    all."""
    if not isinstance(given, list | tuple) or any(type(number) is not int for number in given):
        return given
    if any(not -(2**63) <= number < 2**64 for number in given):
        return given
    return np.array([number % 2**64 for number in given], dtype=np.uint64)


def _booleans(name: str, given: object, shape: tuple[int | None, ...]) -> BoolArray:
    array = _shaped(name, given, shape)
    whole = array.dtype.kind in "iu" and (not array.size or (array.min() >= 0 and array.max() <= 1))
    if array.size and array.dtype.kind != "b" and not whole:
        raise ValueError(f"{name}: true and false are needed, not {array.dtype}")
    return _frozen(array.astype(np.bool_, copy=False))


def _shaped(name: str, given: object, shape: tuple[int | None, ...]) -> npt.NDArray[Any]:
    try:
        array = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{name}: the rows are not of the same length") from error
    if array.ndim == 1 and array.size == 0 and len(shape) == 2:
        array = array.reshape(0, shape[1] or 0)  # a list without youths says nothing about the mentors
    if array.ndim != len(shape) or any(
        w is not None and w != h for w, h in zip(shape, array.shape, strict=True)
    ):
        wanted = " x ".join("any" if n is None else str(n) for n in shape)
        has = " x ".join(str(n) for n in array.shape) or "a single value"
        raise ValueError(f"{name}: the shape should be {wanted}, it is {has}")
    return array


def _frozen(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    view = array.view()
    view.flags.writeable = False
    return view


def _hours(given: Any, youths: int, mentors: int) -> IntArray | None:
    if given is None:
        return None
    flat = np.asarray(given).ndim == 1 and not (np.size(given) == 0 and youths)
    hours = _integers("hours", given, (youths,) if flat else (youths, mentors))
    if hours.size and hours.min() < 0:
        raise ValueError("hours: a youth cannot need less than 0 minutes")
    return hours


def _pairs(
    name: str, given: Sequence[tuple[int, int]], youths: int, mentors: int
) -> tuple[tuple[int, int], ...]:
    try:
        rows = np.asarray(list(given))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: pairs (youth, mentor) of whole numbers are needed") from error
    if rows.size == 0:
        return ()
    if rows.ndim != 2 or rows.shape[1] != 2 or rows.dtype.kind not in "iu":
        raise ValueError(f"{name}: pairs (youth, mentor) of whole numbers are needed")
    if rows.min() < 0 or rows[:, 0].max() >= youths or rows[:, 1].max() >= mentors:
        raise ValueError(f"{name}: a pair names a youth or mentor that does not exist")
    return tuple(sorted({(int(i), int(j)) for i, j in rows}))


def _goals(given: Sequence[str] | None, values: dict[str, Any]) -> tuple[Goal, ...]:
    if given is None:
        without_data = {name for name in ("priority", "waiting", "keep") if values[name] is None}
        return tuple(Goal(name) for name in LADDER if name not in without_data)
    if isinstance(given, str):
        raise ValueError("goals: a sequence of names is needed, not one text")
    if not isinstance(given, Iterable):
        raise ValueError("goals: a sequence of names is needed")
    given = tuple(given)  # what can be gone through only once would be used up by the test of the names
    known = [goal.value for goal in Goal]
    for name in given:
        if name not in known:
            raise ValueError(f"goals: no goal is called {name!r}; there are {', '.join(known)}")
    goals = tuple(Goal(name) for name in given)
    if len(set(goals)) != len(goals):
        raise ValueError("goals: a goal stands twice")
    return goals
