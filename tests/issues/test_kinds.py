"""The catalogue of faults: stable codes, both languages, the same gaps."""

from __future__ import annotations

import importlib
import pkgutil
import string
from datetime import date
from types import ModuleType

import pytest

from mentormatch import issues
from mentormatch.issues import Issue, Kind, Place, Said, Severity, contradiction
from mentormatch.locale import LANGUAGES

MODULES: list[ModuleType] = [
    importlib.import_module(f"mentormatch.issues.{info.name}")
    for info in pkgutil.iter_modules(issues.__path__)
]
KINDS: dict[str, Kind] = {
    f"{module.__name__}.{name}": kind
    for module in MODULES
    for name, kind in vars(module).items()
    if isinstance(kind, Kind)
}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_code_is_used_twice() -> None:
    kinds = {id(kind): kind for kind in KINDS.values()}.values()
    codes = [kind.code for kind in kinds]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_both_languages_have_the_same_gaps_and_whole_sentences(kind: Kind) -> None:
    assert kind.code.startswith("MM-")
    assert gaps(kind.da.cause) == gaps(kind.en.cause)
    assert gaps(kind.da.remedy) == gaps(kind.en.remedy)
    for text in (kind.da.cause, kind.da.remedy, kind.en.cause, kind.en.remedy):
        assert text.endswith((".", "?", "}")), text
        assert "  " not in text


def test_no_text_about_cpr_numbers_has_a_gap_that_a_number_could_fill() -> None:
    from mentormatch.issues import privacy

    for kind in vars(privacy).values():
        if isinstance(kind, Kind):
            assert gaps(kind.da.cause) <= {"n", "other", "rows"}  # counts and rows of the sheet


def test_values_are_said_in_the_language_of_the_reader() -> None:
    from mentormatch.issues.cells import NUMBER_RANGE

    issue = Issue(NUMBER_RANGE, values={"low": 0, "high": 1500.5, "value": Said("to", "two")})
    assert issue.cause("da") == "Tallet er ikke mellem 0 og 1.500,5. Der står: to."
    assert issue.cause("en") == "The number is not between 0 and 1,500.5. It says: two."


def test_a_log_gets_the_place_and_never_the_cells_own_text() -> None:
    from mentormatch.issues.cells import NOT_A_DATE

    issue = Issue(NOT_A_DATE, Place("unge.xlsx", "Unge", 7, "C", "Fødselsdato"), {"value": "610195-1234"})
    assert set(issue.log_fields) == {"code", "severity", "sheet", "row", "column"}
    assert "610195-1234" not in str(issue.log_fields)
    assert issue.place.cell == "C7"
    assert Place("a.xlsx").cell is None


@pytest.mark.parametrize("kind", ["demand", "two_mentors", "places", "hours"])
def test_every_contradiction_has_its_words(kind: str) -> None:
    demand = Said("fælles sprog", "shared language")
    issue = contradiction(kind, Place(), youths=("U1",), mentors=("M1", "M2"), demands=(demand,))
    assert issue.severity is Severity.ERROR
    for lang in LANGUAGES:
        assert "U1" in issue.cause(lang)
        assert issue.remedy(lang)


def test_dates_in_a_message_are_written_in_words() -> None:
    from mentormatch.issues.files import DAMAGED

    assert "1. november 2026" in Issue(DAMAGED, values={"detail": date(2026, 11, 1)}).cause("da")
