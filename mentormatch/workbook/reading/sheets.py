"""Which sheet is which, and which column: by name first, by content where the name says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from mentormatch.issues import Issue, Place, Said, follow_ups, privacy, sheets
from mentormatch.workbook.catalogue import SHEETS, CellType, Column, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.sheets import HANDED_ON
from mentormatch.workbook.cells.parsers import did_you_mean, shown
from mentormatch.workbook.cells.privacy import cpr_digits, holds_cpr
from mentormatch.workbook.cells.text import key, nearest
from mentormatch.workbook.files.formats import RawFile, RawSheet
from mentormatch.workbook.files.safety import column_letters

from .follow_ups import is_follow_up, named_like_follow_up, wanted_columns
from .headings import (
    Headings,
    Target,
    columns_of,
    find_headings,
    kind_in_name,
    nearest_heading,
    recognise,
    result_names,
    sheet_names,
)

_OURS = 3
"""So many sheets with the names of a result's make a file a result of ours."""
_ENOUGH = 3
"""So many known columns make a sheet known by its content."""
_JOINED = frozenset({CellType.TEXT, CellType.TEXTS, CellType.SLOTS, CellType.IDS})
"""What several columns can hold together."""
_PEOPLE = (SheetKind.YOUTHS, SheetKind.MENTORS)
_HELP_SHEETS = frozenset(map(key, ("Vejledning", "Lister", "Guide", "Lists", "Guidance", "Instructions")))
"""Sheets of our own template that hold no data."""
_HANDED_ON = frozenset(map(key, HANDED_ON.values()))


@dataclass(slots=True)
class Sheet:
    """A sheet, and what it was found to be."""

    raw: RawSheet
    kind: SheetKind | None = None
    result: ResultSheet | None = None
    headings: Headings | None = None
    ours: bool = False
    """Whether the file is a result of ours."""
    handed_on: bool = False
    """Whether it is the sheet of earlier decisions that ``--in-place`` has added to a workbook."""
    used: bool = True
    """Whether it is read for what it says (a list wins over the people of a result)."""
    issues: list[Issue] = field(default_factory=list)
    either: dict[SheetKind, Headings] = field(default_factory=dict)
    """The headings as youths and as mentors, where the sheet could be of both."""

    @property
    def place(self) -> Place:
        """Return the sheet's own place."""
        return Place(self.raw.file, self.raw.name)

    @property
    def target(self) -> Target | None:
        """What the sheet is read as."""
        return self.kind or (self.result if self.result is ResultSheet.MATCHES else None)


def sort_sheets(files: Sequence[RawFile], mapping: Mapping[str, str]) -> tuple[list[Sheet], list[Issue]]:
    """Return every sheet with what it is, and what is wrong with the sheets as such.

    Args:
        files: the files read.
        mapping: headings of the user's own by their key, with the name of the column.
    """
    issues: list[Issue] = []
    found: list[Sheet] = []
    by_file: list[list[Sheet]] = []
    for file in files:
        by_file.append(_sheets_of(file, mapping))
        found += by_file[-1]
    _tell_by_elimination(found)
    for sheet in found:
        if sheet.target is not None:
            _judge_headings(sheet)
        elif (
            sheet.result is None
            and sheet.raw.rows
            and not sheet.issues
            and key(sheet.raw.name) not in _HELP_SHEETS
        ):
            issues.append(
                Issue(follow_ups.NO_COLUMNS, sheet.place, wanted_columns())
                if named_like_follow_up(key(sheet.raw.name))
                else Issue(sheets.SHEET_UNKNOWN, sheet.place)
            )
        if holds_cpr(sheet.raw.name):
            issues.append(Issue(privacy.CPR_IN_NAME, Place(sheet.raw.file)))
    issues += _choose(found)
    if len(files) > 1:
        # Of several files, one that says nothing would go unnoticed: the others would speak for it.
        issues += [
            Issue(sheets.FILE_SAYS_NOTHING, Place(file.name))
            for file, own in zip(files, by_file, strict=True)
            if not any(sheet.target or sheet.either or sheet.ours for sheet in own)
        ]
    issues += _unused(found, mapping)
    return found, issues


