"""Hostile names, streams and devices: whatever is given, the command ends soon, in a sentence, with a code that it has.

    python -m tests.campaigns.hostile [TRIES] [SEED] [FIRST]

Names are made of bytes that are no text, line breaks, control characters, signs of the shell and leading hyphens; in
the place of a list, a template, a password, rules or a result stand pipes, devices, folders, links that lead nowhere
and files of gigabytes; standard output and error are closed, full, or a pipe that nobody reads. Each try is one
command in a process of its own. The short form is ``tests/cli/test_hostile.py``.
"""

# Names are bytes here, which pathlib does not take.
# ruff: noqa: PTH102, PTH118, PTH123, PTH211

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODES = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13})
SECONDS = 60
"""However busy the machine is: no try may hang."""
PIECES = (
    *(
        b"a",
        b" ",
        b"-",
        b"--force",
        b"\n",
        b"\t",
        b"\x1b[31m",
        b"\xff\xe6",
        b"'",
        b'"',
        b"$(touch pwned)",
        b"`id`",
    ),
    *(
        b"\\",
        b"%s",
        b"{x}",
        b"*",
        b"?",
        b";",
        b"&",
        b"|",
        b"~",
        "\u202e".encode(),
        "ø".encode(),
        b"0101901234",
    ),
)
STREAMS = ("plain", "closed out", "closed err", "full out", "full err", "unread out")
THINGS = ("list", "pipe", "zeros", "null", "folder", "dangling", "huge", "empty", "text")


def name_of(draw: random.Random) -> bytes:
    """Return a file name of a few hostile pieces."""
    return b"".join(draw.choices(PIECES, k=draw.randint(1, 5))).replace(b"/", b"_")[:80] + b".xlsx"


def put(thing: str, path: bytes, good: Path) -> None:
    """Put something where a command expects a file."""
    if thing == "list":
        shutil.copyfile(good, path)
    elif thing == "pipe":
        os.mkfifo(path)
    elif thing in ("zeros", "null"):
        os.symlink("/dev/zero" if thing == "zeros" else "/dev/null", path)
    elif thing == "folder":
        os.mkdir(path)
    elif thing == "dangling":
        os.symlink(b"gone/nowhere", path)
    else:
        with open(path, "wb") as file:
            if thing == "huge":
                file.truncate(4 * 1024**3)  # a hole, which takes no place
            elif thing == "text":
                file.write(b"\x00\xff Id;Navn\n" * 50)


def words_of(draw: random.Random, path: bytes, folder: bytes, good: Path) -> list[bytes | str]:
    """Return a command that uses the path somewhere."""
    safe = os.path.join(folder, path)
    out = os.path.join(folder, name_of(draw))
    return draw.choice(
        [
            ["match", safe],
            ["match", safe, "-o", out, "--force"],
            ["match", str(good), "-o", safe],
            ["match", str(good), "-o", safe, "--force"],
            ["match", safe, "--in-place"],
            ["validate", safe, "--format", "json"],
            ["check", safe],
            ["verify", safe],
            ["explain", safe, "U1"],
            ["compare", safe, safe],
            ["letters", safe, "-o", out],
            ["letters", str(good), "-o", out, "--template", safe],
            ["match", str(good), "-o", out, "--rules", safe],
            ["match", str(good), "-o", out, "--map-file", safe],
            ["match", str(good), "-o", out, "--password-file", safe],
            ["batch", safe],
            ["template", safe],
            ["sample", safe, "--youths", "2", "--mentors", "2", "--seed", "1"],
        ]
    )


def attempt(number: int, seed: int, good: Path) -> str | None:
    """Make one try; return what is wrong."""
    draw = random.Random(f"{seed} {number}")
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(os.fsencode(place), draw.choice([b"d", b"d\xff", b"d\ne", b"d $(touch pwned)"]))
        os.mkdir(folder)
        path = name_of(draw)
        thing = draw.choice(THINGS)
        put(thing, os.path.join(folder, path), good)
        words = words_of(draw, path, folder, good)
        streams = draw.choice(STREAMS)
        said = f"try {number}: {words} with {thing}, {streams}: "
        command = [sys.executable, "-m", "mentormatch", *words, "--lang", draw.choice(["da", "en"])]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": place, "XDG_CONFIG_HOME": place}
        began = time.monotonic()
        try:
            code, out, err = _run(command, streams, environment, folder)
        except subprocess.TimeoutExpired:
            return said + f"still running after {time.monotonic() - began:.0f} s"
        if code not in CODES:
            return said + f"exit code {code}"
        for stream in (out, err):
            try:
                text = stream.decode()
            except UnicodeDecodeError:
                return said + "bytes that are no text on a stream"
            if "Traceback" in text or "\x1b" in text:
                return said + f"a trace or an escape: {text[-300:]}"
        if code == 1:
            return said + f"a failure of the program: {err[-300:]!r}"
        if code and not err and streams == "plain":
            return said + f"exit code {code} without a word"
        if "json" in words and out and code == 0:
            json.loads(out)
        left = {name for _, _, names in os.walk(folder) for name in names}
        if b"pwned" in left or any(name.endswith(b".tmp") for name in left):
            return said + f"left behind: {left}"
    return None


def _run(
    command: list[bytes | str], streams: str, environment: dict[str, str], folder: bytes
) -> tuple[int, bytes, bytes]:
    """Run a command with standard streams as said; return its exit code and what it said."""
    stream = {"out": 1, "err": 2}.get(streams.rsplit(maxsplit=1)[-1], 0)
    run: list[bytes | str] = command
    if streams.startswith("closed"):
        run = ["sh", "-c", f'exec "$@" {stream}>&-', "sh", *command]
    elif streams.startswith("full"):
        run = ["sh", "-c", f'exec "$@" {stream}>/dev/full', "sh", *command]
    elif streams.startswith("unread"):
        run = ["sh", "-c", '"$@" | true', "sh", *command]
    done = subprocess.run(
        run,
        check=False,
        capture_output=True,
        timeout=SECONDS,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


def a_list(folder: Path) -> Path:
    """Write a small list that can be matched."""
    from tests.books import mentor, write_book, youth

    return write_book(folder / "good.xlsx", [youth(1), youth(2)], [mentor(1), mentor(2)])


def main(tries: int = 300, seed: int = 1, first: int = 0) -> int:
    """Run the campaign; return 0 if nothing was wrong."""
    with tempfile.TemporaryDirectory() as place:
        good = a_list(Path(place))
        wrong = [fault for number in range(first, first + tries) if (fault := attempt(number, seed, good))]
    for fault in wrong:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{tries} tries, {len(wrong)} faults\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
