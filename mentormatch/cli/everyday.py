"""``mentormatch.toml``: the options that somebody wants every day, said once.

It stands beside the first list of a command, or in the user's own folder; what the nearer one says goes before the
other. An option on the command line goes before the environment, and the environment before these files (click's own
order: command line, environment variable, ``default_map``).

lang = "da"              # of every command that has the option
open = true

[match]                  # of this command only
blank-benefit = "none"

[settings]               # as --setting
municipality = "Gladsaxe"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentormatch.errors import UsageProblem

if TYPE_CHECKING:
    from mentormatch.issues import Issue, Kind, Place

NAME = "mentormatch.toml"
EVERYDAY = frozenset(
    (
        *("lang", "quiet", "open", "no-input"),
        *("blank-benefit", "rules", "map-file", "template"),
        *("explain", "all", "host", "work", "municipality", "usually-paid"),
    )
)
"""What may stand in a file. Everything else is meant for one run: said in a file it would be wrong the next time, and
nobody would see why."""
UNATTENDED = frozenset({"batch"})
"""Commands that say everything in a file of their own: their results depend on nobody's folder."""
_SETTINGS = "settings"
_MAX_BYTES = 1024 * 1024


@dataclass
class Everyday:
    """What the files say for one command.

    Attributes:
        values: values by the name of click's parameter.
        settings: what ``[settings]`` says, by the name that stands there.
        said: what was taken, as it stands in the files, with the file; by the name of click's parameter, or of the
            setting in brackets.
    """

    values: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    said: dict[str, tuple[Path, str]] = field(default_factory=dict)

    def give_way(self, given: Sequence[str]) -> None:
        """Drop the settings that the command line replaces; what begins with a sign adds to them."""
        from mentormatch.workbook.reading.settings import find_setting

        said = dict(word.partition("=")[::2] for word in given)
        replaced = {find_setting(name) for name, value in said.items() if value.strip()[:1] not in {"+", "-"}}
        for name in [name for name in self.settings if find_setting(name) in replaced]:
            del self.settings[name], self.said[f"[{name}]"]

    def used(self, ctx: click.Context) -> dict[Path, list[str]]:
        """Return what the command line and the environment have not said otherwise, by file."""
        found: dict[Path, list[str]] = {}
        for name, (path, text) in self.said.items():
            source = ctx.get_parameter_source(name)
            if name.startswith("[") or source is click.core.ParameterSource.DEFAULT_MAP:
                found.setdefault(path, []).append(text)
        return found


class EverydayCommand(click.Command):
    """A command whose options may also stand in ``mentormatch.toml``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the files that concern these lists, then the command line, which goes before them."""
        if self.name in UNATTENDED or ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        found = of_command(self, ctx, folders(self._lists(ctx, args)))
        ctx.default_map = {**(ctx.default_map or {}), **found.values}
        ctx.meta[NAME] = found
        rest = super().parse_args(ctx, args)
        if found.settings:  # in front, so that what the command line says of the same setting holds
            found.give_way(ctx.params[_SETTINGS])
            given = tuple(f"{name}={value}" for name, value in found.settings.items())
            ctx.params[_SETTINGS] = (*given, *ctx.params[_SETTINGS])
        return rest

    def _lists(self, ctx: click.Context, args: Sequence[str]) -> Iterable[Path]:
        """Yield the files that are given as arguments, before anything is made of them."""
        given, _, _ = self.make_parser(ctx).parse_args(list(args))
        for param in self.params:
            if isinstance(param, click.Argument) and isinstance(param.type, click.Path):
                words = given.get(param.name or "")
                for word in [words] if isinstance(words, str) else words if isinstance(words, tuple) else ():
                    yield Path(word)


def used(ctx: click.Context) -> dict[Path, list[str]]:
    """Return what a command that is running has taken from the files, by file."""
    found: Everyday | None = ctx.meta.get(NAME)
    return found.used(ctx) if found else {}


def folders(lists: Iterable[Path]) -> list[Path]:
    """Return where a file may stand for these lists, the nearer first."""
    beside = next((path.parent for path in lists), Path())
    return [beside, Path(click.get_app_dir("mentormatch"))]


def of_command(command: click.Command, ctx: click.Context, where: Sequence[Path]) -> Everyday:
    """Return what the files in some folders say for a command; the folder named first goes before the others.

    Raises:
        UsageProblem: a file cannot be read, or says what cannot be; all its faults are named.
    """
    found = Everyday()
    for folder in reversed(where):
        path = folder / NAME
        if path.is_file():
            _Reader(path, command, ctx).add_to(found)
    return found


def file_language(where: Sequence[Path]) -> str | None:
    """Return the language that the nearest readable file asks for; its faults are told when a command reads it."""
    for folder in where:
        try:
            given = tomllib.loads((folder / NAME).read_bytes()[:_MAX_BYTES].decode("utf-8-sig")).get("lang")
        except (OSError, ValueError, RecursionError):
            continue
        if given in ("da", "en"):
            return str(given)
    return None


