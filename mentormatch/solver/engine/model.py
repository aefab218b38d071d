"""The PuLP models: pairs in, variables and rows named by running numbers out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pulp

from mentormatch.collecting import put_off

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.hours.patterns import HourPatterns
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.transport.face import OptimalFace

    FloatArray = npt.NDArray[np.float64]

Column = dict[int, float]
"""What a pair counts in the rows, by their numbers."""
INTEGRALITY_TOL = 1e-6
"""Less of a pair than this is none of it, and all but this is all of it."""
_PLACES = 16
"""Places of a mentor that have variables of their own where pairs are added later."""


@dataclass(eq=False)
class Model:
    """A model and its variables: one for each pair (``youths[n]``, ``mentors[n]``), then those of places."""

    problem: pulp.LpProblem
    youths: IntArray
    mentors: IntArray
    pairs: list[Any]
    rows: list[pulp.LpConstraint] = field(default_factory=list)
    slots: list[Any] = field(default_factory=list)
    youth_rows: list[tuple[int, int]] = field(default_factory=list)
    """Numbers of the rows of youths, and the youth."""
    mentor_rows: list[tuple[int, int]] = field(default_factory=list)
    """Numbers of the rows that price a mentor's places, and of the mentor."""
    hour_rows: list[tuple[int, int]] = field(default_factory=list)
    """Numbers of the rows that price a mentor's minutes, and of the mentor."""
    length_rows: list[tuple[int, tuple[int, int]]] = field(default_factory=list)
    """Numbers of the rows that price a mentor's meetings of one length; the mentor and the length."""
    shared_rows: dict[int, list[int]] = field(default_factory=dict)
    """Numbers of the rows in which every pair of a mentor counts once."""
    patterns: list[tuple[int, int, list[Any]]] = field(default_factory=list)
    """The variables of the ways to fill a mentor's hours, and the number of the row that chooses among them."""
    held_rows: list[int] = field(default_factory=list)
    per_load: float = 0.0
    """What a unit of load costs in the objective."""
    slot_costs: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """What each place of ``slots`` costs in load."""

    def set_objective(self, worth: FloatArray, per_load: float = 0.0) -> None:
        """Set the objective, to be made large: the pairs' numbers, less ``per_load`` times the load."""
        terms = list(zip(self.pairs, worth.tolist(), strict=True))
        self.per_load = per_load
        if per_load:
            terms += zip(self.slots, (-per_load * self.slot_costs).tolist(), strict=True)
        self.problem.setObjective(pulp.LpAffineExpression(terms))

    def row(self, terms: Mapping[Any, float], sense: int, name: str, limit: float) -> None:
        """Add a row; one without terms is none."""
        if terms:
            # LpConstraint takes the expression as it is; the operators of PuLP copy it term by term.
            row = pulp.LpConstraint(pulp.LpAffineExpression(terms), sense, name, limit)
            self.problem.addConstraint(row)
            self.rows.append(row)

    def add_level_row(self, worth: FloatArray, least: float, load: bool = False) -> None:
        """Demand that the pairs' numbers (with ``load``: less the places' costs) reach ``least``."""
        terms = {v: w for v, w in zip(self.pairs, worth.tolist(), strict=True) if w}
        if load:
            terms.update(zip(self.slots, (-self.slot_costs).tolist(), strict=True))
        # A row without a pair would be left out; 0 x the first pair keeps the rows in step with what is held.
        terms = terms or {self.pairs[0]: 0.0}
        self.held_rows.append(len(self.rows))
        self.row(terms, pulp.LpConstraintGE, f"h{len(self.rows):06d}", least)

    def add(self, youths: IntArray, mentors: IntArray, worth: FloatArray, columns: list[Column]) -> None:
        """Add pairs to a model that is complete, each with what it counts in the objective and in the rows."""
        for number, column in zip(worth.tolist(), columns, strict=True):
            pair = self.problem.add_variable(f"x{len(self.pairs):07d}", lowBound=0)
            self.pairs.append(pair)
            self.problem.objective[pair] = number
            for row, coefficient in column.items():
                self.rows[row].expr[pair] = coefficient
        self.youths = np.concatenate([self.youths, youths])
        self.mentors = np.concatenate([self.mentors, mentors])

    def cut(self, mentor: int, pairs: IntArray, room: IntArray) -> pulp.LpConstraint:
        """Add a row: of these pairs of a mentor no more than the ways that are chosen have ``room`` for; return it."""
        terms: dict[Any, int] = dict.fromkeys([self.pairs[n] for n in pairs.tolist()], 1)
        variables = next(variables for owner, _, variables in self.patterns if owner == mentor)
        terms |= {v: -n for v, n in zip(variables, room.tolist(), strict=True) if n}
        self.row(terms, pulp.LpConstraintLE, f"c{len(self.rows):06d}", 0)
        return self.rows[-1]

    def price(self, mentor: int) -> None:
        """Note that the next row prices this mentor's places."""
        self.mentor_rows.append((len(self.rows), mentor))

    def plan(self, values: FloatArray, face: OptimalFace) -> IntArray | None:
        """Return the plan that a run chose, (youths,) as in a face; ``None`` where it matches a youth twice."""
        taken = np.flatnonzero(values[: len(self.pairs)] > 0.5)
        youths = self.youths[taken]
        if np.bincount(youths, minlength=1).max() > 1:
            return None
        assign = np.full(len(face.must), face.mentors, dtype=np.int64)
        assign[youths] = self.mentors[taken]
        return assign

    def is_fractional(self, values: FloatArray) -> bool:
        """Whether a run took a part of a pair."""
        taken = values[: len(self.pairs)]
        return bool(np.abs(taken - np.rint(taken)).max(initial=0) > INTEGRALITY_TOL)


