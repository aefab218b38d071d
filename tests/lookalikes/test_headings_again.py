"""Lists whose headings come again further down, and columns that hold another tool's own words."""

from __future__ import annotations

from pathlib import Path

from mentormatch.workbook import read
from tests.lookalikes.tables import Table, book

HEADINGS = ["Person", "Rolle", "Alder", "Forsørgelse", "Tid"]
BOTH: Table = [
    HEADINGS,
    ["Ann", "Mentee", 20, None, "tir aften"],
    HEADINGS,
    ["Eva", "Mentor", 60, "løn", "tir aften"],
    ["Sum", None, 80, None, None],
]
MENTORS: Table = [["Id", "Ydelse"], ["M1", "løn"]]


def test_a_person_above_headings_that_come_again_is_no_upper_half_of_them(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Deltagere": BOTH})
    found = read([path])
    assert "Ann" not in " ".join(str(one.heading) for one in found.proposals)
    told = read([path], mapping={"Person": "id"})
    assert told.errors == ()
    assert [youth.id for youth in told.youths] == ["Ann"]
    assert [mentor.id for mentor in told.mentors] == ["Eva"]


def test_a_column_of_which_nothing_is_understood_can_be_left_out(tmp_path: Path) -> None:
    youths: Table = [
        ["Id", "Alder", "Status"],
        ["U1", 20, "Grøn"],
        ["U2", 21, "Gul"],
        ["U3", 22, "Rød"],
    ]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS})
    found = read([path])
    (said,) = [issue for issue in found.issues if issue.code == "MM-S140"]
    assert (said.place.cell, '--map "Status=-"' in said.remedy("da")) == ("C1", True)
    told = read([path], mapping={"Status": "-"})
    assert told.errors == ()
    assert [youth.id for youth in told.youths] == ["U1", "U2", "U3"]


def test_where_one_is_understood_each_other_is_a_slip(tmp_path: Path) -> None:
    words = ["aktiv", "Matchet", "Venteliste", "Ny"]
    youths: Table = [["Id", "Alder", "Status"], *([f"U{n}", 20, word] for n, word in enumerate(words))]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS})])
    assert "MM-S140" not in {issue.code for issue in found.issues}


def test_the_id_of_another_person_is_asked_about_as_a_match_and_is_no_number_of_places(
    tmp_path: Path,
) -> None:
    mentors: Table = [["MentorID", "Ydelse", "MenteeID"], ["M1", "løn", "U1"], ["M2", "løn", "U2"]]
    found = read([book(tmp_path / "a.xlsx", {"Unge": [["Id", "Alder"], ["U1", 20]], "Mentorer": mentors})])
    assert {issue.code for issue in found.issues if issue.place.column == "C"} == {"MM-S106"}
    assert [(one.heading, one.means) for one in found.proposals] == [("MenteeID", "matched_with")]
