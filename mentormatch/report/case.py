"""What is known once a plan is found: what everything in this package works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentormatch.domain import FollowUp, Mentor, Settings, Youth
    from mentormatch.eligibility import Outcome, Verdict, YouthVerdict
    from mentormatch.encoding import Encoded
    from mentormatch.issues import Issue
    from mentormatch.solver import Problem, Solution


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Everything that is known once a plan is found; what :func:`mentormatch.report.describe.describe` works on.

    ``problem`` and ``solution`` count youths and mentors as ``encoded`` does.
    """

    as_of: date
    settings: Settings
    youths: Mapping[str, Youth]
    mentors: Mapping[str, Mentor]
    verdicts: Mapping[str, Verdict]
    youth_verdicts: Mapping[str, YouthVerdict]
    encoded: Encoded
    problem: Problem
    solution: Solution
    issues: Sequence[Issue]
    follow_ups: Sequence[FollowUp] = ()
    verdicts_before: Mapping[str, Outcome] = field(default_factory=dict)
    """What the last result that was read along said of the mentors."""
