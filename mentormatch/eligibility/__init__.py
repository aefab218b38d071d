"""The rule book: who may volunteer, at what date, by which rule.

Knows no spreadsheet, no solver and no command line.
"""

from .verdict import (
    Authority,
    Confidence,
    ConditionState,
    Outcome,
    Reference,
    RuleKind,
    Text,
    TriedCondition,
    TriedRule,
    Unit,
    Verdict,
)

__all__ = [
    "Authority",
    "ConditionState",
    "Confidence",
    "Outcome",
    "Reference",
    "RuleKind",
    "Text",
    "TriedCondition",
    "TriedRule",
    "Unit",
    "Verdict",
]
