"""Forgetting: what is old goes, all of it, and the newest stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.batch import load
from mentormatch.batch.locking import held
from mentormatch.batch.once import run_job
from mentormatch.batch.purge import find_old, remove
from tests.batch.corps import DECEMBER, Country

MARCH = date(2027, 3, 15)


@pytest.fixture
def country(tmp_path: Path) -> Country:
    """Two months of two municipalities; Gladsaxe's November has a backup, Herlev's December failed."""
    country = Country(tmp_path)
    for job in country.jobs():
        run_job(job, "da")
    country.write("Gladsaxe", youths=6)
    run_job(country.job(), "da")
    country.break_list("Herlev")
    for job in country.jobs(DECEMBER):
        run_job(job, "da")
    return country


def names(country: Country) -> set[str]:
    return {path.name for path in country.folder.rglob("*") if path.is_file()} - {
        "batch.toml",
        "personer.xlsx",
    }


def test_old_runs_go_with_every_file_they_made_and_the_newest_stay(country: Country) -> None:
    old = find_old(load(country.config), MARCH, 90)
    assert [(run.label, run.month) for run in old.remove] == [("Gladsaxe", "2026-11"), ("Herlev", "2026-11")]
    assert [(run.label, run.month) for run in old.newest] == [("Gladsaxe", "2026-12"), ("Herlev", "2026-12")]
    assert {path.name for path in old.remove[0].files} == {
        "Gladsaxe 2026-11.xlsx",
        "Gladsaxe 2026-11.backup-1.xlsx",
        "Gladsaxe 2026-11.manifest.json",
        ".Gladsaxe 2026-11.lock",
    }
    gone, left = remove(old.remove)
    assert (len(gone), left) == (7, [])
    assert names(country) == {
        "Gladsaxe 2026-12.xlsx",
        "Gladsaxe 2026-12.manifest.json",
        ".Gladsaxe 2026-12.lock",
        "Herlev 2026-12.manifest.json",
        ".Herlev 2026-12.lock",
        "personer - fejl.xlsx",
    }


def test_nothing_is_old_before_its_time(country: Country) -> None:
    assert find_old(load(country.config), date(2027, 1, 30), 90).remove == ()
    assert len(find_old(load(country.config), date(2027, 1, 31), 90).remove) == 2


def test_the_newest_go_as_well_when_asked_and_so_do_marked_copies(country: Country) -> None:
    remove(find_old(load(country.config), MARCH, 90, newest_too=True).remove)
    assert names(country) == set()


def test_what_a_municipality_left_that_is_no_longer_listed_is_found(country: Country) -> None:
    for path in country.list_of("Herlev").parent.iterdir():
        path.unlink()
    runs = find_old(load(country.config, workbooks=False), MARCH, 90, newest_too=True).remove
    assert {run.label for run in runs} == {"Gladsaxe", "Herlev"}


def test_files_of_others_are_never_touched(country: Country) -> None:
    folder = country.folder / "resultater"
    others = [folder / "Gladsaxe 2026-01.xlsx", folder / "noter.manifest.json", folder / "brev.docx"]
    for path in others:
        path.write_text("{}", "utf-8")
    remove(find_old(load(country.config), MARCH, 0, newest_too=True).remove)
    assert all(path.exists() for path in others)


def test_a_run_that_is_at_work_is_left(country: Country) -> None:
    old = find_old(load(country.config), MARCH, 90)
    job = country.job("Herlev")
    with held(job.lock, job.manifest):
        _, left = remove(old.remove)
    assert {path.name.split(" ")[0].lstrip(".") for path in left} == {"Herlev"}
    assert job.output.exists()
