"""A sheet, and what it was found to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mentormatch.issues import Issue, Place, Said
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.files.raw import RawSheet

from .choice_columns import answer, chooses
from .headings import Headings, Target
from .rows import holds_something


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a heading (or a sheet) may well mean. A person decides: nothing is read so unasked."""

    file: str
    sheet: str
    heading: str | None
    """The heading as it stands; ``None``: the sheet itself is meant."""
    means: str
    """Key of the column, or of the kind of sheet."""
    name: Said
    """The same as a sheet writes it."""
    why: Said
    needed: bool = False
    """Whether nothing can be read without it."""
    given: str = ""
    """What ``--map`` or ``--sheet`` takes in front of the ``=``: with sheet and file where others share the name."""


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
    by_content: bool = False
    """Whether nothing but its headings says what the sheet is about."""
    told: dict[str, str] = field(default_factory=dict)
    """Keys of headings that the user has given a meaning here, with the name of the column."""
    whole: RawSheet | None = None
    """The sheet as it stands in the file, where it holds both youths and mentors and this is one side of it."""
    first_side: bool = True
    """Whether it is the first of the two sides."""
    proposals: list[Proposal] = field(default_factory=list)
    left_out: bool = False
    """Whether the user has told that the sheet is not to be read."""
    skipped: frozenset[int] = frozenset()
    """Rows below the headings that are no rows of the list, by their index."""

    @property
    def place(self) -> Place:
        """Return the sheet's own place."""
        return Place(self.raw.file, self.raw.name)

    @property
    def target(self) -> Target | None:
        """What the sheet is read as."""
        return self.kind or (self.result if self.result is ResultSheet.MATCHES else None)

    def values(self, headings: Headings, number: int) -> list[Any]:
        """Return what stands below a heading, choices of one question as one answer; blanks are left out."""
        columns = headings.together(number)
        rows = self.raw.rows[headings.row + 1 :]
        if len(columns) == 1:
            column = [row[number] for row in rows if number < len(row)]
            blank = {value for value in set(column) if not str(value).strip()}
            return [value for value in column if value not in blank] if blank else column
        found: list[Any] = []
        for row in rows:
            said = [
                answer(row[at], headings.choices.get(at))
                for at in columns
                if at < len(row) and str(row[at]).strip()
            ]
            said = [one for one in said if str(one).strip()]
            if said:
                found.append(said[0] if len(said) == 1 else "; ".join(map(str, said)))
        return found

    def holds(self, headings: Headings, number: int) -> bool:
        """Whether anything stands below a heading."""
        columns = headings.together(number)
        return any(
            at < len(row) and str(row[at]).strip() != ""
            for row in self.raw.rows[headings.row + 1 :]
            for at in columns
        )

    def is_scale(self, headings: Headings, number: int) -> bool:
        """Whether the columns of one question hold answers on a scale (``Meget``, ``4``), not choices."""
        return number in headings.choices and any(
            not chooses(row[at], headings.choices[at])
            for at in headings.together(number)
            for row in self.raw.rows[headings.row + 1 :]
            if at < len(row) and str(row[at]).strip()
        )

    def count(self, headings: Headings) -> int:
        """Return how many rows below the headings hold anything."""
        return sum(map(holds_something, self.raw.rows[headings.row + 1 :]))
