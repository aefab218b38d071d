"""The words of the project as types: people, matches, settings. Imports nothing of ours."""

from .demands import (
    BY_DEMAND,
    DEFINITIONS,
    OWN_CHOICE,
    WAIVABLE,
    Definition,
    Demand,
    Excluded,
    find_definition,
)
from .follow_ups import Answered, FollowUp
from .help_areas import help_area
from .matches import EndedMatch, EndReason, Match, MatchStatus
from .people import (
    WEEKDAYS,
    Benefit,
    CheckAnswer,
    DayPart,
    Gender,
    GenderWish,
    Host,
    Mentor,
    PersonStatus,
    RecordCheck,
    Slot,
    Source,
    WorkCategory,
    Youth,
)
from .rulings import Ruling, RulingAnswer
from .settings import BlankBenefit, Criterion, Settings
from .spans import Span, Unit
from .text import fold

__all__ = [
    "BY_DEMAND",
    "DEFINITIONS",
    "OWN_CHOICE",
    "WAIVABLE",
    "WEEKDAYS",
    "Answered",
    "Benefit",
    "BlankBenefit",
    "CheckAnswer",
    "Criterion",
    "DayPart",
    "Definition",
    "Demand",
    "EndReason",
    "EndedMatch",
    "Excluded",
    "FollowUp",
    "Gender",
    "GenderWish",
    "Host",
    "Match",
    "MatchStatus",
    "Mentor",
    "PersonStatus",
    "RecordCheck",
    "Ruling",
    "RulingAnswer",
    "Settings",
    "Slot",
    "Source",
    "Span",
    "Unit",
    "WorkCategory",
    "Youth",
    "find_definition",
    "fold",
    "help_area",
]
