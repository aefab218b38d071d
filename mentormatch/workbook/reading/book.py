"""What the reader hands on: people, matches, settings, issues, and the sheets as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType

from mentormatch.domain import FollowUp, Match, MatchStatus, Mentor, Settings, Source, Youth
from mentormatch.issues import Issue, Place, Severity
from mentormatch.locale import Language
from mentormatch.workbook.catalogue.types import ResultSheet, SheetKind

from .sheet import Proposal

CellValue = str | int | float | bool | date | datetime | time | None
"""A cell as the sheet holds it. Text is kept letter for letter; numbers may be ``float`` also where they are
whole, for a sheet knows no difference; blank is ``None``."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read. The digest is of the bytes that were read, once, at the start."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """A sheet as it was, so that it can be handed back cell by cell.

    ``rows[0]`` is the sheet's first row. Rows may differ in length: what is missing at their end is blank.
    ``header_row`` is the index into ``rows`` of the headings (the last of two, where they are split), and
    ``columns`` tells for each column from A the catalogue key that it was read as (``None``: not read).
    """

    name: str
    kind: SheetKind | None
    rows: tuple[tuple[CellValue, ...], ...]
    header_row: int | None
    columns: tuple[str | None, ...]
    file: str = ""
    result: ResultSheet | None = None
    """Which sheet of a result this is, where the file is a result of ours; ``kind`` is then ``None``."""
    hidden: bool = False
    handed_on: bool = False
    """Whether it is the sheet of decisions that ``--in-place`` has added."""
    both: bool = False
    """Whether it holds both youths and mentors; ``kind`` and ``columns`` are then those of the youths first."""
    as_mentors: tuple[str | None, ...] = ()
    """What ``columns`` are to the mentors, where it holds both."""
    read_as: tuple[str | None, ...] = ()
    """The key of what each column was read for, those included that are one answer together with others."""
    headings: tuple[str, ...] = ()
    """What stands above each column, without what a form's tool has put around it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person or match whose row has errors and was left out on request; ``id`` may be unknown."""

    kind: SheetKind
    id: str | None
    place: Place
    people: tuple[tuple[str, str | None], ...] = ()
    """Id and name of the person, or of the youth and the mentor of a match; empty where the row does not tell."""
    with_person: bool = False
    """Whether nothing is wrong with the row itself: somebody whom it names was left out."""

    @property
    def called(self) -> str:
        """What a person is told: the name with the id, as everywhere on the screen."""
        name = self.people[0][1] if self.id is not None and self.people else None
        return f"{name} ({self.name})" if name else self.name

    @property
    def name(self) -> str:
        """What to call it in a message: its id, else where it stands (``Ark1!7``)."""
        return self.id if self.id is not None else f"{self.place.sheet}!{self.place.row}"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A match that runs, or was approved or locked, and cannot be kept: one of the two is on no list that is used."""

    youth: str
    mentor: str
    status: MatchStatus
    missing: tuple[str, ...]
    """Who is missing and why: ``youth_gone``, ``mentor_gone``, ``youth_left_out``, ``mentor_left_out``."""
    youth_name: str | None = None
    mentor_name: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything read from one or several files."""

    youths: tuple[Youth, ...]
    mentors: tuple[Mentor, ...]
    matches: tuple[Match, ...]
    settings: Settings
    settings_given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the sheets and the caller said, as ``--setting`` would take it (the caller's word wins)."""
    settings_of_sheets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the sheets alone said."""
    language: Language = "da"
    """The language of the headings."""
    issues: tuple[Issue, ...] = ()
    sheets: tuple[SheetCopy, ...] = ()
    files: tuple[InputFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Headings of the user's own that the caller gave a meaning to, with the column, so far as it is one."""
    proposals: tuple[Proposal, ...] = ()
    """What headings and sheets that were not understood may well mean; nothing was read so."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Those that count: answered, dated not after the as-of date, without errors."""
    amended: frozenset[Source] = frozenset()
    """Rows of the sheets of matches that hold with more than stands in them: what other rows of the pair add."""

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that stop a run: the errors, less those of rows that were left out on request."""
        gone = {(out.place.file, out.place.sheet, out.place.row) for out in self.left_out}
        return tuple(
            issue
            for issue in self.issues
            if issue.severity is Severity.ERROR
            and (issue.place.file, issue.place.sheet, issue.place.row) not in gone
        )

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The issues that a person should look at."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.WARNING)
