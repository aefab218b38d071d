"""What a list does not say and the plan depends on is asked, once, with the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.domain import Benefit
from mentormatch.workbook import read
from tests.books import AS_OF

from .lists import Capture, as_proposed, copied, match, read_csv, run, written

YOUTHS = "Id,Navn,Alder\n1,Asta,19\n2,Bo,20"


def test_benefits_under_another_heading_are_seen_before_blank_is_advised_away(
    tmp_path: Path, capsys: Capture
) -> None:
    files = copied(tmp_path, "occupation-benefit")
    asked = run(capsys, tmp_path / "r.xlsx", "match", *files, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert (asked.code, "--blank-benefit" in asked.err) == (3, False)
    after = as_proposed(capsys, asked)
    assert [one.benefit for one in read([after.result]).mentors] == [Benefit.EFTERLOEN, Benefit.WAGE]


@pytest.mark.parametrize(
    "heading", ["Civilstand", "Civil/beskæftigelse", "Hvad laver du til daglig?", "Erhverv"]
)
def test_it_is_asked_about_whatever_the_heading_is(tmp_path: Path, heading: str) -> None:
    found = read_csv(
        tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,{heading}\nM1,Vera,dagpenge\nM2,Ulf,efterløn\nM3,Tove,løn"
    )
    assert [(one.heading, one.means) for one in found.proposals] == [(heading, "benefit")]
    assert not any("--blank-benefit" in issue.remedy("da") for issue in found.issues)


def test_no_column_of_benefits_at_all_is_one_question(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Navn\nM1,Vera\nM2,Ulf"})
    result = tmp_path / "r.xlsx"
    asked = run(capsys, result, "match", *files, "-o", result, "--as-of", AS_OF)
    assert (asked.code, result.exists(), asked.err.count("Fejl: mentorer.csv")) == (3, False, 1)
    ready = [line.strip() for line in asked.err.splitlines() if line.strip().startswith("mentormatch ")]
    assert len(ready) == 1
    after = run(capsys, result, *ready[0].split()[1:])
    assert (after.code, "2 af 2" in after.out) == (0, True)
    assert "--blank-benefit" not in after.err


def test_it_is_not_asked_again_where_it_was_answered(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Navn\nM1,Vera"})
    result = tmp_path / "r.xlsx"
    asked = run(capsys, result, "match", *files, "-o", result, "--as-of", AS_OF, "--blank-benefit", "unknown")
    assert (asked.code, result.exists()) == (4, True)


def test_what_a_file_says_of_all_its_rows_tells_what_it_is_about(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "constant-role"))
    assert "--sheet A1=Youths --sheet B1=Mentors" in str(before.line)
    after = as_proposed(capsys, before)
    assert (after.code, "2 of 2" in after.out) == (0, True)


def test_the_refusal_of_a_file_that_is_called_so_proposes_it(tmp_path: Path, capsys: Capture) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "sheet-hint-missing"))
    assert "--sheet mentees-raw=Youths" in str(before.line) or "There is no sheet" not in before.err
    after = as_proposed(capsys, before)
    assert "There is no sheet" not in after.err


def test_where_no_birth_date_is_found_an_age_is_the_way_on(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge="Id,Navn\n1,Asta", mentorer="Id,Navn,Ydelse\nM1,Vera,løn")
    (missing,) = (issue for issue in found.errors if issue.code == "MM-S103")
    assert "Alder" in missing.remedy("da")
    assert "Age" in missing.remedy("en")


@pytest.mark.parametrize(
    ("heading", "answers", "asked"),
    [
        ("Ønsker til mentor", ("gerne en kvinde", "akademiker"), True),
        ("What are you looking for in a mentor?", ("a woman please", "patient"), True),
        ("Ønsker til mentor", ("tålmodig", "mand eller kvinde"), False),
        ("Bemærkninger", ("bor med en mand", ""), False),
    ],
)
def test_wishes_for_a_gender_in_other_words_are_said_not_to_be_read(
    tmp_path: Path, heading: str, answers: tuple[str, str], asked: bool
) -> None:
    first, second = answers
    found = read_csv(
        tmp_path,
        unge=f"Id,Alder,{heading}\n1,19,{first}\n2,20,{second}",
        mentorer="Id,Navn,Ydelse\nM1,Vera,løn",
    )
    assert ("MM-S165" in [issue.code for issue in found.warnings]) == asked


@pytest.mark.parametrize(
    ("heading", "asked"),
    [("Timer pr. uge", True), ("Hours per week", True), ("t/uge", True), ("Timer pr. måned", False)],
)
def test_hours_of_the_week_are_said_not_to_be_read(tmp_path: Path, heading: str, asked: bool) -> None:
    found = read_csv(tmp_path, unge=YOUTHS, mentorer=f"Id,Navn,Ydelse,{heading}\nM1,Vera,løn,2")
    assert ("MM-S166" in [issue.code for issue in found.warnings]) == asked
