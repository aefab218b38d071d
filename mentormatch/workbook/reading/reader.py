"""Reading: from files to people, matches and settings, with everything that is wrong collected at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mentormatch.collecting import put_off
from mentormatch.domain import FollowUp, Settings
from mentormatch.domain.settings import BlankBenefit
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Place, Said, Severity, files, headings, lists, privacy, sheets
from mentormatch.locale import Language
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.settings import BLANK_BENEFIT
from mentormatch.workbook.catalogue.soft import SOFT_OF_MATCHES, soft_columns
from mentormatch.workbook.cells.privacy import holds_cpr
from mentormatch.workbook.files.formats import read_file
from mentormatch.workbook.files.raw import CannotReadError, RawFile

from .benefits_elsewhere import benefits_unread
from .book import Book, InputFile, LeftOut, SheetCopy
from .copies import copy_sheet
from .filled import fill_in
from .follow_ups import read_follow_ups
from .headings import PEOPLE, Headings, find_headings, language_of
from .id_index import IdIndex
from .links import check_links
from .marks import check_marks
from .matched import read_matched
from .matches import Matches, read_matches
from .misread import misread
from .month_first import month_first
from .own_result import without_faults
from .people import People, compare_languages, count_blanks, read_people
from .people_elsewhere import name_others
from .proposing import likely_headings
from .rows import Rows, rows_of
from .rulings import read_rulings
from .settings import parse_settings, replaced_demands
from .settings_sheet import saved_mapping, settings_in_sheet
from .settle import Settled, settle
from .sheet import Sheet
from .sheets import sort_sheets
from .sheets_unread import tell_unread_sheets
from .told import Told, read_mapping, sheet_told
from .tried import tried_proposals
from .waiting import KEY as WAITING_SINCE
from .waiting import carry_waiting
from .who import name_pairs, name_people


def read(
    paths: Sequence[Path],
    *,
    settings: Mapping[str, str] = MappingProxyType({}),
    mapping: Mapping[str, str] = MappingProxyType({}),
    leave_out_errors: bool = False,
    today: date | None = None,
    decisions: bool = True,
    contents: Mapping[Path, bytes] = MappingProxyType({}),
    waiting: bool = True,
    spoken: Language = "da",
) -> Book:
    """Read one workbook, or several files that belong together.

    Args:
        paths: the files. Where one is a result of ours and another a list, the list holds for people, the
            result for decisions and matches.
        settings: words as ``--setting`` takes them; they go before the workbook's own.
        mapping: headings of the user's own, with the name of the column that each means (``--map``), and sheets
            (``Ark1!``) with what they are about (``--sheet``); they go before those that the sheet of settings
            keeps (``Kolonne: Kap.`` and ``Pladser``).
        leave_out_errors: leave out the rows that have errors, and name them in ``Book.left_out``.
        today: the day on which ages are counted where no setting says which; ``None``: they are not compared.
        decisions: take over what a result's sheet of matches says. ``verify`` does not: it wants the people
            and decisions that the result was made from.
        contents: what to read in place of a file on the disk: one not written yet, or one decrypted.
        waiting: fill in since when youths have waited from an earlier result. Not where the list cannot be
            handed back with it.
        spoken: the language where headings and names of sheets tell none.

    Returns:
        Everything that was read, with every issue. Whether its errors stop the run is the caller's decision.

    Raises:
        InputProblem: a file cannot be read at all; every such file is named.
    """
    with put_off():
        return _read(paths, settings, mapping, leave_out_errors, today, decisions, contents, waiting, spoken)


def _read(
    paths: Sequence[Path],
    settings: Mapping[str, str],
    mapping: Mapping[str, str],
    leave_out_errors: bool,
    today: date | None,
    decisions: bool,
    contents: Mapping[Path, bytes],
    waiting: bool,
    spoken: Language,
) -> Book:
    raw = list(map(without_faults, _open_all(paths, contents)))

    def once(mapping: Mapping[str, str]) -> Book:
        return _read_files(raw, settings, mapping, leave_out_errors, today, decisions, waiting, spoken)

    book = once(mapping)
    if not book.proposals:
        return book
    return replace(book, proposals=tried_proposals(book, mapping, once))


def _read_files(
    raw: Sequence[RawFile],
    settings: Mapping[str, str],
    mapping: Mapping[str, str],
    leave_out_errors: bool,
    today: date | None,
    decisions: bool,
    waiting: bool,
    spoken: Language,
) -> Book:
    told, issues = read_mapping({**saved_mapping(raw), **mapping})
    found, sheet_issues = sort_sheets(raw, told)
    issues += [issue for file in raw for issue in file.issues]
    language = language_of(_headings(found), [sheet.raw.name for sheet in found]) or spoken
    base, of_sheets, given, setting_issues = _settings(found, settings)
    work = _Work(found, base, leave_out_errors, decisions)
    work.read_people(base.as_of or today)
    work.read_rulings()
    work.read_matches()
    if waiting:
        work.carry_waiting()
    work.read_follow_ups(base.as_of or today)
    work.finish()
    issues += tell_unread_sheets(sheet_issues, found, work.people)
    return Book(
        youths=tuple(work.persons(SheetKind.YOUTHS)),
        mentors=tuple(work.persons(SheetKind.MENTORS)),
        matches=work.settled.matches,
        amended=work.settled.amended,
        follow_ups=tuple(work.follow_ups),
        settings=base,
        settings_given=MappingProxyType(given),
        settings_of_sheets=MappingProxyType(of_sheets),
        language=language,
        issues=tuple(_in_order([*issues, *setting_issues, *work.issues], raw, found)),
        sheets=tuple(work.copies(language)),
        files=tuple(InputFile(file.name, file.sha256) for file in raw),
        left_out=tuple(work.left_out),
        lapsed=work.settled.lapsed,
        mapping=MappingProxyType(_to_keep(mapping, told)),
        proposals=tuple(proposal for sheet in found for proposal in sheet.proposals),
    )


def _headings(found: Sequence[Sheet]) -> list[Headings]:
    """Return the headings that were found; where no sheet of people is known, what speaks for the language."""
    known = [sheet.headings for sheet in found if sheet.headings]
    if any(headings.target in {SheetKind.YOUTHS, SheetKind.MENTORS} for headings in known):
        return known
    tried = (
        find_headings(sheet.raw.rows, SheetKind.YOUTHS, sheet.told)
        or likely_headings(sheet, SheetKind.YOUTHS)
        for sheet in found
        if not sheet.headings
    )
    return [*known, *(headings for headings in tried if headings)]


def _to_keep(mapping: Mapping[str, str], told: Told) -> dict[str, str]:
    """Return what of ``--map`` a result may hand on: meanings that are known, and no CPR number."""
    return {
        word: name
        for word, name in mapping.items()
        if (word in told.columns or sheet_told(word) in told.kinds) and not holds_cpr(word)
    }


def _open_all(paths: Sequence[Path], contents: Mapping[Path, bytes]) -> list[RawFile]:
    """Read every file, or raise with everything that stands in the way."""
    raw: list[RawFile] = []
    faults: list[Issue] = []
    seen: set[Path] = set()
    for path in paths:
        place = Place(path.name)
        if holds_cpr(path.name):
            faults.append(Issue(privacy.CPR_IN_NAME))
            continue
        if path.absolute() in seen:
            faults.append(Issue(files.GIVEN_TWICE, place))
            continue
        seen.add(path.absolute())
        try:
            raw.append(read_file(path, contents.get(path)))
        except CannotReadError as error:
            faults.append(error.issue)
    if faults:
        raise InputProblem(faults)
    return raw


def _settings(
    found: Sequence[Sheet], given: Mapping[str, str]
) -> tuple[Settings, dict[str, str], dict[str, str], list[Issue]]:
    """Return the settings of the sheets (a list's before a result's), overridden by what the caller gives."""
    issues: list[Issue] = []
    words: dict[str, str] = {}
    places: dict[str, Place] = {}
    of_kind = [sheet for sheet in found if sheet.kind is SheetKind.SETTINGS and sheet.headings]
    of_kind.sort(key=lambda sheet: sheet.ours)
    for sheet in of_kind:
        said, said_places, faults = settings_in_sheet(sheet)
        issues += faults
        if any(name in words and words[name] != word for name, word in said.items()):
            issues.append(Issue(sheets.SETTINGS_TWICE, sheet.place, {"file": of_kind[0].raw.file}))
        words = {**said, **words}
        places = {**said_places, **places}
    of_sheets, faults_of_sheets = parse_settings(words, Settings(), places=places)
    made, faults_given = parse_settings(given, of_sheets)
    if dropped := replaced_demands(given, of_sheets, made):
        issues.append(dropped)
    from_sheets = {issue.code for issue in faults_of_sheets if issue.place == Place()}
    issues += faults_of_sheets
    # What is wrong with the settings as a whole was said once already.
    issues += [issue for issue in faults_given if issue.place != Place() or issue.code not in from_sheets]
    return made, words, {**words, **given}, issues


@dataclass(slots=True)
class _Work:
    """One reading in progress: the sheets, and what they gave so far."""

    found: list[Sheet]
    settings: Settings
    leave_out_errors: bool
    decisions: bool
    people: dict[SheetKind, People] = field(default_factory=dict)
    known: dict[SheetKind, IdIndex] = field(default_factory=dict)
    matches: list[Matches] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)
    follow_ups: list[FollowUp] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rows: dict[int, Rows] = field(default_factory=dict)
    cpr_ids: dict[str, str] = field(default_factory=dict)
    waiting: dict[int, date] = field(default_factory=dict)
    """Days filled in for youths, by row."""

    def read_people(self, reference: date | None) -> None:
        for sheet in self.found:
            if (
                sheet.kind not in {SheetKind.YOUTHS, SheetKind.MENTORS}
                or not sheet.used
                or not _readable(sheet)
            ):
                continue
            rows = self._rows(sheet)
            people = read_people(rows, sheet.kind, reference, (self.settings.min_age, self.settings.max_age))
            rows.issues += month_first(rows, sheet.kind)
            if rows.issues:
                rows.issues += misread(rows, sheet.kind)
            check_marks(rows, sheet)
            self.people[sheet.kind] = people
            self.cpr_ids |= people.ids
            if not people.persons:
                rows.issues.append(Issue(lists.NO_ROWS, sheet.place))
        self.known = {kind: IdIndex.of(read.persons) for kind, read in self.people.items()}
        check_links(self.people, self.known)
        self.matches += read_matched(self.people, self.known)
        name_others({kind: one for kind, one in self.people.items() if not self._is_ours(one)})
        compare_languages(list(self.people.values()))

    def _is_ours(self, people: People) -> bool:
        """Whether people stand in a result's copy of a list: what it does not read was said of the list."""
        return any(sheet.raw is people.rows.sheet and sheet.ours for sheet in self.found)

    def read_rulings(self) -> None:
        """Give the mentors the answers that stand in a result."""
        mentors = self.people.get(SheetKind.MENTORS)
        if mentors is None:
            return
        known = self.known[SheetKind.MENTORS]
        for sheet, rows in read_rulings(self.found, mentors, known, self.cpr_ids, decisions=self.decisions):
            self.rows[id(sheet)] = rows

    def read_matches(self) -> None:
        handing_on = {sheet.raw.file for sheet in self.found if sheet.handed_on}
        for sheet in self.found:
            if sheet.target not in {SheetKind.MATCHES, ResultSheet.MATCHES} or not _readable(sheet):
                continue
            if sheet.result is ResultSheet.MATCHES and not self.decisions:
                continue
            rows = self._rows(sheet)
            result = sheet.result is ResultSheet.MATCHES
            read = read_matches(rows, result=result, cpr_ids=self.cpr_ids)
            read.from_result = sheet.ours or result
            read.people_elsewhere = read.from_result and any(
                people.rows.sheet.file != sheet.raw.file for people in self.people.values()
            )
            read.handed_on = sheet.handed_on
            read.in_place = sheet.raw.file in handing_on
            overtaken = not sheet.handed_on and sheet.raw.file in handing_on
            if read.from_result and not result and (self.decisions or overtaken):
                # What a result's history still calls proposed is older than its own sheet of matches.
                read.forget_proposals()
            check_marks(rows, sheet)
            self.matches.append(read)

    def carry_waiting(self) -> None:
        """Take over from earlier results since when youths have waited of whom the list does not say it."""
        youths = self.people.get(SheetKind.YOUTHS)
        if youths is not None and self.decisions:
            self.waiting, issues = carry_waiting(
                self.found, youths, self.matches, ended_waits=self.settings.ended_waits
            )
            self.issues += issues

    def read_follow_ups(self, reference: date | None) -> None:
        youths, mentors, complete = self._known()
        for sheet in self.found:
            if sheet.kind is not SheetKind.FOLLOW_UP or not _readable(sheet):
                continue
            rows = self._rows(sheet)
            self.follow_ups += read_follow_ups(
                rows,
                cpr_ids=self.cpr_ids,
                youths=youths,
                mentors=mentors,
                complete=complete,
                reference=reference,
            )
            check_marks(rows, sheet)

    def _known(self) -> tuple[IdIndex, IdIndex, bool]:
        """Return the ids of youths and mentors, and whether both lists were read."""
        kinds = (SheetKind.YOUTHS, SheetKind.MENTORS)
        youths, mentors = (self.known.get(kind) or IdIndex() for kind in kinds)
        return youths, mentors, set(kinds) <= self.people.keys()

    def finish(self) -> None:
        """Leave out what has errors, where that was asked for, and settle which matches hold."""
        left: set[tuple[str, str]] = set()
        if self.leave_out_errors:
            for kind, people in self.people.items():
                left |= self._leave_out_people(kind, people)
        youths, mentors, complete = self._known()
        self.settled = settle(self.matches, youths, mentors, frozenset(left), complete=complete)
        if self.leave_out_errors:
            for matches in self.matches:
                for record in sorted(matches.rows.bad) if not matches.of_people else ():
                    self.left_out.append(LeftOut(SheetKind.MATCHES, None, matches.rows.place(record)))
            for sheet in self.found:
                unknown = [issue for issue in sheet.issues if issue.kind is lists.ROLE_UNKNOWN]
                if sheet.whole is not None and sheet.kind is not None:
                    self.left_out += [LeftOut(sheet.kind, None, _row(issue.place)) for issue in unknown]
                if sheet.kind is SheetKind.FOLLOW_UP and (rows := self.rows.get(id(sheet))):
                    for record in sorted(rows.bad):
                        self.left_out.append(LeftOut(SheetKind.FOLLOW_UP, None, rows.place(record)))
            for matches, record in self.settled.dropped:
                self.left_out.append(self._dropped(matches, record))
        for sheet in self.found:
            self.issues += [issue for issue in sheet.issues if sheet.first_side or issue not in self.issues]
        for people in self.people.values():
            name_people(people)
        for rows in self.rows.values():
            name_pairs(rows, self.people, self.known)
            self.issues += rows.issues
        blank = next(choice for choice in BLANK_BENEFIT if choice.value == self.settings.blank_benefit)
        proposals = [one for sheet in self.found for one in sheet.proposals]
        told_elsewhere = benefits_unread(self.issues, proposals)
        for people in self.people.values():
            self.issues += count_blanks(
                people,
                self.settings.default_places,
                self.settings.default_minutes,
                Said(blank.da, blank.en),
                advise=self.settings.blank_benefit is BlankBenefit.UNKNOWN and not told_elsewhere,
            )

    def _leave_out_people(self, kind: SheetKind, people: People) -> set[tuple[str, str]]:
        side = "youth" if kind is SheetKind.YOUTHS else "mentor"
        bad = people.rows.bad
        of_person = dict(zip(people.records, people.persons, strict=True))
        for record in sorted(bad):
            person = of_person.get(record)
            who = ((person.id, person.name),) if person else ()
            self.left_out.append(LeftOut(kind, who[0][0] if who else None, people.rows.place(record), who))
        return {(side, of_person[record].id) for record in bad if record in of_person}

    def _dropped(self, matches: Matches, record: int) -> LeftOut:
        """Return the row of a match that goes with somebody whom it names."""
        line = next(line for line in matches.lines if line.record == record)
        names = [
            next((one.name for one in people.persons if one.id == given), None)
            if (people := self.people.get(kind))
            else None
            for kind, given in ((SheetKind.YOUTHS, line.match.youth), (SheetKind.MENTORS, line.match.mentor))
        ]
        who = ((line.match.youth, names[0]), (line.match.mentor, names[1]))
        return LeftOut(SheetKind.MATCHES, None, matches.rows.place(record), who, with_person=True)

    def persons(self, kind: SheetKind) -> list[Any]:
        people = self.people.get(kind)
        if people is None:
            return []
        if not self.leave_out_errors or not people.rows.bad:
            return people.persons
        bad = people.rows.bad
        return [
            person for person, record in zip(people.persons, people.records, strict=True) if record not in bad
        ]

    def copies(self, language: Language) -> list[SheetCopy]:
        others = {id(sheet.whole): sheet for sheet in self.found if not sheet.first_side}
        copies = [
            copy_sheet(sheet, self.rows.get(id(sheet)), self.cpr_ids, others.get(id(sheet.whole)))
            for sheet in self.found
            if (sheet.used or sheet.kind not in {SheetKind.YOUTHS, SheetKind.MENTORS}) and sheet.first_side
        ]
        # A CPR number does not come back; what it told of a person must, or next month's run would lack the ages.
        born: dict[tuple[str, str], dict[int, date]] = {}
        for people in self.people.values():
            born.setdefault((people.rows.sheet.file, people.rows.sheet.name), {}).update(people.born)
        copies = [
            fill_in(copy, "birth_date", born.get((copy.file, copy.name), {}), language) for copy in copies
        ]
        return [
            fill_in(copy, WAITING_SINCE, self.waiting, language) if copy.kind is SheetKind.YOUTHS else copy
            for copy in copies
        ]

    def _rows(self, sheet: Sheet) -> Rows:
        assert sheet.headings is not None  # noqa: S101  # _readable has looked
        soft: frozenset[str] = frozenset()
        if sheet.kind in PEOPLE:
            soft = soft_columns(sheet.kind, self.settings.demands)
        elif sheet.target in {SheetKind.MATCHES, ResultSheet.MATCHES}:
            soft = SOFT_OF_MATCHES
        rows = rows_of(sheet.raw, sheet.headings, sheet.skipped, soft)
        self.rows[id(sheet)] = rows
        return rows


