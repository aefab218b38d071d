"""Once and only once: what a job does, given what earlier jobs and people have left."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from mentormatch.batch import Done, Job, State
from mentormatch.batch.locking import held
from mentormatch.batch.manifest import Phase, sha256_of, write_manifest
from mentormatch.batch.once import _Run, run_job
from mentormatch.batch.standing import Standing, foresee
from mentormatch.errors import ExitCode
from mentormatch.locale import texts
from mentormatch.workbook.result.reader import read_people
from tests.batch.corps import CANARY, DECEMBER, JANUARY, NOVEMBER, Country, decide, manifest, snapshot
from tests.books import command, mentor, write_book, youth


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path, ["Gladsaxe"])


def states(country: Country, job: Job) -> tuple[State, State]:
    """Return what a dry run foresees and what then happens: they must be the same."""
    before = snapshot(country.folder)
    seen = foresee(job)
    assert snapshot(country.folder) == before
    return seen, run_job(job, "da").state


def test_a_result_is_made_with_its_record(country: Country) -> None:
    job = country.job()
    done = run_job(job, "da")
    assert (done.state, done.exit_code) == (State.MADE, 0)
    assert done.figures is not None
    assert (done.figures.youths, done.figures.matched, done.figures.mentors) == (4, 3, 3)
    record = manifest(job)
    assert record.phase is Phase.DONE
    assert record.files == (job.output.name, job.manifest.name, job.lock.name)
    result = record.result
    assert result is not None
    assert result.sha256 == sha256_of(job.output)
    assert result.inputs == (("personer.xlsx", sha256_of(job.lists[0])),)
    assert (result.engine, result.settings["municipality"]) == ("highs", "Gladsaxe")
    assert [level["goal"] for level in result.levels][:2] == ["matched", "priority"]
    assert CANARY not in job.manifest.read_text("utf-8")


def test_a_run_that_is_done_changes_nothing(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    before = snapshot(country.folder)
    assert states(country, job) == (State.UNCHANGED, State.UNCHANGED)
    assert snapshot(country.folder) == before


def test_a_list_that_is_replaced_while_it_is_run_counts_as_it_was_read(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = country.job()
    path = job.lists[0]
    read = path.read_bytes()
    weighed = Standing.of

    def replaced(job: Job) -> Standing:
        standing = weighed(job)
        country.write("Gladsaxe", youths=9)
        return standing

    monkeypatch.setattr(Standing, "of", replaced)
    done = run_job(job, "da")
    monkeypatch.undo()
    assert done.figures is not None
    assert done.figures.youths == 4
    later = path.read_bytes()
    path.write_bytes(read)
    assert states(country, job) == (State.UNCHANGED, State.UNCHANGED)
    path.write_bytes(later)
    assert states(country, job) == (State.REMADE, State.REMADE)


def test_a_changed_list_makes_it_anew_and_keeps_the_old(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    old = job.output.read_bytes()
    country.write("Gladsaxe", youths=6)
    assert states(country, job) == (State.REMADE, State.REMADE)
    backup = job.output.with_name("Gladsaxe 2026-11.backup-1.xlsx")
    assert backup.read_bytes() == old
    assert backup.name in manifest(job).files


def test_changed_settings_make_it_anew(country: Country) -> None:
    run_job(country.job(), "da")
    country.configure('[municipality.gladsaxe]\nhost = "association"\n')
    assert states(country, country.job()) == (State.REMADE, State.REMADE)


def test_new_rules_make_it_anew_but_not_where_a_person_has_decided(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentormatch import eligibility

    job = country.job()
    run_job(job, "da")
    monkeypatch.setattr(eligibility, "load_rules", lambda: SimpleNamespace(digest="of newer rules"))
    assert foresee(job) is State.REMADE
    decide(job.output)
    assert foresee(job) is State.UNCHANGED


def test_a_result_that_a_person_has_worked_in_is_never_overwritten(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    decide(job.output)
    assert states(country, job) == (State.UNCHANGED, State.UNCHANGED)
    country.write("Gladsaxe", youths=6)
    before = snapshot(country.folder)
    done = run_job(job, "da")
    assert (foresee(job), done.state, done.exit_code) == (State.KEPT, State.KEPT, ExitCode.OUTPUT)
    assert snapshot(country.folder) == before


def test_a_file_of_somebody_elses_is_never_overwritten(country: Country) -> None:
    job = country.job()
    job.output.parent.mkdir()
    job.output.write_bytes(b"mine")
    done = run_job(job, "da")
    assert (done.exit_code, done.message) == (ExitCode.OUTPUT, "batch.error.not_ours")
    assert job.output.read_bytes() == b"mine"


def test_a_result_that_was_moved_away_is_made_again(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    made = job.output.read_bytes()
    job.output.unlink()
    assert states(country, job) == (State.MADE, State.MADE)
    assert job.output.read_bytes() == made


def test_a_broken_list_is_named_and_its_marked_copies_do_not_pile_up(country: Country) -> None:
    country.break_list("Gladsaxe")
    job = country.job()
    for _ in range(3):
        done = run_job(job, "da")
        assert (done.state, done.exit_code) == (State.FAILED, ExitCode.INPUT)
        assert {issue.where["row"] for issue in done.issues if issue.severity == "error"} == {2, 6}
        assert [path.name for path in job.lists[0].parent.iterdir() if "fejl" in path.name] == [
            "personer - fejl.xlsx"
        ]
    assert not job.output.exists()
    assert manifest(job).exit_code == ExitCode.INPUT
    assert any(name.endswith("personer - fejl.xlsx") for name in manifest(job).files)
    country.write("Gladsaxe")
    assert run_job(job, "da").state is State.MADE
    assert not job.lists[0].with_name("personer - fejl.xlsx").exists()


def test_a_marked_copy_that_somebody_has_worked_in_stays(country: Country) -> None:
    country.break_list("Gladsaxe")
    job = country.job()
    run_job(job, "da")
    copy = job.lists[0].with_name("personer - fejl.xlsx")
    book = openpyxl.load_workbook(copy)
    book["Unge"]["A2"] = "U17"
    book.save(copy)
    kept = copy.read_bytes()
    country.write("Gladsaxe")
    run_job(job, "da")
    assert copy.read_bytes() == kept


def test_a_good_result_outlives_a_list_that_breaks_and_is_mended(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    good, listed = job.output.read_bytes(), job.lists[0].read_bytes()
    country.break_list("Gladsaxe")
    assert run_job(job, "da").exit_code == ExitCode.INPUT
    assert job.output.read_bytes() == good
    job.lists[0].write_bytes(listed)
    assert states(country, job) == (State.FINISHED, State.FINISHED)
    assert states(country, job) == (State.UNCHANGED, State.UNCHANGED)


def test_a_list_that_is_missing_fails_alone_and_says_so(country: Country) -> None:
    job = country.job()
    job.lists[0].unlink()
    done = run_job(job, "en")
    assert done.exit_code == ExitCode.INPUT
    assert done.counts == {"MM-F001": 1}


def test_nobody_to_match_is_said_again_when_nothing_has_changed(country: Country) -> None:
    country.write("Gladsaxe", Ydelse="dagpenge")
    job = country.job()
    assert run_job(job, "da").exit_code == ExitCode.NOBODY
    again = run_job(job, "da")
    assert (again.state, again.exit_code) == (State.UNCHANGED, ExitCode.NOBODY)


def test_a_fault_of_the_program_tells_its_type_and_place_and_no_text(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentormatch import application

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError(CANARY)

    monkeypatch.setattr(application, "match", fail)
    done = run_job(country.job(), "da")
    assert done.exit_code == ExitCode.FAILURE
    assert done.fault is not None
    assert done.fault.startswith("ZeroDivisionError (test_once.py:")
    assert CANARY not in repr(done)


def test_two_runs_of_one_result_do_not_meet(country: Country) -> None:
    job = country.job()
    job.output.parent.mkdir()
    with held(job.lock, job.manifest):
        done = run_job(job, "da")
    assert (done.state, done.exit_code) == (State.LOCKED, ExitCode.LOCKED)
    assert run_job(job, "da").state is State.MADE


def test_another_version_on_a_worker_is_refused(country: Country) -> None:
    for other in (replace(country.job(), program="0.0.1"), replace(country.job(), rules="other")):
        done = run_job(other, "da")
        assert (done.exit_code, done.message) == (ExitCode.ENGINE, "batch.error.other_version")


def test_a_person_who_declines_is_heeded(country: Country) -> None:
    run_job(country.job(), "da")
    country.write("Gladsaxe", youths=6)
    before = snapshot(country.folder)
    assert run_job(replace(country.job(), decline=True), "da").state is State.DECLINED
    assert snapshot(country.folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, inherited from the folder")
def test_everything_made_is_its_owners_alone_unless_told_otherwise(country: Country) -> None:
    old = os.umask(0o022)
    try:
        for private, mode in ((True, 0o600), (False, 0o644)):
            job = replace(country.job(), private=private)
            for _ in range(2):
                country.write("Gladsaxe", youths=4 + _)
                run_job(job, "da")
            country.break_list("Gladsaxe")
            run_job(job, "da")
            made = [
                path
                for path in country.folder.rglob("*")
                if "Gladsaxe 2026" in path.name and path != job.lock
            ]
            assert len(made) == 3
            assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {mode}
            for path in [*made, job.lists[0].with_name("personer - fejl.xlsx")]:
                path.unlink()
    finally:
        os.umask(old)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, inherited from the folder")
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o640)])
def test_a_lock_has_the_rights_of_the_results(country: Country, private: bool, mode: int) -> None:
    old = os.umask(0o027)
    try:
        job = replace(country.job(), private=private)
        run_job(job, "da")
        assert {stat.S_IMODE(path.stat().st_mode) for path in (job.lock, job.output)} == {mode}
    finally:
        os.umask(old)


def test_a_colleagues_lock_is_named(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    job = country.job()
    run_job(job, "da")
    country.write("Gladsaxe", youths=6)
    opened = os.open

    def refuse(path: object, *rest: int, **more: int) -> int:
        if str(path) == str(job.lock):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    done = run_job(job, "da")
    assert done.exit_code == ExitCode.OUTPUT
    said = texts("da")(done.message or "", **done.values)
    assert job.lock.name in said
    assert job.lock.owner() in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists, inherited from the folder")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_marked_copy_has_the_rights_of_the_list(country: Country, mode: int) -> None:
    country.break_list("Gladsaxe")
    job = country.job()
    job.lists[0].chmod(mode)
    copies = {}
    for private in (True, False):
        run_job(replace(job, private=private), "da")
        copies[private] = stat.S_IMODE(job.lists[0].with_name("personer - fejl.xlsx").stat().st_mode)
    assert copies == {True: mode, False: mode}


@pytest.mark.parametrize(
    "spelled", ["010190-4321", "0101904321", "010190 4321", "010190\u20134321", "Eva 010190.4321"]
)
def test_a_folder_or_a_file_named_by_a_cpr_number_is_refused_alone_and_never_named(
    tmp_path: Path, spelled: str
) -> None:
    country = Country(tmp_path, [spelled, f"{spelled} b", "Herlev"])
    jobs = country.jobs()
    assert len({job.label for job in jobs}) == 3
    for job in jobs:
        done = run_job(job, "da")
        if job.label == "Herlev":
            assert done.exit_code == 0
            continue
        assert (done.exit_code, done.counts) == (ExitCode.INPUT, {"MM-B608": 1})
        assert "4321" not in repr(done)
        assert not job.output.exists()
    assert [path.name for path in (tmp_path / "resultater").glob("*.xlsx")] == ["Herlev 2026-11.xlsx"]


def test_a_sheet_named_by_a_cpr_number_is_refused_and_not_named(country: Country) -> None:
    book = openpyxl.load_workbook(country.list_of("Gladsaxe"))
    book["Unge"]["A2"] = "U2"  # an error in a sheet of that name
    book["Unge"].title = "Unge 010190-4321"
    book.save(country.list_of("Gladsaxe"))
    done = run_job(country.job(), "da")
    assert done.exit_code == ExitCode.INPUT
    assert "MM-B608" in done.counts
    assert "4321" not in repr(done)


# Month after month


def test_decisions_of_last_months_result_hold_in_this_months(country: Country) -> None:
    november = country.job()
    run_job(november, "da")
    decide(november.output, "afvist")
    book = openpyxl.load_workbook(november.output)
    rows = [[cell.value for cell in row] for row in book["Matches"].iter_rows()]
    heads = next(row for row in rows if "Beslutning" in row)
    first = rows[rows.index(heads) + 1]
    rejected = (first[heads.index("Ung")], first[heads.index("Mentor")])
    december = country.job(as_of=DECEMBER)
    done = run_job(december, "da")
    assert done.changes is not None
    assert done.changes.since == "2026-11"
    assert december.last == november.output
    sheet = openpyxl.load_workbook(december.output)["Matches"]
    pairs = {(row[0].value, row[2].value) for row in sheet.iter_rows()}
    assert rejected not in pairs
    assert done.changes.pairs_gone >= 1


def test_a_decision_that_comes_late_makes_this_months_result_anew(country: Country) -> None:
    run_job(country.job(), "da")
    run_job(country.job(as_of=DECEMBER), "da")
    decide(country.job().output, "afvist")
    assert states(country, country.job(as_of=DECEMBER)) == (State.REMADE, State.REMADE)


def waiting(path: Path) -> dict[str, object]:
    """Return what a result's sheet of youths says of since when each has waited."""
    rows = list(openpyxl.load_workbook(path)["Unge"].values)
    if "Venter siden" not in rows[0]:
        return {}
    at = rows[0].index("Venter siden")
    return {str(row[0]): row[at].date() if isinstance(row[at], datetime) else row[at] for row in rows[1:]}


