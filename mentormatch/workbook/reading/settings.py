"""Settings from words: one function for the sheet and the command line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from mentormatch.domain import (
    DEFINITIONS,
    BlankBenefit,
    Criterion,
    Demand,
    Host,
    Settings,
    WorkCategory,
    find_definition,
)
from mentormatch.issues import Issue, Place, Said
from mentormatch.issues import settings as kinds
from mentormatch.workbook.catalogue import SETTINGS, CellType, Setting
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.catalogue.types import Choice
from mentormatch.workbook.cells.answers import yes_no
from mentormatch.workbook.cells.dates import day
from mentormatch.workbook.cells.municipality import municipality, nearest_municipality
from mentormatch.workbook.cells.parsers import (
    Fault,
    Noted,
    did_you_mean,
    find_choice,
    identities,
    minutes,
    nearest_choice,
    shown,
    text,
    whole,
)
from mentormatch.workbook.cells.spans import spans
from mentormatch.workbook.cells.text import clean, key, nearest

from .settings_text import permitted

_FIELDS: Mapping[str, str] = {
    "places": "default_places",
    "hours": "default_minutes",
    "age_gap": "min_age_gap",
}
"""Settings whose field of :class:`Settings` has another name; every other setting has its field's name."""
DEMAND_LISTS = frozenset({"demands", "unknown_fails"})
_ENUMS: Mapping[str, Any] = {"host": Host, "work": WorkCategory, "blank_benefit": BlankBenefit, "engine": str}
_SIGNED = re.compile(r"[+\-\u2212\u2013]")
"""Before a demand in a list: add it, or take it away."""
_NOTHING = frozenset(map(key, ("ingen", "none", "intet", "nothing")))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Setting]:
    found: dict[str, Setting] = {}
    for setting in SETTINGS:
        for name in (setting.key, setting.da, setting.en):
            found.setdefault(key(name), setting)
    for setting in SETTINGS:
        for name in setting.aliases:
            found.setdefault(key(name), setting)
    return MappingProxyType(found)


def find_setting(name: str) -> Setting | None:
    """Return the setting that a key, a Danish or an English name means, or ``None``."""
    return _names().get(key(name))


def unknown_setting(name: str, place: Place) -> Issue:
    """Return the issue of a setting that does not exist, with the nearest that does."""
    close = nearest(name, {known: known for known in _names()})
    setting = _names()[close] if close else None
    near = Said(f" Mente du {setting.da}?", f" Did you mean {setting.key}?") if setting else Said("", "")
    known = Said(", ".join(one.da for one in SETTINGS), ", ".join(one.key for one in SETTINGS))
    return Issue(kinds.UNKNOWN, place, {"given": shown(name), "nearest": near, "known": known})


def parse_settings(
    given: Mapping[str, str], base: Settings, *, places: Mapping[str, Place] | None = None
) -> tuple[Settings, tuple[Issue, ...]]:
    """Return the settings that words make of a base, and what is wrong with the words.

    Args:
        given: value by setting; the name as ``--setting`` takes it or as the sheet shows it, in any language.
            A blank value leaves the base as it is; ``none`` empties a list. Of demands, ``+record_check, -times``
            changes those of the base, and a list without signs replaces them.
        base: the settings where nothing is given.
        places: where each of the given words stands.
    """
    issues: list[Issue] = []
    fields: dict[str, Any] = {}
    weights: dict[Criterion, int] = {}
    seen: dict[str, Any] = {}
    turned: dict[Demand, bool] = {}
    for name, word in given.items():
        place = (places or {}).get(name, Place())
        setting = find_setting(name)
        if setting is None:
            issues.append(unknown_setting(name, place))
            continue
        if not clean(word):
            continue
        value = _value(setting, word, base)
        if isinstance(value, Fault):
            issues.append(Issue(value.kind, place, value.values))
        elif setting.key in seen and seen[setting.key] != value:
            issues.append(Issue(kinds.GIVEN_TWICE, place, {"name": Said(setting.da, setting.en)}))
        elif setting.demand is not None:
            turned[setting.demand] = value
        elif setting.key.startswith("weight_"):
            weights[Criterion(setting.key.removeprefix("weight_"))] = value
        else:
            fields[_FIELDS.get(setting.key, setting.key)] = value
        seen[setting.key] = value
    if weights:
        fields["weights"] = MappingProxyType({**base.weights, **weights})
    if turned:
        demands = fields.get("demands", base.demands)
        off = {demand for demand, on in turned.items() if not on}
        fields["demands"] = demands - off | (turned.keys() - off)
    made = replace(base, **fields)
    issues += _check(made)
    return made, tuple(issues)


