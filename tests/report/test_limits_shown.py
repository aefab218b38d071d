"""A limit is shown as the law or the mentor set it, also where earlier decisions have passed it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from mentormatch.application.planning import judge, plan
from mentormatch.domain import (
    Benefit,
    Host,
    Match,
    MatchStatus,
    Mentor,
    PersonStatus,
    Settings,
    WorkCategory,
    Youth,
)
from mentormatch.locale import texts
from mentormatch.report.describe import describe
from mentormatch.report.model import Report
from mentormatch.workbook.result import words

AS_OF = date(2026, 11, 30)


def youth(number: int, hours: int | None = None) -> Youth:
    minutes = None if hours is None else hours * 60
    return Youth(f"U{number}", age=20, languages=("dansk",), minutes_per_month=minutes, consent=True)


def report(youths: list[Youth], mentors: list[Mentor], matches: list[Match], **settings: object) -> Report:
    chosen = Settings(municipality="Gladsaxe", **settings)  # type: ignore[arg-type]
    judged = judge(youths, mentors, matches, chosen, AS_OF)
    return describe(judged.case(youths, mentors, chosen, AS_OF, plan(judged, chosen).solution))


@pytest.fixture
def over_the_law() -> Report:
    mentor = Mentor(
        "M1",
        benefit=Benefit.DAGPENGE,
        languages=("dansk",),
        places=2,
        work=WorkCategory.UNPAID_WORK,
        residence="Gladsaxe",
        consent=True,
    )
    running = [Match(f"U{n}", "M1", MatchStatus.RUNNING) for n in (1, 2)]
    return report([youth(n, 30) for n in (1, 2, 3)], [mentor], running, host=Host.ASSOCIATION)


def test_the_laws_limit_is_the_laws_and_what_is_used_stands_beside_it(over_the_law: Report) -> None:
    (line,) = over_the_law.mentors
    assert line.limit_is_legal
    assert line.minutes_limit is not None
    assert words.hours(line.minutes_limit) < 45
    assert words.hours(line.minutes_used) == Fraction(60)
    assert line.too_many_minutes
    assert words.mentor_remark(line, texts("da")).startswith(
        "⚠ Over lovens grænse: 60 timer om måneden brugt"
    )


def test_a_mentor_over_the_limit_has_no_free_places(over_the_law: Report) -> None:
    assert over_the_law.mentors[0].free == 0
    assert "U3" not in {line.youth.id for line in over_the_law.matches}


def test_the_mentors_own_limit_is_the_mentors_own() -> None:
    mentor = Mentor(
        "M1", benefit=Benefit.WAGE, languages=("dansk",), places=2, minutes_per_month=120, consent=True
    )
    said = report([youth(1, 6)], [mentor], [Match("U1", "M1", MatchStatus.APPROVED)])
    (line,) = said.mentors
    assert (line.minutes_limit, line.minutes_used, line.limit_is_legal) == (120, 360, False)
    assert "Over det, mentoren vil: 6 timer om måneden brugt, 2 tilbudt" in words.mentor_remark(
        line, texts("da")
    )


def test_places_are_those_offered_and_the_figures_sum_up() -> None:
    mentors = [
        Mentor("M1", benefit=Benefit.WAGE, languages=("dansk",), places=1, consent=True),
        Mentor("M2", benefit=Benefit.WAGE, languages=("dansk",), places=2, consent=True),
        Mentor(
            "M3",
            benefit=Benefit.WAGE,
            languages=("dansk",),
            places=1,
            consent=True,
            status=PersonStatus.LEFT,
        ),
    ]
    running = [Match("U1", "M1", MatchStatus.RUNNING), Match("U2", "M1", MatchStatus.RUNNING)]
    stopped = Match("U3", "M3", MatchStatus.RUNNING)
    said = report([youth(n) for n in range(1, 5)], mentors, [*running, stopped])
    assert [(line.places, line.used, line.free) for line in said.mentors] == [(1, 2, 0), (2, 1, 1), (1, 1, 0)]
    assert "Har 2 unge, men tilbyder 1 pladser" in words.mentor_remark(said.mentors[0], texts("da"))
    assert said.counts.places_used == sum(line.used for line in said.mentors) == len(said.matches)
    assert said.counts.places == said.counts.places_used + sum(line.free for line in said.mentors)
