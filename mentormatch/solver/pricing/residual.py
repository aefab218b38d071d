"""What exchanges around a best plan are worth: the residual graph of the mentors, and its longest paths.

The nodes are the mentors and one more for "no mentor and no place in use". A step from mentor a to mentor k
is the best move of a youth from a to k; a step from "none" is a waiting youth who comes, or a place that is
given up; a step to "none" is a youth who is left without a mentor, or one more place that is taken into use.
A path from j to a is the best way to make room at j when something has become free at a. Around a best plan
no cycle is worth more than nothing, so longest paths visit nobody twice, and the price of any change of one
unit (a pair forced, a place more) is one step and one path: exact, by integer arithmetic, without an engine.

What things are worth are vectors (one component for each goal), compared from the first component on. They
are held as a few 64-bit words, see :class:`mentormatch.solver.levels.Packed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mentormatch.solver.levels import pack
from mentormatch.solver.problem import Goal

if TYPE_CHECKING:
    from mentormatch.solver.levels import Packed, Weights
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.search.face import Face

NEVER = -(2**61)
"""First word of what is not possible. Two of them, or one and a price, still fit 64 bits."""
FLOOR = -(2**60)
"""A first word at or below this is no price."""

_PANEL = 150
"""Rows of a panel of Floyd's algorithm."""

Words = list[npt.NDArray[np.int64]]
"""A vector for each entry: arrays of the same shape, the word of the upper goals first."""


