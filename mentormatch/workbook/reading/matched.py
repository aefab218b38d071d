"""Running matches that a list of people tells in a column: ``Matchet med``, by id or by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mentormatch.domain import Match, MatchStatus, Mentor, Source, Youth, fold
from mentormatch.issues import Issue, Said, matches
from mentormatch.workbook.catalogue import SheetKind
from mentormatch.workbook.cells.parsers import did_you_mean, identity, shown
from mentormatch.workbook.cells.text import clean, is_blank, key

from .id_index import IdIndex
from .matches import Matches, MatchRow
from .people import People

_WORDS_FOR_NOBODY = """
nej ingen ikke intet mangler afventer venter søger ledig no none nobody waiting pending tbd
"""
_NOBODY = frozenset(map(key, (*_WORDS_FOR_NOBODY.split(), "ikke endnu", "not yet", "n/a")))
"""Answers that say that there is no match yet."""
_SOMEBODY = frozenset(map(key, ("ja", "yes", "x", "true", "sand")))
"""Answers that say that there is one, and not with whom."""
_BETWEEN = re.compile(r"\s*(?:[;&+\n]|\bog\b|\band\b)\s*")
_NOT_SAID = Said("Der står ikke hvem.", "It does not say whom.")
_SEVERAL = Said("Det kan være flere.", "It may be several people.")
_UNSURE = Said("Der står et spørgsmålstegn ved.", "There is a question mark beside it.")
_COUNT = Said("Det kan være et id eller et antal.", "It may be an id or a number of people.")
_NO_ONE = Said(
    "Ingen på den anden liste har det id eller navn.", "Nobody on the other list has that id or name."
)


@dataclass(slots=True)
class _Names:
    """The people of the other list, by id and by name."""

    known: IdIndex
    persons: Sequence[Youth | Mentor]
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.persons:
            if person.name:
                for spelled in (person.name, *_turned(person.name)):
                    self.by_name.setdefault(key(spelled), []).append(person.id)

    def name(self, identifier: str) -> str:
        """Return the name of a person."""
        return next((one.name or one.id for one in self.persons if one.id == identifier), identifier)

    def find(self, given: str) -> list[str]:
        """Return the ids of those who have exactly this id, or this full name."""
        return list(self.known.meant(given)) or self.by_name.get(key(given), [])

    def shortened(self, given: str) -> list[str]:
        """Return the ids of those whose name is cut short so: first letters and last name (``P. Holm``)."""
        words = [key(word) for word in given.replace(".", ". ").split() if key(word)]
        return [
            one.id
            for one in self.persons
            if (full := [key(word) for word in (one.name or "").split()])
            and len(words) > 1
            and full[-1] == words[-1]
            and full[0].startswith(words[0])
            and all(word in full or len(word) == 1 for word in words[1:-1])
        ]

    def called(self, given: str) -> list[str]:
        """Return the ids of those with this first name, whatever is written behind it."""
        first = key(given.split(maxsplit=1)[0]) if given.split() else ""
        return [one.id for one in self.persons if first and first == key((one.name or "").partition(" ")[0])]


def _turned(name: str) -> Iterable[str]:
    """Return a name with the last name first, as lists sort them."""
    first, _, last = name.rpartition(" ")
    return (f"{last} {first}",) if first else ()


def read_matched(found: Mapping[SheetKind, People], known: Mapping[SheetKind, IdIndex]) -> list[Matches]:
    """Return the running matches that the lists of people tell, one for each list that has such a column.

    An id, or a name that exactly one person has, is a running match; a name cut short that can be one person only
    is one too, with a warning. Anything else is an error at its cell: the person would get a second match.
    """
    if not {SheetKind.YOUTHS, SheetKind.MENTORS} <= found.keys():
        return []
    told: list[Matches] = []
    for kind, other in ((SheetKind.YOUTHS, SheetKind.MENTORS), (SheetKind.MENTORS, SheetKind.YOUTHS)):
        people = found[kind]
        if "matched_with" not in people.rows.columns:
            continue
        one = Matches(people.rows, of_people=True)
        names = _Names(known[other], found[other].persons)
        values = people.rows.columns["matched_with"]
        if kind is SheetKind.MENTORS and _may_be_counts(people, values):
            _ask_for_names(people, values)
            told.append(one)
            continue
        for person, record in zip(people.persons, people.records, strict=True):
            for partner in _partners(people, record, values[record], names):
                youth, mentor = (person.id, partner) if kind is SheetKind.YOUTHS else (partner, person.id)
                source = Source(people.rows.sheet.file, people.rows.sheet.name, people.rows.numbers[record])
                match = Match(youth, mentor, MatchStatus.RUNNING, source=source)
                one.lines.append(MatchRow(match, record))
        if one.lines:
            number = people.rows.headings.column("matched_with")
            place = people.rows.cell_place(people.rows.headings.row + 1, number)
            people.rows.issues.append(Issue(matches.MATCHED_WITH_READ, place, {"n": len(one.lines)}))
        told.append(one)
    return told


_SEVERAL_ASKED = re.compile(r"\b(?:unge|mentees|youths|students|matches|young people|forløb)\b")
_GREATEST_COUNT = 20


def _may_be_counts(people: People, values: Sequence[Any]) -> bool:
    """Whether a column may hold how many youths a mentor has, and not which: ``Current mentees`` above 2 and 0."""
    number = people.rows.headings.column("matched_with")
    heading = people.rows.headings.questions[number] if number is not None else ""
    words = [str(identity(value) or "") for value in values if str(value).strip()]
    return (
        _SEVERAL_ASKED.search(fold(heading)) is not None
        and bool(words)
        and all(word.isdecimal() and int(word) <= _GREATEST_COUNT for word in words)
    )


def _ask_for_names(people: People, values: Sequence[Any]) -> None:
    for record in people.records:
        if (word := str(identity(values[record]) or "")).strip("0"):
            _ask(people, record, word, _COUNT, None)


def _partners(people: People, record: int, value: Any, names: _Names) -> list[str]:
    """Return the ids of those whom a cell names, or report what cannot be told."""
    word = clean(value) if isinstance(value, str) else str(identity(value) or "")
    if is_blank(word) or key(word) in _NOBODY:
        return []
    if len(whole := names.find(word)) == 1:
        return whole
    parts = [part for part in _BETWEEN.split(word) if part]
    if len(parts) == 1 and "," in word and not whole:
        parts = [part.strip() for part in word.split(",") if part.strip()]
        turned = names.find(" ".join(reversed(parts)))  # ``Holm, Poul``
        if len(turned) == 1:
            return turned
    found: list[str] = []
    for part in parts:
        able = names.find(part)
        short = names.shortened(part)
        called = short or names.called(part)
        if len(able) == 1:
            found += able
        elif key(part) in _SOMEBODY:
            _ask(people, record, part, _NOT_SAID, None)
        elif len(able) > 1 or len(called) > 1:
            _ask(people, record, part, _SEVERAL, None)
        elif len(short) == 1 and "?" not in part:
            values = {"value": shown(part), "name": names.name(short[0]), "id": short[0]}
            people.rows.report(matches.MATCHED_WITH_ABBREVIATED, record, "matched_with", **values)
            found += short
        else:
            near = f"{names.name(called[0])} ({called[0]})" if called else None
            _ask(people, record, part, _UNSURE if "?" in part and called else _NO_ONE, near)
    return found


def _ask(people: People, record: int, value: str, why: Said, near: str | None) -> None:
    number = people.rows.headings.column("matched_with")
    given = people.rows.headings.questions[number] if number is not None else ""
    people.rows.report(
        matches.MATCHED_WITH_UNKNOWN,
        record,
        "matched_with",
        value=shown(value),
        why=why,
        nearest=did_you_mean(near),
        given=shown(given),
    )
