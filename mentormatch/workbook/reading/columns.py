"""The columns of a sheet: missing, doubled, near and unknown headings, each said once, with what may be meant."""

from __future__ import annotations

import re

from mentormatch.domain import fold
from mentormatch.issues import Issue, Place, Said, lists
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue import Column, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import cpr_digits, mask
from mentormatch.workbook.files.addresses import column_letters

from .benefits_elsewhere import look_for_benefits
from .choice_columns import is_mark
from .doubles import settle_doubles
from .fits import fits
from .headings import PEOPLE, Headings, asks_besides, columns_of, denies
from .lists import beside, lies_across, settle_lists
from .proposing import Guess, Guesses, guesses, proposal, spoken
from .sheet import Sheet
from .wishes_elsewhere import look_for_wishes


def judge_headings(sheet: Sheet) -> None:
    """Report missing, doubled, near and unknown headings."""
    headings, target = sheet.headings, sheet.target
    if headings is None or target is None:
        return
    if target in PEOPLE:
        if not sheet.ours and (issue := beside(sheet, headings)) is not None:
            sheet.issues.append(issue)
            return
        settle_lists(sheet, headings)
    settle_doubles(sheet, headings)
    if sheet.whole is None and (number := headings.column("role")) is not None:
        headings.keys[number] = None  # one side alone stands here, whatever the column says
    if headings.depth > 1:
        row = Place(sheet.raw.file, sheet.raw.name, headings.row + 1)
        sheet.issues.append(Issue(lists.SUB_HEADINGS, row))
    guessed = guesses(sheet, headings, target) if sheet.result is None else Guesses()
    look_for_benefits(sheet, headings, guessed)
    look_for_wishes(sheet, headings, guessed)
    near = guessed.likely
    found = frozenset(column for column in headings.keys if column)
    by_key = {column.key: column for column in columns_of(target)}
    missing = [column for column in columns_of(target) if column.required and column.key not in found]
    if (
        target is SheetKind.YOUTHS
        and not found & {"birth_date", "birth_year", "age", "cpr"}
        and not _ids_are_cpr(sheet)
    ):
        missing.append(by_key["birth_date"])
    if missing and isinstance(target, SheetKind) and target in PEOPLE and lies_across(sheet, target):
        sheet.issues.append(Issue(lists.LIES_ACROSS, sheet.place))
        return
    needed = {column.key for column in missing} | ({"age"} if by_key.get("birth_date") in missing else set())
    _tell_columns(sheet, headings, guessed, needed)
    for lacking in missing:
        values = _missing(lacking, headings, near)
        sheet.issues.append(Issue(heading_kinds.COLUMN_MISSING, sheet.place, values))
    for number, guess in sorted(near.items()):
        sheet.proposals.append(proposal(sheet, headings, number, guess, needed=guess.column.key in needed))


def _tell_columns(sheet: Sheet, headings: Headings, guessed: Guesses, needed: set[str]) -> None:
    """Say of each column that is not read what may be meant with it, or that it is not known."""
    joined = {number for numbers in headings.joined.values() for number in numbers}
    for number, text in enumerate(headings.texts):
        column = headings.keys[number]
        if column is None and (number in joined or number in headings.further or number in headings.dropped):
            continue
        place = Place(
            sheet.raw.file,
            sheet.raw.name,
            headings.row + 2 - headings.depth,
            column_letters(number),
            mask(headings.questions[number]) or None,
        )
        if column == "timestamp":
            sheet.issues.append(Issue(heading_kinds.TIMESTAMP, place))
        elif not text or column is not None or number in headings.slots or sheet.result is not None:
            continue
        elif headings.target in PEOPLE and asks_besides(text):
            sheet.issues.append(Issue(heading_kinds.LANGUAGES_BESIDES, place))
        elif (contrary := _contrary(sheet, headings, number)) is not None:
            asked = {"nearest": Said(contrary.da, contrary.en)}
            sheet.issues.append(Issue(heading_kinds.COLUMN_DENIED, place, asked))
        elif _of_weekly_hours(sheet, headings, number):
            sheet.issues.append(Issue(heading_kinds.WEEKLY_HOURS, place))
        elif _says_when_over(sheet, headings, number):
            of = {"heading": _shown_heading(headings, "matched_with")}
            sheet.issues.append(Issue(heading_kinds.END_UNREAD, place, of))
        elif _says_when_away(sheet, headings, number):
            sheet.issues.append(Issue(heading_kinds.AWAY_UNREAD, place))
        elif number in guessed.asks_status:
            sheet.issues.append(Issue(heading_kinds.STATUS_ELSEWHERE, place))
        elif (unlike := guessed.unfit.get(number)) is not None:
            said, given = Said(unlike.da, unlike.en), shown(headings.questions[number])
            values = {"nearest": said, "given": given, "key": unlike.key}
            sheet.issues.append(Issue(heading_kinds.COLUMN_UNFIT, place, values))
        elif (guess := guessed.likely.get(number)) is None:
            sheet.issues.append(Issue(heading_kinds.COLUMN_UNKNOWN, place))
        elif (
            guess.by_words or guess.column.key not in needed
        ):  # else it is said of the column that is missing
            said = Said(guess.column.da, guess.column.en)
            given = shown(headings.questions[number])
            values = {"nearest": said, "given": given, "key": guess.column.key, "why": guess.why}
            kind = heading_kinds.COLUMN_NEAR if guess.by_words else heading_kinds.COLUMN_LIKE
            sheet.issues.append(Issue(kind, place, values))


