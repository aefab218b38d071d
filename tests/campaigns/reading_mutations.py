"""Match workbooks broken at random: the reader gives a book or an InputProblem, the command 0, 3 or 4, ever.

    python tests/campaigns/reading_mutations.py [COUNT] [SEED] [FIRST]

Bytes are flipped in the file and in parts whose checksums are then made right again, parts are removed or
swapped, cells get strange values. Each is read, and then the whole command ``match`` is run on it. FIRST begins at
that number, to look at one failure again. The short form is
``tests/workbook/test_read_mutations.py``.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mentormatch.__main__ import main as command  # noqa: E402
from mentormatch.errors import InputProblem  # noqa: E402
from mentormatch.locale import LANGUAGES  # noqa: E402
from mentormatch.workbook import read  # noqa: E402
from tests.workbooks.base import book, sheets, with_cell  # noqa: E402

BAD = ROOT / "tests" / "workbooks" / "bad"
STRANGE = [
    "", " ", "\u200b", "=1+1", "x" * 40_000, -1, 1e308, 0.1, True, date(1900, 1, 1), "31-02-2001", "610195-1234", "U1",
    "M1; M2", "; ; ;", "#N/A", "ja", "i alt", "Eksempel", "2-3", "tirsdag", "Id", "Navn", "\U0001f600", "ﷺ", "NaN",
]  # fmt: skip


def originals(folder: Path) -> dict[str, bytes]:
    """Return good files of every format, by name."""
    history = [("Ung", "Mentor", "Status"), ("U1", "M1", "aktiv")]
    full = book(folder / "a.xlsx", sheets(Forløb=history)).read_bytes()
    return {
        "a.xlsx": full,
        "a.xls": (BAD / "xls" / "a.xls").read_bytes(),
        "a.ods": (BAD / "ods" / "a.ods").read_bytes(),
        "a.csv": "Id;Navn;Fødselsdato;Mødetider\r\nU1;Åse;3-5-1995;tirsdag aften\r\n".encode() * 3,
    }


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes anywhere."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 8, 64])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Cut the file off, or take a piece out."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 200)
    return data[:at] if chance.random() < 0.5 else data[:at] + data[at + length :]


def parts(data: bytes, chance: random.Random) -> bytes:
    """Remove, double, swap or scramble parts of a package; its checksums are right afterwards."""
    if not data.startswith(b"PK"):
        return flip(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {info.filename: archive.read(info) for info in archive.infolist()}
    names = list(content)
    one, other = chance.choice(names), chance.choice(names)
    match chance.randrange(4):
        case 0:
            del content[one]
        case 1:
            content[one], content[other] = content[other], content[one]
        case 2:
            content[one] = flip(content[one] or b"x", chance)
        case _:
            content[one] = cut(content[one] or b"x", chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in content.items():
            archive.writestr(name, value)
    return file.getvalue()


def cells(_: bytes, chance: random.Random) -> bytes:
    """Put strange values into cells."""
    content = sheets()
    for _ in range(chance.randrange(1, 6)):
        name = chance.choice(list(content))
        rows = content[name]
        content[name] = with_cell(
            rows, chance.randrange(1, len(rows) + 1), str(chance.choice(rows[0])), chance.choice(STRANGE)
        )
    with tempfile.TemporaryDirectory() as folder:
        return book(Path(folder) / "a.xlsx", content).read_bytes()


EXITS: Counter[object] = Counter()
"""How often ``match`` ended with which code."""

MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, parts, parts, cells)


def attempt(number: int, seed: int, good: dict[str, bytes], folder: Path) -> str | None:
    """Break one file and read it; return what went wrong with the reading, if anything."""
    chance = random.Random(seed * 1_000_003 + number)  # a test's choices, not secrets
    name = chance.choice(list(good))
    mutation = chance.choice(MUTATIONS)
    broken = mutation(good[name], chance)
    if mutation is cells:
        name = "a.xlsx"
    path = folder / name
    path.write_bytes(broken)
    try:
        try:
            issues = read([path], today=date(2016, 11, 1)).issues
        except InputProblem as problem:
            issues = problem.issues
        for issue in issues:
            for lang in LANGUAGES:
                issue.cause(lang)
                issue.remedy(lang)
    except BaseException as fault:  # a panic of a library is no Exception, and just what is looked for
        if isinstance(fault, KeyboardInterrupt):
            raise
        return f"{number}: {name}, {mutation.__name__}: {type(fault).__name__}"
    return None


def matched(path: Path) -> str | None:
    """Run ``match`` on a file as a user would; return what went wrong with the program, if anything."""
    with tempfile.TemporaryDirectory() as out:
        argv = ["mentormatch", "match", str(path), "-o", f"{out}/out.xlsx", "--as-of", "2016-11-01"]
        said, results = io.StringIO(), io.StringIO()
        code: object = 0
        with (
            mock.patch.object(sys, "argv", argv),
            contextlib.redirect_stderr(said),
            contextlib.redirect_stdout(results),
        ):
            try:
                command()
            except SystemExit as end:
                code = end.code
    EXITS[code] += 1
    for left in path.parent.iterdir():  # marked-up copies
        if left != path:
            left.unlink()
    if code not in {0, 3, 4}:
        return f"exit {code}: {said.getvalue()[-300:]}"
    return "a traceback" if "Traceback" in said.getvalue() + results.getvalue() else None


def attempt_whole(number: int, seed: int, good: dict[str, bytes], folder: Path) -> str | None:
    """Break one file, read it, and match it; return what went wrong, if anything."""
    for left in folder.iterdir():
        left.unlink()
    fault = attempt(number, seed, good, folder)
    if fault is None:
        (path,) = folder.iterdir()
        try:
            fault = matched(path)
        except Exception as escaped:
            fault = type(escaped).__name__
        fault = fault and f"{number}: match {path.name}: {fault}"
    return fault


def main(count: int, seed: int, first: int = 0) -> int:
    """Run the campaign; return how many files were not read as they should be."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        good = originals(folder)
        faults = [
            fault for n in range(first, first + count) if (fault := attempt_whole(n, seed, good, folder))
        ]
    codes = ", ".join(f"{code}: {times}" for code, times in sorted(EXITS.items(), key=str))
    sys.stdout.write(
        "\n".join([*faults, f"{count} files, {len(faults)} faults; exits of match {codes}"]) + "\n"
    )
    return len(faults)


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        sys.stdout.write(f"{__doc__}")
        sys.exit(0)
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(min(1, main(*(given or [5000, 1]))))
