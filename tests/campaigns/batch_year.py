"""A simulated year: every municipality, month after month, with arrivals, departures, decisions and broken lists.

    python -m tests.campaigns.batch_year [--municipalities 98] [--months 12] [--biggest 500] [--seed 1] [--workers 2]
                                         [--dask] [--folder DIR]

98 municipalities of 5 to 500 mentors over 12 months are the default. It checks that every broken list is named
and no other fails, that nobody is lost or matched twice, that no decision is lost or gone against, and that a second
run of each month changes nothing. With ``--dask`` a scheduler and workers are started on the loopback, every month
is made there too, and its files are compared byte for byte; each month a worker is killed in the middle, and in one
month the scheduler, which must end the batch with 5 or with everything made, and a new one finishes what is missing.
With ``--folder`` a year that was broken off goes on after its last whole month.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

from mentormatch.batch import Done, State, Summary, jobs, run
from mentormatch.errors import ExitCode
from tests.batch.cluster import FrailCluster

from .batch_world import Country, Pair, faults, months

BROKEN = 0.03
GIVEN_UP = 5
"""Faults after which the campaign stops."""


def batch(country: Country, as_of: date, workers: int, scheduler: str | None = None) -> Summary:
    """Run a month."""
    todo = jobs(country.config, as_of, lang="da")
    return run(todo, lang="da", now=lambda: datetime.now(UTC), workers=workers, scheduler=scheduler)


def month(
    country: Country,
    as_of: date,
    workers: int,
    dask: FrailCluster | None,
    people: ProcessPoolExecutor,
    *,
    restart: bool = False,
) -> list[str]:
    """Run a month and return what is wrong; ``people`` are the processes in which lists and results are edited.

    With ``restart`` the scheduler is killed in the middle of the month.
    """
    began = time.monotonic()
    for _ in people.map(country.live_on, country.names, [as_of] * country.count):
        pass
    kept = country.break_some(BROKEN, as_of)
    done = batch(country, as_of, workers)
    contradictions = [one for one in done.done if one.message == "error.contradiction"]
    if contradictions:
        # Somebody locked has turned 30, or a mentor's time has ended: the batch says so, a person settles it.
        last = {job.label: job.last for job in jobs(country.config, as_of)}
        for one in contradictions:
            result = last[one.label]
            if result:
                country.settle(one.label, result, _named(country, one))
        done = batch(country, as_of, workers)
    wrong = []
    good = []
    for one in done.done:
        code = ExitCode.INPUT if one.label in country.broken else ExitCode.DONE
        if one.exit_code != code:
            words = [issue.cause for issue in one.issues if issue.severity == "error"][:3]
            said = f"({one.fault or one.message} {dict(one.counts)} {words})"
            wrong.append(f"{one.label} ({country.broken.get(one.label)}): exit code {one.exit_code} {said}")
        elif code is ExitCode.DONE:
            good.append(one)
    outputs = [Path(one.output) for one in good]
    labels = [one.label for one in good]
    for name, found in zip(labels, people.map(faults, [country] * len(good), labels, outputs), strict=True):
        wrong += [f"{name}: {fault}" for fault in found]
    if dask:
        twin = _copy(country, as_of)
        wrong += _on_the_cluster(twin, as_of, workers, dask, restart=restart, lasts=time.monotonic() - began)
        wrong += [f"another result on the cluster: {name}" for name in _different(country, twin)]
        shutil.rmtree(twin.folder)
    again = batch(country, as_of, workers)
    wrong += [
        f"{one.label}: made twice"
        for one in again.done
        if one.label not in country.broken and one.state is not State.UNCHANGED
    ]
    country.mend(kept)
    decided = people.map(country.decide, labels, outputs, [as_of] * len(good))
    for name, (held, rejected) in zip(labels, decided, strict=True):
        country.held[name], country.rejected[name] = held, rejected
    return wrong


def _on_the_cluster(
    twin: Country, as_of: date, workers: int, dask: FrailCluster, *, restart: bool, lasts: float
) -> list[str]:
    """Make a month on a cluster that loses a worker, and with ``restart`` its scheduler; return what is wrong."""
    dask.replace_dead_workers()
    victim = dask.scheduler if restart else dask.workers[0]
    killing = threading.Timer(lasts / 3, victim.kill)
    killing.start()
    done = batch(twin, as_of, workers, dask.address)
    killing.cancel()
    killing.join()
    if not restart:
        return []
    unmade = [one for one in done.done if one.exit_code not in (ExitCode.DONE, ExitCode.INPUT)]
    if unmade and done.exit_code != ExitCode.ENGINE:
        return [f"the scheduler was killed, and the batch ended with {done.exit_code}, not 5"]
    sys.stdout.write(f"{as_of:%Y-%m}: the scheduler was killed; {len(unmade)} left to the next\n")
    dask.start()
    batch(twin, as_of, workers, dask.address)
    return []


def main(
    municipalities: int = 98,
    count: int = 12,
    biggest: int = 500,
    seed: int = 1,
    workers: int = 2,
    *,
    dask: bool = False,
    folder: Path | None = None,
) -> int:
    """Run the year; return 0 if nothing was wrong."""
    wrong: list[str] = []
    with ExitStack() as stack:
        place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = FrailCluster(workers) if dask else None
        if running:
            stack.callback(running.close)
        people = stack.enter_context(
            ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
        )
        country = Country(place / "land", municipalities, biggest, seed)
        year = list(months(date(2026, 1, 1), count))
        ended = country.resume()
        if ended is None:
            shutil.rmtree(country.folder / "r", ignore_errors=True)
            country.found(year[0])
        for as_of in year:
            if ended is not None and as_of <= ended:
                continue
            began = time.monotonic()
            restart = as_of == year[len(year) // 2]
            found = month(country, as_of, workers, running, people, restart=restart)
            wrong += [f"{as_of:%Y-%m} {fault}" for fault in found]
            held = sum(len(pairs) for pairs in country.held.values())
            sys.stdout.write(
                f"{as_of:%Y-%m}: {municipalities} municipalities, {held} pairs held, "
                f"{time.monotonic() - began:.0f} s, {len(found)} faults\n"
            )
            sys.stdout.flush()
            if len(wrong) >= GIVEN_UP:
                break
            if not found:
                country.keep(as_of)
    for fault in wrong:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(wrong)} faults\n")
    return 1 if wrong else 0


def _named(country: Country, one: Done) -> set[Pair]:
    """Return the held pairs that the message of a contradiction names, both of them by id."""
    words = {word for issue in one.issues for word in re.findall(r"\w+", issue.cause)}
    held = country.held.get(one.label, {}).items()
    return {(youth, mentor) for youth, mentor in held if {youth, mentor} <= words}


def _copy(country: Country, as_of: date) -> Country:
    """Return a copy of the country without what was made this month."""
    folder = country.folder.with_name("cluster")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(country.folder, folder, ignore=shutil.ignore_patterns("kept*"))
    for path in (folder / "r").rglob(f"*{as_of:%Y-%m}*"):
        path.unlink()
    return Country(folder, country.count, country.most, country.seed)


def _different(country: Country, twin: Country) -> list[str]:
    made = {path.relative_to(country.folder): path for path in (country.folder / "r").rglob("*.xlsx")}
    other = {path.relative_to(twin.folder): path for path in (twin.folder / "r").rglob("*.xlsx")}
    if made.keys() != other.keys():
        return ["not the same files"]
    return [str(name) for name, path in made.items() if path.read_bytes() != other[name].read_bytes()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A simulated year of the batch.")
    parser.add_argument("--municipalities", type=int, default=98)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--biggest", type=int, default=500, help="mentors of the largest municipality")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--dask", action="store_true", help="make every month on a Dask cluster too, and compare"
    )
    parser.add_argument("--folder", type=Path, help="where the country is kept, to go on later")
    given = parser.parse_args()
    sys.exit(
        main(
            given.municipalities,
            given.months,
            given.biggest,
            given.seed,
            given.workers,
            dask=given.dask,
            folder=given.folder,
        )
    )
