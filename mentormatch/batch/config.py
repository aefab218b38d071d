"""The configuration of the batch: read strictly, every fault named at once with line, key and remedy."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mentormatch.domain import Settings, fold
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Kind, Place, Said, Severity
from mentormatch.issues import batch as kinds
from mentormatch.toml_lines import line_of
from mentormatch.workbook.files.toml_file import TomlFault, read_toml

from .finding import Workbook, find
from .naming import GAPS, fixed_folder

MOST_WORKERS = 256
_MAX_BYTES = 4 * 1024 * 1024

_EXAMPLES: Mapping[str, str] = {
    "inputs": 'inputs = ["kommuner/*/personer.xlsx"]',
    "output": 'output = "resultater/{name} {month}.xlsx"',
    "as_of": "as_of = 2026-12-01",
    "workers": "workers = 2",
    "private": "private = true",
    "closed": 'closed = ["Herlev"]',
    "leave_out_errors": "leave_out_errors = false",
    "rules": 'rules = ["egne-regler"]',
    "scheduler": 'scheduler = "tcp://cluster:8786"',
}
_TABLES: Mapping[str, tuple[str, ...]] = {
    "batch": ("inputs", "output", "as_of", "workers", "private", "leave_out_errors", "closed", "rules"),
    "cluster": ("scheduler",),
}
_OTHER_TABLES = ("settings", "municipality")
_WANTED: Mapping[str, Said] = {
    "inputs": Said("en eller flere stier eller mønstre", "one or more paths or patterns"),
    "output": Said("et mønster for resultaternes navne", "a pattern for the names of the results"),
    "as_of": Said("en dato", "a date"),
    "workers": Said(f"et helt tal fra 1 til {MOST_WORKERS}", f"a whole number from 1 to {MOST_WORKERS}"),
    "private": Said("true eller false", "true or false"),
    "leave_out_errors": Said("true eller false", "true or false"),
    "rules": Said("en eller flere mapper", "one or more folders"),
    "closed": Said("et eller flere navne", "one or more names"),
    "scheduler": Said("adressen på en Dask-scheduler", "the address of a Dask scheduler"),
    "table": Said("et afsnit i kantede parenteser", "a section in square brackets"),
    "setting": Said("en tekst, et tal, en dato eller en liste", "a text, a number, a date or a list"),
}


@dataclass(frozen=True, slots=True)
class Config:
    """What to run, how, and where the results go."""

    path: Path
    workbooks: tuple[Workbook, ...]
    output: str
    """Pattern with ``{name}``, ``{stem}`` and ``{month}``, relative to the file's folder."""
    inputs: tuple[str, ...] = ()
    """Paths and patterns of the lists, relative to the file's folder."""
    as_of: date | None = None
    workers: int | None = None
    private: bool = True
    leave_out_errors: bool = False
    closed: tuple[str, ...] = ()
    """Those that have no list any more, and are meant to have none."""
    rules: tuple[Path, ...] = ()
    """Folders with rules of one's own, for every workbook."""
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """As ``--setting`` takes them, for every workbook."""
    municipality: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """The same for one, by :func:`fold` of its name."""
    scheduler: str | None = None
    folders: tuple[Path, ...] = ()
    """Where it writes: the folder of all results, and those of the inputs (marked-up copies)."""
    warnings: tuple[Issue, ...] = ()

    def settings_of(self, workbook: Workbook) -> dict[str, str]:
        """Return the settings that hold for a workbook: its own before those of all."""
        own = self.municipality.get(fold(workbook.name), {})
        added = {
            name: f"{self.settings[name]}; {word}"
            for name, word in own.items()
            if name in self.settings and word[:1] in {"+", "-"}
        }
        return {**self.settings, **own, **added}


def load(path: Path, *, workbooks: bool = True) -> Config:
    """Read a configuration and find its workbooks.

    Args:
        path: the file.
        workbooks: whether to look for the workbooks; else there are none, and that is no fault.

    Raises:
        InputProblem: anything is wrong with it; all of it is among the issues, warnings too.
    """
    issues: list[Issue] = []
    try:
        # a folder may be given as ".", which has no name
        file = read_toml(path, _MAX_BYTES, kinds.NOT_TOML, shown=path.name or str(path))
    except TomlFault as fault:
        raise _stop([fault.issue]) from fault
    reader = _Reader(path.name, file.tree, file.at, issues)
    config = reader.config(path, workbooks=workbooks)
    if any(issue.severity is Severity.ERROR for issue in issues):
        raise _stop(issues)
    return replace(config, warnings=tuple(issues))


