"""The main job from outside: two lists in, a plan with its proof out."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentormatch.cli import options
from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]


def test_two_lists_become_a_plan_with_its_proof(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1), youth(2), youth(3)], [mentor(1, Pladser=2)])
    code, data = as_json(capsys, "match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert data["as_of"] == AS_OF
    assert data["youths"] == {"read": 3, "eligible": 3, "matched": 2}
    assert data["mentors"] == {"read": 1, "eligible": 1, "places": 2}
    assert len(data["pairs"]) == 2
    assert [line["reason"] for line in data["unmatched"]] == ["all_taken"]
    assert data["optimal"] is True
    assert data["levels"][0] == {
        "goal": "matched",
        "value": 2,
        "bound": 2,
        "proven": True,
        "by": "certificate",
    }
    assert set(data["seconds"]) == {"read", "judge", "solve", "write"}
    assert Path(data["output"]).name == "r.xlsx"


def test_those_on_the_list_who_do_not_meet_the_demands_are_told_of_on_the_screen_too(
    tmp_path: Path, capsys: Capture
) -> None:
    """A hundred who have become too old would otherwise be found by nobody who reads the screen alone."""
    for paused, said in (
        (1, "1 ung mere i listen opfylder ikke kravene; arket Uden mentor siger hvorfor."),
        (2, "2 unge mere i listen opfylder ikke kravene; arket Uden mentor siger hvorfor for hver."),
    ):
        others = [youth(n + 2, Status="pause") for n in range(paused)]
        book = write_book(tmp_path / f"{paused}.xlsx", [youth(1), *others], [mentor(1)])
        assert command("match", book, "--as-of", AS_OF, "--lang", "da") == 0
        assert said in capsys.readouterr().out
    assert command("match", write_book(tmp_path / "0.xlsx", [youth(1)], [mentor(1)]), "--as-of", AS_OF) == 0
    assert "kravene" not in capsys.readouterr().out


def test_the_result_stands_beside_the_input_and_the_input_is_untouched(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    before = book.read_bytes()
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert (code, Path(data["output"]).name) == (0, "b - match 2026-11.xlsx")
    assert book.read_bytes() == before
    _, again = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert Path(again["output"]).name == "b - match 2026-11 (2).xlsx"


def test_an_output_that_exists_is_replaced_only_by_force_and_then_kept_as_a_backup(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    out = tmp_path / "r.xlsx"
    out.write_bytes(b"mine")
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 6
    assert out.read_bytes() == b"mine"
    assert command("match", book, "-o", out, "--as-of", AS_OF, "--force") == 0
    assert [path.read_bytes() for path in tmp_path.glob("r.backup*")] == [b"mine"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("låst", True), ("godkendt", True), ("aktiv", True), ("afvist", False), ("afsluttet", False)],
)
def test_what_is_decided_holds(status: str, expected: bool, tmp_path: Path, capsys: Capture) -> None:
    # U1 and M2 share nothing; U1 and M1 share a trade and an interest: only a decision joins U1 and M2.
    shared = {"Interesser": "fodbold", "Uddannelse eller fag": "tømrer"}
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1, **shared)],
        [mentor(1, **shared), mentor(2)],
        [{"Ung": "U1", "Mentor": "M2" if expected else "M1", "Status": status}],
    )
    _, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert pairs(data) == {("U1", "M2")}


def test_a_result_that_cannot_stand_where_asked_is_put_elsewhere_and_said(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "state_folder", lambda: tmp_path / "kept")
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    before = book.read_bytes()
    for target, words, instead in (
        ("r.xlsx", (), "r.xlsx"),
        ("r.xlsx", (), "r (2).xlsx"),
        ("b.xlsx", (), "b (2).xlsx"),
        ("b.xlsx", ("--force",), "b (3).xlsx"),
        ("gone/r.xlsx", (), "kept/r.xlsx"),
    ):
        code = command("match", book, "-o", tmp_path / target, "--as-of", AS_OF, *words)
        said = capsys.readouterr().err
        assert code == (0 if target == instead else 6), said
        assert str(tmp_path / instead) in said
        assert command("verify", tmp_path / instead) == 0
    assert book.read_bytes() == before
    for name in ("r.xls", "r", "r.csv"):
        assert command("match", book, "-o", tmp_path / name, "--as-of", AS_OF) == 2
        assert not (tmp_path / name).exists()


def test_a_result_with_decisions_is_never_replaced_not_even_by_force(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    out = tmp_path / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    assert command("match", book, "-o", out, "--as-of", AS_OF, "--force") == 0
    decide(out, "godkendt")
    decided = out.read_bytes()
    capsys.readouterr()
    assert command("match", book, "-o", out, "--as-of", AS_OF, "--force") == 6
    assert "beslutninger" in capsys.readouterr().err
    assert out.read_bytes() == decided
    later = tmp_path / "later.xlsx"
    assert (
        command("match", out, "-o", later, "--as-of", AS_OF) == 0
    )  # the decision is handed on, and filled in
    assert command("match", out, "-o", later, "--as-of", AS_OF, "--force") == 0
    assert command("check", out, "-o", out, "--force") == 6
    assert out.read_bytes() == decided


def decide(path: Path, word: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Beslutning")
    sheet.cell(cell.row + 1, cell.column).value = word
    book.save(path)


def test_a_contradiction_is_named_and_nothing_is_written(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1)],
        [mentor(1), mentor(2)],
        [{"Ung": "U1", "Mentor": "M1", "Status": "låst"}, {"Ung": "U1", "Mentor": "M2", "Status": "låst"}],
    )
    assert command("match", book, "--as-of", AS_OF, "--lang", "en") == 4
    said = capsys.readouterr().err
    assert all(word in said for word in ("U1", "M1", "M2"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.xlsx"]


def test_a_lock_on_a_pair_that_may_not_be_is_a_contradiction(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1, **{"Ikke sammen med": "M1"})],
        [mentor(1)],
        [{"Ung": "U1", "Mentor": "M1", "Status": "låst"}],
    )
    assert command("match", book, "--as-of", AS_OF) == 4


def test_a_pair_both_locked_and_rejected_is_a_contradiction_and_a_proposal_with_its_approval_is_none(
    tmp_path: Path,
) -> None:
    def outcome(*states: str) -> int:
        rows = [{"Ung": "U1", "Mentor": "M1", "Status": state} for state in states]
        book = write_book(tmp_path / f"{'-'.join(states)}.xlsx", [youth(1)], [mentor(1)], rows)
        return command("match", book, "--as-of", AS_OF)

    assert outcome("låst", "afvist") == 4
    assert outcome("foreslået", "godkendt") == 0
    assert outcome("godkendt", "aktiv") == 0


def test_nobody_matched_writes_the_reasons_and_exits_with_4(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1, Sprog="arabisk")], [mentor(1, Sprog="dansk")])
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert code == 4
    assert data["unmatched"] == [{"youth": "U1", "reason": "nobody_allowed"}]
    assert Path(data["output"]).exists()


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("ydelse", ["ingen", "kontanthjælp", None, "su"])
def test_a_result_has_its_sheets_in_the_order_of_the_design_and_none_that_is_empty(
    ydelse: str | None, lang: str, tmp_path: Path
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1, Ydelse=ydelse)])
    out = tmp_path / "r.xlsx"
    found = command("match", book, "-o", out, "--as-of", AS_OF, "--lang", lang)
    assert found == (0 if ydelse in ("ingen", "kontanthjælp") else 4)
    own = {
        "da": "Overblik,Matches,Uden mentor,Belægning,Berettigelse,Afklaring,Alternativer,Datafejl|Kørsel,Bevis",
        "en": "Overview,Matches,Without mentor,Use of places,Eligibility,To ask,Alternatives,Data issues|Run,Proof",
    }[lang]
    first, last = (part.split(",") for part in own.split("|"))
    del first[6]  # nobody has another mentor to choose
    if ydelse not in (None, "su"):
        del first[5]  # nobody is to be asked
    if not found:
        del first[2]  # nobody waits
    book_of_result = openpyxl.load_workbook(out)
    seen = [sheet.title for sheet in book_of_result if sheet.sheet_state == "visible"]
    assert seen == [*first, "Unge", "Mentorer", "Indstillinger", *last]  # nothing to follow up
    assert book_of_result.sheetnames[-2:] == last
    assert command("verify", out) == 0


def test_a_match_leads_to_its_alternatives_and_names_the_best(tmp_path: Path) -> None:
    both = {"Interesser": "fodbold", "Sprog": "dansk"}
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1, **both), youth(2, **both)],
        [mentor(n, Navn=name, Sprog="dansk") for n, name in ((1, "Bo"), (2, "Eva"), (3, "Kaj"))],
    )
    out = tmp_path / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    made = openpyxl.load_workbook(out)
    matches, others = made["Matches"], made["Alternativer"]
    head = [cell.value for cell in matches[4]]
    at = head.index("Bedste alternativ")
    rows = list(matches.iter_rows(min_row=5))
    assert [row[0].value for row in rows] == ["U1", "U2"]
    for row in rows:
        line = others[int(row[at].hyperlink.location.rpartition("!A")[2])]
        assert line[0].value == row[0].value
        assert row[0].value not in [cell.value for cell in others["A"][4 : line[0].row - 1]], (
            "the first about them"
        )
        assert (row[at].value, row[at + 1].value) == (line[4].value, line[6].value)


def test_all_faults_are_named_at_once_and_nothing_is_written_but_a_marked_up_copy(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1) | {"Fødselsdato": "31-02-2006"}, youth(2), youth(2)],
        [mentor(1, Pladser=-1), mentor(2, Ydelse="dagpange")],
    )
    out = tmp_path / "r.xlsx"
    code, data = as_json(capsys, "match", book, "-o", out, "--as-of", AS_OF)
    assert code == 3
    assert not out.exists()
    assert data["output"] is None
    found = {(issue["sheet"], issue["row"], issue["heading"]) for issue in data["issues"]["list"]}
    assert {("Unge", 2, "Fødselsdato"), ("Mentorer", 2, "Pladser"), ("Mentorer", 3, "Ydelse")} <= found
    assert data["issues"]["errors"] >= 4
    assert all(issue["cause"] and issue["remedy"] for issue in data["issues"]["list"])
    openpyxl.load_workbook(data["marked_copy"])


def test_rows_with_errors_can_be_left_out_and_are_named(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1), youth(2, Navn="Bo Bi") | {"Fødselsdato": "31-02-2006"}],
        [mentor(1), mentor(2)],
    )
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF, "--leave-out-errors")
    assert code == 0
    assert data["left_out"] == ["U2"]
    assert {youth for youth, _ in pairs(data)} == {"U1"}
    command("match", book, "--as-of", AS_OF, "--leave-out-errors", "--lang", "da")
    assert "Udeladt på grund af fejl: Bo Bi (U2)" in capsys.readouterr().err


def test_a_blank_benefit_is_unknown_unless_somebody_says_what_it_means(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1, Ydelse=None)])
    code, _ = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert code == 4
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF, "--blank-benefit", "none")
    assert (code, pairs(data)) == (0, {("U1", "M1")})


def test_a_running_match_whose_mentor_may_no_longer_volunteer_is_kept_and_put_at_the_top(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1), youth(2)],
        [
            mentor(1),
            mentor(
                2,
                Ydelse="dagpenge",
                Bopælskommune="Gladsaxe",
                **{"Arbejdets art": "frivilligt ulønnet arbejde"},
            ),
        ],
        [{"Ung": "U2", "Mentor": "M2", "Status": "aktiv"}],
    )
    code, data = as_json(capsys, "match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert data["pairs"][0]["youth"] == "U2"
    assert data["pairs"][0]["state"] == "running"
    assert pairs(data) == {("U1", "M1"), ("U2", "M2")}


def test_a_cap_counts_the_hours_of_running_matches_as_well(tmp_path: Path, capsys: Capture) -> None:
    # 44 hours a month for dagpenge in an association: 40 are used by the running match, so 6 more do not fit.
    unpaid = {"Ydelse": "dagpenge", "Arbejdets art": "frivilligt ulønnet arbejde", "Pladser": 3}
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(1, **{"Timer pr. måned": 40}), youth(2, **{"Timer pr. måned": 6})],
        [mentor(1, **unpaid)],
        [{"Ung": "U1", "Mentor": "M1", "Status": "aktiv"}],
        {"Vært": "forening"},
    )
    _, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert pairs(data) == {("U1", "M1")}


@pytest.mark.parametrize(("elsewhere", "matched"), [(0, 4), (14, 3), (24, 2), (34.5, 0), (60, 0)])
def test_hours_elsewhere_count_under_the_laws_limit_in_the_plan(
    elsewhere: float, matched: int, tmp_path: Path, capsys: Capture
) -> None:
    """Dagpenge in an association: 44 hours a month in all, 10 for each youth."""
    given = {"Ydelse": "dagpenge", "Bopælskommune": "Herlev", "Arbejdets art": "frivilligt ulønnet arbejde"}
    book = write_book(
        tmp_path / "b.xlsx",
        [youth(n, **{"Timer pr. måned": 10}) for n in range(1, 6)],
        [mentor(1, Pladser=5, **given, **{"Timer andre steder": elsewhere})],
        settings={"Vært": "forening"},
    )
    out = tmp_path / "r.xlsx"
    code, data = as_json(capsys, "match", book, "-o", out, "--as-of", AS_OF)
    assert (code, len(data["pairs"])) == (0 if matched else 4, matched)
    if matched:
        assert command("verify", out) == 0, "the checker counts them too"
        rows = openpyxl.load_workbook(out)["Belægning"].iter_rows(values_only=True)
        told = " ".join(str(cell) for row in rows for cell in row if cell)
        assert ("andre steder" in told) == bool(elsewhere)


@pytest.mark.parametrize("order", [1, -1])
def test_row_order_decides_nothing(order: int, tmp_path: Path, capsys: Capture) -> None:
    youths = [youth(n) for n in range(1, 8)][::order]
    mentors = [mentor(n) for n in range(1, 4)][::order]
    _, data = as_json(capsys, "match", write_book(tmp_path / "b.xlsx", youths, mentors), "--as-of", AS_OF)
    _, other = as_json(
        capsys, "match", write_book(tmp_path / "c.xlsx", youths[::-1], mentors[::-1]), "--as-of", AS_OF
    )
    assert pairs(data) == pairs(other)
    assert data["levels"] == other["levels"]
