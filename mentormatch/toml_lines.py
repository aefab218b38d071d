"""On which line of a TOML file a key stands: ``tomllib`` tells it only of a file that it cannot read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the line, counted from 1, on which each table and key of a readable TOML text begins.

    >>> lines('[batch]\\nworkers = 2')[("batch", "workers")]
    2
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            path = _path(stripped)
            if path:
                table = path
                found.setdefault(table, number)
        elif "=" in stripped:
            # The part before an equals sign inside a quoted key is no key by itself, and is passed over.
            for end in (at for at, sign in enumerate(stripped) if sign == "="):
                path = _path(f"{stripped[:end]}= 0")
                if path:
                    found.setdefault((*table, *path), number)
                    break
    return found


def line_of(at: Mapping[tuple[str, ...], int], key: tuple[str, ...]) -> int | None:
    """Return the line of a key, else of the table that it would stand in; ``None`` where there is no such table.

    >>> line_of({("batch",): 1, ("batch", "workers"): 2}, ("batch", "output"))
    1
    """
    return next((at[key[:n]] for n in range(len(key), 0, -1) if key[:n] in at), None)


def fault_at(fault: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    """Return line and column, counted from 1, at which a text stops being TOML."""
    at = _AT.search(str(fault))
    if at:
        return int(at[1]), int(at[2])
    last = text.splitlines() or [""]
    return len(last), len(last[-1]) + 1


def _path(text: str) -> tuple[str, ...]:
    """Return the keys that a line of one table or one key leads through; none where it is neither."""
    try:
        value: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(value, Mapping) and len(value) == 1:
        key, value = next(iter(value.items()))
        path.append(key)
    return tuple(path)