def _row(place: Place) -> Place:
    """Return the row of a cell's place."""
    return Place(place.file, place.sheet, place.row)


_UNREADABLE = (
    headings.COLUMN_MISSING,
    headings.NO_HEADINGS,
    headings.NO_HEADINGS_AT_ALL,
    lists.LISTS_BESIDE,
    lists.LIES_ACROSS,
)


def _readable(sheet: Sheet) -> bool:
    """Whether a sheet's rows can be read: it has headings, and none that are required is missing."""
    return sheet.headings is not None and not any(issue.kind in _UNREADABLE for issue in sheet.issues)


def _in_order(issues: list[Issue], raw: Sequence[RawFile], found: Sequence[Sheet]) -> list[Issue]:
    """Return issues in the order of the files, their sheets, rows and columns, those of no place first."""
    file_order = {file.name: number for number, file in enumerate(raw)}
    sheet_order = {(sheet.raw.file, sheet.raw.name): number for number, sheet in enumerate(found)}
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}

    def order(issue: Issue) -> tuple[int | str, ...]:
        at = issue.place
        return (
            file_order.get(at.file or "", -1),
            sheet_order.get((at.file or "", at.sheet or ""), -1),
            at.row or 0,
            rank[issue.severity],
            len(at.column or ""),
            at.column or "",
        )

    return sorted(issues, key=order)
