"""A proof goes into a table and comes back the same, and stands in any order of the mentors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentormatch.solver import Case, Prices, Proof, check, solve
from mentormatch.solver.proof import OlderProofError
from tests.campaigns.solver_problems import large_problem

PROOF = Proof(
    ("matched", "points"),
    ((1, -5), (0, 7)),
    (Case(prices=(Prices(1, 16, (4,), (1, 0, 2**70)),)),),
).sealed()
TREE = replace(
    PROOF,
    cases=(
        Case(prices=(Prices(0, 4, (), (1, 0, 5)),)),
        Case(0, True, 2, 1, (Prices(1, 8, (-4,), (7, 0, -3)),)),
        Case(0, False, 2, 1),
        Case(2, False, 0, 0, (Prices(1, 1, (0,), (7, 0, 2**40)), Prices(1, 1, (1,), (0, 0, 0)))),
        Case(2, True, 0, 0, ()),
        Case(4, True, 1),
        Case(4, False, 1),
    ),
).sealed()


def test_a_table_gives_the_proof_back() -> None:
    assert Proof.from_rows(PROOF.to_rows()) == PROOF


def test_cases_and_prices_are_written_and_read_back() -> None:
    head, *rows = TREE.to_rows()
    assert Proof.from_rows([head, *rows]) == TREE
    assert Proof.from_rows([head, *rows[::-1]]) == TREE
    assert Proof.from_rows([tuple(str(cell) for cell in row) for row in (head, *rows)]) == TREE
    assert [row[1] for row in rows if row[0] == "youth"] == [0, 1, 2]
    assert TREE.leaves == 4
    dearer = replace(TREE.cases[0], prices=(Prices(0, 4, (), (1, 0, 6)),))
    assert replace(TREE, cases=(dearer, *TREE.cases[1:])).digest() != TREE.seal


@pytest.mark.parametrize(
    "wrong",
    [
        [("youth", 0, 5)],
        [("youths", 1)],
        [("prices", 2, 0, "points", 1, 0)],
        [("prices", 1, 0, "points", 1, 0)],
        [("prices", 2, 0, "load", 1, 0), ("youths", 1, 2)],
        [("case", 2, 0, "with", 0, 0)],
        [("case", 1, 0, "beside", 0, 0)],
        [("case", 1, 0, "with", 0)],
        [("case", 1, 0, "matched", 0, 0)],
        [("settled", 1), ("settled", 2)],
    ],
)
def test_rows_that_make_no_proof_are_refused(wrong: list[tuple[str | int, ...]]) -> None:
    with pytest.raises(ValueError, match=r"not a proof|whole number|invalid literal|not in tuple|unpack"):
        Proof.from_rows([*PROOF.to_rows(), *wrong])


@pytest.mark.parametrize(
    "rows",
    [
        [("mentor", "points"), (0, 1), ("bound", "points", 1), ("seal", "x")],
        [("mentor", "points", "points/places", "points/hours"), (0, 1, 2, 3)],
    ],
)
def test_a_proof_in_an_older_form_is_called_that(rows: list[tuple[str | int, ...]]) -> None:
    with pytest.raises(OlderProofError, match="older form"):
        Proof.from_rows(rows)


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
    other = Proof(
        PROOF.components, PROOF.potentials[::-1], (Case(prices=(Prices(1, 16, (4,), (0, 1, 2**70)),)),)
    )
    assert other.digest() == PROOF.seal
    assert Proof(PROOF.components, ((1, -5), (0, 8)), PROOF.cases).digest() != PROOF.seal


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("youth", "points"), (0, 1)],
        [("mentor", "points"), (0, 1), (0, 2)],
        [("mentor", "points"), (0, 1, 2)],
        [("mentor", "points"), (0, "x")],
        [("mentor", "points"), (0, 1.5)],
        [("mentor", "points", "points"), (0, 1, 2)],
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
