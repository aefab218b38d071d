"""``verify --solve``: what rests on an engine's word is solved again with the other one, which agrees or does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentormatch.application import verifying
from mentormatch.solver import By, Level
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


def on_its_word(level: Level, *, worse: bool) -> Level:
    """Return a level as an engine that was wrong would leave it: without proof, and with fewer points."""
    value = level.value - 1 if worse and isinstance(level.value, int) else level.value
    return replace(level, value=value, by=By.ENGINE)


@pytest.mark.parametrize("worse", [False, True], ids=["agrees", "finds a better plan"])
def test_the_other_engine_agrees_or_the_plan_is_refused(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, worse: bool
) -> None:
    youths = [youth(n, **{"Timer pr. måned": 3 + n, "Interesser": "kor"}) for n in (1, 2, 3)]
    mentors = [mentor(n, **{"Pladser": 2, "Timer pr. måned": 10, "Interesser": "kor"}) for n in (1, 2)]
    result = tmp_path / "r.xlsx"
    assert (
        command("match", write_book(tmp_path / "b.xlsx", youths, mentors), "-o", result, "--as-of", AS_OF)
        == 0
    )
    restored = verifying.restore(result)
    levels = tuple(
        on_its_word(level, worse=worse) if str(level.goal) == "points" else level
        for level in restored.solution.levels
    )
    open_one = replace(restored, solution=replace(restored.solution, levels=levels))
    monkeypatch.setattr(verifying, "restore", lambda *_: open_one)
    code, data = as_json(capsys, "verify", result, "--solve")
    if worse:
        assert code == 12
        assert "cbc" in data["message"] or "anden motor" in data["message"]
        return
    assert (code, data["optimal"], data["solved_again"]) == (0, False, True)
    assert command("verify", result, "--solve") == 0
    assert "(cbc): det samme" in capsys.readouterr().out
