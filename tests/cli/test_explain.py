"""``explain`` says of a result what the workbook says, and what a change would make of it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]

FOOTBALL = {"Interesser": "fodbold", "Sprog": "dansk"}


def result(folder: Path, matches: list[dict[str, object]] | None = None, **settings: object) -> Path:
    """Two youths want M1, who has one place and shares football with both; U3 speaks with nobody; M3 is asked."""
    book = write_book(
        folder / "b.xlsx",
        [
            youth(1, **FOOTBALL, **{"Venter siden": "2026-01-01", "Navn": "Anna"}),
            youth(2, **FOOTBALL, **{"Venter siden": "2026-06-01"}),
            youth(3, Sprog="somali"),
            youth(4, Status="pause"),
        ],
        [
            mentor(1, **FOOTBALL, Pladser=1, Navn="Bo"),
            mentor(2, Sprog="polsk", Pladser=1),
            mentor(3, Sprog="dansk", Ydelse=None),
        ],
        matches or [],
        settings,
    )
    out = folder / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    return out


def test_a_youth_with_a_mentor_learns_why_and_what_another_would_cost(
    tmp_path: Path, capsys: Capture
) -> None:
    path = result(tmp_path)
    capsys.readouterr()
    code, data = as_json(capsys, "explain", path, "U1")
    assert code == 0
    assert data["youth"]["match"]["mentor"] == "M1"
    assert data["youth"]["match"]["points"] == sum(p["points"] for p in data["youth"]["match"]["parts"])
    assert data["youth"]["alternatives"] == []
    assert command("explain", path, "u1", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "Anna (U1)" in said
    assert "Shared interests: fodbold" in said
    assert "There is no other mentor this youth could have." in said


def test_a_youth_without_a_mentor_learns_why_and_what_would_help(tmp_path: Path, capsys: Capture) -> None:
    path = result(tmp_path)
    capsys.readouterr()
    code, data = as_json(capsys, "explain", path, "U2")
    assert code == 0
    unmatched = data["youth"]["unmatched"]
    assert (unmatched["reason"], unmatched["allowed"]) == ("all_taken", 1)
    assert [(way["ways"], way["mentor"], way["lock"]) for way in unmatched["help"]] == [
        (["place"], "M1", False),
        (["answer"], "M3", False),
    ]
    assert all(way["effect"]["people"] == 1 for way in unmatched["help"])
    assert command("explain", path, "U2", "--lang", "da") == 0
    said = capsys.readouterr().out
    assert "Den eneste mulige mentor er optaget: Bo (M1)" in said
    assert "1. Én plads mere hos Bo (M1)" in said
    assert "1 ung mere får en mentor" in said


def test_a_youth_with_whom_nobody_speaks_is_not_advised_to_do_without_a_language(
    tmp_path: Path, capsys: Capture
) -> None:
    path = result(tmp_path)
    capsys.readouterr()
    _, data = as_json(capsys, "explain", path, "U3")
    assert data["youth"]["unmatched"]["shut_out"]["language"] == 3
    assert data["youth"]["unmatched"]["help"] == []
    _, data = as_json(capsys, "explain", path, "U4")
    assert data["youth"]["unmatched"] == {
        "reason": "not_eligible",
        "own_faults": ["status"],
        "allowed": 0,
        "shut_out": {},
        "help": [],
    }


def test_it_says_how_to_lock_two_and_how_to_give_up_a_demand(tmp_path: Path, capsys: Capture) -> None:
    """The ways out that need a line in the list say which, as the workbook's own note does."""
    dance = {"Interesser": "dans", "Sprog": "dansk"}
    waits = {"Venter siden": "2026-01-01"}
    book = write_book(
        tmp_path / "b.xlsx",
        [
            youth(1, **FOOTBALL, **waits),
            youth(2, **FOOTBALL, **waits),
            youth(3, **dance),
            youth(4, **dance, Mødetider="mandag aften"),
        ],
        [mentor(1, **FOOTBALL, Pladser=1, Mødetider="fredag aften")],
    )
    out = tmp_path / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF, "--setting", "demands=+times") == 0
    capsys.readouterr()
    assert command("explain", out, "U3", "--lang", "da") == 0
    said = capsys.readouterr().out
    assert "og lås de to" in said
    assert '"Lås de to": skriv en række i arket Forløb med de to id\'er og status låst' in said
    assert "At opgive" not in said
    assert command("explain", out, "U4", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert '--what-if "waive U4 M1"' in said
    assert command("explain", out, "U1", "--lang", "en") == 0
    assert "Lock the two" not in capsys.readouterr().out


def test_a_mentor_is_told_about_without_the_benefit(tmp_path: Path, capsys: Capture) -> None:
    path = result(tmp_path)
    capsys.readouterr()
    _, data = as_json(capsys, "explain", path, "M1")
    assert data["mentor"]["youths"] == ["U1"]
    assert data["mentor"]["one_more_place"]["people"] == 1
    assert data["mentor"]["if_left"]["people"] == -1
    _, data = as_json(capsys, "explain", path, "M3")
    assert data["mentor"]["verdict"] == "undetermined"
    assert data["mentor"]["ask"]["effect"]["people"] == 1
    assert data["mentor"]["ask"]["youths"] == ["U2"]
    assert command("explain", path, "M1", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "wage" not in said
    assert "If this mentor stopped: 1 fewer youth gets a mentor" in said


def test_without_an_id_it_says_whom_to_ask_and_look_for(tmp_path: Path, capsys: Capture) -> None:
    path = result(tmp_path)
    capsys.readouterr()
    code, data = as_json(capsys, "explain", path)
    assert code == 0
    assert [(line["mentor"], line["effect"]["people"]) for line in data["ask"]] == [("M3", 1)]
    assert {line["language"] for line in data["recruit"]} == {"dansk", "somali"}
    assert data["decisions"] == []
    assert command("explain", path, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "speaks somali (1 of those waiting could have such a mentor): 1 more youth gets a mentor" in said


def test_the_price_of_a_decision_is_named(tmp_path: Path, capsys: Capture) -> None:
    lock = {"Ung": "U2", "Mentor": "M1", "Status": "låst", "Begrundelse": "naboer", "Af": "KJ"}
    path = result(tmp_path, [lock])
    capsys.readouterr()
    _, data = as_json(capsys, "explain", path)
    (priced,) = data["decisions"]
    assert (priced["youth"], priced["state"], priced["without"]["people"]) == ("U2", "locked", 0)
    assert priced["without"]["goals"]["waiting"] == 151
    assert command("explain", path, "U2", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "Decided by KJ: naboer" in said
    assert "+151 days waited by those who get a mentor" in said


def test_a_result_is_explained_and_verified_in_the_language_of_its_own_sheets(
    tmp_path: Path, capsys: Capture
) -> None:
    """Also where the list that was read speaks another: who reads 'Without mentor' would not read 'Uden mentor'."""
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    out = tmp_path / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF, "--lang", "en") == 0
    capsys.readouterr()
    for words, said in (
        (("explain", out, "U1"), "Has M1"),
        (("explain", out), "No decision costs anything."),
        (("explain", out, "--goals"), "The goals in their order"),
        (("verify", out), "The plan holds"),
    ):
        assert command(*words) == 0
        assert said in capsys.readouterr().out
    assert command("explain", out, "U9") == 2
    assert "No youth and no mentor in" in capsys.readouterr().err


def test_nobody_by_that_id_is_a_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    path = result(tmp_path)
    assert command("explain", path, "U99", "--lang", "en") == 2
    assert "has that id or full name: U99." in capsys.readouterr().err


def test_a_result_that_was_altered_explains_nothing(tmp_path: Path) -> None:
    path = result(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "M1")
    cell.value = "M2"
    book.save(path)
    assert command("explain", path, "U1") == 12


def test_the_price_of_each_goal_is_told(tmp_path: Path, capsys: Capture) -> None:
    # U2 shares everything with M1; U1 has waited longer, and so has the place.
    book = write_book(
        tmp_path / "b.xlsx",
        [
            youth(1, **{"Venter siden": "2026-01-01"}),
            youth(2, **FOOTBALL, **{"Venter siden": "2026-06-01"}),
        ],
        [mentor(1, **FOOTBALL, Pladser=1)],
    )
    out = tmp_path / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    code, data = as_json(capsys, "explain", out, "--goals")
    assert code == 0
    found = {one["goal"]: one for one in data["goals"]}
    assert list(found)[:3] == ["matched", "priority", "waiting"]
    assert found["matched"]["without"]["moved"] == 0
    without = found["waiting"]["without"]
    assert (without["moved"], without["proven"]) == (2, True)
    assert without["values"]["points"] > found["points"]["value"]
    assert found["draw"]["without"] is None
    assert command("explain", out, "--goals", "--lang", "da") == 0
    said = capsys.readouterr().out
    assert "Uden det mål ville 2 unge" in said
    assert "Koster ikke de andre mål noget." in said
    assert command("explain", out, "U1", "--goals", "--lang", "da") == 2


def named_result(folder: Path) -> Path:
    """Two youths called Ali Hansen, one Helen Bach, and ids with zeros in front of their numbers."""
    book = write_book(
        folder / "b.xlsx",
        [
            youth(1, **FOOTBALL, Id="U012", Navn="Helen Bach"),
            youth(2, **FOOTBALL, Id="U03", Navn="Ali Hansen", Fødselsdato="2004-01-02"),
            youth(3, **FOOTBALL, Id="U003", Navn="Ali Hansen", Fødselsdato="2005-01-02"),
        ],
        [mentor(1, **FOOTBALL, Pladser=1, Navn="Bo Holm")],
        [],
        {},
    )
    out = folder / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    return out


@pytest.mark.parametrize("given", ["Helen Bach", "helen  bach", "U12", "u012"])
def test_a_full_name_and_an_id_without_its_zeros_are_known_where_one_person_has_them(
    tmp_path: Path, capsys: Capture, given: str
) -> None:
    path = named_result(tmp_path)
    capsys.readouterr()
    assert command("explain", path, given, "--lang", "en") == 0
    assert "Helen Bach (U012)" in capsys.readouterr().out


@pytest.mark.parametrize(("given", "code"), [("Ali Hansen", 2), ("U3", 2), ("U03", 0)])
def test_what_can_mean_two_people_names_both_and_what_is_exact_means_one(
    tmp_path: Path, capsys: Capture, given: str, code: int
) -> None:
    path = named_result(tmp_path)
    capsys.readouterr()
    assert command("explain", path, given, "--lang", "en") == code
    said = capsys.readouterr()
    if code:
        assert f"{given} can be several people: Ali Hansen (U003), Ali Hansen (U03)." in " ".join(
            said.err.split()
        )
    else:
        assert "Ali Hansen (U03)" in said.out


def test_two_people_of_one_name_are_noted_with_their_ids(tmp_path: Path, capsys: Capture) -> None:
    named_result(tmp_path)
    capsys.readouterr()
    _, data = as_json(capsys, "match", tmp_path / "b.xlsx", "--as-of", AS_OF, "--lang", "en")
    (note,) = [issue for issue in data["issues"]["list"] if issue["code"] == "MM-P321"]
    assert note["severity"] == "note"
    assert "Ali Hansen (U003, U03)" in note["cause"]
    assert "Helen" not in note["cause"]
