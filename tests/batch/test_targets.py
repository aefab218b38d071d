"""Where log, status file and summary may go: over nothing but their own kind."""

from __future__ import annotations

import os
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from mentormatch.batch import load, pools, run
from mentormatch.batch.targets import check_targets
from mentormatch.errors import UsageProblem
from mentormatch.locale import texts
from mentormatch.workbook.books.batch import render
from tests.batch.corps import NOVEMBER, Country, InThisProcess, snapshot
from tests.books import command

KINDS = ("log", "status", "summary")


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    """A month that was run, with a log of each form, a status file and a summary."""
    country = Country(tmp_path_factory.mktemp("land"), ["Gladsaxe"])
    folder = country.folder
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pools, "LocalPool", InThisProcess)
        for form in ("text", "json"):
            done = run(
                country.jobs(),
                lang="da",
                now=lambda: datetime(2026, 11, 1, tzinfo=UTC),
                log=folder / f"log.{form}",
                log_format=form,
                status=folder / "status",
            )
    (folder / "summary.xlsx").write_bytes(render(done, texts("da")))
    (folder / "empty").touch()
    (folder / "notes.txt").write_text("2026-11-01 mine", "utf-8")
    (folder / "notes.json").write_text('{"format": "mine"}', "utf-8")
    (folder / "folder").mkdir()
    (folder / "link").symlink_to(country.job().output)
    (folder / "dangling").symlink_to(folder / "nowhere" / "x")
    os.link(country.list_of("Gladsaxe"), folder / "hard.xlsx")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    return country


def refused(country: Country, **targets: Path) -> str | None:
    """Return the key of the refusal, if there is one."""
    try:
        check_targets(load(country.config), country.jobs(), targets)
    except UsageProblem as problem:
        return problem.key.rpartition(".")[2]
    return None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "batch.toml",
        "kommuner/Gladsaxe/personer.xlsx",
        "kommuner/../kommuner/Gladsaxe/personer.xlsx",
        "resultater/Gladsaxe 2026-11.xlsx",
        "resultater/Gladsaxe 2026-11.manifest.json",
        "resultater/.Gladsaxe 2026-11.lock",
        "resultater/Gladsaxe 2026-12.xlsx",
        "resultater/gladsaxe 2026-12.xlsx",
        "resultater/Gladsaxe 2026-11.backup-3.xlsx",
        "link",
        "hard.xlsx",
    ],
)
def test_what_the_batch_reads_and_makes_is_never_overwritten(country: Country, kind: str, name: str) -> None:
    assert refused(country, **{kind: country.folder / name}) == "ours"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "notes.json",
        "folder",
        "dangling",
        "pipe",
        "/dev/null",
        "/dev/full",
        "log.text",
        "log.json",
        "status",
        "summary.xlsx",
    ],
)
def test_a_file_of_another_kind_is_never_overwritten(country: Country, kind: str, name: str) -> None:
    own = name.partition(".")[0] == kind
    assert refused(country, **{kind: country.folder / name}) == (None if own else kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_place_and_an_empty_file_are_free(country: Country, kind: str) -> None:
    assert refused(country, **{kind: country.folder / "new.xlsx"}) is None
    assert refused(country, **{kind: country.folder / "empty"}) is None
    assert refused(country, **{kind: country.folder / "resultater" / "Alle 2026-11.xlsx"}) is None


def test_two_into_one_place_are_refused(country: Country) -> None:
    places = {"log": country.folder / "new", "status": country.folder / "folder" / ".." / "new"}
    assert refused(country, **places) == "same"


def test_the_command_refuses_before_anything_is_done(
    country: Country, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(country.folder / "kommuner"), snapshot(country.folder / "resultater")
    listed = country.list_of("Gladsaxe")
    for option in ("--log", "--status", "--summary"):
        words = ("batch", country.config, "--as-of", NOVEMBER, "--workers", 1, "--lang", "en", option, listed)
        assert command(*words) == 2
        assert f"{option} cannot go to" in " ".join(capsys.readouterr().err.split())
    assert (snapshot(country.folder / "kommuner"), snapshot(country.folder / "resultater")) == before


def test_no_backup_is_kept_of_a_summary(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    summary = country.folder / "ny" / "s.xlsx"
    summary.parent.mkdir()
    for _ in range(3):
        words = ("batch", country.config, "--as-of", NOVEMBER, "--workers", 1, "--summary", summary)
        assert command(*words) == 0
    assert [path.name for path in summary.parent.iterdir()] == ["s.xlsx"]


def test_the_same_batch_gives_the_same_summary_whatever_the_clock_says(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    done = run(country.jobs(), lang="da", now=lambda: datetime(2026, 11, 1, tzinfo=UTC))
    made = render(done, texts("da"))
    time.sleep(1.1)  # a package's properties tell the time to the second
    assert render(done, texts("da")) == made
    assert b"2026-11-01T00:00:00Z" in zipfile.ZipFile(BytesIO(made)).read("docProps/core.xml")
