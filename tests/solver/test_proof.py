"""A proof goes into a table and comes back the same, and stands in any order of the mentors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentormatch.solver import Bound, Proof, check, solve
from tests.campaigns.solver_problems import large_problem

PROOF = Proof(
    ("matched", "points"),
    ((1, -5), (0, 7)),
    (Bound(1, 16, (3, 0), (0, 2), (-4,)),),
).sealed()


def test_a_table_gives_the_proof_back() -> None:
    assert Proof.from_rows(PROOF.to_rows()) == PROOF


def test_prices_of_meetings_are_written_and_read_back() -> None:
    bounds = (
        Bound(0, 4, (1, 0), (0, 0), ()),
        Bound(1, 16, (3, 0), (0, 2), (-4,), (60, 90), ((5, 6), (0, 0))),
    )
    proof = replace(PROOF, bounds=bounds).sealed()
    assert Proof.from_rows(proof.to_rows()) == proof
    assert Proof.from_rows([tuple(str(cell) for cell in row) for row in proof.to_rows()]) == proof
    assert [row[0] for row in proof.to_rows()] == ["mentor", 0, 1, "bound", "bound", "lengths", "seal"]
    assert "matched/hours" not in proof.to_rows()[0], "a column in which all is 0 is left out"
    dearer = replace(bounds[1], meetings=((5, 7), (0, 0)))
    assert replace(PROOF, bounds=(bounds[0], dearer)).digest() != proof.seal


def test_prices_of_youths_are_written_and_read_back() -> None:
    bounds = (
        Bound(0, 4, (0, 0), (0, 0), (), youths=(1, 0, 5)),
        Bound(1, 16, (3, 0), (0, 2), (-4,)),
        Bound(1, 8, (0, 0), (0, 0), (-4,), youths=(7, 0, 2**40)),
    )
    for some in (bounds[:1], bounds[:2], bounds[::2]):
        proof = replace(PROOF, bounds=some).sealed()
        head, *rows = proof.to_rows()
        assert Proof.from_rows([head, *rows]) == proof
        assert (
            Proof.from_rows([head, *rows[::-1]]) == replace(proof, bounds=proof.bounds[::-1])
            or len(some) == 1
        )
        assert Proof.from_rows([tuple(str(cell) for cell in row) for row in (head, *rows)]) == proof
        assert [row[1] for row in rows if row[0] == "youth"] == [0, 1, 2]
    dearer = replace(bounds[0], youths=(1, 0, 6))
    assert replace(PROOF, bounds=(dearer,)).digest() != replace(PROOF, bounds=bounds[:1]).digest()


@pytest.mark.parametrize(
    "wrong",
    [
        [("youth", 0, 5)],
        [("youths", "points")],
        [("youths", "points"), ("youth", 1, 5)],
        [("youths", "points"), ("youth", 0, 5), ("youth", 0, 5)],
        [("youths", "points"), ("youth", 0, 5, 6)],
        [("youths", "points"), ("youth", 0)],
        [("youths", "points"), ("youth", 0, "much")],
        [("youths", "matched"), ("youth", 0, 5)],
    ],
)
def test_rows_of_youths_that_make_no_proof_are_refused(wrong: list[tuple[str | int, ...]]) -> None:
    with pytest.raises(ValueError, match=r"not a proof|whole number|invalid literal"):
        Proof.from_rows([*PROOF.to_rows(), *wrong])


def test_an_engines_part_is_written_read_back_and_sealed() -> None:
    word = replace(PROOF, settled=1).sealed()
    assert Proof.from_rows(word.to_rows()) == word
    assert word.seal != PROOF.seal


def test_cells_of_a_spreadsheet_give_the_proof_back() -> None:
    written = [tuple(float(c) if isinstance(c, int) else c for c in row) for row in PROOF.to_rows()]
    padded = [(*row, None, "") for row in written]
    assert Proof.from_rows(padded) == PROOF
    as_text = [tuple(str(c) for c in row) for row in PROOF.to_rows()]
    assert Proof.from_rows(as_text) == PROOF


def test_the_rows_may_be_sorted_otherwise() -> None:
    head, *rows = PROOF.to_rows()
    assert Proof.from_rows([head, *rows[::-1]]) == PROOF


def test_the_seal_does_not_depend_on_the_order_of_mentors() -> None:
    other = Proof(PROOF.components, PROOF.potentials[::-1], (Bound(1, 16, (0, 3), (2, 0), (-4,)),))
    assert other.digest() == PROOF.seal
    assert Proof(PROOF.components, ((1, -5), (0, 8)), PROOF.bounds).digest() != PROOF.seal


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("youth", "points"), (0, 1)],
        [("mentor", "points"), (0, 1), (0, 2)],
        [("mentor", "points"), (0, 1, 2)],
        [("mentor", "points"), (0, "x")],
        [("mentor", "points"), (0, 1.5)],
        [("mentor", "points"), (0, 1), ("bound", "load", 1)],
        [("mentor", "points", "points/places", "points/hours"), (0, 1, 2, 3)],
        [
            ("mentor", "points", "points/places", "points/hours", "points/x"),
            (0, 1, 2, 3, 4),
            ("bound", "points", 1),
        ],
    ],
)
def test_a_table_that_is_no_proof_is_refused(rows: list) -> None:
    with pytest.raises(ValueError, match=r"not a proof|whole number|literal"):
        Proof.from_rows(rows)


@pytest.mark.parametrize("hours", [False, True])
def test_a_proof_that_was_read_back_still_proves(hours: bool) -> None:
    problem = large_problem(5, 40, 10, hours=hours)
    solution = solve(problem, time_limit=1.0 if hours else None)
    again = type(solution)(solution.pairs, solution.levels, Proof.from_rows(solution.proof.to_rows()))
    check(problem, again)
