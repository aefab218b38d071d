"""Dataclasses as rows of a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

import pandas as pd

from mentormatch.domain import Slot
from mentormatch.domain.people import WEEKDAYS


def frame(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> pd.DataFrame:
    """Return a table with these columns, a row per mapping; columns are there also where no row is.

    Cells are plain Python values (column type ``object``), unknown is ``None``: pandas' own guesses would make
    a whole number beside a blank a float, and a birth date a timestamp.
    """
    names = list(columns)
    cells = [[row.get(name) for name in names] for row in rows]
    return pd.DataFrame(cells, columns=names, dtype=object)


def field_names(kind: type, without: Iterable[str] = ()) -> list[str]:
    """Return the names of a dataclass's fields in their order."""
    left_out = set(without)
    return [field.name for field in fields(kind) if field.name not in left_out]


def record(thing: object, names: Iterable[str]) -> dict[str, Any]:
    """Return these attributes of a dataclass as plain values."""
    return {name: plain(getattr(thing, name)) for name in names}


def plain(value: Any) -> Any:
    """Return a value of ours as a plain one: enums as their text, meeting times as ``"monday.evening"``."""
    if isinstance(value, Slot):
        return f"{WEEKDAYS[value.day]}.{value.part.value}"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return tuple(plain(one) for one in sorted(value))
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    return value
