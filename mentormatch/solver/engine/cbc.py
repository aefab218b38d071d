"""The CBC that PuLP brings, as a solver of PuLP's: in a folder of its own, and how a run ended read from its answer.

PuLP's own class leaves files behind where CBC fails, lets it run on after Ctrl-C, and reports an interrupted run as
"Optimal".
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pulp
from pulp.apis import coin_api

from mentormatch.errors import EngineProblem

from .status import Run, Status
from .watch import GRACE

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock


class Cbc(pulp.LpSolver):  # type: ignore[misc]  # untyped in PuLP
    """CBC for ``problem.solve(...)``, on one thread, from a fixed seed, to a zero gap; ``ended`` says how it ended.

    Args:
        clock: what time there is.
        integer: whether whole numbers are asked for where the model says so.
        nodes: after so many an integer programme ends, with the plan it has by then.
    """

    name = "CBC"

    def __init__(self, clock: Clock, integer: bool, nodes: int | None) -> None:
        super().__init__(mip=integer, msg=False)
        self._clock, self._nodes = clock, nodes
        self.ended = Run(Status.NOTHING)

    def available(self) -> bool:
        """Whether there is a CBC for this system."""
        return bool(pulp.COIN_CMD(path=coin_api.PULP_CBC_CMD.pulp_cbc_path, msg=False).available())

    def actualSolve(self, lp: pulp.LpProblem) -> int:  # noqa: N802  # PuLP's name
        """Solve a model; PuLP's own status stays "not solved", for it has no words for how a run can end."""
        self.ended = self._run(lp)
        return int(pulp.LpStatusNotSolved)

    def _run(self, lp: pulp.LpProblem) -> Run:
        path = coin_api.PULP_CBC_CMD.pulp_cbc_path
        solver = pulp.COIN_CMD(path=path, msg=False)
        if not solver.available():
            raise EngineProblem("solver.error.missing", engine="CBC")
        with tempfile.TemporaryDirectory(prefix="mentormatch-") as folder:
            written, answer = Path(folder, "plan.mps"), Path(folder, "plan.sol")
            variables, names, rows, _ = lp.writeMPS(str(written), rename=True)
            options = [
                "-ratio",
                "0",
                "-allow",
                "0",
                "-threads",
                "0",
                "-randomSeed",
                "1",
                "-timeMode",
                "elapsed",
            ]
            if self._clock.left is not None:
                options += ["-sec", str(self._clock.left)]
            if self._nodes is not None:
                options += ["-maxNodes", str(self._nodes)]
            goal = "-solve" if self.mip else "-initialSolve"
            command = [
                path,
                str(written),
                "-max",
                *options,
                goal,
                "-printingOptions",
                "all",
                "-solution",
                str(answer),
            ]
            try:
                ended = subprocess.run(  # noqa: S603  # the binary PuLP brings, no shell
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    timeout=None if self._clock.left is None else self._clock.left + GRACE,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return Run(Status.NOTHING)
            except OSError as error:
                raise EngineProblem("solver.error.missing", engine="CBC") from error
            if ended.returncode or not answer.exists():
                raise EngineProblem("solver.error.failed", engine="CBC", ended=str(ended.returncode))
            try:
                _, values, _, _, _, outcome = solver.readsol_MPS(str(answer), lp, variables, names, rows)
                own = (v for v in variables if v is not lp.dummyVar)  # which PuLP adds to an empty objective
                found = np.array([values[v.name] for v in own], dtype=float)
            except Exception as error:  # an answer that is none may fail in PuLP in any way at all
                raise EngineProblem(
                    "solver.error.failed", engine="CBC", ended=type(error).__name__
                ) from error
        if outcome == pulp.LpSolutionInfeasible:
            return Run(Status.INFEASIBLE)
        if outcome == pulp.LpSolutionOptimal:
            status = Status.OPTIMAL
        elif outcome == pulp.LpSolutionIntegerFeasible and self.mip:
            status = Status.INCUMBENT
        else:
            return Run(Status.NOTHING)
        return Run(status, found)
