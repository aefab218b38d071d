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

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mentormatch.solver.levels import pack
from mentormatch.solver.problem import Goal

from .longest import longest_paths, with_none
from .price import NOBODY, Move
from .words import FLOOR, NEVER, Words, above_nothing, best_of_column, more, nothing

if TYPE_CHECKING:
    from mentormatch.solver.levels import Component, Packed, Weights
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.transport.face import OptimalFace


_FIRST = 32
"""So many waiting youths are looked at first."""


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
        self, face: OptimalFace, weights: Weights, packs: Sequence[Packed], assign: IntArray, worth: Words
    ) -> None:
        self.face = face
        self._weights = weights
        self._packs = packs
        self.assign = assign
        self.none = face.mentors
        self.worth = worth
        self.own: Words = [self._own(worth) for worth in self.worth]
        """What each youth's own pair counts, (youths,); 0 without one."""
        self.used: IntArray = np.bincount(assign, minlength=self.none + 1)[: self.none]
        self.step, self.mover = self._steps()
        self.length, following = self._paths()
        self._ahead: list[list[int]] = following.T.tolist()
        """For each end of a path, the node after each."""
        self._known: dict[int, Move | None] = {}
        """Steps that were asked for before: the same few stand in thousands of paths."""

    def _own(self, worth: npt.NDArray[np.int64]) -> IntArray:
        own = np.zeros(len(self.assign), dtype=np.int64)
        matched = np.flatnonzero(self.assign < self.none)
        own[matched] = worth[matched, self.assign[matched]]
        return own

    def place_cost(self, number: IntArray) -> list[IntArray]:
        """Return what the ``number``-th open place (from 1) of each mentor costs; ``number`` (mentors,)."""
        return [(2 * (self.face.base + number) - 1) * packed.place_unit for packed in self._packs]

    def holds(self, words: Words) -> bool:
        """Whether vectors are small enough to be lengths of paths."""
        return all(packed.holds(word) for packed, word in zip(self._packs, words, strict=True))

    def force(self, youths: IntArray, words: int | None = None) -> Words:
        """Return by how much the plan changes at best when each youth is put with each mentor.

        Shape (youths, mentors) for each word, for allowed pairs and others alike; a first word below
        ``FLOOR``: there is no such plan. ``words``: so many of the words, from the first one on.
        """
        at = self.assign[youths]
        found = []
        for worth, own, length in zip(self.worth[:words], self.own, self._length_to, strict=False):
            word = worth[youths] + length[at]
            word -= own[youths, None]
            found.append(word)
        return found

    @cached_property
    def _length_to(self) -> Words:
        """(nodes, mentors) for each word: the length of the best path to a node from each mentor."""
        return [np.ascontiguousarray(length[: self.none].T) for length in self.length]

    def one_place(self) -> Words:
        """Return what one more place brings at each mentor, (mentors,) for each word; nothing where one is
        free."""
        gain = [
            length[self.none, : self.none] - cost
            for length, cost in zip(self.length, self.place_cost(self.used + 1), strict=True)
        ]
        useless = (self.used < self.face.most) | ~above_nothing(gain)
        return [np.where(useless, 0, word) for word in gain]

    def moves(self, start: int, end: int) -> list[Move]:
        """Return the moves of the best path between two nodes, ``self.none`` for none."""
        ahead, known = self._ahead[end], self._known
        found = []
        node = start
        while node != end:
            following = ahead[node]
            key = node * (self.none + 1) + following
            if key not in known:
                known[key] = self._move(node, following)
            move = known[key]
            if move is not None:
                found.append(move)
            node = following
        return found

    def _move(self, begin: int, end: int) -> Move | None:
        youth = int(self.mover[begin, end])
        if youth < 0:
            return None
        return Move(youth, *(NOBODY if node == self.none else node for node in (begin, end)))

    def path(self, start: int, end: int) -> list[int]:
        """Return the nodes of the best path between two nodes."""
        ahead = self._ahead[end]
        nodes = [start]
        while nodes[-1] != end:
            nodes.append(ahead[nodes[-1]])
        return nodes

    def released(
        self, youth: int, mentor: int, allowed: BoolArray
    ) -> tuple[tuple[int, ...], tuple[int, list[Move]] | None]:
        """Return what is gained when a youth whom a lock held with a mentor may go elsewhere.

        ``allowed`` (mentors,): to whom. The gain comes as words, with the node gone to and the moves of the
        others; ``None``: nothing is gained.
        """
        none = self.none
        pay = [int(cost[mentor]) for cost in self.place_cost(self.used)]
        own = [int(worth[youth, mentor]) for worth in self.worth]
        best = (0,) * len(pay)
        chosen: tuple[int, list[Move]] | None = None
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

    def _steps(self) -> tuple[IntArray, IntArray]:
        """Return what steps are worth, (nodes, nodes), and who makes them (-1: a place comes or goes)."""
        none, face = self.none, self.face
        step = nothing(len(self.worth), none + 1, none + 1)
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
        mover[none, :none], comes = self.comes(np.arange(none), self.assign)
        for kept, new in zip(step, comes, strict=True):
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

    def _paths(self) -> tuple[Words, IntArray]:
        """Return the longest paths between all nodes, and the first node after the start of each.

        A step between mentors changes only what depends on the pair, and that fits into fewer words.
        """
        none = self.none
        possible = self.step[0, :none, :none] > FLOOR
        nodes = np.flatnonzero(possible.any(axis=0) | possible.any(axis=1))
        square = np.ix_(nodes, nodes)
        paired = [c for packed in self._packs for c in packed.components if _of_pairs(c)]
        narrow = pack(self._weights, paired, none)
        step = _repacked(self._packs, [word[square] for word in self.step], narrow)
        found, first = longest_paths(step)
        length = nothing(len(self._packs), none, none)
        following = np.full((none, none), -1)
        everybody = np.arange(none)
        length[:, everybody, everybody], following[everybody, everybody] = 0, everybody
        for whole, word in zip(length, _repacked(narrow, found, self._packs), strict=True):
            whole[square] = word
        following[square] = np.where(first >= 0, nodes[first], -1)
        return with_none(length, following, self.step)

    @cached_property
    def _waiting(self) -> tuple[IntArray, IntArray]:
        """Who has no mentor at first, those first who can bring most; with the first word of that."""
        waiting = np.flatnonzero((self.assign == self.none) & self.face.pairs.any(axis=1))
        most = np.where(self.face.pairs[waiting], self.worth[0][waiting], NEVER).max(axis=1, initial=NEVER)
        order = np.argsort(-most, kind="stable")
        return waiting[order], most[order]

    def comes(self, mentors: IntArray, assign: IntArray) -> tuple[IntArray, Words]:
        """Return who of those without a mentor is worth most with each of these, -1 for nobody, and how much.

        ``assign``: a plan in which nobody has no mentor who had one in that of the graph.
        """
        waiting, most = self._waiting
        left = assign[waiting] == self.none
        waiting, most = waiting[left], most[left]
        who = np.full(len(mentors), -1)
        found = nothing(len(self.worth), len(mentors))
        open_ = np.flatnonzero(self.face.pairs[waiting].any(axis=0)[mentors])
        looked = _FIRST
        # The first word is mostly the same with every mentor, so that few youths need be looked at.
        while open_.size and waiting.size:
            some = np.sort(waiting[:looked])
            square = np.ix_(some, mentors[open_])
            best, words = best_of_column([word[square] for word in self.worth], self.face.pairs[square])
            who[open_] = np.where(words[0] > FLOOR, some[best], -1)
            for word, new in zip(found, words, strict=True):
                word[open_] = new
            if looked >= len(waiting):
                break
            open_ = open_[words[0] <= most[looked]]
            looked *= 4
        return who, found

    def _by_rank(self) -> list[IntArray]:
        """Return the first youth of every mentor, then the second of every mentor, and so on."""
        matched = np.flatnonzero((self.assign < self.none) & self.face.pairs.any(axis=1))
        matched = matched[np.argsort(self.assign[matched], kind="stable")]
        at = self.assign[matched]
        firsts = np.flatnonzero(np.diff(at, prepend=-1))
        rank = np.arange(len(at)) - np.repeat(firsts, np.diff(np.append(firsts, len(at))))
        return [matched[rank == number] for number in range(int(rank.max(initial=-1)) + 1)]


def _of_pairs(component: Component) -> bool:
    """Whether a component depends on who is with whom."""
    return component.by_youth is None and component.goal is not Goal.LOAD


def _repacked(packs: Sequence[Packed], words: Words, others: Sequence[Packed]) -> Words:
    """Pack anew what depends on the pair, and leave out the rest."""
    shape = words[0].shape
    numbers: dict[str, IntArray] = {}
    for packed, word in zip(packs, words, strict=False):
        if any(_of_pairs(component) for component in packed.components):
            digits = packed.unpack(word.reshape(-1)).T
            numbers |= {c.name: own for c, own in zip(packed.components, digits, strict=True) if _of_pairs(c)}
    found = nothing(max(1, len(others)), *shape)
    found[0] = 0
    for number, packed in enumerate(others):
        for component, factor in zip(packed.components, packed.factors, strict=True):
            if component.name in numbers:
                found[number] += numbers[component.name].reshape(shape) * factor
    found[0][words[0] <= FLOOR] = NEVER
    return found
