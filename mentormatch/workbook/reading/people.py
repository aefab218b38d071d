"""Youths and mentors from their sheets: every cell parsed, every row judged, nothing guessed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from itertools import repeat
from typing import Any, TypeVar

from mentormatch.domain import (
    Benefit,
    Gender,
    GenderWish,
    Mentor,
    PersonStatus,
    Slot,
    Source,
    WorkCategory,
    Youth,
    fold,
)
from mentormatch.issues import Issue, Place, Said, lists, people
from mentormatch.workbook.catalogue import SHEETS, CellType, Column, SheetKind
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.choices.statuses import PERSON_STATUS
from mentormatch.workbook.cells.answers import consent, record_check, yes_no
from mentormatch.workbook.cells.dates import FromCpr, birthday_parser, date_parser, from_now_on, short_numbers
from mentormatch.workbook.cells.languages import languages, one_spelling
from mentormatch.workbook.cells.municipality import municipality
from mentormatch.workbook.cells.parsers import (
    Parser,
    choice,
    identities,
    identity,
    minutes,
    postcode,
    shown,
    spellings,
    text,
    texts,
    whole,
)
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.cells.slots import slots, slots_asked, slots_within
from mentormatch.workbook.cells.statuses import person_status
from mentormatch.workbook.cells.text import clean, key
from mentormatch.workbook.cells.wishes import gender_wish

from .availability import availability, availability_parser
from .choice_columns import is_mark
from .namesakes import note_namesakes
from .priorities import priority_parser
from .rows import Rows, parsed, said_in
from .status_in_names import note_status_in_names

T = TypeVar("T")

_ENUMS: Mapping[str, Callable[[str], Any]] = {
    "gender": Gender,
    "wished_gender": GenderWish,
    "status": PersonStatus,
    "benefit": Benefit,
    "work": WorkCategory,
}
_RANGES: Mapping[str, tuple[int, int]] = {
    "birth_year": (1900, 2100),
    "age": (0, 199),
    "priority": (-1000, 1000),
    "places": (0, 1000),
}
TOTALS = frozenset(
    map(
        key,
        (
            "I alt",
            "Total",
            "Totalt",
            "Sum",
            "Subtotal",
            "Antal",
            "Antal i alt",
            "Gennemsnit",
            "In all",
            "Average",
        ),
    )
)
_SECTION_WORDS = """
aktive; inaktive; passive; ikke aktive; på pause; pauseret; orlov; stoppede; ophørte; afsluttede;
tidligere; venteliste; på venteliste; ventende; venter; nye; ledige; klar; matchet; matchede;
med mentor; uden mentor; har mentor; mangler mentor; søger mentor; uden match; har ung; uden ung;
unge; mentorer; frivillige; andre; øvrige; active; inactive; paused; on hold; left; former;
waiting list; waiting; new; available; matched; unmatched; with mentor; without mentor;
has a mentor; youths; mentors; volunteers
"""
_SECTIONS = frozenset(map(key, _SECTION_WORDS.split(";"))) | frozenset(spellings(PERSON_STATUS))
"""What stands in a row of its own above those that it is about."""
_EXAMPLES = frozenset(map(key, ("Eksempel", "Example")))
YOUNGEST, OLDEST = 15, 110
_CHILD = 10
"""An age outside this is a slip of the pen, whoever the list is about."""


@dataclass(slots=True)
class People:
    """The people of one sheet."""

    kind: SheetKind
    rows: Rows
    persons: list[Any]
    """A :class:`Youth` or :class:`Mentor` per record that is a person, those with errors too."""
    records: list[int]
    """The record that each person stands in."""
    ids: dict[str, str] = field(default_factory=dict)
    """Ids that stand for a CPR number, by its ten digits: never shown."""
    born: dict[int, date] = field(default_factory=dict)
    """Birth dates that stand in nothing but a CPR number, by row of the sheet (as Excel counts)."""


def parser_of(
    column: Column, *, epoch_1904: bool, short: bool = False, reference: date | None = None
) -> Parser:
    """Return the parser of a column of people.

    ``short``: its bare numbers are days without a century; ``reference``: the day on which ages and the time of
    waiting are counted.
    """
    match column.type:
        case CellType.ID:
            return identity
        case CellType.IDS:
            return identities
        case CellType.TEXTS:
            return languages if column.names else texts
        case CellType.DATE:
            if column.key == "birth_date":
                return birthday_parser(epoch_1904=epoch_1904, short=short, reference=reference)
            past = reference if column.key == "waiting_since" else None
            days = date_parser(epoch_1904=epoch_1904, short=short, recent=True, past=past)
            return from_now_on(days) if column.key == "active_from" else days
        case CellType.WHOLE:
            return whole(*_RANGES[column.key], limit=column.limit, worded=column.worded)
        case CellType.HOURS:
            return minutes()
        case CellType.CHOICE:
            read = choice(column.choices, _ENUMS[column.key], column.fillers, column.vague)
            extended = {"status": person_status, "wished_gender": gender_wish}.get(column.key)
            return extended(read) if extended else read
        case CellType.YES_NO:
            return yes_no(YES_NO)
        case CellType.CONSENT:
            return consent(epoch_1904=epoch_1904)
        case CellType.RECORD_CHECK:
            return record_check(epoch_1904=epoch_1904)
        case CellType.SLOTS:
            return slots
        case CellType.POSTCODE:
            return postcode
        case CellType.MUNICIPALITY:
            return municipality
        case _:
            return text


def read_people(
    rows: Rows, kind: SheetKind, reference: date | None, ages: tuple[int, int] = (18, 29)
) -> People:
    """Return the people of a sheet.

    Args:
        rows: the sheet's rows below its headings.
        kind: youths or mentors.
        reference: the day on which ages are counted; ``None``: ages are not compared with birth dates.
        ages: the least and the greatest age of the youths that the corps is for.
    """
    spec = SHEETS[kind]
    values: dict[str, list[Any]] = {}
    for column in (*spec.columns, *spec.also):
        if column.key not in {"cpr", "timestamp", "id", "role", "matched_with"}:
            short = column.type is CellType.DATE and short_numbers(rows.columns.get(column.key, ()))
            parse = parser_of(column, epoch_1904=rows.sheet.epoch_1904, short=short, reference=reference)
            if column.key == "status":
                parse = _status_parser(rows, parse)
            elif column.key == "meeting_times":
                parse = _times_parser(rows, parse)
            elif column.key == "priority":
                parse = priority_parser(rows, parse)
            values[column.key] = parsed(rows, column.key, parse)
    _blank_is_no(rows, values)
    found = People(kind, rows, [], [])
    _ids_and_birth_dates(found, values, reference)
    _join_names(rows, values)
    _start_after_pause(values)
    _slots_of_columns(rows, values)
    _select(found, values)
    _fill_lists(values)
    _ages_of_years(found, values, reference, ages)
    _check_ages(found, values, reference, ages)
    _check_periods(found, values)
    _make(found, values)
    _compare(found)
    note_status_in_names(found)
    return found


def _status_parser(rows: Rows, usual: Parser) -> Parser:
    """Return what reads the status: yes and no where the heading asks whether somebody is available."""
    number = rows.headings.column("status")
    if number is None:
        return usual
    values = said_in(list(rows.distinct[number]))
    there = availability(rows.headings.questions[number], values)
    return usual if there is None else availability_parser(yes_is_there=there)


def _blank_is_no(rows: Rows, values: dict[str, list[Any]]) -> None:
    """Read a blank as no where the status is a cross or nothing: ``Aktiv`` above ``x`` and blanks."""
    number = rows.headings.column("status")
    if number is None:
        return
    said = said_in(list(rows.distinct[number]))
    if availability(rows.headings.questions[number], said) and all(map(is_mark, said)):
        values["status"] = [PersonStatus.PAUSED if one is None else one for one in values["status"]]


def _times_parser(rows: Rows, usual: Parser) -> Parser:
    """Return what reads the meeting times: of a day only the part that the heading asks about."""
    number = rows.headings.column("meeting_times")
    asked = None if number is None else slots_asked(rows.headings.questions[number])
    return slots_within(asked) if asked else usual


def _ids_and_birth_dates(found: People, values: dict[str, list[Any]], reference: date | None) -> None:
    """Read the ids, and the birth dates that stand in a CPR number."""
    from .cpr import read_cpr

    values["id"] = parsed(found.rows, "id", identity)
    read_cpr(found.rows, values, found.ids, found.born, reference)
    values["birth_date"] = [
        value.date if isinstance(value, FromCpr) else value for value in values["birth_date"]
    ]


def _start_after_pause(values: dict[str, list[Any]]) -> None:
    """Let a mentor on a pause take part from the day it ends."""
    for record, until in enumerate(values.pop("paused_until", ())):
        if until is not None:
            start = values["active_from"][record]
            values["active_from"][record] = until if start is None else max(start, until)


def _join_names(rows: Rows, values: dict[str, list[Any]]) -> None:
    firsts, lasts = values.pop("first_name"), values.pop("last_name")
    if "name" in rows.columns or ("first_name" not in rows.columns and "last_name" not in rows.columns):
        return
    values["name"] = [
        " ".join(part for part in (first, last) if part) or None
        for first, last in zip(firsts, lasts, strict=True)
    ]


def _slots_of_columns(rows: Rows, values: dict[str, list[Any]]) -> None:
    """Add the meeting times that stand in columns of their own, one per weekday or time."""
    if not rows.headings.slots:
        return
    from .slots import slots_in_columns

    values["meeting_times"] = slots_in_columns(rows, values["meeting_times"])


def _select(found: People, values: dict[str, list[Any]]) -> None:
    """Decide which records are people: a total, a footnote and the template's example are not."""
    rows = found.rows
    columns = {column.key: column for column in (*SHEETS[found.kind].columns, *SHEETS[found.kind].also)}
    not_answers = {"id", "name", "first_name", "last_name", "birth_date", "cpr", "timestamp", "role"}
    answers = [key_ for key_ in rows.columns if key_ not in not_answers]
    sums = {CellType.WHOLE, CellType.HOURS}
    ids = cache(partial(_kind_of_ids, rows, values["id"]))  # nearly never asked for
    for record, identifier in enumerate(values["id"]):
        born = values["birth_date"][record] is not None
        if identifier is None:
            said = [key_ for key_ in answers if str(rows.columns[key_][record]).strip()]
            counted = all(columns[key_].type in sums for key_ in said)
            slots_said = any(
                str(rows.records[record][number]).strip()
                for number in rows.headings.slots
                if number < len(rows.records[record])
            )
            total = key(values["name"][record] or "") in TOTALS
            if total and not born:
                _forget(rows, record)  # an average is no age, and a sum no number of places
            if record in rows.bad and not said and not born:
                continue
            if not total and (
                born or slots_said or (said and not (counted and values["name"][record] is None))
            ):
                rows.report(people.ID_MISSING, record, "id")
            elif record not in rows.bad and not _tell_section(rows, record, ids):
                rows.report(lists.LINE_NOTED, record)
            continue
        if not (identifier.isalpha() or " " in identifier):
            found.records.append(record)  # nearly always; what follows needs a word
        elif not born and key(identifier) in TOTALS:
            _forget(rows, record)
            rows.report(lists.LINE_NOTED, record)
        elif key(identifier) in _EXAMPLES:
            _forget(rows, record)
            rows.report(lists.EXAMPLE_ROW, record)
        elif _tell_section(rows, record, ids):
            pass
        elif " " in identifier and identifier.count(" ") > 1 and _alone(rows, record):
            rows.report(lists.LINE_NOTED, record)
        else:
            found.records.append(record)


