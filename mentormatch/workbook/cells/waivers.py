"""The demands that a person has waived for one pair, as a cell names them."""

from __future__ import annotations

import re
from typing import Any

from mentormatch.domain.demands import DEFINITIONS, find_definition
from mentormatch.issues import Said, matches

from .parsers import Fault, fault, text
from .text import clean, is_blank

_APART = re.compile(r"[;,/|&+\n\r]+|\s+(?:og|samt|and)\s+", re.IGNORECASE)


def waived_demands(value: Any) -> frozenset[str] | Fault | None:
    """Return the keys of the demands that a cell names, in any of their spellings.

    Only what is the corps's own choice can be waived: another demand, or what is none, is a fault.
    """
    word = text(value) or ""
    if is_blank(word):
        return None
    found = set()
    for part in filter(None, map(clean, _APART.split(word))):
        meant = find_definition(part)
        if meant is None:
            return fault(matches.NOT_A_DEMAND, part, allowed=waivable())
        if not meant.own_choice:
            return fault(
                matches.NEVER_WAIVED,
                value,
                demand=Said(_capital(meant.da), _capital(meant.en)),
                allowed=waivable(),
            )
        found.add(meant.key)
    return frozenset(found)


def waivable() -> Said:
    """Return the demands that can be waived, for a message."""
    names = [one for one in DEFINITIONS if one.own_choice]
    return Said(", ".join(one.da for one in names), ", ".join(one.en for one in names))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