def _value(setting: Setting, word: str, base: Settings) -> Any:
    """Return a setting's value from a word, or the fault of the word."""
    if setting.key in DEMAND_LISTS:
        return _demands(setting, word, getattr(base, setting.key))
    if setting.type is CellType.CHOICES:
        return _several(setting, word)
    value = _PARSERS[setting.type](setting, word)
    if isinstance(value, Noted):
        # Somebody may live abroad, but a corps is in Denmark: what is none of the 98 is a slip of the pen.
        value = None if setting.type is CellType.MUNICIPALITY else value.value
    if isinstance(value, Fault) or value is None:
        return _fault(setting, word)
    return value


def _choice(setting: Setting, word: str) -> Any:
    found = find_choice(setting.choices, clean(word))
    return _ENUMS[setting.key](found.value) if found else None


def _seconds(setting: Setting, word: str) -> Any:
    try:
        value = float(clean(word).replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value <= (setting.high or 0) else None


def _ids(_: Setting, word: str) -> Any:
    found = identities(word)
    return found if isinstance(found, Fault) else frozenset(found or ())


_PARSERS: Mapping[CellType, Any] = {
    CellType.MUNICIPALITY: lambda _, word: municipality(word),
    CellType.CHOICE: _choice,
    CellType.YES_NO: lambda _, word: yes_no(YES_NO)(word),
    CellType.DATE: lambda _, word: day(word),
    CellType.WHOLE: lambda setting, word: whole(setting.low or 0, setting.high or 0)(word),
    CellType.HOURS: lambda setting, word: minutes(setting.high or 0)(word),
    CellType.SECONDS: _seconds,
    CellType.SPANS: lambda _, word: () if key(word) in _NOTHING else spans(word) or None,
    CellType.IDS: _ids,
    CellType.TEXT: lambda _, word: text(word),
}


def _listed(word: str) -> list[str]:
    parts = (clean(part) for part in word.replace("\n", ";").replace(",", ";").split(";"))
    return [part for part in parts if part]


def _several(setting: Setting, word: str) -> Any:
    """Return a list of choices, in the given order."""
    found: dict[str, None] = {}
    if key(word) not in _NOTHING:
        for part in _listed(word):
            choice = find_choice(setting.choices, part)
            if choice is None:
                return _fault(setting, part)
            found[choice.value] = None
    return tuple(found)


def _demands(setting: Setting, word: str, base: frozenset[Demand]) -> Any:
    """Return a set of demands: those named, or those of the base with ``+`` and ``-`` applied in their order."""
    parts = _listed(word)
    found = set(base) if parts and all(map(_SIGNED.match, parts)) else set[Demand]()
    for part in parts:
        sign = _SIGNED.match(part)
        name = part[1:] if sign else part
        if not sign and key(name) in _NOTHING:
            continue
        definition = find_definition(name)
        if definition is None or definition.demand is None:
            return _fault(setting, name)
        if sign and sign[0] != "+":
            found.discard(definition.demand)
        else:
            found.add(definition.demand)
    return frozenset(found)


def replaced_demands(given: Mapping[str, str], base: Settings, made: Settings) -> Issue | None:
    """Return what a list of demands from the command line dropped of those of the base, or ``None``."""
    words = [word for name, word in given.items() if (one := find_setting(name)) and one.key == "demands"]
    dropped = base.demands - made.demands
    if not dropped or not any(not _SIGNED.match(part) for word in words for part in _listed(word)):
        return None
    values = {
        "dropped": _names_of(dropped),
        "add": "demands=" + ",".join(f"+{one}" for one in sorted(dropped)),
    }
    return Issue(kinds.DEMANDS_DROPPED, values=values)


def _fault(setting: Setting, word: str) -> Fault:
    near: Choice | str | None = nearest_choice(setting.choices, word) if setting.choices else None
    if setting.type is CellType.MUNICIPALITY:
        near = nearest_municipality(word)
    return Fault(
        kinds.BAD_VALUE,
        {
            "name": Said(setting.da, setting.key),
            "value": shown(word),
            "nearest": did_you_mean(near),
            "allowed": permitted(setting),
        },
    )


def _names_of(demands: Collection[Demand]) -> Said:
    named = [one for one in DEFINITIONS if one.demand in demands]
    return Said(", ".join(one.da for one in named), ", ".join(one.en for one in named))


def _check(settings: Settings) -> list[Issue]:
    """Return what is wrong with settings that are right one by one."""
    issues = []
    if not any(settings.weights.values()):
        issues.append(Issue(kinds.NO_WEIGHT))
    if settings.min_age > settings.max_age:
        issues.append(Issue(kinds.AGES_REVERSED, values={"low": settings.min_age, "high": settings.max_age}))
    idle = settings.unknown_fails - settings.demands
    if idle:
        issues.append(Issue(kinds.FAILS_WITHOUT_DEMAND, values={"demands": _names_of(idle)}))
    return issues