class Residual:
    """The residual graph around a best plan of a face, with longest paths between all nodes.

    Args:
        face: what may be used, before any goal has narrowed it.
        weights, packs: what pairs count, and how the components of the ladder are packed into words.
        assign: (youths,) the mentor of each, ``face.mentors`` for none; a best plan of the face.
        worth: what each pair counts, (youths, mentors) for each word, whether the pair may be used or not.

    Raises:
        ValueError: the plan is not a best one: there is an exchange that improves it.
    """

    def __init__(
        self, face: Face, weights: Weights, packs: Sequence[Packed], assign: IntArray, worth: Words
    ) -> None:
        self.face = face
        self._weights = weights
        self.assign = assign
        self.none = face.mentors
        self.worth = worth
        self.own: Words = [self._own(worth) for worth in self.worth]
        """What each youth's own pair counts, (youths,); 0 without one."""
        self.used: IntArray = np.bincount(assign, minlength=self.none + 1)[: self.none]
        self._units = [packed.place_unit for packed in packs]
        self.step, self.mover = self._steps()
        self.length, following = self._paths(packs)
        self._next: list[list[int]] = following.tolist()

    def _own(self, worth: npt.NDArray[np.int64]) -> IntArray:
        own = np.zeros(len(self.assign), dtype=np.int64)
        matched = np.flatnonzero(self.assign < self.none)
        own[matched] = worth[matched, self.assign[matched]]
        return own

    def place_cost(self, number: IntArray) -> Words:
        """Return what the ``number``-th open place (from 1) of each mentor costs; ``number`` (mentors,)."""
        return [(2 * (self.face.base + number) - 1) * unit for unit in self._units]

    def force(self, youths: IntArray, mentors: slice | IntArray = slice(None)) -> Words:
        """Return by how much the plan changes at best when each youth is put with each mentor.

        Shape (youths, mentors) for each word, for allowed pairs and others alike; a first word below
        ``FLOOR``: there is no such plan.
        """
        at = self.assign[youths]
        found = []
        for worth, own, length in zip(self.worth, self.own, self.length, strict=True):
            found.append(
                worth[youths][:, mentors] - own[youths, None] + length.T[at][:, : self.none][:, mentors]
            )
        return found

    def one_place(self) -> Words:
        """Return what one more place brings at each mentor, (mentors,) for each word; nothing where one is
        free."""
        gain = [
            length[self.none, : self.none] - cost
            for length, cost in zip(self.length, self.place_cost(self.used + 1), strict=True)
        ]
        useless = (self.used < self.face.most) | ~above_nothing(gain)
        return [np.where(useless, 0, word) for word in gain]

    def moves(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the moves (youth, from, to) of the best path between two nodes, ``self.none`` for none."""
        found = []
        nodes = self.path(start, end)
        for node, following in pairwise(nodes):
            youth = int(self.mover[node, following])
            if youth >= 0:
                found.append((youth, node, following))
        return found

    def path(self, start: int, end: int) -> list[int]:
        """Return the nodes of the best path between two nodes."""
        nodes = [start]
        while nodes[-1] != end:
            nodes.append(self._next[nodes[-1]][end])
        return nodes

    def released(
        self, youth: int, mentor: int, allowed: BoolArray
    ) -> tuple[tuple[int, ...], tuple[int, list[tuple[int, int, int]]] | None]:
        """Return what is gained when a youth whom a lock held with a mentor may go elsewhere.

        ``allowed`` (mentors,): to whom. The gain comes as words, with the node gone to and the moves of the
        others; ``None``: nothing is gained.
        """
        none = self.none
        pay = [int(cost[mentor]) for cost in self.place_cost(self.used)]
        own = [int(worth[youth, mentor]) for worth in self.worth]
        best = (0,) * len(pay)
        chosen: tuple[int, list[tuple[int, int, int]]] | None = None
        open_ = np.append(allowed, True)
        open_[mentor] = False
        for node in np.flatnonzero(open_).tolist():
            worth = [0 if node == none else int(word[youth, node]) for word in self.worth]
            # Room at the node is paid for by the place that the youth leaves, which is taken or given up.
            for end, saved in ((mentor, [0] * len(pay)), (none, pay)):
                path = [int(length[node, end]) for length in self.length]
                if path[0] <= FLOOR:
                    continue
                gain = tuple(a - b + c + d for a, b, c, d in zip(worth, own, path, saved, strict=True))
                if gain > best:
                    best, chosen = gain, (node, self.moves(node, end))
        return best, chosen

    def _steps(self) -> tuple[Words, npt.NDArray[np.int64]]:
        """Return what steps are worth, (nodes, nodes), and who makes them (-1: a place comes or goes)."""
        none, face = self.none, self.face
        step = [np.zeros((none + 1, none + 1), dtype=np.int64) for _ in self.worth]
        step[0][:] = NEVER
        mover = np.full((none + 1, none + 1), -1, dtype=np.int64)
        for youths in self._by_rank():
            at = self.assign[youths]
            moved = [w[youths] - o[youths, None] for w, o in zip(self.worth, self.own, strict=True)]
            moved = [np.hstack([m, -o[youths, None]]) for m, o in zip(moved, self.own, strict=True)]
            open_ = np.hstack([face.pairs[youths], ~face.must[youths, None]])
            moved[0] = np.where(open_, moved[0], NEVER)
            better = more([m[at] for m in step], moved)
            for kept, new in zip(step, moved, strict=True):
                kept[at] = np.where(better, new, kept[at])
            mover[at] = np.where(better, youths[:, None], mover[at])
        free = np.flatnonzero((self.assign == none) & face.pairs.any(axis=1))
        if free.size:
            who, found = best_of_column([w[free] for w in self.worth], face.pairs[free])
            mover[none, :none] = np.where(found[0] > FLOOR, free[who], -1)
            for kept, new in zip(step, found, strict=True):
                kept[none, :none] = new
        # A place given up saves what it cost; one more place costs more.
        saved = self.place_cost(self.used)
        saved[0] = np.where(self.used > face.least, saved[0], NEVER)
        better = more([s[none, :none] for s in step], saved)
        for kept, new in zip(step, saved, strict=True):
            kept[none, :none] = np.where(better, new, kept[none, :none])
        mover[none, :none] = np.where(better, -1, mover[none, :none])
        dearer = [-cost for cost in self.place_cost(self.used + 1)]
        dearer[0] = np.where(self.used < face.most, dearer[0], NEVER)
        better = more([s[:none, none] for s in step], dearer)
        for kept, new in zip(step, dearer, strict=True):
            kept[:none, none] = np.where(better, new, kept[:none, none])
        mover[:none, none] = np.where(better, -1, mover[:none, none])
        return step, mover

    def _paths(self, packs: Sequence[Packed]) -> tuple[Words, npt.NDArray[np.int64]]:
        """Return the longest paths between all nodes, and the first node after the start of each.

        A step between mentors changes only what depends on the pair, and that fits into fewer words.
        """
        none = self.none
        numbers = {
            component.name: digits.reshape(none, none)
            for packed, word in zip(packs, self.step, strict=True)
            for component, digits in zip(
                packed.components, packed.unpack(word[:none, :none].reshape(-1)).T, strict=True
            )
        }
        possible = self.step[0][:none, :none] > FLOOR
        paired = [
            c for packed in packs for c in packed.components if c.by_youth is None and c.goal is not Goal.LOAD
        ]
        narrow = pack(self._weights, paired, none)
        shape = (none, none)
        step = [_packed_up(packed, numbers, shape) for packed in narrow] or [np.zeros(shape, dtype=np.int64)]
        step[0][~possible] = NEVER
        inner, first = _among(np.flatnonzero(possible.any(axis=0) | possible.any(axis=1)), step)
        possible = inner[0] > FLOOR
        numbers = {
            component.name: digits.reshape(none, none)
            for packed, word in zip(narrow, inner, strict=False)
            for component, digits in zip(packed.components, packed.unpack(word.reshape(-1)).T, strict=True)
        }
        whole = [_packed_up(packed, numbers, shape) for packed in packs]
        whole[0][~possible] = NEVER
        return _with_none(whole, first, self.step)

    def _by_rank(self) -> list[IntArray]:
        """Return the first youth of every mentor, then the second of every mentor, and so on."""
        matched = np.flatnonzero((self.assign < self.none) & self.face.pairs.any(axis=1))
        matched = matched[np.argsort(self.assign[matched], kind="stable")]
        at = self.assign[matched]
        firsts = np.flatnonzero(np.diff(at, prepend=-1))
        rank = np.arange(len(at)) - np.repeat(firsts, np.diff(np.append(firsts, len(at))))
        return [matched[rank == number] for number in range(int(rank.max(initial=-1)) + 1)]


def _packed_up(packed: Packed, numbers: Mapping[str, IntArray], shape: tuple[int, int]) -> IntArray:
    """Put components together into a word; those that are not among ``numbers`` are 0."""
    total = np.zeros(shape, dtype=np.int64)
    for component, factor in zip(packed.components, packed.factors, strict=True):
        if component.name in numbers:
            total += numbers[component.name] * factor
    return total


def above_nothing(words: Words) -> BoolArray:
    """Return which vectors are worth more than nothing."""
    return more([np.zeros_like(word) for word in words], words)


def best_of_column(words: Words, open_: BoolArray) -> tuple[IntArray, Words]:
    """Return for each column the row with the best open vector, and that (a first word NEVER: none)."""
    alive = open_.copy()
    for word in words:
        best = np.where(alive, word, NEVER).max(axis=0, initial=NEVER)
        alive &= word == best
    who: IntArray = alive.argmax(axis=0)
    columns = np.arange(open_.shape[1])
    some = alive.any(axis=0)
    found = [np.where(some, word[who, columns], 0) for word in words]
    found[0] = np.where(some, found[0], NEVER)
    return who, found


def best_of_row(words: Words, open_: BoolArray, most: int = 1) -> IntArray:
    """Return for each row the columns of its best open vectors, the best first, -1 where there are no more.

    Shape (rows, ``most``).
    """
    left = open_.copy()
    rows = np.arange(len(left))
    found = np.full((len(left), most), -1, dtype=np.int64)
    for number in range(most if left.shape[1] else 0):
        alive = left.copy()
        for word in words:
            best = np.where(alive, word, NEVER).max(axis=1, initial=NEVER)
            alive &= word == best[:, None]
        column = alive.argmax(axis=1)
        some = alive[rows, column]
        found[some, number] = column[some]
        left[rows, column] = False
    return found


def more(kept: Words, new: Words) -> BoolArray:
    """Return where ``new`` is possible and worth more than ``kept``."""
    better = new[0] > kept[0]
    same = new[0] == kept[0]
    for old_word, new_word in zip(kept[1:], new[1:], strict=True):
        better |= same & (new_word > old_word)
        same &= new_word == old_word
    better &= new[0] > FLOOR
    return better


def _among(nodes: IntArray, step: Words) -> tuple[Words, npt.NDArray[np.int64]]:
    """Return the longest paths where only some nodes have any steps."""
    size = len(step[0])
    everybody = np.arange(size)
    length = [np.zeros((size, size), dtype=np.int64) for _ in step]
    length[0][:] = NEVER
    length[0][everybody, everybody] = 0
    following = np.full((size, size), -1)
    following[everybody, everybody] = everybody
    square = np.ix_(nodes, nodes)
    found, first = _longest_paths([word[square] for word in step])
    for whole, word in zip(length, found, strict=True):
        whole[square] = word
    following[square] = np.where(first >= 0, nodes[first], -1)
    return length, following


def _longest_paths(step: Words) -> tuple[Words, npt.NDArray[np.int64]]:
    """Return the longest paths between all nodes, and the first node after the start of each.

    Floyd's algorithm, a panel of rows at a time, so that what is worked on stays in the processor's cache.
    The first word of nearly every path through a node falls short of what is known already, so that the
    other words are looked at for few.
    """
    length = [word.copy() for word in step]
    size = len(step[0])
    nodes = np.arange(size)
    following = np.where(step[0] > FLOOR, nodes[None, :], -1)
    for word in length:
        word[nodes, nodes] = 0
    following[nodes, nodes] = nodes
    scratch = np.empty((min(_PANEL, size), size), dtype=np.int64)
    panels = [slice(start, min(start + _PANEL, size)) for start in range(0, size, _PANEL)]
    for by in panels:
        # The panel's own rows first: the other rows then lead through finished ones.
        for rows in (by, *(panel for panel in panels if panel is not by)):
            for node in range(by.start, by.stop):
                _lead_through(node, rows, length, following, scratch)
    if any((word[nodes, nodes] != 0).any() for word in length):
        raise ValueError("the plan is not the best one: an exchange improves it")
    return length, following


def _lead_through(node: int, rows: slice, length: Words, following: IntArray, scratch: IntArray) -> None:
    """Let paths from some rows go through a node where that is better; both arrays are changed.

    ``scratch``: room for the sums, kept from one node to the next.
    """
    first = length[0][rows]
    through = scratch[: len(first)]
    np.add(first[:, node, None], length[0][node], out=through)
    at = np.flatnonzero(through >= first)
    begin, end = np.divmod(at, first.shape[1])
    sums = [through.reshape(-1)[at]]
    begin += rows.start
    sums += [word[begin, node] + word[node, end] for word in length[1:]]
    better = more([word[begin, end] for word in length], sums)
    begin, end = begin[better], end[better]
    for word, sum_ in zip(length, sums, strict=True):
        word[begin, end] = sum_[better]
    following[begin, end] = following[begin, node]


def _with_none(
    inner: Words, first: npt.NDArray[np.int64], step: Words
) -> tuple[Words, npt.NDArray[np.int64]]:
    """Put the node "none" to paths that avoid it: the last round of Floyd's algorithm.

    ``inner`` and ``first``: lengths and first nodes among the mentors; ``step`` has the steps of "none" last.
    """
    none = len(inner[0])
    nodes = np.arange(none)
    length = [np.zeros((none + 1, none + 1), dtype=np.int64) for _ in step]
    following = np.full((none + 1, none + 1), none)
    outwards = [word[:, :] + edge[:none, none] for word, edge in zip(inner, step, strict=True)]
    last, out = best_of_column([word.T for word in outwards], (outwards[0] > FLOOR).T)
    inwards = [edge[none, :none, None] + word for word, edge in zip(inner, step, strict=True)]
    start, come = best_of_column(inwards, inwards[0] > FLOOR)
    through = [a[:, None] + b[None, :] for a, b in zip(out, come, strict=True)]
    better = more(inner, through)
    for whole, word, leave, enter, both in zip(length, inner, out, come, through, strict=True):
        whole[:none, :none] = np.where(better, both, word)
        whole[:none, none] = leave
        whole[none, :none] = enter
    way_out = np.where(last == nodes, none, first[nodes, last])
    following[:none, :none] = np.where(better, way_out[:, None], first)
    following[:none, none] = way_out
    following[none, :none] = start
    if (more([np.zeros_like(word) for word in out], [a + b for a, b in zip(out, come, strict=True)])).any():
        raise ValueError("the plan is not the best one: an exchange improves it")
    return length, following
