"""``letters``: to whom, with what, and above all without what."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from mentormatch import application
from mentormatch.errors import InputProblem
from mentormatch.sample import Sample, sample
from mentormatch.workbook.books.sample import render
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result of three pairs with 'godkendt' for the first and 'afvist' for the second, taken in it."""
    folder = tmp_path_factory.mktemp("letters")
    names = {1: "Åse & <Bo>", 2: "Bo Bi", 3: "Carl Caj"}
    words = {1: "skak", 2: "dans", 3: "sang"}
    book = write_book(
        folder / "b.xlsx",
        [youth(n, Navn=names[n], Interesser=words[n]) for n in names],
        [mentor(n, Navn=f"Mentor {n}son", Interesser=words[n], Ydelse="ingen") for n in names],
    )
    out = folder / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    decide(out, {"U1": "godkendt", "U2": "afvist"})
    return out


def decide(path: Path, decisions: dict[str, str] | str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    head = next(row for row in sheet.iter_rows(max_row=9) if "Beslutning" in [cell.value for cell in row])
    column = [cell.value for cell in head].index("Beslutning")
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        said = decisions if isinstance(decisions, str) else decisions.get(str(row[0].value))
        if row[0].value and said:
            row[column].value = said
    book.save(path)


def text(path: Path) -> str:
    return "\n".join(line.text for line in docx.Document(str(path)).paragraphs)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


def test_a_letter_that_stands_there_already_is_told_of_in_the_results_language(
    plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert command("letters", plan, "-o", tmp_path) == 0
    capsys.readouterr()
    assert command("letters", plan, "-o", tmp_path) == 6
    assert capsys.readouterr().err.startswith("Fejl: Filen findes allerede")
    assert command("letters", plan, "-o", tmp_path, "--lang", "en") == 6
    assert capsys.readouterr().err.startswith("Error: The file already exists")


def test_only_decided_pairs_get_a_letter_and_rejected_ones_never(
    plan: Path, tmp_path: Path, capsys: Capture
) -> None:
    code, data = as_json(capsys, "letters", plan, "-o", tmp_path / "a")
    assert (code, [Path(one).name for one in data["letters"]]) == (0, ["U1 - M1.docx"])
    assert command("letters", plan, "-o", tmp_path / "b", "--all-proposed") == 0
    assert names(tmp_path / "b") == ["U1 - M1.docx", "U3 - M3.docx"]
    said = text(tmp_path / "a" / "U1 - M1.docx")
    assert "Kære Åse & <Bo> og Mentor 1son" in said
    assert "skak" in said
    assert "Gladsaxe" in said
    if os.name == "posix":
        assert [
            path.stat().st_mode & 0o077 for path in [tmp_path / "a", *(tmp_path / "a").glob("*.docx")]
        ] == [
            0,
            0,
        ]


def test_an_approved_pair_that_must_be_settled_first_gets_no_letter_and_is_named_everywhere(
    tmp_path: Path, capsys: Capture
) -> None:
    no = youth(1, Samtykke="nej")
    people = write_book(
        tmp_path / "p.xlsx",
        [no, youth(2)],
        [mentor(1), mentor(2)],
        [
            {"Ung": "U1", "Mentor": "M1", "Status": "godkendt"},
            {"Ung": "U2", "Mentor": "M2", "Status": "låst"},
        ],
    )
    result = tmp_path / "r.xlsx"
    assert command("match", people, "-o", result, "--as-of", "2026-11-01") == 0
    said = capsys.readouterr().out
    assert "U1–M1" in said
    assert command("verify", result) == 0
    assert "1 af dem holdes fast af en beslutning" in capsys.readouterr().out
    assert command("explain", result, "U1") == 0
    assert "Den unge har sagt nej til at være med, eller svaret mangler." in capsys.readouterr().out
    code, data = as_json(capsys, "letters", result, "-o", tmp_path / "a")
    assert (code, [Path(one).name for one in data["letters"]]) == (0, ["U2 - M2.docx"])
    assert data["held_back"] == [{"youth": "U1", "mentor": "M1"}]
    assert command("letters", result, "-o", tmp_path / "b") == 0
    assert "U1–M1" in capsys.readouterr().err


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, Path]:
    """The people of a sample, and their result in which every pair is approved."""
    people = sample(40, 16, seed=4, as_of=date(2026, 11, 1))
    folder = tmp_path_factory.mktemp("many")
    (folder / "s.xlsx").write_bytes(render(people))
    assert command("match", folder / "s.xlsx", "-o", folder / "r.xlsx") == 0
    decide(folder / "r.xlsx", "godkendt")
    return people, folder / "r.xlsx"


@pytest.mark.parametrize("recipient", ["pair", "mentor", "youth"])
def test_no_letter_holds_anybody_but_its_own(
    recipient: str, many: tuple[Sample, Path], tmp_path: Path
) -> None:
    people, out = many
    folder = tmp_path / "l"
    assert command("letters", out, "-o", folder, "--for", recipient) == 0
    rows = openpyxl.load_workbook(out)["Matches"].iter_rows(min_row=5, values_only=True)
    pairs = [(str(row[0]), str(row[2])) for row in rows if row[0]]
    called = {one.id: str(one.name) for one in (*people.youths, *people.mentors)}
    at = {"pair": None, "mentor": 1, "youth": 0}[recipient]
    assert len(names(folder)) == len(pairs if at is None else {pair[at] for pair in pairs}) > 10
    for path in folder.glob("*.docx"):
        key = path.stem.split(" - ")
        own = {
            one for pair in pairs if (list(pair) == key if at is None else pair[at] == key[0]) for one in pair
        }
        parts = zipfile.ZipFile(path)
        everything = "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        words = set(re.findall(r"\w+", everything))
        mine = {called[one] for one in own}
        assert {one for one in called if one in words} <= own
        assert {name for name in called.values() if name in everything} == mine
        for word in ("dagpenge", "efterløn", "kontanthjælp", "førtidspension"):
            assert word not in everything


def test_the_same_bytes_and_nothing_overwritten_without_force(plan: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        assert command("letters", plan, "-o", folder) == 0
    assert (first / "U1 - M1.docx").read_bytes() == (second / "U1 - M1.docx").read_bytes()
    (first / "U1 - M1.docx").write_bytes(b"mine")
    assert command("letters", plan, "-o", first, "--all-proposed") == 6
    assert names(first) == ["U1 - M1.docx"], "not even the letter that was not in the way"
    assert (first / "U1 - M1.docx").read_bytes() == b"mine"
    assert command("letters", plan, "-o", first, "--force") == 0
    assert (first / "U1 - M1.docx").read_bytes() != b"mine"


def test_nobody_decided_is_said(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    assert command("match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 0
    assert command("letters", tmp_path / "r.xlsx", "-o", tmp_path / "l") == 4
    assert "--all-proposed" in capsys.readouterr().out
    assert not (tmp_path / "l").exists()


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("recipient", ["pair", "mentor", "youth"])
def test_the_standard_template_can_be_edited_and_given_back(
    recipient: str, lang: str, plan: Path, tmp_path: Path
) -> None:
    form = tmp_path / "form.docx"
    words = ("--for", recipient, "--lang", lang)
    assert command("letters", "--write-template", form, *words) == 0
    assert command("letters", "--write-template", form, *words) == 6
    page = docx.Document(str(form))
    page.add_paragraph("Our own line for {{ mentor.name }} as of {{ as_of }}")
    page.save(str(form))
    assert command("letters", plan, "-o", tmp_path / "l", "--template", form, *words) == 0
    (letter,) = (tmp_path / "l").glob("*.docx")
    said = text(letter)
    assert "Our own line for Mentor 1son as of" in said
    assert "{" not in said


def form(line: str) -> bytes:
    page = docx.Document()
    page.add_paragraph(line)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a document", "MM-L1001"),
        (form("{{ youth.name"), "MM-L1002"),
        (form("{% if %}"), "MM-L1002"),
        (form("{{ youth.birth_date }}"), "MM-L1003"),
        (form("{{ benefit }}"), "MM-L1003"),
        (form("{{ ''.__class__.__mro__ }}"), "MM-L1004"),
        (form("{{ pairs.append(1) }}"), "MM-L1004"),
        (form("{{ 1 / 0 }}"), "MM-L1005"),
        (form("{{ common + 1 }}"), "MM-L1005"),
    ],
)
def test_a_bad_template_is_an_issue_and_nothing_is_written(
    data: bytes, code: str, plan: Path, tmp_path: Path
) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(data)
    assert command("letters", plan, "-o", tmp_path / "l", "--template", path) == 3
    with pytest.raises(InputProblem) as problem:
        application.letters(plan, tmp_path / "l", template=path)
    assert [issue.code for issue in problem.value.issues] == [code]
    assert not (tmp_path / "l").exists()


def test_wrong_use(plan: Path, tmp_path: Path) -> None:
    assert command("letters", plan) == 2
    assert command("letters", "-o", tmp_path / "l") == 2
    assert command("letters", plan, "-o", tmp_path / "l", "--template", tmp_path / "none.docx") == 2
    assert command("letters", "--write-template", tmp_path / "form.txt") == 2


@pytest.mark.parametrize("place", ["file", "below a file", "dangling link", "read-only"])
def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    place: str, plan: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "breve"
    if place == "file":
        folder.write_bytes(b"mine")
    elif place == "below a file":
        (tmp_path / "breve").write_bytes(b"mine")
        folder = folder / "nye"
    elif place == "dangling link":
        folder.symlink_to(tmp_path / "gone")
    else:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    before = names(tmp_path)
    assert command("letters", plan, "-o", folder, "--lang", "en") == 6
    said = capsys.readouterr()
    assert said.out == ""
    sentence = {
        "read-only": "You are not allowed to write here",
        "below a file": "The folder for the letters cannot be made",
    }.get(place, "The folder for the letters is a file or a link that leads nowhere")
    assert said.err.startswith(f"Error: {sentence}")
    assert str(folder) in said.err
    assert names(tmp_path) == before


def test_the_properties_of_a_letter_hold_names_as_they_are(plan: Path, tmp_path: Path) -> None:
    form = docx.Document()
    form.add_paragraph("{{ youth.name }}")
    form.core_properties.title = "Brev til {{ youth.name }}"
    form.save(str(tmp_path / "form.docx"))
    assert command("letters", plan, "-o", tmp_path / "breve", "--template", tmp_path / "form.docx") == 0
    (letter,) = (tmp_path / "breve").glob("*.docx")
    assert docx.Document(str(letter)).core_properties.title == "Brev til Åse & <Bo>"
    assert text(letter) == "Åse & <Bo>"


# ---- questions to whoever decides about a benefit ----

ASKED = {
    2: ("dagpenge", "a-kassen"),
    3: ("barselsdagpenge", "Udbetaling Danmark"),
    4: ("seniorpension", "Seniorpensionsenheden"),
    5: ("SU", "uddannelsesstedet (SU)"),
    6: ("revalidering", "kommunen"),
}


@pytest.fixture(scope="module")
def open_questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result in which M1 is matched, M2 to M6 are undetermined, and of M7 the benefit is not known."""
    folder = tmp_path_factory.mktemp("questions")
    asked = [mentor(n, Navn=f"Mentor {n}son", Ydelse=benefit) for n, (benefit, _) in ASKED.items()]
    book = write_book(
        folder / "b.xlsx",
        [youth(1, Navn="Ungpige Ungesen")],
        [mentor(1, Ydelse="ingen"), *asked, mentor(7, Ydelse=None)],
    )
    out = folder / "r.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    return out


def test_a_question_goes_to_whoever_decides_about_the_benefit_without_any_youth(
    open_questions: Path, tmp_path: Path, capsys: Capture
) -> None:
    code, data = as_json(capsys, "letters", open_questions, "-o", tmp_path, "--for", "authority")
    assert (code, data["to_ask"]) == (0, ["M7"])
    by_mentor = {path.stem.split(" - ")[1]: path for path in tmp_path.glob("*.docx")}
    assert sorted(by_mentor) == [f"M{n}" for n in ASKED]
    for n, (_, authority) in ASKED.items():
        path = by_mentor[f"M{n}"]
        said = text(path)
        assert f"Til {authority}" in said
        assert "vil gerne være frivillig, ulønnet mentor" in said
        assert f"Mentor {n}son" in said
        assert "Gladsaxe" in said
        package = zipfile.ZipFile(path)
        everything = "".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())
        assert "U1" not in re.findall(r"\w+", said)
        for other in ("Ungpige", "Ungesen", *(f"Mentor {k}son" for k in ASKED if k != n)):
            assert other not in everything
        assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_who_must_be_asked_first_and_who_sends_the_letter_is_said(
    open_questions: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert command("letters", open_questions, "-o", tmp_path, "--for", "authority") == 0
    said = capsys.readouterr()
    assert "5 breve" in said.out
    assert "Intet brev om M7: spørg først mentoren" in said.err
    assert "kun mentoren selv kan spørge om sin ydelse" in said.err


def test_what_has_been_answered_on_the_sheet_of_questions_is_not_asked_again(
    open_questions: Path, tmp_path: Path
) -> None:
    answered = tmp_path / "r.xlsx"
    book = openpyxl.load_workbook(open_questions)
    sheet = book["Afklaring"]
    head = next(row for row in sheet.iter_rows(max_row=9) if "Svar" in [cell.value for cell in row])
    at = {str(cell.value): cell.column for cell in head}
    row = next(row for row in sheet.iter_rows(min_row=head[0].row + 1) if row[0].value == "M4")
    sheet.cell(row[0].row, at["Svar"]).value = "fri"
    book.save(answered)
    assert command("letters", answered, "-o", tmp_path / "l", "--for", "authority") == 0
    assert [name for name in names(tmp_path / "l") if "M4" in name] == []
    assert len(names(tmp_path / "l")) == 4


def test_a_question_has_its_template_and_no_pair(open_questions: Path, plan: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    assert command("letters", "--write-template", own, "--for", "authority", "--lang", "en") == 0
    words = ("--for", "authority", "--template", own, "--lang", "en")
    assert command("letters", open_questions, "-o", tmp_path / "l", *words) == 0
    said = [text(path) for path in (tmp_path / "l").glob("*.docx")]
    assert any("To the a-kasse" in one and "I receive" in one for one in said)
    own.write_bytes(form("{{ youth.name }}"))
    assert command("letters", open_questions, "-o", tmp_path / "m", *words) == 3, "no youth is in reach"
    assert command("letters", plan, "-o", tmp_path / "n", "--for", "authority") == 4, "nothing to ask"
    assert command("letters", plan, "-o", tmp_path / "n", "--for", "authority", "--all-proposed") == 2
