"""``mentormatch person``: every file that holds somebody, what is known to hand out, and forgetting."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console

if TYPE_CHECKING:
    from mentormatch.application.person import Fate, Looked, Mention


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("who", metavar=t("person.metavar.who"))
    @click.argument(
        "places", nargs=-1, required=True, metavar=t("person.metavar.places"), type=click.Path(path_type=Path)
    )
    @click.option(
        "--name", "names", multiple=True, metavar=t("person.metavar.name"), help=t("person.option.name")
    )
    @options.output(t, "person.option.output")
    @options.force(t)
    @click.option("--forget", is_flag=True, help=t("person.option.forget"))
    @click.option("--dry-run", is_flag=True, help=t("person.option.dry_run"))
    @click.option("--yes", is_flag=True, help=t("batch.option.yes"))
    def person(
        console: Console,
        *,
        who: str,
        places: tuple[Path, ...],
        names: tuple[str, ...],
        output: Path | None,
        force: bool,
        forget: bool,
        dry_run: bool,
        yes: bool,
    ) -> int:
        from mentormatch.application import person as application

        t = console.t
        day = clock.today()
        console.progress("person.progress")
        looked = application.look(who, places, names)
        if output is not None:
            _write(looked, output, console, force=force)
        doing = forget and not dry_run and any(one.fate.value != "leave" for one in looked.mentions)
        if doing and not yes and not _agreed(looked, console):
            doing = False
            console.message(t("person.kept"))
        if doing:
            application.forget(looked, day)
        _tell(looked, console, forget=forget, done=doing)
        failed = any(one.fate is application.Fate.FAILED for one in looked.mentions)
        return int(ExitCode.OUTPUT if failed else ExitCode.DONE)

    return options.command(t, "person", person)


def _agreed(looked: Looked, console: Console) -> bool:
    """Name what would be changed and ask; where nobody is there to be asked, ``--yes`` must have been given."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.UsageError(console.t("batch.error.yes"))
    for one in looked.mentions:
        console.remark(_line(one, console.t, one.fate, done=False), one.found.path)
    console.remark(console.t("person.no_backup"))
    return console.agreed(console.t("person.ask"), default=False)


def _tell(looked: Looked, console: Console, *, forget: bool, done: bool) -> None:
    t = console.t
    if console.as_json:
        console.data(_data(looked, forget=forget, done=done))
    elif not looked.mentions:
        console.result(t("person.nothing"))
    else:
        who = ", ".join(filter(None, (looked.person.id, *looked.person.names)))
        console.result(t("person.found", n=len(looked.mentions), who=who))
        for one in looked.mentions:
            console.result(_line(one, t, one.fate if forget else None, done=done), one.found.path)
    for one in looked.mentions:
        if one.found.namesakes:
            where = "; ".join(f"{sheet} {row}" for sheet, row in one.found.namesakes)
            console.message(t("person.namesake", path=one.found.path, where=where), one.found.path)
    for path in looked.closed:
        console.message(t("person.closed", path=path), path)
    if looked.mentions and not forget and not console.as_json:
        console.message(t("person.next"))
    if done and any(one.fate.value in ("leave", "failed") for one in looked.mentions):
        console.message(t("person.left"))


def _line(one: Mention, t: Texts, fate: Fate | None, *, done: bool) -> str:
    sheets = list(
        dict.fromkeys([*(row.sheet for row in one.found.rows), *(cell[0] for cell in one.found.cells)])
    )
    where = ", ".join(sheets or one.found.parts)
    text = t("person.line", path=one.found.path, kind=t(f"person.kind.{one.kind.value}"), where=where)
    if fate is None:
        return text
    tense = "done" if done else "would"
    return f"{text}: {t(f'person.{tense}.{fate.value}')}"


def _data(looked: Looked, *, forget: bool, done: bool) -> dict[str, Any]:
    return {
        "id": looked.person.id or None,
        "names": list(looked.person.names),
        "files": [
            {
                "path": str(one.found.path),
                "kind": one.kind.value,
                "rows": [{"sheet": row.sheet, "row": row.row} for row in one.found.rows],
                "cells": [{"sheet": sheet, "row": row, "column": col} for sheet, row, col in one.found.cells],
                "parts": one.found.parts,
                "forget": one.fate.value if forget else None,
            }
            for one in looked.mentions
        ],
        "not_looked_into": [str(path) for path in looked.closed],
        "forgotten": done,
    }


def _write(looked: Looked, output: Path, console: Console, *, force: bool) -> None:
    """Write what is known of the person, as a workbook or as JSON by the name's ending."""
    from mentormatch.json_text import json_bytes
    from mentormatch.workbook.books.person import render_person
    from mentormatch.workbook.files.save import check_name, save

    t = console.t
    check_name(output, (".xlsx", ".json"))
    lines = list(_known(looked, t("person.other")))
    files = [(str(one.found.path), t(f"person.kind.{one.kind.value}")) for one in looked.mentions]
    who = ", ".join(filter(None, (looked.person.id, *looked.person.names)))
    if output.suffix.casefold() == ".json":
        data = json_bytes(
            {
                "id": looked.person.id or None,
                "names": list(looked.person.names),
                "known": [
                    {"where": where, "heading": heading, "value": value} for where, heading, value in lines
                ],
                "files": [path for path, _ in files],
            },
            indent=2,
        )
    else:
        data = render_person(who, lines, files, clock.today(), t)
    saved = save(data, output, force=force)
    console.message(t("person.written", path=saved.path), saved.path)


def _known(looked: Looked, instead: str) -> Iterator[tuple[str, str, str]]:
    """Yield each value of the person's rows once for each place, without the names of other people."""
    from mentormatch.workbook.cells.privacy import mask
    from mentormatch.workbook.person.search import shown, without_others

    others = _patterns(looked.others)
    for one in looked.mentions:
        for row in one.found.rows:
            where = f"{one.found.path.name}, {row.sheet} {row.row}"
            for heading, value in row.cells:
                yield where, heading, mask(without_others(shown(value), others, instead))


def _patterns(names: Iterable[str]) -> Sequence[Any]:
    import re

    words = sorted(names, key=len, reverse=True)
    return (
        [re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)] if words else []
    )