def test_waiting_times_carry_over_where_the_list_does_not_tell_them(country: Country) -> None:
    mentors = [mentor(n) for n in (1, 2, 3)]
    write_book(country.list_of("Gladsaxe"), [youth(n) for n in range(1, 5)], mentors)
    november = country.job()
    run_job(november, "da")
    assert waiting(november.output) == {}
    write_book(country.list_of("Gladsaxe"), [youth(n) for n in range(1, 6)], mentors)
    december = country.job(as_of=DECEMBER)
    done = run_job(december, "da")
    first = NOVEMBER
    assert done.exit_code == 0
    said = [str(cell) for row in openpyxl.load_workbook(december.output)["Datafejl"].values for cell in row]
    assert any(cell.startswith("4 unge har intet i Venter siden") for cell in said)
    assert waiting(december.output) == {**dict.fromkeys(("U1", "U2", "U3", "U4"), first), "U5": None}
    january = country.job(as_of=JANUARY)
    run_job(january, "da")
    assert waiting(january.output) == {**dict.fromkeys(("U1", "U2", "U3", "U4"), first), "U5": DECEMBER}
    assert command("verify", january.output) == 0
    # Whoever has waited longest goes first: of five with three places, the newest is left out.
    days = dict(run_levels(january))["waiting"]
    assert days == 3 * (JANUARY - first).days


