"""The short form of ``python -m tests.campaigns.batch_year``: a few municipalities, a few months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.campaigns.batch_world import BREAKS, Country
from tests.campaigns.batch_year import batch, main


def results(folder: Path) -> dict[str, bytes]:
    made = folder / "land" / "r"
    return {str(path.relative_to(made)): path.read_bytes() for path in made.rglob("*.xlsx")}


def test_months_run_through_and_go_on_where_they_were_broken_off(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert main(3, 2, 8, folder=whole) == 0
    assert main(3, 1, 8, folder=parts) == 0
    # The second month breaks off after its lists were changed and its results made.
    country = Country(parts / "land", 3, 8, 1)
    country.resume()
    country.live_on("Kommune 00", date(2026, 2, 1))
    batch(country, date(2026, 2, 1), 1)
    assert main(3, 2, 8, folder=parts) == 0
    made = results(whole)
    assert len(made) == 4  # of three lists in two months, one each was broken
    # Decisions are written by openpyxl, which puts the time of day into the file; the people are the same.
    assert results(parts).keys() == made.keys()
    for name in made:
        sheets = [
            [list(row) for row in openpyxl.load_workbook(folder / "land" / "r" / name)["Matches"].values]
            for folder in (whole, parts)
        ]
        assert sheets[0] == sheets[1], name


@pytest.mark.parametrize("how", BREAKS)
def test_a_list_broken_in_any_way_fails_alone(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentormatch.batch import pools
    from tests.batch.corps import InThisProcess
    from tests.campaigns import batch_world

    monkeypatch.setattr(pools, "LocalPool", InThisProcess)
    monkeypatch.setattr(batch_world, "BREAKS", (how,))
    country = Country(tmp_path / "land", 2, 6, 1)
    country.found(date(2026, 1, 1))
    kept = country.break_some(0.5, date(2026, 1, 1))
    codes = {one.label: one.exit_code for one in batch(country, date(2026, 1, 1), 1).done}
    assert codes == {name: 3 if name in kept else 0 for name in country.names}
