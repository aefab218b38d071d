"""Who is not in a plan although somebody counts on it, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentormatch.domain import MatchStatus
    from mentormatch.issues import Issue, Place

    from .model import Person, UnmatchedReason


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A row that was left out because of its errors, or because of somebody whom it names."""

    side: str
    """``youth``, ``mentor``, ``match`` or ``follow_up``."""
    people: tuple[Person, ...]
    """The person, or the youth and the mentor of a match; empty where the row does not tell."""
    place: Place
    issues: tuple[Issue, ...]
    """The errors of the row; none where somebody whom it names was left out."""


class Fallen(StrEnum):
    """Why somebody who stood in the last result is not in this plan."""

    GONE = "gone"
    """On the list no more."""
    NOT_ELIGIBLE = "not_eligible"
    """A youth who could have a mentor then, and cannot now."""
    AWAY = "away"
    """A mentor who could take a youth then, and cannot now."""
    NOT_PROPOSED = "not_proposed"
    """Had a place in the last plan, and has none in this one."""
    REJECTED = "rejected"
    """A person has rejected the pair, and there is no other."""
    ENDED = "ended"
    """The match has ended, and there is no other."""


@dataclass(frozen=True, slots=True)
class FallenLine:
    """Somebody who stood in the last result and is not in this plan."""

    person: Person
    side: str
    """``youth`` or ``mentor``."""
    why: Fallen
    partners: tuple[Person, ...] = ()
    """Whom the last result had them with."""
    faults: tuple[str, ...] = ()
    """For ``NOT_ELIGIBLE`` and ``AWAY``: what fails, in the keys of the texts."""
    unmatched: UnmatchedReason | None = None
    """For a youth who waits now: why."""


@dataclass(frozen=True, slots=True)
class LapsedLine:
    """A match that runs, or was decided for, and is not in the plan because somebody is missing."""

    youth: Person
    mentor: Person
    status: MatchStatus
    missing: tuple[str, ...]
    """``youth_gone``, ``mentor_gone``, ``youth_left_out``, ``mentor_left_out``."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the last result said, as far as it can still be read."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    youths: frozenset[str] = frozenset()
    """All youths of its list."""
    eligible: frozenset[str] = frozenset()
    """Those who could have a mentor."""
    mentors: frozenset[str] = frozenset()
    """All mentors of its list."""
    free: frozenset[str] = frozenset()
    """Those who had a free place."""
    youth_names: Mapping[str, str] = field(default_factory=dict)
    mentor_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """Everybody who is not in a plan although somebody counts on it."""

    left_out: tuple[LeftOutLine, ...] = ()
    fallen: tuple[FallenLine, ...] = ()
    lapsed: tuple[LapsedLine, ...] = ()
