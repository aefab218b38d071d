"""Which workbooks are run, what they are called, and where last month's result is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentormatch.batch import jobs, load
from mentormatch.batch.finding import find
from mentormatch.batch.naming import made_by, months_before
from tests.batch.corps import DECEMBER, NOVEMBER, Country


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def labels(folder: Path, *inputs: str, output: str = "ud/{name} {month}.xlsx") -> list[str]:
    return [workbook.label for workbook in find(folder, inputs, output).workbooks]


def test_the_name_is_the_folders(tmp_path: Path) -> None:
    touch(tmp_path, "k/Gladsaxe/p.xlsx", "k/Ærø/p.xlsx")
    assert labels(tmp_path, "k/*/p.xlsx") == ["Gladsaxe", "Ærø"]


def test_the_name_is_the_files_where_all_lie_in_one_folder(tmp_path: Path) -> None:
    touch(tmp_path, "k/Gladsaxe.xlsx", "k/Herlev.xlsx")
    assert labels(tmp_path, "k/*.xlsx") == ["Gladsaxe", "Herlev"]


def files(folder: Path, *inputs: str, output: str = "ud/{name} {month}.xlsx") -> dict[str, list[str]]:
    found = find(folder, inputs, output).workbooks
    return {one.label: [str(path.relative_to(folder)) for path in one.files] for one in found}


def test_two_files_are_told_apart_where_their_results_are(tmp_path: Path) -> None:
    touch(tmp_path, "k/Gladsaxe/nord.xlsx", "k/Gladsaxe/syd.xlsx", "k/Herlev/p.xlsx")
    assert labels(tmp_path, "k/*/*.xlsx", output="{name} {stem} {month}.xlsx") == [
        "Gladsaxe/nord",
        "Gladsaxe/syd",
        "Herlev",
    ]


def test_files_of_a_folder_that_would_get_one_result_belong_together(tmp_path: Path) -> None:
    touch(tmp_path, "k/Gladsaxe/unge.xlsx", "k/Gladsaxe/mentorer.csv", "k/Herlev/liste.xlsx")
    assert files(tmp_path, "k/*/*.xlsx", "k/*/*.csv") == {
        "Gladsaxe": ["k/Gladsaxe/mentorer.csv", "k/Gladsaxe/unge.xlsx"],
        "Herlev": ["k/Herlev/liste.xlsx"],
    }
    one_corps = files(tmp_path / "k/Gladsaxe", "unge.xlsx", "mentorer.csv", output="ud/{month}.xlsx")
    assert one_corps == {"Gladsaxe": ["mentorer.csv", "unge.xlsx"]}


def test_files_of_two_folders_never_belong_together(tmp_path: Path) -> None:
    touch(tmp_path, "øst/Gladsaxe/p.xlsx", "vest/Gladsaxe/p.xlsx")
    found = find(tmp_path, ["*/*/p.xlsx"], "{name} {month}.xlsx")
    assert len(found.workbooks) == 2
    assert [several for _, several in found.clashes("{name} {month}.xlsx")] == [
        ["Gladsaxe/p.xlsx", "Gladsaxe/p.xlsx"]
    ]


def test_lists_of_several_months_are_one_workbook_whose_name_has_no_month(tmp_path: Path) -> None:
    touch(
        tmp_path, "k/Ærø 2026-10.xlsx", "k/Ærø 2026-11.xlsx", "k/Herlev.xlsx", "k/Møn 1. november 2026.xlsx"
    )
    assert files(tmp_path, "k/*.xlsx") == {
        "Herlev": ["k/Herlev.xlsx"],
        "Møn": ["k/Møn 1. november 2026.xlsx"],
        "Ærø": ["k/Ærø 2026-10.xlsx", "k/Ærø 2026-11.xlsx"],
    }
    touch(tmp_path, "m/Ærø/2026-10.xlsx", "m/Ærø/2026-11.xlsx")
    assert list(files(tmp_path, "m/*/*.xlsx", output="{name} {stem} {month}.xlsx")) == ["Ærø"]


def test_what_the_program_or_excel_made_is_no_input(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "Gladsaxe.xlsx",
        "Gladsaxe 2026-10.xlsx",
        "Gladsaxe 2026-10.backup-2.xlsx",
        "Gladsaxe 2026-10.backup-2026-11-01-1.xlsx",
        "Gladsaxe.backup-2026-11-01-12.xlsx",
        "Gladsaxe.backup-2026-11-01-1.xlsm",
        "Gladsaxe 2026-10 (2).xlsx",
        "Gladsaxe - fejl.xlsx",
        "Gladsaxe - faults (3).xlsx",
        "~$Gladsaxe.xlsx",
        ".Gladsaxe.xlsx",
    )
    assert labels(tmp_path, "*.xls[xm]", output="{stem} {month}.xlsx") == ["Gladsaxe"]


def test_a_path_that_is_not_there_is_that_workbooks_fault_alone(tmp_path: Path) -> None:
    touch(tmp_path, "a/p.xlsx")
    found = find(tmp_path, ["a/p.xlsx", "b/p.xlsx", "a/../a/p.xlsx"], "{name} {month}.xlsx")
    assert [workbook.label for workbook in found.workbooks] == ["a", "b"]


def test_a_name_with_brackets_is_a_path_before_it_is_a_pattern(tmp_path: Path) -> None:
    touch(tmp_path, "k [ny]/p.xlsx", "b/p.xlsx")
    assert labels(tmp_path, "k [ny]/p.xlsx", "b/p.xlsx") == ["b", "k [ny]"]


def test_results_are_recognised_however_deep_the_pattern(tmp_path: Path) -> None:
    ours = made_by("../ud/{month}/{name}.xlsx", tmp_path / "k")
    assert ours.fullmatch(str(tmp_path / "ud" / "2026-11" / "Høje-Taastrup.xlsx"))
    assert not ours.fullmatch(str(tmp_path / "ud" / "Høje-Taastrup.xlsx"))


def test_last_months_result_is_the_newest_of_an_earlier_month(tmp_path: Path) -> None:
    country = Country(tmp_path)
    touch(
        tmp_path,
        "resultater/Gladsaxe 2026-08.xlsx",
        "resultater/Gladsaxe 2026-10.xlsx",
        "resultater/Gladsaxe 2026-11.xlsx",
        "resultater/Gladsaxe 2027-01.xlsx",
    )
    gladsaxe, herlev = jobs(load(country.config), NOVEMBER)
    assert (gladsaxe.since, herlev.last) == ("2026-10", None)
    assert gladsaxe.output.name == "Gladsaxe 2026-11.xlsx"
    assert jobs(load(country.config), DECEMBER)[0].since == "2026-11"
    assert jobs(load(country.config), date(2026, 9, 30))[0].since == "2026-08"


def test_months_run_backwards_over_the_new_year() -> None:
    assert months_before("2026-02")[:3] == ["2026-01", "2025-12", "2025-11"]
