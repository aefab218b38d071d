"""HiGHS as a solver of PuLP's: the model handed over at once, and how a run ended read from HiGHS itself.

PuLP's own class hands a model to HiGHS column by column, which takes longer than solving it, and reports an
interrupted run as "Optimal".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pulp

from mentormatch.errors import EngineProblem

from .status import Basis, Run, Status
from .watch import run_watched

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    from mentormatch.solver.clock import Clock

    IntArray = npt.NDArray[np.int32]
    FloatArray = npt.NDArray[np.float64]

    from .model import Column, Model

_DUAL, _PRIMAL = 1, 4
"""HiGHS's simplex methods: the dual goes on where a row is broken, the primal where a pair would gain."""

_IDLE = "mip_heuristic_run_feasibility_jump", "mip_heuristic_run_root_reduced_cost"
"""HiGHS's searches for a plan that only cost time here: the relaxation's solution is nearly one already."""


class Highs(pulp.LpSolver):  # type: ignore[misc]  # untyped in PuLP
    """HiGHS for ``problem.solve(...)``, on one thread, from a fixed seed, to a zero gap; ``ended`` says how it ended.

    Args:
        clock: what time there is.
        integer: whether whole numbers are asked for where the model says so.
        basis: where the simplex method begins.
        nodes: after so many an integer programme ends, with the plan it has by then.
    """

    name = "HiGHS"

    def __init__(self, clock: Clock, integer: bool, basis: Basis | None, nodes: int | None) -> None:
        super().__init__(mip=integer, msg=False)
        self._clock, self._basis, self._nodes = clock, basis, nodes
        self.ended = Run(Status.NOTHING)

    def available(self) -> bool:
        """Whether HiGHS is installed."""
        try:
            quiet_highs()
        except EngineProblem:
            return False
        return True

    def actualSolve(self, lp: pulp.LpProblem) -> int:  # noqa: N802  # PuLP's name
        """Solve a model; PuLP's own status stays "not solved", for it has no words for how a run can end."""
        solver = _open(lp, self.mip, self._basis, self._nodes)
        self.ended = _ended(solver, self._clock, self.mip)
        _give_back(solver, self.ended)
        return int(pulp.LpStatusNotSolved)


class Growing:
    """A linear programme on HiGHS that pairs and rows are added to: each run goes on where the last one ended.

    Args:
        programme: the model to begin with; what is added to it is handed on.
        clock: what time there is.
        basis: where the simplex method begins.
    """

    def __init__(self, programme: Model, clock: Clock, basis: Basis | None) -> None:
        self._clock = clock
        self._programme = programme
        self._solver = _open(programme.problem, False, basis, None)
        self._pairs = len(programme.pairs)
        variables = programme.problem.variables()
        self._columns = len(variables)
        self._last = Run(Status.NOTHING)
        self._place = {id(variable): number for number, variable in enumerate(variables)}

    def add(self, worth: FloatArray, columns: list[Column]) -> None:
        """Add the newest pairs of the model: what each counts in the objective, and in the rows."""
        count = len(columns)
        for variable in self._programme.pairs[-count:]:
            self._place[id(variable)] = len(self._place)
        self._solver.addCols(
            count,
            worth,
            np.zeros(count),
            np.full(count, np.inf),
            *_sparse([column.items() for column in columns]),
        )
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)

    def cut(self, rows: list[pulp.LpConstraint]) -> None:
        """Add the newest rows of the model, none of which may exceed 0."""
        count = len(rows)
        self._solver.addRows(
            count,
            np.full(count, -np.inf),
            np.zeros(count),
            *_sparse([[(self._place[id(v)], number) for v, number in row.items()] for row in rows]),
        )
        self._solver.setOptionValue("simplex_strategy", _DUAL)

    def run(self) -> Run:
        """Solve it; the values are in the order of the model: all pairs, then the other variables.

        Raises:
            TimeIsUp: nothing of the time is left.
            EngineProblem: the engine failed.
        """
        self._clock.check()
        ended = self._last = _ended(self._solver, self._clock, False)
        if ended.values is None:
            return ended
        pairs, others, added = np.split(ended.values, [self._pairs, self._columns])
        return replace(ended, values=np.concatenate([pairs, added, others]))

    def close(self) -> None:
        """Give back what HiGHS holds; nothing more is run."""
        _give_back(self._solver, self._last)


def _give_back(solver: Any, ended: Run) -> None:
    """Give back what HiGHS holds: its object is part of a circle that stands until garbage is searched for.

    A run without an answer may not have come to rest, and is left alone.
    """
    if ended.values is not None:
        solver.clear()