class _Reader:
    """Reads one file for one command, and keeps everything that is wrong with it."""

    def __init__(self, path: Path, command: click.Command, ctx: click.Context) -> None:
        self.path, self.command, self.ctx = path, command, ctx
        self.issues: list[Issue] = []
        self.at: Mapping[tuple[str, ...], int] = {}

    def add_to(self, found: Everyday) -> None:
        """Add what the file says to what is found, in front of what was there."""
        tree = self._tree()
        tables = {name: part for name, part in tree.items() if isinstance(part, Mapping)}
        plain = {name: part for name, part in tree.items() if name not in tables}
        for name in tables:
            if name != _SETTINGS and name not in _commands():
                self._wrong("UNKNOWN_COMMAND", (name,), nearest=_nearest(name, [_SETTINGS, *_commands()]))
        own = tables.get(self.command.name or "", {})
        values: dict[str, Any] = {}
        said: dict[str, tuple[Path, str]] = {}
        for at, table in (((), plain), ((self.command.name or "",), own)):
            for name, value in table.items():
                option = self._option((*at, name), everywhere=not at)
                if option is None:
                    continue
                values[option.name or ""] = self._value(option, (*at, name), value)
                said[option.name or ""] = (self.path, f"{name} = {_as_written(value)}")
        settings = self._settings(tables.get(_SETTINGS, {}))
        if self.issues:
            raise UsageProblem("cli.everyday.wrong", self.issues, path=self.path)
        found.values |= values
        found.said |= said
        if "setting" in _options(self.command):
            found.settings |= settings
            found.said |= {f"[{name}]": (self.path, f"{name} = {word}") for name, word in settings.items()}

    def _settings(self, table: Mapping[str, Any]) -> dict[str, str]:
        """Return what ``[settings]`` says, as ``--setting`` would; its faults are kept."""
        if not table:
            return {}
        from mentormatch.domain import Settings
        from mentormatch.workbook.reading.settings import find_setting, parse_settings

        given = {name: _as_written(value) for name, value in table.items()}
        places = {name: self._place((_SETTINGS, name)) for name in given}
        for name in given:
            setting = find_setting(name)
            if setting is not None and setting.key == "as_of":
                self._wrong("EACH_TIME", (_SETTINGS, name), given="as-of")
        faults = parse_settings(given, Settings(), places=places)[1]
        self.issues += [fault for fault in faults if fault.severity.value == "error"]
        return given

    def _tree(self) -> dict[str, Any]:
        from mentormatch.issues.everyday import NOT_TOML
        from mentormatch.workbook.files.toml_file import TomlFault, read_toml

        try:
            file = read_toml(self.path, _MAX_BYTES, NOT_TOML, shown=str(self.path))
        except TomlFault as fault:
            raise UsageProblem("cli.everyday.wrong", [fault.issue], path=self.path) from fault
        self.at = file.at
        return file.tree

    def _option(self, at: tuple[str, ...], *, everywhere: bool) -> click.Option | None:
        """Return the command's option of a name; ``None``: it has none, and whether that is a fault is kept."""
        name = at[-1]
        known = _options(self.command)
        if name in known and name in EVERYDAY:
            return known[name]
        if everywhere and name in EVERYDAY:
            return None  # an option of other commands
        if name in known or name in _all_options(self.ctx):
            self._wrong("EACH_TIME" if name not in EVERYDAY else "NOT_OF_COMMAND", at, given=name)
            return None
        allowed = sorted(EVERYDAY if everywhere else EVERYDAY.intersection(known))
        self._wrong(
            "UNKNOWN_OPTION", at, given=name, nearest=_nearest(name, allowed), allowed=", ".join(allowed)
        )
        return None

    def _value(self, option: click.Option, at: tuple[str, ...], value: Any) -> Any:
        """Return a value that click takes for the option, paths as seen from the file's folder."""
        given = value
        if isinstance(option.type, click.Path):
            parts = value if isinstance(value, list) else [value]
            placed = [str(self.path.parent / part) if isinstance(part, str) else part for part in parts]
            given = placed if option.multiple else placed[0] if placed else value
        elif option.multiple and not isinstance(value, list):
            given = [value]
        try:
            if option.is_flag and not isinstance(given, bool):
                raise click.BadParameter("true / false")
            option.type_cast_value(self.ctx, given)
        except (click.BadParameter, TypeError) as fault:
            why = fault.message if isinstance(fault, click.BadParameter) else str(fault)
            self._wrong("NOT_POSSIBLE", at, given=at[-1], value=_as_written(value), why=why)
        return given

    def _wrong(self, kind: str, at: tuple[str, ...], **values: object) -> None:
        from mentormatch.issues import Issue, everyday

        one: Kind = getattr(everyday, kind)
        self.issues.append(Issue(one, self._place(at), {"given": at[-1], **values}))

    def _place(self, at: tuple[str, ...]) -> Place:
        from mentormatch.issues import Place
        from mentormatch.toml_lines import line_of

        line = line_of(self.at, at)
        return Place(str(self.path), line=line, key=".".join(at))


def _options(command: click.Command) -> dict[str, click.Option]:
    """Return a command's options by their long names without dashes."""
    return {
        name.removeprefix("--"): param
        for param in command.params
        if isinstance(param, click.Option)
        for name in param.opts
        if name.startswith("--")
    }


def _commands() -> list[str]:
    from .frame import COMMANDS

    return [name for name in COMMANDS if name not in UNATTENDED]


def _all_options(ctx: click.Context) -> list[str]:
    """Return the names that a file may have for any command. Asked only where this command does not know one."""
    group = ctx.find_root().command
    built = (group.get_command(ctx, name) for name in _commands()) if isinstance(group, click.Group) else ()
    found = (name for command in built if command for name in _options(command))
    return list(dict.fromkeys(found))


def _nearest(given: str, known: Sequence[str]) -> object:
    from mentormatch.workbook.cells.parsers import did_you_mean
    from mentormatch.workbook.cells.text import nearest

    return did_you_mean(nearest(given, known))


def _as_written(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_as_written(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
