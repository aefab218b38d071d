"""Benefits that stand where nobody asked for them: in ``Beskæftigelse``, ``Civilstand``, ``Til daglig``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentormatch.issues import Issue, Place, Said
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue import Column, SheetKind
from mentormatch.workbook.cells.parsers import find_choice, shown, text
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.files.addresses import column_letters

from .choice_columns import is_mark
from .headings import Headings, columns_of
from .proposing import Guess, Guesses
from .sheet import Proposal, Sheet

_NOT_TOLD = frozenset({"none", "wage"})
"""What other columns speak of too (``ingen``, ``løn``): alone they do not make one of benefits."""
_ENOUGH = 0.5
"""With so many answers that are benefits a column is proposed; with fewer it is said which ones there are."""
_NAMED = 3
_SHORT = 2
_MAY_HOLD = frozenset({None, "trades"})
"""Columns of ours in which benefits may stand, and those that are not read."""


def look_for_benefits(sheet: Sheet, headings: Headings, guessed: Guesses) -> None:
    """Find the benefits in a list of mentors that has no column for them; they are proposed or said, not read.

    ``guessed`` is changed: the column is proposed as the benefit, whatever else its heading may mean.
    """
    if headings.target is not SheetKind.MENTORS or "benefit" in headings.keys or sheet.ours:
        return
    if any(guess.column.key == "benefit" for guess in guessed.likely.values()):
        return
    (column,) = (one for one in columns_of(SheetKind.MENTORS) if one.key == "benefit")
    best: tuple[int, int, list[str]] | None = None
    for number, heading in enumerate(headings.texts):
        if (
            not heading
            or headings.keys[number] not in _MAY_HOLD
            or number in headings.dropped | headings.mapped
        ):
            continue
        if number in headings.slots or number in headings.further:
            continue
        values = sheet.values(headings, number)
        told = [
            shown(value)
            for value in values
            if (choice := find_choice(column.choices, text(value) or "", column.fillers)) is not None
            and choice.value not in _NOT_TOLD
        ] or [shown(value) for value in values if _is_vague(column, value)]
        understood = sum(_understood(column, value) for value in values)
        if not told and (named := _named(column, headings.questions[number])):
            # ``Er du på dagpenge?`` and ja: no answer of such a column can be read as a benefit.
            told, understood = [named for value in values if is_mark(value)], 0
        if told and (best is None or len(told) > len(best[2])):
            best = number, understood, told
    if best is None:
        return
    number, understood, told = best
    answers = len(sheet.values(headings, number))
    such = ", ".join(list(dict.fromkeys(told))[:_NAMED])
    place = Place(
        sheet.raw.file,
        sheet.raw.name,
        headings.row + 2 - headings.depth,
        column_letters(number),
        mask(headings.questions[number]) or None,
    )
    sheet.issues.append(
        Issue(heading_kinds.BENEFIT_ELSEWHERE, place, {"such": such, "n": len(told), "answers": answers})
    )
    if understood >= _ENOUGH * answers:
        wrong = answers - understood
        why = Said(f"svar som {such}", f"answers such as {such}")
        if wrong:
            why = Said(
                f"{why.da}; {wrong} af {answers} svar forstås ikke og skal rettes",
                f"{why.en}; {wrong} of {answers} answers are not understood and must be corrected",
            )
        guessed.unfit.pop(number, None)
        guessed.likely[number] = Guess(column, why, by_words=False)


def benefits_unread(issues: Iterable[Issue], proposals: Iterable[Proposal]) -> bool:
    """Whether benefits seem to stand in a column that was not read: then blank must not be said to mean none."""
    return any(issue.kind is heading_kinds.BENEFIT_ELSEWHERE for issue in issues) or any(
        one.means == "benefit" for one in proposals
    )


def _understood(column: Column, value: object) -> bool:
    return find_choice(column.choices, text(value) or "", column.fillers) is not None


_APART = re.compile(r"[^\w]+")


def _named(column: Column, heading: str) -> str | None:
    """Return the benefit that a heading asks about by its name, or ``None``."""
    for word in _APART.split(heading):
        found = find_choice(column.choices, word) if len(word) > _SHORT else None
        if found is not None and found.value not in _NOT_TOLD:
            return word
    return None


def _is_vague(column: Column, value: object) -> bool:
    """Whether an answer may be one of several benefits: ``pensioneret lærer``, ``ledig``."""
    words = {key(word) for word in _APART.split(text(value) or "")}
    return any(key(word) in words for word, _ in column.vague)
