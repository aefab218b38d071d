"""Which sheet is which, and which column: by name first, by content where the name says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from mentormatch.issues import Issue, Place, Said, follow_ups, headings, privacy, sheets
from mentormatch.workbook.catalogue import SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import holds_cpr
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.files.addresses import column_letters
from mentormatch.workbook.files.raw import RawFile

from .columns import judge_headings
from .follow_ups import is_follow_up, named_like_follow_up, wanted_columns
from .given import say_how
from .headings import (
    PEOPLE,
    SEARCHED_ROWS,
    columns_of,
    find_headings,
    kind_in_name,
    result_names,
    sheet_names,
)
from .kinds import propose_kinds, role_column
from .own_result import OwnSheets, own_sheets
from .proposing import answers_in, speaks_as_headings
from .roles import split_by_role
from .rows import holds_something, said_in
from .sheet import Sheet
from .told import Told

_SEVERAL = 2
_ENOUGH = 3
"""So many known columns make a sheet known by its content."""
_HELP_SHEETS = frozenset(map(key, ("Vejledning", "Lister", "Guide", "Lists", "Guidance", "Instructions")))
"""Sheets of our own template that hold no data."""
_NOT_READ = frozenset(
    {headings.COLUMN_UNKNOWN, headings.COLUMN_NEAR, headings.COLUMN_LIKE, headings.COLUMN_UNFIT}
)


def sort_sheets(files: Sequence[RawFile], told: Told) -> tuple[list[Sheet], list[Issue]]:
    """Return every sheet with what it is, and what is wrong with the sheets as such.

    Args:
        files: the files read.
        told: what the user has told of sheets and headings.
    """
    issues: list[Issue] = []
    found: list[Sheet] = []
    by_file: list[list[Sheet]] = []
    for file in files:
        by_file.append(_sheets_of(file, told))
        found += by_file[-1]
    _tell_by_elimination(found)
    propose_kinds(
        [sheet for sheet in found if key(sheet.raw.name) not in _HELP_SHEETS and not sheet.left_out],
        [file.name for file in files if sum(bool(raw.rows) for raw in file.sheets) == 1],
    )
    for sheet in found:
        if sheet.target is not None:
            judge_headings(sheet)
        elif (
            sheet.result is None
            and sheet.raw.rows
            and not sheet.issues
            and not sheet.left_out
            and key(sheet.raw.name) not in _HELP_SHEETS
        ):
            issues.append(_not_read(sheet))
        if holds_cpr(sheet.raw.name):
            issues.append(Issue(privacy.CPR_IN_NAME, Place(sheet.raw.file)))
    _say_once(found)
    for sheet in found:
        _gather_unknown(sheet)
    issues += _choose(found)
    if len(files) > 1:
        # Of several files, one that says nothing would go unnoticed: the others would speak for it.
        issues += [
            Issue(sheets.FILE_SAYS_NOTHING, Place(file.name))
            for file, own in zip(files, by_file, strict=True)
            if not any(sheet.target or sheet.either or sheet.ours for sheet in own)
        ]
    say_how(found, {id(sheet): _headings_seen(sheet) for sheet in found})
    issues += told.unused((sheet.raw, _headings_seen(sheet)) for sheet in found)
    return found, issues


def _called(sheet: Sheet, found: Sequence[Sheet]) -> str:
    """Return what to call a sheet on the command line: with its file, where another file has one of that name."""
    raw = sheet.raw
    elsewhere = any(one.raw.name == raw.name and one.raw.file != raw.file for one in found)
    return f"[{raw.file}]{shown(raw.name)}" if elsewhere else shown(raw.name)


def _not_read(sheet: Sheet) -> Issue:
    """Say of a sheet that nobody knows that it is not read; of one with a name that makes a person wonder, why."""
    name = key(sheet.raw.name)
    if named_like_follow_up(name):
        return Issue(follow_ups.NO_COLUMNS, sheet.place, wanted_columns())
    return Issue(sheets.NAMED_LIKE_OURS if name in result_names() else sheets.SHEET_UNKNOWN, sheet.place)


def _say_once(found: Sequence[Sheet]) -> None:
    """Say of a sheet with both sides in it once what is true of both, and nothing of columns that one of them reads."""
    sides = [sheet for sheet in found if sheet.whole is not None and sheet.headings is not None]
    for side in sides:
        other = next((one for one in sides if one is not side and one.whole is side.whole), None)
        if other is None or other.headings is None:
            continue
        read = {
            column_letters(number)
            for number, known in enumerate(other.headings.keys)
            if known or number in other.headings.slots
        }
        side.issues = [
            issue for issue in side.issues if not (issue.kind in _NOT_READ and issue.place.column in read)
        ]
        side.proposals = [one for one in side.proposals if side.first_side or one not in other.proposals]


def _gather_unknown(sheet: Sheet) -> None:
    """Say of all the columns of a sheet that are not known in one line that they are handed back unread."""
    unknown = [issue for issue in sheet.issues if issue.kind is headings.COLUMN_UNKNOWN]
    if len(unknown) < _SEVERAL:
        return
    rest = [issue for issue in sheet.issues if issue.kind is not headings.COLUMN_UNKNOWN]
    listed = ", ".join(shown(issue.place.heading or issue.place.column or "") for issue in unknown)
    values = {"n": len(unknown), "headings": listed}
    sheet.issues = [*rest, Issue(headings.COLUMNS_UNKNOWN, sheet.place, values)]


def _headings_seen(sheet: Sheet) -> list[str]:
    """Return a sheet's headings; where none were found, every text at its top, for one of them may be meant."""
    if sheet.headings is not None:
        return [*sheet.headings.texts, *sheet.headings.questions]
    return [value for row in sheet.raw.rows[:SEARCHED_ROWS] for value in row if isinstance(value, str)]


