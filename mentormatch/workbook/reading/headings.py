"""Which row holds the headings, which column each heading means, and what a sheet is about.

A heading is known by the catalogue: canonical, alias, or the question of a web form. Case, line breaks,
stars, brackets and a question's number make no difference. What is only near is asked about, never applied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mentormatch.domain import Slot
from mentormatch.locale import Language
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, Column, ResultSheet, SheetKind
from mentormatch.workbook.cells.slots import slots_of_heading
from mentormatch.workbook.cells.text import clean, key, nearest

SEARCHED_ROWS = 25
"""Rows at the top of a sheet among which the headings are looked for."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_NUMBERING = re.compile(r"^\s*(?:(?:q|spm|spørgsmål|question)\s*)?\d+(?:[.\d]*)?\s*[.):-]\s*", re.IGNORECASE)

_NOT_A_WORD = re.compile(r"[\W_\d]+")

Target = SheetKind | ResultSheet


@dataclass(slots=True)
class Headings:
    """The headings of one sheet, read as one kind of sheet."""

    target: Target
    row: int
    """Index of the (last) row of headings."""
    texts: list[str]
    """What stands in each column, cleaned."""
    keys: list[str | None]
    """The catalogue key of each column."""
    slots: dict[int, frozenset[Slot]] = field(default_factory=dict)
    """Columns that stand for a meeting time (``Mandag aften``)."""
    mapped: set[int] = field(default_factory=set)
    """Columns whose meaning the user has told."""
    joined: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Columns that the user has told are one, by its key: ``Fornavn`` and ``Efternavn``, say."""

    @property
    def hits(self) -> int:
        """How many different columns of the catalogue were found."""
        return len({found for found in self.keys if found}) + bool(self.slots)

    def holds(self, columns: Sequence[Column]) -> bool:
        """Whether any of these columns was found."""
        return any(column.key in self.keys for column in columns)

    def column(self, wanted: str) -> int | None:
        """Return the number of the column with that key, or ``None``."""
        return self.keys.index(wanted) if wanted in self.keys else None


@lru_cache(maxsize=32)
def columns_of(target: Target) -> tuple[Column, ...]:
    """Return the columns that a sheet can have."""
    if isinstance(target, SheetKind):
        spec = SHEETS[target]
        return (*spec.columns, *spec.also)
    return RESULT_SHEETS[target].columns


@lru_cache(maxsize=32)
def known_headings(target: Target) -> Mapping[str, str]:
    """Return every heading's key with the column's key; canonical headings go before aliases."""
    found: dict[str, str] = {}
    columns = columns_of(target)
    for column in columns:
        for heading in (column.da, column.en):
            found.setdefault(key(heading), column.key)
    for column in columns:
        for heading in (column.question or "", *column.aliases, column.key):
            if heading:
                found.setdefault(key(heading), column.key)
    return found


def recognise(text: str, target: Target) -> str | None:
    """Return the key of the column that a heading means, or ``None``."""
    known = known_headings(target)
    for candidate in _candidates(text):
        if candidate in known:
            return known[candidate]
    return None


@lru_cache(maxsize=4096)
def _candidates(text: str) -> tuple[str, ...]:
    bare = _BRACKETS.sub(" ", text)
    forms = (text, bare, _NUMBERING.sub("", text), _NUMBERING.sub("", bare))
    return tuple(dict.fromkeys(word for word in map(key, forms) if word))


_NEVER_PROPOSED = frozenset({"timestamp", "cpr"})


def nearest_heading(text: str, target: Target, taken: frozenset[str]) -> str | None:
    """Return the key of the column, of those not found yet, that a heading may well mean.

    That is the one with the longest heading whose words all stand in the text (``Student ID`` may be the id,
    ``Hobbies and interests`` the interests), else the one that is spelled most alike. A proposal, no more.
    """
    bare = _BRACKETS.sub(" ", text)
    words = _words(bare)
    best = max(
        (
            (sum(map(len, heading)), column)
            for heading, column in _worded_headings(target)
            if heading <= words and column not in taken
        ),
        default=None,
    )
    if best is not None:
        return best[1]
    known = {
        heading: column
        for heading, column in known_headings(target).items()
        if column not in taken and column not in _NEVER_PROPOSED
    }
    close = nearest(bare, {heading: heading for heading in known})
    return known[close] if close else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in map(key, _NOT_A_WORD.split(text)) if word)


@lru_cache(maxsize=32)
def _worded_headings(target: Target) -> tuple[tuple[frozenset[str], str], ...]:
    """Return every spelling of every heading as its words, with the column's key."""
    return tuple(
        (_words(spelling), column.key)
        for column in columns_of(target)
        if column.key not in _NEVER_PROPOSED
        for spelling in (column.da, column.en, *column.aliases)
        if _words(spelling)
    )


