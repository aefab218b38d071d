"""The verdicts of a book's mentors, as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from mentormatch.application.run import as_of as date_of
from mentormatch.eligibility import judge_all, load_rules

from .book import Book, dated
from .tables import frame

COLUMNS = (
    "mentor",
    "name",
    "benefit",
    "verdict",
    "hours_per_month",
    "exempted",
    "ask",
    "reason",
    "duties",
)


def check(book: Book, *, as_of: date | None = None) -> pd.DataFrame:
    """Return a row per mentor: whether the benefit rules let them volunteer, and for how many hours.

    ``hours_per_month`` is a float, ``None`` where nothing limits or it is not known; ``duties`` is a tuple of
    sentences. Verdicts are those of ``mentormatch check``.

    Args:
        book: what was read.
        as_of: the date at which the rules hold; ``None``: the book's own.
    """
    book = dated(book, as_of)
    day = date_of(book.content.settings, book.request.today)
    verdicts = judge_all(book.content.mentors, day, replace(book.content.settings, as_of=day), load_rules())
    rows = (
        {
            "mentor": mentor.id,
            "name": mentor.name,
            "benefit": mentor.benefit.value if mentor.benefit else None,
            "verdict": verdict.outcome.value,
            "hours_per_month": None if verdict.hours_per_month is None else float(verdict.hours_per_month),
            "exempted": verdict.exempted,
            "ask": verdict.ask.value if verdict.ask else None,
            "reason": verdict.reason.get(book.lang),
            "duties": tuple(duty.get(book.lang) for duty in verdict.duties),
        }
        for mentor, verdict in zip(book.content.mentors, verdicts, strict=True)
    )
    return frame(rows, COLUMNS)
