"""A waiver: a demand of the corps's own that a person has decided does not hold for two people."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]

WAIVED = {"Ung": "U1", "Mentor": "M1", "Begrundelse": "De ringes ved", "Af": "Mette", "Dato": "1-10-2026"}


def people() -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """U1 can meet nobody; U2 can meet the only mentor."""
    youths = [youth(1, Mødetider="mandag aften"), youth(2, Mødetider="onsdag aften")]
    return youths, [mentor(1, Mødetider="onsdag aften")]


def run(
    folder: Path, capsys: Capture, *matches: dict[str, object], **settings: object
) -> tuple[int, object, Path]:
    book = write_book(folder / "b.xlsx", *people(), matches=matches, settings=settings)
    result = folder / "r.xlsx"
    code, data = as_json(capsys, "match", book, "-o", result, "--as-of", AS_OF)
    return code, data, result


def cells(result: Path, sheet: str, row: int = 5) -> dict[str, object]:
    """Return a row of a sheet by its headings; those of our own sheets stand in row 4."""
    rows = list(openpyxl.load_workbook(result)[sheet].iter_rows(values_only=True))
    head = 3 if sheet == "Matches" else 0
    return dict(zip(map(str, rows[head]), rows[row - 1], strict=True))


@pytest.mark.parametrize("status", ["låst", "godkendt"])
@pytest.mark.parametrize("demand", ["fælles mødetid", "Mødetider", "times", "fælles mødetid; afstand"])
def test_a_decision_with_a_waiver_holds_and_stands_with_reason_who_and_when(
    tmp_path: Path, capsys: Capture, status: str, demand: str
) -> None:
    code, data, result = run(tmp_path, capsys, {**WAIVED, "Status": status, "Undtaget krav": demand})
    assert code == 0
    assert pairs(data) == {("U1", "M1")}  # type: ignore[arg-type]
    row = cells(result, "Matches")
    assert str(row["Undtaget krav"]).startswith("fælles mødetid")
    assert (row["Begrundelse"], row["Af"], str(row["Dato"])[:10]) == ("De ringes ved", "Mette", "2026-10-01")
    assert "Undtaget for de to: fælles mødetid." in str(row["Hvorfor netop de to"])
    assert command("verify", result) == 0


def test_without_the_waiver_the_same_decision_contradicts_the_demand(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", *people(), matches=[{**WAIVED, "Status": "låst"}])
    assert command("match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 4
    said = capsys.readouterr().err
    assert "fælles mødetid" in said
    assert "Undtaget krav" in said, "the way on is named"


def test_its_price_is_what_the_plan_would_be_without_decision_and_waiver(
    tmp_path: Path, capsys: Capture
) -> None:
    _, _, result = run(tmp_path, capsys, {**WAIVED, "Status": "låst", "Undtaget krav": "fælles mødetid"})
    _, told = as_json(capsys, "explain", result, "U1")
    price = told["youth"]["match"]["price"]
    moved = {one["youth"]: (one["before"], one["after"]) for one in price["changes"]}
    assert moved == {"U1": ("M1", None), "U2": (None, "M1")}
    without = write_book(tmp_path / "w.xlsx", *people())
    _, plain = as_json(capsys, "match", without, "-o", tmp_path / "w-r.xlsx", "--as-of", AS_OF)
    assert pairs(plain) == {("U2", "M1")}


def test_explain_knows_it(tmp_path: Path, capsys: Capture) -> None:
    _, _, result = run(tmp_path, capsys, {**WAIVED, "Status": "låst", "Undtaget krav": "fælles mødetid"})
    assert command("explain", result, "U1") == 0
    assert "Undtaget for de to: fælles mødetid." in capsys.readouterr().out
    _, told = as_json(capsys, "explain", result, "U1")
    assert told["youth"]["match"]["waived"] == ["times"]


def test_a_waiver_that_is_no_longer_needed_says_so(tmp_path: Path, capsys: Capture) -> None:
    youths, mentors = people()
    youths[0]["Mødetider"] = "onsdag aften"
    row = {**WAIVED, "Status": "låst", "Undtaget krav": "fælles mødetid"}
    book = write_book(tmp_path / "b.xlsx", youths, mentors, [row])
    result = tmp_path / "r.xlsx"
    assert command("match", book, "-o", result, "--as-of", AS_OF) == 0
    row = cells(result, "Matches")
    assert row["Undtaget krav"] == "fælles mødetid", "nobody but a person takes it back"
    assert "Undtagelsen er ikke længere nødvendig: fælles mødetid." in str(row["Hvorfor netop de to"])


@pytest.mark.parametrize(
    ("demand", "name"),
    [
        ("fælles sprog", "Fælles sprog"),
        ("ønsket køn", "Ønsket køn"),
        ("samtykke", "Samtykke"),
        ("straffeattest", "Straffeattest"),
        ("må ikke sættes sammen", "Må ikke sættes sammen"),
        ("ydelsesreglerne", "Ydelsesreglerne"),
        ("ended", "Ikke samme forløb igen"),
        ("fælles mødetid, sprog", "Fælles sprog"),
    ],
)
def test_what_is_not_the_corps_own_choice_is_an_error_at_its_cell(
    tmp_path: Path, capsys: Capture, demand: str, name: str
) -> None:
    book = write_book(
        tmp_path / "b.xlsx", *people(), matches=[{**WAIVED, "Status": "låst", "Undtaget krav": demand}]
    )
    code, data = as_json(capsys, "match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert code == 3
    (issue,) = (one for one in data["issues"]["list"] if one["code"] == "MM-M413")
    assert (issue["sheet"], issue["row"], issue["heading"]) == ("Forløb", 2, "Undtaget krav")
    assert name in issue["cause"]


def test_a_word_that_is_no_demand_is_an_error_that_names_those_there_are(
    tmp_path: Path, capsys: Capture
) -> None:
    row = {**WAIVED, "Status": "låst", "Undtaget krav": "hvad som helst"}
    book = write_book(tmp_path / "b.xlsx", *people(), matches=[row])
    assert command("match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 3
    said = capsys.readouterr().err
    assert "hvad som helst" in said
    assert "fælles mødetid" in said


def test_a_ban_holds_whatever_is_waived(tmp_path: Path, capsys: Capture) -> None:
    youths, mentors = people()
    youths[0]["Ikke sammen med"] = "M1"
    book = write_book(
        tmp_path / "b.xlsx",
        youths,
        mentors,
        [{**WAIVED, "Status": "låst", "Undtaget krav": "fælles mødetid"}],
    )
    assert command("match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 4


def test_a_waiver_written_beside_a_decision_in_the_result_holds_next_month_and_the_month_after(
    tmp_path: Path, capsys: Capture
) -> None:
    _, _, result = run(tmp_path, capsys)
    book = openpyxl.load_workbook(result)
    sheet = book["Matches"]
    head = {cell.value: cell.column for cell in sheet[4]}
    # U2 has the mentor; the coordinator wants U1 there.
    sheet.cell(5, head["Ung"]).value, sheet.cell(5, head["Den unge"]).value = "U1", None
    for name, value in {"Beslutning": "låst", "Undtaget krav": "fælles mødetid", "Af": "Mette"}.items():
        sheet.cell(5, head[name]).value = value
    book.save(result)
    for month, out in (("2026-12-01", "dec.xlsx"), ("2027-01-01", "jan.xlsx")):
        _, data = as_json(capsys, "match", result, "-o", tmp_path / out, "--as-of", month)
        assert pairs(data) == {("U1", "M1")}
        result = tmp_path / out
        row = cells(result, "Matches")
        assert (row["Beslutning"], row["Undtaget krav"], row["Af"]) == ("låst", "fælles mødetid", "Mette")
        assert command("verify", result) == 0
