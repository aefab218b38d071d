"""The main job: read, judge, solve, describe, write."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch import record
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Place, Said, Severity, files
from mentormatch.locale import Language

from .guard import standing_against
from .in_place import only_one, open_target, refuse_protected, run_record, write
from .passwords import Ask, protected, unlock_all
from .planning import Plan, Progress, judge, plan, rules_age

if TYPE_CHECKING:
    from mentormatch.domain import Settings
    from mentormatch.report.model import Person, Report
    from mentormatch.workbook.reading.book import Book, LeftOut
    from mentormatch.workbook.reading.sheet import Proposal
    from mentormatch.workbook.result.reader import ResultPeople


Sealed = Callable[["Report", str], None]
Marking = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to read and how; ``today`` and ``lang`` come from the edge.

    ``settings`` are words as ``--setting`` takes them and override the workbook's; ``lang`` ``None`` means the
    language of the workbook's headings.
    """

    books: Sequence[Path]
    today: date
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    """Bytes of books that the caller has read already (and keeps a record of): they count, whatever is on the disk
    by now."""
    settings: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)
    leave_out_errors: bool = False
    lang: Language | None = None
    spoken: Language = "da"
    """The language where neither ``lang`` nor the workbook's headings say one: the locale's."""
    fallback: Path | None = None
    """A folder of the user's own that takes the finished result where it cannot be written as asked."""
    password: Ask | None = None
    """Asked for the password of a file that has one; ``None``: nobody can be asked."""
    private: bool = False
    """Whether what is written is readable by its owner only."""
    follow: Callable[[Language], object] = lambda _: None
    """Told the language of the workbook's headings as soon as it is known, so that all that is said after is in it."""
    sealed: Sealed | None = None
    """Told the report and the result's SHA-256 when it is finished and not yet in its place, so that whoever
    keeps a record of runs can know the file for theirs even if the program dies in between. An error that it
    raises stops the run before anything is written."""
    marking: Marking = lambda *_: None
    """Told path and SHA-256 of each marked-up copy before it is put there, for the same reason."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: what it says, where it is, how long each stage took (seconds)."""

    report: Report
    output: Path
    backup: Path | None
    lang: Language
    left_out: tuple[LeftOut, ...]
    seconds: Mapping[str, float]
    proposals: tuple[Proposal, ...] = ()
    """What columns that were not read may mean."""
    not_found: tuple[Issue, ...] = ()
    """What was not found in the lists, or taken for granted, and shapes the plan."""


class InputStopped(InputProblem):
    """The input's errors stopped the run. ``marked`` is the marked-up copy that was written, if any.

    ``lang`` is ``None`` where the input could not even be read. ``unmarked``: files that no copy was written of,
    because they have a password and the copy would not. ``proposals``: what headings and sheets that were not
    understood may mean. ``answers``: options that answer the question that the run stopped at.
    ``book``: what was read all the same.
    """

    def __init__(
        self,
        issues: Sequence[Issue],
        lang: Language | None,
        marked: Path | None,
        unmarked: Sequence[str] = (),
        proposals: Sequence[Proposal] = (),
        answers: Sequence[str] = (),
        book: Book | None = None,
    ) -> None:
        super().__init__(issues)
        self.answers = tuple(answers)
        self.book = book
        self.lang = lang
        self.marked = marked
        self.unmarked = tuple(unmarked)
        self.proposals = tuple(proposals)
        self.values = {"n": sum(issue.severity is Severity.ERROR for issue in issues)}


