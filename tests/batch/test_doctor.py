"""The doctor: what is missing is an error with a remedy, what is odd is a note."""

from __future__ import annotations

import importlib.metadata
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
from pulp.apis import coin_api

from mentormatch.batch.doctor import Finding, Health, examine, fit
from mentormatch.locale import LANGUAGES, texts


def look(tmp_path: Path, **more: object) -> dict[str, Finding]:
    given: dict[str, object] = {"now": lambda: datetime.now(UTC), "encoding": "utf-8", "folders": [tmp_path]}
    found = examine(**{**given, **more})  # type: ignore[arg-type]
    for finding in found:
        assert all(texts(lang)(finding.key, **finding.values) for lang in LANGUAGES)
    return {finding.key: finding for finding in found}


def test_a_sound_installation_is_fit(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert fit(list(found.values()))
    assert {"doctor.engines.works", "doctor.folders.open", "doctor.clock.fine", "doctor.rules.found"} <= set(
        found
    )
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_missing_is_found_by_asking_it_for_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coin_api.PULP_CBC_CMD, "pulp_cbc_path", str(tmp_path / "no-cbc"))
    found = look(tmp_path)
    assert found["doctor.engines.missing_cbc"].health is Health.WARNING
    assert fit(list(found.values()))
    monkeypatch.setitem(sys.modules, "highspy", None)
    found = look(tmp_path)
    assert found["doctor.engines.missing_highs"].health is Health.ERROR
    assert not fit(list(found.values()))


def test_a_library_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.metadata.version

    def version(name: str) -> str:
        if name == "openpyxl":
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert look(tmp_path)["doctor.libraries.missing"].values["name"] == "openpyxl"


def test_every_library_of_the_package_is_looked_for_and_an_extra_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [
        "click<9,>=8.2",
        "no-such-thing>=1",
        'tzdata; sys_platform == "nowhere"',
        'no-such-cluster>=2024.8; extra == "cluster"',
        'no-such-test>=1; extra == "dev"',
        'no-such-upload>=1; extra == "release"',
    ]
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: given)
    found = look(tmp_path)
    assert found["doctor.libraries.missing"].values["name"] == "no-such-thing"
    assert found["doctor.libraries.no_extra"].values == {"name": "no-such-cluster", "extra": "cluster"}
    assert str(found["doctor.libraries.found"].values["list"]).startswith("click ")
    assert not fit(list(found.values()))


def test_a_program_that_is_no_package_is_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentormatch.batch import doctor

    monkeypatch.setattr(doctor, "DISTRIBUTION", "no-such-package-at-all")
    assert look(tmp_path)["doctor.libraries.unknown"].health is Health.WARNING


def test_a_screen_without_danish_letters_is_a_note(tmp_path: Path) -> None:
    found = look(tmp_path, encoding="ascii")
    assert found["doctor.locale.terminal"].health is Health.WARNING


def test_a_folder_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    assert look(tmp_path, folders=[tmp_path / "a" / "b"])["doctor.folders.open"].health is Health.FINE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = look(tmp_path, folders=[tmp_path / "file" / "below"])
    assert found["doctor.folders.closed"].health is Health.WARNING


@pytest.mark.parametrize(
    ("now", "key", "health"),
    [
        (lambda: datetime(2009, 1, 1, tzinfo=UTC), "doctor.clock.behind", Health.ERROR),
        (lambda: datetime.now(UTC) + timedelta(days=400), "doctor.clock.apart", Health.WARNING),
    ],
)
def test_a_clock_that_is_wrong_is_found(tmp_path: Path, now: object, key: str, health: Health) -> None:
    assert look(tmp_path, now=now)[key].health is health


def test_a_missing_time_zone_is_an_error(tmp_path: Path) -> None:
    def now() -> datetime:
        raise ZoneInfoNotFoundError

    assert look(tmp_path, now=now)["doctor.clock.no_zone"].health is Health.ERROR


def test_rates_older_than_a_year_are_named(tmp_path: Path) -> None:
    soon = look(tmp_path, now=lambda: datetime(2018, 6, 1, tzinfo=UTC))
    assert "doctor.rules.old" not in soon
    later = look(tmp_path, now=lambda: datetime(2019, 6, 1, tzinfo=UTC))
    assert later["doctor.rules.old"].health is Health.WARNING