def test_who_has_a_running_match_is_not_waiting_and_the_lists_own_day_holds(country: Country) -> None:
    people = [youth(1), youth(2, **{"Venter siden": "1-3-2026"}), youth(3)], [mentor(1), mentor(2)]
    runs = [{"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": "1-10-2026"}]
    write_book(country.list_of("Gladsaxe"), *people, runs)
    run_job(country.job(), "da")
    ended = [{**runs[0], "Status": "afsluttet", "Slut": "15-11-2026"}]
    write_book(country.list_of("Gladsaxe"), *people, ended)
    december, january = country.job(as_of=DECEMBER), country.job(as_of=JANUARY)
    assert run_job(december, "da").exit_code == 0
    told = {name: str(day) for name, day in waiting(december.output).items()}
    assert told == {"U1": "None", "U2": "1-3-2026", "U3": "2026-11-01"}
    write_book(country.list_of("Gladsaxe"), *people, ended)
    january = country.job(as_of=JANUARY)
    assert run_job(january, "da").exit_code == 0
    told = {name: str(day) for name, day in waiting(january.output).items()}
    assert told == {"U1": "2026-12-01", "U2": "1-3-2026", "U3": "2026-11-01"}
    for job in (december, january):  # the list says that the match has ended, the last result that it runs
        pairs = {(row[0], row[2]) for row in openpyxl.load_workbook(job.output)["Matches"].values}
        assert ("U1", "M1") not in pairs


