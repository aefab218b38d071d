"""HiGHS and the bundled CBC behind one function, through PuLP's own interface for solvers.

A plan is used only after it was tested against the problem, whatever an engine says of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cbc import Cbc
from .highs import Highs
from .status import Basis, Engine, Run

if TYPE_CHECKING:
    import pulp

    from mentormatch.solver.clock import Clock


def run(
    problem: pulp.LpProblem,
    engine: Engine,
    clock: Clock,
    integer: bool,
    basis: Basis | None = None,
    nodes: int | None = None,
) -> Run:
    """Run an engine on a model, on one thread, from a fixed seed, to a zero gap.

    ``basis`` says where the simplex method begins (HiGHS only). With
    ``nodes`` an integer programme ends after so many nodes, with the plan it has by then.

    Raises:
        TimeIsUp: nothing of the time is left.
        EngineProblem: the engine is missing or failed.
    """
    clock.check()
    highs = engine is Engine.HIGHS
    solver = Highs(clock, integer, basis, nodes) if highs else Cbc(clock, integer, nodes)
    problem.solve(solver)
    problem.solver = None  # which holds arrays that nobody asks for any more
    return solver.ended
