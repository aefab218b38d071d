"""``verify``: a result read back and checked against the people in it, without a solver.

What a coordinator may do to a result (sort rows, widen columns, fill in decisions) changes nothing here, because
people and pairs are compared by what they say, not by where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch import record
from mentormatch.errors import InputChanged, InputProblem, NobodyMatched, PlanUntrue
from mentormatch.locale import Language

from .planning import Judged, judge

if TYPE_CHECKING:
    from mentormatch.solver import Solution
    from mentormatch.workbook.book import Book
    from mentormatch.workbook.result_reader import ResultRecord


@dataclass(frozen=True, slots=True)
class Verified:
    """A result in which everything holds."""

    as_of: date
    matches: int
    optimal: bool
    lang: Language


def verify(path: Path) -> Verified:
    """Check a result: the plan against people, demands and proof, and all of it against the run record.

    Raises:
        InputProblem: the file is not a result workbook.
        PlanUntrue: the plan was altered, breaks a demand, or its proof does not hold.
        InputChanged: the plan was true when it was made; the people or settings have changed since.
    """
    from mentormatch.solver import CheckError, check
    from mentormatch.workbook.read import read
    from mentormatch.workbook.result_reader import read_result

    result = read_result(path)
    if record.plan_digest(result.pairs) != result.run.get("plan"):
        raise PlanUntrue("error.altered")
    try:
        book = read([path], settings=record.settings_of(result.run), decisions=False)
    except InputProblem as problem:
        raise InputChanged("error.changed") from problem
    if book.errors or _people(book) != result.run.get("people"):
        raise InputChanged("error.changed")
    day = date.fromisoformat(result.run["as_of"])
    try:
        judged = judge(book.youths, book.mentors, book.matches, book.settings, day)
        solution = _solution(result, judged)
        check(judged.problem, solution)
    except (CheckError, NobodyMatched, KeyError, ValueError) as fault:
        raise PlanUntrue("error.untrue", why=str(fault)) from fault
    return Verified(day, len(result.pairs), solution.optimal, book.language)
