"""The settings in force as the words that ``--setting`` takes: the inverse of ``parse_settings``.

A result's run record holds them, so that ``verify`` and a later run see the policy that was used, whatever the
command line had overridden.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentormatch.domain import Settings
from mentormatch.issues import Said
from mentormatch.locale import Language
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.types import CellType, Choice, Setting
from mentormatch.workbook.cells.parsers import allowed
from mentormatch.workbook.cells.spans import spans_text

NOTHING = "none"
"""How an empty list is written: a blank would mean the default."""


def settings_text(settings: Settings) -> dict[str, str]:
    """Return every setting that has a value, as text that ``parse_settings`` reads back to the same value."""
    words: dict[str, str | None] = {
        "municipality": settings.municipality,
        "host": settings.host.value,
        "work": settings.work.value,
        "usually_paid": None if settings.usually_paid is None else _yes_no(settings.usually_paid),
        "blank_benefit": settings.blank_benefit.value,
        "as_of": settings.as_of.isoformat() if settings.as_of else None,
        "demands": _listed(sorted(settings.demands)),
        "unknown_fails": _listed(sorted(settings.unknown_fails)),
        "min_age": str(settings.min_age),
        "max_age": str(settings.max_age),
        "max_distance": str(settings.max_distance),
        "record_months": None if settings.record_months is None else str(settings.record_months),
        "ladder": _listed(settings.ladder),
        "places": str(settings.default_places),
        "hours": f"{settings.default_minutes / 60:.6f}".rstrip("0").rstrip("."),
        "min_points": str(settings.min_points),
        "age_gap": str(settings.min_age_gap),
        "education_first": _yes_no(settings.education_first),
        "ended_waits": _yes_no(settings.ended_waits),
        "accept_undetermined": ", ".join(sorted(settings.accept_undetermined)) or None,
        "follow_up_low": str(settings.follow_up_low),
        "follow_up_fall": str(settings.follow_up_fall),
        "first_meeting_days": str(settings.first_meeting_days),
        "follow_up_due": _listed(map(str, settings.follow_up_due)),
        "follow_up_every": str(settings.follow_up_every),
        "draw_seed": settings.draw_seed,
        "time_limit": None if settings.time_limit is None else f"{settings.time_limit:g}",
        "engine": settings.engine,
        **{f"weight_{criterion.value}": str(weight) for criterion, weight in settings.weights.items()},
    }
    return {key: value for key, value in words.items() if value is not None}


def default_shown(setting: Setting, lang: Language) -> str:
    """Return what holds where the setting's line is blank, as the sheet of settings writes it; blank for nothing."""
    if setting.demand is not None:
        return YES_NO[0 if setting.demand in Settings().demands else 1].label(lang)
    word = settings_text(Settings()).get(setting.key, "")
    if word == NOTHING:
        return ""
    if setting.type is CellType.SPANS:
        return spans_text(Settings().follow_up_due, lang)
    labels = {choice.value: choice.label(lang) for choice in (*setting.choices, *_answers(setting))}
    shown = "; ".join(labels.get(part, part) for part in word.split(", "))
    return shown.replace(".", ",") if lang == "da" and setting.type is CellType.HOURS else shown


def permitted(setting: Setting) -> Said:
    """Return what may stand in a setting's cell, in words: for the template, and for what is said of another answer."""
    match setting.type:
        case CellType.CHOICE:
            listed = allowed(setting.choices)
            return Said(f"en af disse: {listed.da}", f"one of these: {listed.en}")
        case CellType.CHOICES:
            listed = allowed(setting.choices)
            return Said(
                f"en eller flere af disse, med ; imellem: {listed.da}",
                f"one or more of these, with ; between: {listed.en}",
            )
        case CellType.YES_NO:
            return Said("ja eller nej", "yes or no")
        case CellType.DATE:
            return Said("en dato, fx 1-11-2026", "a date, e.g. 2026-11-01")
        case CellType.WHOLE:
            return Said(
                f"et helt tal fra {setting.low} til {setting.high}",
                f"a whole number from {setting.low} to {setting.high}",
            )
        case CellType.HOURS:
            return Said("et antal timer, fx 6 eller 6,5", "a number of hours, e.g. 6 or 6.5")
        case CellType.SPANS:
            return Said("tider som 6 uger; 3 måneder", "times such as 6 weeks; 3 months")
        case CellType.SECONDS:
            return Said("et antal sekunder over 0", "a number of seconds above 0")
        case CellType.MUNICIPALITY:
            return Said("kommunens navn, fx Gladsaxe", "the municipality's name, e.g. Gladsaxe")
        case CellType.IDS:
            return Said("et eller flere id'er med ; imellem", "one or more ids with ; between")
        case _:
            return Said("en tekst", "a text")


def _answers(setting: Setting) -> tuple[Choice, ...]:
    return YES_NO if setting.type is CellType.YES_NO else ()


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(str(value) for value in values) or NOTHING
