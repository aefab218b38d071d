"""``mentormatch purge``: forgetting old runs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("config", metavar=t("batch.metavar.config"), type=click.Path(path_type=Path))
    @click.option(
        "--older-than",
        "days",
        callback=lambda _context, _option, value: _days(value, t),
        required=True,
        metavar=t("batch.metavar.age"),
        help=t("batch.option.older_than"),
    )
    @click.option("--newest-too", is_flag=True, help=t("batch.option.newest_too"))
    @click.option("--dry-run", is_flag=True, help=t("batch.option.purge_dry_run"))
    @click.option("--yes", is_flag=True, help=t("batch.option.yes"))
    def purge(
        console: Console, *, config: Path, days: int, newest_too: bool, dry_run: bool, yes: bool
    ) -> int:
        from mentormatch.batch.config import load
        from mentormatch.batch.purge import find_old, remove

        t = console.t
        old = find_old(load(config, workbooks=False), clock.today(), days, newest_too=newest_too)
        for run in old.newest:
            console.message(t("batch.purge.newest", label=run.label, month=run.month))
        gone: list[Path] = []
        left: list[Path] = []
        if old.remove and not dry_run:
            console.message(t("batch.purge.warning"))
            if not yes and not _agreed([path for run in old.remove for path in run.files], console):
                if console.as_json:
                    console.data({"would_remove": [], "removed": [], "left": _texts(old.left)})
                else:
                    console.result(t("batch.purge.kept"))
                return int(ExitCode.DONE)
            gone, left = remove(old.remove)
        if console.as_json:
            would = [path for run in old.remove for path in run.files] if dry_run else []
            stays = dict.fromkeys([*left, *old.left])
            console.data({"would_remove": _texts(would), "removed": _texts(gone), "left": _texts(stays)})
        else:
            for path in [path for run in old.remove for path in run.files] if dry_run else gone:
                console.result(str(path))
            _tell(console, dry_run=dry_run, found=sum(len(run.files) for run in old.remove), gone=len(gone))
        if dry_run and old.remove:
            console.message(t("batch.purge.warning"))
        for path in left:
            console.error(t("batch.purge.left", path=path), path)
        for path in [path for run in old.remove for path in run.others]:
            console.remark(t("batch.purge.not_ours", path=path), path)
        for path in old.broken:
            console.remark(t("batch.purge.broken", path=path), path)
        return int(ExitCode.OUTPUT if left else ExitCode.DONE)

    return options.command(t, "purge", purge)


def _texts(paths: Iterable[Path]) -> list[str]:
    return [str(path) for path in paths]


def _days(value: str, t: Texts) -> int:
    """Return a number of days from ``90d`` or ``90``."""
    found = re.fullmatch(r"(\d{1,5})d?", value)
    if not found:
        raise click.BadParameter(t("batch.error.age", value=value))
    return int(found[1])


def _agreed(files: Sequence[Path], console: Console) -> bool:
    """Name the files and ask the person at the terminal; where there is none, ``--yes`` must have been given."""
    t = console.t
    if not sys.stdin.isatty():
        raise click.UsageError(t("batch.error.yes"))
    for path in files:
        console.remark(str(path), path)
    return console.agreed(t("batch.purge.ask", n=len(files)), default=False)


def _tell(console: Console, *, dry_run: bool, found: int, gone: int) -> None:
    if not found:
        console.result(console.t("batch.purge.nothing"))
    elif dry_run:
        console.result(console.t("batch.purge.would", n=found))
    else:
        console.result(console.t("batch.purge.done", n=gone))
