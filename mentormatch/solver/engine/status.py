"""What an engine's run came to, in our words: PuLP calls an interrupted run "Optimal"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Engine(StrEnum):
    """The engines there are."""

    HIGHS = "highs"
    CBC = "cbc"


class Status(StrEnum):
    """How a run ended."""

    OPTIMAL = "optimal"
    """To a zero gap, or a linear programme to its optimum."""
    INCUMBENT = "incumbent"
    """Stopped with an integer plan in hand; how far it is from the best, the engine did not settle."""
    NOTHING = "nothing"
    """Stopped without a plan."""
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where the simplex method is: for each variable and each row one of the numbers below, as in HiGHS."""

    columns: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]

    LOWER: ClassVar[int] = 0
    BASIC: ClassVar[int] = 1
    UPPER: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class Run:
    """The end of a run, and the value of each variable where there are any.

    ``row_prices`` holds the dual values of a linear programme, in the order of the constraints (HiGHS only).
    """

    status: Status
    values: npt.NDArray[np.float64] | None = None
    row_prices: npt.NDArray[np.float64] | None = None
