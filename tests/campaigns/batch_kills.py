"""Kill a batch at random moments and start it again: the files end as those of an undisturbed run.

    python -m tests.campaigns.batch_kills [KILLS] [MUNICIPALITIES] [SEED]

Half the kills take the whole process group, the others the parent alone, whose workers must then go by
themselves. The short form, with a death before each call that changes a name, is ``tests/batch/test_once.py``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from .batch_world import Country

ROOT = Path(__file__).parents[2]
MONTH = "2026-11-01"


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start a batch in a process group of its own."""
    command = [sys.executable, "-m", "mentormatch", "batch", str(folder / "batch.toml"), "--as-of", MONTH]
    return subprocess.Popen(
        [*command, "--no-input", "--quiet", "--workers", "2", "--lang", "da"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return what a batch has made."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in (folder / "r").rglob("*")
        if path.is_file()
    }


def main(kills: int = 100, municipalities: int = 8, seed: int = 1) -> int:
    """Run the campaign; return 0 if every disturbed run ended as the undisturbed."""
    moment = random.Random(seed)  # moments of a test, not secrets
    done = runs = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Country(Path(folder) / "fresh", municipalities, 20, seed)
        fresh.found(date.fromisoformat(MONTH))
        calm = Path(folder) / "calm"
        shutil.copytree(fresh.folder, calm)
        began = time.monotonic()
        if start(calm).wait():
            sys.stdout.write("the undisturbed run failed\n")
            return 1
        length = time.monotonic() - began
        wanted = files(calm)
        while done < kills:
            runs += 1
            trial = Path(folder) / f"{runs}"
            shutil.copytree(fresh.folder, trial)
            for _ in range(5):
                child = start(trial)
                time.sleep(moment.uniform(0, length))
                if child.poll() is None:
                    done += 1
                if moment.random() < 0.5:
                    _kill_group(child)
                else:
                    child.kill()
                child.wait()
            code = start(trial).wait()
            found = files(trial)
            if code or found != wanted:
                wrong += 1
                differ = sorted(
                    name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)
                )
                sys.stdout.write(f"run {runs}: exit code {code}, differs in {differ}\n")
            shutil.rmtree(trial)
    sys.stdout.write(
        f"{done} kills in {runs} runs of {municipalities} workbooks, {wrong} runs ended otherwise\n"
    )
    return 1 if wrong else 0


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
