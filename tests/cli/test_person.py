"""``person``: every file that holds somebody is named, what is known handed out, and forgotten for good."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]
NAME = "Æbba Kanariefugl"


def people(path: Path, name: str = NAME) -> Path:
    youths = [
        youth(12, Navn=name, Interesser="skak", Telefon="20314759"),
        youth(13, Navn="Bo Bæk"),
        youth(14),
    ]
    mentors = [mentor(n, Navn=f"Mentor {n}son", Interesser="skak") for n in (1, 2)]
    path.parent.mkdir(exist_ok=True)
    return write_book(path, youths, mentors)


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months: lists, results, a backup, a copy with faults, letters, a csv, a log."""
    folder = tmp_path_factory.mktemp("kvartal")
    book = people(folder / "liste.xlsx")
    for month in (9, 10, 11):
        out = folder / f"plan 2026-{month:02}.xlsx"
        inputs = [book] if month == 9 else [book, folder / f"plan 2026-{month - 1:02}.xlsx"]
        assert command("match", *inputs, "-o", out, "--as-of", f"2026-{month:02}-01", "-q") == 0
    assert command("match", book, "-o", out, "--as-of", AS_OF, "-q", "--force") == 0
    assert command("letters", out, "-o", folder / "breve", "--all-proposed") == 0
    people(folder / "ældre" / "fejl.xlsx")
    workbook = openpyxl.load_workbook(folder / "ældre" / "fejl.xlsx")
    workbook["Unge"].append(["U99", "31-02-2001"])
    workbook.save(folder / "ældre" / "fejl.xlsx")
    assert command("match", folder / "ældre" / "fejl.xlsx", "--as-of", AS_OF) == 3
    (folder / "unge.csv").write_text(f'Id;Navn;Note\nU12;{NAME};"en\nog to"\nU13;Bo Bæk;\n', "cp1252")
    (folder / "noter.txt").write_text(f"Ring til {NAME} i morgen\n", "utf-8")
    (folder / "ingen.txt").write_text("Ring til Bo\n", "utf-8")
    return folder


