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

from mentormatch.domain import Slot, fold
from mentormatch.locale import Language
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, CellType, Column, ResultSheet, SheetKind
from mentormatch.workbook.cells.parsers import find_choice
from mentormatch.workbook.cells.slots import slots_of_heading
from mentormatch.workbook.cells.text import clean, key

from .choice_columns import Heads, heads, in_two_rows, stem
from .likeness import BRACKETS, likeness, words_of

SEARCHED_ROWS = 25
"""Rows at the top of a sheet among which the headings are looked for."""

_NUMBERING = re.compile(r"^\s*(?:(?:q|spm|spørgsmål|question)\s*)?\d+(?:[.\d]*)?\s*[.):-]\s*", re.IGNORECASE)

_BUT = r"\b(?:ud over|udover|foruden|besides|other than|apart from|in addition to)\b"
_BESIDES = re.compile(
    rf"\b(?:andre|andet|øvrige|flere|fremmede|other|additional|second|further|foreign) (?:sprog|languages?)\b"
    rf"|\bfremmedsprog\b|\bsprog end\b|\b(?:sprog|languages?)\b.*{_BUT}|{_BUT}.*\b(?:sprog|languages?)\b"
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER_SIGNS = frozenset({"#", "#.", "№", "№."})
"""Headings without a letter that say what ``Nr`` says."""

Target = SheetKind | ResultSheet

PEOPLE = (SheetKind.YOUTHS, SheetKind.MENTORS)

JOINED = frozenset({CellType.TEXT, CellType.TEXTS, CellType.SLOTS, CellType.IDS})
"""What several columns that are told to be one can hold together."""
_OF_CHOICES = frozenset({CellType.TEXTS, CellType.SLOTS})
"""What a question with a column for each choice can be."""
_DANISH_WORDS = "og du er hvad hvor hvornår hvilke din dit den til nr navn alder dato unge om fra"
_ENGLISH_WORDS = (
    "the of and you your is what where when which do name age date young gender email time ref free by"
)
_DANISH, _ENGLISH = (frozenset(map(key, words.split())) for words in (_DANISH_WORDS, _ENGLISH_WORDS))
"""Small words that tell the language where no heading is known."""
_SURVEYS = frozenset(map(key, ("Collector ID", "IP Address", "Recorded Date", "Network ID", "User Agent")))
"""Columns that survey tools put in front of the answers: when an answer was begun and ended then stands there too."""
_WHEN_ANSWERED = frozenset(map(key, ("Start Date", "End Date", "Startdato", "Slutdato")))
_NOT_COUNTED = frozenset({"role", "timestamp"})
"""Columns that say nothing of whether a sheet is about people."""


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
    """Columns that are one, by its key: told so (``Fornavn`` and ``Efternavn``), or the choices of one question."""
    branches: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Columns that ask one question in several places of a form, by the first of them: one is answered in a row."""
    questions: list[str] = field(default_factory=list)
    """The question of each column: its heading, less the choice that it stands for."""
    choices: dict[int, str] = field(default_factory=dict)
    """Columns that stand for one choice of their question."""
    dropped: set[int] = field(default_factory=set)
    """Columns that the user has told mean nothing here."""
    depth: int = 1
    """How many rows the headings take."""

    @property
    def hits(self) -> int:
        """How many different columns of the catalogue were found."""
        return len({found for found in self.keys if found} - _NOT_COUNTED) + bool(self.slots)

    @property
    def further(self) -> frozenset[int]:
        """The columns that are no answer of their own: further choices of a question."""
        return frozenset(number for number in self.choices if self.together(number)[0] != number)

    def together(self, number: int) -> tuple[int, ...]:
        """Return the columns that are one answer with a column: the choices of its question, else itself."""
        if number not in self.choices:
            return (number,)
        asked = key(self.questions[number])
        return tuple(other for other in sorted(self.choices) if key(self.questions[other]) == asked)

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
            of_then = (
                known[candidate] == "age" and _A_YEAR.search(text) is not None
            )  # ``Alder (pr. 1/1-2020)``
            besides = known[candidate] == "languages" and asks_besides(text)
            return None if of_then or besides else known[candidate]
    if text[-1:].isdigit():  # ``Interesse 2``: one of several columns of a list
        found = known.get(stem(text))
        return found if found in _lists(target) else None
    return None


@lru_cache(maxsize=32)
def _lists(target: Target) -> frozenset[str]:
    """Return the keys of the columns that hold a list, which may stand in several columns with a number."""
    return frozenset(column.key for column in columns_of(target) if column.type in JOINED - {CellType.TEXT})


def asks_besides(text: str) -> bool:
    """Whether a heading asks for languages besides one that is taken for granted (``ud over dansk``)."""
    return _BESIDES.search(fold(text)) is not None


@lru_cache(maxsize=4096)
def _candidates(text: str) -> tuple[str, ...]:
    bare = BRACKETS.sub(" ", text)
    forms = (text, bare, _NUMBERING.sub("", text), _NUMBERING.sub("", bare))
    found = tuple(dict.fromkeys(word for word in map(key, forms) if word))
    return found or (("nr",) if text.strip() in _NUMBER_SIGNS else ())


_WORDS_FOR_PERSONS = "navn name person borger deltager participant ansøger applicant coach student"
_PERSONS = frozenset(map(key, _WORDS_FOR_PERSONS.split()))


def speaks_of_a_person(text: str) -> bool:
    """Whether a heading says whom a row is about (``Volunteer``, ``Den unge``)."""
    return key(text) in sheet_names() or bool(words_of(text) & _PERSONS)


def nearest_heading(text: str, target: Target, taken: frozenset[str]) -> str | None:
    """Return the key of the column, of those not found yet, that a heading may well mean. A proposal, no more."""
    free = [column for column in columns_of(target) if column.key not in taken]
    best = max(free, key=lambda column: likeness(text, column), default=None)
    return best.key if best is not None and likeness(text, best) else None


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
    taken = 0
    widest = 0  # cells of the widest row of texts so far: headings above, or somebody's answers
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        texts = [clean(value) if isinstance(value, str) else "" for value in row]
        if not any(texts):
            upper = []
            continue
        found = _read(heads(rows, number), number, target, mapping)
        above = widest
        if upper and found.depth == 1 and number >= taken:
            split = _join(upper, texts)
            joined = _read(Heads(split, split, [None] * len(split)), number, target, mapping)
            if joined.hits > found.hits and joined.hits > (best.hits if best else 0):
                found, above = joined, 0
        if _may_head(row, found, above) and (best is None or found.hits > best.hits):
            best = found
            taken = number + found.depth
        widest = max(widest, _texts(row))
        # A row that holds a number is somebody's, or a count: no upper half of headings.
        upper = texts if all(isinstance(value, str) for value in row) else []
    if best is not None:
        best = _with_second_row(best, rows, mapping)
        _leave_false_friends(best, rows)
    return best


_WORDS_OF_TYPES = """
tekst tal dato liste fritekst ja/nej valgliste obligatorisk valgfri text number date string integer boolean list
yes/no dropdown required optional
"""
_TYPES = frozenset(map(key, _WORDS_OF_TYPES.split()))


def _with_second_row(found: Headings, rows: Sequence[Sequence[Any]], mapping: Mapping[str, str]) -> Headings:
    """Return headings with the row below them, where that says once more what the columns are: names and questions,
    Danish and English, what to write. It is nobody."""
    below = rows[found.row + 1] if found.row + 1 < len(rows) else ()
    if found.depth > 1 or not all(isinstance(value, str) for value in below):
        return found
    by_key = {column.key: column for column in columns_of(found.target)}
    words = [clean(value) for value in below]
    pairs = [
        (word, by_key[column])
        for word, column in zip(words, found.keys, strict=False)
        if word and column in by_key
    ]
    sure = sum(_names_or_explains(word, column, found.target) for word, column in pairs)
    if len(pairs) < _LEAST_TOLD or not (
        (sure >= _LEAST_TOLD and 2 * sure > len(pairs))
        or all(_says_what(word, column, found.target) for word, column in pairs)
    ):
        return found
    # What is written in brackets, or names a type, explains the column and is no name of it.
    names = ["" if _EXPLAINS.match(word) or key(word) in _TYPES else word for word in words]
    both = in_two_rows(found.texts, names, lambda text: recognise(text, found.target))
    return _read(both, found.row, found.target, mapping)


_LEAST_TOLD = 2
_EXPLAINS = re.compile(r"^[(\[].*[)\]]$")


def _names_or_explains(word: str, column: Column, target: Target) -> bool:
    """Whether a text below a heading can be nobody's answer: the column's name, an explanation, a type."""
    named = recognise(word, target) == column.key
    return named or _EXPLAINS.match(word) is not None or key(word) in _TYPES


def _says_what(word: str, column: Column, target: Target) -> bool:
    """Whether a text below a heading speaks of the column."""
    alike = not any(map(str.isdigit, word)) and likeness(word, column) > 0
    return alike or _names_or_explains(word, column, target)


def _leave_false_friends(headings: Headings, rows: Sequence[Sequence[Any]]) -> None:
    """Leave unread what is a Danish heading by its spelling, in an English sheet where no answer fits it: ``Art``."""
    for column in columns_of(headings.target):
        number = headings.column(column.key) if column.false_friends else None
        if number is None or number in headings.mapped or number in headings.joined.get(column.key, ()):
            continue
        spelled = key(headings.texts[number]) in map(key, column.false_friends)
        answers = {str(row[number]) for row in rows[headings.row + 1 :] if number < len(row)}
        fits = any(find_choice(column.choices, answer) for answer in answers)
        if spelled and not fits and language_of([headings], []) == "en":
            headings.keys[number] = None


def _texts(row: Sequence[Any]) -> int:
    """Return how many texts a row holds."""
    return sum(isinstance(value, str) and bool(value.strip()) for value in row)


def _may_head(row: Sequence[Any], found: Headings, widest: int) -> bool:
    """Whether a row can be the headings: below a row of as many texts, a word or two may be somebody's answers.

    Args:
        row: the row.
        found: what its cells mean as headings.
        widest: how many texts the widest row above it holds.
    """
    texts = _texts(row)
    if found.mapped or not found.hits or texts > widest or found.depth > 1:
        return bool(found.hits)
    return found.hits > 1 and 2 * found.hits >= sum(bool(str(value).strip()) for value in row)


def _join(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return headings that are split over two rows as one."""
    width = max(len(upper), len(lower))
    tops = [*upper, *[""] * (width - len(upper))]
    bottoms = [*lower, *[""] * (width - len(lower))]
    joined: list[str] = []
    day = ""
    for top, bottom in zip(tops, bottoms, strict=True):
        day = top or day  # a day stands once over all its times, in a merged cell or not
        over = day if bottom and slots_of_heading(day) and slots_of_heading(f"{day} {bottom}") else top
        joined.append(f"{over} {bottom}".strip())
    return joined


def _read(heads: Heads, row: int, target: Target, mapping: Mapping[str, str]) -> Headings:
    found = Headings(
        target, row + heads.depth - 1, heads.texts, [], questions=heads.questions, depth=heads.depth
    )
    types = {column.key: column.type for column in columns_of(target)}
    groups: dict[str, list[int]] = {}
    survey = "timestamp" in types and any(key(text) in _SURVEYS for text in heads.texts)
    for number, (text, question, choice) in enumerate(
        zip(heads.texts, heads.questions, heads.choices, strict=True)
    ):
        said = (mapping.get(key(text)) or mapping.get(key(question))) if text else None
        if said is None and heads.names is not None and heads.names[number]:
            said = mapping.get(key(heads.names[number]))
        if said == "-":
            found.dropped.add(number)
            found.keys.append(None)
            continue
        told = recognise(said, target) if said else None
        if told is not None:
            found.mapped.add(number)
        column = told or (recognise(text, target) if text else None)
        if column is None and heads.names is not None and heads.names[number]:
            column = recognise(heads.names[number], target)
        if survey and told is None and key(text) in _WHEN_ANSWERED:
            column = "timestamp"
        if column is None and text and "meeting_times" in types and (times := slots_of_heading(text)):
            found.slots[number] = times
        elif choice:
            asked = column or recognise(question, target)
            if asked is None or heads.depth > 1 or types[asked] in _OF_CHOICES:
                column = asked
                found.choices[number] = choice
                group = groups.setdefault(key(question), [])
                group.append(number)
                column = column if len(group) == 1 else None
        found.keys.append(column)
    for group in groups.values():
        column = found.keys[group[0]]
        if column is not None and len(group) > 1:
            found.joined.setdefault(column, tuple(group))
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


def language_of(found: Sequence[Headings], names: Sequence[str]) -> Language | None:
    """Return the language that most headings and sheet names are written in; ``None`` where none tells."""
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
        given = re.sub(r"\d+", "", key(name))  # names that Excel and Google give, each in its language
        danish += given in {"ark", "formularsvar"}
        english += given in {"sheet", "formresponses"}
        for spec in SHEETS.values():
            danish += key(name) == key(spec.da)
            english += key(name) == key(spec.en)
    if danish == english:
        words = {word for headings in found for text in headings.texts for word in words_of(text)}
        words |= {word for name in names for word in words_of(name)}
        danish, english = len(words & _DANISH), len(words & _ENGLISH)
    if danish == english:
        return None
    return "en" if english > danish else "da"
