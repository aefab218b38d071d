"""The configuration: read strictly, everything that is wrong named at once, with line, key and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.batch import load
from mentormatch.errors import ExitCode, InputProblem
from mentormatch.issues import Issue
from mentormatch.toml_lines import lines
from tests.batch.corps import Country


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


def faults(country: Country, text: str | bytes) -> list[Issue]:
    country.config.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputProblem) as stopped:
        load(country.config)
    assert stopped.value.exit_code is ExitCode.INPUT
    return list(stopped.value.issues)


def test_everything_that_can_be_said_is_read(country: Country) -> None:
    country.configure(
        "as_of = 2026-11-15\nworkers = 3\nprivate = false\nleave_out_errors = true\n"
        '[settings]\nhost = "association"\nkrav = ["køn", "sprog"]\nplaces = 2\n"Uden uddannelse først" = false\n'
        '[municipality.herlev]\nhost = "municipality"\n[cluster]\nscheduler = "tcp://klynge:8786"\n'
    )
    config = load(country.config)
    assert [workbook.name for workbook in config.workbooks] == ["Gladsaxe", "Herlev"]
    assert (config.as_of, config.workers, config.private) == (date(2026, 11, 15), 3, False)
    assert config.leave_out_errors
    assert config.scheduler == "tcp://klynge:8786"
    gladsaxe, herlev = (config.settings_of(workbook) for workbook in config.workbooks)
    assert gladsaxe == {
        "host": "association",
        "demands": "køn; sprog",
        "places": "2",
        "education_first": "no",
    }
    assert herlev == {**gladsaxe, "host": "municipality"}


def test_every_fault_is_named_at_once_with_its_line(country: Country) -> None:
    found = faults(
        country,
        '[batch]\ninput = "x.xlsx"\noutput = "{name}.xlsx"\nworkers = 0\nas_of = 2026-13-01T00:00:00\n'.replace(
            "2026-13-01T00:00:00", "2026-12-01T00:00:00"
        )
        + '[settings]\nhosst = "kommune"\nhost = "klub"\nas_of = "2026-01-01"\n[clister]\n',
    )
    assert {(issue.code, issue.place.line) for issue in found} == {
        ("MM-G803", 2),  # input: did you mean inputs?
        ("MM-G804", 1),  # inputs is missing
        ("MM-G807", 3),  # no {month}
        ("MM-G805", 4),  # no workers
        ("MM-G805", 5),  # a point in time
        ("MM-T501", 7),  # no such setting
        ("MM-T502", 8),  # no such host
        ("MM-G813", 9),  # the date belongs to [batch]
        ("MM-G803", 10),  # no such section
    }
    by_line = {issue.place.line: issue for issue in found}
    assert "Mente du inputs?" in by_line[2].cause("da")
    assert "Did you mean cluster?" in by_line[10].cause("en")
    assert by_line[7].place.key == "settings.hosst"
    assert all(issue.remedy(lang) for issue in found for lang in ("da", "en"))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('[batch]\ninputs = ["a.xlsx"\noutput = 3', "MM-G801", 3),
        ('[batch]\ninputs = "C:\\Users\\x.xlsx"\n', "MM-G801", 2),
        ("[batch]\nkommune æ = 1", "MM-G801", 2),
        (b"[batch]\n# \xe6\xf8\xe5\n", "MM-G802", None),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name} {maaned} {month}.xlsx"', "MM-G806", 3),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{month"', "MM-G806", 3),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name} {month}.csv"', "MM-G808", 3),
        ('[batch]\ninputs = "nej/*.xlsx"\noutput = "{name} {month}.xlsx"', "MM-G809", 2),
        ('[batch]\ninputs = "kommuner/*/personer.xlsx"\noutput = "{stem} {month}.xlsx"', "MM-G811", 3),
        ("batch = 3", "MM-G805", 1),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name} {month:>999999999}.xlsx"', "MM-G806", 3),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name!r} {month}.xlsx"', "MM-G806", 3),
        ('[batch]\ninputs = "a\\u0000.xlsx"\noutput = "{name} {month}.xlsx"', "MM-G805", 2),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name}\\u0000 {month}.xlsx"', "MM-G805", 3),
        ('[batch]\ninputs = "*.xlsx"\noutput = "{name} {month}.xlsx"\nclosed = 3', "MM-G805", 4),
        ('[batch]\ninputs = []\noutput = "{name} {month}.xlsx"', "MM-G805", 2),
        ('[cluster]\nscheduler = "klynge"', "MM-G805", 2),
    ],
)
def test_a_fault_has_its_code_and_line(
    country: Country, text: str | bytes, code: str, line: int | None
) -> None:
    assert (code, line) in [(issue.code, issue.place.line) for issue in faults(country, text)]


def test_a_file_that_is_not_there_is_a_fault_of_the_input(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as stopped:
        load(tmp_path / "batch.toml")
    assert [issue.code for issue in stopped.value.issues] == ["MM-F001"]


def test_a_name_that_fits_no_workbook_and_a_pattern_that_fits_no_file_are_said(country: Country) -> None:
    country.configure('[municipality.Herlv]\nhost = "association"\n')
    text = country.config.read_text("utf-8").replace('.xlsx"]', '.xlsx", "nye/*.xlsx"]', 1)
    country.config.write_text(text, "utf-8")
    warnings = load(country.config).warnings
    assert [(issue.code, issue.place.line) for issue in warnings] == [("MM-G810", 2), ("MM-G812", 4)]
    assert "Mente du Herlev?" in warnings[1].cause("da")


def test_lines_are_found_whatever_the_spelling_of_a_key() -> None:
    text = '# a comment\n[batch]\n"a = b" = 1\n  c.d = 2\n[ "x y" . z ]\ne=3 # [no]\n[[many]]\nf = """\ng = 4\n"""'
    assert lines(text) | {} == {
        ("batch",): 2,
        ("batch", "a = b"): 3,
        ("batch", "c", "d"): 4,
        ("x y", "z"): 5,
        ("x y", "z", "e"): 6,
        ("many",): 7,
        ("many", "f"): 8,
        ("many", "g"): 9,
    }