def test_running_and_ended_matches_of_the_last_result_carry_over_though_the_list_forgets_them(
    country: Country,
) -> None:
    people = [youth(n) for n in (1, 2, 3)], [mentor(n) for n in (1, 2, 3)]
    told = [
        {"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": "1-10-2026"},
        {"Ung": "U2", "Mentor": "M2", "Status": "afsluttet", "Slut": "1-10-2026"},
        {"Ung": "U3", "Mentor": "M3", "Status": "låst"},
    ]
    write_book(country.list_of("Gladsaxe"), *people, told)
    assert run_job(country.job(), "da").exit_code == 0
    write_book(country.list_of("Gladsaxe"), *people)
    for as_of in (DECEMBER, JANUARY):
        job = country.job(as_of=as_of)
        assert run_job(job, "da").exit_code == 0
        found = {(row[0], row[2]): row for row in openpyxl.load_workbook(job.output)["Matches"].values}
        assert "▶ i gang" in found["U1", "M1"]
        assert "■ låst" in found["U3", "M3"]
        assert ("U2", "M2") not in found


def test_an_approved_match_that_the_list_says_has_begun_runs(country: Country) -> None:
    people = [youth(1)], [mentor(1)]
    write_book(country.list_of("Gladsaxe"), *people)
    run_job(country.job(), "da")
    decide(country.job().output, "godkendt")
    begun = [{"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": "15-11-2026"}]
    write_book(country.list_of("Gladsaxe"), *people, begun)
    job = country.job(as_of=DECEMBER)
    assert run_job(job, "da").exit_code == 0
    found = {(row[0], row[2]): row for row in openpyxl.load_workbook(job.output)["Matches"].values}
    assert "▶ i gang" in found["U1", "M1"]
    assert command("verify", job.output) == 0


def run_levels(job: Job) -> list[tuple[str, object]]:
    result = manifest(job).result
    assert result is not None
    return [(level["goal"], level["value"]) for level in result.levels]


def test_an_approval_whose_mentor_lost_the_right_stops_nobody_and_a_lock_says_who(country: Country) -> None:
    run_job(country.job(), "da")
    decide(country.job().output, "godkendt")
    country.write("Gladsaxe", Ydelse="dagpenge")
    country.write_mentor("Gladsaxe", "M3", "ingen")
    december = country.job(as_of=DECEMBER)
    done = run_job(december, "da")
    assert (done.state, done.exit_code) == (State.MADE, 0)
    assert done.figures is not None
    assert (done.figures.worries, done.figures.matched) == (1, 2)
    decide(country.job().output, "låst")
    refused = run_job(december, "da")
    assert (refused.exit_code, refused.message) == (ExitCode.NOBODY, "error.contradiction")
    assert [issue.code for issue in refused.issues if issue.severity == "error"] == ["MM-M451"]
    assert refused.issues[0].remedy


