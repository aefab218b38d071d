"""The columns of a sheet: missing, doubled, near and unknown headings, each said once, with what may be meant."""

from __future__ import annotations

from mentormatch.issues import Issue, Place, Said, lists
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue import Column, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import cpr_digits, mask
from mentormatch.workbook.files.addresses import column_letters

from .benefits_elsewhere import look_for_benefits
from .doubles import settle_doubles
from .headings import PEOPLE, Headings, asks_besides, columns_of
from .lists import beside, lies_across, settle_lists
from .proposing import Guess, Guesses, guesses, proposal, spoken
from .sheet import Sheet
from .unheard_demands import leave_days_without_times, unheard_demand
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
    leave_days_without_times(sheet, headings, guessed)
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
        elif headings.target in PEOPLE and (unheard := unheard_demand(sheet, headings, guessed, number)):
            sheet.issues.append(Issue(unheard[0], place, unheard[1]))
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
