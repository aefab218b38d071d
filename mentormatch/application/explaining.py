"""``explain``: what there is to say about one person of a result, or about all of it, without a solver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.errors import UsageProblem
from mentormatch.locale import Language

from .passwords import Ask
from .verifying import restore

if TYPE_CHECKING:
    from mentormatch.report.again import Again
    from mentormatch.report.model import (
        AlternativesLine,
        AskLine,
        Effect,
        MatchLine,
        MentorLine,
        Report,
        UnmatchedLine,
    )
    from mentormatch.report.pricing import Pricing
    from mentormatch.solver import Level, LevelPrice
    from mentormatch.workbook.reading.book import Book


@dataclass(frozen=True, slots=True)
class AboutYouth:
    """Why this mentor, or why none; ``alternatives`` is ``None`` where a decision holds the match."""

    id: str
    match: MatchLine | None
    unmatched: UnmatchedLine | None
    alternatives: AlternativesLine | None


@dataclass(frozen=True, slots=True)
class AboutMentor:
    """Whom a mentor has, and what a change would make of the plan."""

    line: MentorLine
    matches: tuple[MatchLine, ...]
    ask: AskLine | None
    place: Effect | None
    """What one more place would bring; ``None``: nothing, or it is not known."""
    left: Effect | None
    """What the plan loses if the mentor leaves; ``None``: the mentor has nobody, or it is not known."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What was asked about; ``youth`` and ``mentor`` are both ``None`` where nobody was named."""

    report: Report
    lang: Language
    youth: AboutYouth | None = None
    mentor: AboutMentor | None = None
    matches_sheet: str = ""
    """What the sheet is called in which the coordinator would lock a pair."""


def explain(path: Path, person: str | None = None, password: Ask | None = None) -> Explained:
    """Read a result back and explain it.

    Args:
        path: a result workbook.
        person: the id of a youth or a mentor, however it is spelt, or a full name that one person alone has;
            ``None``: the whole result.
        password: asked for the file's password, if it has one; ``None``: nobody can be asked.

    Raises:
        InputProblem, PlanUntrue, InputChanged: as ``verify`` does, for a result that does not hold explains
            nothing.
        UsageProblem: nobody has that id or name, or several people.
    """
    from mentormatch.report.describe import describe
    from mentormatch.report.pricing import Pricing
    from mentormatch.workbook.catalogue import SHEETS, SheetKind

    restored = restore(path, password)
    book, judged = restored.book, restored.judged
    case = judged.case(
        book.youths, book.mentors, book.settings, restored.as_of, restored.solution, book.issues
    )
    report = describe(case)
    if person is None:
        return Explained(report, restored.record.lang)
    try:
        youth, mentor = _meant(person, book, path)
    except UsageProblem as problem:
        problem.lang = restored.record.lang
        raise
    return Explained(
        report,
        restored.record.lang,
        youth=_youth(report, youth) if youth is not None else None,
        mentor=_mentor(report, mentor, Pricing.of(case)) if mentor is not None else None,
        matches_sheet=next(
            (copy.name for copy in book.sheets if copy.kind is SheetKind.MATCHES),
            SHEETS[SheetKind.MATCHES].name(book.language),
        ),
    )


def _meant(given: str, book: Book, path: Path) -> tuple[str | None, str | None]:
    """Return the id of the youth and of the mentor that are meant: one of them, or both where both have that very id.

    Raises:
        UsageProblem: nobody is meant, or several people are who cannot be told apart.
    """
    from mentormatch.workbook.reading.id_index import IdIndex

    sides = (book.youths, book.mentors)
    found = [IdIndex.of(side).resembling(given) for side in sides]
    exact = [given if given in ids else None for ids in found]
    if any(exact):
        return exact[0], exact[1]
    youths, mentors = found
    if not youths and not mentors:
        raise UsageProblem("explain.unknown", id=given, path=path.name)
    if len(youths) + len(mentors) > 1 and not (youths == mentors and len(youths) == 1):
        names = [{one.id: one.name for one in side} for side in sides]
        alike = [
            f"{name} ({one})" if (name := known[one]) else one
            for ids, known in zip(found, names, strict=True)
            for one in sorted(ids)
        ]
        raise UsageProblem("explain.ambiguous", id=given, alike=", ".join(alike))
    return next(iter(youths), None), next(iter(mentors), None)


@dataclass(frozen=True, slots=True)
class GoalPrices:
    """The ladder of a result, goal by goal, and what each but the last costs the others."""

    levels: tuple[Level, ...]
    prices: tuple[LevelPrice, ...]
    lang: Language


def explain_goals(path: Path, password: Ask | None = None) -> GoalPrices:
    """Read a result back and solve again without each of its goals in turn.

    Raises:
        InputProblem, PlanUntrue, InputChanged: as ``verify`` does.
        EngineProblem: the engine is missing or failed.
    """
    from mentormatch.solver import level_prices

    restored = restore(path, password)
    prices = level_prices(restored.judged.problem, restored.solution)
    return GoalPrices(restored.solution.levels, tuple(prices), restored.record.lang)


def _youth(report: Report, youth: str) -> AboutYouth:
    return AboutYouth(
        youth,
        next((line for line in report.matches if line.youth.id == youth), None),
        next((line for line in report.unmatched if line.youth.id == youth), None),
        next((line for line in report.alternatives if line.youth.id == youth), None),
    )


def _mentor(report: Report, mentor: str, pricing: Pricing | None) -> AboutMentor:
    line = next(line for line in report.mentors if line.mentor.id == mentor)
    matches = tuple(match for match in report.matches if match.mentor.id == mentor)
    place = left = None
    if pricing is not None:
        from mentormatch.report.again import Again

        column = pricing.case.encoded.mentor_row[mentor]
        again = Again(pricing)
        place = _one_place(pricing, column, again)
        left = _if_left(pricing, column, again) if matches else None
    ask = next((line for line in report.ask if line.mentor.id == mentor), None)
    return AboutMentor(line, matches, ask, place, left)


def _one_place(pricing: Pricing, column: int, again: Again) -> Effect | None:
    """Return what one more place would bring; ``None``: nothing, or the mentor takes no new matches."""
    problem = pricing.case.problem
    if pricing.case.encoded.away[column]:
        return None
    price = pricing.prices.places().get(column)
    if price is None:
        places = problem.places + (np.arange(problem.mentors) == column)
        price = again.price(replace(problem, places=places))
    return pricing.effect(price) if price and price.better else None


def _if_left(pricing: Pricing, column: int, again: Again) -> Effect | None:
    problem = pricing.case.problem
    changed = replace(
        problem,
        allowed=problem.allowed & (np.arange(problem.mentors) != column),
        locked=tuple(pair for pair in problem.locked if pair[1] != column),
        keep=tuple(pair for pair in problem.keep or () if pair[1] != column),
    )
    price = again.price(changed)
    return pricing.effect(price) if price else None
