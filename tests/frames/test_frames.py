"""The interface from Python: the same border, verdicts and pairs as the command line, as DataFrames."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import mentormatch
from mentormatch.application import InputStopped
from mentormatch.errors import OutputProblem

AS_OF = date(2026, 11, 1)
DOCS = Path(__file__).resolve().parents[2] / "docs" / "python.md"


def run(*words: object) -> str:
    """Return what the command line prints."""
    command = [sys.executable, "-m", "mentormatch", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture(scope="module")
def corps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sample workbook of 30 youths and 14 mentors."""
    path = tmp_path_factory.mktemp("frames") / "korps.xlsx"
    run("sample", path, "--youths", 30, "--mentors", 14, "--seed", 3, "--as-of", AS_OF)
    return path


def test_gives_the_same_pairs_and_verdicts_as_the_command_line(corps: Path, tmp_path: Path) -> None:
    told = json.loads(run("match", corps, "--as-of", AS_OF, "--format", "json", "-o", tmp_path / "out.xlsx"))

    book = mentormatch.read(corps, as_of=AS_OF)
    plan = mentormatch.match(book)

    pairs = plan.pairs[["youth", "mentor", "points"]].to_dict("records")
    assert pairs == [{key: pair[key] for key in ("youth", "mentor", "points")} for pair in told["pairs"]]
    assert len(pairs) > 5
    assert plan.levels["goal"].tolist() == [level["goal"] for level in told["levels"]]
    waiting = plan.unmatched[plan.unmatched["reason"] != "not_eligible"]
    assert waiting[["youth", "reason"]].to_dict("records") == told["unmatched"]
    assert plan.optimal is told["optimal"]


def test_the_parts_of_a_pair_sum_to_its_points(corps: Path) -> None:
    pairs = mentormatch.match(mentormatch.read(corps, as_of=AS_OF)).pairs
    criteria = pairs.columns[pairs.columns.get_loc("minutes") + 1 :]
    assert len(criteria) >= 7
    assert (pairs[criteria].fillna(0).sum(axis=1) == pairs["points"]).all()


def test_a_saved_plan_is_the_workbook_of_the_command_line(corps: Path, tmp_path: Path) -> None:
    saved = mentormatch.match(mentormatch.read(corps, as_of=AS_OF)).save(tmp_path / "saved.xlsx")
    run("verify", saved)


def test_a_saved_plan_never_replaces_a_list_that_was_read(corps: Path) -> None:
    before = corps.read_bytes()
    plan = mentormatch.match(mentormatch.read(corps, as_of=AS_OF))
    with pytest.raises(OutputProblem):
        plan.save(corps, force=True)
    assert corps.read_bytes() == before


def test_dataframes_are_read_with_the_border_of_a_sheet() -> None:
    youths = pd.DataFrame({"Id": ["U1", "U2"], "Fødselsdato": ["3-5-2001", "31-02-2001"]})
    mentors = pd.DataFrame({"Id": ["M1"], "Ydelse": ["ingen"], "Pladser": [2]})
    book = mentormatch.read({"Unge": youths, "Mentorer": mentors}, as_of=AS_OF)

    assert not book.ok
    faults = book.issues[book.issues["severity"] == "error"]
    assert faults[["sheet", "row", "column", "heading"]].to_dict("records") == [
        {"sheet": "Unge", "row": 3, "column": "B", "heading": "Fødselsdato"}
    ]
    with pytest.raises(InputStopped, match=r"error\.input"):
        mentormatch.match(book)


def test_blanks_times_and_lists_of_a_dataframe_stay_what_they_are() -> None:
    youths = pd.DataFrame(
        {
            "Id": [1, 2],
            "Fødselsdato": pd.to_datetime(["2001-05-03", None]),
            "Alder": [None, 20.0],
            "Sprog": [("dansk", "engelsk"), None],
        }
    )
    mentors = pd.DataFrame({"Id": ["M1"], "Ydelse": ["=1+1"]})
    book = mentormatch.read({"Unge": youths, "Mentorer": mentors}, as_of=AS_OF)

    assert book.youths[["id", "birth_date", "age"]].to_dict("records") == [
        {"id": "1", "birth_date": date(2001, 5, 3), "age": None},
        {"id": "2", "birth_date": None, "age": 20},
    ]
    assert len(book.youths["languages"][0]) == 2
    assert book.youths["languages"][1] == ()
    faults = book.issues[book.issues["severity"] == "error"]
    assert faults["heading"].tolist() == [
        "Ydelse"
    ]  # the formula sign stays text, and no benefit is called that


def test_a_name_that_no_sheet_can_have_is_refused() -> None:
    with pytest.raises(ValueError, match="31"):
        mentormatch.read({"U" * 32: pd.DataFrame({"Id": [1]})}, as_of=AS_OF)


def test_verdicts_are_those_of_the_rules() -> None:
    youths = pd.DataFrame({"Id": ["U1"], "Alder": [20]})
    mentors = pd.DataFrame(
        {"Id": ["M1", "M2"], "Ydelse": ["dagpenge", "løn"], "Arbejdets art": ["ulønnet arbejde"] * 2}
    )
    settings = {"host": "association"}
    verdicts = mentormatch.check(
        mentormatch.read({"Unge": youths, "Mentorer": mentors}, settings=settings, today=AS_OF)
    )
    rows = verdicts[["mentor", "verdict", "hours_per_month"]].to_dict("records")
    assert rows == [
        {"mentor": "M1", "verdict": "capped", "hours_per_month": 44.0},
        {"mentor": "M2", "verdict": "free", "hours_per_month": None},
    ]


def test_two_plans_are_compared_by_youth() -> None:
    youths = pd.DataFrame({"Id": ["U1", "U2"], "Alder": [20, 21]})
    one = pd.DataFrame({"Id": ["M1"], "Ydelse": ["ingen"]})
    two = pd.DataFrame({"Id": ["M1", "M2"], "Ydelse": ["ingen", "ingen"]})
    plans = [
        mentormatch.match(mentormatch.read({"Unge": youths, "Mentorer": mentors}, today=AS_OF))
        for mentors in (one, two)
    ]
    changed = mentormatch.compare(*plans)
    assert changed["kind"].tolist() == ["got"]
    assert len(plans[0].unmatched) == 1
    assert plans[0].unmatched["reason"].tolist() == ["all_taken"]


def test_pandas_is_loaded_only_when_it_is_used() -> None:
    script = (
        "import mentormatch, sys; assert 'pandas' not in sys.modules; "
        "mentormatch.read; assert 'pandas' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_example_of_the_docs_runs(corps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corps.parent)
    blocks = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(blocks) >= 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(DOCS), "exec"), names)  # noqa: S102  # the page's own words, that is the test
    assert Path("korps - match 2026-11.xlsx").exists()
