"""The rule book: who may volunteer, at what date, by which rule.

Knows no spreadsheet, no solver and no command line.
"""

from .conditions import Situation
from .judging import judge, judge_all, judge_situation
from .loading import load_rules, own_rules_digest, rules_of
from .municipality import municipality_key
from .plain import plain
from .plain_rule import plain_rule
from .rule_parts import Period
from .rulebook import BenefitFacts, Rule, RuleBook
from .tables import RuleFileError
from .verdict import (
    NOT_APPLICABLE,
    AnswerBy,
    Authority,
    ConditionState,
    Confidence,
    Outcome,
    Reference,
    RuleKind,
    Text,
    TriedCondition,
    TriedRule,
    Unit,
    Verdict,
)
from .wording import unnamed
from .youths import YouthFault, YouthVerdict, age_on, judge_youth, waits_since_end

__all__ = [
    "NOT_APPLICABLE",
    "AnswerBy",
    "Authority",
    "BenefitFacts",
    "ConditionState",
    "Confidence",
    "Outcome",
    "Period",
    "Reference",
    "Rule",
    "RuleBook",
    "RuleFileError",
    "RuleKind",
    "Situation",
    "Text",
    "TriedCondition",
    "TriedRule",
    "Unit",
    "Verdict",
    "YouthFault",
    "YouthVerdict",
    "age_on",
    "judge",
    "judge_all",
    "judge_situation",
    "judge_youth",
    "load_rules",
    "municipality_key",
    "own_rules_digest",
    "plain",
    "plain_rule",
    "rules_of",
    "unnamed",
    "waits_since_end",
]
