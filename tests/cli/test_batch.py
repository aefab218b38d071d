"""``mentormatch batch`` and ``mentormatch purge`` from the shell."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from mentormatch import clock
from mentormatch.batch import pools
from mentormatch.cli.options import state_folder
from mentormatch.workbook.cells.privacy import mask
from tests.batch.corps import CANARY, NOVEMBER, Country, InThisProcess, decide, snapshot
from tests.books import as_json, command

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LocalPool", InThisProcess)


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


def batch(country: Country, *words: object) -> int:
    return command("batch", country.config, "--workers", 1, "--lang", "da", "--as-of", NOVEMBER, *words)


def test_a_month_is_run_told_and_not_run_again(country: Country, capsys: Capture) -> None:
    assert batch(country) == 0
    out = capsys.readouterr().out
    assert "Gladsaxe      lavet  3/4    1" in out
    assert out.endswith("2 projektmapper: 2 lavet.\n")
    code, data = as_json(capsys, "batch", country.config, "--workers", 1, "--as-of", NOVEMBER, "--lang", "da")
    assert code == 0
    assert (data["month"], data["as_of"], data["exit_code"]) == ("2026-11", "2026-11-01", 0)
    assert [(one["workbook"], one["state"]) for one in data["workbooks"]] == [
        ("Gladsaxe", "unchanged"),
        ("Herlev", "unchanged"),
    ]
    assert data["workbooks"][0]["figures"]["matched"] == 3


def test_the_date_is_the_first_of_the_month_in_denmark(
    country: Country, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 31))
    code, data = as_json(capsys, "batch", country.config, "--dry-run")
    assert (code, data["as_of"], data["month"]) == (0, "2026-12-01", "2026-12")
    country.configure("as_of = 2026-10-15\n")
    assert as_json(capsys, "batch", country.config, "--dry-run")[1]["as_of"] == "2026-10-15"


def test_a_dry_run_writes_nothing(country: Country, capsys: Capture) -> None:
    before = snapshot(country.folder)
    assert batch(country, "--dry-run") == 0
    assert snapshot(country.folder) == before
    assert "Gladsaxe      lavet" in capsys.readouterr().out


def test_one_workbook_alone(country: Country, capsys: Capture) -> None:
    assert batch(country, "--only", "HERLEV") == 0
    assert not country.job("Gladsaxe").output.exists()
    assert country.job("Herlev").output.exists()
    assert batch(country, "--only", "Gladsax") == 2
    assert "Mente du Gladsaxe?" in capsys.readouterr().err
    assert batch(country, "--only", "x") == 2
    assert "De hedder: Gladsaxe, Herlev" in capsys.readouterr().err


def test_a_broken_workbook_is_named_with_place_and_remedy(country: Country, capsys: Capture) -> None:
    country.break_list("Herlev")
    summary = country.folder / "s.xlsx"
    assert batch(country, "--summary", summary) == 3
    said = capsys.readouterr()
    assert "Herlev        fejl" in said.out
    assert "Herlev: personer.xlsx, Unge" in said.err
    assert "Traceback" not in said.err
    assert summary.exists()


def test_changed_verdicts_come_first(country: Country, capsys: Capture) -> None:
    batch(country)
    country.write("Herlev", Ydelse="dagpenge")
    capsys.readouterr()
    command("batch", country.config, "--as-of", "2026-12-01", "--workers", 1, "--lang", "da")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("Se på disse først: 3 mentorers afgørelse")
    alert = f"  Herlev: Mentor {mask(CANARY)} (M1), før uden timegrænse og uden fradrag, nu uafklaret"
    assert lines[2] == alert
    command("batch", country.config, "--as-of", "2026-12-01", "--workers", 1, "--lang", "da")
    assert alert in capsys.readouterr().out, (
        "the name is found in the result: the record of the run holds none"
    )
    assert CANARY not in country.job("Herlev").manifest.read_text("utf-8")


def test_pairs_that_somebody_must_look_at_come_before_the_table(country: Country, capsys: Capture) -> None:
    batch(country)
    decide(country.job("Herlev").output)
    country.write("Herlev", Samtykke="nej")
    capsys.readouterr()
    assert command("batch", country.config, "--as-of", "2026-12-01", "--workers", 1, "--lang", "da") == 0
    said = capsys.readouterr().out
    assert re.search(r"^Se på ét løbende eller godkendt forløb.*: Herlev \(1\)$", said, re.MULTILINE)
    assert said.index("Se på ét") < said.index("Projektmappe")


def test_a_result_with_decisions_is_left_alone_and_said(country: Country, capsys: Capture) -> None:
    batch(country)
    decide(country.job().output)
    country.write("Gladsaxe", youths=6)
    capsys.readouterr()
    assert batch(country) == 6
    said = capsys.readouterr()
    assert "nogen har arbejdet i" in said.err
    assert "nogen har arbejdet i resultatet" in said.out  # and not that it could not be written


def test_a_faulty_configuration_ends_with_3_and_nothing_is_run(country: Country, capsys: Capture) -> None:
    country.configure('workers = "many"\n')
    assert batch(country) == 3
    assert "batch.toml, linje 4, batch.workers" in capsys.readouterr().err
    assert not (country.folder / "resultater").exists()


@pytest.mark.parametrize("kind", ["cron", "systemd", "windows"])
def test_a_schedule_is_printed_and_nothing_is_run(country: Country, capsys: Capture, kind: str) -> None:
    assert batch(country, "--print-schedule", kind, "--log", "l.log") == 0
    out = capsys.readouterr().out
    assert str(country.config) in out
    assert str(Path("l.log").absolute()) in out
    assert (f'ReadWritePaths="{state_folder()}"' in out) is (kind == "systemd")
    assert not (country.folder / "resultater").exists()


def test_a_schedule_keeps_what_was_chosen(country: Country, capsys: Capture) -> None:
    assert batch(country, "--print-schedule", "cron", "--lang", "da", "--only", "Herlev") == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert "--lang da" in said
    assert "--only Herlev" in said


def test_help_says_which_month_a_batch_is_for(capsys: Capture) -> None:
    assert command("batch", "--help", "--lang", "en") == 0
    assert "the first of this month" in " ".join(capsys.readouterr().out.split())


def test_names_are_in_no_output_log_or_record(country: Country, capsys: Capture) -> None:
    country.break_list("Herlev")
    batch(country, "--log", country.folder / "log", "--status", country.folder / "status")
    said = capsys.readouterr()
    texts = [said.out, said.err]
    texts += [
        path.read_text("utf-8")
        for path in country.folder.rglob("*")
        if path.suffix in ("", ".json")
        if path.is_file()
    ]
    assert len(texts) >= 6
    assert not any(word in text for text in texts for word in CANARY.split())


def test_two_batches_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    names = ["Ballerup", "Gladsaxe", "Herlev"]
    together, calm = Country(tmp_path / "two", names), Country(tmp_path / "calm", [])
    for name in names:
        calm.list_of(name).parent.mkdir(parents=True)
        calm.list_of(name).write_bytes(together.list_of(name).read_bytes())
    words = [sys.executable, "-m", "mentormatch", "batch", "--as-of", "2026-11-01", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    def start(country: Country) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*words, str(country.config)], stdout=subprocess.PIPE, text=True, env=environment
        )

    ended = []
    for one in [start(together), start(together)]:
        out, _ = one.communicate()
        ended.append((one.returncode, json.loads(out)))
    assert {code for code, _ in ended} <= {0, 7}
    states = [one["state"] for _, data in ended for one in data["workbooks"]]
    assert states.count("made") == 3
    assert set(states) <= {"made", "unchanged", "locked"}
    with start(calm) as last:
        last.communicate()
    assert snapshot(together.folder / "resultater") == snapshot(calm.folder / "resultater")


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C the way a POSIX terminal does")
def test_ctrl_c_ends_it_in_a_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    country = Country(tmp_path, [f"Kommune {number}" for number in range(12)])
    status = tmp_path / "status.json"
    words = [sys.executable, "-m", "mentormatch", "batch", str(country.config), "--as-of", "2026-11-01"]
    with subprocess.Popen(
        [*words, "--lang", "da", "--workers", "2", "--status", str(status)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        start_new_session=True,
        # A test run started in the background has Ctrl-C ignored, and hands that on to its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    ) as running:
        while not (status.exists() and json.loads(status.read_text("utf-8"))["ended"]):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()
    assert running.returncode == 130
    assert said.startswith("Fejl: Afbrudt efter ")
    assert len(said.splitlines()) == 1
    assert json.loads(status.read_text("utf-8"))["state"] == "interrupted"
    made = len(list((tmp_path / "resultater").glob("*.xlsx")))
    assert 0 < made < 12
    assert batch(country) == 0
    assert len(list((tmp_path / "resultater").glob("*.xlsx"))) == 12


# Forgetting


def test_purge_lists_then_asks_then_removes(
    country: Country, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 6, 1))
    batch(country, "--only", "Herlev")
    command("batch", country.config, "--workers", 1, "--as-of", "2026-12-01", "--only", "Herlev")
    capsys.readouterr()
    before = snapshot(country.folder)
    purge = ("purge", country.config, "--older-than", "90d", "--lang", "da")
    assert command(*purge, "--dry-run") == 0
    said = capsys.readouterr()
    assert "Herlev 2026-11.xlsx" in said.out
    assert "journaliseres" in said.err
    assert "Beholdes" in said.err
    assert command(*purge) == 2  # nobody to ask
    assert snapshot(country.folder) == before
    assert command(*purge, "--yes") == 0
    assert not country.job("Herlev").output.exists()
    assert command(*purge, "--yes") == 0
    assert capsys.readouterr().out.endswith("Der er intet så gammelt.\n")
    assert command("purge", country.config, "--older-than", "soon") == 2


@pytest.mark.parametrize(
    ("answer", "removed"), [("nej", False), ("", False), ("måske\nJa", True), ("y", True)]
)
def test_purge_names_every_file_before_it_asks_and_takes_the_answer_in_either_language(
    country: Country, capsys: Capture, monkeypatch: pytest.MonkeyPatch, answer: str, removed: bool
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2027, 6, 1))
    batch(country, "--only", "Herlev")
    command("batch", country.config, "--workers", 1, "--as-of", "2026-12-01", "--only", "Herlev")
    capsys.readouterr()
    keyboard = io.StringIO(f"{answer}\n")
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    assert command("purge", country.config, "--older-than", "90d", "--lang", "da") == 0
    said = capsys.readouterr()
    asked = said.err.index("Slet 3 filer? [j/N]")
    assert said.err.index("Herlev 2026-11.xlsx") < asked
    assert ("Svar ja eller nej." in said.err) is ("måske" in answer)
    assert country.job("Herlev").output.exists() is not removed
    assert ("Intet er slettet." in said.out) is not removed


def test_a_municipality_that_has_no_list_any_more_is_said_and_can_be_asked_for(
    country: Country, capsys: Capture
) -> None:
    assert batch(country) == 0
    country.list_of("Herlev").unlink()
    capsys.readouterr()
    for words in ((), ("--only", "herlev")):
        assert batch(country, *words) == 3
        said = capsys.readouterr()
        assert "liste mangler" in said.out
        assert "listen er væk" in said.out
        assert 'closed = ["Herlev"]' in said.err
    code, data = as_json(capsys, "batch", country.config, "--dry-run", "--as-of", "2026-12-01")
    assert (code, [one["would"] for one in data["workbooks"]]) == (0, ["made", "missing"])
    assert [len(one["inputs"]) for one in data["workbooks"]] == [1, 0]


def test_a_summary_that_cannot_be_written_hides_nothing(country: Country, capsys: Capture) -> None:
    (country.folder / "file").touch()
    assert batch(country, "--summary", country.folder / "file" / "s.xlsx") == 6
    said = capsys.readouterr()
    assert said.out.endswith("2 projektmapper: 2 lavet.\n")
    assert "s.xlsx" in said.err


def test_a_name_that_is_misspelt_is_wrong_use_with_the_nearest(country: Country, capsys: Capture) -> None:
    before = snapshot(country.folder)
    assert batch(country, "--only", "Gladsakse") == 2
    assert "Mente du Gladsaxe?" in capsys.readouterr().err
    assert snapshot(country.folder) == before


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-03-31T21:59:00+00:00", "2026-03"),  # 23:59 summer time
        ("2026-03-31T22:01:00+00:00", "2026-04"),
        ("2026-10-31T22:59:00+00:00", "2026-10"),  # 23:59 winter time
        ("2026-10-31T23:01:00+00:00", "2026-11"),
        ("2026-12-31T23:30:00+00:00", "2027-01"),
    ],
)
def test_the_month_is_that_of_danish_clocks(
    country: Country, capsys: Capture, monkeypatch: pytest.MonkeyPatch, moment: str, month: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, _: object = None) -> datetime:  # type: ignore[override]
            return datetime.fromisoformat(moment)

    monkeypatch.setattr(clock, "datetime", Clock)
    assert as_json(capsys, "batch", country.config, "--dry-run")[1]["month"] == month
