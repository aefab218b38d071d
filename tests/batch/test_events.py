"""The log: fields that are allowed, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mentormatch.batch.events import FIELDS, Event, Events
from mentormatch.errors import OutputProblem


def test_a_field_that_is_not_allowed_is_a_fault_of_the_program(tmp_path: Path) -> None:
    with Events(tmp_path / "log", "json") as events, pytest.raises(KeyError):
        events.note(Event.WORKBOOK, name="Karla Hansen")


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"workbook"}))
def test_no_field_takes_a_text_of_somebody(field: str) -> None:
    with Events(None, "json") as events, pytest.raises((ValueError, TypeError)):
        events.note(Event.WORKBOOK, **{field: "Karla Hansen"})


def test_a_cpr_number_in_a_files_name_is_blanked_out(tmp_path: Path) -> None:
    with Events(tmp_path / "log", "json") as events:
        events.note(Event.WORKBOOK, workbook="Karla 010190-1234", exit_code=0)
    assert json.loads((tmp_path / "log").read_text("utf-8"))["workbook"] == "Karla ••••••-••••"


def test_lines_can_be_read_by_people_and_machines(tmp_path: Path) -> None:
    for form in ("text", "json"):
        with Events(tmp_path / form, form) as events:
            events.note(Event.WORKBOOK, workbook="Høje-Taastrup nord", state="made", exit_code=3, fault=None)
    text, line = (tmp_path / form for form in ("text", "json"))
    assert text.read_text("utf-8").split(" ", 1)[1] == (
        'ERROR workbook workbook="Høje-Taastrup nord" state=made exit_code=3\n'
    )
    assert json.loads(line.read_text("utf-8")) | {"time": ""} == {
        "time": "",
        "level": "error",
        "event": "workbook",
        "workbook": "Høje-Taastrup nord",
        "state": "made",
        "exit_code": 3,
    }


def test_lines_are_added_and_a_file_that_was_rotated_away_is_opened_anew(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for _ in range(2):
        with Events(log, "text") as events:
            events.note(Event.BATCH_STARTED)
            events.note(Event.BATCH_FINISHED)
    assert len(log.read_text().splitlines()) == 4
    with Events(log, "text") as events:
        log.rename(tmp_path / "log.1")
        events.note(Event.BATCH_STARTED)
    assert len(log.read_text().splitlines()) == 1


def test_a_log_that_cannot_be_written_stops_the_batch_before_it_begins(tmp_path: Path) -> None:
    with pytest.raises(OutputProblem), Events(tmp_path / "no" / "log", "text"):
        pass
