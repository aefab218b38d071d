"""A bad cell that only gives points, or an order, costs the cell; one that acts as a demand is an error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Demand
from mentormatch.domain.demands import DEFAULT_DEMANDS
from mentormatch.issues import Severity
from mentormatch.workbook import read
from mentormatch.workbook.catalogue import SHEETS, CellType, SheetKind
from mentormatch.workbook.catalogue.soft import soft_columns
from mentormatch.workbook.reading.book import Book
from tests.books import AS_OF, command, mentor, write_book, youth


def read_with(
    tmp_path: Path, side: str, heading: str, value: object, settings: dict[str, object] | None = None
) -> Book:
    youths = [youth(1, Navn="Ane"), youth(2, Navn="Bo")]
    mentors = [mentor(1, Navn="Mads"), mentor(2, Navn="Mia")]
    (youths if side == "Unge" else mentors)[0][heading] = value
    return read(
        [write_book(tmp_path / "b.xlsx", youths, mentors, settings=settings)], today=date(2026, 11, 1)
    )


SOFT = [
    ("Unge", "Postnr", "et sted", "postcode", None),
    ("Unge", "Kommune", "Gladsaxse", "municipality", None),
    ("Unge", "Prioritet", "vist nok", "priority", None),
    ("Unge", "Venter siden", "i sommers", "waiting_since", None),
    ("Unge", "Venter siden", "01-01-1990", "waiting_since", None),
    ("Unge", "Interesser", "#REF!", "interests", ()),
    ("Unge", "Kompetencegivende uddannelse", "næsten færdig?", "has_qualifying_education", None),
    ("Unge", "Brug for hjælp til", "#N/A", "help_wanted", ()),
    ("Mentorer", "Postnr", "et sted", "postcode", None),
    ("Mentorer", "Fødselsdato", "31-02-1970", "birth_date", None),
    ("Mentorer", "Fødselsdato", "01-01-1870", "birth_date", None),
    ("Mentorer", "Uddannelse eller fag", "#REF!", "trades", ()),
]


@pytest.mark.parametrize(("side", "heading", "value", "key", "blank"), SOFT)
def test_it_costs_the_cell_and_says_so(
    tmp_path: Path, side: str, heading: str, value: object, key: str, blank: object
) -> None:
    book = read_with(tmp_path, side, heading, value)
    assert not book.errors
    (issue,) = (one for one in book.issues if one.severity is Severity.WARNING)
    assert (issue.place.sheet, issue.place.heading, issue.place.row) == (side, heading, 2)
    assert issue.cause("da").endswith("Cellen tæller som tom.")
    assert issue.cause("en").endswith("The cell counts as blank.")
    people = book.youths if side == "Unge" else book.mentors
    assert len(people) == 2
    assert getattr(people[0], key) == blank


HARD = [
    ("Unge", "Fødselsdato", "31-02-2006", {}),
    ("Unge", "Sprog", "Dasnk", {}),
    ("Unge", "Ønsket køn", "måske?", {}),
    ("Unge", "Køn", "måske?", {}),
    ("Unge", "Ikke sammen med", "M9", {}),
    ("Unge", "Samtykke", "ja, men ikke endnu", {}),
    ("Unge", "Timer pr. måned", "en del", {}),
    ("Unge", "Mødetider", "snart", {}),
    ("Unge", "Postnr", "et sted", {"Krav: afstand": "ja"}),
    ("Unge", "Kommune", "Gladsaxse", {"Krav: bopæl i kommunen": "ja"}),
    ("Mentorer", "Straffeattest", "ja, men ikke endnu", {}),
    ("Mentorer", "Ydelse", "noget", {}),
    ("Mentorer", "Bopælskommune", "Gladsaxse", {}),
    ("Mentorer", "Pladser", "en del", {}),
    ("Mentorer", "Timer andre steder", "en del", {}),
    ("Mentorer", "Aktiv fra", "snart", {}),
    ("Mentorer", "Fødselsdato", "31-02-1970", {"Krav: aldersforskel": "ja"}),
]


@pytest.mark.parametrize(("side", "heading", "value", "settings"), HARD)
def test_what_acts_as_a_demand_is_an_error(
    tmp_path: Path, side: str, heading: str, value: object, settings: dict[str, object]
) -> None:
    (issue,) = read_with(tmp_path, side, heading, value, settings).errors
    assert (issue.place.sheet, issue.place.heading, issue.place.row) == (side, heading, 2)


@pytest.mark.parametrize("demanded", [DEFAULT_DEMANDS, frozenset(Demand)])
def test_no_demand_and_no_word_of_the_law_is_ever_soft(demanded: frozenset[Demand]) -> None:
    never = {"id", "languages", "gender", "wished_gender", "not_with", "consent", "record_check", "benefit"}
    never |= {
        "work",
        "residence",
        "decided_by",
        "decided_on",
        "minutes_elsewhere",
        "usually_paid",
        "reported",
    }
    never |= {"places", "minutes_per_month", "meeting_times", "active_from", "active_to", "status", "role"}
    for kind in (SheetKind.YOUTHS, SheetKind.MENTORS):
        soft = soft_columns(kind, demanded)
        assert soft.isdisjoint(never)
        known = {column.key for column in (*SHEETS[kind].columns, *SHEETS[kind].also)}
        assert soft <= known
        assert not any(
            column.type in {CellType.SLOTS, CellType.HOURS, CellType.ID}
            for column in SHEETS[kind].columns
            if column.key in soft
        )


def test_the_plan_is_made_and_the_cell_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1, Navn="Ane", Prioritet="vist nok")], [mentor(1)])
    assert command("match", book, "-o", tmp_path / "o.xlsx", "--as-of", AS_OF) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "Cellen er ikke et helt tal. Der står: vist nok. Cellen tæller som tom." in said
    assert command("verify", tmp_path / "o.xlsx") == 0