def _stop(issues: Sequence[Issue]) -> InputProblem:
    return InputProblem(issues, "batch.error.config")


class _Reader:
    """Takes a parsed file apart, and notes at which line something is wrong."""

    def __init__(
        self, file: str, tree: Mapping[str, Any], at: Mapping[tuple[str, ...], int], issues: list[Issue]
    ) -> None:
        self._file = file
        self._tree = tree
        self._at = at
        self._issues = issues

    def config(self, path: Path, *, workbooks: bool) -> Config:
        """Return the configuration; what could not be read has its default, and an issue."""
        self._known(self._tree, (*_TABLES, *_OTHER_TABLES), ())
        for table, keys in _TABLES.items():
            self._known(self._table((table,)), keys, (table,))
        inputs = self._need("inputs", _texts)
        output = self._need("output", _text)
        as_of = self._take("batch", "as_of", _day)
        workers = self._take("batch", "workers", _workers)
        private = self._take("batch", "private", _flag)
        leave_out = self._take("batch", "leave_out_errors", _flag)
        closed = self._take("batch", "closed", _names)
        rules = self._take("batch", "rules", _names)
        scheduler = self._take("cluster", "scheduler", _address)
        settings, base = self._settings(("settings",), Settings())
        own = {
            name: self._settings(("municipality", name), base)[0] for name in self._table(("municipality",))
        }
        found: tuple[Workbook, ...] = ()
        if output is not None and self._pattern(output) and inputs is not None and workbooks:
            found = self._find(path.resolve().parent, inputs, output)
            self._names(own, found)
        return Config(
            path=path,
            workbooks=found,
            output=output or "",
            inputs=inputs or (),
            as_of=as_of,
            workers=workers,
            private=True if private is None else private,
            leave_out_errors=bool(leave_out),
            closed=closed or (),
            rules=tuple(path.resolve().parent / folder for folder in rules or ()),
            settings=MappingProxyType(settings),
            municipality=MappingProxyType({fold(name): given for name, given in own.items()}),
            scheduler=scheduler,
            folders=self._folders(path.resolve().parent, inputs or (), output or ""),
        )

    def _issue(self, kind: Kind, at: tuple[str, ...], **values: object) -> None:
        self._issues.append(Issue(kind, self._place(at), values))

    def _place(self, at: tuple[str, ...]) -> Place:
        line = line_of(self._at, at)
        return Place(self._file, line=line, key=".".join(at) or None)

    def _table(self, at: tuple[str, ...]) -> Mapping[str, Any]:
        """Return a table, empty where it is missing or (with an issue) something else."""
        value: Any = self._tree
        for step in at:
            value = value.get(step, {}) if isinstance(value, Mapping) else {}
        if isinstance(value, Mapping):
            return value
        self._wrong(at, value, _WANTED["table"], f"[{at[-1]}]")
        return {}

    def _known(self, table: Mapping[str, Any], keys: Sequence[str], at: tuple[str, ...]) -> None:
        for given in table:
            if given not in keys:
                near = nearest(given, keys)
                self._issue(kinds.UNKNOWN_KEY, (*at, given), given=given, nearest=near, known=", ".join(keys))

    def _take(self, table: str, key: str, convert: Callable[[Any], Any]) -> Any:
        """Return a key's value, ``None`` where it is missing or (with an issue) of another kind."""
        given = self._table((table,)).get(key) if isinstance(self._tree.get(table, {}), Mapping) else None
        if given is None:
            return None
        value = convert(given)
        if value is None:
            self._wrong((table, key), given, _WANTED[key], _EXAMPLES[key])
        return value

    def _wrong(self, at: tuple[str, ...], value: object, wanted: Said, example: str) -> None:
        self._issue(kinds.WRONG_TYPE, at, key=at[-1], value=_shown(value), wanted=wanted, example=example)

    def _need(self, key: str, convert: Callable[[Any], Any]) -> Any:
        table = self._tree.get("batch", {})
        if isinstance(table, Mapping) and key not in table:
            self._issue(kinds.MISSING_KEY, ("batch",), key=key, table="[batch]", example=_EXAMPLES[key])
        return self._take("batch", key, convert)

    def _settings(self, at: tuple[str, ...], base: Settings) -> tuple[dict[str, str], Settings]:
        """Return a table of settings as words by key, and the settings that they make of a base."""
        from mentormatch.workbook.reading.settings import find_setting, parse_settings

        words: dict[str, str] = {}
        places: dict[str, Place] = {}
        for name, given in self._table(at).items():
            setting = find_setting(name)
            if setting and setting.key == "as_of":
                self._issue(kinds.DATE_ELSEWHERE, (*at, name))
                continue
            word = _word(given)
            if word is None:
                self._wrong((*at, name), given, _WANTED["setting"], 'host = "association"')
                continue
            words[name] = word
            places[name] = self._place((*at, name))
        made, found = parse_settings(words, base, places=places)
        self._issues += [one if one.place.file else replace(one, place=self._place(at)) for one in found]
        keyed = {setting.key: word for name, word in words.items() if (setting := find_setting(name))}
        return keyed, made

    def _pattern(self, output: str) -> bool:
        """Whether a pattern of results can be used; what is wrong with it is noted."""
        before = len(self._issues)
        at = ("batch", "output")
        example = _EXAMPLES["output"]
        try:
            named = {
                # A width or a conversion ({month:>20}, {name!r}) is no gap that we know.
                f"{gap}!{conversion}:{width}" if width or conversion else gap
                for _, gap, width, conversion in string.Formatter().parse(output)
                if gap is not None
            }
        except ValueError:
            named = {""}
        if not named <= set(GAPS):
            self._issue(kinds.UNKNOWN_GAP, at, pattern=output, known=", ".join(f"{{{gap}}}" for gap in GAPS))
        elif "month" not in named:
            self._issue(kinds.NO_MONTH, at, pattern=output, example=example)
        if not output.casefold().endswith(".xlsx"):
            self._issue(kinds.NOT_XLSX, at, pattern=output)
        return len(self._issues) == before

    def _find(self, folder: Path, inputs: Sequence[str], output: str) -> tuple[Workbook, ...]:
        found = find(folder, inputs, output)
        at = ("batch", "inputs")
        if not found.workbooks:
            self._issue(kinds.NOTHING_FOUND, at, patterns=", ".join(inputs))
            return ()
        for pattern in found.idle:
            self._issue(kinds.PATTERN_IDLE, at, pattern=pattern)
        for target, several in found.clashes(output):
            self._issue(kinds.SAME_OUTPUT, ("batch", "output"), inputs=", ".join(several), output=target)
        return found.workbooks

    def _folders(self, folder: Path, inputs: Sequence[str], output: str) -> tuple[Path, ...]:
        fixed = [fixed_folder(output, folder, open_at="{")]
        fixed += [fixed_folder(pattern, folder, open_at="*?[") for pattern in inputs]
        return tuple(dict.fromkeys(fixed))

    def _names(self, own: Iterable[str], workbooks: Sequence[Workbook]) -> None:
        known = list(dict.fromkeys(workbook.name for workbook in workbooks))
        keys = {fold(name) for name in known}
        for given in own:
            if fold(given) not in keys:
                near = nearest(given, known)
                listed = ", ".join(known[:10]) + (", ..." if len(known) > 10 else "")
                self._issue(
                    kinds.NAME_UNUSED, ("municipality", given), given=given, nearest=near, known=listed
                )


