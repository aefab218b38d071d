"""Pairs to ask, and unsafe endings: on the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.workbook.result.words import called

if TYPE_CHECKING:
    from datetime import date

    from mentormatch.report.model import Report

    from .console import Console


def contact_data(report: Report) -> dict[str, Any]:
    """Return the JSON of the pairs to ask, those who parted, and the unsafe endings (docs/reference.md)."""

    def day(value: date | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "ask_pairs": [
            {
                "youth": line.youth.id,
                "mentor": line.mentor.id,
                "why": str(line.why),
                "since": day(line.since),
                "heard": day(line.heard),
            }
            for line in report.contact
        ],
        "declined": [
            {"youth": youth.id, "mentor": mentor.id, "by_youth": by_youth, "by_mentor": by_mentor}
            for youth, mentor, by_youth, by_mentor in report.declined
        ],
        "unsafe": [
            {"youth": line.youth.id, "mentor": line.mentor.id, "on": day(line.on), "ended": line.ended}
            for line in report.unsafe
        ],
        "substitutes": [
            {
                "youth": line.youth.id,
                "own": line.own.id if line.own else None,
                "substitute": line.substitute.id,
                "start": day(line.start),
                "until": day(line.until),
                "coming": line.coming,
            }
            for line in report.substitutes
        ],
        "next_mentors": [
            {
                "youth": line.youth.id,
                "mentor": line.mentor.id,
                "options": [
                    {
                        "mentor": one.mentor.id,
                        "points": one.points,
                        "people": one.effect.people,
                    }
                    for one in line.options
                ],
            }
            for line in report.rescues
        ],
        "hours": [
            {
                "mentor": line.mentor.id,
                "month": f"{line.month:%Y-%m}",
                "minutes": line.minutes,
                "elsewhere": line.elsewhere,
                "limit": line.limit,
                "left": line.left,
            }
            for line in report.hours
        ],
    }


def tell_contact(report: Report, console: Console) -> None:
    """Name the unsafe endings and the pairs to ask on the screen; those without a start only on the first sheet."""
    for key, lines in (
        ("screen_unsafe", report.unsafe),
        ("screen", [line for line in report.contact if line.since]),
    ):
        names = [f"{called(line.youth)}–{called(line.mentor)}" for line in lines]
        if names:
            console.result(console.t(f"workbook.contact.{key}", n=len(names), names=", ".join(names)))
    if report.hours:
        mentors = dict.fromkeys(called(line.mentor) for line in report.hours)
        console.result(console.t("workbook.hours.screen", n=len(mentors), names=", ".join(mentors)))
