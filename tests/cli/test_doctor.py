"""``mentormatch doctor`` from the shell."""

from __future__ import annotations

import sys

import pytest

from tests.books import as_json, command


def test_a_sound_installation_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("doctor", "--lang", "da") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Denne installation kan gøre arbejdet."


def test_a_missing_engine_ends_with_5(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    code, data = as_json(capsys, "doctor")
    assert (code, data["fit"]) == (5, False)
    assert [one["health"] for one in data["findings"] if one["area"] == "engines"] == ["error", "fine"]
