"""``match --what-if``: what a change would bring is what the changed list brings; nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
Row = dict[str, object]


def people() -> tuple[list[Row], list[Row], list[Row]]:
    youths = [
        youth(1, Sprog="dansk", Mødetider="tirsdag aften", **{"Timer pr. måned": 5}),
        youth(2, Sprog="dansk", Mødetider="tirsdag aften", **{"Timer pr. måned": 5}),
        youth(3, Sprog="arabisk", Mødetider="onsdag aften", **{"Timer pr. måned": 5}),
    ]
    mentors = [
        mentor(1, Sprog="dansk", Mødetider="tirsdag aften", Pladser=1, **{"Timer pr. måned": 5}),
        {"Id": "M2", "Sprog": "dansk", "Mødetider": "tirsdag aften", "Pladser": 1},
    ]
    return youths, mentors, []


CHANGES: list[tuple[list[str], Callable[[list[Row], list[Row], list[Row]], object]]] = [
    (["m1 pladser +1", "M1 timer =10"], lambda _, m, __: m[0].update({"Pladser": 2, "Timer pr. måned": 10})),
    (["M1 places =2", "M1 hours +5"], lambda _, m, __: m[0].update({"Pladser": 2, "Timer pr. måned": 10})),
    (["M1 places -1"], lambda _, m, __: m[0].update({"Pladser": 0})),
    (["M1 leaves"], lambda _, m, __: m[0].update({"Status": "stoppet"})),
    (["U1 stopper"], lambda y, _, __: y[0].update({"Status": "stoppet"})),
    (["M2 verdict=free"], lambda _, m, __: m[1].update({"Ydelse": "ingen"})),
    (["lås U2 M1"], lambda _, __, d: d.append({"Ung": "U2", "Mentor": "M1", "Status": "låst"})),
    (["reject U1 M1"], lambda _, __, d: d.append({"Ung": "U1", "Mentor": "M1", "Status": "afvist"})),
    (
        ["ny mentor: sprog=arabisk; dansk, tider=onsdag aften, pladser=2"],
        lambda _, m, __: m.append(
            {
                "Id": "+1",
                "Ydelse": "ingen",
                "Sprog": "arabisk; dansk",
                "Mødetider": "onsdag aften",
                "Pladser": 2,
            }
        ),
    ),
]


@pytest.mark.parametrize(("words", "edit"), CHANGES, ids=[words[0] for words, _ in CHANGES])
def test_a_change_brings_what_the_changed_list_brings(
    words: list[str], edit: Callable[..., Any], tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", *people())
    changed = people()
    edit(*changed)
    other = write_book(tmp_path / "c.xlsx", *changed)
    _, now = as_json(capsys, "match", book, "-o", tmp_path / "1.xlsx", "--as-of", AS_OF)
    _, then = as_json(capsys, "match", other, "-o", tmp_path / "2.xlsx", "--as-of", AS_OF)
    before = sorted(tmp_path.iterdir())
    given = [word for one in words for word in ("--what-if", one)]
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF, *given)
    assert code == 0
    assert sorted(tmp_path.iterdir()) == before, "nothing is written"
    assert (data["what_if"], data["as_of"]) == (words, AS_OF)
    was, is_now = dict(pairs(now)), dict(pairs(then))
    assert data["matched"] == {"before": len(was), "after": len(is_now)}
    assert {(one["youth"], one["before"], one["after"]) for one in data["changed"]} == {
        (one, was.get(one), is_now.get(one)) for one in was | is_now if was.get(one) != is_now.get(one)
    }
    levels = {level["goal"]: level["value"] for level in then["levels"]}
    assert {one["goal"]: one["after"] for one in data["levels"] if one["goal"] != "draw"} == {
        goal: value for goal, value in levels.items() if goal != "draw"
    }
    assert data["changed"], "the change makes a difference, or the test says nothing"


def test_a_demand_waived_for_a_pair_holds_for_nobody_else(tmp_path: Path, capsys: Capture) -> None:
    youths = [youth(n, Sprog="dansk", Mødetider="mandag aften") for n in (1, 2)]
    mentors = [mentor(1, Sprog="dansk", Mødetider="onsdag aften", Pladser=2)]
    book = write_book(tmp_path / "b.xlsx", youths, mentors)
    for word in (
        "undtag mødetider U2 M1",
        "waive times U2 M1",
        "waive U2 M1",
        "waive shared meeting time U2 M1",
    ):
        _, data = as_json(capsys, "match", book, "--as-of", AS_OF, "--what-if", word)
        assert [(one["youth"], one["kind"], one["after"]) for one in data["changed"]] == [("U2", "got", "M1")]


@pytest.mark.parametrize(
    "order", [("waive times U2 M1", "lock U2 M1"), ("lås U2 M1", "undtag fælles mødetid U2 M1")]
)
def test_a_lock_with_a_waiver_is_shown_before_it_is_written(
    order: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    youths = [youth(1, Mødetider="onsdag aften"), youth(2, Mødetider="mandag aften")]
    book = write_book(tmp_path / "b.xlsx", youths, [mentor(1, Mødetider="onsdag aften")])
    assert command("match", book, "--as-of", AS_OF, "--what-if", "lock U2 M1") == 4
    words = [part for word in order for part in ("--what-if", word)]
    _, data = as_json(capsys, "match", book, "--as-of", AS_OF, *words)
    changed = {one["youth"]: (one["before"], one["after"]) for one in data["changed"]}
    assert changed == {"U1": ("M1", None), "U2": (None, "M1")}


@pytest.mark.parametrize("demand", ["language", "sprog", "gender", "køn", "ended", "consent", "record_check"])
def test_what_is_not_the_corps_own_choice_is_never_waived(
    demand: str, tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", *people())
    assert command("match", book, "--as-of", AS_OF, "--what-if", f"waive {demand} U1 M1", "--lang", "da") == 2
    said = capsys.readouterr().err
    assert "ikke korpsets eget valg" in said
    assert "times" in said


@pytest.mark.parametrize("near", ["sporg", "languag", "konn", "endd", "consnt", "bopael", "bannd", "houurs"])
def test_what_is_nearly_a_demand_that_keeps_people_safe_is_never_proposed(
    near: str, tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", *people())
    assert command("match", book, "--as-of", AS_OF, "--what-if", f"waive {near} U1 M1", "--lang", "en") == 2
    said = capsys.readouterr().err
    for word in (
        "language",
        "gender",
        "ended",
        "consent",
        "record",
        "residence",
        "banned",
        "verdict",
        "hours",
    ):
        assert f"mean {word}" not in said
        assert word not in said.partition("The demands are:")[2]


def test_a_waiver_that_does_not_bring_two_together_says_what_else_keeps_them_apart(
    tmp_path: Path, capsys: Capture
) -> None:
    youths, mentors, _ = people()
    book = write_book(tmp_path / "b.xlsx", youths, mentors)
    assert command("match", book, "--as-of", AS_OF, "--what-if", "waive times U3 M1") == 2
    assert "fælles sprog" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("M1 plasder +1", "pladser"),
        ("M1 pladser", "+1"),
        ("M1 pladser +1,5", "+1"),
        ("M9 pladser +1", "Mente du M"),
        ("gør noget", "M07"),
        ("", "M07"),
        ("waive tmies U1 M1", "times"),
        ("lock U1", "U12 M07"),
        ("M1 verdict=free", "M1"),
        ("M2 timer +1", "M2"),
        ("ny mentor: sporg=dansk", "="),
        ("ny mentor: pladser=mange", "pladser=mange"),
        ("ny mentor: id=M1", "id=M1"),
    ],
)
def test_what_cannot_be_understood_is_wrong_use_and_says_what_is_near(
    word: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", *people())
    assert command("match", book, "--as-of", AS_OF, "--what-if", word) == 2
    assert said in capsys.readouterr().err


def test_it_takes_no_output_and_says_that_nothing_was_written(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", *people())
    assert command("match", book, "--what-if", "M1 leaves", "-o", tmp_path / "r.xlsx") == 2
    capsys.readouterr()
    assert command("match", book, "--as-of", AS_OF, "--what-if", "M1 leaves", "--lang", "en") == 0
    shown = capsys.readouterr()
    assert "If: M1 leaves" in shown.out
    assert "Nothing was written." in shown.err
