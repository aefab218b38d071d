"""Names for finished files that nothing has yet."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

_EARLIER = re.compile(r" - match \d{4}-\d{2}( \(\d+\))?$")


def free_name(folder: Path, stem: str, month: str) -> Path:
    """Return the default name of a result: beside the input, with the month, numbered where that is taken.

    ``unge`` and ``2026-12`` give ``unge - match 2026-12.xlsx``; last month's result as input does not pile up
    months in its name.
    """
    base = f"{_EARLIER.sub('', stem)} - match {month}"
    return free(folder / f"{base}.xlsx")


def free(path: Path) -> Path:
    """Return the path, with a number where its name is taken: ``plan (2).xlsx``."""
    if not os.path.lexists(path):
        return path
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in itertools.count(2))
    return next(name for name in names if not os.path.lexists(name))
