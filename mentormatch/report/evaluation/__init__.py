"""What an exemption made possible: the same people and demands, matched under two sets of rules."""

from .evaluate import evaluate
from .laws import Law, People, judged_by, without_experiments
from .model import Evaluation
from .series import series

__all__ = ["Evaluation", "Law", "People", "evaluate", "judged_by", "series", "without_experiments"]
