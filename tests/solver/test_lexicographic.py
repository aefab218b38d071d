"""Up the ladder without hours caps: what each goal leaves open is kept, and little of it."""

from __future__ import annotations

import numpy as np

from mentormatch.solver.clock import Clock
from mentormatch.solver.engine.status import Engine
from mentormatch.solver.levels import Weights
from mentormatch.solver.presolve import presolve
from mentormatch.solver.transport.lexicographic import lexicographic_transport
from tests.campaigns.solver_problems import large_problem


def test_what_a_goal_leaves_open_comes_back_as_it_was_and_never_grows() -> None:
    problem = large_problem(3, 60, 21, goals=("matched", "points", "draw"))
    presolved = presolve(problem)
    made = lexicographic_transport(presolved.face, Weights(problem), Clock(None), Engine.HIGHS)
    assert made.complete
    matched = np.flatnonzero(made.assign < problem.mentors)
    before = presolved.face
    for group in range(len(made.groups)):
        face = made.after(group)
        assert face.pairs.shape == before.pairs.shape
        assert face.pairs[matched, made.assign[matched]].all()
        assert not (face.pairs & ~before.pairs).any()
        assert (face.must >= before.must).all()
        before = face