def nearest(given: str, known: Iterable[str]) -> Said:
    """Return the question whether the nearest known word was meant; nothing where none is near."""
    from mentormatch.workbook.cells.text import nearest as nearest_word

    near = nearest_word(given, known)
    return Said(f" Mente du {near}?", f" Did you mean {near}?") if near else Said("", "")


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)  # as TOML writes it
    return f'"{text}"' if isinstance(value, str) and len(text) <= 60 else text[:60]


def _text(value: Any) -> str | None:
    # A sign that no file system takes as part of a name is a slip of a program that wrote the file.
    return value if isinstance(value, str) and value.strip() and "\0" not in value else None


def _texts(value: Any) -> tuple[str, ...] | None:
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list) or not several or not all(_text(one) for one in several):
        return None
    return tuple(several)


def _names(value: Any) -> tuple[str, ...] | None:
    return () if value == [] else _texts(value)


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _workers(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 1 <= value <= MOST_WORKERS else None


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and "://" in value.strip("/:") else None


def _day(value: Any) -> date | None:
    """Return a date, given as one or as ``"2026-12-01"``; a point in time is none."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _word(value: Any) -> str | None:
    """Return a setting as ``--setting`` takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        words = [_word(one) for one in value]
        return None if not all(words) else "; ".join(str(word) for word in words) or "none"
    if isinstance(value, str | int | float) or (isinstance(value, date) and not isinstance(value, datetime)):
        return str(value)
    return None