@pytest.mark.parametrize(
    ("youth_says", "mentor_says", "why"),
    [
        (
            {"Fødselsdato": date(1996, 12, 1)},
            {},
            "Den unge er ikke længere i den alder, korpset er for, eller alderen mangler.",
        ),
        ({"Samtykke": "nej"}, {}, "Den unge har sagt nej til at være med, eller svaret mangler."),
        ({"Status": "stoppet"}, {}, "Den unge holder pause eller er stoppet."),
        ({}, {"Samtykke": "nej"}, "Mentoren har sagt nej til at være med, eller svaret mangler."),
        (
            {},
            {"Aktiv til": date(2026, 11, 15)},
            "Mentoren holder pause, er stoppet eller er ikke aktiv på denne dato.",
        ),
        ({}, {"Pladser": 0}, "Mentoren har ikke længere pladser nok til alle sine forløb."),
        ({"Timer pr. måned": 6}, {"Timer pr. måned": 2}, "Timerne er flere, end mentoren nu vil give."),
    ],
)
def test_an_approval_overtaken_by_life_stops_nobody_and_stands_at_the_top_with_the_reason(
    country: Country, youth_says: dict[str, object], mentor_says: dict[str, object], why: str
) -> None:
    run_job(country.job(), "da")
    decide(country.job().output)
    youth_id, mentor_id = sorted(read_people(country.job().output).pairs)[0]
    one, other = int(youth_id[1:]), int(mentor_id[1:])
    write_book(
        country.list_of("Gladsaxe"),
        [youth(n, Sprog="dansk", **(youth_says if n == one else {})) for n in range(1, 5)],
        [mentor(n, Sprog="dansk", **(mentor_says if n == other else {})) for n in range(1, 4)],
    )
    december = country.job(as_of=DECEMBER)
    done = run_job(december, "da")
    assert (done.state, done.exit_code) == (State.MADE, 0)
    assert done.figures is not None
    assert (done.figures.worries, done.figures.matched) == (1, 3)
    overview = [
        cell for row in openpyxl.load_workbook(december.output)["Overblik"].values for cell in row if cell
    ]
    (line,) = [str(cell) for cell in overview if f"U{one} " in str(cell) and why in str(cell)]
    assert "Start ikke forløbet, før det er afklaret, eller skriv afvist." in line
    assert command("verify", december.output) == 0


def test_who_came_who_left_and_whose_verdict_changed_is_said(country: Country) -> None:
    run_job(country.job(), "da")
    country.write("Gladsaxe", youths=6, mentors=2, Ydelse="dagpenge")
    done = run_job(country.job(as_of=DECEMBER), "da")
    changes = done.changes
    assert changes is not None
    assert (changes.youths_arrived, changes.youths_left) == (2, 0)
    assert (changes.mentors_arrived, changes.mentors_left) == (0, 1)
    assert {(one.mentor, one.was, one.now) for one in changes.verdicts} == {
        ("M1", "free", "undetermined"),
        ("M2", "free", "undetermined"),
    }
    assert changes.matched_before == 3


@pytest.mark.parametrize(
    ("home", "benefit", "host", "work", "last", "first", "was", "now"),
    [
        # The experiment's last day in Gladsaxe, in Gentofte, and elsewhere.
        (
            "Gladsaxe",
            "dagpenge",
            "kommune",
            "uafklaret",
            date(2018, 12, 1),
            date(2019, 1, 1),
            "free",
            "undetermined",
        ),
        (
            "Gladsaxe",
            "efterløn",
            "kommune",
            "ulønnet",
            date(2018, 12, 1),
            date(2019, 1, 1),
            "free",
            "deducted",
        ),
        (
            "Gentofte",
            "dagpenge",
            "kommune",
            "ulønnet",
            date(2019, 6, 1),
            date(2019, 7, 1),
            "free",
            "undetermined",  # its page says "until July 2019"
        ),
        (
            "Odense",
            "dagpenge",
            "kommune",
            "ulønnet",
            date(2017, 6, 1),
            date(2017, 7, 1),
            "free",
            "undetermined",  # sources disagree until the end of 2018
        ),
        # National rules that begin: fleksydelse without a limit in an association from 2018 on.
        (
            "Odense",
            "fleksydelse",
            "forening",
            "ulønnet",
            date(2017, 12, 1),
            date(2018, 1, 1),
            "capped",
            "free",
        ),
    ],
)
def test_a_verdict_that_a_date_has_changed_stands_at_the_top_of_summary_and_overview(
    tmp_path: Path, home: str, benefit: str, host: str, work: str, last: date, first: date, was: str, now: str
) -> None:
    country = Country(tmp_path, [])
    answers = {"Bopælskommune": home, "Sprog": "dansk"}
    people = [youth(n, Sprog="dansk", Fødselsdato=date(1996, 3, 1)) for n in (1, 2)]
    path = country.list_of(home)
    path.parent.mkdir(parents=True)
    ours = {"Ydelse": benefit, "Arbejdets art": {"ulønnet": "frivilligt ulønnet arbejde"}.get(work, work)}
    write_book(path, people, [mentor(1, **answers, **ours), mentor(2, **answers)])
    country.configure(f'[settings]\nhost = "{host}"\nmunicipality = "{home}"\nusually_paid = "nej"\n')
    run_job(country.job(home, last), "da")
    after = country.job(home, first)
    done = run_job(after, "da")
    assert done.changes is not None
    assert [(one.mentor, one.was, one.now) for one in done.changes.verdicts] == [("M1", was, now)]
    shown = [
        str(cell) for row in openpyxl.load_workbook(after.output)["Overblik"].values for cell in row if cell
    ]
    line = next(at for at, cell in enumerate(shown) if cell.startswith("M1: før "))
    assert line < next(at for at, cell in enumerate(shown) if cell.startswith("Det gør du nu"))
    again = run_job(country.job(home, first), "da")
    assert again.state is State.UNCHANGED


