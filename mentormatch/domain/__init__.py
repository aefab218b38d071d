"""The words of the project as types: people, matches, settings. Imports nothing of ours."""

from .follow_ups import FollowUp
from .matches import Match, MatchStatus
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
from .settings import BlankBenefit, Criterion, Demand, Settings
from .text import fold

__all__ = [
    "WEEKDAYS",
    "Benefit",
    "BlankBenefit",
    "CheckAnswer",
    "Criterion",
    "DayPart",
    "Demand",
    "FollowUp",
    "Gender",
    "GenderWish",
    "Host",
    "Match",
    "MatchStatus",
    "Mentor",
    "PersonStatus",
    "RecordCheck",
    "Settings",
    "Slot",
    "Source",
    "WorkCategory",
    "Youth",
    "fold",
]
