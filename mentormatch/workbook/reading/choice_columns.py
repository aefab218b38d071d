"""A question whose choices are columns of their own: beneath it in a second row, in brackets, or behind a dash.

Survey tools write a question with several answers as several columns: the question once with a choice under each
column, or question and choice together (``Sprog [Dansk]``, ``Sprog - Dansk``). Such columns are one answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from typing import Any

from mentormatch.domain import fold
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.cells.parsers import find_choice, shown
from mentormatch.workbook.cells.slots import slots
from mentormatch.workbook.cells.text import clean, key

_FREE = frozenset(
    map(
        key,
        (
            "Open-Ended Response",
            "Response",
            "Åbent svar",
            "Åbne svar",
            "Svar",
            "Fritekst",
            "Other (please specify)",
            "Other",
            "Andet",
            "Andet (angiv venligst)",
            "Andet (skriv hvad)",
            "Andet (uddyb)",
        ),
    )
)
"""Under a question: the answer is written in words, and the words are the answer."""
_CHOSEN: Mapping[str, bool] = {
    key(word): chosen
    for chosen, words in (
        (True, ("Valgt", "Afkrydset", "Markeret", "Selected", "Checked", "Ticked")),
        (
            False,
            (
                *("Ikke valgt", "Ikke afkrydset", "Ikke markeret", "Fravalgt"),
                *("Not selected", "Unselected", "Not checked", "Unchecked", "Not ticked"),
            ),
        ),
    )
    for word in words
}
"""Words that survey tools write in the column of a choice; anywhere else they answer nothing."""
_IMPORT_ROW = '{"importid"'
"""How the cells of the row begin in which Qualtrics keeps its own names of the questions."""
_BRACKETED = re.compile(r"^(.+?)\s*[:?]?\s*\[([^\[\]]+)\]\s*$")
_SIGNS = ("[", " - ", " – ", " — ", " | ", ": ", "? ")
_DASHED = re.compile(r"^(.+?)\s+[-–—|]\s+([^-–—|]+)$")
_BEHIND = re.compile(r"^(.+\?)\s*:?\s+([^?:]+)$|^(.+?)\s*:\s+([^?:]+)$")
"""A choice behind a question mark or a colon; behind a colon alone it must be a day or a time: ``Aftener: Mandag``."""


_ORDINAL_WORDS = """
first second third fourth fifth 1st 2nd 3rd 4th 5th i ii iii iv primary secondary
første anden andet tredje fjerde femte primær sekundær
"""
_ORDINALS = frozenset(map(key, _ORDINAL_WORDS.split()))
_RANK = re.compile(
    r"(?:\d\.?|1st|2nd|3rd|\dth|first|second|third|fourth|fifth|første|anden|andet|tredje|fjerde|femte|top)[ -]*"
    r"(?:choice|preference|priority|pick|valg|prioritet|ønske)",
    re.IGNORECASE,
)
"""An answer in the column of a choice that chooses it, and says where it stands among others."""
_PARTS_OF_A_HEADING = re.compile(r"[\W_]+|(?<=\D)(?=\d)|(?<=\d)(?=[^\W\d_])")


@lru_cache(maxsize=4096)
def stem(text: str) -> str:
    """Return a heading without the number that tells it from others like it, by its key.

    >>> stem("Interest (1)") == stem("Interest 2") == stem("Third interest")
    True
    """
    words = [key(word) for word in _PARTS_OF_A_HEADING.split(text) if word]
    return "".join(word for word in words if word and not word.isdigit() and word not in _ORDINALS)


@dataclass(frozen=True, slots=True)
class Heads:
    """A row of headings with what belongs to it: column by column the whole heading, its question, its choice."""

    texts: list[str]
    questions: list[str]
    choices: list[str | None]
    """The choice that a column stands for, where its question has several columns."""
    depth: int = 1
    """How many rows they take."""
    names: list[str] | None = None
    """The survey tool's own name of each question, where a row of names stands above the questions."""


def heads(rows: Sequence[Sequence[Any]], at: int) -> Heads:
    """Return the headings that begin in a row, together with what stands beneath it and belongs to it."""
    texts = [_word(value) for value in rows[at]]
    below = rows[at + 1] if at + 1 < len(rows) else ()
    if _is_import_row(below):
        return _in_one_row(texts, 2)
    if at + 2 < len(rows) and _is_import_row(rows[at + 2]):
        asked = [_word(value) for value in below]
        width = max(len(texts), len(asked))
        names = texts + [""] * (width - len(texts))
        asked += [""] * (width - len(asked))
        whole = [question or name for question, name in zip(asked, names, strict=True)]
        return replace(_in_one_row(whole, 3), names=names)
    if not _is_second_row(texts, rows, at):
        return _in_one_row(texts, 1)
    subs = [_word(value) for value in below]
    width = max(len(texts), len(subs))
    texts += [""] * (width - len(texts))
    subs += [""] * (width - len(subs))
    questions: list[str] = []
    for text, sub in zip(texts, subs, strict=True):
        questions.append(text or (questions[-1] if sub and questions else ""))
    choices = [
        sub if sub and questions.count(question) > 1 else None
        for question, sub in zip(questions, subs, strict=True)
    ]
    whole = [
        f"{question} {choice}" if choice else question
        for question, choice in zip(questions, choices, strict=True)
    ]
    return Heads(whole, questions, choices, 2)


