"""Kill ``match`` at random moments, many times: the old file or the new one is whole, and the next run works.

    python tests/campaigns/match_kills.py [KILLS] [SEED]

The three ways to write take turns: a new result, a result that replaces one (``--force``), and the result in the
user's own workbook (``--in-place``). After each kill the same command is run again and what it wrote is verified;
no temporary file may be left. Then every call of the writer that touches a file fails once, in each of the three
ways. The short form is ``tests/workbook/test_match_kills.py``.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mentormatch.cli.frame import run  # noqa: E402
from mentormatch.workbook.files import save as writer  # noqa: E402
from tests.workbook.test_save import FailingOs  # noqa: E402
from tests.workbooks.base import MENTORS, YOUTHS, book, sheets  # noqa: E402

WAYS = ("new", "force", "in_place")
MOST_CALLS = 200


class World:
    """A folder with an input, and what a run makes of it when nothing stops it."""

    def __init__(self, folder: Path, way: str, kept: tuple[bytes, bytes, bytes] | None = None) -> None:
        self.way = way
        self.folder = folder
        self.input = folder / "a.xlsx"
        self.target = self.input if way == "in_place" else folder / "out.xlsx"
        if kept is not None:
            given, self.old, self.new = kept
            self.input.write_bytes(given)
            if self.old and self.target != self.input:
                self.target.write_bytes(self.old)
            return
        book(self.input, sheets())
        self.old = self.input.read_bytes() if way == "in_place" else b""
        if way == "force":
            # What is replaced is the result of a shorter list: it cannot be taken for the new one.
            given = self.input.read_bytes()
            book(self.input, sheets(Unge=YOUTHS[:2], Mentorer=MENTORS[:2]))
            assert self.quiet(*self.command(force=False)) in {0, 4}
            self.input.write_bytes(given)
            self.old = self.target.read_bytes()
        given = self.input.read_bytes()
        assert self.quiet(*self.command()) == 0
        self.new = self.target.read_bytes()
        assert self.new != self.old
        self.kept = (given, self.old, self.new)

    def command(self, *, force: bool | None = None) -> list[str]:
        """Return the words of the command."""
        words = ["match", str(self.input), "--as-of", "2016-11-01"]
        if self.way == "in_place":
            return [*words, "--in-place"]
        force = self.way == "force" if force is None else force
        return [*words, "-o", str(self.target), *(["--force"] if force else [])]

    @staticmethod
    def quiet(*words: str) -> int:
        """Run a command in this process without a word on the screen; return its exit code."""
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            return run(words)

    def state(self) -> str:
        """Return what the target holds: ``"old"``, ``"new"``, or what is wrong with it."""
        if not self.target.exists():
            return "broken" if self.old else "old"
        content = self.target.read_bytes()
        if not content:
            return "broken"
        return "old" if content == self.old else "new" if content == self.new else "broken"

    def temporary(self) -> list[str]:
        """Return the names of temporary files."""
        return [path.name for path in self.folder.iterdir() if path.suffix == ".tmp"]

    def writes(self) -> bool:
        """Whether the result is being written. ``--in-place`` tries the folder first, with an empty file."""
        for name in self.temporary():
            with contextlib.suppress(FileNotFoundError):
                if self.way != "in_place" or (self.folder / name).stat().st_size:
                    return True
        return False

    def backup_faults(self) -> list[str]:
        """Return backups that do not hold the old file whole."""
        return [
            f"the backup {path.name} is not the old file"
            for path in self.folder.glob("*.backup-*")
            if path.read_bytes() != self.old
        ]

    def works_again(self) -> list[str]:
        """Run the command once more; return what is wrong with that."""
        code = self.quiet(*self.command(force=True))
        faults = [] if code == 0 else [f"the next run ended with {code}"]
        if (code := self.quiet("verify", str(self.target))) != 0:
            faults.append(f"verify of the next run's result: {code}")
        return faults + [f"left behind: {name}" for name in self.temporary()]


def kill(world: World, after: float, *, writing: bool) -> bool:
    """Start the command in a process of its own and kill it; return whether that was in time.

    Args:
        world: where it runs.
        after: so many seconds after the start, or after its first temporary file was seen.
        writing: wait for that file.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "mentormatch", *world.command()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with child:
        while writing and child.poll() is None and not world.writes():
            time.sleep(0.0002)
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
    return child.returncode == -signal.SIGKILL


def duration(world: World) -> float:
    """Return how long the command takes, start and end included."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "mentormatch", *world.command(force=True)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    return time.perf_counter() - start


def kills(count: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Kill the command many times; return what was wrong, and how often which file was found."""
    chance = random.Random(seed)  # moments of a test, not secrets
    faults: list[str] = []
    found: Counter[str] = Counter()
    worlds: dict[str, tuple[tuple[bytes, bytes, bytes], float]] = {}
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        with tempfile.TemporaryDirectory() as folder:
            if way not in worlds:
                first = World(Path(folder), way)
                worlds[way] = first.kept, min(duration(first) for _ in range(2))
        kept, whole = worlds[way]
        with tempfile.TemporaryDirectory() as folder:
            world = World(Path(folder), way, kept)
            # Two of three fall where files are written, which takes some thousandths of a second.
            writing = chance.random() < 2 / 3
            in_time = kill(world, chance.uniform(0, 0.006 if writing else whole), writing=writing)
            state = world.state()
            found[f"{way}: {state}" + ("" if in_time else ", ended before the kill")] += 1
            found["temporary files"] += bool(world.temporary())
            wrong = ["the target is broken"] if state == "broken" else []
            wrong += [*world.backup_faults(), *world.works_again()]
            faults += [f"kill {number}, {way}: {one}" for one in wrong]
    return faults, found


def failures(way: str) -> Iterator[str]:
    """Fail the writer's first, second, third ... call until none is left; yield what was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        kept = World(Path(folder), way).kept
    for number in range(1, MOST_CALLS):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            home.mkdir()
            world = World(home, way, kept)
            failing = FailingOs(number)
            with (
                mock.patch.object(writer, "os", failing),
                mock.patch.object(writer, "PATIENCE", (0.0, 0.0)),
                mock.patch("mentormatch.cli.options.state_folder", return_value=Path(folder) / "state"),
            ):
                code = world.quiet(*world.command())
            state = world.state()
            if state == "broken" or code not in {0, 6} or (code == 0 and state != "new"):
                yield f"{way}, call {number}: exit {code}, the target is {state}"
            if code == 6 and way != "in_place" and not _holds(Path(folder), world.new):
                yield f"{way}, call {number}: the finished result is lost"
            yield from (f"{way}, call {number}: {one}" for one in world.works_again())
            if failing.count < number:
                return
    yield f"{way}: the calls never ended"


def _holds(folder: Path, content: bytes) -> bool:
    return any(path.is_file() and path.read_bytes() == content for path in folder.rglob("*.xlsx"))


def main(count: int, seed: int) -> int:
    """Run the campaign; return how many faults there were."""
    faults, found = kills(count, seed)
    for way in WAYS:
        faults += failures(way)
    lines = [*faults, *(f"{times:4} {what}" for what, times in sorted(found.items()))]
    sys.stdout.write("\n".join([*lines, f"{count} kills, {len(faults)} faults"]) + "\n")
    return len(faults)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(min(1, main(*(words + [200, 1][len(words) :]))))
