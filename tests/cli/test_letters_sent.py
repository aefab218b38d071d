"""Letters over the months: to those who wait, only what is new, drafts of mails, and a day for the calendar."""

from __future__ import annotations

import csv
import io
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import openpyxl
import pytest

from mentormatch.domain import Youth
from mentormatch.letters.mail import calendar, is_address
from tests.books import AS_OF, as_json, command, mentor, write_book, youth
from tests.cli.test_letters import decide, names

Capture = pytest.CaptureFixture[str]
CONTACT = ("ane@privat.example", "20314759", "mads@privat.example", "cia@privat.example")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """U1 and M1 approved with a first meeting to come, U2 and M2 proposed, U3 waits, M3 cannot have U3."""
    youths = [
        youth(1, Navn="Ane Vig", Telefon="20314759", **{"E-mail": "ane@privat.example", "Sprog": "dansk"}),
        youth(2, Navn="Bo Dal", Sprog="dansk"),
        youth(3, Navn="Cia Elm", **{"E-mail": "cia@privat.example", "Sprog": "farsi"}),
    ]
    mentors = [
        mentor(1, Navn="Mads Holm", Sprog="dansk", **{"E-mail": "mads@privat.example"}),
        mentor(2, Navn="Mia Lund", Sprog="dansk", **{"E-mail": "mia@a.example; x@b.example"}),
        mentor(3, Navn="Max Kjær", Sprog="tysk"),
    ]
    approved = {
        "Ung": "U1",
        "Mentor": "M1",
        "Status": "godkendt",
        "Dato": date(2026, 10, 30),
        "Første møde": date(2026, 11, 9),
    }
    out = tmp_path / "r.xlsx"
    book = write_book(tmp_path / "b.xlsx", youths, mentors, [approved])
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    return out


def text(path: Path) -> str:
    return "\n".join(line.text for line in docx.Document(str(path)).paragraphs)


def test_who_waits_is_told_what_happens_next_and_nothing_of_others(plan: Path, tmp_path: Path) -> None:
    for recipient, name, others in (
        ("waiting", "U3", ("Ane", "Bo", "Mads", "Mia", "Max")),
        ("free-mentor", "M3", ("Ane", "Bo", "Cia", "Mads", "Mia")),
    ):
        folder = tmp_path / recipient
        assert command("letters", plan, "-o", folder, "--for", recipient, "--lang", "da") == 0
        assert names(folder) == [f"{name}.docx"]
        said = text(folder / f"{name}.docx")
        assert "Vi leder igen hver måned" in said or "vi leder igen hver måned" in said
        assert not [word for word in (*others, *CONTACT, "farsi", "tysk") if word in said]


def test_the_second_run_of_only_new_writes_nothing_and_what_is_new_is_written(
    plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    for recipient in ("pair", "mentor", "youth", "waiting", "free-mentor"):
        folder = tmp_path / recipient
        words = ("letters", plan, "-o", folder, "--for", recipient, "--only-new", "--mail")
        code, first = as_json(capsys, *words)
        assert (code, len(first["letters"]), first["before"]) == (0, 1, 0)
        seen = {path: path.read_bytes() for path in folder.iterdir()}
        code, second = as_json(capsys, *words)
        assert (code, second["letters"], second["beside"], second["before"]) == (0, [], [], 1)
        assert {path: path.read_bytes() for path in folder.iterdir()} == seen
    for path in (tmp_path / "pair").glob("*.docx"):
        path.unlink()  # sent, and deleted
    decide(plan, {"U2": "godkendt"})
    code, third = as_json(capsys, "letters", plan, "-o", tmp_path / "pair", "--only-new")
    assert [Path(one).name for one in third["letters"]] == ["U2 - M2.docx"]
    assert command("letters", plan, "-o", tmp_path / "pair", "--only-new", "--lang", "da") == 0
    assert "Alle er allerede skrevet til" in capsys.readouterr().out


def test_a_draft_goes_to_one_person_and_holds_nobodys_address_but_theirs(
    plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "l"
    code, data = as_json(capsys, "letters", plan, "-o", folder, "--all-proposed", "--mail", "--lang", "da")
    assert (code, data["no_address"]) == (0, ["U2", "M2"])
    drafts = sorted(folder.glob("*.eml"))
    assert [path.stem for path in drafts] == ["U1 - M1 - M1", "U1 - M1 - U1"]
    for path, address in zip(drafts, ("mads@privat.example", "ane@privat.example"), strict=True):
        mail = message_from_bytes(path.read_bytes(), policy=default)
        assert (mail["To"], mail["X-Unsent"], mail["Subject"]) == (address, "1", "Et godt match")
        body = mail.get_content()
        assert "I mødes første gang 9. november 2026." in body
        assert not [word for word in CONTACT if word in body]
    assert not [word for word in CONTACT for path in folder.glob("*.docx") if word in text(path)]
    (merge,) = folder.glob("*.csv")
    rows = list(csv.DictReader(io.StringIO(merge.read_text("utf-8-sig")), delimiter=";"))
    assert [(row["Id"], row["E-mail"], row["Brev"]) for row in rows][:2] == [
        ("U1", "ane@privat.example", "U1 - M1.docx"),
        ("M1", "mads@privat.example", "U1 - M1.docx"),
    ]


def test_a_first_meeting_to_come_is_a_day_for_the_calendar(plan: Path, tmp_path: Path) -> None:
    assert command("letters", plan, "-o", tmp_path / "l", "--lang", "da") == 0
    (entry,) = (tmp_path / "l").glob("*.ics")
    lines = entry.read_bytes().decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20261109" in lines
    assert "SUMMARY:Første møde: Mads Holm og Ane Vig" in lines
    new_year = calendar("a, b;c", date(2026, 12, 31), "k", date(2026, 1, 1))
    assert b"DTEND;VALUE=DATE:20270101" in new_year
    long = calendar("æ" * 90, date(2026, 1, 1), "k", date(2026, 1, 1)).decode()
    assert max(len(line.encode()) for line in long.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("ane@privat.example", True),
        ("ane@privat.example, bo@b.example", False),
        ("Ane <ane@privat.example>", False),
        ("ane@privat.example\nBcc: x@y.example", False),
        ("ane", False),
        (None, False),
    ],
)
def test_an_address_is_one_address_and_no_header(word: str | None, is_one: bool) -> None:
    assert is_address(word) is is_one


def test_no_contact_of_a_person_is_shown_where_the_person_is(plan: Path) -> None:
    assert "20314759" not in repr(Youth("U1", phone="20314759"))


@pytest.mark.parametrize(("heading", "said"), [("Den unge siger", "nej"), ("Hvorfor slut", "utryg")])
def test_two_who_have_parted_are_not_written_to(plan: Path, tmp_path: Path, heading: str, said: str) -> None:
    book = openpyxl.load_workbook(plan)
    sheet = book["Matches"]
    head = next(row for row in sheet.iter_rows(max_row=9) if heading in [cell.value for cell in row])
    column = [cell.value for cell in head].index(heading)
    row = next(row for row in sheet.iter_rows(min_row=head[0].row + 1) if row[0].value == "U1")
    row[column].value = said
    book.save(plan)
    assert command("letters", plan, "-o", tmp_path / "l") == 4
