"""Demands that a person has waived for one pair, as flags."""

from __future__ import annotations

from collections.abc import Collection

from mentormatch.domain import DEFINITIONS, Excluded


def waived_flags(keys: Collection[str]) -> Excluded:
    """Return the flags of the demands with these keys; one that is nobody's to waive has none here."""
    found = Excluded(0)
    for one in DEFINITIONS:
        if one.own_choice and one.key in keys:
            found |= one.flags
    return found


def needed(keys: Collection[str], excluded: Excluded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the waived demands (keys) that a pair would fail, and those that it meets anyway."""
    waived = [one for one in DEFINITIONS if one.own_choice and one.key in keys]
    fails = tuple(one.key for one in waived if int(one.flags) & int(excluded))
    return fails, tuple(one.key for one in waived if one.key not in fails)