@put_off()
def build(
    face: OptimalFace,
    youths: IntArray,
    mentors: IntArray,
    load: bool,
    whole: BoolArray | None = None,
    later: bool = False,
) -> Model:
    """Build the model of a face over the given pairs, without an objective.

    Args:
        face: gives the rows: who must be matched, how many places are used at least and at most.
        youths, mentors: the pairs that become variables.
        load: whether a mentor's places get variables of their own, each dearer than the one before.
        whole: (pairs,) those which the engine must take whole or not at all; of the others the rows alone say
            so, and have whole prices.
        later: whether pairs are added afterwards, and the rows need room for them.
    """
    problem = pulp.LpProblem("plan", pulp.LpMaximize)
    kinds: tuple[dict[str, Any], ...] = {}, {"cat": pulp.LpInteger, "upBound": 1}
    of = [False] * len(youths) if whole is None else whole.tolist()
    pairs = [problem.add_variable(f"x{n:07d}", lowBound=0, **kinds[kind]) for n, kind in enumerate(of)]
    model = Model(problem, youths, mentors, pairs)
    must = face.must.tolist()
    for youth, members in _members(youths):
        sense = pulp.LpConstraintEQ if must[youth] else pulp.LpConstraintLE
        model.youth_rows.append((len(model.rows), youth))
        model.row(dict.fromkeys([pairs[n] for n in members], 1), sense, f"y{youth:06d}", 1)
    groups = dict(_members(mentors))
    costs: list[int] = []
    for mentor, members in groups.items():
        terms: dict[Any, int] = dict.fromkeys([pairs[n] for n in members], 1)
        shared = model.shared_rows[mentor] = []
        least, most = int(face.least[mentor]), int(face.most[mentor])
        places = min(most, max(len(members), _PLACES if later else 0))
        if not later:
            most = places
        if load:
            base = int(face.base[mentor])
            first = len(model.slots)
            for place, size in enumerate([1] * places + ([most - places] if most > places else [])):
                # The last may stand for several, each as cheap as the first of them: what is bounded by that, holds.
                model.slots.append(problem.add_variable(f"z{len(model.slots):07d}", lowBound=0, upBound=size))
                costs.append(2 * (base + place) + 1)
            terms |= dict.fromkeys(model.slots[first:], -1)
            model.price(mentor)
            shared.append(len(model.rows))
            model.row(terms, pulp.LpConstraintEQ, f"s{mentor:06d}", 0)
            terms = {variable: -weight for variable, weight in terms.items() if weight < 0}
        if least and (load or least < most):
            if not load:
                model.price(mentor)
                shared.append(len(model.rows))
            model.row(terms, pulp.LpConstraintGE, f"l{mentor:06d}", least)
        if not load:
            model.price(mentor)
            shared.append(len(model.rows))
            sense = pulp.LpConstraintEQ if least == most else pulp.LpConstraintLE
            model.row(terms, sense, f"m{mentor:06d}", most)
    model.slot_costs = np.array(costs, dtype=np.int64)
    return model


