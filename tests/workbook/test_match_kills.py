"""A killed or failing ``match`` leaves a whole file; ``tests/campaigns/match_kills.py`` is the long form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaigns import match_kills as campaign


def test_four_kills_leave_whole_files_and_the_next_run_works() -> None:
    faults, found = campaign.kills(4, 5)
    assert faults == []
    assert sum(found.values()) - found["temporary files"] == 4


@pytest.mark.parametrize("way", campaign.WAYS)
def test_any_one_call_of_the_writer_may_fail(way: str) -> None:
    assert list(campaign.failures(way)) == []


def test_the_campaign_sees_a_half_written_file(tmp_path: Path) -> None:
    world = campaign.World(tmp_path, "force")
    assert world.state() == "new"
    world.target.write_bytes(world.new[:1000])
    assert world.state() == "broken"
    (tmp_path / "a.backup-1.xlsx").write_bytes(b"")
    assert world.backup_faults()