class _Clock:
    """Seconds of each stage; a monotonic clock, no date."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def stage(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = round(now - self._last, 4)
        self._last = now


def read(request: Request, *, waiting: bool = True) -> Book:
    """Read the input, with every fault collected.

    Raises:
        InputStopped: there are errors (with ``leave_out_errors``: errors that no row left out can cure).
    """
    book, opened = _read(request, waiting=waiting)
    request.follow(book.language)
    if book.errors:
        marked, unmarked = _mark_up(request, book, opened)
        lang = request.lang or book.language
        raise InputStopped(book.issues, lang, marked, unmarked, book.proposals, book=book)
    return book


def read_book(request: Request) -> Book:
    """Read the input and return it with its faults, whatever they are; nothing is written.

    Raises:
        InputStopped: a file cannot be read at all.
    """
    return _read(request)[0]


def _read(request: Request, *, waiting: bool = True) -> tuple[Book, Mapping[Path, bytes]]:
    """Return what was read, and the contents of the files that a password opened."""
    from mentormatch.workbook.reading.reader import read as read_books

    locked = protected(request.books, request.contents)
    opened, faults = unlock_all(locked, request.password) if locked else ({}, {})
    try:
        book = read_books(
            request.books,
            settings=request.settings,
            mapping=request.mapping,
            leave_out_errors=request.leave_out_errors,
            today=request.today,
            waiting=waiting,
            contents={**request.contents, **opened},
            spoken=request.spoken,
        )
    except InputProblem as problem:
        issues = [
            faults.get(str(issue.place.file), issue) if issue.kind is files.PROTECTED else issue
            for issue in problem.issues
        ]
        raise InputStopped(issues, request.lang, None) from problem
    if opened:
        names = [file.name for path, file in zip(request.books, book.files, strict=True) if path in opened]
        said = [Issue(files.OPENED_WITH_PASSWORD, Place(name)) for name in names]
        book = replace(book, issues=(*said, *book.issues))
    return book, opened


def validate(request: Request) -> Book:
    """Read the input and find everything that is wrong in it, contradictions among earlier decisions included."""
    book = read(request)
    judge(book.youths, book.mentors, book.matches, book.settings, as_of(book.settings, request.today))
    return book


def as_of(settings: Settings, today: date) -> date:
    """Return the date at which rules and ages hold."""
    return settings.as_of or today


def match(
    request: Request,
    *,
    output: Path | None = None,
    force: bool = False,
    in_place: bool = False,
    progress: Progress = lambda *_, **__: None,
) -> Outcome:
    """Read the input, find the best plan, and write it as a new workbook, or into the input itself.

    Args:
        request: what to read and how.
        output: where to write; ``None``: beside the first input, under a name that is free.
        force: replace an output that exists, keeping a backup.
        in_place: put our sheets into the one input workbook, keeping a backup.
        progress: told what is being done.

    Raises:
        InputStopped: the input has errors.
        NobodyMatched: earlier decisions contradict each other; nothing is written.
        EngineProblem: no plan in time.
        OutputProblem: the result could not be written where it should be.
    """
    from mentormatch.workbook.files.naming import free_name
    from mentormatch.workbook.files.save import check_name, probe, save
    from mentormatch.workbook.result.rendering import render

    if in_place:
        only_one(request.books)
        refuse_protected(request.books[0])
    clock = _Clock()
    progress("cli.match.reading")
    book = read(request, waiting=not in_place)
    lang = request.lang or book.language
    _ask_for_benefits(book, lang)
    day = as_of(book.settings, request.today)
    target = output or free_name(request.books[0].parent, request.books[0].stem, f"{day:%Y-%m}")
    own = open_target(request.books[0], book, lang) if in_place else None
    if own is None and request.fallback is None:
        probe(target, force=force)
    elif own is None:
        check_name(target)  # whatever else is in the way, the finished result finds a place
    clock.stage("read")

    report, handed_on = propose(book, request, in_place=in_place, progress=progress, clock=clock)
    progress("cli.match.writing")
    if own is not None:
        report = run_record(report, own, handed_on, lang)
        saved = write(
            own,
            report,
            handed_on,
            lang,
            mapping=dict(request.mapping),
            day=day,
            fallback=request.fallback,
            private=request.private,
        )
    else:
        data = render(report, handed_on, lang)
        if request.sealed:
            request.sealed(report, sha256(data).hexdigest())
        saved = save(
            data,
            target,
            force=force,
            fallback=request.fallback,
            private=request.private,
            against=standing_against(target, request.books) if force else None,
            numbered=output is None,
        )
    clock.stage("write")
    return Outcome(
        report=report,
        output=saved.path,
        backup=saved.backup,
        lang=lang,
        left_out=book.left_out,
        seconds=clock.seconds,
        proposals=book.proposals,
        not_found=_not_found(book, report),
    )


def _not_found(book: Book, report: Report) -> tuple[Issue, ...]:
    """Return what shapes the plan without having been read; a plan of nothing but ids among it."""
    from mentormatch.issues import shaping
    from mentormatch.workbook.reading.shaping import not_found

    found = not_found(book)
    if report.matches and not any(line.points for line in report.matches):
        found = (*found, Issue(shaping.NOTHING_IN_COMMON))
    return found


def propose(
    book: Book,
    request: Request,
    *,
    in_place: bool = False,
    progress: Progress = lambda *_, **__: None,
    clock: _Clock | None = None,
) -> tuple[Report, Book]:
    """Judge everybody in a book, solve, check, and describe the plan; nothing is written.

    Args:
        book: what was read; its errors are the caller's to look at first.
        request: what it was read by.
        in_place: whether the sheets handed on stay as they are.
        progress: told what is being done.
        clock: told when each stage is over.

    Returns:
        What there is to say about the plan, and the book as it is handed on to the result.

    Raises:
        NobodyMatched: earlier decisions contradict each other.
        EngineProblem: no plan in time.
    """
    from mentormatch.report.contact import with_contact
    from mentormatch.report.describe import describe
    from mentormatch.report.ended import with_ended
    from mentormatch.report.hours import with_hours
    from mentormatch.report.unanswered import with_unanswered
    from mentormatch.workbook.result.carry import carry, people_before

    from .missing import missing_people

    clock = clock or _Clock()
    day = as_of(book.settings, request.today)
    settings = replace(book.settings, as_of=day)
    book = replace(book, issues=(*rules_age(day), *_day_again(book, request, day), *book.issues))
    progress("cli.match.judging", as_of=day)
    judged = judge(book.youths, book.mentors, book.matches, settings, day)
    clock.stage("judge")

    progress("cli.match.solving")
    best = plan(judged, settings)
    clock.stage("solve")

    progress("cli.match.explaining")
    before = people_before(book)
    case = replace(
        judged.case(book.youths, book.mentors, settings, day, best.solution, book.issues),
        follow_ups=book.follow_ups,
        verdicts_before=before.verdicts if before else {},
    )
    handed_on, decisions = carry(book, in_place=in_place)
    report = describe(case, _record(book, request, settings, day, best), decisions)
    report = with_unanswered(report, book.youths, book.mentors, settings)
    report = with_ended(report, book.youths, book.matches, before.mentor_names if before else {})
    report = with_contact(report, book.follow_ups, book.matches, _people(book, before))
    report = with_hours(report, book.follow_ups, book.mentors)
    return replace(report, missing=missing_people(book, report, before)), handed_on


def _people(book: Book, before: ResultPeople | None) -> dict[tuple[str, str], Person]:
    """Return everybody by side and id; of those who are on no list any more, the name that the last result knows."""
    from mentormatch.report.model import Person

    known = (("youth", before.youth_names), ("mentor", before.mentor_names)) if before else ()
    found = {(side, one): Person(one, name) for side, names in known for one, name in names.items()}
    found |= {("youth", one.id): Person(one.id, one.name) for one in book.youths}
    return found | {("mentor", one.id): Person(one.id, one.name) for one in book.mentors}


def _ask_for_benefits(book: Book, lang: Language) -> None:
    """Stop with one question where no list of mentors has benefits, and nobody has said what that means: nobody could
    be proposed. Earlier decisions are kept up all the same, so that where there are any the run goes on.

    Raises:
        InputStopped: benefits were never asked for.
    """
    from mentormatch.issues import headings
    from mentormatch.workbook.catalogue import SheetKind
    from mentormatch.workbook.reading.benefits_elsewhere import benefits_unread

    copies = [
        copy for copy in book.sheets if SheetKind.MENTORS in {copy.kind, copy.both and SheetKind.MENTORS}
    ]
    if (
        "blank_benefit" in book.settings_given
        or book.matches
        or not book.mentors
        or any(mentor.benefit is not None for mentor in book.mentors)
        or any("benefit" in {*copy.columns, *copy.as_mentors} for copy in copies)
    ):
        return
    place = Place(copies[0].file, copies[0].name) if copies else Place()
    elsewhere = benefits_unread(book.issues, book.proposals)
    none = Said(
        " Lever ingen af dem af en ydelse, så kør med --blank-benefit none.",
        " If none of them lives on a benefit, run with --blank-benefit none.",
    )
    values = {"advice": Said("", "") if elsewhere else none}
    issues = (Issue(headings.BENEFIT_NOT_ASKED, place, values), *book.issues)
    raise InputStopped(
        issues,
        lang,
        None,
        proposals=book.proposals,
        answers=() if elsewhere else ("--blank-benefit", "none"),
        book=book,
    )


def day_gone(book: Book, request: Request, day: date) -> tuple[Issue, ...]:
    """Return the warning of :func:`match` where a result is looked at as of an earlier date than its own: its settings
    still hold the date of a list that was last run with another."""
    from mentormatch.workbook.result.carry import day_before

    before = day_before(book)
    return () if before is None or day >= before else _day_again(book, request, day)


def _day_again(book: Book, request: Request, day: date) -> tuple[Issue, ...]:
    """Return a warning where a date that stands in the sheets is not after that of an earlier result read along.

    A date from the caller, or today's, was meant as it is: of these one in a month before is said.
    """
    from mentormatch.issues import settings as issues
    from mentormatch.workbook.catalogue import SETTINGS, SheetKind
    from mentormatch.workbook.reading.settings import find_setting
    from mentormatch.workbook.result.carry import day_before

    before = day_before(book)
    if before is None or day > before:
        return ()
    named = [setting for word in request.settings if (setting := find_setting(word))]
    stands = "as_of" in book.settings_of_sheets and all(setting.key != "as_of" for setting in named)
    if not stands and (day.year, day.month) == (before.year, before.month):
        return ()
    sheet = next((copy for copy in book.sheets if copy.kind is SheetKind.SETTINGS), None)
    name = next(setting.name(book.language) for setting in SETTINGS if setting.key == "as_of")
    values = {"day": day, "before": before, "setting": name}
    return (Issue(issues.SAME_DAY, Place(sheet.file, sheet.name) if sheet and stands else Place(), values),)


def _record(
    book: Book, request: Request, settings: Settings, day: date, best: Plan
) -> tuple[tuple[str, str], ...]:
    from mentormatch.eligibility import load_rules, own_rules_digest
    from mentormatch.workbook.reading.settings_text import settings_text

    ids = best.judged.encoded
    return record.make(
        as_of=day,
        settings=settings_text(settings),
        people=record.people_digest(book.youths, book.mentors, book.matches),
        plan=record.plan_digest(
            (ids.youth_ids[row], ids.mentor_ids[column]) for row, column in best.solution.pairs
        ),
        files=((file.name, file.sha256) for file in book.files),
        rules=load_rules().digest,
        own_rules=own_rules_digest(),
        engine=settings.engine,
        sheet_settings=book.settings_of_sheets,
        leave_out_errors=request.leave_out_errors,
    )


def _mark_up(
    request: Request, book: Book, opened: Mapping[Path, bytes]
) -> tuple[Path | None, tuple[str, ...]]:
    """Write a copy of each faulty input beside it, with the errors at their cells; return the first one's path.

    No copy is made of what was opened with a password, since it would be in clear text; those are named.
    """
    from mentormatch.errors import OutputProblem
    from mentormatch.workbook.books.markup import marked_name, markup
    from mentormatch.workbook.files.save import save

    first: Path | None = None
    unmarked: list[str] = []
    lang = request.lang or book.language
    for path in request.books:
        issues = [issue for issue in book.issues if issue.place.file == path.name]
        if not any(issue.severity is Severity.ERROR for issue in issues):
            continue
        if path in opened:
            unmarked.append(path.name)
            continue
        try:
            given = request.contents.get(path)
            copy = markup(path.read_bytes() if given is None else given, issues, lang)
            target = marked_name(path, lang)
            request.marking(target, sha256(copy).hexdigest())
            target.unlink(missing_ok=True)  # an earlier copy that nobody has changed
            saved = save(copy, target, private=request.private, like=path)
        except (OutputProblem, OSError):
            # The list on the screen is what counts; a folder closed to us must not hide it.
            continue
        first = first or saved.path
    return first, tuple(unmarked)