def _sheets_of(file: RawFile, told: Told) -> list[Sheet]:
    own = own_sheets(file)
    found: list[Sheet] = []
    for raw in file.sheets:
        sheet = Sheet(raw, ours=own.any, told=told.of(raw))
        sheet.left_out = told.left_out(raw)
        if not raw.rows or sheet.left_out:
            found.append(sheet)
        elif (kind := told.kind(raw)) is not None:
            sheet.kind = kind
            _find_own_headings(sheet, kind)
            found.append(sheet)
        else:
            found += _named(sheet, own)
    taken = {sheet.kind for sheet in found if sheet.kind is not None}
    with_content = [sheet for sheet in found if sheet.raw.rows and not sheet.left_out]
    for sheet in with_content:
        if sheet.kind is None and sheet.result is None:
            hint = kind_in_name(sheet.raw.name)
            if hint is None and len(with_content) == 1:
                hint = kind_in_name(PurePath(file.name).stem)
            _by_content(sheet, hint, taken)
    return found


def _named(sheet: Sheet, own: OwnSheets) -> list[Sheet]:
    """Return a sheet as its name has it, or as two where a column tells who is a youth and who a mentor."""
    _by_name(sheet, own)
    if sheet.result is not None or sheet.kind not in {*PEOPLE, None}:
        return [sheet]
    sides = split_by_role(sheet)
    return sides if sides[0].whole is not None else [sheet]


def _by_name(sheet: Sheet, own: OwnSheets) -> None:
    name, rows = key(sheet.raw.name), sheet.raw.rows
    if result_names().get(name) is ResultSheet.MATCHES:
        headings = find_headings(rows, ResultSheet.MATCHES, sheet.told)
        if headings and {"youth", "mentor", "decision"} <= set(headings.keys):
            sheet.result, sheet.headings = ResultSheet.MATCHES, headings
            if not sheet.ours:
                sheet.issues.append(Issue(sheets.DECISIONS_OF_NO_RESULT, sheet.place))
            return
    sheet.result = own.result(sheet.raw)
    if sheet.result is not None:
        return
    kind = sheet_names().get(name)
    if kind is None and own.is_handed_on(sheet.raw):
        kind, sheet.handed_on = SheetKind.MATCHES, True
    if kind is None:
        return
    if kind is SheetKind.FOLLOW_UP and not is_follow_up(find_headings(rows, kind, sheet.told)):
        # The sheet is optional, and many a coordinator has one of that name already, for something else.
        return
    sheet.kind = kind
    _find_own_headings(sheet, kind)


def _find_own_headings(sheet: Sheet, kind: SheetKind) -> None:
    """Find the headings of a sheet whose kind is known."""
    rows = sheet.raw.rows
    sheet.headings = find_headings(rows, kind, sheet.told)
    required = [column for column in columns_of(kind) if column.required]
    found = sheet.headings
    if found is not None and found.hits < 2 and not found.mapped:
        first = found.row + 1 - found.depth
        if not found.holds(required) or answers_in(rows, first):
            sheet.headings = None
    if sheet.headings is None:
        at = next((number for number, row in enumerate(rows) if holds_something(row)), 0)
        seen = ", ".join(map(shown, said_in(rows[at]) if rows else ()))
        wanted = Said(
            ", ".join(column.da for column in required), ", ".join(column.en for column in required)
        )
        if rows and speaks_as_headings(rows, at, kind):
            values = {"seen": seen[:300], "required": wanted}
            sheet.issues.append(Issue(headings.NO_HEADINGS, sheet.place, values))
        else:
            sheet.issues.append(Issue(headings.NO_HEADINGS_AT_ALL, sheet.place, {"required": wanted}))


