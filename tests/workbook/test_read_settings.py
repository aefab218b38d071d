"""Settings from the sheet and the command line: one parser, every value, both languages."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.domain import BlankBenefit, Criterion, Demand, Host, Settings, Span, Unit, WorkCategory
from mentormatch.issues import Place
from mentormatch.locale import LANGUAGES
from mentormatch.workbook import read
from mentormatch.workbook.catalogue import SETTINGS
from mentormatch.workbook.cells.municipality import MUNICIPALITIES
from mentormatch.workbook.reading.settings import parse_settings
from mentormatch.workbook.reading.settings_text import settings_text
from tests.workbooks.base import book, sheets

VALUES: list[tuple[str, str, str, Any]] = [
    ("municipality", "gladsaxe kommune", "municipality", "Gladsaxe"),
    ("Kommune", "Gentofte", "municipality", "Gentofte"),
    ("host", "forening", "host", Host.ASSOCIATION),
    ("Vært", "association", "host", Host.ASSOCIATION),
    ("work", "frivillig aktivitet", "work", WorkCategory.ACTIVITY),
    ("usually_paid", "nej", "usually_paid", False),
    ("blank_benefit", "ingen", "blank_benefit", BlankBenefit.NONE),
    ("as_of", "1-11-2026", "as_of", date(2026, 11, 1)),
    ("Opgørelsesdato", "2026-11-01", "as_of", date(2026, 11, 1)),
    ("demands", "fælles sprog; samtykke", "demands", frozenset({Demand.LANGUAGE, Demand.CONSENT})),
    ("demands", "ingen", "demands", frozenset()),
    (
        "demands",
        "+record_check, -times",
        "demands",
        Settings().demands - {Demand.TIMES} | {Demand.RECORD_CHECK},
    ),
    (
        "demands",
        "+straffeattest; −mødetider",
        "demands",
        Settings().demands - {Demand.TIMES} | {Demand.RECORD_CHECK},
    ),
    ("demands", "samme område", "demands", frozenset({Demand.DISTANCE})),
    ("Krav: fælles sprog", "nej", "demands", Settings().demands - {Demand.LANGUAGE}),
    ("demand_record_check", "yes", "demands", Settings().demands | {Demand.RECORD_CHECK}),
    ("min_age", "15", "min_age", 15),
    ("Ældste alder", "24", "max_age", 24),
    ("unknown_fails", "times", "unknown_fails", frozenset({Demand.TIMES})),
    ("ladder", "matched, points", "ladder", ("matched", "points")),
    ("places", "2", "default_places", 2),
    ("hours", "6,5", "default_minutes", 390),
    ("min_points", "100", "min_points", 100),
    ("first_meeting_days", "21", "first_meeting_days", 21),
    ("Opfølgning: hvornår", "2 uger; 3 mdr", "follow_up_due", (Span(2, Unit.WEEKS), Span(3, Unit.MONTHS))),
    ("follow_up_due", "none", "follow_up_due", ()),
    ("follow_up_every", "6", "follow_up_every", 6),
    ("age_gap", "10", "min_age_gap", 10),
    ("max_distance", "15", "max_distance", 15),
    ("Straffeattest gælder i måneder", "24", "record_months", 24),
    ("education_first", "no", "education_first", False),
    ("ended_waits", "nej", "ended_waits", False),
    ("accept_undetermined", "M1; M2", "accept_undetermined", frozenset({"M1", "M2"})),
    ("follow_up_low", "5", "follow_up_low", 5),
    ("Opfølgning: fald siden sidst", "2", "follow_up_fall", 2),
    ("draw_seed", "november", "draw_seed", "november"),
    ("time_limit", "2,5", "time_limit", 2.5),
    ("engine", "CBC", "engine", "cbc"),
]


@pytest.mark.parametrize(("name", "word", "field", "value"), VALUES)
def test_every_setting_can_be_given(name: str, word: str, field: str, value: Any) -> None:
    made, issues = parse_settings({name: word}, Settings())
    assert not issues
    assert getattr(made, field) == value


def test_every_field_of_the_settings_was_tried() -> None:
    assert {field for *_, field, _ in VALUES} | {"weights"} == {field.name for field in fields(Settings)}


def test_a_weight_changes_itself_alone() -> None:
    made, issues = parse_settings({"weight_interests": "50", "Vægt: alder": "0"}, Settings())
    assert not issues
    assert made.weights[Criterion.INTERESTS] == 50
    assert made.weights[Criterion.AGE] == 0
    assert made.weights[Criterion.TRADE] == Settings().weights[Criterion.TRADE]


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("munincipality", "Gladsaxe", "MM-T501"),
        ("host", "firma", "MM-T502"),
        ("as_of", "i dag", "MM-T502"),
        ("places", "2,5", "MM-T502"),
        ("places", "-1", "MM-T502"),
        ("hours", "1000", "MM-T502"),
        ("engine", "gurobi", "MM-T502"),
        ("demands", "sprog; hår", "MM-T502"),
        ("ladder", "matched; flest", "MM-T502"),
        ("time_limit", "0", "MM-T502"),
        ("time_limit", "snart", "MM-T502"),
        ("usually_paid", "måske", "MM-T502"),
        ("min_points", "1001", "MM-T502"),
        ("municipality", "2860 Søborg", "MM-T502"),
    ],
)
def test_what_no_setting_can_be_is_named_with_what_it_can(name: str, word: str, code: str) -> None:
    made, issues = parse_settings(
        {name: word}, Settings(), places={name: Place("a.xlsx", "Indstillinger", 2)}
    )
    assert [issue.code for issue in issues] == [code]
    assert issues[0].place.row == 2
    assert made == Settings()
    for lang in LANGUAGES:
        assert issues[0].cause(lang)
        assert issues[0].remedy(lang)


def test_near_misses_are_asked_about() -> None:
    _, issues = parse_settings({"munincipality": "Gladsaxe", "engine": "hihgs"}, Settings())
    assert "Did you mean municipality?" in issues[0].cause("en")
    assert "Mente du HiGHS?" in issues[1].cause("da")


def test_a_blank_value_leaves_the_default() -> None:
    assert parse_settings({"places": " ", "host": ""}, Settings()) == (Settings(), ())


def test_one_setting_under_two_names_must_say_the_same() -> None:
    assert not parse_settings({"places": "2", "Pladser": "2"}, Settings())[1]
    (issue,) = parse_settings({"places": "2", "Pladser": "3"}, Settings())[1]
    assert issue.code == "MM-T503"


def test_settings_that_make_no_sense_together() -> None:
    none = {f"weight_{criterion}": "0" for criterion in Criterion}
    assert [issue.code for issue in parse_settings(none, Settings())[1]] == ["MM-T504"]
    idle = {"unknown_fails": "consent"}
    assert [issue.code for issue in parse_settings(idle, Settings())[1]] == ["MM-T505"]


def test_a_list_of_demands_says_what_it_dropped(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", sheets())

    def said(word: str) -> list[str]:
        return [
            one.cause("en")
            for one in read([path], settings={"demands": word}).issues
            if one.code == "MM-T508"
        ]

    (cause,) = said("language, gender")
    assert cause.endswith("These no longer hold: shared meeting time, not the same match again.")
    assert said("-times") == [], "who takes one away knows it"
    assert said("+record_check") == []
    assert said("language, gender, times, ended, consent") == []


def test_a_line_changes_its_own_demand_in_the_list_beside_it() -> None:
    made, issues = parse_settings({"Krav": "sprog; mødetider", "Krav: mødetider": "nej"}, Settings())
    assert not issues
    assert made.demands == {Demand.LANGUAGE}


def test_the_oldest_is_not_younger_than_the_youngest() -> None:
    assert [one.code for one in parse_settings({"min_age": "30"}, Settings())[1]] == ["MM-T509"]


SETTINGS_STRATEGY = st.builds(
    Settings,
    municipality=st.none() | st.sampled_from(MUNICIPALITIES),
    host=st.sampled_from(Host),
    work=st.sampled_from(WorkCategory),
    usually_paid=st.none() | st.booleans(),
    blank_benefit=st.sampled_from(BlankBenefit),
    as_of=st.none() | st.dates(min_value=date(1930, 1, 1), max_value=date(2199, 12, 31)),
    demands=st.frozensets(st.sampled_from(Demand)),
    weights=st.fixed_dictionaries({criterion: st.integers(1, 1000) for criterion in Criterion}).map(
        MappingProxyType
    ),
    ladder=st.permutations(Settings().ladder).map(tuple),
    default_places=st.integers(0, 1000),
    default_minutes=st.integers(0, 744 * 60),
    min_points=st.integers(0, 1000),
    min_age_gap=st.integers(0, 100),
    education_first=st.booleans(),
    ended_waits=st.booleans(),
    accept_undetermined=st.frozensets(st.from_regex(r"\A[MU][0-9]{1,4}\Z"), max_size=3),
    draw_seed=st.from_regex(r"\A[a-zæøå0-9]{1,12}\Z"),
    time_limit=st.none() | st.integers(1, 3600).map(float),
    engine=st.sampled_from(["highs", "cbc"]),
)


@given(SETTINGS_STRATEGY)
def test_settings_written_as_words_are_read_back_the_same(settings: Settings) -> None:
    settings = replace(settings, unknown_fails=frozenset(list(settings.demands)[:1]))
    blank = replace(Settings(), municipality=None)
    assert parse_settings(settings_text(settings), blank) == (settings, ())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_names_and_choices_of_either_language_are_taken_from_the_sheet(tmp_path: Path, lang: str) -> None:
    rows: list[tuple[object, object]] = [("Indstilling", "Værdi")]
    for setting in SETTINGS:
        if setting.choices and setting.key != "ladder" and setting.demand is None:
            first = setting.choices[0]
            rows.append((setting.da if lang == "da" else setting.en, first.da if lang == "da" else first.en))
    found = read([book(tmp_path / "a.xlsx", sheets(Indstillinger=rows))])
    assert not found.errors
    assert (found.settings.host, found.settings.demands) == (Host.MUNICIPALITY, frozenset({Demand.LANGUAGE}))


def test_values_of_the_sheet_may_be_dates_numbers_and_ticks(tmp_path: Path) -> None:
    rows = [
        ("Indstilling", "Værdi", "Forklaring"),
        ("Opgørelsesdato", date(2026, 11, 1), "..."),
        ("Pladser", 2, None),
        ("Timer", 6.5, None),
        ("Uden uddannelse først", False, None),
        ("Vært", None, "tom: det almindelige"),
    ]
    found = read([book(tmp_path / "a.xlsx", sheets(Indstillinger=rows))])
    settings = found.settings
    assert (settings.as_of, settings.default_places, settings.default_minutes) == (date(2026, 11, 1), 2, 390)
    assert settings.education_first is False
    assert not found.errors


def test_the_callers_word_goes_before_the_sheets(tmp_path: Path) -> None:
    rows = [("Indstilling", "Værdi"), ("Kommune", "Gentofte"), ("Pladser", 2)]
    path = book(tmp_path / "a.xlsx", sheets(Indstillinger=rows))
    found = read([path], settings={"municipality": "Gladsaxe"})
    assert (found.settings.municipality, found.settings.default_places) == ("Gladsaxe", 2)
    assert found.settings_given == {"municipality": "Gladsaxe", "places": "2"}


def test_a_fault_of_the_command_line_has_no_place_and_one_of_the_sheet_its_cell(tmp_path: Path) -> None:
    rows = [("Indstilling", "Værdi"), ("Motor", "gurobi")]
    found = read([book(tmp_path / "a.xlsx", sheets(Indstillinger=rows))], settings={"hots": "kommune"})
    assert [(issue.code, issue.place.cell) for issue in found.errors] == [
        ("MM-T501", None),
        ("MM-T502", "B2"),
    ]
