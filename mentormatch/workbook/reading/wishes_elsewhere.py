"""Wishes for a gender that stand where nobody reads them: in ``Ønsker til mentor``, ``Hvem vil du helst ...``."""

from __future__ import annotations

import re

from mentormatch.domain import GenderWish, fold
from mentormatch.issues import Issue, Place
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue.choices.genders import GENDER_WISHES
from mentormatch.workbook.cells.parsers import find_choice, shown
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.files.addresses import column_letters

from .choice_columns import is_mark
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
_CLEAR = re.compile(
    r"\b(?:kun|helst|gerne|skal være|foretrækker|only|preferably|prefers?)\s+(?:have |matches med |med |with )?"
    rf"(?:en |et |a |an )?(?:{_ONE}|kvindelig|mandlig|piger|drenge|mænd|kvinder|girls|boys|women|men)\b"
)
"""A wish whatever the heading is: ``kun piger``, ``helst en mand``."""
_OF_THE_OTHER = re.compile(r"mentor|mentee|frivillig|volunteer|den unge|ønsk|wish|prefer")
_NAMED = 3


def look_for_wishes(sheet: Sheet, headings: Headings, guessed: Guesses) -> None:
    """Say where a list without a column of wished genders speaks of them.

    ``guessed`` is changed: of such a column it is not said that its heading is like another.
    """
    keys = {*headings.keys, *(guess.column.key for guess in guessed.likely.values())}
    if headings.target not in PEOPLE or "wished_gender" in keys or sheet.ours or sheet.result is not None:
        return
    for number, heading in enumerate(headings.questions):
        read = headings.keys[number] is not None or number in {*headings.slots, *headings.dropped}
        if read or number in guessed.likely:
            continue
        values = [shown(value) for value in sheet.values(headings, number) if isinstance(value, str)]
        speaks = {one: _speaks_of_one(one, heading) for one in set(values)}
        told = [one for one in values if speaks[one]]
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


def _speaks_of_one(answer: str, heading: str) -> bool:
    """Whether an answer wishes for one gender: in words or by a letter (``K``) where the heading asks for wishes, or
    with a cross below ``Kvindelig mentor``."""
    asked, said = fold(heading), fold(answer)
    if _GENDERS.search(asked) and _OF_THE_OTHER.search(asked):
        wish = find_choice(GENDER_WISHES, answer)
        return is_mark(answer) is True or (wish is not None and wish.value != GenderWish.ANY)
    if _EITHER.search(said):
        return False
    return _CLEAR.search(said) is not None or bool(_ASKS.search(asked) and _GENDERS.search(said))
