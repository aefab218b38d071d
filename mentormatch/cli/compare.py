"""``mentormatch compare``: two results side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console
from .rules import own_rules

if TYPE_CHECKING:
    from mentormatch.application import WhatIf
    from mentormatch.report.compare import Comparison


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("before", metavar=t("cli.metavar.result"), type=click.Path(path_type=Path))
    @click.argument("after", metavar=t("cli.metavar.result"), type=click.Path(path_type=Path))
    @options.output(t, "compare.option_output")
    @options.force(t)
    @own_rules(t)
    @options.password_file(t)
    def compare(
        console: Console,
        *,
        before: Path,
        after: Path,
        output: Path | None,
        force: bool,
        password_file: Path | None,
    ) -> int:
        from mentormatch import application

        found = application.compare(before, after, options.password(password_file, console))
        t = console.follow(found.lang)
        saved, issues = (
            application.save_comparison(replace(found, lang=t.lang), before, after, output, force=force)
            if output is not None
            else (None, ())
        )
        if console.as_json:
            console.data(as_data(found) | ({"output": str(saved)} if saved else {}))
        else:
            _tell(found, console, t, (before.name, after.name))
            if saved:
                console.result()
                console.result(t("compare.written", path=saved), saved)
                console.issues(issues)
        return int(ExitCode.DONE)

    return options.command(t, "compare", compare)


def as_data(found: Comparison) -> dict[str, Any]:
    """Return the JSON of a comparison (docs/reference.md)."""

    def plain(value: int | tuple[int, ...] | None) -> int | list[int] | None:
        return list(value) if isinstance(value, tuple) else value

    days = found.days
    return ({"as_of": {"before": days[0].isoformat(), "after": days[1].isoformat()}} if days else {}) | {
        "matched": {"before": found.matched[0], "after": found.matched[1]},
        "kept": found.kept,
        "changed": [
            {
                "youth": one.youth,
                "kind": one.kind.value,
                "before": one.before,
                "after": one.after,
                "points": {"before": one.points_before, "after": one.points_after},
            }
            for one in found.changed
        ],
        "levels": [
            {"goal": level.goal, "before": plain(level.before), "after": plain(level.after)}
            for level in found.levels
        ],
    }


def _tell(found: Comparison, console: Console, t: Texts, names: tuple[str, str]) -> None:
    from mentormatch.report.compare import Difference
    from mentormatch.workbook.books.comparison import dated

    for name, matched in zip(dated(names, found, t), found.matched, strict=True):
        console.result(t("compare.people", path=name, matched=matched))
    if found.newer_first:
        console.result(t("compare.newer_first"))
    console.result(t("compare.count.kept", n=found.kept))
    for kind in Difference:
        if n := found.count(kind):
            console.result(t(f"compare.count.{kind.value}", n=n))
    if not found.changed:
        console.result(t("compare.same"))

    _tables(found, console, t, (t("compare.head.before"), t("compare.head.after")))


def tell_what_if(done: WhatIf, console: Console) -> int:
    """Show what some changes would make of the plan; return the exit code."""
    found = done.comparison
    t = console.follow(found.lang)
    if console.as_json:
        console.data({"as_of": done.as_of.isoformat(), "what_if": list(done.changes)} | as_data(found))
        return int(ExitCode.DONE)
    console.issues(done.issues)
    console.result(t("cli.match.as_of", as_of=done.as_of))
    console.result(t("what_if.title", changes="; ".join(done.changes)))
    heads = (t("what_if.before"), t("what_if.after"))
    for name, matched in zip(heads, found.matched, strict=True):
        console.result(t("compare.people", path=name, matched=matched))
    if not found.changed:
        console.result(t("what_if.same"))
    _tables(found, console, t, heads)
    console.message(t("what_if.not_written"))
    return int(ExitCode.DONE)


def _tables(found: Comparison, console: Console, t: Texts, heads: tuple[str, str]) -> None:
    from mentormatch.workbook.result.words import level_value

    def reached(goal: str, value: int | tuple[int, ...] | None) -> str:
        # The draw's number says nothing to a person; that it was drawn does.
        return "–" if value is None or not t(f"workbook.goal_unit.{goal}") else level_value(value, t)

    def had(mentor: str | None, points: int | None) -> str:
        if mentor is None:
            return t("compare.none")
        said = found.names.mentor(mentor)
        return said if points is None else f"{said}, {t('compare.points', points=points)}"

    if found.changed:
        console.result()
        console.table(
            [t("compare.head.who"), t("compare.head.kind"), *heads],
            [
                (
                    found.names.youth(one.youth),
                    t(f"compare.kind.{one.kind.value}"),
                    had(one.before, one.points_before),
                    had(one.after, one.points_after),
                )
                for one in found.changed
            ],
        )
    console.result()
    console.table(
        [t("compare.head.goal"), *heads],
        [
            (
                t(f"workbook.goal.{level.goal}"),
                reached(level.goal, level.before),
                reached(level.goal, level.after),
            )
            for level in found.levels
        ],
    )