def _kind_of_ids(rows: Rows, ids: Sequence[Any]) -> tuple[bool, bool]:
    """Return whether any row holds more than an id, and whether the ids of such rows are numbers and codes."""
    said = [one for at, one in enumerate(ids) if isinstance(one, str) and not _alone(rows, at)]
    return bool(said), 2 * sum(any(map(str.isdigit, one)) for one in said) > len(said)


def _tell_section(rows: Rows, record: int, ids: Callable[[], tuple[bool, bool]]) -> bool:
    """Say of a row that holds one word alone that it heads the rows below, where it does: ``Venteliste``."""
    words = said_in(rows.records[record])
    if len(words) != 1 or not isinstance(words[0], str) or any(map(str.isdigit, words[0])):
        return False
    several, numbered = ids()
    is_word = clean(words[0]).count(" ") <= 1 and numbered  # where ids are numbers, a word is none
    if not several or not (is_word or key(words[0]) in _SECTIONS):
        return False
    rows.report(lists.SECTION_ROW, record, value=shown(words[0]))
    return True


def _forget(rows: Rows, record: int) -> None:
    """Take back what is wrong with the cells of a row that is no person."""
    rows.bad.discard(record)
    rows.issues = [issue for issue in rows.issues if issue.place.row != rows.numbers[record]]


