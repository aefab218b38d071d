"""Whether a file is a result of ours: only what a result surely has tells it, never what its sheets are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from mentormatch.locale import LANGUAGES, texts
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.catalogue.sheets import HANDED_ON, SCHEMA
from mentormatch.workbook.files.raw import RawFile, RawSheet

_FORM = SCHEMA.split(" ", maxsplit=1)[0] + " "
"""How the mark of a result of any form begins, also one of another version."""


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """The sheets of a file that are a result's, by name (case folded); none where it is no result of ours."""

    results: Mapping[str, ResultSheet] = field(default_factory=lambda: MappingProxyType({}))
    handed_on: frozenset[str] = frozenset()
    """The sheet of decisions, if ``--in-place`` has added one."""

    @property
    def any(self) -> bool:
        """Whether the file is a result of ours."""
        return bool(self.results)

    def result(self, raw: RawSheet) -> ResultSheet | None:
        """Return which sheet of the result it is, or ``None``."""
        return self.results.get(raw.name.casefold())

    def is_handed_on(self, raw: RawSheet) -> bool:
        """Whether it is the sheet of decisions."""
        return raw.name.casefold() in self.handed_on


def own_sheets(file: RawFile) -> OwnSheets:
    """Return which sheets of a file are a result's.

    The run record must stand in it. A result has its sheets in one language: one of the user's own may be called
    as ours are in the other, and was handed back so.
    """
    for lang in LANGUAGES:
        name = RESULT_SHEETS[ResultSheet.RUN].name(lang).casefold()
        for raw in file.sheets:
            if raw.name.casefold() == name and (record := _record(raw.rows)):
                own = {spec.name(lang).casefold(): spec.kind for spec in RESULT_SHEETS.values()}
                added = record.get("in_place", "").casefold().split(" | ")
                return OwnSheets(own, frozenset(map(str.casefold, HANDED_ON.values())) & set(added))
    return OwnSheets()


def is_list_of_faults(raw: RawSheet) -> bool:
    """Whether a sheet is the list of faults of a marked-up copy: its name, and its title in the first cell."""
    first = next(iter(raw.rows[0]), "") if raw.rows else ""
    return any(
        raw.name.startswith(t("workbook.marked.sheet")) and first == t("workbook.marked.title")
        for t in map(texts, LANGUAGES)
    )


def without_faults(file: RawFile) -> RawFile:
    """Return a marked-up copy as the list that it is a copy of: without its list of faults, and without our marks."""
    kept = [raw for raw in file.sheets if not is_list_of_faults(raw)]
    if len(kept) == len(file.sheets) or not kept:
        return file
    for raw in kept:
        raw.notes.coloured.clear()
    return replace(file, sheets=kept)


def _record(rows: Sequence[Sequence[Any]]) -> dict[str, str]:
    """Return what a run record says of itself, each value before its key; nothing where the sheet is none."""
    found = {
        name: str(value) for row in rows for value, name in pairwise(row) if name in ("schema", "in_place")
    }
    return found if found.get("schema", "").startswith(_FORM) else {}
