"""``match --in-place``: our sheets put into the user's own workbook, or a refusal that says why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch import record
from mentormatch.errors import InputProblem, OutputProblem, UsageProblem
from mentormatch.issues import Issue, Place, in_place
from mentormatch.locale import Language

if TYPE_CHECKING:
    from mentormatch.report.model import Report
    from mentormatch.workbook.files.save import SavedFile
    from mentormatch.workbook.in_place.book import OurSheet, Workbook
    from mentormatch.workbook.reading.book import Book

SUFFIXES = (".xlsx", ".xlsm")


class NotInPlace(OutputProblem):
    """The workbook is not written into; ``issues`` say why."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("error.in_place")
        self.issues = tuple(issues)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A workbook that was found fit to be written into."""

    path: Path
    data: bytes
    book: Workbook
    old: list[OurSheet]
    result: bool
    """Whether it holds a result of an earlier run."""
    mapping: Mapping[str, str]
    """What ``--map`` said in earlier runs."""
    follow_up: str | None = None
    """The name of the sheet of follow-ups that is ours to fill; ``None``: the user keeps one of their own."""


def only_one(books: Sequence[Path]) -> None:
    """Refuse several files, before any is read.

    Raises:
        UsageProblem: there is not exactly one.
    """
    if len(books) != 1:
        raise UsageProblem("error.in_place_one")


def refuse_protected(path: Path) -> None:
    """Refuse a workbook with a password before anybody is asked for it: it could not be protected again.

    Raises:
        NotInPlace: it has one.
    """
    from mentormatch.workbook.cells.privacy import mask
    from mentormatch.workbook.files.content import NotRead, read_bytes
    from mentormatch.workbook.files.limits import MAX_FILE_BYTES
    from mentormatch.workbook.files.old import is_protected

    try:
        locked = is_protected(read_bytes(path, MAX_FILE_BYTES))
    except (OSError, NotRead):
        return  # its reader says what is wrong with it
    if locked:
        raise NotInPlace([Issue(in_place.OLD_OR_PROTECTED, Place(mask(path.name)))])


def open_target(path: Path, book: Book, lang: Language) -> Target:
    """Look at the workbook before the plan is made.

    Raises:
        OutputProblem: it cannot be written into; nothing was changed.
    """
    from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, SheetKind
    from mentormatch.workbook.catalogue.sheets import HANDED_ON
    from mentormatch.workbook.files.save import probe
    from mentormatch.workbook.in_place.book import ours_in
    from mentormatch.workbook.in_place.follow_up import own_follow_up
    from mentormatch.workbook.in_place.refusals import check_sheets, open_book
    from mentormatch.workbook.reading.settings_sheet import mapped_heading

    name = book.files[0].name
    data = path.read_bytes()
    opened, refusal = open_book(data, name)
    if opened is None or refusal is not None:
        raise NotInPlace([refusal] if refusal else [])
    if path.suffix.casefold() not in SUFFIXES:
        raise NotInPlace([Issue(in_place.NOT_XLSX, Place(name))])
    probe(path, force=True, suffixes=SUFFIXES)
    names = [
        name
        for spec in RESULT_SHEETS.values()
        for name in (spec.da, spec.en)
    ]  # fmt: skip
    run = _record(path)
    spec = SHEETS[SheetKind.FOLLOW_UP]
    old = ours_in(opened, [*names, *HANDED_ON.values(), spec.da, spec.en]) if run is not None else []
    if run is not None and "in_place" in run:
        said = set(run["in_place"].split(" | "))
        old = [sheet for sheet in old if sheet.name in said]
    elif run is not None:
        old = [sheet for sheet in old if sheet.name not in {*HANDED_ON.values(), spec.da, spec.en}]
    follow_up, empty = own_follow_up(opened, book, old)
    wanted = [spec.name(lang) for spec in RESULT_SHEETS.values()]
    if run is not None:
        wanted.append(HANDED_ON[lang])
    issues = check_sheets(opened, old, wanted, name)
    if issues:
        raise NotInPlace(issues)
    old += empty
    said_before = {
        heading: column for name, column in (run or {}).items() if (heading := mapped_heading(name))
    }
    return Target(path, data, opened, old, run is not None, said_before, follow_up)


def run_record(report: Report, target: Target, book: Book, lang: Language) -> Report:
    """Add to the run record which sheets are ours, and what ``--map`` said: the settings are not ours to fill."""
    from mentormatch.workbook.reading.settings_sheet import mapped_in_copies, mapping_line

    theirs = mapped_in_copies(book.sheets)
    told = {
        mapping_line(heading, lang): column
        for heading, column in {**target.mapping, **book.mapping}.items()
        if heading in book.mapping or heading not in theirs
    }
    names = sheet_names(report, book, lang, result=target.result, follow_up=target.follow_up)
    return replace(report, run=(*report.run, *told.items(), ("in_place", names)))


def sheet_names(
    report: Report, book: Book, lang: Language, *, result: bool, follow_up: str | None = None
) -> str:
    """Return the names of the sheets that will be ours, as the run record keeps them."""
    from mentormatch.workbook.catalogue.sheets import HANDED_ON
    from mentormatch.workbook.result.rendering import own_names

    return " | ".join([*own_names(report, book, lang, follow_up), *([HANDED_ON[lang]] if result else [])])


def write(
    target: Target,
    report: Report,
    book: Book,
    lang: Language,
    *,
    mapping: dict[str, str],
    day: date,
    fallback: Path | None,
    private: bool,
) -> SavedFile:
    """Put the sheets in, check what came of it, and replace the workbook, keeping a backup.

    Raises:
        NotInPlace: something of the user's would not have come through, or the file has changed meanwhile.
        OutputProblem: it cannot be written.
    """
    from mentormatch.workbook.files.save import save
    from mentormatch.workbook.in_place.check import faults
    from mentormatch.workbook.in_place.graft import graft
    from mentormatch.workbook.result.rendering import render_own

    rendered = render_own(
        report,
        book,
        lang,
        epoch_1904=target.book.epoch_1904,
        decisions=target.result,
        follow_up=target.follow_up,
    )
    data = graft(target.book, rendered, target.old)
    place = Place(book.files[0].name)
    found = faults(data, target.book, target.old, target.data)
    if not found and not _same_people(target.path, data, report, mapping):
        found = ["personer"]
    if found:
        raise NotInPlace([Issue(in_place.NOT_WHOLE, place, {"what": ", ".join(found)})])
    if target.path.read_bytes() != target.data:
        raise NotInPlace([Issue(in_place.CHANGED_MEANWHILE, place)])
    return save(data, target.path, force=True, fallback=fallback, private=private, label=f"{day:%Y-%m-%d}-")


def _record(path: Path) -> dict[str, str] | None:
    from mentormatch.workbook.result.reader import read_result

    try:
        return dict(read_result(path).run)
    except InputProblem:
        return None


def _same_people(path: Path, data: bytes, report: Report, mapping: dict[str, str]) -> bool:
    """Whether our own reader finds in the new workbook the people and settings that the plan was made from."""
    from mentormatch.workbook.reading.reader import read

    run = dict(report.run)
    again = read(
        [path],
        settings=record.settings_of(run),
        mapping=mapping,
        leave_out_errors=run.get("leave_out_errors") == "yes",
        decisions=False,
        contents={path: data},
    )
    return (
        not again.errors
        and record.people_digest(again.youths, again.mentors, again.matches) == run["people"]
        and record.digest(dict(again.settings_of_sheets)) == run["sheet_settings"]
    )
