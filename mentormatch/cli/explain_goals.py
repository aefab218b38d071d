"""``mentormatch explain RESULT --goals``: the ladder, and what each of its goals costs the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from .console import Console

if TYPE_CHECKING:
    from mentormatch.application import GoalPrices
    from mentormatch.solver import LevelPrice


def tell(found: GoalPrices, console: Console) -> int:
    """Print the ladder; return the exit code."""
    t = console.follow(found.lang)
    if console.as_json:
        console.data(as_data(found))
        return int(ExitCode.DONE)
    from mentormatch.workbook.result.words import level_value

    console.result(t("explain.goals.head"))
    prices = {price.goal: price for price in found.prices}
    for number, level in enumerate(found.levels, start=1):
        console.result()
        name, value = t(f"workbook.goal.{level.goal.value}"), level_value(level.value, t)
        if level.goal.value == "draw":  # its number says nothing to anybody
            console.result(t("explain.goals.draw", n=number, goal=name))
            continue
        unit = t(f"workbook.goal_unit.{level.goal.value}")
        console.result(t("explain.goals.level", n=number, goal=name, value=value, unit=unit))
        if not level.proven:
            console.result("   " + t("explain.goals.gap", bound=level_value(level.bound, t)))
        if level.goal in prices:
            for line in _price(prices[level.goal], t):
                console.result("   " + line)
    return int(ExitCode.DONE)


def _price(price: LevelPrice, t: Texts) -> list[str]:
    from mentormatch.workbook.result.words import level_value

    if price.free:
        return [t("explain.goals.free")]
    said = [t("explain.goals.without", n=price.moved)]
    for goal, value in price.with_it.items():
        other = price.without_it[goal]
        if goal.value != "draw" and value != other:
            said.append(
                "  "
                + t(
                    "explain.goals.instead",
                    goal=t(f"workbook.goal.{goal.value}"),
                    value=level_value(other, t),
                    before=level_value(value, t),
                )
            )
    if not price.proven:
        said.append(t("explain.goals.unproven"))
    return said


def as_data(found: GoalPrices) -> dict[str, Any]:
    """Return the JSON of the ladder and its prices (docs/reference.md)."""
    prices = {price.goal: price for price in found.prices}

    def priced(price: LevelPrice | None) -> dict[str, Any] | None:
        if price is None:
            return None
        return {
            "moved": price.moved,
            "proven": price.proven,
            "values": {goal.value: value for goal, value in price.without_it.items()},
        }

    return {
        "goals": [
            {
                "goal": level.goal.value,
                "value": level.value,
                "bound": level.bound,
                "proven": level.proven,
                "by": level.by.value,
                **({"cases": level.cases} if level.cases else {}),
                "without": priced(prices.get(level.goal)),
            }
            for level in found.levels
        ]
    }
