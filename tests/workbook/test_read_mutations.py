"""Files broken at random give a book or an InputProblem; ``tests/campaigns/reading_mutations.py`` is the long form."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

CAMPAIGN = Path(__file__).resolve().parents[1] / "campaigns" / "reading_mutations.py"


@pytest.fixture(scope="module")
def campaign() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_mutations", CAMPAIGN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore")
def test_two_hundred_broken_files(campaign: ModuleType, tmp_path: Path) -> None:
    good = campaign.originals(tmp_path)
    assert [fault for n in range(200) if (fault := campaign.attempt(n, 7, good, tmp_path))] == []


@pytest.mark.filterwarnings("ignore")
def test_match_of_thirty_broken_files(campaign: ModuleType, tmp_path: Path) -> None:
    good = campaign.originals(tmp_path)
    assert [fault for n in range(30) if (fault := campaign.attempt_whole(n, 11, good, tmp_path))] == []


def test_a_campaign_sees_a_program_that_fails(
    campaign: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mentormatch.application

    def fails(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(mentormatch.application, "match", fails)
    (tmp_path / "a.csv").write_bytes(b"Id")
    assert str(campaign.matched(tmp_path / "a.csv")).startswith("exit 1: ")


def test_a_library_that_fails_in_its_own_way_is_not_heard(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import os

    from mentormatch.workbook.files.panics import panics_unheard

    with panics_unheard(), panics_unheard():
        os.write(2, b"thread panicked")
    os.write(2, b"still there")
    assert capfd.readouterr().err == "still there"
