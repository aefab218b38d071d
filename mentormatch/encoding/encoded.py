"""A run as numbers, with the way back to the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from mentormatch.domain import WEEKDAYS, Criterion, Excluded, Match, Settings, Youth, fold, help_area
from mentormatch.report.model import PairState, PointPart

from . import points as solver_points
from .candidates import Flags, Ints, Mask, Pairs
from .held import Conflict, Worry
from .traits import PARTS, Sides

if TYPE_CHECKING:
    from mentormatch.solver import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A run's people and policy as numbers: y youths and m mentors, both sorted by id.

    Youths who are not eligible are left out, unless they have a running or approved match. All mentors are here.
    Times are minutes a month.
    """

    youth_ids: tuple[str, ...]
    mentor_ids: tuple[str, ...]
    youth_row: Mapping[str, int]
    mentor_row: Mapping[str, int]
    points: solver_points.Points
    """(y, m) 0-1000."""
    excluded: Flags
    """(y, m) ``Excluded`` flags. Running and approved matches, and those for which a demand is waived, keep theirs;
    ``allowed`` lets them pass."""
    allowed: Mask
    """(y, m)."""
    places: Ints
    """(m,) wide enough for what runs or is approved."""
    hours: Ints
    """(y,)."""
    hours_limit: Ints
    """(m,) -1 no limit; wide enough for what runs or is approved."""
    places_offered: Ints
    """(m,) as they are without what runs or is approved."""
    hours_offered: Ints
    """(m,) the limit without what runs or is approved."""
    limit_is_legal: Mask
    """(m,) whether the law sets the limit (else the mentor's offer, or nothing does)."""
    offer_cut: Mask
    """(m,) whether the mentor offered more than the law allows."""
    away: tuple[tuple[str, ...], ...]
    """(m,) why a mentor takes no new matches: ``verdict``, ``consent``, ``status``, ``period``,
    ``record_check``, ``places``; empty for an available mentor."""
    priority: Ints
    """(y,) class, higher is more urgent."""
    waiting: Ints
    """(y,) days."""
    youth_draw: Ints
    mentor_draw: Ints
    keep: tuple[tuple[int, int], ...]
    """Last run's proposals that are still allowed, as rows."""
    proposed: tuple[tuple[int, int], ...]
    """All of last run's proposals, as rows: those that a change allows again are kept where the goals say so."""
    rejected: frozenset[tuple[int, int]]
    """Pairs that a person has rejected, as rows; not those who said "not with" themselves."""
    locked: tuple[tuple[int, int], ...]
    """Pairs that are in every plan, as rows: running, locked and approved."""
    states: Mapping[tuple[str, str], PairState]
    """How each held pair is held, by ids."""
    decisions: Mapping[tuple[str, str], Match]
    """The row that holds each held pair."""
    waived: Mapping[tuple[str, str], frozenset[str]]
    """The demands (keys) that a person has waived for a pair, by ids; needed or not."""
    worries: tuple[Worry, ...]
    conflicts: tuple[Conflict, ...]
    """Where there are any, no plan is possible; the decisions concerned are not in ``locked``."""
    kept: Mapping[str, tuple[tuple[str, int], ...]]
    """Per mentor (id) the youths for whom a place is kept while a substitute stands in, or until one does, and the
    minutes kept with it; neither is in ``places_offered`` and ``hours_offered``."""
    ignored: tuple[Match, ...]
    """Rows about people who are not in the lists."""
    settings: Settings
    _youths: Sequence[Youth] = field(repr=False)
    _sides: Sides = field(repr=False)
    _pairs: Pairs = field(repr=False)

    def problem(self) -> Problem:
        """Return the problem for ``mentormatch.solver.solve``; it shares the arrays."""
        from mentormatch.solver import Goal, Problem

        limited = bool((self.hours_limit >= 0).any())
        return Problem(
            points=cast("Ints", self.points),  # 16 bits are kept as they are
            allowed=self.allowed,
            places=self.places,
            hours=self.hours if limited else None,
            hours_limit=self.hours_limit if limited else None,
            priority=self.priority,
            waiting=self.waiting,
            keep=self.keep,
            locked=self.locked,
            youth_draw=self.youth_draw,
            mentor_draw=self.mentor_draw,
            goals=tuple(Goal(name) for name in self.settings.ladder),
        )

    def breakdown(self, youth: str, mentor: str) -> tuple[PointPart, ...]:
        """Return what the points of a pair (by ids) are made of; the parts sum to its points.

        Raises:
            KeyError: one of the two is not in the problem.
        """
        return self.breakdowns([(youth, mentor)])[0]

    def breakdowns(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[PointPart, ...]]:
        """Return for each pair (by ids) what :meth:`breakdown` says.

        Raises:
            KeyError: somebody is not in the problem.
        """
        rows = [(self.youth_row[youth], self.mentor_row[mentor]) for youth, mentor in pairs]
        found = solver_points.breakdowns(
            self._sides.youths,
            self._sides.mentors,
            self.settings.weights,
            rows,
            age_gap=self.settings.min_age_gap,
            max_distance=self.settings.max_distance,
            pairs=self._pairs,
        )
        return [
            tuple(
                PointPart(part.criterion, part.points, part.most, part.known, self._shared(part, at[0]))
                for part in parts
            )
            for at, parts in zip(rows, found, strict=True)
        ]

    def why_excluded(self, youth: str, mentor: str) -> Excluded:
        """Return the demands that shut a pair (by ids) out; 0 for a candidate.

        Raises:
            KeyError: one of the two is not in the problem.
        """
        return Excluded(int(self.excluded[self.youth_row[youth], self.mentor_row[mentor]]))

    def _shared(self, part: solver_points.Part, row: int) -> tuple[str, ...]:
        """Name what two people share, in the youth's own words."""
        if not part.shared:
            return ()
        youth = self._youths[row]
        if part.criterion is Criterion.TIMES:
            return tuple(f"{WEEKDAYS[slot // len(PARTS)]}.{PARTS[slot % len(PARTS)]}" for slot in part.shared)
        if part.criterion is Criterion.NEARNESS:
            return (f"{part.shared[0]} km" if part.shared[0] >= 0 else youth.municipality or "",)
        if part.criterion not in self._sides.words:
            return ()
        key = help_area if part.criterion is Criterion.HELP else fold
        said = {
            Criterion.HELP: youth.help_wanted,
            Criterion.INTERESTS: youth.interests,
            Criterion.TRADE: youth.trades,
            Criterion.LANGUAGE: youth.languages,
        }[part.criterion]
        columns = self._sides.words[part.criterion].columns
        return tuple(
            {
                columns[key(word)]: word for word in reversed(said) if columns[key(word)] in part.shared
            }.values()
        )[::-1]