def test_a_month_that_failed_is_passed_over(country: Country) -> None:
    run_job(country.job(), "da")
    country.break_list("Gladsaxe")
    run_job(country.job(as_of=DECEMBER), "da")
    country.write("Gladsaxe")
    january = country.job(as_of=JANUARY)
    assert january.since == "2026-11"
    assert run_job(january, "da").state is State.MADE


@pytest.mark.parametrize("content", [b"this is no workbook", b"", b"PK\x03\x04 cut short", b"a;b\n1;2\n"])
def test_a_list_that_says_nothing_is_never_made_up_for_by_last_months_people(
    country: Country, content: bytes
) -> None:
    run_job(country.job(), "da")
    country.list_of("Gladsaxe").write_bytes(content)
    done = run_job(country.job(as_of=DECEMBER), "da")
    assert (done.exit_code, done.state) == (ExitCode.INPUT, State.FAILED)
    assert not country.job(as_of=DECEMBER).output.exists()


def test_a_list_that_has_lost_a_sheet_is_not_filled_up_with_last_months_people(country: Country) -> None:
    run_job(country.job(), "da")
    book = openpyxl.load_workbook(country.list_of("Gladsaxe"))
    del book["Mentorer"]
    book.save(country.list_of("Gladsaxe"))
    done = run_job(country.job(as_of=DECEMBER), "da")
    assert (done.exit_code, done.counts) == (ExitCode.INPUT, {"MM-S124": 1})
    assert not country.job(as_of=DECEMBER).output.exists()
    assert manifest(country.job(as_of=DECEMBER)).phase is Phase.FAILED


# Several files, and none


def test_a_list_of_youths_and_one_of_mentors_are_one_job(country: Country) -> None:
    country.split("Gladsaxe")
    country.configure(inputs="kommuner/*/*.xlsx")
    job = country.job()
    assert [path.name for path in job.lists] == ["mentorer.xlsx", "unge.xlsx"]
    assert states(country, job) == (State.MADE, State.MADE)
    assert [name for name, _ in manifest(job).result.inputs] == ["mentorer.xlsx", "unge.xlsx"]  # type: ignore[union-attr]
    assert states(country, job) == (State.UNCHANGED, State.UNCHANGED)
    december = country.job(as_of=DECEMBER)
    done = run_job(december, "da")
    assert done.changes is not None
    assert (done.state, done.changes.pairs_gone, done.changes.matched_before) == (State.MADE, 0, 3)


def test_a_list_that_is_missing_beside_another_is_not_made_up_for(country: Country) -> None:
    country.split("Gladsaxe")
    country.configure(inputs="kommuner/*/*.xlsx")
    run_job(country.job(), "da")
    country.list_of("Gladsaxe").with_name("mentorer.xlsx").unlink()
    done = run_job(country.job(as_of=DECEMBER), "da")
    assert (done.exit_code, done.counts) == (ExitCode.INPUT, {"MM-S124": 1})


def test_every_faulty_list_of_a_job_gets_its_marked_copy_and_none_piles_up(country: Country) -> None:
    country.break_list("Gladsaxe")
    country.split("Gladsaxe")
    country.configure(inputs="kommuner/*/*.xlsx")
    for _ in range(2):
        done = run_job(country.job(), "da")
        assert done.exit_code == ExitCode.INPUT
        folder = country.list_of("Gladsaxe").parent
        assert [path.name for path in folder.iterdir() if "fejl" in path.name] == ["unge - fejl.xlsx"]


def test_of_lists_of_several_months_the_newest_is_read_and_an_old_one_is_said(country: Country) -> None:
    listed = country.list_of("Gladsaxe")
    listed.rename(listed.with_name("liste 2026-11.xlsx"))
    country.configure(inputs="kommuner/*/*.xlsx")
    november = run_job(country.job(), "da")
    assert (november.state, november.list_of) == (State.MADE, None)
    december = run_job(country.job(as_of=DECEMBER), "da")
    assert (december.state, december.list_of) == (State.MADE, "2026-11")
    country.write("Gladsaxe", youths=6).rename(listed.with_name("liste 2026-12.xlsx"))
    job = country.job(as_of=DECEMBER)
    assert [path.name for path in job.lists] == ["liste 2026-12.xlsx"]
    again = run_job(job, "da")
    assert (again.state, again.list_of) == (State.REMADE, None)
    assert run_job(country.job(), "da").state is State.UNCHANGED


def test_lists_of_later_months_alone_are_none_of_this_month(country: Country) -> None:
    listed = country.list_of("Gladsaxe")
    listed.rename(listed.with_name("liste 2026-12.xlsx"))
    country.configure(inputs="kommuner/*/*.xlsx")
    before = snapshot(country.folder)
    done = run_job(country.job(), "da")
    assert (done.state, done.exit_code, done.counts) == (State.MISSING, ExitCode.INPUT, {"MM-G815": 1})
    assert snapshot(country.folder) == before