_WEEKLY = re.compile(
    r"\b(?:timer|hours?)\b.*\b(?:uge|ugen|ugentligt?|week|weekly)\b|\b(?:ugentlige timer|weekly hours|t\.?/uge)\b"
)


def _of_weekly_hours(sheet: Sheet, headings: Headings, number: int) -> bool:
    """Whether a column that is not read has somebody's hours a week, and no column has those of a month."""
    asked = headings.target in PEOPLE and "minutes_per_month" not in headings.keys
    return (
        asked
        and _WEEKLY.search(fold(headings.questions[number])) is not None
        and bool(sheet.values(headings, number))
    )


_OVER = re.compile(r"\b(?:afslut\w*|slut|slutdato|stopdato|ophørt|ophør|ended|end date|closed|finished)\b")
_AWAY = re.compile(
    r"\b(?:orlov|ferie|fravær|pauser?|barsel|på rejse|bortrejst|leave|vacations?|holidays?|away|absences?|paused?)\b"
)
_OF_THE_PAST = re.compile(r"\b(?:børn|tidligere|sidste|interesser|job|aktivitet)")


def _says_when_over(sheet: Sheet, headings: Headings, number: int) -> bool:
    """Whether a column that is not read says when matches ended that another column tells."""
    asked = "matched_with" in headings.keys and _OVER.search(fold(headings.questions[number])) is not None
    return asked and bool(sheet.values(headings, number))


def _says_when_away(sheet: Sheet, headings: Headings, number: int) -> bool:
    """Whether a column that is not read says when somebody is away."""
    said = fold(headings.questions[number])
    asked = headings.target in PEOPLE and _AWAY.search(said) is not None and not _OF_THE_PAST.search(said)
    return asked and any(is_mark(value) is not False for value in sheet.values(headings, number))


def _shown_heading(headings: Headings, column: str) -> str:
    number = headings.column(column)
    return shown(headings.questions[number]) if number is not None else ""


_DEMANDED = ("meeting_times", "languages", "wished_gender")


def _contrary(sheet: Sheet, headings: Headings, number: int) -> Column | None:
    """Return the column that a heading asks the contrary of, by the answers: a demand that would go unheard."""
    if headings.target not in PEOPLE or not denies(headings.questions[number]):
        return None
    answers, rows = sheet.values(headings, number), sheet.count(headings)
    demanded = (column for column in columns_of(headings.target) if column.key in _DEMANDED)
    epoch = sheet.raw.epoch_1904
    return next((one for one in demanded if fits(one, answers, rows, epoch_1904=epoch)), None)


def _ids_are_cpr(sheet: Sheet) -> bool:
    """Whether the ids are CPR numbers: they tell the birth dates, which then need no column."""
    number = sheet.headings.column("id") if sheet.headings else None
    return number is not None and any(number < len(row) and cpr_digits(row[number]) for row in sheet.raw.rows)


def _missing(column: Column, headings: Headings, near: dict[int, Guess]) -> dict[str, object]:
    wanted = {column.key, "age"} if column.key == "birth_date" else {column.key}
    likely = next((number for number, guess in sorted(near.items()) if guess.column.key in wanted), None)
    if likely is not None:
        guess, word = near[likely], shown(headings.questions[likely])
        known = guess.column
        da = f" ({guess.why.da})" if not guess.by_words else ""
        en = f" ({guess.why.en})" if not guess.by_words else ""
        remedy = Said(
            f"Mente du kolonnen {word}{da}? Så ret overskriften til {known.da}, "
            f'eller skriv: --map "{word}={known.key}".',
            f"Did you mean the column {word}{en}? Then change the heading to {known.en}, "
            f'or write: --map "{word}={known.key}".',
        )
    elif column.key == "id":
        remedy = Said(
            "Ingen kolonne ligner et id. Tilføj en kolonne Id, og skriv 1, 2, 3 ned gennem den; "
            "numrene må ikke skifte fra måned til måned.",
            "No column looks like an id. Add a column Id, and write 1, 2, 3 down through it; "
            "the numbers must not change from month to month.",
        )
    elif column.key == "birth_date":
        remedy = Said(
            "Tilføj kolonnen Fødselsdato, eller kolonnen Alder med hele år. Er de alle omtrent lige gamle, så skriv "
            "den samme alder i hver række, fx 20.",
            "Add the column Birth date, or the column Age with whole years. If they are all of about one age, write "
            "that age in every row, e.g. 20.",
        )
    else:
        remedy = Said(
            f'Tilføj kolonnen, eller sig, hvilken kolonne det er: --map "Overskrift={column.key}".',
            f'Add the column, or say which column it is: --map "Heading={column.key}".',
        )
    return {"heading": Said(column.da, column.en), "seen": spoken(headings), "nearest": remedy}
