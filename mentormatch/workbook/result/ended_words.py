"""In words: youths whose match has ended, and what happens now."""

from __future__ import annotations

from collections.abc import Sequence

from mentormatch.locale import Texts
from mentormatch.report.model import EndedLine
from mentormatch.workbook.catalogue import SETTINGS

from .words import called

MOST_NAMED = 20
"""Youths who get a line each."""


def ended_lines(found: Sequence[EndedLine], t: Texts) -> list[str]:
    """Return a line for each youth whose match has ended, and what to do where it is otherwise."""
    if not found:
        return []
    said = [_line(line, t) for line in found[:MOST_NAMED]]
    if rest := found[MOST_NAMED:]:
        names = ", ".join(called(line.youth) for line in rest)
        said.append(t("workbook.missing.more", n=len(rest), names=names))
    setting = next(one for one in SETTINGS if one.key == "ended_waits").name(t.lang)
    return [
        *said,
        *(
            t(f"workbook.ended.{key}", setting=setting)
            for key, waits in (("ask_waits", True), ("ask_waits_not", False))
            if any(line.waits is waits for line in found)
        ),
    ]


def _line(line: EndedLine, t: Texts) -> str:
    pair = {"youth": called(line.youth), "mentor": called(line.mentor)}
    over = t("workbook.ended.over_on", on=line.on, **pair) if line.on else t("workbook.ended.over", **pair)
    if not line.waits:
        now = t("workbook.ended.waits_not")
    elif line.proposed is not None:
        now = t("workbook.ended.waits_proposed", mentor=called(line.proposed))
    else:
        now = t("workbook.ended.waits")
    return f"{over} {now}"