def _sheets_of(file: RawFile, mapping: Mapping[str, str]) -> list[Sheet]:
    names = result_names()
    ours = sum(key(raw.name) in names for raw in file.sheets) >= _OURS
    found = [Sheet(raw, ours=ours) for raw in file.sheets]
    with_content = [sheet for sheet in found if sheet.raw.rows]
    for sheet in with_content:
        _by_name(sheet, mapping)
    taken = {sheet.kind for sheet in found if sheet.kind is not None}
    for sheet in with_content:
        if sheet.kind is None and sheet.result is None:
            hint = kind_in_name(sheet.raw.name)
            if hint is None and len(with_content) == 1:
                hint = kind_in_name(PurePath(file.name).stem)
            _by_content(sheet, mapping, hint, taken)
    return found


def _by_name(sheet: Sheet, mapping: Mapping[str, str]) -> None:
    name, rows = key(sheet.raw.name), sheet.raw.rows
    result = result_names().get(name)
    if result is ResultSheet.MATCHES:
        headings = find_headings(rows, result, mapping)
        if headings and {"youth", "mentor", "decision"} <= set(headings.keys):
            sheet.result, sheet.headings = result, headings
            return
    if result is not None and sheet.ours:
        sheet.result = result
        return
    kind = sheet_names().get(name)
    if kind is None and sheet.ours and name in _HANDED_ON:
        kind, sheet.handed_on = SheetKind.MATCHES, True
    if kind is None:
        return
    sheet.headings = find_headings(rows, kind, mapping)
    if kind is SheetKind.FOLLOW_UP and not is_follow_up(sheet.headings):
        # The sheet is optional, and many a coordinator has one of that name already, for something else.
        sheet.headings = None
        return
    sheet.kind = kind
    required = [column for column in columns_of(kind) if column.required]
    if sheet.headings is not None and sheet.headings.hits < 2 and not sheet.headings.holds(required):
        sheet.headings = None
    if sheet.headings is None:
        first = next((row for row in rows if any(str(value).strip() for value in row)), ())
        seen = ", ".join(shown(value) for value in first if str(value).strip())
        wanted = Said(
            ", ".join(column.da for column in required), ", ".join(column.en for column in required)
        )
        sheet.issues.append(Issue(sheets.NO_HEADINGS, sheet.place, {"seen": seen[:300], "required": wanted}))


def _by_content(
    sheet: Sheet, mapping: Mapping[str, str], hint: SheetKind | None, taken: set[SheetKind]
) -> None:
    rows = sheet.raw.rows
    matches = find_headings(rows, SheetKind.MATCHES, mapping)
    if matches and {"youth", "mentor", "status"} <= set(matches.keys):
        sheet.kind, sheet.headings = SheetKind.MATCHES, matches
    follow_up = find_headings(rows, SheetKind.FOLLOW_UP, mapping)
    if is_follow_up(follow_up):
        sheet.kind, sheet.headings = SheetKind.FOLLOW_UP, follow_up
    settings = find_headings(rows, SheetKind.SETTINGS, mapping)
    if settings and {"setting", "value"} <= set(settings.keys):
        sheet.kind, sheet.headings = SheetKind.SETTINGS, settings
    if sheet.kind is None:
        found = {kind: find_headings(rows, kind, mapping) for kind in _PEOPLE}
        hits = {kind: headings.hits if headings else 0 for kind, headings in found.items()}
        kind = _more_likely(hits, hint)
        if kind is None:
            if max(hits.values()) >= _ENOUGH:
                sheet.either = {kind: headings for kind, headings in found.items() if headings is not None}
            return
        if kind in taken:
            return
        sheet.kind, sheet.headings = kind, found[kind]
    if sheet.kind is not None and hint is not sheet.kind:
        spec = SHEETS[sheet.kind]
        sheet.issues.append(Issue(sheets.SHEET_BY_CONTENT, sheet.place, {"sheet": Said(spec.da, spec.en)}))


def _tell_by_elimination(found: list[Sheet]) -> None:
    """Let the one sheet that could be of both kinds be of the kind that is missing."""
    missing = [kind for kind in _PEOPLE if not any(sheet.kind is kind for sheet in found)]
    open_ = [sheet for sheet in found if len(sheet.either) == len(_PEOPLE)]
    if len(missing) == len(open_) == 1:
        (kind,), (sheet,) = missing, open_
        sheet.kind, sheet.headings = kind, sheet.either[kind]
        spec = SHEETS[kind]
        sheet.issues.append(Issue(sheets.SHEET_BY_CONTENT, sheet.place, {"sheet": Said(spec.da, spec.en)}))
    elif missing:
        for sheet in open_:
            sheet.issues.append(Issue(sheets.SHEET_AMBIGUOUS, sheet.place))


