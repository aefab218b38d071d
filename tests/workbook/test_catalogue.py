"""The column catalogue against the domain, and against itself."""

from __future__ import annotations

from dataclasses import fields

import pytest

from mentormatch.domain import Criterion, Demand, FollowUp, Match, Mentor, Settings, Youth
from mentormatch.locale import LANGUAGES
from mentormatch.workbook.catalogue import (
    RESULT_SHEETS,
    SETTINGS,
    SHEETS,
    CellType,
    Column,
    Personal,
    ResultSheet,
    SheetKind,
)
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.reading.headings import columns_of, known_headings, recognise
from mentormatch.workbook.reading.settings import find_setting

CANONICAL = {
    SheetKind.YOUTHS: (
        "Id; Navn; Fødselsdato; Alder; Postnr; Kommune; Køn; Ønsket køn; Sprog; Interesser; "
        "Uddannelse eller fag; Mødetider; Timer pr. måned; Venter siden; Prioritet; Kompetencegivende uddannelse; "
        "Ønskede mentorer; Ikke sammen med; Brug for hjælp til; Telefon; E-mail; Samtykke; Status"
    ),
    SheetKind.MENTORS: (
        "Id; Navn; Fødselsdato; Postnr; Bopælskommune; Ydelse; Arbejdets art; Afgjort af; Afgjort den; "
        "Sædvanligvis lønnet; Meldt til a-kassen; Pladser; Timer pr. måned; Køn; Ønsket køn; Sprog; Interesser; "
        "Uddannelse eller fag; Mødetider; Ikke sammen med; Kan hjælpe med; Timer andre steder; Telefon; E-mail; "
        "Straffeattest; Aktiv fra; Aktiv til; Samtykke; Status"
    ),
    SheetKind.MATCHES: (
        "Ung; Mentor; Status; Start; Slut; Første møde; Næste møde; Forventet slut; Den unge siger; Mentoren siger; "
        "Hvorfor slut; Afløser; Undtaget krav; Begrundelse; Af; Dato"
    ),
    SheetKind.FOLLOW_UP: (
        "Ung; Mentor; Dato; Trivsel (0-10); Samarbejde (0-10); Stadig i uddannelse eller job; Har svaret; "
        "Har mødtes; Timer; Bemærkning; Af"
    ),
    SheetKind.SETTINGS: "Indstilling; Værdi",
}
TARGETS = (*SheetKind, ResultSheet.MATCHES)
COLUMNS = [(target, column) for target in TARGETS for column in columns_of(target)]


@pytest.mark.parametrize("kind", SheetKind)
def test_the_danish_headings_are_those_of_the_design_in_its_order(kind: SheetKind) -> None:
    assert "; ".join(column.da for column in SHEETS[kind].columns) == CANONICAL[kind]


@pytest.mark.parametrize(
    ("kind", "domain"),
    [
        (SheetKind.YOUTHS, Youth),
        (SheetKind.MENTORS, Mentor),
        (SheetKind.MATCHES, Match),
        (SheetKind.FOLLOW_UP, FollowUp),
    ],
)
def test_every_field_of_the_domain_has_its_column(kind: SheetKind, domain: type) -> None:
    # What the template does not ask for is understood where it stands: whether one mentor's own work is usually paid.
    in_no_template = {"usually_paid", "wished_youths"} & {column.key for column in SHEETS[kind].also}
    keys = {column.key for column in SHEETS[kind].columns} | in_no_template
    assert keys == {field.name for field in fields(domain)} - {"source", "ruling"}


def test_every_setting_of_the_domain_has_its_line() -> None:
    keys = {setting.key for setting in SETTINGS}
    renamed = {"default_places": "places", "default_minutes": "hours", "min_age_gap": "age_gap"}
    wanted = {renamed.get(field.name, field.name) for field in fields(Settings)} - {"weights"}
    wanted |= {f"weight_{criterion}" for criterion in Criterion} | {f"demand_{demand}" for demand in Demand}
    assert keys == wanted
    assert set(Settings().weights) == set(Criterion)


@pytest.mark.parametrize("target", TARGETS)
def test_no_heading_means_two_columns(target: SheetKind | ResultSheet) -> None:
    seen: dict[str, str] = {}
    for column in columns_of(target):
        for heading in (column.da, column.en):
            assert seen.setdefault(key(heading), column.key) == column.key, heading
    for column in columns_of(target):
        for heading in (*column.aliases, column.question or column.da):
            other = seen.get(key(heading))
            assert other is None or other == column.key, f"{heading}: {other}"
            seen.setdefault(key(heading), column.key)


@pytest.mark.parametrize(("target", "column"), COLUMNS, ids=lambda value: getattr(value, "key", str(value)))
def test_every_spelling_of_a_heading_is_recognised(target: SheetKind | ResultSheet, column: Column) -> None:
    for heading in (column.da, column.en, column.question or column.da, *column.aliases, column.key):
        for dressed in (heading, f" {heading.upper()} *", f"3. {heading}:", f"{heading} (udfyldes)"):
            assert recognise(dressed, target) == column.key, dressed


@pytest.mark.parametrize(("target", "column"), COLUMNS, ids=lambda value: getattr(value, "key", str(value)))
def test_every_column_says_what_it_is_in_both_languages(
    target: SheetKind | ResultSheet, column: Column
) -> None:
    for lang in LANGUAGES:
        assert column.heading(lang)
        assert column.help(lang).endswith(".")
    assert (column.type in {CellType.CHOICE, CellType.CHOICES}) == bool(column.choices)
    assert len(column.heading("da")) <= 40
    assert target in TARGETS


def test_what_must_not_be_shown_elsewhere_is_marked_confidential() -> None:
    confidential = {column.key for _, column in COLUMNS if column.personal is Personal.CONFIDENTIAL}
    assert confidential == {"benefit", "reported", "record_check", "cpr", "note"}


def test_only_ids_are_required_of_people() -> None:
    for kind in (SheetKind.YOUTHS, SheetKind.MENTORS):
        assert [column.key for column in SHEETS[kind].columns if column.required] == ["id"]


def test_sheet_names_are_those_of_the_design() -> None:
    assert [spec.da for spec in SHEETS.values()] == [
        "Unge",
        "Mentorer",
        "Forløb",
        "Opfølgning",
        "Indstillinger",
    ]
    assert [spec.en for spec in SHEETS.values()] == [
        "Youths",
        "Mentors",
        "Match history",
        "Follow-up",
        "Settings",
    ]
    assert "; ".join(spec.da for spec in RESULT_SHEETS.values()) == (
        "Overblik; Matches; Uden mentor; Belægning; Berettigelse; Afklaring; Alternativer; Datafejl; "
        "Svar om mentorer; Kørsel; Bevis"
    )
    names = [name for spec in (*SHEETS.values(), *RESULT_SHEETS.values()) for name in {spec.da, spec.en}]
    assert len({key(name) for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_every_name_of_a_setting_finds_it_and_no_name_means_two() -> None:
    for setting in SETTINGS:
        for name in (setting.key, setting.da, setting.en, *setting.aliases):
            assert find_setting(name) is setting, name


def test_headings_can_be_looked_up_by_their_key() -> None:
    assert known_headings(SheetKind.MENTORS)[key("Hvor mange unge kan du tage?")] == "places"
    assert SHEETS[SheetKind.MENTORS].column("cpr").da == "CPR"
    with pytest.raises(KeyError):
        SHEETS[SheetKind.MENTORS].column("no such column")
    with pytest.raises(KeyError):
        RESULT_SHEETS[ResultSheet.MATCHES].column("no such column")
