"""The few functions that the command line and the batch call; each runs stages of the one line.

Nothing here prints, asks for today's date or reads the environment: all of it comes in with the request.
"""

from .comparing import compare, save_comparison
from .explaining import Explained, GoalPrices, explain, explain_goals
from .files import sample, template
from .letters import Written, letters, write_template
from .planning import Plan, plan
from .run import InputStopped, Outcome, Request, as_of, match, read, validate
from .statement import Stated, statement
from .verifying import Verified, verify
from .what_if import WhatIf, what_if

__all__ = [
    "Explained",
    "GoalPrices",
    "InputStopped",
    "Outcome",
    "Plan",
    "Request",
    "Stated",
    "Verified",
    "WhatIf",
    "Written",
    "as_of",
    "compare",
    "explain",
    "explain_goals",
    "letters",
    "match",
    "plan",
    "read",
    "sample",
    "save_comparison",
    "statement",
    "template",
    "validate",
    "verify",
    "what_if",
    "write_template",
]