def test_a_municipality_whose_list_has_vanished_is_said_until_it_is_called_closed(tmp_path: Path) -> None:
    country = Country(tmp_path, ["Gladsaxe", "Ærø"])
    for job in country.jobs():
        run_job(job, "da")
    country.list_of("Ærø").unlink()
    for as_of in (country.jobs()[0].as_of, DECEMBER, JANUARY):
        gladsaxe, gone = country.jobs(as_of)
        assert (gone.label, foresee(gone)) == ("Ærø", State.MISSING)
        before = snapshot(country.folder)
        done = run_job(gone, "da")
        assert (done.state, done.exit_code, done.counts) == (State.MISSING, ExitCode.INPUT, {"MM-G814": 1})
        assert "2026-11" in done.issues[0].cause
        assert snapshot(country.folder) == before
        assert run_job(gladsaxe, "da").exit_code == 0
    country.configure(more='closed = ["ærø"]')
    assert [job.label for job in country.jobs(JANUARY)] == ["Gladsaxe"]
    country.configure()
    country.write("Ærø")
    back = country.job("Ærø", JANUARY)
    assert (back.since, run_job(back, "da").state) == ("2026-11", State.MADE)


# Death at any moment


def _die_at(call: int, job: Job, answers: multiprocessing.Queue[Done]) -> None:
    """Run a job in a process that dies, as by kill -9, before its n-th call that changes a file's name."""
    from mentormatch.workbook.files import save

    left = [call]

    def mortal(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*words: object, **named: object) -> object:
            left[0] -= 1
            if not left[0]:
                os._exit(9)
            return function(*words, **named)

        return counted

    class MortalOs:
        def __getattr__(self, name: str) -> object:
            found = getattr(os, name)
            return mortal(found) if name in ("replace", "link", "unlink", "rename") else found

    save.os = MortalOs()  # type: ignore[attr-defined]
    answers.put(run_job(job, "da"))


@pytest.mark.parametrize("remade", [False, True], ids=["made", "remade"])
def test_a_run_that_died_anywhere_is_finished_by_the_next(tmp_path: Path, remade: bool) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["mentormatch.application", "tests.batch.test_once", "openpyxl", "xlsxwriter"]
    )

    before = Country(tmp_path / "before", ["Gladsaxe"])
    if remade:
        run_job(before.job(), "da")
        before.write("Gladsaxe", youths=6)

    def begin(name: str) -> Country:
        shutil.copytree(before.folder, tmp_path / name)
        return Country(tmp_path / name, [])

    calm = begin("calm")
    run_job(calm.job(), "da")
    wanted = snapshot(calm.folder / "resultater")
    deaths = 0
    for call in range(1, 60):
        country = begin(str(call))
        answers: multiprocessing.Queue[Done] = context.Queue()
        child = context.Process(target=_die_at, args=(call, country.job(), answers))
        child.start()
        child.join()
        if child.exitcode == 0:
            answers.get()
            break
        deaths += 1
        done = run_job(country.job(), "da")
        assert done.exit_code == 0
        assert snapshot(country.folder / "resultater") == wanted, call
    assert deaths >= 5


def test_a_result_finished_just_before_death_is_not_made_twice(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    done = manifest(job)
    write_manifest(replace(done, phase=Phase.READY, before=None), job.manifest, private=True)
    made = job.output.stat().st_mtime_ns
    assert states(country, job) == (State.FINISHED, State.FINISHED)
    assert job.output.stat().st_mtime_ns == made
    assert manifest(job) == done


def test_a_result_edited_in_the_very_moment_of_death_is_left_alone(country: Country) -> None:
    job = country.job()
    run_job(job, "da")
    write_manifest(replace(manifest(job), phase=Phase.READY), job.manifest, private=True)
    decide(job.output)
    assert states(country, job) == (State.KEPT, State.KEPT)


@pytest.mark.parametrize("made", [True, False], ids=["with a result", "without"])
@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 5_000,
        '{"format": "mentormatch-manifest 2"}',
        "\udcff",
        "null",
        '"text"',
    ],
    ids=lambda text: f"{text[:30]!a} {len(text)}",
)
def test_a_record_of_any_other_shape_is_said_to_be_broken_and_nothing_is_touched(
    country: Country, content: str, made: bool
) -> None:
    job = country.job()
    run_job(job, "da")
    if not made:
        job.output.unlink()
    job.manifest.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = snapshot(country.folder)
    assert foresee(job) is State.FAILED
    done = run_job(job, "da")
    assert (done.message, done.exit_code) == ("batch.error.broken_record", ExitCode.OUTPUT)
    assert done.values["record"] == str(job.manifest)
    assert snapshot(country.folder) == before


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("as_of", "2026-13-01"),
        ("as_of", 7),
        ("label", None),
        ("phase", "begun"),
        ("files", "abc"),
        ("files", [1]),
        ("marked", {"a": 1}),
        ("result", []),
        ("result", {"sha256": "0"}),
        ("issues", {"MM-F001": True}),
        ("unheard_of", 1),
    ],
)
def test_a_record_with_another_kind_of_value_anywhere_is_broken(
    country: Country, key: str, value: object
) -> None:
    job = country.job()
    run_job(job, "da")
    tree = json.loads(job.manifest.read_bytes())
    tree[key] = value
    job.manifest.write_text(json.dumps(tree), "utf-8")
    assert run_job(job, "da").message == "batch.error.broken_record"


