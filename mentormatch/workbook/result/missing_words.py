"""In words: who was left out, who has fallen out since the last result, and which decisions cannot be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from mentormatch.locale import Texts
from mentormatch.report.missing_lines import Fallen, FallenLine, LapsedLine, LeftOutLine, Missing

from .words import called

MOST_MISSING = 20
"""People of one kind who are named in a line each; the others by their ids, lest nothing else can be seen."""

Line = TypeVar("Line")


def missing(found: Missing, t: Texts) -> list[str]:
    """Return a line for everybody who is not in the plan although somebody counts on it, decisions first."""
    return [
        *_some(found.lapsed, lapsed, lapsed_pair, t),
        *_some(found.left_out, left_out, left_out_name, t),
        *_some(found.fallen, fallen, lambda line, _: called(line.person), t),
    ]


def _some(
    lines: Sequence[Line], say: Callable[[Line, Texts], str], name: Callable[[Line, Texts], str], t: Texts
) -> list[str]:
    said = [say(line, t) for line in lines[:MOST_MISSING]]
    if rest := lines[MOST_MISSING:]:
        names = ", ".join(name(line, t) for line in rest)
        said.append(t("workbook.missing.more", n=len(rest), names=names))
    return said


def left_out_name(line: LeftOutLine, t: Texts) -> str:
    """Return what to call a row that was left out: who stands in it, else where it is."""
    if line.people:
        return "–".join(map(called, line.people))
    return t("workbook.missing.row", sheet=line.place.sheet, row=line.place.row)


def left_out_reason(line: LeftOutLine, t: Texts) -> str:
    """Say what is wrong with a row that was left out, with the heading of each cell."""
    causes = [
        f"{issue.place.heading}: {issue.cause(t.lang)}" if issue.place.heading else issue.cause(t.lang)
        for issue in line.issues
    ]
    return " ".join(dict.fromkeys(causes)) or t("workbook.missing.with_person")


def left_out(line: LeftOutLine, t: Texts) -> str:
    """Say who was left out because of an error, and which."""
    return t("workbook.missing.left_out", who=left_out_name(line, t), why=left_out_reason(line, t))


def fallen_reason(line: FallenLine, t: Texts) -> str:
    """Say why somebody of the last result is not in this plan."""
    key = f"workbook.missing.{line.why.value}"
    match line.why:
        case Fallen.NOT_ELIGIBLE:
            return t(key, faults=", ".join(t(f"workbook.own_fault.{fault}") for fault in line.faults))
        case Fallen.AWAY:
            return t(key, faults=", ".join(t(f"workbook.away.{fault}") for fault in line.faults))
        case Fallen.NOT_PROPOSED if line.unmatched is not None:
            return t(f"{key}_{line.unmatched.value}")
        case _:
            return t(key)


def fallen(line: FallenLine, t: Texts) -> str:
    """Say who of the last result is not in this plan, with whom they stood there, and why."""
    key = f"workbook.missing.fallen_{line.side}{'_had' if line.partners else ''}"
    had = ", ".join(map(called, line.partners))
    return t(key, who=called(line.person), had=had, why=fallen_reason(line, t))


def lapsed_pair(line: LapsedLine, _: Texts) -> str:
    """Return the two whom a decision that cannot be kept is about."""
    return f"{called(line.youth)}–{called(line.mentor)}"


def lapsed_reason(line: LapsedLine, t: Texts) -> str:
    """Say who is missing, so that a decision cannot be kept."""
    people = {"youth": line.youth, "mentor": line.mentor}
    said = [
        t(f"workbook.missing.{'gone_one' if one.endswith('_gone') else 'left_out_one'}",
          who=called(people[one.split("_")[0]]))
        for one in line.missing
    ]  # fmt: skip
    return " ".join(said)


def lapsed(line: LapsedLine, t: Texts) -> str:
    """Say which decision cannot be kept, and why."""
    return t(
        f"workbook.missing.lapsed_{line.status.value}", pair=lapsed_pair(line, t), why=lapsed_reason(line, t)
    )
