"""docs/commands.md and docs/kommandoer.md, made from the help of the commands.

``python -m tools.commands_page en > docs/commands.md``, and ``da > docs/kommandoer.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from mentormatch.cli import frame
from mentormatch.locale import LANGUAGES, Language, Texts, texts

COMMON = frozenset(("--lang", "--format", "--quiet", "--debug", "--help"))
"""The options that every command has: they stand on the page once."""


def commands(lang: Language) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield the program and each command with its context, in the help's order, click's own words in ``lang`` too."""
    frame.speak(lang)
    group = frame.build(texts(lang))
    top = group.make_context("mentormatch", [], resilient_parsing=True)
    yield group, top
    for name in group.list_commands(top):
        if command := group.get_command(top, name):
            yield command, click.Context(command, info_name=name, parent=top)


def example(command: click.Command) -> tuple[str, str]:
    """Return the word before the line at the foot of a command's help, and the line."""
    word, _, line = (command.epilog or "").partition(":")
    return word.strip(), line.strip()


def markdown(lang: Language) -> str:
    """Return the page in one language."""
    t = texts(lang)
    _, *rest = commands(lang)
    parts = [t("pages.commands.head")]
    parts += [f"- [{ctx.info_name}](#{ctx.info_name}): {command.short_help}" for command, ctx in rest]
    parts += ["", t("pages.commands.common"), *_options(_params(rest[0][1], common=True), rest[0][1], t)]
    for command, ctx in rest:
        parts += ["", f"## {ctx.info_name}", ""]
        parts += [f"    {ctx.command_path} {_pieces(command, ctx)}", "", str(command.help).strip(), ""]
        parts += _options(_params(ctx, common=False), ctx, t)
        word, line = example(command)
        parts += ["", f"{word}:", "", f"    {line}"]
    return "\n".join(parts).replace("\n\n\n", "\n\n") + "\n"


def _pieces(command: click.Command, ctx: click.Context) -> str:
    return " ".join(command.collect_usage_pieces(ctx))


def _params(ctx: click.Context, *, common: bool) -> list[click.Parameter]:
    return [one for one in ctx.command.get_params(ctx) if bool(COMMON & {*one.opts}) is common]


def _options(params: list[click.Parameter], ctx: click.Context, t: Texts) -> list[str]:
    records = [record for one in params if (record := one.get_help_record(ctx)) and record[1]]
    rows = [f"| `{_cell(option)}` | {_cell(said)} |" for option, said in records]
    return [t("pages.commands.row"), "|---|---|", *rows] if rows else []


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the page is UTF-8 whatever the console
    sys.stdout.write(markdown(next(lang for lang in LANGUAGES if lang in sys.argv[1:])))
