"""A small corps with one of everything that a result can say, in both languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from mentormatch.domain import (
    Benefit,
    Criterion,
    Match,
    MatchStatus,
    Mentor,
    Settings,
    Source,
    Youth,
)
from mentormatch.eligibility import (
    Authority,
    Outcome,
    Reference,
    RuleKind,
    Text,
    TriedRule,
    Unit,
    Verdict,
)
from mentormatch.issues import Issue, Kind, Place, Severity, Texts
from mentormatch.report.model import (
    Ahead,
    Counts,
    LevelLine,
    MatchLine,
    MentorLine,
    PairState,
    Person,
    PointPart,
    Proof,
    Report,
    UnmatchedLine,
    UnmatchedReason,
    VerdictLine,
)
from mentormatch.workbook.catalogue import SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.reading.book import Book, InputFile, SheetCopy

AS_OF = date(2026, 11, 1)
FILE = "unge og mentorer.xlsx"

NAMES = """
Aase Ærø|Bo Fuglsang-Damgaard|Çelik Özgür|Dina Al-Khatib Rasmussen|=HYPERLINK("http://x")|Freja Nørregaard||
Hassan Yılmaz|Ida Skov|Jens-Peter von der Ahe|+45 Kaj|Liv Lund
""".replace("\n", "").split("|")
YOUTHS = {f"U{n}": name or None for n, name in enumerate(NAMES, 1)}
MENTOR_NAMES = [
    "Mette Frost",
    "Niels Åkær",
    "Olga Petrova",
    "Poul Erik Østergaard",
    "Quang Tran",
    "Rikke Holm",
]
MENTORS = {f"M{n}": name for n, name in enumerate(MENTOR_NAMES, 1)}


def _youth(number: int) -> Person:
    return Person(f"U{number}", YOUTHS[f"U{number}"])


def _mentor(number: int) -> Person:
    return Person(f"M{number}", MENTORS[f"M{number}"])


def _parts(interests: int, times: int) -> tuple[PointPart, ...]:
    return (
        PointPart(Criterion.INTERESTS, interests, 300, True, ("fodbold", "madlavning")[: interests // 100]),
        PointPart(Criterion.TRADE, 0, 200, False),
        PointPart(Criterion.TIMES, times, 150, True, ("tuesday.evening", "saturday.morning")[: times // 75]),
        PointPart(Criterion.NEARNESS, 150, 150, True),
    )


def _match(youth: int, mentor: int, state: PairState, **more: object) -> MatchLine:
    parts = _parts(100 * (youth % 3), 75 * (mentor % 3))
    return MatchLine(
        _youth(youth), _mentor(mentor), state, sum(part.points for part in parts), parts, 6 * 60, **more
    )


def _verdict(number: int, outcome: Outcome, benefit: Benefit | None, **more: object) -> VerdictLine:
    rule = TriedRule(
        rule="dagpenge_unpaid_work",
        title=Text("Frivilligt ulønnet arbejde på dagpenge", "Unpaid voluntary work on dagpenge"),
        kind=RuleKind.NATIONAL,
        outcome=outcome,
        reason=Text(
            "Loftet er 15 timer om ugen i en forening.", "The cap is 15 hours a week in an association."
        ),
        value=Fraction(15),
        unit=Unit.HOURS_PER_WEEK,
        in_force_from=date(2017, 5, 1),
        references=(
            Reference(
                "Bekendtgørelse nr. 1698 af 13. august 2021, § 20",
                "https://www.retsinformation.dk/eli/lta/2021/1698",
            ),
        ),
        verified=True,
        decisive=True,
    )
    other = TriedRule(
        rule="frihed",
        title=Text("Frihed til frivillighed", "Freedom to volunteer"),
        kind=RuleKind.EXPERIMENT,
        outcome=None,
        reason=Text("Forsøget sluttede 31. december 2018.", "The experiment ended on 31 December 2018."),
    )
    verdict = Verdict(
        outcome=outcome,
        hours_per_month=more.pop("hours", None),  # type: ignore[arg-type]
        exempted=False,
        as_of=AS_OF,
        reason=Text("Sådan siger reglen.", "So says the rule."),
        duties=(Text("Skal oplyses på dagpengekortet.", "Must be declared on the benefit card."),),
        tried=(rule, other),
        **more,  # type: ignore[arg-type]
    )
    return VerdictLine(_mentor(number), benefit, verdict)


def _issue(code: str, severity: Severity, place: Place, value: str) -> Issue:
    kind = Kind(
        code,
        severity,
        Texts("Datoen {value!r} findes ikke.", "Skriv en dato som 28-02-2001."),
        Texts("The date {value!r} does not exist.", "Write a date like 28-02-2001."),
    )
    return Issue(kind, place, {"value": value})


def make_report() -> Report:
    """Return the report of the small corps."""
    matches = (
        _match(10, 3, PairState.NEW),
        _match(1, 1, PairState.RUNNING, start=date(2026, 3, 1)),
        _match(
            2, 1, PairState.APPROVED, reason="De kender hinanden", by="Karen", decided_on=date(2026, 10, 3)
        ),
        _match(3, 2, PairState.LOCKED),
        _match(4, 4, PairState.RUNNING, start=date(2026, 1, 5), worries=("deducted",)),
        _match(5, 3, PairState.KEPT),
    )
    unmatched = (
        UnmatchedLine(_youth(6), UnmatchedReason.ALL_TAKEN, 250, 2, shut_out=(("times", 3), ("gender", 1)),
                      taken_by=((_mentor(1), (_youth(1), _youth(2))), (_mentor(2), (_youth(3),))),
                      ahead=((Ahead.HELD, 2), (Ahead.WAITING, 1)), educated=True),
        UnmatchedLine(_youth(7), UnmatchedReason.NOBODY_ALLOWED, None, 0,
                      shut_out=(("language", 5), ("gender_youth_wish", 1))),
        UnmatchedLine(_youth(8), UnmatchedReason.NOT_ELIGIBLE, 12, 0, own_faults=("age", "consent")),
        UnmatchedLine(_youth(9), UnmatchedReason.ALL_TAKEN, 61, 1, taken_by=((_mentor(2), (_youth(3),)),),
                      ahead=((Ahead.POINTS, 1),), urgency=3, priority=1, educated=False),
        UnmatchedLine(_youth(11), UnmatchedReason.NOBODY_ALLOWED, 20, 0, shut_out=(("times", 6),)),
        UnmatchedLine(_youth(12), UnmatchedReason.ALL_TAKEN, 181, 1, taken_by=((_mentor(2), (_youth(3),)),)),
    )  # fmt: skip
    mentors = (
        MentorLine(_mentor(1), Outcome.FREE, 2, 2, 720, None, False, False, True),
        MentorLine(_mentor(2), Outcome.CAPPED, 1, 1, 360, 3900, True, True, True),
        MentorLine(_mentor(3), Outcome.FREE, 3, 2, 720, 1080, False, False, True),
        MentorLine(_mentor(4), Outcome.DEDUCTED, 1, 1, 360, 0, True, False, False, ("verdict",)),
        MentorLine(_mentor(5), Outcome.UNDETERMINED, 2, 0, 0, None, False, False, False, ("verdict",)),
        MentorLine(_mentor(6), Outcome.FREE, 1, 0, 0, None, False, False, False, ("consent", "period")),
    )
    question = Text(
        "Kan jeg være frivillig mentor i Gladsaxe Kommune 6 timer om måneden, uden at timerne trækkes?",
        "May I be a volunteer mentor in Gladsaxe Municipality 6 hours a month without a deduction?",
    )
    verdicts = (
        _verdict(1, Outcome.FREE, Benefit.NONE),
        _verdict(2, Outcome.CAPPED, Benefit.DAGPENGE, hours=Fraction(65)),
        _verdict(3, Outcome.FREE, Benefit.FOLKEPENSION),
        _verdict(4, Outcome.DEDUCTED, Benefit.EFTERLOEN, hours=Fraction(0)),
        _verdict(5, Outcome.UNDETERMINED, None, ask=Authority.A_KASSE, question=question),
        _verdict(6, Outcome.FREE, Benefit.FOERTIDSPENSION),
    )
    return Report(
        as_of=AS_OF,
        settings=Settings(municipality="Gladsaxe"),
        counts=Counts(12, 11, 6, 6, 4, 7, 6, 1, 1, 1, 0, places_assumed=1, hours_assumed=3),
        matches=matches,
        unmatched=unmatched,
        mentors=mentors,
        verdicts=verdicts,
        levels=(
            LevelLine("matched", 6, 6, True, "certificate"),
            LevelLine("priority", (4, 2), (4, 2), True, "certificate"),
            LevelLine("waiting", 1234, 1234, True, "engine"),
            LevelLine("points", 2750, 2800, False, "gap"),
            LevelLine("load", 12, 12, True, "certificate"),
            LevelLine("draw", 2**61, 2**61, True, "certificate"),
        ),
        optimal=False,
        issues=(
            _issue("MM-C102", Severity.WARNING, Place(FILE, "Unge", 7, "C", "Fødselsdato"), "30-02-2001"),
            _issue("MM-C101", Severity.ERROR, Place(FILE, "Mentorer", 3, "E", "Ydelse"), "=cmd|' /C x'!A0"),
            _issue("MM-C103", Severity.NOTE, Place(FILE), "x"),
        ),
        proof=Proof(("matched", "priority.1", "draw"), (("M2", (0, -1, 2**70)), ("M1", (1, 0, -(2**70))))),
        run=(("format", "1"), ("as_of", "2026-11-01"), ("plan", "ab" * 32), (f"input.{FILE}", "cd" * 32),
             ("setting.municipality", "Gladsaxe")),
        decisions=(Match("U6", "M1", MatchStatus.REJECTED, reason="Var skoleveninder", by="Karen"),),
    )  # fmt: skip


def make_book() -> Book:
    """Return the input of the small corps: an odd heading row, a column of one's own, an old result sheet."""
    source = {kind: SHEETS[kind] for kind in SheetKind}
    youths = tuple(
        Youth(i, name, source=Source(FILE, "Unge", row)) for row, (i, name) in enumerate(YOUTHS.items(), 4)
    )
    mentors = tuple(
        Mentor(i, name, source=Source(FILE, "Mentorer", row))
        for row, (i, name) in enumerate(MENTORS.items(), 2)
    )
    sheet_youths = SheetCopy(
        "Unge",
        SheetKind.YOUTHS,
        (
            ("Unge i Gladsaxe, efterår 2026",),
            (),
            ("Id", "Navn", "Fødselsdato", "Postnr", "Min egen note"),
            *((i, name, date(2001, 2, 28), "0900", "@sum") for i, name in YOUTHS.items()),
        ),
        2,
        ("id", "name", "birth_date", "postcode", None),
        FILE,
    )
    sheet_mentors = SheetCopy(
        "Mentorer",
        SheetKind.MENTORS,
        (
            ("Id", "Navn", "Pladser", "Aktiv", "Ydelse"),
            *((i, name, 2, True, "dagpenge") for i, name in MENTORS.items()),
        ),
        0,
        ("id", "name", "places", None, "benefit"),
        FILE,
    )
    matches = SheetCopy(
        source[SheetKind.MATCHES].da,
        SheetKind.MATCHES,
        (
            ("Ung", "Mentor", "Status", "Start"),
            ("U1", "M1", "aktiv", date(2026, 3, 1)),
            ("U4", "M4", "aktiv"),
        ),
        0,
        ("youth", "mentor", "status", "start"),
        FILE,
    )
    mine = SheetCopy("Overblik", None, (("Min egen side", 1.5, 1234567890123456),), None, (), FILE)
    old = SheetCopy("Matches", None, (("gammelt",),), None, (), FILE, ResultSheet.MATCHES)
    return Book(
        youths,
        mentors,
        (),
        Settings(municipality="Gladsaxe"),
        sheets=(sheet_youths, sheet_mentors, matches, mine, old),
        files=(InputFile(FILE, "cd" * 32),),
    )


@pytest.fixture(scope="session")
def report() -> Report:
    return make_report()


@pytest.fixture(scope="session")
def book() -> Book:
    return make_book()