def _alone(rows: Rows, record: int) -> bool:
    return len(said_in(rows.records[record])) == 1


_LISTS = (
    "languages",
    "interests",
    "trades",
    "help_wanted",
    "help_offered",
    "wished_mentors",
    "wished_youths",
    "not_with",
)


def _fill_lists(values: dict[str, list[Any]]) -> None:
    for key_ in _LISTS:
        if key_ in values:
            values[key_] = [() if value is None else value for value in values[key_]]
    nothing: frozenset[Slot] = frozenset()
    values["meeting_times"] = [nothing if value is None else value for value in values["meeting_times"]]
    values["status"] = [PersonStatus.ACTIVE if value is None else value for value in values["status"]]


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _ages_of_years(
    found: People, values: dict[str, list[Any]], reference: date | None, ages: tuple[int, int]
) -> None:
    """Fill in the ages that only a birth year tells; where the birthday decides whether the corps is for it, ask."""
    rows, told = found.rows, 0
    if reference is None or "birth_year" not in rows.columns:
        return
    for record in found.records:
        year = values["birth_year"][record]
        if year is None or values["birth_date"][record] or values["age"][record] is not None:
            continue
        oldest = reference.year - year
        low, high = (ages[0] <= age <= ages[1] for age in (oldest - 1, oldest))
        if low != high:
            rows.report(people.AGE_OF_YEAR, record, "birth_year", age=str(oldest - 1), other=str(oldest))
        else:
            values["age"][record] = oldest
            told += 1
    if told:
        place = rows.cell_place(None, rows.headings.column("birth_year"))
        rows.issues.append(Issue(people.AGE_TO_THE_YEAR, place, {"n": told}))


