"""In words: pairs that somebody should have heard from, those who parted, and unsafe endings."""

from __future__ import annotations

from collections.abc import Sequence

from mentormatch.locale import Texts
from mentormatch.report.model import (
    AlternativesLine,
    ContactLine,
    HoursLine,
    Person,
    SubstituteLine,
    UnsafeLine,
)

from .change_words import effect
from .words import called, hours

MOST_NAMED = 20
"""Pairs that get a line each."""


def contact_lines(found: Sequence[ContactLine], t: Texts) -> list[str]:
    """Return a line for each pair to ask, the longest silence first, and one for those without a start."""
    dated = sorted(
        (line for line in found if line.since), key=lambda line: (line.since, line.youth.id, line.mentor.id)
    )
    said = [_line(line, t) for line in dated[:MOST_NAMED]]
    if rest := dated[MOST_NAMED:]:
        said.append(t("workbook.contact.more", n=len(rest), names=pair_names(rest)))
    if undated := [line for line in found if line.since is None]:
        names = pair_names(undated[:MOST_NAMED])
        said.append(t("workbook.contact.no_start", n=len(undated), names=names))
    return said


def pair_names(found: Sequence[ContactLine]) -> str:
    """Return the pairs by name."""
    return ", ".join(f"{called(line.youth)}–{called(line.mentor)}" for line in found)


def _line(line: ContactLine, t: Texts) -> str:
    names = {"youth": called(line.youth), "mentor": called(line.mentor)}
    said = t(f"workbook.contact.{line.why}", since=line.since, **names)
    if line.why != "follow_up":
        return said
    heard = t("workbook.contact.heard", day=line.heard) if line.heard else t("workbook.contact.never_heard")
    return f"{said} {heard}"


def unsafe_lines(found: Sequence[UnsafeLine], t: Texts) -> list[str]:
    """Return a line for each match in which somebody did not feel safe."""
    said = []
    for line in found:
        names = {"youth": called(line.youth), "mentor": called(line.mentor)}
        when = t("workbook.contact.unsafe_on", on=line.on) if line.on else ""
        open_end = "" if line.ended else t("workbook.contact.unsafe_open")
        said.append(t("workbook.contact.unsafe", when=when, open=open_end, **names))
    return said


def declined_lines(found: Sequence[tuple[Person, Person, bool, bool]], t: Texts) -> list[str]:
    """Return a line for each two who parted after the first meeting."""
    said = []
    for youth, mentor, by_youth, by_mentor in found[:MOST_NAMED]:
        who = "both" if by_youth and by_mentor else "youth" if by_youth else "mentor"
        names = {"youth": called(youth), "mentor": called(mentor)}
        said.append(t("workbook.contact.declined", who=t(f"workbook.contact.by_{who}"), **names))
    if rest := found[MOST_NAMED:]:
        said.append(t("workbook.contact.declined_more", n=len(rest)))
    return said


def hours_lines(found: Sequence[HoursLine], t: Texts) -> list[str]:
    """Return a line for each mentor who nears or has passed the law's limit of hours in a month."""
    months = t.lookup("common.months")
    assert isinstance(months, list)  # noqa: S101  # a fault of the locale file, found by its test
    said = []
    for line in found:
        total = line.minutes + line.elsewhere
        elsewhere = t("workbook.hours.elsewhere", hours=hours(line.elsewhere)) if line.elsewhere else ""
        values = {
            "mentor": called(line.mentor),
            "month": f"{months[line.month.month - 1]} {line.month.year}",
            "hours": hours(total),
            "limit": hours(line.limit),
            "elsewhere": elsewhere,
        }
        if line.left < 0:
            said.append(t("workbook.hours.over", over=hours(-line.left), **values))
        else:
            said.append(t("workbook.hours.near", left=hours(line.left), **values))
    return said


def substitute_lines(found: Sequence[SubstituteLine], t: Texts) -> list[str]:
    """Return a line for each mentor who stands in for a time."""
    said = []
    for line in found:
        values = {
            "youth": called(line.youth),
            "own": called(line.own) if line.own else "",
            "substitute": called(line.substitute),
            "start": line.start,
            "until": line.until,
        }
        key = "coming" if line.coming else "until" if line.until else "open"
        said.append(t(f"workbook.substitute.{key}", **values))
    return said


def rescue_line(found: AlternativesLine | None, t: Texts) -> str:
    """Return the next mentors of a pair in trouble, with what each would cost; empty without any."""
    if found is None or not found.options:
        return ""
    options = "; ".join(f"{called(one.mentor)} ({effect(one.effect, t)})" for one in found.options)
    return t("workbook.substitute.rescue", options=options)
