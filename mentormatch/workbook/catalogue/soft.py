"""Which columns only give points, or an order: a bad cell there costs the cell, and not the row.

Whatever acts as a demand, tells who somebody is, or what the law allows is never among them, nor are ids: one that can
mean two people is an error. What becomes a demand by a setting (``Krav: afstand``) is taken out while the setting
demands it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from mentormatch.domain import Demand
from mentormatch.domain.demands import BY_DEMAND

from .types import SheetKind

_OF_BOTH = frozenset({"name", "first_name", "last_name", "postcode", "interests", "trades", "phone", "email"})
_SOFT: Mapping[SheetKind, frozenset[str]] = MappingProxyType(
    {
        SheetKind.YOUTHS: _OF_BOTH
        | {
            "municipality",
            "waiting_since",
            "priority",
            "has_qualifying_education",
            "help_wanted",
        },
        SheetKind.MENTORS: _OF_BOTH | {"birth_date", "age", "help_offered"},
    }
)

SOFT_OF_MATCHES = frozenset({"first_meeting", "next_meeting", "expected_end"})
"""Of a sheet of matches: days that are no demand on anybody. What the two said, and why it ended, decide something."""


def soft_columns(kind: SheetKind, demands: Collection[Demand]) -> frozenset[str]:
    """Return the keys of the columns of a sheet of people in which a bad cell counts as blank, under some demands."""
    hard: set[str] = set()
    for demand in demands:
        definition = BY_DEMAND[demand]
        hard.update(definition.youth_columns if kind is SheetKind.YOUTHS else definition.mentor_columns)
    return _SOFT[kind] - hard
