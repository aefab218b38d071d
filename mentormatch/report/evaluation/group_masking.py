"""Small counts in the tables of groups, hidden so that nothing shown gives them away.

Every line has five numbers: its youths, and those matched with and without, for either answer to what is open.
Shown are these and the two differences. Whoever reads the table knows all sums. A small number is safe if
there is *another* table that looks exactly the same, has the same sums, and has another number in its place.
Where there is none, the cells that stand in the way of the nearest such table are hidden too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import product

import numpy as np
import numpy.typing as npt

from .masking import LEAST, Shown, small
from .model import Group, GroupLine

Ints = npt.NDArray[np.int64]

COLUMNS = 5
"""Youths; with and without where the open counts as no; with and without where it counts as yes."""

CELLS: Ints = np.array(
    [
        (1, 0, 0, 0, 0),
        (0, 1, 0, 0, 0),
        (0, 0, 1, 0, 0),
        (0, 1, -1, 0, 0),
        (0, 0, 0, 1, 0),
        (0, 0, 0, 0, 1),
        (0, 0, 0, 1, -1),
    ]
)
"""What is shown of a line, in this order: each a sum of its numbers."""

_DERIVED: Ints = np.array(
    [
        (1, -1, 0, 0, 0),
        (1, 0, -1, 0, 0),
        (1, 0, 0, -1, 0),
        (1, 0, 0, 0, -1),
        (0, -1, 0, 1, 0),
        (0, 0, -1, 0, 1),
    ]
)
"""What a reader can work out: who waits, and whom a yes would help."""

_COSTS: Ints = np.array((2000, 1500, 1500, 1500, 700, 700, 700))
"""What it costs the reader that a cell of ``CELLS`` is hidden: the headline counts what is open as no."""

_SINGLE = (0, 1, 2, 4, 5)
"""The cells that are one number."""

_MOVES: Ints = np.array(
    sorted((m for m in product((-1, 0, 1), repeat=COLUMNS) if any(m)), key=np.count_nonzero)
)
"""By how much two tables may differ in a line."""


class State(IntEnum):
    """How a cell is shown."""

    EXACT = 0
    RANGE = 1
    """As 1-4, or -4 to -1."""
    HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Masked:
    """A group line as it may be shown: its cells in the order of ``CELLS``."""

    value: str | None
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """All youths of a table as in ``COLUMNS``, which of them are known, and whether nobody gains without."""

    numbers: tuple[int, ...]
    known: tuple[bool, ...]
    nobody_gains: bool = False


def masked(group: Group, totals: Totals, mask: bool) -> tuple[Masked, ...]:
    """Return the lines of a group as they may be shown."""
    numbers = np.array([_numbers(line) for line in group.lines], np.int64).reshape(-1, COLUMNS)
    values = numbers @ CELLS.T
    states = np.zeros(values.shape, np.int64)
    if mask:
        states = _Audit(numbers, totals, group.exhaustive).states
    return tuple(
        Masked(line.value, tuple(_show(int(v), State(int(s))) for v, s in zip(*row, strict=True)))
        for line, *row in zip(group.lines, values, states, strict=True)
    )


def _numbers(line: GroupLine) -> tuple[int, ...]:
    return line.youths, line.no.with_, line.no.without, line.yes.with_, line.yes.without


def _show(value: int, state: State) -> Shown:
    if state is State.EXACT:
        return value
    if state is State.HIDDEN:
        return None
    return (1, LEAST - 1) if value > 0 else (1 - LEAST, -1)


class _Audit:
    """Hides cells of one table until every small number in it is safe."""

    def __init__(self, numbers: Ints, totals: Totals, exhaustive: bool) -> None:
        self.numbers = numbers
        self.totals = totals
        self.sums = numbers.sum(axis=0)
        self.exhaustive = exhaustive
        values = numbers @ CELLS.T
        self.states: Ints = np.where((values != 0) & (abs(values) < LEAST), State.RANGE, State.EXACT)
        # A total that is itself hidden would follow from the lines; so no line of it is shown.
        unknown = np.array([not known for known in totals.known])
        self.states[:, (CELLS[:, unknown] != 0).any(axis=1)] = State.HIDDEN
        for line in range(len(numbers)):
            for form in self._protected(line):
                if not self._make_safe(line, form):
                    self.states[:] = State.HIDDEN
                    return

    def _protected(self, line: int) -> list[Ints]:
        """Return what must not be told of a line: each a sum of its numbers."""
        mine = self.numbers[line]
        forms = [form for form in (*CELLS, *_DERIVED) if small(int(form @ mine))]
        for cell in _SINGLE:
            rest = int(CELLS[cell] @ (np.array(self.totals.numbers) - mine))
            if small(rest) and not small(int(CELLS[cell] @ mine)):
                forms.append(CELLS[cell])
        return forms

    def _make_safe(self, line: int, form: Ints) -> bool:
        """Hide as little as makes another table look the same that differs in this; ``False``: there is none."""
        best: tuple[int, Ints, list[tuple[int, Ints]]] | None = None
        moves = _MOVES[(_MOVES @ form) != 0]
        for partner in range(len(self.numbers)) if self.exhaustive else (-1,):
            if partner == line:
                continue
            possible = self._possible(line, moves)
            if partner >= 0:
                possible &= self._possible(partner, -moves)
            else:
                possible &= self._within(line, moves)
            left = moves[possible]
            if not len(left):
                continue
            broken = [(line, self._broken(line, left))]
            if partner >= 0:
                broken.append((partner, self._broken(partner, -left)))
            cost = np.sum([self._cost(at, cells) for at, cells in broken], axis=0)
            choice = int(np.argmin(cost))
            if best is None or int(cost[choice]) < best[0]:
                best = int(cost[choice]), left[choice], [(at, cells[choice]) for at, cells in broken]
            if best[0] == 0:
                return True
        if best is None:
            return False
        for at, cells in best[2]:
            self.states[at, cells] = State.HIDDEN
        return True

    def _possible(self, line: int, moves: Ints) -> npt.NDArray[np.bool_]:
        after = self.numbers[line] + moves
        fine = (after >= 0).all(axis=1) & (after[:, 1:] <= after[:, :1]).all(axis=1)
        if self.totals.nobody_gains:
            fine &= after[:, 1] >= after[:, 2]
        return np.asarray(fine, np.bool_)

    def _within(self, line: int, moves: Ints) -> npt.NDArray[np.bool_]:
        """Whether a line of its own can be so: at most everybody, and everybody stands in a line."""
        whole = np.array(self.totals.numbers)
        return np.asarray(
            (self.numbers[line] + moves <= whole).all(axis=1) & (self.sums + moves >= whole).all(axis=1),
            np.bool_,
        )

    def _broken(self, line: int, moves: Ints) -> npt.NDArray[np.bool_]:
        """Return which cells of a line would look otherwise after each move."""
        states = self.states[line]
        before = self.numbers[line] @ CELLS.T
        after = (self.numbers[line] + moves) @ CELLS.T
        alike = (np.sign(after) == np.sign(before)) & (abs(after) < LEAST)
        same = np.where(states == State.EXACT, after == before, np.where(states == State.RANGE, alike, True))
        return np.asarray(~same, np.bool_)

    def _cost(self, line: int, cells: npt.NDArray[np.bool_]) -> Ints:
        """Return what hiding the cells costs: few are best, those of a yes, and small numbers rather than large."""
        values = abs(self.numbers[line] @ CELLS.T)
        each = np.where(self.states[line] == State.RANGE, 300, _COSTS + values)
        return np.asarray((cells * each).sum(axis=1), np.int64)
