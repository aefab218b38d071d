"""Forgetting: what is old goes, all of it, and the newest stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mentormatch.batch import load
from mentormatch.batch.locking import held
from mentormatch.batch.manifest import sha256_of, write_manifest
from mentormatch.batch.once import run_job
from mentormatch.batch.purge import find_old, remove
from tests.batch.corps import DECEMBER, Country, decide, manifest

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


def everything(country: Country) -> None:
    """Forget all there is."""
    remove(find_old(load(country.config), MARCH, 0, newest_too=True).remove)


def test_a_path_that_a_record_merely_names_is_never_removed_but_named(
    country: Country, tmp_path: Path
) -> None:
    job = country.job()
    diary = tmp_path / "dagbog.txt"
    diary.write_text("min", "utf-8")
    digest = str(sha256_of(diary))
    claims = (
        str(diary),
        "../dagbog.txt",
        "../kommuner/Gladsaxe/personer.xlsx",
        "Gladsaxe 2026-12.xlsx",
        "a\0b",
    )
    write_manifest(
        replace(manifest(job), files=claims, backups={"../dagbog.txt": digest}), job.manifest, private=True
    )
    old = find_old(load(country.config), MARCH, 90)
    run = old.remove[0]
    backup = "Gladsaxe 2026-11.backup-1.xlsx"
    assert {path.name for path in run.others} == {
        "dagbog.txt",
        "personer.xlsx",
        "Gladsaxe 2026-12.xlsx",
        backup,
    }
    remove(old.remove)
    assert diary.exists()
    assert job.lists[0].exists()
    assert country.job(as_of=DECEMBER).output.exists()
    assert not job.output.exists()


@pytest.mark.parametrize(
    "name",
    [
        "Gladsaxe 2026-11.backup-mine.xlsx",
        "Gladsaxe 2026-11.backup-2.docx",
        "Gladsaxe 2026-11.backup-7.xlsx",
        "Gladsaxe 2026-11 (2).xlsx",
    ],
)
def test_a_file_that_only_begins_like_a_backup_or_was_put_there_stays(country: Country, name: str) -> None:
    mine = country.folder / "resultater" / name
    mine.write_text("min", "utf-8")
    everything(country)
    assert mine.read_text("utf-8") == "min"


def test_a_result_with_decisions_goes_but_what_was_put_in_its_place_stays_with_its_record(
    country: Country,
) -> None:
    decided, other = country.job().output, country.job("Herlev").output
    decide(decided)
    other.write_text("min", "utf-8")
    old = find_old(load(country.config), MARCH, 90)
    assert other in old.left
    remove(old.remove)
    assert not decided.exists()
    assert other.read_text("utf-8") == "min"
    assert country.job("Herlev").manifest.exists()
    assert find_old(load(country.config), MARCH, 90).left == (other,)


def test_a_marked_copy_or_a_backup_that_somebody_has_changed_stays_and_is_named(country: Country) -> None:
    copy = country.list_of("Herlev").with_name("personer - fejl.xlsx")
    backup = country.folder / "resultater" / "Gladsaxe 2026-11.backup-1.xlsx"
    for path, sheet in ((copy, "Unge"), (backup, "Matches")):
        book = openpyxl.load_workbook(path)
        book[sheet]["A2"] = "U17"
        book.save(path)
    old = find_old(load(country.config), MARCH, 0, newest_too=True)
    assert set(old.left) == {copy, backup}
    remove(old.remove)
    assert copy.exists()
    assert backup.exists()


def test_a_link_in_the_place_of_a_result_is_not_followed(country: Country) -> None:
    job = country.job()
    target = country.folder / "andet sted.xlsx"
    job.output.rename(target)
    job.output.symlink_to(target)
    everything(country)
    assert target.exists()
    assert job.output.is_symlink()


def test_a_broken_record_is_named_and_nothing_of_its_run_removed(country: Country) -> None:
    job = country.job()
    job.manifest.write_text("[" * 100_000, "utf-8")
    old = find_old(load(country.config), MARCH, 0, newest_too=True)
    assert old.broken == (job.manifest,)
    assert old.left == (job.manifest,)
    remove(old.remove)
    assert job.output.exists()
    assert not country.job("Herlev").output.exists()


def test_a_record_that_claims_another_workbooks_name_does_not_make_its_newest_old(country: Country) -> None:
    herlev = country.job("Herlev")
    write_manifest(
        replace(manifest(herlev), label="Gladsaxe", as_of="2099-01-01"), herlev.manifest, private=True
    )
    newest = find_old(load(country.config), MARCH, 90).newest
    assert country.job(as_of=DECEMBER).manifest in [run.manifest for run in newest]
