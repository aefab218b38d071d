"""What is proposed for headings that are not known: what fits, all of several alike or none, what works when run."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.domain import PersonStatus
from mentormatch.workbook import read

from .lists import INPUTS, Capture, as_proposed, copied, match, read_csv

YOUTHS = "Id,Name,Age\n1,Asta,19\n2,Bo,20\n3,Cilla,20"
MENTORS = "Id,Name\n11,Vera\n12,Ulf\n13,Tove"


def proposed(found: object) -> list[tuple[str | None, str]]:
    return [(one.heading, one.means) for one in found.proposals]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(path.name for path in INPUTS.glob("capacity-wording-*")))
def test_how_many_a_mentor_can_take_is_proposed_as_places(tmp_path: Path, capsys: Capture, name: str) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, name))
    after = as_proposed(capsys, before)
    assert "2 of 3" in before.out
    assert "3 of 3" in after.out


@pytest.mark.parametrize(
    "heading",
    [
        "How many pupils could you support at once?",
        "Max number of students",
        "Hvor mange elever kan du tage?",
        "Antal unge ad gangen",
        "Hvor mange personer kan du være mentor for på en gang?",
        "Maximum mentees (capacity)",
        "Number of young people you would like to meet",
    ],
)
def test_other_words_for_places_are_proposed_too(tmp_path: Path, heading: str) -> None:
    found = read_csv(tmp_path, mentees=YOUTHS, mentors=f"Id,Name,{heading}\n11,Vera,3\n12,Ulf,2")
    assert proposed(found) == [(heading, "places")] or [one.places for one in found.mentors] == [3, 2]


@pytest.mark.parametrize(
    "heading",
    [
        "How many students have you had before?",
        "Hvor mange unge har du haft tidligere?",
        "How many children do you have?",
        "How many hours a week can you give?",
        "Hvor mange år har du været mentor for unge?",
    ],
)
def test_other_numbers_are_not(tmp_path: Path, heading: str) -> None:
    found = read_csv(tmp_path, mentees=YOUTHS, mentors=f"Id,Name,{heading}\n11,Vera,3\n12,Ulf,2")
    assert (proposed(found), [one.places for one in found.mentors]) == ([], [None, None])


def test_available_in_noughts_and_ones_is_asked_about_as_status(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "not-available"))
    after = as_proposed(capsys, before)
    assert "is_available=status" in str(before.line)
    assert {one.name: one.status for one in read([after.result]).mentors} == {
        "Vera": PersonStatus.PAUSED,
        "Ulf": PersonStatus.ACTIVE,
    }


def test_yes_to_a_pause_is_a_pause(tmp_path: Path) -> None:
    lists = {"mentees": YOUTHS, "mentors": "Id,Name,På pause\n11,Vera,ja\n12,Ulf,nej"}
    assert proposed(read_csv(tmp_path, **lists)) == [("På pause", "status")]
    found = read([tmp_path / "mentees.csv", tmp_path / "mentors.csv"], mapping={"På pause": "status"})
    assert [one.status for one in found.mentors] == [PersonStatus.PAUSED, PersonStatus.ACTIVE]


def test_a_guardian_is_nobodys_last_name(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "guardian-as-last-name"))
    assert "Student Name - Last, First=name" in str(before.line)
    assert "Guardian" not in str(before.line)


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Parent's name", ("Grethe", "Finn", "Heidi")),
        ("Emergency contact name", ("Grethe", "Finn", "Heidi")),
        ("Sagsbehandlers navn", ("Grethe", "Finn", "Heidi")),
        ("Home address", ("Torvet 3, 2860 Søborg", "Gaden 1, 2880 Bagsværd", "Vej 2, 2800 Lyngby")),
        ("Adresse", ("2860 Søborg", "2880 Bagsværd", "2800 Lyngby")),
        ("Modersmål", ("dansk", "arabisk", "dansk")),
        ("Hvilke sprog vil du gerne lære?", ("tysk", "fransk", "dansk")),
        ("Programming languages", ("Python", "Java", "Go")),
        ("Accepterer du tavshedspligt?", ("Ja", "Ja", "Ja")),
        ("I agree to the code of conduct", ("Yes", "Yes", "Yes")),
        ("Må vi tage fotos?", ("Ja", "Nej", "Ja")),
        ("Børneattest", ("ja", "ja", "nej")),
        ("Motivation", ("tid", "lyst", "glæde")),
        ("Timer (t/uge)", ("2", "3", "1")),
    ],
)
def test_a_shared_word_proposes_nothing_where_the_heading_says_something_else(
    tmp_path: Path, heading: str, answers: tuple[str, ...]
) -> None:
    rows = "\n".join(f'{number},P,20,"{answer}"' for number, answer in enumerate(answers, 1))
    young = read_csv(tmp_path, unge=f"Id,Navn,Alder,{heading}\n{rows}", mentorer=MENTORS)
    old = read_csv(tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,Alder,{heading}\n{rows}")
    assert (proposed(young), proposed(old)) == ([], [])


@pytest.mark.parametrize("name", ["programming-languages", "own-rank-as-priority", "secrecy-consent"])
def test_nothing_is_proposed(tmp_path: Path, capsys: Capture, name: str) -> None:
    assert match(capsys, tmp_path, *copied(tmp_path, name)).line is None


def test_numbered_columns_are_proposed_together_and_joined(tmp_path: Path, capsys: Capture) -> None:
    after = as_proposed(capsys, match(capsys, tmp_path, *copied(tmp_path, "numbered-columns")))
    found = read([after.result])
    assert found.youths[0].interests == ("chess", "sewing", "football")
    assert found.mentors[1].interests == ("sewing", "painting", "chess")


def test_ranked_wishes_are_proposed_all_or_none(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Alder,First choice of hobby,Second choice of hobby,Third choice of hobby\n1,20,løb,skak,mad",
        mentorer=MENTORS,
    )
    assert [means for _, means in proposed(found)] in (["interests"] * 3, [])


def test_a_heading_of_two_files_with_one_name_of_sheet_names_the_file(
    tmp_path: Path, capsys: Capture
) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "same-sheet-name-in-two-files"))
    assert "[mentors.xlsx]Form Responses 1!Name=id" in str(before.line)
    after = as_proposed(capsys, before)
    assert "mentors.xlsx, Form Responses 1: The column Id is missing" not in after.err


def test_the_line_for_a_grid_works(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "grid-proposal-cannot-be-run"))
    after = as_proposed(capsys, before)
    assert (after.code, after.line) == (0, None)
    assert [one.trades for one in read([after.result]).youths] == [("Optics", "Topology"), ("Logic",)]


def test_a_heading_is_cut_only_where_no_other_begins_so(tmp_path: Path, capsys: Capture) -> None:
    start = "Please tell us in as many words as you like which kinds of"
    rows = "11,Vera,chess,løn\n12,Ulf,music,løn"
    heads = f"Id,Name,{start} hobbies you have,{start} benefits you get"
    (tmp_path / "mentees.csv").write_text(YOUTHS, encoding="utf-8")
    (tmp_path / "mentors.csv").write_text(f"{heads}\n{rows}\n", encoding="utf-8")
    before = match(capsys, tmp_path, tmp_path / "mentees.csv", tmp_path / "mentors.csv")
    as_proposed(capsys, before)


def test_a_mentor_on_a_pause_takes_part_from_the_day_it_ends(tmp_path: Path, capsys: Capture) -> None:
    files = copied(tmp_path, "pause-until")
    assert [str(one.active_from) for one in read(files).mentors] == ["2027-03-01", "None"]
    run = match(capsys, tmp_path, *files)
    assert (run.line, "1 af 2" in run.out) == (None, True)


@pytest.mark.parametrize(
    ("heading", "answers", "means"),
    [
        ("Gender of mentor", ("Female", "Male", "Female"), "wished_gender"),
        ("Ikke match med", ("Ulf Bech", "", ""), "not_with"),
    ],
)
def test_what_a_youth_asks_of_the_mentor_is_proposed_as_that(
    tmp_path: Path, heading: str, answers: tuple[str, ...], means: str
) -> None:
    rows = "\n".join(f"{number},P,20,{answer}" for number, answer in enumerate(answers, 1))
    found = read_csv(tmp_path, unge=f"Id,Navn,Alder,{heading}\n{rows}", mentorer=MENTORS)
    assert proposed(found) == [(heading, means)]


@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Are you available on weekends?", ("Yes", "No", "Yes")),
        ("Straffeattest udløber", ("1-1-2027", "1-1-2028", "1-1-2027")),
        ("Hvor mange år har du været aktiv?", ("1", "0", "1")),
    ],
)
def test_what_only_shares_a_word_with_a_mentors_column_is_not_proposed(
    tmp_path: Path, heading: str, answers: tuple[str, ...]
) -> None:
    rows = "\n".join(f"{number},P,{answer}" for number, answer in enumerate(answers, 1))
    assert proposed(read_csv(tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,{heading}\n{rows}")) == []


def test_mentor_since_is_not_waiting_since(tmp_path: Path) -> None:
    rows = "Id,Navn,Alder,Mentor siden\n1,Asta,20,1-9-2026"
    assert proposed(read_csv(tmp_path, unge=rows, mentorer=MENTORS)) == []