def holding(folder: Path) -> set[str]:
    """Return the files whose bytes hold the name or the id, unpacked."""
    found = set()
    for path in (one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        texts = [data.decode("utf-8", "replace"), data.decode("cp1252", "replace")]
        if data.startswith(b"PK"):
            with zipfile.ZipFile(path) as package:
                texts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        if any(re.search(r"Kanariefugl|>U12<|\bU12[^0-9A-Za-z<]", text) for text in texts):
            found.add(path.relative_to(folder).as_posix())
    return found


def test_every_file_that_holds_the_person_is_named(quarter: Path, capsys: Capture) -> None:
    code, data = as_json(capsys, "person", "U12", quarter)
    assert code == 0
    assert {Path(one["path"]).relative_to(quarter).as_posix() for one in data["files"]} == holding(quarter)
    kinds = {Path(one["path"]).name: one["kind"] for one in data["files"]}
    assert kinds["liste.xlsx"] == "list"
    assert kinds["plan 2026-11.xlsx"] == "result"
    assert kinds["plan 2026-10.xlsx"] == "earlier_result"
    assert kinds["noter.txt"] == "other"
    assert {"backup", "marked", "letter"} <= set(kinds.values())
    assert data["names"] == [NAME]
    _, by_name = as_json(capsys, "person", NAME.lower(), quarter)
    assert by_name["files"] == data["files"]


def test_what_is_known_is_handed_out_without_other_peoples_names(
    quarter: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name in ("ud.xlsx", "ud.json"):
        assert command("person", "U12", quarter, "-o", tmp_path / name, "--lang", "da") == 0
    known = json.loads((tmp_path / "ud.json").read_bytes())["known"]
    assert {"where": "liste.xlsx, Unge 2", "heading": "Telefon", "value": "20314759"} in known
    everything = json.dumps(known, ensure_ascii=False)
    assert NAME in everything
    assert "Mentor 1son" not in everything
    assert "Mentor 2son" not in everything
    sheet = openpyxl.load_workbook(tmp_path / "ud.xlsx")["Oplysninger"]
    assert sum(row[0].value is not None for row in sheet.iter_rows()) > len(known)
    assert not OpenXmlValidator().validate(str(tmp_path / "ud.xlsx")).errors


def test_after_forgetting_only_the_files_that_were_named_hold_the_person(
    quarter: Path, tmp_path: Path, capsys: Capture
) -> None:
    import shutil

    folder = tmp_path / "kvartal"
    shutil.copytree(quarter, folder)
    given = (folder, folder / "liste.xlsx", folder / "unge.csv")
    _, would = as_json(capsys, "person", "U12", *given, "--forget", "--dry-run")
    assert holding(folder) == holding(quarter)
    code, data = as_json(capsys, "person", "U12", *given, "--forget", "--yes")
    assert code == 0
    assert [one["forget"] for one in data["files"]] == [one["forget"] for one in would["files"]]
    left = {
        Path(one["path"]).relative_to(folder).as_posix() for one in data["files"] if one["forget"] == "leave"
    }
    assert holding(folder) == left
    assert {Path(one).name for one in left} == {
        "noter.txt",
        "fejl.xlsx",
        "U12 - M1.docx",
        "mentormatch-letters.json",
    }
    assert not list(folder.glob("*.backup-*"))
    assert (folder / "unge.csv").read_text("cp1252") == "Id;Navn;Note\nU13;Bo Bæk;\n"
    for name in ("liste.xlsx", "plan 2026-11.xlsx"):  # what it finds in what openpyxl writes, it found before
        after, before = (OpenXmlValidator().validate(str(at / name)).errors for at in (folder, quarter))
        assert len(after) <= len(before)
    rows = openpyxl.load_workbook(folder / "liste.xlsx")["Unge"].values
    assert [row[0] for row in rows] == ["Id", None, "U13", "U14"]


def test_a_result_that_was_so_changed_says_so_and_is_still_next_months_input(
    quarter: Path, tmp_path: Path, capsys: Capture
) -> None:
    import shutil

    result = Path(shutil.copy(quarter / "plan 2026-11.xlsx", tmp_path))
    assert command("person", "U12", result, "--forget", "--yes") == 0
    capsys.readouterr()
    assert command("verify", result, "--lang", "da") == 12
    assert "En person er slettet af resultatet" in " ".join(capsys.readouterr().err.split())
    code, data = as_json(capsys, "match", result, "-o", tmp_path / "n.xlsx", "--as-of", "2026-12-01")
    assert (code, data["youths"]["read"]) == (0, 2)


def test_a_mentor_is_found_in_statements_drafts_calendars_and_what_a_batch_leaves(
    tmp_path: Path, capsys: Capture
) -> None:
    pair = {"Ung": "U12", "Mentor": "M1"}
    running = [
        pair | {"Status": "aktiv", "Start": date(2026, 9, 1)},
        {"Ung": "U13", "Mentor": "M1", "Status": "godkendt", "Første møde": date(2026, 12, 8)},
    ]
    met = [pair | {"Dato": date(2026, 10, 8), "Timer": 3}]
    mail = {"E-mail": "kanarie@privat.example"}
    (tmp_path / "korps").mkdir()
    book = write_book(
        tmp_path / "korps" / "liste.xlsx",
        [youth(12, Navn="Bo Bæk", **mail), youth(13, Navn="Ane Holm", **mail)],
        [mentor(1, Navn=NAME, Pladser=2, **mail)],
        running,
        follow_ups=met,
    )
    config = tmp_path / "batch.toml"
    config.write_text(
        '[batch]\ninputs = ["korps/liste.xlsx"]\noutput = "plan {month}.xlsx"\nworkers = 1\n', "utf-8"
    )
    assert command("batch", config, "--as-of", AS_OF, "--summary", tmp_path / "sum.xlsx", "--no-input") == 0
    plan = tmp_path / "plan 2026-11.xlsx"
    assert command("statement", book, "-o", tmp_path / "timer", "--as-of", AS_OF) == 0
    assert command("letters", plan, "-o", tmp_path / "breve", "--for", "mentor", "--mail") == 0
    _, data = as_json(capsys, "person", "M1", tmp_path)
    found = {Path(one["path"]).suffix for one in data["files"]}
    assert {".xlsx", ".docx", ".csv", ".eml", ".json"} <= found
    named = {Path(one["path"]) for one in data["files"]}
    assert set(tmp_path.rglob("*.eml")) <= named


def test_an_id_that_several_people_have_is_asked_about(tmp_path: Path, capsys: Capture) -> None:
    people(tmp_path / "a" / "l.xlsx")
    people(tmp_path / "b" / "l.xlsx", "En Anden")
    assert command("person", "U12", tmp_path, "--lang", "da") == 3
    assert f"En Anden, {NAME}" in " ".join(capsys.readouterr().err.split())
    _, data = as_json(capsys, "person", "U12", tmp_path, "--name", NAME)
    assert [Path(one["path"]).parent.name for one in data["files"]] == ["a"]


def test_a_namesake_is_nobody_else(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(
        tmp_path / "l.xlsx", [youth(1, Navn="Bo Bæk"), youth(2, Navn="Bo Bæk")], [mentor(1, Navn="Mia")]
    )
    assert command("person", "Bo Bæk", book, "--lang", "da") == 3
    _, data = as_json(capsys, "person", "U1", book, "--forget", "--yes")
    assert [one["rows"] for one in data["files"]] == [[{"sheet": "Unge", "row": 2}]]
    rows = list(openpyxl.load_workbook(book)["Unge"].values)
    assert rows[2][0] == "U2"
    assert "Bo Bæk" in rows[2]


def test_a_number_as_an_id_is_found_where_ids_stand(tmp_path: Path, capsys: Capture) -> None:
    rows = [{"Id": n, "Fødselsdato": date(2006, 5, 1), "Timer pr. måned": 7} for n in (7, 8)]
    book = write_book(tmp_path / "l.xlsx", rows, [{"Id": 7, "Ydelse": "løn", "Navn": "Mia Holm"}])
    _, data = as_json(capsys, "person", "8", book)
    assert [one["rows"] for one in data["files"]] == [[{"sheet": "Unge", "row": 3}]]
    _, data = as_json(capsys, "person", "7", book, "--name", "Mia Holm")
    assert [one["rows"] for one in data["files"]] == [[{"sheet": "Mentorer", "row": 2}]]


@pytest.mark.parametrize("first", ["", "sep=;\r\n"])
def test_of_a_csv_only_the_lines_of_the_person_go(first: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "unge.csv"
    lines = [f"{first}Id;Navn;Note\r\n", "U1;Bo Bæk;a, b, c, d\r\n", 'U12;Ib Bro;"x\ny"\r\n', "U13;Åse;\r\n"]
    path.write_bytes("".join(lines).encode("utf-8-sig"))
    assert command("person", "U12", path, "--forget", "--yes") == 0
    assert path.read_bytes() == "".join([*lines[:2], lines[3]]).encode("utf-8-sig")


def test_nobody_is_forgotten_unasked(quarter: Path, capsys: Capture) -> None:
    before = holding(quarter)
    assert command("person", "U12", quarter, "--forget") == 2
    assert holding(quarter) == before
