"""Two plans side by side: who got, lost or changed a mentor, and each goal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mentormatch.locale import Language

from .model import LevelLine

Value = int | tuple[int, ...]


class Difference(StrEnum):
    """What became of a youth between two plans."""

    GOT = "got"
    LOST = "lost"
    CHANGED = "changed"
    CAME = "came"
    """Is only in the later list, and has a mentor there."""
    LEFT = "left"
    """Had a mentor and is no longer in the list."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A youth with another mentor than before; ids, ``None`` for no mentor."""

    youth: str
    kind: Difference
    before: str | None
    after: str | None
    points_before: int | None
    points_after: int | None


@dataclass(frozen=True, slots=True)
class LevelPair:
    """A goal in both plans; ``None`` where it is not in the ladder."""

    goal: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Names:
    """What people are called, by id; whoever has no name is not there."""

    youths: Mapping[str, str] = field(default_factory=dict)
    mentors: Mapping[str, str] = field(default_factory=dict)

    def youth(self, one: str) -> str:
        """Return a youth's name with the id, or the id alone."""
        return _called(one, self.youths)

    def mentor(self, one: str) -> str:
        """Return a mentor's name with the id, or the id alone."""
        return _called(one, self.mentors)


def _called(one: str, names: Mapping[str, str]) -> str:
    return f"{names[one]} ({one})" if names.get(one) else one


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans side by side."""

    changed: tuple[Changed, ...]
    """Sorted by kind, then by youth."""
    kept: int
    """How many pairs are in both."""
    matched: tuple[int, int]
    levels: tuple[LevelPair, ...]
    lang: Language
    days: tuple[date, date] | None = None
    """The dates that the two plans were made as of, where they are of two results."""
    names: Names = Names()
    """What the people are called."""

    @property
    def newer_first(self) -> bool:
        """Whether what is called before is the later of the two."""
        return self.days is not None and self.days[0] > self.days[1]

    def count(self, kind: Difference) -> int:
        """Return to how many youths this happened."""
        return sum(one.kind is kind for one in self.changed)


def compare_plans(
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    people: tuple[Collection[str], Collection[str]],
    levels: tuple[Sequence[LevelLine], Sequence[LevelLine]],
    points: tuple[Mapping[str, int], Mapping[str, int]],
    lang: Language,
    days: tuple[date, date] | None = None,
    names: Names | None = None,
) -> Comparison:
    """Compare two plans.

    Args:
        before, after: the mentor of each youth who has one, by ids.
        people: all youths of each list.
        levels: the goals and what each plan reached.
        points: of each youth's pair.
        lang: the language to say it in.
        days: the dates of two results.
        names: what the people are called.
    """
    changed = []
    for youth in sorted(before.keys() | after.keys()):
        old, new = before.get(youth), after.get(youth)
        if old == new:
            continue
        if old is None:
            kind = Difference.GOT if youth in people[0] else Difference.CAME
        elif new is None:
            kind = Difference.LOST if youth in people[1] else Difference.LEFT
        else:
            kind = Difference.CHANGED
        changed.append(Changed(youth, kind, old, new, points[0].get(youth), points[1].get(youth)))
    order = list(Difference)
    changed.sort(key=lambda one: (order.index(one.kind), one.youth))
    first, second = ({level.goal: level.value for level in side} for side in levels)
    return Comparison(
        changed=tuple(changed),
        kept=sum(after.get(youth) == mentor for youth, mentor in before.items()),
        matched=(len(before), len(after)),
        levels=tuple(
            LevelPair(goal, first.get(goal), second.get(goal)) for goal in dict.fromkeys([*second, *first])
        ),
        lang=lang,
        days=days,
        names=names or Names(),
    )
