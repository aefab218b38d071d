"""``statement``: a mentor's hours for the a-kasse or the mentor, as .docx and .csv; no youth stands in it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.domain import Span, Unit
from mentormatch.errors import UsageProblem
from mentormatch.locale import Language, Texts, texts

from .letters import make_folder, read_template, safe_name
from .mailing import harmless
from .run import Request, as_of, read

if TYPE_CHECKING:
    from mentormatch.domain import Mentor, Settings
    from mentormatch.eligibility import Verdict
    from mentormatch.letters import Statement
    from mentormatch.report.hours import MentorMonth


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements that were written, two files for each mentor with hours."""

    paths: tuple[Path, ...]
    mentors: tuple[str, ...]
    lang: Language


def statement(
    request: Request,
    folder: Path,
    *,
    mentors: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
    template: Path | None = None,
    force: bool = False,
) -> Stated:
    """Write the hours of each mentor by the sheet of follow-ups, readable by their owner only.

    Args:
        request: a list or a result.
        folder: where to; made where missing.
        mentors: ids; none: every mentor with hours in the period.
        first: the first day of the first month; ``None``: the first with hours.
        last: the first day of the last month; ``None``: that of the as-of date.
        template: the municipality's own; ``None``: the standard one.
        force: replace statements that exist, keeping a backup of each.

    Raises:
        InputStopped: the input has errors.
        UsageProblem: an id that no mentor has; a template that cannot be found.
        InputProblem: a template that cannot be filled in.
        OutputProblem: a file exists (without ``force``) or cannot be written; then none was.
    """
    from mentormatch.letters import Letter, fill
    from mentormatch.report.hours import months_of, spent
    from mentormatch.workbook.files.save import probe, save

    book = read(request)
    lang = request.lang or book.language
    day = as_of(book.settings, request.today)
    known = {mentor.id: mentor for mentor in book.mentors}
    for one in mentors:
        if one not in known:
            raise UsageProblem("statement.unknown", id=one)
    form = read_template(template, "statement", lang)
    hours = spent(one for one in book.follow_ups if one.day <= day)
    used: set[str] = set()
    made: dict[Path, bytes] = {}
    written: list[str] = []
    for identifier in sorted(set(mentors) or known):
        mentor, all_days = known[identifier], hours.get(identifier, {})
        days = {
            on: minutes
            for on, minutes in all_days.items()
            if (first is None or on >= first) and (last is None or on.replace(day=1) <= last)
        }
        if not days:
            continue
        start = first or min(days).replace(day=1)
        months = _months(start, last or max(days).replace(day=1))
        of_months = months_of(mentor, days, months, day, book.settings)
        told = _told(mentor, days, of_months, book.settings, texts(lang))
        name = safe_name(f"{identifier} {start:%Y-%m}", used)
        municipality = book.settings.municipality or ""
        made[folder / f"{name}.docx"] = fill(
            form, Letter(name, (told,)), municipality=municipality, as_of=texts(lang).date(day)
        )
        made[folder / f"{name}.csv"] = _table(mentor, days, of_months, book.settings, texts(lang))
        written.append(identifier)
    if made:
        make_folder(folder)
        for path in made:
            probe(path, force=force, suffixes=(path.suffix,))
    paths = tuple(save(data, path, force=force, private=True).path for path, data in made.items())
    return Stated(paths, tuple(written), lang)


def _months(first: date, last: date) -> list[date]:
    found = [first]
    while found[-1] < last:
        found.append(Span(1, Unit.MONTHS).after(found[-1]))
    return found


def _told(
    mentor: Mentor, days: dict[date, int], months: Sequence[MentorMonth], settings: Settings, t: Texts
) -> Statement:
    """Return what a template can say."""
    from mentormatch.letters import Spent, Statement

    return Statement(
        mentor_id=mentor.id,
        mentor=mentor.name or mentor.id,
        host=_host(settings, t),
        work=_work(mentor, settings, t),
        period=_period(months, t),
        total=_hours(sum(days.values()), t),
        days=tuple(Spent(t.date(on), _hours(minutes, t)) for on, minutes in sorted(days.items())),
        months=tuple(
            Spent(
                _month(month.first, t),
                _hours(month.minutes, t),
                _hours(month.elsewhere, t),
                _hours(month.total, t),
                t("statement.no_limit") if month.limit is None else _hours(month.limit, t),
                t.number(float(month.average_per_week) / 60, 1),
                t(f"workbook.outcome.{month.verdict.outcome.value}"),
                _rule(month.verdict, t),
            )
            for month in months
        ),
    )


def _table(
    mentor: Mentor, days: dict[date, int], months: Sequence[MentorMonth], settings: Settings, t: Texts
) -> bytes:
    """Return the same as a .csv file that Excel opens: one row for each day."""
    from mentormatch.workbook.layout.text import clean

    by_month = {month.first: month for month in months}
    out = StringIO(newline="")
    rows = csv.writer(out, delimiter=";")
    rows.writerow([t(f"statement.head.{key}") for key in _HEADS])
    for on, minutes in sorted(days.items()):
        month = by_month[on.replace(day=1)]
        cells = (
            mentor.id,
            f"{on:%d-%m-%Y}" if t.lang == "da" else on.isoformat(),
            _hours(minutes, t),
            _host(settings, t),
            _work(mentor, settings, t),
            t(f"workbook.outcome.{month.verdict.outcome.value}"),
            "" if month.limit is None else _hours(month.limit, t),
            _rule(month.verdict, t),
        )
        rows.writerow([harmless(clean(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


_HEADS = ("mentor", "day", "hours", "host", "work", "verdict", "limit", "rule")


def _host(settings: Settings, t: Texts) -> str:
    place = settings.municipality or ""
    return t(f"statement.host.{settings.host.value}{'_in' if place else ''}", municipality=place)


def _work(mentor: Mentor, settings: Settings, t: Texts) -> str:
    from mentormatch.workbook.catalogue.choices.settings import WORK

    work = mentor.work or settings.work
    return next(choice.label(t.lang) for choice in WORK if choice.value == work)


def _rule(verdict: Verdict, t: Texts) -> str:
    """Return the rule that decides, with the source that proves its value."""
    rule = next((one for one in verdict.tried if one.decisive), None)
    if rule is None:
        return ""
    source = f" ({rule.references[0].title})" if rule.references else ""
    return f"{rule.title.get(t.lang)}{source}"


def _period(months: Sequence[MentorMonth], t: Texts) -> str:
    ends = dict.fromkeys((_month(months[0].first, t), _month(months[-1].first, t)))
    return " – ".join(ends)


def _month(first: date, t: Texts) -> str:
    names = t.lookup("common.months")
    assert isinstance(names, list)  # noqa: S101  # a fault of the locale file, found by its test
    return f"{names[first.month - 1]} {first.year}"


def _hours(minutes: int, t: Texts) -> str:
    return t.number(minutes / 60)
