"""A Dask cluster in place of local processes: a real scheduler and real workers on the loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentormatch.batch import Summary, pools, run
from mentormatch.batch.pools import DaskPool, Gone, Lost, each
from mentormatch.errors import EngineProblem, UsageProblem
from tests.batch.cluster import cluster, scheduler_and_worker
from tests.batch.corps import Country, snapshot


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    with cluster(2) as started:
        yield started


def batch(country: Country, scheduler: str | None) -> Summary:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return run(country.jobs(), lang="da", now=lambda: now, workers=2, scheduler=scheduler)


def noon() -> datetime:
    return datetime(2026, 11, 1, 12, tzinfo=UTC)


def mark_and_wait(task: tuple[Path, int]) -> int:
    """Say which process has a task in hand; the first to take the task 0 waits there to be killed."""
    folder, number = task
    mark = folder / f"{number}.pid"
    first = not mark.exists()
    mark.write_text(str(os.getpid()))
    if number == 0 and first:
        time.sleep(60)
    return number


def test_the_results_are_those_of_local_processes(
    tmp_path: Path, running: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    names = ["Ballerup", "Gladsaxe", "Herlev"]
    here, there = Country(tmp_path / "here", names), Country(tmp_path / "there", [])
    here.break_list("Herlev")
    for name in names:
        there.list_of(name).parent.mkdir(parents=True)
        there.list_of(name).write_bytes(here.list_of(name).read_bytes())
    local, dask = batch(here, None), batch(there, running[0])
    assert [(one.label, one.state, one.exit_code) for one in local.done] == [
        (one.label, one.state, one.exit_code) for one in dask.done
    ]
    # The record of the broken list holds the digest of its marked copy, which holds the time of day.
    made = [snapshot(country.folder / "resultater") for country in (here, there)]
    assert [one.pop("Herlev 2026-11.manifest.json") != b"" for one in made] == [True, True]
    assert made[0] == made[1]


def test_a_worker_killed_in_the_middle_costs_nothing_but_time(
    tmp_path: Path, running: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = running
    pool = DaskPool(address)
    answers = each([(tmp_path, number) for number in range(6)], mark_and_wait, pool)
    seen = [next(answers)[1]]
    mark = tmp_path / "0.pid"
    while not (mark.exists() and mark.read_text()):
        time.sleep(0.05)
    victim = int(mark.read_text())
    assert victim in [worker.pid for worker in workers]
    os.kill(victim, signal.SIGKILL)
    seen += [answer for _, answer in answers]
    pool.disconnect()
    assert Lost() not in seen
    assert sorted(seen) == [0, 1, 2, 3, 4, 5]  # type: ignore[type-var]


def test_nobody_at_the_address_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "CONNECT_SECONDS", 0.5)
    with pytest.raises(EngineProblem) as problem:
        DaskPool("tcp://127.0.0.1:9")
    assert problem.value.key == "batch.error.no_cluster"


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageProblem) as problem:
        DaskPool("tcp://127.0.0.1:9")
    assert problem.value.key == "batch.error.no_distributed"


def test_a_cluster_without_workers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "GIVE_UP_SECONDS", 3)
    status = tmp_path / "status.json"
    country = Country(tmp_path / "land", ["Gladsaxe", "Herlev"])
    with cluster(0) as (address, _):
        done = run(country.jobs(), lang="da", now=noon, scheduler=address, status=status)
    assert [(one.label, one.exit_code, one.message) for one in done.done] == [
        ("Gladsaxe", 5, "batch.error.cluster_gone"),
        ("Herlev", 5, "batch.error.cluster_gone"),
    ]
    assert done.exit_code == 5
    said = json.loads(status.read_bytes())
    assert (said["state"], said["exit_code"], said["exit_codes"]) == (
        "ended",
        5,
        {"Gladsaxe": 5, "Herlev": 5},
    )


def test_a_scheduler_that_is_killed_ends_the_batch_with_5(tmp_path: Path) -> None:
    """What had ended counts, the rest is said to have failed."""
    with scheduler_and_worker() as (address, scheduler):
        pool = DaskPool(address)
        answers = each([(tmp_path, number) for number in (1, 0, 2)], mark_and_wait, pool)
        assert next(answers) == ((tmp_path, 1), 1)
        while not (tmp_path / "0.pid").exists():
            time.sleep(0.05)
        scheduler.kill()
        began = time.monotonic()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pools, "GIVE_UP_SECONDS", 3)
            assert list(answers) == [((tmp_path, 0), Gone()), ((tmp_path, 2), Gone())]
        pool.disconnect()
        assert time.monotonic() - began < 60


def test_nobody_at_the_address_is_an_end_in_the_status_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "CONNECT_SECONDS", 0.5)
    status = tmp_path / "status.json"
    country = Country(tmp_path / "land", ["Gladsaxe"])
    with pytest.raises(EngineProblem):
        run(country.jobs(), lang="da", now=noon, scheduler="tcp://127.0.0.1:9", status=status)
    said = json.loads(status.read_bytes())
    assert (said["state"], said["exit_code"]) == ("ended", 5)
