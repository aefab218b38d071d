"""The run record: what it takes to repeat a run, and how ``verify`` tells what was altered since.

Digests are of the people as the program understood them, not of the file: sorting rows, widening a column or
filling in a decision does not change them. They go into a workbook that holds the people anyway, never into a log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from . import __version__
from .domain import Match, Mentor, RecordCheck, Ruling, Settings, Youth

FORMAT = "3"
"""Version of the record."""
OLDER_FORMATS = frozenset({"1", "2"})
"""Versions whose records hold less: ``verify`` does not check them, for it could be talked round."""
FORGOTTEN = "forgotten"
"""Begins the key that says when somebody was taken out of a result; what is left cannot be verified any more."""


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON (keys sorted, sets sorted, no white space)."""
    text = json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def people_digest(youths: Iterable[Youth], mentors: Iterable[Mentor], matches: Iterable[Match]) -> str:
    """Return one digest for everybody and everything decided about them, whatever the row order."""
    people = {
        "youths": sorted((_plain(person) for person in youths), key=lambda plain: str(plain["id"])),
        "mentors": sorted((_plain(person) for person in mentors), key=lambda plain: str(plain["id"])),
        "matches": sorted(
            (_plain(match) for match in matches), key=lambda plain: json.dumps(plain, sort_keys=True)
        ),
    }
    return digest(people)


def plan_digest(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the digest of the pairs (youth id, mentor id), whatever their order."""
    return digest(sorted(pairs))


def make(
    *,
    as_of: date,
    settings: Mapping[str, str],
    people: str,
    plan: str,
    files: Iterable[tuple[str, str]],
    rules: str,
    engine: str,
    sheet_settings: Mapping[str, str] | None = None,
    leave_out_errors: bool = False,
    own_rules: str = "",
) -> tuple[tuple[str, str], ...]:
    """Return the record as rows of key and value.

    Args:
        as_of: the date at which rules and ages held.
        settings: the settings in force, as ``--setting`` would take them.
        people: :func:`people_digest` of the input.
        plan: :func:`plan_digest` of the pairs proposed.
        files: name and SHA-256 of each input file.
        rules: digest of the rule files.
        engine: the solver engine.
        sheet_settings: what the input's own sheet of settings said.
        leave_out_errors: whether rows with errors were left out.
        own_rules: digest of the rule files of the municipality's own folders; empty where there are none.
    """
    rows = [
        ("format", FORMAT),
        ("program", f"mentormatch {__version__}"),
        ("as_of", as_of.isoformat()),
        ("engine", engine),
        ("rules", rules),
        ("people", people),
        ("plan", plan),
        ("sheet_settings", digest(dict(sheet_settings or {}))),
        ("leave_out_errors", "yes" if leave_out_errors else "no"),
    ]
    if own_rules:
        rows.append(("own_rules", own_rules))
    rows += [(f"input.{name}", sha256) for name, sha256 in sorted(files)]
    rows += [(f"setting.{key}", value) for key, value in sorted(settings.items())]
    return tuple(rows)


def settings_of(record: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that a record holds, as ``--setting`` would take them."""
    return {
        key.removeprefix("setting."): value for key, value in record.items() if key.startswith("setting.")
    }


def _plain(value: Any) -> Any:
    """Return a value as plain JSON data. ``source`` is left out: where somebody stood is not who they are."""
    if value is None or value.__class__ in _AS_THEY_ARE:  # first, for most are
        return value
    if isinstance(value, Youth | Mentor | Match | RecordCheck | Ruling | Settings):
        return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return _plain_set(value)
    if isinstance(value, set):
        return _plain_set(frozenset(value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


_AS_THEY_ARE = frozenset({str, int, float, bool})


_FIELDS: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name != "source")
    for kind in (Youth, Mentor, Match, RecordCheck, Ruling, Settings)
}


@lru_cache(maxsize=1024)
def _plain_set(values: frozenset[Any]) -> list[Any]:
    """Return a set as a sorted list, which nobody changes: many people have the same meeting times."""
    return sorted((_plain(item) for item in values), key=json.dumps)