# A result that is no longer one


@pytest.mark.parametrize("way", ["emptied", "cut short", "text", "another workbook", "the list"])
def test_a_result_that_is_no_longer_a_result_is_made_anew_and_the_broken_one_kept(
    country: Country, way: str
) -> None:
    job = country.job()
    run_job(job, "da")
    good = job.output.read_bytes()
    if way == "another workbook":
        openpyxl.Workbook().save(job.output)
    else:
        ways = {"emptied": b"", "cut short": good[:4000], "text": b"x;y\n1;2\n", "the list": b""}
        job.output.write_bytes(ways[way] if way != "the list" else job.lists[0].read_bytes())
    broken = job.output.read_bytes()
    seen, done = foresee(job), run_job(job, "da")
    backup = job.output.with_name("Gladsaxe 2026-11.backup-1.xlsx")
    assert (seen, done.state, done.exit_code, done.broken) == (State.REMADE, State.REMADE, 0, str(backup))
    assert job.output.read_bytes() == good
    assert backup.read_bytes() == broken
    assert manifest(job).backups == {}
    again = run_job(job, "da")
    assert (again.state, again.broken) == (State.UNCHANGED, None)


def test_a_marked_copy_that_somebody_else_made_after_a_run_died_is_not_removed(country: Country) -> None:
    country.break_list("Gladsaxe")
    job = country.job()
    run_job(job, "da")
    record = manifest(job)
    write_manifest(replace(record, phase=Phase.RUNNING, files=(), marked={}), job.manifest, private=True)
    copy = job.lists[0].with_name("personer - fejl.xlsx")
    mine = copy.read_bytes()
    country.write("Gladsaxe")
    assert run_job(job, "da").state is State.MADE
    assert copy.read_bytes() == mine


def test_a_marked_copy_of_a_run_that_died_is_removed_by_the_record_of_what_it_was_about_to_write(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    country.break_list("Gladsaxe")
    job = country.job()

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(_Run, "_note_failure", die)
    with pytest.raises(Killed):
        run_job(job, "da")
    monkeypatch.undo()
    copy = job.lists[0].with_name("personer - fejl.xlsx")
    assert copy.exists()
    country.write("Gladsaxe")
    assert run_job(job, "da").state is State.MADE
    assert not copy.exists()


@pytest.mark.parametrize(
    ("phase", "gone"), [(Phase.DONE, set()), (Phase.RUNNING, {"Gladsaxe 2026-11.backup-7.xlsx"})]
)
def test_a_second_backup_of_the_same_goes_only_after_a_death_and_only_by_its_exact_name(
    country: Country, phase: Phase, gone: set[str]
) -> None:
    job = country.job()
    run_job(job, "da")
    there = sha256_of(job.output)
    write_manifest(replace(manifest(job), phase=phase, before=there), job.manifest, private=True)
    names = {"Gladsaxe 2026-11.backup-7.xlsx", "Gladsaxe 2026-11.backup-min.xlsx"}
    for name in names:
        job.output.with_name(name).write_bytes(job.output.read_bytes())
    country.write("Gladsaxe", youths=5)
    run_job(job, "da")
    assert {name for name in names if job.output.with_name(name).exists()} == names - gone


def test_what_a_file_beside_the_list_says_of_its_headings_holds_and_is_named(country: Country) -> None:
    path = country.list_of("Gladsaxe")
    book = openpyxl.load_workbook(path)
    for cell in book["Unge"][1]:
        cell.value = {"Sprog": "Kan tale"}.get(str(cell.value), cell.value)
    book["Unge"]["A1"] = "Nummerplade"
    book.save(path)
    assert run_job(country.job(), "da").exit_code == ExitCode.INPUT
    kept = path.with_name("personer.map.toml")
    kept.write_text('[map]\nNummerplade = "Id"\n"Kan tale" = "Sprog"\n', "utf-8")
    done = run_job(country.job(), "da")
    assert (done.state, done.exit_code, done.maps) == (State.MADE, 0, ("personer.map.toml",))
    assert run_job(country.job(), "da").state is State.UNCHANGED
    kept.write_text('[map]\nNummerplade = "Id"\n', "utf-8")
    assert states(country, country.job()) == (State.REMADE, State.REMADE)
    kept.write_text('[map]\nNummerplade = "Idd"\n', "utf-8")
    done = run_job(country.job(), "da")
    assert (done.exit_code, [issue.code for issue in done.issues]) == (ExitCode.INPUT, ["MM-S111"])


def test_such_a_file_without_the_month_holds_for_every_month_and_is_no_list(country: Country) -> None:
    country.configure(inputs="kommuner/*/*")
    path = country.list_of("Gladsaxe")
    path.rename(path.with_name("personer 2026-11.xlsx"))
    path.with_name("personer.map.toml").write_text('[map]\nKap = "Pladser"\n', "utf-8")
    job = country.job(as_of=DECEMBER)
    assert [one.name for one in job.maps] == ["personer.map.toml"]
    assert [one.name for one in job.lists] == ["personer 2026-11.xlsx"]