def limit_hours(
    model: Model,
    hours: IntArray,
    left: IntArray,
    capped: IntArray,
    lengths: HourPatterns | None,
    integer: bool,
) -> None:
    """Add the rows of mentors' hours: ``hours`` of each pair, what is ``left`` of each mentor, who is
    ``capped``.

    Where the ways to fill a mentor's hours are known, one of them is chosen (with ``integer``; else a mix), and no
    more meetings of a length are taken than it has room for.
    """
    wanted = set(capped.tolist())
    for mentor, members in _members(model.mentors):
        if mentor not in wanted:
            continue
        if lengths is not None and mentor in lengths.patterns:
            _choose_pattern(model, mentor, members, lengths, integer)
            continue
        # A row without a pair would be left out, and pairs that are added later need it.
        terms = {model.pairs[n]: int(hours[n]) for n in members if hours[n]} or {model.pairs[members[0]]: 0}
        model.hour_rows.append((len(model.rows), mentor))
        model.row(terms, pulp.LpConstraintLE, f"t{mentor:06d}", int(left[mentor]))


def _choose_pattern(
    model: Model, mentor: int, members: list[int], lengths: HourPatterns, integer: bool
) -> None:
    problem, patterns = model.problem, lengths.patterns[mentor]
    kind = {"cat": pulp.LpInteger, "upBound": 1} if integer else {}
    first = sum(len(variables) for _, _, variables in model.patterns)
    # Named so that PuLP, which sorts by name, puts them behind all others.
    variables = [problem.add_variable(f"zz{first + n:07d}", lowBound=0, **kind) for n in range(len(patterns))]
    model.patterns.append((mentor, len(model.rows), variables))
    model.row(dict.fromkeys(variables, 1), pulp.LpConstraintLE, f"w{mentor:06d}", 1)
    mine = lengths.of[model.youths[members]].tolist()
    for length in range(len(lengths.minutes)):
        room = {v: -n for v, n in zip(variables, patterns[:, length].tolist(), strict=True) if n}
        terms: dict[Any, int] = dict.fromkeys(
            [model.pairs[n] for n, its in zip(members, mine, strict=True) if its == length], 1
        )
        if room:
            model.length_rows.append((len(model.rows), (mentor, length)))
            model.row(terms | room, pulp.LpConstraintLE, f"v{mentor:06d}_{length}", 0)


def _members(keys: IntArray) -> list[tuple[int, list[int]]]:
    """Group positions by their key."""
    order = np.argsort(keys, kind="stable")
    rising = keys[order]
    firsts = np.flatnonzero(np.diff(rising, prepend=-1))
    at, ends = order.tolist(), [*firsts[1:].tolist(), len(keys)]
    if not at:
        return []
    starts = zip(rising[firsts].tolist(), firsts.tolist(), ends, strict=True)
    return [(key, at[start:end]) for key, start, end in starts]
