"""A simulated year: every municipality, month after month, with arrivals, departures, decisions and broken lists.

    python -m tests.campaigns.batch_year [MUNICIPALITIES] [MONTHS] [MOST_MENTORS] [SEED] [WORKERS] [SCHEDULER]

98 municipalities of 5 to 500 mentors over 12 months are the default. It checks that every broken list is named
and no other fails, that nobody is matched twice, that no decision is lost or gone against, and that a second run
of each month changes nothing. With the address of a Dask scheduler every month is made there too, and compared.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from mentormatch.batch import State, Summary, jobs, run
from mentormatch.errors import ExitCode

from .batch_world import Country, faults, months

BROKEN = 0.03
GIVEN_UP = 5
"""Faults after which the campaign stops."""


def batch(country: Country, as_of: date, workers: int, scheduler: str | None = None) -> Summary:
    """Run a month."""
    todo = jobs(country.config, as_of, lang="da")
    return run(todo, lang="da", now=lambda: datetime.now(UTC), workers=workers, scheduler=scheduler)


def month(country: Country, as_of: date, workers: int, scheduler: str | None) -> list[str]:
    """Run a month and return what is wrong."""
    wrong = []
    done = batch(country, as_of, workers)
    contradictions = {one.label for one in done.done if one.message == "error.contradiction"}
    if contradictions:
        # Somebody approved has turned 30, or a mentor's time has ended: the batch says so, a person settles it.
        for job in jobs(country.config, as_of):
            if job.label in contradictions and job.last:
                country.settle(job.label, job.last)
        done = batch(country, as_of, workers)
    for one in done.done:
        code = ExitCode.INPUT if one.label in country.broken else ExitCode.DONE
        if one.exit_code != code:
            wrong.append(
                f"{one.label}: exit code {one.exit_code} ({one.fault or one.message} {dict(one.counts)})"
            )
        elif code is ExitCode.DONE:
            wrong += [f"{one.label}: {fault}" for fault in faults(country, one.label, Path(one.output))]
    if scheduler:
        twin = _copy(country, as_of)
        batch(twin, as_of, workers, scheduler)
        wrong += [f"another result on the cluster: {name}" for name in _different(country, twin)]
        shutil.rmtree(twin.folder)
    again = batch(country, as_of, workers)
    wrong += [
        f"{one.label}: made twice"
        for one in again.done
        if one.label not in country.broken and one.state is not State.UNCHANGED
    ]
    for one in done.done:
        if one.exit_code == 0:
            country.decide(one.label, Path(one.output))
    return wrong


def main(
    municipalities: int = 98,
    count: int = 12,
    most: int = 500,
    seed: int = 1,
    workers: int = 2,
    scheduler: str | None = None,
) -> int:
    """Run the year; return 0 if nothing was wrong."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        country = Country(Path(folder) / "land", municipalities, most, seed)
        year = list(months(date(2026, 1, 1), count))
        country.found(year[0])
        for as_of in year:
            began = time.monotonic()
            country.live_on()
            country.break_some(BROKEN)
            found = month(country, as_of, workers, scheduler)
            wrong += [f"{as_of:%Y-%m} {fault}" for fault in found]
            held = sum(len(pairs) for pairs in country.held.values())
            sys.stdout.write(
                f"{as_of:%Y-%m}: {municipalities} municipalities, {len(country.broken)} broken, {held} pairs held, "
                f"{time.monotonic() - began:.0f} s, {len(found)} faults\n"
            )
            sys.stdout.flush()
            if len(wrong) >= GIVEN_UP:
                break
    for fault in wrong:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(wrong)} faults\n")
    return 1 if wrong else 0


def _copy(country: Country, as_of: date) -> Country:
    """Return a copy of the country without what was made this month."""
    folder = country.folder.with_name("cluster")
    shutil.copytree(country.folder, folder)
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
    words = sys.argv[1:]
    sys.exit(main(*(int(word) for word in words[:5]), *words[5:6]))  # type: ignore[arg-type]
