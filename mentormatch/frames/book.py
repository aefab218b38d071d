"""Lists in: files, or DataFrames that are read as if they were sheets."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from mentormatch import clock
from mentormatch.application import Request
from mentormatch.application.run import read_book
from mentormatch.domain import Match, Mentor, Youth
from mentormatch.locale import Language
from mentormatch.workbook.reading.book import Book as ReadBook

from .tables import field_names, frame, record

PathLike = str | os.PathLike[str]
Input = PathLike | Iterable[PathLike] | Mapping[str, pd.DataFrame]

_IN_MEMORY = Path("dataframes.xlsx")
"""What issues call the file that given DataFrames are read as."""


@dataclass(frozen=True)
class Book:
    """What was read. The tables hold plain values, unknown is ``None``; times are minutes a month."""

    request: Request
    content: ReadBook

    @cached_property
    def youths(self) -> pd.DataFrame:
        """A row per youth, in the order of the list; columns are those of ``mentormatch.domain.Youth``."""
        return _people(self.content.youths, Youth)

    @cached_property
    def mentors(self) -> pd.DataFrame:
        """A row per mentor; columns are those of ``mentormatch.domain.Mentor``."""
        return _people(self.content.mentors, Mentor)

    @cached_property
    def matches(self) -> pd.DataFrame:
        """A row per earlier match or decision; columns are those of ``mentormatch.domain.Match``."""
        return _people(self.content.matches, Match)

    @cached_property
    def issues(self) -> pd.DataFrame:
        """A row per issue: severity, code, where it stands, cause and remedy, in the language of the book."""
        lang = self.lang
        rows = (
            {
                "severity": issue.severity.value,
                "code": issue.code,
                "file": issue.place.file,
                "sheet": issue.place.sheet,
                "row": issue.place.row,
                "column": issue.place.column,
                "heading": issue.place.heading,
                "cause": issue.cause(lang),
                "remedy": issue.remedy(lang),
            }
            for issue in self.content.issues
        )
        return frame(
            rows,
            ["severity", "code", "file", "sheet", "row", "column", "heading", "cause", "remedy"],
        )

    @property
    def lang(self) -> Language:
        """The language of texts: the one asked for, else that of the headings."""
        return self.request.lang or self.content.language

    @property
    def ok(self) -> bool:
        """Whether no error stands in the way of a plan."""
        return not self.content.errors


def read(
    source: Input,
    *,
    as_of: date | None = None,
    today: date | None = None,
    settings: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    leave_out_errors: bool = False,
    lang: Language | None = None,
) -> Book:
    """Read lists with the same border as ``mentormatch match``: nothing is guessed, every fault is an issue.

    Args:
        source: a path, several paths, or DataFrames by the name of the sheet that each stands for
            (``{"Unge": youths, "Mentorer": mentors}``); their columns are headings, as in a sheet.
        as_of: the date at which rules and ages hold; goes before the sheet of settings.
        today: what stands for it where neither says one; ``None``: today in Denmark.
        settings: as ``--setting`` takes them, ``{"municipality": "Gladsaxe"}``.
        mapping: headings of one's own and the column that each means, as ``--map`` takes them.
        leave_out_errors: leave out the rows that have errors.
        lang: the language of texts; ``None``: that of the headings.

    Returns:
        The book, its errors included: look at ``book.ok`` and ``book.issues``.

    Raises:
        InputProblem: a file cannot be read at all.
        ValueError: a DataFrame's name is one that no sheet can have.
    """
    books, contents = _given(source)
    given = dict(settings or {})
    if as_of is not None:
        given["as_of"] = as_of.isoformat()
    request = Request(
        books=books,
        today=today or clock.today(),
        contents=contents,
        settings=given,
        mapping=dict(mapping or {}),
        leave_out_errors=leave_out_errors,
        lang=lang,
    )
    return Book(request, read_book(request))


def _given(source: Input) -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    if isinstance(source, Mapping):
        from mentormatch.workbook.books.given import workbook_of

        sheets = {name: _rows(table) for name, table in source.items()}
        return (_IN_MEMORY,), {_IN_MEMORY: workbook_of(sheets)}
    if isinstance(source, str | os.PathLike):
        source = (source,)
    return tuple(Path(path) for path in source), {}


def _rows(table: pd.DataFrame) -> list[list[object]]:
    cells = table.astype(object).where(table.notna(), None)
    return [
        [str(heading) for heading in table.columns],
        *([_cell(one) for one in row] for row in cells.to_numpy()),
    ]


def _cell(value: object) -> object:
    """Return a cell as a sheet holds it: lists are written with ``;`` between."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if value.tz is None else value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(
            str(one) for one in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)
        )
    return value.item() if hasattr(value, "item") else value


def _people(people: Iterable[Youth | Mentor | Match], kind: type) -> pd.DataFrame:
    names = field_names(kind, without=["source"])
    return frame((record(person, names) for person in people), names)


def dated(book: Book, as_of: date | None) -> Book:
    """Return the book as of another date; ``None``: as it is."""
    if as_of is None:
        return book
    settings = replace(book.content.settings, as_of=as_of)
    return Book(book.request, replace(book.content, settings=settings))