def _by_content(sheet: Sheet, hint: SheetKind | None, taken: set[SheetKind]) -> None:
    rows, mapping = sheet.raw.rows, sheet.told
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
        found = {kind: find_headings(rows, kind, mapping) for kind in PEOPLE}
        if role_column(sheet) is not None:
            return  # of both, it seems: that is for a person to say
        hits = {kind: headings.hits if headings else 0 for kind, headings in found.items()}
        kind = _more_likely(hits, hint)
        if kind is None:
            if max(hits.values()) >= _ENOUGH:
                sheet.either = {kind: headings for kind, headings in found.items() if headings is not None}
            return
        if kind in taken:
            return
        sheet.kind, sheet.headings, sheet.by_content = kind, found[kind], True
        sheet.either = {one: headings for one, headings in found.items() if headings is not None}
    if sheet.kind is not None and hint is not sheet.kind:
        spec = SHEETS[sheet.kind]
        sheet.issues.append(Issue(sheets.SHEET_BY_CONTENT, sheet.place, {"sheet": Said(spec.da, spec.en)}))


def _tell_by_elimination(found: list[Sheet]) -> None:
    """Let the one sheet that could be of both kinds be of the kind that is missing."""
    for kind, other in (PEOPLE, PEOPLE[::-1]):
        same = [sheet for sheet in found if sheet.kind is kind and sheet.by_content]
        if len(same) > 1 and not any(sheet.kind is other for sheet in found):
            for sheet in same:  # their headings alone do not say which is which
                sheet.kind, sheet.headings, sheet.by_content = None, None, False
                sheet.issues = [issue for issue in sheet.issues if issue.kind is not sheets.SHEET_BY_CONTENT]
    missing = [kind for kind in PEOPLE if not any(sheet.kind is kind for sheet in found)]
    open_ = [sheet for sheet in found if sheet.kind is None and len(sheet.either) == len(PEOPLE)]
    if len(missing) == len(open_) == 1:
        (kind,), (sheet,) = missing, open_
        sheet.kind, sheet.headings = kind, sheet.either[kind]
        spec = SHEETS[kind]
        sheet.issues.append(Issue(sheets.SHEET_BY_CONTENT, sheet.place, {"sheet": Said(spec.da, spec.en)}))
    elif missing:
        for sheet in open_:
            sheet.issues.append(Issue(sheets.SHEET_AMBIGUOUS, sheet.place, {"name": shown(sheet.raw.name)}))


def _more_likely(hits: Mapping[SheetKind, int], hint: SheetKind | None) -> SheetKind | None:
    """Return what a sheet of people is about: by its headings, and by its name where they leave it open."""
    best = max(hits.values())
    if hint in PEOPLE and hits[hint] >= _ENOUGH - 1 and hits[hint] >= best - 1:
        return hint
    if best < _ENOUGH:
        return None
    likely = [kind for kind, count in hits.items() if count == best]
    return likely[0] if len(likely) == 1 else None


def _choose(found: list[Sheet]) -> list[Issue]:
    """Decide which sheet holds where several are of one kind; report what is missing."""
    issues: list[Issue] = []
    for kind in PEOPLE:
        spec = SHEETS[kind]
        name = Said(spec.da, spec.en)
        of_kind = [sheet for sheet in found if sheet.kind is kind]
        lists = [sheet for sheet in of_kind if not sheet.ours]
        if lists:
            for sheet in of_kind:
                if sheet.ours:
                    sheet.used = False
                    issues.append(Issue(sheets.LIST_WINS, sheet.place, {"file": lists[0].raw.file}))
        elif of_kind and any(sheet.kind in PEOPLE and not sheet.ours for sheet in found):
            issues.append(Issue(sheets.PEOPLE_OF_RESULT, of_kind[0].place, {"sheet": name}))
        holding = lists or of_kind
        if len(holding) > 1:
            where = ", ".join(f"{sheet.raw.file}: {sheet.raw.name}" for sheet in holding)
            values = {"sheet": name, "sheets": where, "other": _called(holding[1], found)}
            issues.append(Issue(sheets.SHEET_TWICE, holding[1].place, values))
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
