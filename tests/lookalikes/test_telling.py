"""How a meaning is told: for all sheets, for one, in a file; and what the proposed line looks like."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from mentormatch.cli.shell_words import quoted_word
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, command
from tests.lookalikes.proposed import Capture, proposed_line
from tests.lookalikes.tables import book

YOUTHS = [("Nøgle", "Alder", "Om"), ("U1", 20, "skak"), ("U2", 21, "film")]
MENTORS = [("Nøgle", "Ydelse", "Om"), ("Eva", "løn", "M1"), ("Carl", "løn", "M2")]


def two_meanings(folder: Path) -> Path:
    """Return a workbook in which two headings mean one thing in one sheet and another in the other."""
    return book(folder / "a.xlsx", {"Unge": YOUTHS, "Mentorer": MENTORS})


def told_right(path: Path, mapping: dict[str, str]) -> None:
    found = read([path], mapping=mapping)
    assert found.errors == found.warnings == ()
    assert [(youth.id, youth.interests) for youth in found.youths] == [("U1", ("skak",)), ("U2", ("film",))]
    assert [(mentor.id, mentor.name) for mentor in found.mentors] == [("M1", "Eva"), ("M2", "Carl")]


def test_a_heading_may_mean_one_thing_in_one_sheet_and_another_in_another(tmp_path: Path) -> None:
    path = two_meanings(tmp_path)
    told_right(
        path,
        {"Unge!Nøgle": "id", "Unge!Om": "interests", "Mentorer!Nøgle": "Navn", "Mentorer!Om": "id"},
    )
    told_right(
        path, {"Nøgle": "id", "Om": "interests", "Mentorer!Nøgle": "name", "[a.xlsx]Mentorer!Om": "id"}
    )


def test_a_result_keeps_what_was_told_of_one_sheet(tmp_path: Path, capsys: Capture) -> None:
    result = tmp_path / "result.xlsx"
    options = (
        "--map",
        "Nøgle=id",
        "--map",
        "Om=interests",
        "--map",
        "Mentorer!Nøgle=name",
        "--map",
        "Mentorer!Om=id",
    )
    words = ("match", two_meanings(tmp_path), "-o", result, "--as-of", AS_OF, *options)
    assert command(*words) == 0, capsys.readouterr().err
    told_right(result, {})
    assert command("verify", result) == 0


def test_two_files_with_a_sheet_of_one_name_keep_what_was_told_of_each(
    tmp_path: Path, capsys: Capture
) -> None:
    first = book(tmp_path / "a.xlsx", {"Ark1": YOUTHS})
    second = book(tmp_path / "b.xlsx", {"Ark1": MENTORS})
    result = tmp_path / "result.xlsx"
    told = {
        "[a.xlsx]Ark1": "Unge",
        "[b.xlsx]Ark1": "Mentorer",
    }
    columns = {
        "[a.xlsx]Ark1!Nøgle": "id",
        "[a.xlsx]Ark1!Om": "interests",
        "[b.xlsx]Ark1!Nøgle": "name",
        "[b.xlsx]Ark1!Om": "id",
    }
    words = [word for name, kind in told.items() for word in ("--sheet", f"{name}={kind}")]
    words += [word for name, column in columns.items() for word in ("--map", f"{name}={column}")]
    assert command("match", first, second, "-o", result, "--as-of", AS_OF, *words) == 0, (
        capsys.readouterr().err
    )
    told_right(result, {})
    assert command("verify", result) == 0


def test_a_heading_with_exclamation_and_equals_signs_is_a_heading(tmp_path: Path) -> None:
    youths = [("Id", "Alder", "Hej! Hvad kan du lide (a=b)?"), ("U1", 20, "skak")]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": [("Id", "Ydelse"), ("M1", "løn")]})
    for option in ("Hej! Hvad kan du lide (a=b)?=interests", "Hej! Hvad kan du...=interests"):
        result = tmp_path / f"{len(option)}.xlsx"
        assert command("match", path, "-o", result, "--as-of", AS_OF, "--map", option) == 0
        assert read([result]).youths[0].interests == ("skak",)


def test_a_heading_can_be_told_to_mean_nothing(tmp_path: Path) -> None:
    youths = [("Id", "Alder", "Nummer"), ("U1", 20, 7)]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": [("Id", "Ydelse"), ("M1", "løn")]})
    assert [
        issue.code for issue in read([path], mapping={"Nummer": "-"}).issues if issue.code == "MM-S104"
    ] == []
    assert read([path], mapping={"Nummer": "-"}).youths[0].id == "U1"
    assert read([path], mapping={"Id": "-"}).youths[0].id == "7"


MAP_FILE = """
[map]
"Nøgle" = "Id"
Om = "interests"