def _more_likely(hits: Mapping[SheetKind, int], hint: SheetKind | None) -> SheetKind | None:
    """Return what a sheet of people is about: by its headings, and by its name where they leave it open."""
    best = max(hits.values())
    if hint in _PEOPLE and hits[hint] >= _ENOUGH - 1 and hits[hint] >= best - 1:
        return hint
    if best < _ENOUGH:
        return None
    likely = [kind for kind, count in hits.items() if count == best]
    return likely[0] if len(likely) == 1 else None


def _judge_headings(sheet: Sheet) -> None:
    """Report missing, doubled, near and unknown headings."""
    headings, target = sheet.headings, sheet.target
    if headings is None or target is None:
        return
    _settle_doubles(sheet, headings)
    found = frozenset(column for column in headings.keys if column)
    by_key = {column.key: column for column in columns_of(target)}
    proposed: frozenset[str] = frozenset()
    row = headings.row + 1
    joined = {number for numbers in headings.joined.values() for number in numbers}
    for number, text in enumerate(headings.texts):
        column = headings.keys[number]
        if column is None and number in joined:
            continue
        place = Place(sheet.raw.file, sheet.raw.name, row, column_letters(number), text or None)
        if column == "timestamp":
            sheet.issues.append(Issue(sheets.TIMESTAMP, place))
        elif text and column is None and number not in headings.slots and sheet.result is None:
            if recognise(text, target) in found:
                sheet.issues.append(Issue(sheets.COLUMN_UNKNOWN, place))
                continue
            near = nearest_heading(text, target, found | proposed)
            if near is not None:
                proposed |= {near}
            if near is None:
                sheet.issues.append(Issue(sheets.COLUMN_UNKNOWN, place))
            else:
                said = Said(by_key[near].da, by_key[near].en)
                sheet.issues.append(
                    Issue(sheets.COLUMN_NEAR, place, {"nearest": said, "given": shown(text), "key": near})
                )
    missing = [column for column in columns_of(target) if column.required and column.key not in found]
    if target is SheetKind.YOUTHS and not found & {"birth_date", "age", "cpr"} and not _ids_are_cpr(sheet):
        missing.append(by_key["birth_date"])
    for lacking in missing:
        values = _missing(lacking, headings, target, found)
        sheet.issues.append(Issue(sheets.COLUMN_MISSING, sheet.place, values))


def _ids_are_cpr(sheet: Sheet) -> bool:
    """Whether the ids are CPR numbers: they tell the birth dates, which then need no column."""
    number = sheet.headings.column("id") if sheet.headings else None
    return number is not None and any(number < len(row) and cpr_digits(row[number]) for row in sheet.raw.rows)


def _missing(column: Column, headings: Headings, target: Target, found: frozenset[str]) -> dict[str, object]:
    seen = ", ".join(shown(text) for text in headings.texts if text) or "-"
    near = next(
        (
            text
            for text, known in zip(headings.texts, headings.keys, strict=True)
            if text and known is None and nearest_heading(text, target, found) == column.key
        ),
        None,
    )
    if near is not None:
        word = shown(near)
        remedy = Said(
            f"Mente du kolonnen {word}? Så ret overskriften til {column.da}, "
            f'eller skriv: --map "{word}={column.key}".',
            f"Did you mean the column {word}? Then change the heading to {column.en}, "
            f'or write: --map "{word}={column.key}".',
        )
    else:
        remedy = Said(
            f'Tilføj kolonnen, eller sig, hvilken kolonne det er: --map "Overskrift={column.key}".',
            f'Add the column, or say which column it is: --map "Heading={column.key}".',
        )
    return {"heading": Said(column.da, column.en), "seen": seen, "nearest": remedy}


