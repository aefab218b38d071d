"""Which kind of mentor to look for, in words: the same in a result, on the screen and in an evaluation."""

from __future__ import annotations

from typing import Protocol

from mentormatch.domain import WEEKDAYS, Gender
from mentormatch.locale import Texts

_GENDERS = {Gender.WOMAN: "woman", Gender.MAN: "man", Gender.OTHER: "other"}


class MentorKind(Protocol):
    """What is asked of a mentor; ``None``: it does not matter."""

    @property
    def language(self) -> str | None: ...  # noqa: D102

    @property
    def slot(self) -> str | None: ...  # noqa: D102

    @property
    def gender(self) -> Gender | None: ...  # noqa: D102

    @property
    def trade(self) -> str | None: ...  # noqa: D102

    @property
    def postcode(self) -> str | None: ...  # noqa: D102


def kind(one: MentorKind, t: Texts) -> str:
    """Say what kind of mentor to look for."""
    slot = day_slot(one.slot, t) if one.slot else None
    parts = [t(f"explain.recruit.{_GENDERS[one.gender]}")] if one.gender else []
    said = (
        ("language", one.language),
        ("slot", slot),
        ("trade", one.trade),
        ("postcode", one.postcode),
    )
    parts += [t(f"explain.recruit.{name}", **{name: value}) for name, value in said if value]
    return ", ".join(parts) or t("explain.recruit.anybody")


def day_slot(slot: str, t: Texts) -> str:
    """Write ``monday.evening`` as ``mandag aften``."""
    day, _, part = slot.partition(".")
    if day not in WEEKDAYS or not part:
        return slot
    names = t.lookup("workbook.day.names")
    assert isinstance(names, list)  # noqa: S101  # a fault of the locale file, found by its test
    return t("workbook.day.slot", day=names[WEEKDAYS.index(day)], part=t(f"workbook.day.{part}"))