def _sparse(lines: Sequence[Collection[tuple[int, float]]]) -> tuple[int, IntArray, IntArray, FloatArray]:
    """Return lines of a matrix as HiGHS takes them: how many entries, where each line starts, indices, numbers."""
    entries = [entry for line in lines for entry in line]
    return (
        len(entries),
        np.cumsum([0, *map(len, lines)][:-1], dtype=np.int32),
        np.array([index for index, _ in entries], dtype=np.int32),
        np.array([number for _, number in entries], dtype=float),
    )


def _open(problem: pulp.LpProblem, integer: bool, basis: Basis | None, nodes: int | None) -> Any:
    """Hand a model to HiGHS."""
    solver = quiet_highs()
    import highspy

    for option, value in (
        ("parallel", "off"),  # not "threads", which two runs of a process must not set differently
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("presolve", "on" if integer else "off"),
    ):
        solver.setOptionValue(option, value)
    for search in _IDLE if integer else ():
        solver.setOptionValue(search, False)
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    solver.passModel(_highs_model(highspy, problem, integer))
    if basis is not None:
        _set_basis(highspy, solver, basis)
    return solver


def _ended(solver: Any, clock: Clock, integer: bool) -> Run:
    """Run HiGHS on the model that it has, and say what came of it."""
    import highspy

    if clock.left is not None:
        solver.setOptionValue("time_limit", solver.getRunTime() + clock.left)
    if not integer and clock.left is None:
        solver.run()
    elif not run_watched(solver, clock):
        return Run(Status.NOTHING)
    ended = solver.getModelStatus()
    kinds = highspy.HighsModelStatus
    solution = solver.getSolution()
    if ended in (kinds.kOptimal, kinds.kModelEmpty):
        status = Status.OPTIMAL
    elif ended in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible):
        return Run(Status.INFEASIBLE)
    elif not integer and ended in (kinds.kUnknown, kinds.kSolveError):
        status = Status.NOTHING  # numbers too far apart: no prices then, and one can do without
    elif ended in (kinds.kTimeLimit, kinds.kInterrupt, kinds.kSolutionLimit):
        held = (
            integer
            and solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        )
        status = Status.INCUMBENT if held else Status.NOTHING
    else:
        raise EngineProblem("solver.error.failed", engine="HiGHS", ended=str(ended))
    if status is Status.NOTHING:
        return Run(status)
    return Run(status, np.array(solution.col_value), np.array(solution.row_dual))


def quiet_highs() -> Any:
    """Return a HiGHS solver that prints nothing: standard output belongs to the results.

    From 1.16 on, HiGHS prints its name when callbacks are set, which ``highspy.Highs`` does before anybody can
    turn its output off.

    Raises:
        EngineProblem: HiGHS is missing.
    """
    try:
        import highspy
    except ImportError as error:
        raise EngineProblem("solver.error.missing", engine="HiGHS") from error
    base: Any = highspy.Highs

    class Quiet(base):  # type: ignore[misc]  # untyped in highspy
        def enableCallbacks(self) -> None:  # noqa: N802  # highspy's name
            self.silent()
            super().enableCallbacks()

    solver: Any = Quiet
    solver = solver()
    solver.silent()
    return solver


def _set_basis(highspy: Any, solver: Any, basis: Basis) -> None:
    kind = highspy.HighsBasisStatus
    given = highspy.HighsBasis()
    given.col_status = [kind(number) for number in basis.columns.tolist()]
    given.row_status = [kind(number) for number in basis.rows.tolist()]
    given.valid = True
    solver.setBasis(given)
    solver.setOptionValue("simplex_strategy", _PRIMAL)  # the plan is there, the prices are not yet right


def _highs_model(highspy: Any, problem: pulp.LpProblem, integer: bool) -> Any:
    """Return the model as one object of arrays, columns in the order of PuLP's variables."""
    # PuLP adds a variable where the objective has none.
    variables = [v for v in problem.variables() if v is not problem.dummyVar]
    place = {id(variable): number for number, variable in enumerate(variables)}
    rows = problem.constraints()
    infinite = highspy.kHighsInf
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(variables), len(rows)
    cost = np.zeros(len(variables))
    for variable, weight in problem.objective.items():
        if variable is not problem.dummyVar:
            cost[place[id(variable)]] = weight
    model.col_cost_ = cost
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_lower_ = np.zeros(len(variables))
    model.col_upper_ = np.array(
        [infinite if v.upBound is None else v.upBound for v in variables], dtype=float
    )
    lower = [row.getLb() for row in rows]
    upper = [row.getUb() for row in rows]
    model.row_lower_ = np.array([-infinite if bound is None else bound for bound in lower], dtype=float)
    model.row_upper_ = np.array([infinite if bound is None else bound for bound in upper], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int32)])
    model.a_matrix_.index_ = np.array([place[id(v)] for row in rows for v in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([w for row in rows for w in row.values()], dtype=float)
    if integer:
        whole, real = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model.integrality_ = [whole if v.cat == pulp.LpInteger else real for v in variables]
    return model
