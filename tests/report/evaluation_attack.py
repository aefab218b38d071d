"""What a reader can work out from published figures: a process of its own, for OR-tools and highspy cannot live in one.

Reads JSON from standard input: ``constraints``, each a sum of counts and the least and most it may be, and ``secrets``,
each a name, a sum and its true value. Prints the names of the secrets of which the constraints leave one value alone.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from ortools.sat.python import cp_model

MOST = 400
"""No count in these corps is larger."""

Form = dict[str, int]


def main(asked: dict[str, Any]) -> list[str]:
    """Return the names of the secrets that are given away."""
    model = cp_model.CpModel()
    names = {name for form, _, _ in asked["constraints"] for name in form}
    names |= {name for _, form, _ in asked["secrets"] for name in form}
    counts = {name: model.new_int_var(0, MOST, name) for name in sorted(names)}

    def total(form: Form) -> Any:
        return sum(times * counts[name] for name, times in form.items())

    for form, low, high in asked["constraints"]:
        model.add_linear_constraint(total(form), low, high)
    found = []
    for name, form, value in asked["secrets"]:
        # Whoever sees what is shown must think another value possible.
        other = model.clone()
        other.add(total(form) != value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(other)
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
        if status == cp_model.INFEASIBLE:
            found.append(name)
    # The truth must be among what is thought possible, or the attack is none.
    for _, form, value in asked["secrets"]:
        model.add(total(form) == value)
    solver = cp_model.CpSolver()
    assert solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE), "what is published is not true"
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.load(sys.stdin))))