def find_headings(
    rows: Sequence[Sequence[Any]], target: Target, mapping: Mapping[str, str]
) -> Headings | None:
    """Return the row of headings that fits best, or ``None`` where no row has any.

    Args:
        rows: the sheet from its first row.
        target: the kind of sheet to read it as.
        mapping: headings of the user's own, by :func:`.words.key`, with the column's name.
    """
    best: Headings | None = None
    upper: list[str] = []
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        texts = [clean(value) if isinstance(value, str) else "" for value in row]
        if not any(texts):
            upper = []
            continue
        found = _read(texts, number, target, mapping)
        if upper:
            joined = _read(_join(upper, texts), number, target, mapping)
            if joined.hits > found.hits and joined.hits > (best.hits if best else 0):
                found = joined
        if found.hits and (best is None or found.hits > best.hits):
            best = found
        upper = texts
    return best


def _join(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return headings that are split over two rows as one."""
    width = max(len(upper), len(lower))
    tops = [*upper, *[""] * (width - len(upper))]
    bottoms = [*lower, *[""] * (width - len(lower))]
    return [f"{top} {bottom}".strip() for top, bottom in zip(tops, bottoms, strict=True)]


def _read(texts: list[str], row: int, target: Target, mapping: Mapping[str, str]) -> Headings:
    found = Headings(target, row, texts, [])
    possible = {column.key for column in columns_of(target)}
    for number, text in enumerate(texts):
        mapped = recognise(mapping[key(text)], target) if text and key(text) in mapping else None
        if mapped is not None:
            found.mapped.add(number)
        column = mapped or (recognise(text, target) if text else None)
        if column is None and text and "meeting_times" in possible and (times := slots_of_heading(text)):
            found.slots[number] = times
        found.keys.append(column)
    return found


@lru_cache(maxsize=8)
def sheet_names() -> Mapping[str, SheetKind]:
    """Return the keys of every name that says what an input sheet is about."""
    found: dict[str, SheetKind] = {}
    for spec in SHEETS.values():
        for name in (spec.da, spec.en, *spec.aliases):
            found.setdefault(key(name), spec.kind)
    return found


@lru_cache(maxsize=8)
def result_names() -> Mapping[str, ResultSheet]:
    """Return the keys of the names of a result's sheets."""
    return {key(name): spec.kind for spec in RESULT_SHEETS.values() for name in (spec.da, spec.en)}


def kind_in_name(name: str) -> SheetKind | None:
    """Return the kind that a name speaks of among other words; ``None``: none, or several."""
    words = {key(word) for word in re.split(r"[\W_\d]+", name) if word}
    kinds = {kind for known, kind in sheet_names().items() if known in words}
    return kinds.pop() if len(kinds) == 1 else None


def language_of(found: Sequence[Headings], names: Sequence[str]) -> Language:
    """Return the language that most headings and sheet names are written in; Danish where none tells."""
    danish = english = 0
    for headings in found:
        by_key = {column.key: column for column in columns_of(headings.target)}
        for text, column_key in zip(headings.texts, headings.keys, strict=True):
            if column_key is None or column_key not in by_key:
                continue
            column, word = by_key[column_key], key(text)
            if key(column.da) != key(column.en):
                danish += word in {key(column.da), key(column.question or "")}
                english += word == key(column.en)
    for name in names:
        for spec in SHEETS.values():
            danish += key(name) == key(spec.da)
            english += key(name) == key(spec.en)
    return "en" if english > danish else "da"