def _check_ages(
    found: People, values: dict[str, list[Any]], reference: date | None, ages: tuple[int, int]
) -> None:
    rows = found.rows
    youths = found.kind is SheetKind.YOUTHS
    children: list[tuple[int, str, int]] = []
    born_in, said_in = values["birth_date"], values["age"]
    for record in found.records:
        born, said = born_in[record], said_in[record]
        if said is not None and youths and said < YOUNGEST:
            children.append((record, "age", said))
            continue
        if said is not None and not YOUNGEST <= said <= OLDEST:
            if rows.report(people.AGE_OUTSIDE, record, "age", age=said):
                said_in[record] = None
            continue
        if born is not None and reference is not None:
            computed = age_on(born, reference)
            key_ = "birth_date" if "birth_date" in rows.columns else "cpr"
            if youths and 0 <= computed < YOUNGEST:
                children.append((record, key_, computed))
            elif not YOUNGEST <= computed <= OLDEST:
                if rows.report(people.AGE_OUTSIDE, record, key_, age=computed):
                    born_in[record] = None
            elif said is not None and said != computed:
                rows.report(people.AGE_CONTRADICTS, record, "age", age=said, computed=computed)
        elif born is None and said is None and youths and record not in rows.bad:
            rows.report(people.AGE_UNKNOWN, record, "birth_date")
    _tell_children(rows, children, ages)


def _tell_children(rows: Rows, children: list[tuple[int, str, int]], ages: tuple[int, int]) -> None:
    """Say once which ages the corps is for, where youths are below 15; one alone so young is a slip of the pen."""
    if len(children) == 1 and children[0][2] < _CHILD:
        record, key_, age = children[0]
        rows.report(people.AGE_OUTSIDE, record, key_, age=age)
    elif children:
        place = rows.cell_place(None, rows.headings.column(children[0][1]))
        low, high = (str(age) for age in ages)
        rows.issues.append(Issue(people.CHILDREN, place, {"n": len(children), "low": low, "high": high}))


_PERIODS = (("active_from", "active_to"),)
_AFTER_BIRTH = ("waiting_since", "active_from", "active_to", "decided_on")


def _check_periods(found: People, values: dict[str, list[Any]]) -> None:
    rows, spec = found.rows, SHEETS[found.kind]

    def named(key_: str) -> Said:
        column = spec.column(key_)
        return Said(column.da, column.en)

    for first, last in _PERIODS:
        if first in rows.columns and last in rows.columns:
            for record in found.records:
                start, end = values[first][record], values[last][record]
                if start is not None and end is not None and end < start:
                    rows.report(people.PERIOD_REVERSED, record, last, start=named(first), end=named(last))
    for late in _AFTER_BIRTH:
        if late in rows.columns:
            for record in found.records:
                born, day = values["birth_date"][record], values[late][record]
                if born is None or day is None or day >= born:
                    continue
                if rows.report(people.WAITING_BEFORE_BIRTH, record, late, late=named(late)):
                    values[late][record] = None


_YOUTH_FIELDS = tuple(Youth.__dataclass_fields__)
_MENTOR_FIELDS = tuple(Mentor.__dataclass_fields__)


def _make(found: People, values: dict[str, list[Any]]) -> None:
    rows = found.rows
    make, fields = (Youth, _YOUTH_FIELDS) if found.kind is SheetKind.YOUTHS else (Mentor, _MENTOR_FIELDS)
    file, sheet = rows.sheet.file, rows.sheet.name
    count = len(rows.numbers)
    values["source"] = build(Source, {"file": [file] * count, "sheet": [sheet] * count, "row": rows.numbers})
    values["ruling"] = [None] * count  # stands on a sheet of its own
    persons = build(make, {name: values[name] for name in fields})
    found.persons = persons if len(found.records) == count else [persons[record] for record in found.records]


