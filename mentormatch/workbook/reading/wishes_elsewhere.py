"""Wishes for a gender that stand where nobody reads them: in ``Ønsker til mentor``, ``Hvem vil du helst ...``."""

from __future__ import annotations

import re

from mentormatch.domain import fold
from mentormatch.issues import Issue, Place
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.files.addresses import column_letters

from .headings import PEOPLE, Headings
from .proposing import Guesses
from .sheet import Sheet

_ASKS = re.compile(
    r"ønsk|wish|prefer|forventning|krav|hvem vil|hvem ville|hvilken (?:slags )?mentor|who would|what kind of|match"
    r"|looking for|søger"
)
"""Headings under which somebody says what the other person has to be like."""
_GENDERS = re.compile(
    r"\b(?:kvind(?:e|er|elig)|mand(?:lig)?|mænd|piger?|dreng(?:e)?|hankøn|hunkøn|wom[ae]n|female|m[ae]n|male|girls?"
    r"|boys?)\b"
)
_ONE = r"(?:kvinde|mand|pige|dreng|woman|man|male|female|girl|boy)"
_EITHER = re.compile(rf"\b{_ONE}\s*(?:/|eller|or|og|and)\s*{_ONE}\b")
_NAMED = 3


def look_for_wishes(sheet: Sheet, headings: Headings, guessed: Guesses) -> None:
    """Say where a list without a column of wished genders speaks of them.

    ``guessed`` is changed: of such a column it is not said that its heading is like another.
    """
    keys = {*headings.keys, *(guess.column.key for guess in guessed.likely.values())}
    if headings.target not in PEOPLE or "wished_gender" in keys or sheet.ours or sheet.result is not None:
        return
    for number, heading in enumerate(headings.questions):
        unread = headings.keys[number] is None and number not in headings.slots | dict.fromkeys(
            headings.dropped
        )
        if not unread or number in guessed.likely or not _ASKS.search(fold(heading)):
            continue
        values = [shown(value) for value in sheet.values(headings, number)]
        told = [one for one in values if _GENDERS.search(fold(one)) and not _EITHER.search(fold(one))]
        if not told:
            continue
        place = Place(
            sheet.raw.file,
            sheet.raw.name,
            headings.row + 2 - headings.depth,
            column_letters(number),
            mask(heading) or None,
        )
        such = ", ".join(f'"{one}"' for one in list(dict.fromkeys(told))[:_NAMED])
        values_ = {"n": len(told), "answers": len(values), "such": such}
        sheet.issues.append(Issue(heading_kinds.WISH_ELSEWHERE, place, values_))
        guessed.unfit.pop(number, None)
