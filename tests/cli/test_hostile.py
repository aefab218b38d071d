"""The short form of ``python -m tests.campaigns.hostile``: four tries with hostile names, streams and devices."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.campaigns.hostile import a_list, attempt


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have neither such names nor such devices")
def test_four_hostile_tries_end_in_a_sentence(tmp_path: Path) -> None:
    good = a_list(tmp_path)
    assert [fault for number in range(4) if (fault := attempt(number, 2, good))] == []
