"""The whole batch: many workbooks, one exit code, no personal data in log or status."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentormatch.batch import Summary, first_exit_code, pools, run
from mentormatch.errors import ExitCode
from mentormatch.locale import texts
from mentormatch.workbook.books.batch import render
from tests.batch.corps import CANARY, DECEMBER, Country, InThisProcess

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def batch(country: Country, **more: object) -> Summary:
    return run(country.jobs(), lang="da", now=lambda: NOON, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("codes", "first"),
    [
        ([], ExitCode.DONE),
        ([0, 0], ExitCode.DONE),
        ([0, 4], ExitCode.NOBODY),
        ([4, 3, 0], ExitCode.INPUT),
        ([3, 5], ExitCode.ENGINE),
        ([5, 6, 3], ExitCode.OUTPUT),
        ([6, 7], ExitCode.LOCKED),
        ([7, 1, 3], ExitCode.FAILURE),
    ],
)
def test_the_exit_code_is_the_gravest_that_any_workbook_had(codes: list[int], first: ExitCode) -> None:
    assert first_exit_code(codes) is first


def test_a_bad_workbook_stops_no_other_and_is_named_everywhere(tmp_path: Path) -> None:
    country = Country(tmp_path, ["Ballerup", "Gladsaxe", "Herlev", "Ærø"])
    country.break_list("Gladsaxe")
    country.list_of("Herlev").write_bytes(b"not a workbook")
    country.write("Ærø", Ydelse="dagpenge")
    log, status = tmp_path / "log.jsonl", tmp_path / "status.json"
    told: list[str] = []
    done = batch(
        country, workers=2, log=log, log_format="json", status=status, told=lambda one: told.append(one.label)
    )
    codes = {one.label: one.exit_code for one in done.done}
    assert codes == {"Ballerup": 0, "Gladsaxe": 3, "Herlev": 3, "Ærø": 4}
    assert done.exit_code is ExitCode.INPUT
    assert sorted(told) == sorted(codes)

    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [event["event"] for event in (events[0], events[-1])] == ["batch_started", "batch_finished"]
    assert {
        event["workbook"]: event["exit_code"] for event in events if event["event"] == "workbook"
    } == codes
    assert {event["code"] for event in events if event.get("workbook") == "Gladsaxe" and "code" in event} >= {
        "MM-P301"
    }
    seen = json.loads(status.read_text("utf-8"))
    assert (seen["state"], seen["exit_code"], seen["workbooks"]) == ("ended", 3, 4)
    assert seen["ended"] == {"failed": 2, "made": 2}
    assert seen["exit_codes"] == {"Gladsaxe": 3, "Herlev": 3, "Ærø": 4}
    assert seen["last_sign_of_life"] == "2026-11-01T12:00:00+00:00"
    records = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.manifest.json"))
    for text in (log.read_text("utf-8"), status.read_text("utf-8"), records):
        assert not any(part in text for part in CANARY.split())
        assert "dagpenge" not in text


def test_the_summary_workbook_shows_changed_verdicts_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    country = Country(tmp_path, ["Gladsaxe"])
    batch(country)
    country.write("Gladsaxe", Ydelse="dagpenge")
    december = run(country.jobs(DECEMBER), lang="da", now=lambda: NOON)
    assert [(one.mentor, one.was, one.now) for _, one in december.verdicts] == [
        (f"M{n}", "free", "undetermined") for n in (1, 2, 3)
    ]
    path = tmp_path / "s.xlsx"
    path.write_bytes(render(december, texts("da")))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Ændrede afgørelser", "Kørsel"]
    rows = [[cell.value for cell in row] for row in book["Ændrede afgørelser"].iter_rows()]
    changed = [row[1:] for row in rows if row[0] == "Gladsaxe"]
    # By id alone: the summary may be mailed, and a name beside a verdict on a benefit may not.
    assert [tuple(row) for row in changed[:3]] == [
        (f"M{n}", "uden timegrænse og uden fradrag", "uafklaret") for n in (1, 2, 3)
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_log_or_status_that_cannot_be_kept_up_stops_no_work_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    country = Country(tmp_path, ["Gladsaxe", "Herlev"])
    status = tmp_path / "watch" / "status.json"
    status.parent.mkdir()

    def take_away(_: object) -> None:
        if status.parent.exists():
            status.unlink()
            status.parent.rmdir()

    done = batch(country, log=Path("/dev/full"), status=status, told=take_away)
    assert [one.exit_code for one in done.done] == [0, 0]
    assert done.exit_code is ExitCode.OUTPUT
    assert done.unwritten == (Path("/dev/full"), status)
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_file_that_says_what_headings_mean_is_named_in_log_and_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    country = Country(tmp_path, ["Gladsaxe"])
    country.list_of("Gladsaxe").with_name("personer.map.toml").write_text('[map]\nKap = "Pladser"\n', "utf-8")
    log, status = tmp_path / "log.jsonl", tmp_path / "status.json"
    done = batch(country, workers=1, log=log, log_format="json", status=status)
    assert done.done[0].maps == ("personer.map.toml",)
    assert json.loads(status.read_text("utf-8"))["maps"] == {"Gladsaxe": ["personer.map.toml"]}
    assert '"maps": "personer.map.toml"' in log.read_text("utf-8")