def build(make: type[T], columns: Mapping[str, Sequence[Any]]) -> list[T]:
    """Return a record per row of columns that hold all of a slotted dataclass's fields.

    Column by column: calling the class for each row costs as much as all the parsing.
    """
    count = len(next(iter(columns.values())))
    records = list(map(object.__new__, repeat(make, count)))
    for name, column in columns.items():
        put = getattr(make, name).__set__
        deque(map(put, records, column), maxlen=0)
    return records


def _compare(found: People) -> None:
    """Report ids that stand twice, ids that differ in case only, and people who seem to stand twice."""
    rows = found.rows
    if _all_different(found):
        return
    by_id: dict[str, list[int]] = {}
    for person, record in zip(found.persons, found.records, strict=True):
        by_id.setdefault(person.id, []).append(record)
    stand_ins = set(found.ids.values())  # two CPR numbers of one day were reported as such
    for identifier, records in by_id.items():
        if len(records) > 1 and identifier not in stand_ins:
            for record in records:
                other = next(at for at in records if at != record)
                rows.report(people.ID_TWICE, record, "id", id=identifier, other=str(rows.numbers[other]))
    folded: dict[str, str] = {}
    for identifier, records in by_id.items():
        like = folded.setdefault(identifier.casefold(), identifier)
        if like != identifier:
            row = str(rows.numbers[by_id[like][0]])
            rows.report(people.IDS_DIFFER_BY_CASE, records[0], "id", id=identifier, like=like, other=row)
    seen: dict[tuple[str, date], int] = {}
    for person, record in zip(found.persons, found.records, strict=True):
        if person.name and person.birth_date:
            first = seen.setdefault((person.name.casefold(), person.birth_date), record)
            if first != record and len(by_id[person.id]) == 1:
                rows.report(people.SAME_PERSON, record, "name", other=str(rows.numbers[first]))
    note_namesakes(found)


def _all_different(found: People) -> bool:
    """Whether no two have one id, whatever its case, or one name: so it is in most lists."""
    persons = found.persons
    if len({person.id.casefold() for person in persons}) < len(persons):
        return False
    named = [person.name for person in persons if person.name]
    return len({*map(fold, named)}) == len(named)


def _heading(found: People, key: str) -> str | Said:
    """Return what the sheet calls a column; where it has none, what we call it."""
    headings = found.rows.headings
    if (number := headings.column(key)) is not None and number < len(headings.texts):
        return mask(headings.texts[number])
    column = SHEETS[found.kind].column(key)
    return Said(column.heading("da"), column.heading("en"))


_ADVICE = Said(
    " Betyder tom ingen ydelse, så brug --blank-benefit none.",
    " If blank means no benefit, use --blank-benefit none.",
)


def count_blanks(
    found: People, places: int, default_minutes: int, blank_benefit: Said, *, advise: bool
) -> list[Issue]:
    """Return one note per kind of blank that a default stands in for; ``advise``: say how blank can mean none."""
    at = Place(found.rows.sheet.file, found.rows.sheet.name)
    counts: list[Issue] = []

    bad = found.rows.bad

    def note(kind: Any, key_: str, default: object, **values: object) -> None:
        blank = sum(
            getattr(person, key_) is None and record not in bad
            for person, record in zip(found.persons, found.records, strict=True)
        )
        if blank:
            counts.append(
                Issue(kind, at, {"n": blank, "default": default, "column": _heading(found, key_), **values})
            )

    if found.kind is SheetKind.YOUTHS:
        note(people.BLANK_HOURS, "minutes_per_month", default_minutes / 60)
    else:
        note(people.BLANK_PLACES, "places", places)
        note(people.BLANK_BENEFIT, "benefit", blank_benefit, advice=_ADVICE if advise else Said("", ""))
    return counts


def compare_languages(read: Sequence[People]) -> None:
    """Let a language that is written in two ways be one among all people, and say so."""
    given = [person.languages for one in read for person in one.persons]
    spellings = one_spelling(given)
    if not spellings:
        return
    for one in read:
        for at, person in enumerate(one.persons):
            if not spellings.keys().isdisjoint(map(fold, person.languages)):
                words = (spellings.get(fold(word), ("", word))[1] for word in person.languages)
                one.persons[at] = replace(person, languages=tuple(dict.fromkeys(words)))
    last = read[-1].rows
    for other, word in spellings.values():
        place = Place(last.sheet.file, last.sheet.name)
        last.issues.append(Issue(people.LANGUAGE_SPELT_TWICE, place, {"word": word, "other": other}))