[map.Mentorer]
"Nøgle" = "Navn"
Om = "id"

[sheets]
Svar = "Unge"
"""


def test_a_file_tells_the_same(tmp_path: Path, capsys: Capture) -> None:
    path = book(tmp_path / "a.xlsx", {"Svar": YOUTHS, "Mentorer": MENTORS})
    told = tmp_path / "kolonner.toml"
    told.write_text(MAP_FILE, "utf-8-sig")
    result = tmp_path / "result.xlsx"
    assert command("validate", path, "--map-file", told) == 0, capsys.readouterr().err
    assert command("match", path, "--map-file", told, "-o", result, "--as-of", AS_OF) == 0
    told_right(result, {})
    assert command("check", path, "--map-file", told, "--as-of", AS_OF) == 0
    assert command("evaluate", path, "--map-file", told, "--as-of", AS_OF) == 0


def test_an_option_goes_before_the_file(tmp_path: Path) -> None:
    path = two_meanings(tmp_path)
    told = tmp_path / "kolonner.toml"
    told.write_text('[map]\n"Nøgle" = "Navn"\n', "utf-8")
    options = ("--map", "Nøgle=id", "--map", "Mentorer!Nøgle=name", "--map", "Mentorer!Om=id")
    assert command("validate", path, "--map-file", told, *options) == 0


@pytest.mark.parametrize(
    ("text", "code", "line", "key", "says"),
    [
        ('[map]\n"Nr" = "pladsre"\n', "MM-S111", 2, "map.Nr", "Mente du Pladser?"),
        ('[map]\n"Nr" = 7\n', "MM-K1003", 2, "map.Nr", "anførselstegn"),
        ('[map]\n\n"Nr" = ""\n', "MM-K1003", 3, "map.Nr", "anførselstegn"),
        ("[map]\nNr = Id\n", "MM-K1001", 2, None, "TOML"),
        ('[kort]\n"Nr" = "Id"\n', "MM-K1002", 1, "kort", "[map]"),
        ('"Nr" = "Id"\n', "MM-K1002", 1, "Nr", "[map]"),
        ('[sheets]\n"Ark1" = "Børn"\n', "MM-S125", 2, "sheets.Ark1", "Unge, Mentorer"),
        ('[map."Ark1"]\n"Nr" = "xyz"\n', "MM-S111", 2, "map.Ark1.Nr", "docs/kolonner.md"),
        ("", "MM-K1004", None, None, "[map]"),
        ("[" * 5000, "MM-K1001", 1, None, "TOML"),
    ],
)
def test_a_faulty_file_names_line_key_and_remedy(
    tmp_path: Path, capsys: Capture, text: str, code: str, line: int | None, key: str | None, says: str
) -> None:
    from mentormatch.workbook.reading.map_file import read_map_file

    path = tmp_path / "kolonner.toml"
    path.write_text(text, "utf-8")
    _, issues = read_map_file(path)
    assert [issue.code for issue in issues] == [code]
    assert (issues[0].place.file, issues[0].place.line, issues[0].place.key) == ("kolonner.toml", line, key)
    assert says in issues[0].cause("da") + issues[0].remedy("da")
    assert command("validate", two_meanings(tmp_path), "--map-file", path, "--lang", "da") == 3
    said = capsys.readouterr().err
    assert issues[0].cause("da") in said
    assert "Traceback" not in said


@pytest.mark.parametrize("make", ["missing", "folder", "latin"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, capsys: Capture, make: str) -> None:
    path = tmp_path / "kolonner.toml"
    if make == "folder":
        path.mkdir()
    elif make == "latin":
        path.write_bytes('[map]\n"Nøgle" = "Id"\n'.encode("cp1252"))
    assert command("validate", two_meanings(tmp_path), "--map-file", path) == 3
    assert "kolonner.toml" in capsys.readouterr().err


def test_a_wrong_option_is_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    path = two_meanings(tmp_path)
    assert command("validate", path, "--sheet", "Ark1=Børn", "--lang", "da") == 2
    assert "--sheet Ark1=Børn: der er intet ark, der hedder Børn." in capsys.readouterr().err
    assert command("validate", path, "--sheet", "Ark1") == 2
    assert command("check", "--benefit", "none", "--sheet", "Ark1=Unge") == 2


def test_a_sheet_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = read([two_meanings(tmp_path)], mapping={"Ark9!": "Unge", "Unge!Nøgle": "id", "Mentorer!Om": "id"})
    assert [issue.code for issue in found.warnings if issue.code == "MM-S126"] == ["MM-S126"]


def test_the_proposal_stands_in_the_json_too(tmp_path: Path, capsys: Capture) -> None:
    youths = [("Student ID", "Age"), ("U1", 20), ("U2", 21)]
    path = book(tmp_path / "a.xlsx", {"Youths": youths, "Mentors": [("Id", "Benefit"), ("M1", "wage")]})
    code, said = as_json(capsys, "validate", path)
    assert code == 3
    proposal = said["proposal"]
    assert proposal["needed"] is True
    assert proposal["map"] == [
        {
            "file": "a.xlsx",
            "sheet": "Youths",
            "heading": "Student ID",
            "column": "id",
            "why": "the words are alike, and the answers fit",
            "needed": True,
        }
    ]
    assert command(*shlex.split(proposal["command"])[1:]) == 0
    assert json.loads(capsys.readouterr().out)["youths"] == {"read": 2}


def test_where_all_is_understood_nothing_is_proposed(tmp_path: Path, capsys: Capture) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {"Youths": [("Id", "Age"), ("U1", 20)], "Mentors": [("Id", "Benefit"), ("M1", "wage")]},
    )
    code, said = as_json(capsys, "validate", path)
    assert (code, said["proposal"]) == (0, None)


def test_the_line_has_one_line_whatever_stands_in_a_heading(tmp_path: Path, capsys: Capture) -> None:
    nasty = 'Student\nID "the $HOME one" `x` 100% !now \\ 5=5'
    path = book(
        tmp_path / "a b.xlsx",
        {"Youths": [(nasty, "Age"), ("U1", 20)], "Mentors": [("Id", "Benefit"), ("M1", "wage")]},
    )
    assert command("validate", path) == 3
    line = proposed_line(capsys.readouterr().out)
    assert not set("$`%!\\") & set(line)
    assert command(*shlex.split(line)[1:]) == 0


def test_a_cpr_number_in_a_heading_is_not_proposed(tmp_path: Path, capsys: Capture) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {
            "Unge": [("Student ID 610190-4321", "Alder"), ("U1", 20)],
            "Mentorer": [("Id", "Ydelse"), ("M1", "løn")],
        },
    )
    assert command("validate", path) == 3
    said = "".join(capsys.readouterr())
    assert "610190" not in said
    assert "mentormatch validate" not in said


@pytest.mark.parametrize(
    ("system", "word", "quoted"),
    [
        ("posix", "a.xlsx", "a.xlsx"),
        ("posix", "Kap. i alt=places", '"Kap. i alt=places"'),
        ("posix", "Ark1!Nr=id", "'Ark1!Nr=id'"),
        ("nt", "Ark1!Nr=id", '"Ark1!Nr=id"'),
        ("nt", r"C:\Mine lister\a.xlsx", r'"C:\Mine lister\a.xlsx"'),
    ],
)
def test_words_are_quoted_for_the_users_shell(
    monkeypatch: pytest.MonkeyPatch, system: str, word: str, quoted: str
) -> None:
    monkeypatch.setattr("mentormatch.cli.shell_words.WINDOWS", system == "nt")
    assert quoted_word(word) == quoted