def in_two_rows(first: Sequence[str], second: Sequence[str], known: Callable[[str], object]) -> Heads:
    """Return headings that stand twice, one row below the other: a short name and a question, or two languages.

    Args:
        first: the upper row.
        second: the lower row.
        known: whether a heading is one that we know.
    """
    width = max(len(first), len(second))
    pairs = [
        (upper, lower)
        for upper, lower in zip(
            [*first, *[""] * (width - len(first))], [*second, *[""] * (width - len(second))], strict=True
        )
    ]
    ordered = [
        (lower, upper) if not known(upper) and (known(lower) or len(lower) > len(upper)) else (upper, lower)
        for upper, lower in pairs
    ]
    return replace(_in_one_row([one for one, _ in ordered], 2), names=[other for _, other in ordered])


def _word(value: Any) -> str:
    """Return a cell as a heading: text, or a time of the day; anything else heads nothing."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return clean(value) if isinstance(value, str) else ""


def _in_one_row(texts: list[str], depth: int) -> Heads:
    """Part question and choice where several columns in a row have one question."""
    parted = [part_choice(text) for text in texts]
    if not any(base for base, _ in parted):
        return Heads(texts, texts, [None] * len(texts), depth)
    bases = [key(base) for base, _ in parted]
    several = [
        bool(base) and base in {*bases[max(0, at - 1) : at], *bases[at + 1 : at + 2]}
        for at, base in enumerate(bases)
    ]
    return Heads(
        texts,
        [base if one else text for text, (base, _), one in zip(texts, parted, several, strict=True)],
        [choice if one else None for (_, choice), one in zip(parted, several, strict=True)],
        depth,
    )


def part_choice(text: str) -> tuple[str, str | None]:
    """Return the question of a heading and the choice behind it; a question without one is blank, and ``None``."""
    if not any(sign in text for sign in _SIGNS):
        return "", None  # nearly always
    if match := _BRACKETED.match(text) or _DASHED.match(text):
        return match[1].strip(), match[2].strip()
    if (match := _BEHIND.match(text)) and (match[1] or isinstance(slots(match[4]), frozenset)):
        return (match[1] or match[3]).strip(), (match[2] or match[4]).strip()
    return "", None


def _is_import_row(row: Sequence[Any]) -> bool:
    return any(isinstance(value, str) and fold(value).startswith(_IMPORT_ROW) for value in row)


def _is_second_row(texts: Sequence[str], rows: Sequence[Sequence[Any]], at: int) -> bool:
    """Whether the row below headings belongs to them: choices under a question, and nothing that a person says.

    It holds texts only; either the words that survey tools write under a question of free text, or choices over
    columns that hold that choice, a cross, or nothing, most of them with nothing above.
    """
    below = rows[at + 1] if at + 1 < len(rows) else ()
    subs = [(number, _word(value)) for number, value in enumerate(below) if str(value).strip()]
    if not subs or not all(sub for _, sub in subs) or not any(texts[: subs[0][0] + 1]):
        return False
    free = [number for number, sub in subs if key(sub) in _FREE]
    under = [number for number, _ in subs if number >= len(texts) or not texts[number]]
    if free and len(free) + len(under) >= 2:
        return True
    if len(under) < 2:
        return False
    data = rows[at + 2 :]
    held = [_held(data, number) for number, _ in subs]
    return any(held) and all(
        is_mark(value) is not None or (isinstance(value, str) and key(value) == key(sub))
        for (_, sub), values in zip(subs, held, strict=True)
        for value in values
    )


def _held(data: Sequence[Sequence[Any]], at: int) -> list[Any]:
    return [row[at] for row in data if at < len(row) and str(row[at]).strip()]


def is_mark(value: Any) -> bool | None:
    """Return whether a cell says yes or no with a cross, a number or a word; ``None``: it says something else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return bool(value) if value in {0, 1} else None
    if not isinstance(value, str):
        return None
    found = find_choice(YES_NO, clean(value))
    return _CHOSEN.get(key(value)) if found is None else found.value == "yes"


def chooses(value: Any, choice: str) -> bool:
    """Whether a cell in the column of a choice says no more than that it is chosen or not; a scale says more."""
    word = clean(value) if isinstance(value, str) else shown(value)
    return (
        is_mark(value) is not None
        or key(choice) in _FREE
        or key(word) == key(choice)
        or _RANK.fullmatch(word) is not None
        or isinstance(slots(choice), frozenset)
    )


def answer(value: Any, choice: str | None) -> Any:
    """Return what a cell in the column of a choice says, blank where it does not choose it.

    >>> answer("x", "Dansk"), answer("", "Dansk"), answer("aften", "Mandag")
    ('Dansk', '', 'Mandag aften')
    """
    if choice is None or (isinstance(value, str) and not value.strip()):
        return value
    mark = is_mark(value)
    if key(choice) in _FREE:
        return value
    word = clean(value) if isinstance(value, str) else shown(value)
    if mark is not None:
        return choice if mark else ""
    if _RANK.fullmatch(word):
        return choice
    if key(word) != key(choice) and isinstance(slots(choice), frozenset):
        return "; ".join(f"{choice} {part.strip()}" for part in re.split(r"[;,]", word) if part.strip())
    return word
