"""``mentormatch history``: figures over the months, from the results in a folder or of a batch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console

if TYPE_CHECKING:
    from mentormatch.application.history import Recounted


def build(t: Texts) -> click.Command:
    """Return the command in one language."""
    path = click.Path(path_type=Path)

    @click.argument("source", metavar=t("history.metavar"), type=click.Path(path_type=Path, exists=True))
    @click.option("-o", "--output", type=path, metavar=t("cli.metavar.out"), help=t("history.option_output"))
    @click.option("--page", type=path, metavar=t("cli.metavar.out"), help=t("history.option_page"))
    @click.option("--mask/--no-mask", default=True, show_default=True, help=t("history.option_mask"))
    @options.force(t)
    @options.password_file(t)
    def history(
        console: Console,
        *,
        source: Path,
        output: Path | None,
        page: Path | None,
        mask: bool,
        force: bool,
        password_file: Path | None,
    ) -> int:
        from mentormatch import application
        from mentormatch.application.history import history as work_out

        request = application.Request(
            books=(),
            today=clock.today(),
            lang=console.chosen_lang,
            spoken=console.t.lang,
            password=options.password(password_file, console),
        )
        done = work_out(request, _results(source), output=output, page=page, mask=mask, force=force)
        console.follow(done.lang)
        if console.as_json:
            console.data(_data(done))
            return int(ExitCode.DONE)
        t = console.t
        for line in done.words.answer():
            console.result(line)
        for name in done.skipped:
            console.message(t("history.skipped", path=name))
        for written in (done.output, done.page):
            if written is not None:
                console.result(t("history.written", path=written), written)
        return int(ExitCode.DONE)

    return options.command(t, "history", history)


def _results(source: Path) -> list[tuple[Path, str | None]]:
    """Return the results of a folder, or of a batch by its configuration, each with its municipality if known."""
    from mentormatch.application.history import results_in

    if source.is_dir():
        return [(path, None) for path in results_in(source)]
    from mentormatch.batch.config import load
    from mentormatch.batch.naming import fixed_folder, made_by, normal

    config = load(source, workbooks=False)
    here = source.resolve().parent
    ours = made_by(config.output, here)
    folder = fixed_folder(config.output, here, open_at="{")
    found: list[tuple[Path, str | None]] = []
    for path in results_in(folder):
        match = ours.fullmatch(normal(path))
        if match:
            found.append((path, match.groupdict().get("name")))
    return found


def _data(done: Recounted) -> dict[str, Any]:
    """Return the JSON (docs/reference.md): what the tables show, masked as they are."""
    words = done.words
    return {
        "first": words.found.first.isoformat(),
        "last": words.found.last.isoformat(),
        "results": words.found.results,
        **{grid.key: [dict(zip(grid.keys, row, strict=True)) for row in grid.rows] for grid in words.grids()},
        "skipped": list(done.skipped),
        "output": str(done.output) if done.output else None,
        "page": str(done.page) if done.page else None,
    }
