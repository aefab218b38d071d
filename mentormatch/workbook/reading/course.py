"""How a match goes on, as a sheet of matches and a result say it: meetings, the two's answers, why it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mentormatch.domain import EndReason, Match, MatchStatus
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.course import COURSE_KEYS, END_REASONS, VAGUE_END_REASONS
from mentormatch.workbook.cells.answers import yes_no
from mentormatch.workbook.cells.parsers import Parser, choice

from .rows import Rows, parsed

_OVER = frozenset({MatchStatus.ENDED, MatchStatus.REJECTED})


def read_course(rows: Rows, dates: Parser) -> Mapping[str, Sequence[Any]]:
    """Return the columns that say how each match goes on, by the fields of :class:`~mentormatch.domain.Match`."""
    parsers = {"youth_agrees": yes_no(YES_NO), "mentor_agrees": yes_no(YES_NO)}
    parsers["end_reason"] = choice(END_REASONS, EndReason, vague=VAGUE_END_REASONS)
    return {key: parsed(rows, key, parsers.get(key, dates)) for key in COURSE_KEYS}


def with_course(match: Match, others: Sequence[Match]) -> Match:
    """Return a match with what other rows about the pair say of how it goes on, those that count most first.

    A match that is over keeps to what its own row says, but for the reason; one that is not takes nothing from an end.
    """
    told: dict[str, Any] = {}
    for key in (*COURSE_KEYS, "substitute"):
        if match.status in _OVER and key != "end_reason":
            continue
        said = [
            one
            for one in others
            if (match.status in _OVER or one.status not in _OVER) and not _earlier_attempt(one, match)
        ]
        found = [value for one in said if (value := getattr(one, key)) is not None]
        if found and found[0] != getattr(match, key):
            told[key] = found[0]
    return replace(match, **told) if told else match


def _earlier_attempt(one: Match, match: Match) -> bool:
    """Whether a row is about an earlier attempt of the same two: a decision of one kind, or a no, before this one."""
    older = one.day is not None and match.day is not None and one.day < match.day
    return older and (one.status is match.status or one.declined)


def differing(newer: Match, older: Match) -> str | None:
    """Return the key of the first column of which two rows about a match say two things, or ``None``."""
    if older.status in _OVER and newer.status not in _OVER:
        return None
    pairs = ((key, getattr(newer, key), getattr(older, key)) for key in COURSE_KEYS)
    return next((key for key, new, old in pairs if None not in (new, old) and new != old), None)
