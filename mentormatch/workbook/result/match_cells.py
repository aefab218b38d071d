"""A match as the cells of a sheet of matches, by the keys of its columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mentormatch.domain import Match
from mentormatch.locale import Language
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.choices.demands import WAIVABLE_DEMANDS
from mentormatch.workbook.catalogue.course import COURSE
from mentormatch.workbook.reading.book import CellValue


def match_cells(
    match: Match, lang: Language, names: Mapping[str, str | None] = {}
) -> dict[str | None, CellValue]:
    """Return what a row about a match holds; ``names``: by ``youth_name`` and ``mentor_name``."""
    labels = {
        choice.value: choice.label(lang) for choice in SHEETS[SheetKind.MATCHES].column("status").choices
    }
    return {
        "youth": match.youth,
        "mentor": match.mentor,
        "youth_name": names.get("youth_name"),
        "mentor_name": names.get("mentor_name"),
        "status": labels[match.status],
        "start": match.start,
        "end": match.end,
        "waived": waived_cell(match.waived, lang),
        "reason": match.reason,
        "by": match.by,
        "decided_on": match.decided_on,
        "substitute": yes_or_no(match.substitute, lang),
        **course_cells(match, lang),
    }


def course_cells(match: Match | None, lang: Language) -> dict[str | None, CellValue]:
    """Return the cells about how a match goes on, by the keys of their columns; blank without a match."""
    cells: dict[str | None, CellValue] = {}
    for column in COURSE:
        value = getattr(match, column.key, None)
        labels = {choice.value: choice.label(lang) for choice in column.choices}
        cells[column.key] = (
            yes_or_no(value, lang) if isinstance(value, bool) else labels.get(str(value), value)
        )
    return cells


def yes_or_no(value: bool | None, lang: Language) -> str | None:
    """Return a yes or a no as a sheet writes it; ``None`` for no answer."""
    return None if value is None else YES_NO[0 if value else 1].label(lang)


def waived_cell(waived: Collection[str], lang: Language) -> str | None:
    """Return waived demands as a cell names them, in their fixed order; ``None`` where there are none."""
    return "; ".join(one.label(lang) for one in WAIVABLE_DEMANDS if one.value in waived) or None
