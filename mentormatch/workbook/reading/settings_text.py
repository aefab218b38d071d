"""The settings in force as the words that ``--setting`` takes: the inverse of ``parse_settings``.

A result's run record holds them, so that ``verify`` and a later run see the policy that was used, whatever the
command line had overridden.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentormatch.domain import Settings

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
        "ladder": _listed(settings.ladder),
        "places": str(settings.default_places),
        "hours": f"{settings.default_minutes / 60:.6f}".rstrip("0").rstrip("."),
        "min_points": str(settings.min_points),
        "age_gap": str(settings.min_age_gap),
        "education_first": _yes_no(settings.education_first),
        "accept_undetermined": ", ".join(sorted(settings.accept_undetermined)) or None,
        "follow_up_low": str(settings.follow_up_low),
        "follow_up_fall": str(settings.follow_up_fall),
        "draw_seed": settings.draw_seed,
        "time_limit": None if settings.time_limit is None else f"{settings.time_limit:g}",
        "engine": settings.engine,
        **{f"weight_{criterion.value}": str(weight) for criterion, weight in settings.weights.items()},
    }
    return {key: value for key, value in words.items() if value is not None}


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(str(value) for value in values) or NOTHING
