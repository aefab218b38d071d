"""Carry out what a result promises by the command line alone, as a coordinator would, and compare.

    python -m tests.campaigns.promises_by_command [SEEDS [MOST]]

``explain`` says what would help, what an alternative costs, what a yes brings and what the corps's own demands cost;
``match --what-if`` (or ``--setting``) makes the change. Both samples, and a corps of 40 x 15 for each seed, with hours
that bind and mentors whom the rules do not decide on; of each book ``MOST`` promises, evenly chosen (by default all).
A second or two for each promise of a sample.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.books import AS_OF, command

SAMPLES = Path(__file__).parents[2] / "sample_data"
Promise = tuple[tuple[str, ...], Any]
"""The words of the change, and what was said that it makes of the plan."""


def told(*words: object) -> Any:
    """Run a command and return its JSON."""
    out = io.BytesIO()
    with _heard(out):
        code = command(*words, "--format", "json")
    assert code == 0, (words, out.getvalue())
    return json.loads(out.getvalue())


@contextlib.contextmanager
def _heard(out: io.BytesIO) -> Iterator[None]:
    """Take what commands write to both streams, as real streams do."""
    here = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    there = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(here), contextlib.redirect_stderr(there):
        yield
    here.detach()


def promises(result: Path, youths: list[str]) -> Iterator[Promise]:
    """Yield what a result promises that ``--what-if`` can carry out."""
    whole = told("explain", result)
    for line in whole["ask"]:
        if line["effect"]:
            yield ("--what-if", f"{line['mentor']} verdict=free"), line["effect"]
    for line in whole["own_demands"]:
        if line["demand"] != "min_points":
            yield ("--setting", f"demands=-{line['demand']}"), line["without"]
    for one in youths:
        about = told("explain", result, one)["youth"]
        for option in about.get("alternatives", ()):
            yield ("--what-if", f"lock {one} {option['mentor']}"), option["effect"]
        for way in (about["unmatched"] or {}).get("help", ()):
            changes = []
            if "place" in way["ways"]:
                changes.append(f"{way['mentor']} places +1")
            if "hours" in way["ways"]:
                changes.append(f"{way['mentor']} hours +{way['minutes'] / 60:g}")
            if "answer" in way["ways"]:
                changes.append(f"{way['mentor']} verdict=free")
            changes += [f"waive {demand} {one} {way['mentor']}" for demand in way["demands"]]
            changes += [f"lock {one} {way['mentor']}"] * way["lock"]
            yield tuple(word for change in changes for word in ("--what-if", change)), way["effect"]


def hold(book: Path, folder: Path, as_of: str, most: int) -> tuple[int, list[str]]:
    """Return how many promises of a book were carried out, and those that gave something else."""
    result = folder / f"{book.stem}-result.xlsx"
    plan = told("match", book, "-o", result, "--as-of", as_of)
    before = {pair["youth"]: pair["mentor"] for pair in plan["pairs"]}
    youths = [*before, *(line["youth"] for line in plan["unmatched"])]
    count, untrue = 0, []
    made_all = list(promises(result, youths))
    for words, effect in made_all[:: max(1, -(-len(made_all) // most))]:
        if words[0] == "--setting":
            other = told("match", book, "-o", folder / "o.xlsx", "--force", "--as-of", as_of, *words)
            after = {pair["youth"]: pair["mentor"] for pair in other["pairs"]}
            changed = {
                one: (before.get(one), after.get(one))
                for one in before.keys() | after.keys()
                if before.get(one) != after.get(one)
            }
            people = len(after) - len(before)
        else:
            made = told("match", book, "--as-of", as_of, *words)
            changed = {one["youth"]: (one["before"], one["after"]) for one in made["changed"]}
            people = made["matched"]["after"] - made["matched"]["before"]
        said = {one["youth"]: (one["before"], one["after"]) for one in effect["changes"]}
        if (people, changed) != (effect["people"], said):
            untrue.append(f"{' '.join(words)}: said {effect['people']} {said}, got {people} {changed}")
        count += 1
    return count, untrue


def main(seeds: int, most: int) -> None:
    """Print how many promises of each corps were true."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        books = []
        for seed in range(1, seeds + 1):
            book = folder / f"corps-{seed}.xlsx"
            made = ("--youths", 40, "--mentors", 15, "--seed", seed, "--as-of", AS_OF)
            with _heard(io.BytesIO()):
                assert command("sample", book, *made) == 0
            books.append((book, AS_OF))
        books += [(SAMPLES / f"gladsaxe-{year}-11.xlsx", f"{year}-11-01") for year in (2026, 2016)]
        for book, as_of in books:
            count, untrue = hold(book, folder, as_of, most)
            sys.stdout.write(f"{book.stem}: {count} promises carried out, {len(untrue)} untrue\n")
            sys.stdout.writelines(f"  {line}\n" for line in untrue)
            sys.stdout.flush()


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else 3, given[1] if len(given) > 1 else sys.maxsize)