def _settle_doubles(sheet: Sheet, headings: Headings) -> None:
    """Where two columns mean the same: what the user has told, what holds anything, the canonical heading."""
    target = headings.target
    by_key = {column.key: column for column in columns_of(target)}
    for column in {found for found in headings.keys if found and found != "timestamp"}:
        numbers = [number for number, found in enumerate(headings.keys) if found == column]
        if len(numbers) < 2:
            continue
        filled = [number for number in numbers if _filled(sheet.raw, headings.row + 1, number)] or numbers[:1]
        canonical = {key(by_key[column].da), key(by_key[column].en)}
        named = [number for number in filled if key(headings.texts[number]) in canonical]
        told = [number for number in numbers if number in headings.mapped]
        if len(told) > 1 and by_key[column].type in _JOINED:
            headings.joined[column] = tuple(told)
            filled = told[:1]
        keep = next(
            (one for one in (filled if column in headings.joined else told, filled, named) if len(one) == 1),
            [],
        )
        if not keep:
            spec = by_key[column]
            said = ", ".join(
                f"{column_letters(number)} ({shown(headings.texts[number])})" for number in filled
            )
            sheet.issues.append(
                Issue(
                    sheets.COLUMN_TWICE,
                    Place(sheet.raw.file, sheet.raw.name, headings.row + 1),
                    {"heading": Said(spec.da, spec.en), "columns": said},
                )
            )
            keep = filled[:1]
        for number in numbers:
            if number not in keep:
                headings.keys[number] = None


def _filled(raw: RawSheet, start: int, number: int) -> bool:
    return any(number < len(row) and str(row[number]).strip() for row in raw.rows[start:])


def _choose(found: list[Sheet]) -> list[Issue]:
    """Decide which sheet holds where several are of one kind; report what is missing."""
    issues: list[Issue] = []
    for kind in _PEOPLE:
        spec = SHEETS[kind]
        name = Said(spec.da, spec.en)
        of_kind = [sheet for sheet in found if sheet.kind is kind]
        lists = [sheet for sheet in of_kind if not sheet.ours]
        if lists:
            for sheet in of_kind:
                if sheet.ours:
                    sheet.used = False
                    issues.append(Issue(sheets.LIST_WINS, sheet.place, {"file": lists[0].raw.file}))
        elif of_kind and any(sheet.kind in _PEOPLE and not sheet.ours for sheet in found):
            issues.append(Issue(sheets.PEOPLE_OF_RESULT, of_kind[0].place, {"sheet": name}))
        holding = lists or of_kind
        if len(holding) > 1:
            where = ", ".join(f"{sheet.raw.file}: {sheet.raw.name}" for sheet in holding)
            issues.append(Issue(sheets.SHEET_TWICE, holding[1].place, {"sheet": name, "sheets": where}))
            for sheet in holding[1:]:
                sheet.used = False
        if not holding and not any(
            issue.kind is sheets.SHEET_AMBIGUOUS for sheet in found for issue in sheet.issues
        ):
            seen = ", ".join(dict.fromkeys(sheet.raw.name for sheet in found if sheet.raw.rows))
            files = list(dict.fromkeys(sheet.raw.file for sheet in found))
            place = Place(files[0]) if len(files) == 1 else Place()
            issues.append(Issue(sheets.NO_PEOPLE, place, {"sheet": name, "seen": seen}))
    return issues


def _unused(found: list[Sheet], mapping: Mapping[str, str]) -> list[Issue]:
    seen = {key(text) for sheet in found if sheet.headings for text in sheet.headings.texts}
    return [
        Issue(sheets.MAP_UNUSED, values={"given": shown(heading)})
        for heading in mapping
        if heading not in seen
    ]


def read_mapping(given: Mapping[str, str]) -> tuple[dict[str, str], list[Issue]]:
    """Return headings' keys with the column names that ``--map`` gives them, and what is wrong with it."""
    columns = [column for target in (*SheetKind, ResultSheet.MATCHES) for column in columns_of(target)]
    known = {key(name): name for column in columns for name in (column.key, column.da, column.en)}
    known = {key(name): name for column in columns for name in column.aliases} | known
    found: dict[str, str] = {}
    issues: list[Issue] = []
    for heading, name in given.items():
        if key(name) in known:
            found[key(heading)] = name
            continue
        values = {
            "given": f"{shown(heading)}={shown(name)}",
            "value": shown(name),
            "nearest": did_you_mean(nearest(name, known)),
        }
        issues.append(Issue(sheets.MAP_UNKNOWN_COLUMN, values=values))
    return found, issues
